"""Letter + Stil → bytes: one writer for each format, in one table."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeAlias

from ozganswer.errors import Mistake, Mistakes
from ozganswer.records.letter import Letter
from ozganswer.records.stil import Stil
from ozganswer.write import text
from ozganswer.write.columns import too_wide

Writer: TypeAlias = Callable[[Letter, Stil], bytes]


def _docx(letter: Letter, stil: Stil) -> bytes:
    # Each heavy library is imported only where its format is written.
    from ozganswer.write import docx  # noqa: PLC0415

    return docx.write(letter, stil)


def _pdf(letter: Letter, stil: Stil) -> bytes:
    from ozganswer.write import pdf  # noqa: PLC0415

    return pdf.write(letter, stil)


def check(letter: Letter, stil: Stil) -> tuple[Mistake, ...]:
    """Hold a letter against its sheet and its briefbogen; return warnings, raise Mistakes."""
    if wide := list(too_wide(letter, stil)):
        raise Mistakes(wide)
    if not stil.bogen:
        return ()
    from ozganswer.write import bogen  # noqa: PLC0415

    return bogen.check(letter, stil)


WRITERS: Mapping[str, Writer] = MappingProxyType({"docx": _docx, "pdf": _pdf, "txt": text.write})
"""The writers by the suffix of their files; same Letter and Stil, same bytes."""

"""`diff --docx`: the new letter as a DOCX, every change in it tracked."""

from contextlib import nullcontext, suppress
from datetime import datetime
from pathlib import Path

from ozganswer.archive.git import user_name
from ozganswer.ausgabe import name_in, write_files
from ozganswer.beside import Helper
from ozganswer.cli.arbeit import alone_in
from ozganswer.cli.meldung import tell_sentence
from ozganswer.cli.vergleichen import Vergleich, Wahl, compose_both
from ozganswer.load.ordner import ANSWERS
from ozganswer.records.auftrag import AENDERUNGEN
from ozganswer.records.dateinamen import check_names

DOCX = ".docx"
NIEMAND = "ozganswer"
"""Who made the changes where git knows no name."""


def run(ordner: Path | None, wahl: Wahl, helper: Helper | None = None) -> int:
    """Compare a letter at two times and write the changes; return the exit code."""
    verglichen = compose_both(ordner, wahl, lambda neu: _ask(helper, neu.letter, neu.stil))
    autor = user_name(verglichen.workspace.root) or NIEMAND
    _write(verglichen, _drawn(verglichen, autor, wahl.wann, helper), wahl)
    return 0


def _ask(helper: Helper | None, *what: object) -> None:
    if helper:
        # One that is gone is missed where it should answer.
        with suppress(OSError):
            helper.ask(*what)


def _drawn(verglichen: Vergleich, autor: str, wann: datetime, helper: Helper | None) -> bytes:
    alt, neu = ((stand.letter, stand.stil) for stand in (verglichen.alt, verglichen.neu))
    if helper:
        _ask(helper, alt, autor, wann)
        with suppress(EOFError, OSError):
            return helper.answer()
    from ozganswer.write import redline  # noqa: PLC0415 - slow to load, and else done beside

    return redline.write(alt, neu, autor, wann)


def _write(verglichen: Vergleich, inhalt: bytes, wahl: Wahl) -> None:
    workspace, ziel = verglichen.workspace, _target(verglichen, wahl.out)
    with nullcontext() if wahl.out else alone_in(workspace):
        write_files({ziel: inhalt}, workspace.root)
    tell_sentence(f"geschrieben: {name_in(ziel, workspace.root)}", wahl.meldungen)


def _target(verglichen: Vergleich, out: Path | None) -> Path:
    workspace, brief = verglichen.workspace, verglichen.brief
    name = f"{brief.name}-{AENDERUNGEN}{DOCX}"
    if out is None:
        check_names(workspace.quelle(brief.kommune, brief.name), [name])
        return workspace.root / ANSWERS / brief.kommune / brief.name / name
    out = out.resolve()
    is_file = out.suffix.lower() == DOCX and not out.is_dir()
    return out if is_file else out / name

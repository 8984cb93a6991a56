"""The city's own letterhead for Word: read safely, its styles, header and footer for letters.

What reads it is imported only for a style that has one.
"""

# ruff: noqa: PLC0415

from docx.opc.part import Part
from docx.parts.document import DocumentPart

from ozganswer.errors import Mistake
from ozganswer.records.letter import Letter, RegionName
from ozganswer.records.stil import Stil
from ozganswer.write.ooxml.elements import Element
from ozganswer.write.ooxml.styles import Look, styles_part


def check(letter: Letter, stil: Stil) -> tuple[Mistake, ...]:
    """Hold a style's letterhead against a letter; return warnings, raise a Mistake or Mistakes."""
    if not stil.bogen:
        return ()
    from ozganswer.write.bogen import letterhead

    return letterhead.check(letter, stil)


def styles(look: Look) -> bytes:
    """Write the styles of a document, on the style's letterhead if it has one."""
    if not look.stil.bogen:
        return styles_part(look)
    from ozganswer.write.bogen import letterhead

    return letterhead.styles(look)


def numbering(ours: bytes, stil: Stil) -> bytes:
    """Put the lists of a style's letterhead beside those of the letter."""
    if not stil.bogen:
        return ours
    from ozganswer.write.bogen import letterhead

    return letterhead.numbering(ours, stil)


def attach_theme(document: DocumentPart, stil: Stil) -> None:
    """Give a document the colours and fonts that the letterhead's styles may name."""
    if stil.bogen:
        from ozganswer.write.bogen import letterhead

        letterhead.attach_theme(document, stil)


def says(stil: Stil, name: RegionName) -> bool:
    """Tell whether the letterhead's header or footer says what a region would say."""
    if not stil.bogen:
        return False
    from ozganswer.write.bogen import letterhead

    return letterhead.rand(stil, name) is not None


def draw(stil: Stil, name: RegionName, part: Part) -> tuple[list[Element], list[Element]]:
    """Draw what the letterhead has for a region: runs anchored to the page, and its blocks."""
    if not stil.bogen:
        return [], []
    from ozganswer.write.bogen import frame

    return frame.draw(stil, name, part)

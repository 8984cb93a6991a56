"""Which characters a PDF can show: checked before one is drawn, so that no glyph goes missing."""

from collections.abc import Mapping, Set
from functools import cache

from fontTools.ttLib import TTFont

from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.writing import FehlendesZeichen, SchriftFehlt, VerbotenesZeichen
from ozganswer.records.zeichen import KEIN_XML
from ozganswer.write.fontfiles import SCHNITTE, SCHRIFTEN

UMGEBUNG = 30
"""Characters shown on each side of one that is wrong."""


def check(shown: str, unseen: str) -> None:
    """Check what a letter shows and what its properties say; raises Mistakes, each sign once."""
    known = characters()
    wrong = [(shown, c) for c in set(shown) if ord(c) not in known]
    wrong += [(unseen, c) for c in set(KEIN_XML.findall(unseen))]
    if wrong:
        raise Mistakes(_mistake(text, text.index(c)) for text, c in wrong)


def _mistake(text: str, at: int) -> Mistake:
    around = KEIN_XML.sub("\N{REPLACEMENT CHARACTER}", text[max(at - UMGEBUNG, 0) : at + UMGEBUNG])
    kind = VerbotenesZeichen if KEIN_XML.match(text[at]) else FehlendesZeichen
    return kind(text[at], " ".join(around.split()))


@cache
def glyphs(schnitt: str) -> Mapping[int, str]:
    """Read which character each glyph of a face shows: each shows one alone (hatch_build.py)."""
    return {glyph: chr(code) for code, glyph in _codes(schnitt).items()}


@cache
def characters() -> Set[int]:
    """Read the characters of the font, and the white space that folds; raises SchriftFehlt."""
    missing = [name for name in SCHNITTE if not (SCHRIFTEN / name).is_file()]
    if missing:
        raise SchriftFehlt(missing, str(SCHRIFTEN))
    return _codes(SCHNITTE[0]).keys() | {ord(c) for c in " \t\n\r"}


@cache
def _codes(schnitt: str) -> Mapping[int, int]:
    with TTFont(SCHRIFTEN / schnitt, lazy=True) as font:
        # Given a number for a name, no glyph has a name made up for it, which takes 30 ms a face.
        font.setGlyphOrder([str(glyph) for glyph in range(font["maxp"].numGlyphs)])
        return {code: int(name) for code, name in font.getBestCmap().items()}

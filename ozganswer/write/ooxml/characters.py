"""The characters that no part of a DOCX can hold: found before anything is drawn."""

from collections.abc import Iterator

from ozganswer.errors.writing import VerbotenesZeichen
from ozganswer.records.letter import Letter, Link
from ozganswer.records.reading import blocks_of, inlines_of
from ozganswer.records.stil import Stil
from ozganswer.records.zeichen import KEIN_XML
from ozganswer.write import text

_AROUND = 30


def forbidden_characters(letter: Letter, stil: Stil) -> Iterator[VerbotenesZeichen]:
    """Find each forbidden character of a letter once, in what it shows and what its file says."""
    told = set()
    for content in (text.draw(letter, stil), *_unseen(letter)):
        for found in KEIN_XML.finditer(content):
            if found.group() not in told:
                told.add(found.group())
                yield VerbotenesZeichen(found.group(), _around(content, found.start()))


def _unseen(letter: Letter) -> Iterator[str]:
    yield from (letter.titel, letter.thema, letter.autor)
    inlines = (inline for block in blocks_of(letter) for inline in inlines_of(block))
    yield from (inline.target for inline in inlines if isinstance(inline, Link))


def _around(content: str, at: int) -> str:
    shown = content[max(at - _AROUND, 0) : at + _AROUND]
    return " ".join(KEIN_XML.sub("\N{REPLACEMENT CHARACTER}", shown).split())

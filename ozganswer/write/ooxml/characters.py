"""The characters that no part of a DOCX can hold: found before anything is drawn."""

import re
from collections.abc import Iterator

from ozganswer.errors.writing import VerbotenesZeichen
from ozganswer.records.letter import Letter, Link
from ozganswer.records.reading import blocks_of, inlines_of
from ozganswer.records.stil import Stil
from ozganswer.write import text

# Whatever is no Char in XML 1.0, section 2.2.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_AROUND = 30


def forbidden_characters(letter: Letter, stil: Stil) -> Iterator[VerbotenesZeichen]:
    """Find each forbidden character of a letter once, in what it shows and what its file says."""
    told = set()
    for content in (text.draw(letter, stil), *_unseen(letter)):
        for found in _FORBIDDEN.finditer(content):
            if found.group() not in told:
                told.add(found.group())
                yield VerbotenesZeichen(found.group(), _around(content, found.start()))


def _unseen(letter: Letter) -> Iterator[str]:
    yield from (letter.titel, letter.thema, letter.autor)
    inlines = (inline for block in blocks_of(letter) for inline in inlines_of(block))
    yield from (inline.target for inline in inlines if isinstance(inline, Link))


def _around(content: str, at: int) -> str:
    shown = content[max(at - _AROUND, 0) : at + _AROUND]
    return " ".join(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", shown).split())

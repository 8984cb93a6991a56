"""The words of the DOCX are the words of the Letter, in its order."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from hypothesis import given

from ozganswer.records.letter import (
    Heading,
    InfoLine,
    ItemList,
    Letter,
    Paragraph,
    Question,
    RegionName,
    Table,
)
from ozganswer.records.reading import plain
from ozganswer.write import docx
from tests.stile import STIL
from tests.write_docx.beispiele import BRIEF
from tests.write_docx.briefe import LETTERS
from tests.write_docx.lesen import Docx

OHNE_PLAETZE = replace(STIL, regionen={})
MIT_PLATZ = replace(
    STIL, regionen={name: replace(platz, hoehe=200) for name, platz in STIL.regionen.items()}
)


def test_the_words_of_the_example() -> None:
    words = Docx(docx.write(BRIEF, OHNE_PLAETZE)).words()
    assert len(words) > 400
    assert words == list(_words(BRIEF))


@given(LETTERS)
def test_the_words_of_any_letter_whether_placed_or_flowing(letter: Letter) -> None:
    assert Docx(docx.write(letter, OHNE_PLAETZE)).words() == list(_words(letter))
    placed = Docx(docx.write(letter, MIT_PLATZ))
    foot = letter.frame.after[-1]
    assert foot.name is RegionName.FUSS
    rest = replace(letter.frame, after=letter.frame.after[:-1])
    assert placed.words() == list(_words(replace(letter, frame=rest)))
    assert placed.words(placed.first("footer")) == list(_of(foot.blocks))


def _words(letter: Letter) -> Iterator[str]:
    for region in letter.frame.before:
        yield from _of(region.blocks)
    yield from _of(letter.body)
    for region in letter.frame.after:
        yield from _of(region.blocks)
    for annex in letter.annexes:
        yield from plain(annex.titel).split()
        yield from _of(annex.blocks)


def _of(blocks: Iterable[object]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph(inlines=inlines) | Heading(inlines=inlines):
                yield from plain(inlines).split()
            case InfoLine(label=label, value=value):
                yield from (*plain(label).split(), *plain(value).split())
            case Question(nummer=nummer, blocks=quoted):
                yield from (nummer, *_of(quoted))
            case ItemList(numbered=numbered, items=items):
                for number, item in enumerate(items, start=1):
                    yield from (f"{number}." if numbered else "–", *_of(item))
            case Table(header=header, rows=rows):
                for cell in (cell for row in (*header, *rows) for cell in row):
                    yield from plain(cell.inlines).split()

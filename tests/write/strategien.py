"""Letters of any shape, of any characters that the PDF's font has."""

from typing import Any

from hypothesis import strategies as st

from ozganswer.records.letter import (
    Annex,
    Cell,
    Column,
    Emphasis,
    Frame,
    Gap,
    Heading,
    InfoLine,
    ItemList,
    Letter,
    LineBreak,
    Link,
    PageBreak,
    Paragraph,
    Question,
    Region,
    RegionName,
    Strong,
    Table,
    Text,
)
from ozganswer.write.zeichen import characters

TEXTS = st.text(st.sampled_from(sorted(map(chr, characters()))), max_size=40)
WORDS = st.text(st.sampled_from("abcÄÖÜß .-–|*_<&"), max_size=60)


def _inlines() -> st.SearchStrategy[tuple[Any, ...]]:
    plain = st.builds(Text, TEXTS | WORDS) | st.builds(Gap, WORDS, WORDS) | st.just(LineBreak())
    nested = st.lists(plain, max_size=2).map(tuple)
    link = st.builds(Link, nested, st.just("https://www.example.org/"))
    marked = st.builds(Strong, nested) | st.builds(Emphasis, nested) | link
    return st.lists(plain | marked, max_size=4).map(tuple)


INLINES = _inlines()
PARAGRAPHS = st.builds(Paragraph, INLINES, st.sampled_from(["text", "anmerkung"]))


def _items(blocks: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    item = st.lists(blocks, min_size=1, max_size=3).map(tuple)
    return st.builds(ItemList, st.booleans(), st.lists(item, min_size=1, max_size=3).map(tuple))


LISTS = _items(PARAGRAPHS | _items(PARAGRAPHS))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw a table of up to four columns."""
    columns = draw(st.integers(1, 4))
    row = st.lists(st.builds(Cell, INLINES), min_size=columns, max_size=columns).map(tuple)
    align = st.sampled_from(["left", "center", "right"])
    return Table(
        tuple(Column(draw(align)) for _ in range(columns)),
        tuple(draw(st.lists(row, max_size=2))),
        tuple(draw(st.lists(row, min_size=1, max_size=4))),
    )


QUOTED = st.lists(PARAGRAPHS | _items(PARAGRAPHS), min_size=1, max_size=2).map(tuple)
BLOCKS = (
    PARAGRAPHS
    | st.builds(Heading, st.integers(1, 3), INLINES)
    | st.builds(Question, st.sampled_from(["1.", "2a.", "IV.3:"]), QUOTED)
    | LISTS
    | tables()
    | st.just(PageBreak())
)
BODIES = st.lists(BLOCKS, max_size=5).map(tuple)


def _region(name: RegionName) -> st.SearchStrategy[Region]:
    line = st.builds(Text, WORDS | TEXTS).map(lambda text: (text,))
    block = st.builds(Paragraph, line)
    if name is RegionName.INFORMATIONSBLOCK:
        block = st.builds(InfoLine, line, line)
    return st.lists(block, max_size=1).map(lambda blocks: Region(name, tuple(blocks)))


NAMES = list(RegionName)
BEFORE = st.tuples(*(_region(name) for name in NAMES[:7]))
AFTER = st.tuples(*(_region(name) for name in NAMES[7:]))


def letters() -> st.SearchStrategy[Letter]:
    """Draw letters with their frame, a body and annexes."""
    return st.builds(
        Letter,
        titel=st.just("Antwort"),
        frame=st.builds(Frame, BEFORE, AFTER),
        body=BODIES,
        annexes=st.lists(st.builds(Annex, INLINES, BODIES, st.booleans()), max_size=2).map(tuple),
        vermerk=st.sampled_from(["", "ENTWURF"]),
    )

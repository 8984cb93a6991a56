"""Letters of any shape, of any characters that the PDF's font has."""

from collections.abc import Callable
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
    Marked,
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


def build(kind: Callable[..., Any], *parts: Any, **named: Any) -> st.SearchStrategy[Any]:
    """Draw an object of a kind; unlike `st.builds` it is printed in no time when a test fails."""
    drawn = st.tuples(st.tuples(*parts), st.fixed_dictionaries(named))
    return drawn.map(lambda d: kind(*d[0], **d[1]))


TEXTS = st.text(st.sampled_from(sorted(map(chr, characters()))), max_size=40)
WORDS = st.text(st.sampled_from("abcÄÖÜß .-–|*_<&"), max_size=60)


def _inlines() -> st.SearchStrategy[tuple[Any, ...]]:
    plain = build(Text, TEXTS | WORDS) | build(Gap, WORDS, WORDS) | st.just(LineBreak())
    nested = st.lists(plain, max_size=2).map(tuple)
    link = build(Link, nested, st.just("https://www.example.org/"))
    marked = build(Strong, nested) | build(Emphasis, nested) | link
    marked |= build(Marked, nested, st.sampled_from([" [1]", " [2 abgelaufen]"]), st.booleans())
    return st.lists(plain | marked, max_size=4).map(tuple)


INLINES = _inlines()
PARAGRAPHS = build(Paragraph, INLINES, st.sampled_from(["text", "anmerkung"]))


def _items(blocks: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    item = st.lists(blocks, min_size=1, max_size=3).map(tuple)
    return build(ItemList, st.booleans(), st.lists(item, min_size=1, max_size=3).map(tuple))


LISTS = _items(PARAGRAPHS | _items(PARAGRAPHS))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Draw a table of up to four columns."""
    columns = draw(st.integers(1, 4))
    row = st.lists(build(Cell, INLINES), min_size=columns, max_size=columns).map(tuple)
    align = st.sampled_from(["left", "center", "right"])
    return Table(
        tuple(Column(draw(align)) for _ in range(columns)),
        tuple(draw(st.lists(row, max_size=2))),
        tuple(draw(st.lists(row, min_size=1, max_size=4))),
    )


QUOTED = st.lists(PARAGRAPHS | _items(PARAGRAPHS), min_size=1, max_size=2).map(tuple)
BLOCKS = (
    PARAGRAPHS
    | build(Heading, st.integers(1, 3), INLINES)
    | build(Question, st.sampled_from(["1.", "2a.", "IV.3:"]), QUOTED)
    | LISTS
    | tables()
    | st.just(PageBreak())
)
BODIES = st.lists(BLOCKS, max_size=5).map(tuple)


def _region(name: RegionName) -> st.SearchStrategy[Region]:
    line = build(Text, WORDS | TEXTS).map(lambda text: (text,))
    block = build(Paragraph, line)
    if name is RegionName.INFORMATIONSBLOCK:
        block = build(InfoLine, line, line)
    return st.lists(block, max_size=1).map(lambda blocks: Region(name, tuple(blocks)))


NAMES = list(RegionName)
BEFORE = st.tuples(*(_region(name) for name in NAMES[:7]))
AFTER = st.tuples(*(_region(name) for name in NAMES[7:]))


def letters() -> st.SearchStrategy[Letter]:
    """Draw letters with their frame, a body and annexes."""
    return build(
        Letter,
        titel=st.just("Antwort"),
        frame=build(Frame, BEFORE, AFTER),
        body=BODIES,
        annexes=st.lists(build(Annex, INLINES, BODIES, st.booleans()), max_size=2).map(tuple),
        vermerk=st.sampled_from(["", "ENTWURF"]),
    )

"""Letters of every shape, for property tests."""

from hypothesis import strategies as st

from ozganswer.records.letter import (
    Annex,
    Block,
    Cell,
    Column,
    Emphasis,
    Figure,
    Frame,
    Gap,
    Heading,
    InfoLine,
    Inline,
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

TEXTS = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Cn"), include_characters="\t\n"), max_size=12
)
LEAVES = (
    TEXTS.map(Text) | TEXTS.map(lambda t: Figure(t, ())) | st.builds(Gap, TEXTS, TEXTS)
) | st.just(LineBreak())
INLINES: st.SearchStrategy[tuple[Inline, ...]] = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=3)
        .map(tuple)
        .flatmap(
            lambda i: st.sampled_from(
                [Strong(i), Emphasis(i), Link(i, "https://ozg.example/"), Marked(i, " [1]")]
            )
        )
    ),
    max_leaves=6,
).map(lambda inline: (inline,)) | st.lists(LEAVES, max_size=4).map(tuple)
PARAGRAPHS = st.builds(Paragraph, INLINES, st.sampled_from(["text", "anmerkung"]))


@st.composite
def tables(draw: st.DrawFn) -> Table:
    count = draw(st.integers(1, 4))
    columns = draw(
        st.lists(
            st.builds(
                Column, st.sampled_from(["left", "center", "right"]), st.sampled_from([0, 0.2])
            ),
            min_size=count,
            max_size=count,
        )
    )
    row = st.lists(st.builds(Cell, INLINES), min_size=count, max_size=count).map(tuple)
    rows = st.lists(row, max_size=3).map(tuple)
    return Table(tuple(columns), draw(rows), draw(rows.filter(bool)), draw(TEXTS))


BLOCKS: st.SearchStrategy[Block] = st.recursive(
    PARAGRAPHS | st.builds(Heading, st.integers(1, 5), INLINES) | tables(),
    lambda inner: st.builds(
        ItemList,
        st.booleans(),
        st.lists(st.lists(inner, max_size=3).map(tuple), max_size=3).map(tuple),
    ),
    max_leaves=5,
)
LISTS = st.builds(
    ItemList,
    st.booleans(),
    st.lists(PARAGRAPHS.map(lambda q: (q,)), min_size=1, max_size=3).map(tuple),
)
QUESTIONS = st.builds(
    Question,
    st.from_regex(r"[0-9]{1,2}\.", fullmatch=True),
    st.lists(PARAGRAPHS | LISTS, min_size=1, max_size=3).map(tuple),
)
BODIES = st.lists(BLOCKS | QUESTIONS | st.just(PageBreak()), max_size=4).map(tuple)


def regions(*names: RegionName) -> st.SearchStrategy[tuple[Region, ...]]:
    return st.tuples(*(_region(name) for name in names))


def _region(name: RegionName) -> st.SearchStrategy[Region]:
    lines = PARAGRAPHS
    if name is RegionName.INFORMATIONSBLOCK:
        lines = PARAGRAPHS | st.builds(InfoLine, INLINES, INLINES)
    return st.builds(Region, st.just(name), st.lists(lines, max_size=3).map(tuple))


NAMES = list(RegionName)
LETTERS = st.builds(
    Letter,
    titel=TEXTS,
    frame=st.builds(Frame, regions(*NAMES[:7]), regions(*NAMES[7:])),
    body=BODIES,
    annexes=st.lists(st.builds(Annex, INLINES, BODIES, st.booleans()), max_size=2).map(tuple),
    vermerk=st.sampled_from(["", "ENTWURF"]),
)

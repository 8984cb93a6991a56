"""Reading a Letter: its words, and its blocks and inlines in the order they are read."""

from collections.abc import Iterator

from ozganswer.records.letter import (
    Block,
    Emphasis,
    Figure,
    Gap,
    Heading,
    InfoLine,
    Inline,
    ItemList,
    Letter,
    LineBreak,
    Link,
    Marked,
    Nested,
    PageBreak,
    Paragraph,
    Question,
    Strong,
    Table,
    Text,
)


def plain(inlines: tuple[Inline, ...]) -> str:
    """Read inlines as plain text; a line break is a newline."""
    return "".join(_plain(i) for i in inlines)


def _plain(inline: Inline) -> str:
    match inline:
        case Text(text=text) | Figure(text=text):
            return text
        case Gap():
            return inline.text
        case LineBreak():
            return "\n"
        case Marked(children=children, mark=mark):
            return plain(children) + mark
        case Strong(children=children) | Emphasis(children=children) | Link(children=children):
            return plain(children)


def text_of(block: Block | InfoLine) -> str:
    """Read a block as plain text in reading order, a line for each part, a tab between cells."""
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            return plain(inlines)
        case InfoLine(label=label, value=value):
            return f"{plain(label)}\t{plain(value)}"
        case Question(nummer=nummer, blocks=quoted):
            return "\n".join((nummer, *(text_of(b) for b in quoted)))
        case ItemList(items=items):
            return "\n".join(text_of(b) for item in items for b in item)
        case Table(header=header, rows=rows):
            return "\n".join("\t".join(plain(c.inlines) for c in row) for row in (*header, *rows))
        case PageBreak():
            return ""


def blocks_of(letter: Letter) -> Iterator[Block | InfoLine]:
    """Walk the letter's outermost blocks in reading order: frame, body, frame, annexes."""
    for region in letter.frame.before:
        yield from region.blocks
    yield from letter.body
    for region in letter.frame.after:
        yield from region.blocks
    for annex in letter.annexes:
        yield Heading(1, annex.titel)
        yield from annex.blocks


def inlines_of(block: Block | InfoLine) -> Iterator[Inline]:
    """Walk the inlines of a block in reading order, outer before inner."""
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            yield from deep(inlines)
        case InfoLine(label=label, value=value):
            yield from deep((*label, *value))
        case Question(blocks=quoted):
            for child in quoted:
                yield from inlines_of(child)
        case ItemList(items=items):
            for inner in (b for item in items for b in item):
                yield from inlines_of(inner)
        case Table(header=header, rows=rows):
            for cell in (c for row in (*header, *rows) for c in row):
                yield from deep(cell.inlines)
        case PageBreak():
            return


def deep(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    """Walk inlines and what they hold, outer before inner."""
    for inline in inlines:
        yield inline
        if isinstance(inline, Nested):
            yield from deep(inline.children)

"""A Letter with other inlines in the place of its own; everything else stays as it is."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import TypeAlias

from ozganswer.records.letter import (
    Block,
    Cell,
    Figure,
    Frame,
    Heading,
    InfoLine,
    Inline,
    ItemList,
    Letter,
    Marked,
    Nested,
    PageBreak,
    Paragraph,
    Question,
    Region,
    RegionName,
    Table,
)

Inlines: TypeAlias = tuple[Inline, ...]
Draw: TypeAlias = Callable[[Inlines], Inlines]


def replace_figures(
    letter: Letter, draw: Callable[[Figure], Inline], ausser: Collection[RegionName] = ()
) -> Letter:
    """Draw each figure of a letter anew, but for those of some regions."""

    def drawn(inline: Inline) -> Inline:
        match inline:
            case Figure():
                return draw(inline)
            case Marked():
                return inline
            case _ if isinstance(inline, Nested):
                return replace(inline, children=tuple(map(drawn, inline.children)))
            case _:
                return inline

    return replace_inlines(letter, lambda inlines: tuple(map(drawn, inlines)), ausser)


def replace_inlines(letter: Letter, draw: Draw, ausser: Collection[RegionName] = ()) -> Letter:
    """Draw each run of inlines of a letter anew, but for those of some regions."""
    frame = letter.frame
    before, after = (
        tuple(r if r.name in ausser else _region(r, draw) for r in regions)
        for regions in (frame.before, frame.after)
    )
    annexes = tuple(replace(a, blocks=_blocks(a.blocks, draw)) for a in letter.annexes)
    body = _blocks(letter.body, draw)
    return replace(letter, frame=Frame(before, after), body=body, annexes=annexes)


def _region(region: Region, draw: Draw) -> Region:
    return replace(region, blocks=tuple(_line(block, draw) for block in region.blocks))


def _line(block: Paragraph | InfoLine, draw: Draw) -> Paragraph | InfoLine:
    match block:
        case Paragraph(inlines=inlines):
            return replace(block, inlines=draw(inlines))
        case InfoLine(label=label, value=value):
            return replace(block, label=draw(label), value=draw(value))


def _blocks(blocks: tuple[Block, ...], draw: Draw) -> tuple[Block, ...]:
    return tuple(_block(block, draw) for block in blocks)


def _block(block: Block, draw: Draw) -> Block:
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            return replace(block, inlines=draw(inlines))
        case ItemList(items=items):
            return replace(block, items=tuple(_blocks(item, draw) for item in items))
        case Table(header=header, rows=rows):
            return replace(block, header=_rows(header, draw), rows=_rows(rows, draw))
        case Question(blocks=blocks):
            drawn = _blocks(blocks, draw)
            quoted = tuple(b for b in drawn if isinstance(b, Paragraph | ItemList))
            return replace(block, blocks=quoted)
        case PageBreak():
            return block


def _rows(rows: tuple[tuple[Cell, ...], ...], draw: Draw) -> tuple[tuple[Cell, ...], ...]:
    return tuple(tuple(replace(c, inlines=draw(c.inlines)) for c in row) for row in rows)

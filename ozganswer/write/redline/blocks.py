"""Two lists of drawn blocks → one that bears every change: paragraphs, tables, rows.

Where the end of a paragraph is marked, the next paragraph goes on in its place once the change is
decided. So no end is marked that no paragraph follows: before a table, at the end of a cell or
of a section. There the end of the last kept paragraph is marked, and what is last takes its shape.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TypeAlias

from ozganswer.write.ooxml.elements import Element, is_a, qn, w
from ozganswer.write.redline import paragraphs
from ozganswer.write.redline.marks import Change, Marker
from ozganswer.write.redline.pieces import Marked
from ozganswer.write.redline.units import Block, Kind, Unit, blocks_of, units

Content: TypeAlias = list[Marked] | None
"""What a paragraph says, with its changes; None where it has none."""


@dataclass(frozen=True, slots=True)
class Merger:
    """Merges the blocks of one document, with marks by one hand."""

    marker: Marker

    def blocks(self, old: Sequence[Block], new: Sequence[Block]) -> Iterator[Element]:
        """Merge the blocks of a text or a cell."""
        found = units(old, new)
        _renumber(found)
        runs = [_ended(run) if run[0].is_paragraph else run for run in _runs(found)]
        contents = _contents([unit for run in runs for unit in run])
        for run in runs:
            if run[0].is_paragraph:
                yield from self._paragraphs(run, [next(contents) for _ in run])
            else:
                yield from map(self._table, run)

    def _paragraphs(self, run: list[Unit], contents: list[Content]) -> Iterator[Element]:
        drawn = [
            unit.element
            if content is None
            else paragraphs.drawn(unit.element, content, self.marker)
            for unit, content in zip(run, contents, strict=True)
        ]
        for element, change in zip(drawn, _marked_ends(run), strict=True):
            if change:
                self.marker.mark_end(element, change)
        self._reshape(run, drawn)
        yield from drawn

    def _reshape(self, run: list[Unit], drawn: list[Element]) -> None:
        """Give the last paragraph the shape that it has on either side, where the two differ."""
        last, end, above = run[-1], drawn[-1], _last_kept(run)
        if last.old and last.new:
            if _setting(last.old) != _setting(last.new):
                self.marker.mark_shape(end, paragraphs.shape(last.old.element))
        elif above is not None:
            given, own = paragraphs.shape(drawn[above]), paragraphs.shape(end)
            new, old = (own, given) if last.new else (given, own)
            paragraphs.reshape(end, new)
            self.marker.mark_shape(end, old)

    def _table(self, unit: Unit) -> Element:
        if unit.is_same:
            return unit.element
        old, new = ([] if block is None else block.rows for block in (unit.old, unit.new))
        rows = list(self._rows(old, new))
        merged = _without_rows(unit.element)
        merged.extend(rows)
        return merged

    def _rows(self, old: Sequence[Block], new: Sequence[Block]) -> Iterator[Element]:
        for unit in units(old, new):
            if unit.is_same:
                yield unit.element
            elif unit.old and unit.new:
                yield self._row(unit.old, unit.new)
            elif unit.change:
                yield self._whole_row(unit.element, unit.change)

    def _row(self, old: Block, new: Block) -> Element:
        row = deepcopy(new.element)
        cells = row.findall(qn("w:tc"))
        for cell, was, now in zip(cells, old.cells, new.cells, strict=True):
            _fill(cell, self.blocks(was, now))
        return row

    def _whole_row(self, row: Element, change: Change) -> Element:
        merged = deepcopy(row)
        for cell in merged.findall(qn("w:tc")):
            _fill(cell, [self._whole_block(block, change) for block in blocks_of(cell)])
        self.marker.mark_row(merged, change)
        return merged

    def _whole_block(self, block: Element, change: Change) -> Element:
        unit = Unit(Block(block)) if change is Change.DELETED else Unit(None, Block(block))
        if unit.is_paragraph:
            return paragraphs.drawn(block, paragraphs.compared(*unit.elements), self.marker)
        return self._table(unit)


def _contents(found: list[Unit]) -> Iterator[Content]:
    """Compare paragraphs, each with a view to what follows it."""
    marked = [_marked(unit) for unit in found]
    begins = [
        unit.change or next((change for _, change in (content or ())[:1]), None)
        for unit, content in zip(found, marked, strict=True)
    ]
    for unit, content, following in zip(found, marked, [*begins[1:], None], strict=True):
        if unit.is_paragraph:
            joined = following is Change.INSERTED and not unit.change
            yield paragraphs.parted(content) if joined and content else content


def _marked(unit: Unit) -> Content:
    if unit.is_same or not unit.is_paragraph:
        return None
    return paragraphs.compared(*unit.elements)


def _runs(found: Iterable[Unit]) -> Iterator[list[Unit]]:
    """Cut units where no end of a paragraph can go: around tables, behind a section that stays."""
    run: list[Unit] = []
    for unit in found:
        if run and run[-1].is_paragraph != unit.is_paragraph:
            yield run
            run = []
        run.append(unit)
        if not unit.change and _ends_section(unit.element):
            yield run
            run = []
    if run:
        yield run


def _ends_section(element: Element) -> bool:
    return element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None


def _ended(run: list[Unit]) -> list[Unit]:
    """Let a run end in a kept paragraph where both sides have more behind the last kept one."""
    above = _last_kept(run)
    begin = 0 if above is None else above + 1
    old, new = [u for u in run[begin:] if u.old], [u for u in run[begin:] if u.new]
    if not old or not new:
        return run
    return [*run[:begin], *old[:-1], *new[:-1], Unit(old[-1].old, new[-1].new)]


def _last_kept(run: list[Unit]) -> int | None:
    return next((n for n in range(len(run) - 1, -1, -1) if run[n].change is None), None)


def _marked_ends(run: list[Unit]) -> Iterator[Change | None]:
    """Say which ends are marked: of what is not kept, and for the last that of the last kept."""
    above = _last_kept(run)
    for number, unit in enumerate(run[:-1]):
        yield run[-1].change if number == above else unit.change
    yield None


def _setting(block: Block) -> tuple[Kind, str]:
    """Say what a paragraph is and which list it counts in, now that lists are joined."""
    return block.kind, Block(block.element).number


def _renumber(found: Iterable[Unit]) -> None:
    """Let items that are deleted count in the list that their own has become."""
    kept = [(u.old.number, u.new.number) for u in found if u.old and u.new]
    lists = {old: new for old, new in kept if old}
    for old in (u.old for u in found if u.old and u.old.number in lists):
        for number in old.element[0].iter(qn("w:numId")):
            number.set(qn("w:val"), lists[old.number])


def _without_rows(table: Element) -> Element:
    bare = w("tbl")
    bare.extend([deepcopy(child) for child in table if not is_a(child, "tr")])
    return bare


def _fill(cell: Element, blocks: Iterable[Element]) -> None:
    content = list(blocks)
    for block in blocks_of(cell):
        cell.remove(block)
    cell.extend(content)

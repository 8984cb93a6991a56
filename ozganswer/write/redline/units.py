"""Two lists of drawn blocks → one list of units: what was there, what is there, or both."""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from ozganswer.records.difference import Step, counted, likeness, pairs, steps
from ozganswer.write.ooxml.anchors import words_of
from ozganswer.write.ooxml.elements import Element, is_a, qn, style_of
from ozganswer.write.ooxml.numbering import DASHES
from ozganswer.write.redline.marks import Change
from ozganswer.write.redline.pieces import said

ENOUGH = 0.4
"""Paragraphs and rows that share less of their words are not the same in other words."""
ENOUGH_TABLE = 0.1
"""Likewise for tables, whose rows are compared one by one."""
_ROW, _CELL = qn("w:tr"), qn("w:tc")
_HEADER = f"{qn('w:trPr')}/{qn('w:tblHeader')}"
_NUMBERING = qn("w:numPr")
Kind: TypeAlias = tuple[str | int | bool, ...]


@dataclass(frozen=True)
class Block:
    """A drawn paragraph, table or row, and what it is compared by."""

    element: Element

    @cached_property
    def kind(self) -> Kind:
        """What another has to be, too, so that it can be the same in other words."""
        if is_a(self.element, "tbl"):
            return ("tbl",)
        if is_a(self.element, "tr"):
            header = self.element.find(_HEADER) is not None
            return ("tr", header, len(self.cells))
        level = _numbered(self.element, "ilvl")
        return ("p", style_of(self.element), level, bool(self.number))

    @cached_property
    def rows(self) -> "list[Block]":
        """The rows of a table."""
        return [Block(row) for row in self.element.findall(_ROW)]

    @cached_property
    def cells(self) -> "list[list[Block]]":
        """What stands in the cells of a row."""
        return [[Block(b) for b in blocks_of(cell)] for cell in self.element.findall(_CELL)]

    @cached_property
    def said(self) -> Hashable:
        """What it says and how."""
        if is_a(self.element, "tbl"):
            return ("tbl", *(row.said for row in self.rows))
        if is_a(self.element, "tr"):
            return ("tr", *(tuple(block.said for block in cell) for cell in self.cells))
        return said(self.element)

    @cached_property
    def content(self) -> Hashable:
        """What another is exactly, if nothing is changed."""
        return (self.kind, self.said)

    @cached_property
    def number(self) -> str:
        """The id of the numbered list that a paragraph is an item of; empty: of none."""
        number = _numbered(self.element, "numId")
        return "" if number in ("0", str(DASHES)) else number

    @cached_property
    def counted(self) -> Counter[str]:
        """Its words, counted."""
        return counted(words_of(self.element))

    def likeness(self, other: "Block") -> float:
        """Say how much another is the same in other words; 0: it is not."""
        if self.kind != other.kind:
            return 0.0
        found = likeness(self.counted, other.counted)
        enough = ENOUGH_TABLE if self.kind == ("tbl",) else ENOUGH
        return found if found >= enough else 0.0


@dataclass(frozen=True, slots=True)
class Unit:
    """What was there, what is there, or both where it was kept."""

    old: Block | None = None
    new: Block | None = None

    @property
    def change(self) -> Change | None:
        """What happened to it; None: it was kept."""
        if self.old and self.new:
            return None
        return Change.DELETED if self.old else Change.INSERTED

    @property
    def is_same(self) -> bool:
        """Whether nothing of it is changed."""
        return (
            self.old is not None and self.new is not None and self.old.content == self.new.content
        )

    @property
    def elements(self) -> tuple[Element | None, Element | None]:
        """What was drawn of it before and now."""
        return self.old.element if self.old else None, self.new.element if self.new else None

    @property
    def block(self) -> Block:
        """What it is now, or else was."""
        block = self.new or self.old
        assert block is not None
        return block

    @property
    def element(self) -> Element:
        """What is drawn of it now, or else was."""
        return self.block.element

    @property
    def is_paragraph(self) -> bool:
        """Whether it is a paragraph."""
        return is_a(self.element, "p")


def blocks_of(cell: Element) -> list[Element]:
    """List the paragraphs and tables of a cell."""
    return [child for child in cell if is_a(child, "p") or is_a(child, "tbl")]


def units(old: Sequence[Block], new: Sequence[Block]) -> list[Unit]:
    """Join blocks or rows: kept ones as pairs, in order, and the rest between them."""
    found = steps([b.content for b in old], [b.content for b in new])
    joined = [pair for step in found for pair in _pairs(step, old, new)]
    return list(_filled(_one_to_one(joined, old, new), old, new))


def _pairs(step: Step, old: Sequence[Block], new: Sequence[Block]) -> Iterator[tuple[int, int]]:
    if step.alike:
        yield from zip(step.old, step.new, strict=True)
        return
    a, c = step.old.start, step.new.start
    found = pairs(len(step.old), len(step.new), lambda i, k: old[a + i].likeness(new[c + k]))
    yield from ((a + i, c + k) for i, k in found)


def _one_to_one(
    joined: list[tuple[int, int]], old: Sequence[Block], new: Sequence[Block]
) -> Iterator[tuple[int, int]]:
    """Leave out items whose list has become another list already: each counts for itself."""
    forth: dict[str, str] = {}
    back: dict[str, str] = {}
    for i, k in joined:
        was, now = old[i].number, new[k].number
        if not was or (forth.setdefault(was, now), back.setdefault(now, was)) == (now, was):
            yield i, k


def _filled(
    joined: Iterator[tuple[int, int]], old: Sequence[Block], new: Sequence[Block]
) -> Iterator[Unit]:
    a = c = 0
    for i, k in (*joined, (len(old), len(new))):
        yield from (Unit(old=block) for block in old[a:i])
        yield from (Unit(new=block) for block in new[c:k])
        if i < len(old):
            yield Unit(old[i], new[k])
        a, c = i + 1, k + 1


def _numbered(paragraph: Element, name: str) -> str:
    found = paragraph[0].find(_NUMBERING) if is_a(paragraph, "p") else None
    number = None if found is None else found.find(qn(f"w:{name}"))
    return "" if number is None else str(number.get(qn("w:val")))

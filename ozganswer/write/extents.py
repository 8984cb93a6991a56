"""How wide the words and lines of a table's cells are, each sign as light or bold as it is set."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain
from typing import TypeAlias

from ozganswer.records.letter import Cell, Emphasis, Gap, Inline, Link, Marked, Strong, Table
from ozganswer.records.reading import plain
from ozganswer.write.measure import advances

Runs: TypeAlias = tuple[tuple[str, bool], ...]
"""What a cell says, each part with whether it is bold."""
_WORD = re.compile(r"\S+")
_LINE = re.compile(r"[^\n]+")
_PIECE = re.compile(r"[^\s–/-]*[-–/]|[^\s–/-]+")
"""What stands in one line: a word, or what of it goes up to a hyphen, a dash or a stroke."""
_ADDRESS = re.compile(r"@|[^\W\d][.:]\w|\w[.:][^\W\d]")
"""What an address has and an amount, a day or a time has not: a letter beside the sign."""


@dataclass(frozen=True, slots=True)
class Extent:
    """The longest of a column, in thousandths of the type size."""

    word: int = 0
    line: int = 0
    piece: int = 0
    """Of what may not be cut; nobody minds where an address is."""

    def join(self, other: "Extent") -> "Extent":
        """Take the longer of each."""
        return Extent(
            max(self.word, other.word), max(self.line, other.line), max(self.piece, other.piece)
        )


@dataclass(frozen=True, slots=True)
class Measured:
    """A cell's text, and where each of its signs begins in thousandths of the type size."""

    text: str
    begins: tuple[int, ...]

    @property
    def extent(self) -> Extent:
        """Its longest word, line and piece."""
        piece = max((width for _, width in self.pieces()), default=0)
        return Extent(self._longest(_WORD), self._longest(_LINE), piece)

    def pieces(self) -> Iterator[tuple[str, int]]:
        """Walk what may not be cut, each with its width."""
        for found in _PIECE.finditer(self.text):
            if not _ADDRESS.search(found[0]):
                yield found[0], self._width(found)

    def _longest(self, pattern: re.Pattern[str]) -> int:
        return max(map(self._width, pattern.finditer(self.text)), default=0)

    def _width(self, found: re.Match[str]) -> int:
        return self.begins[found.end()] - self.begins[found.start()]


def extents(table: Table) -> list[Extent]:
    """Measure the columns of a table."""
    found = [Extent()] * len(table.columns)
    for number, cell, header in cells(table):
        found[number] = found[number].join(_extent(_runs_of(cell, bold=header)))
    return found


def cells(table: Table) -> Iterator[tuple[int, Cell, bool]]:
    """Walk the cells of a table, each with its column and whether it is of the header."""
    for rows, header in ((table.header, True), (table.rows, False)):
        for row in rows:
            yield from ((number, cell, header) for number, cell in enumerate(row))


def measured(cell: Cell, *, bold: bool) -> Measured:
    """Measure a cell of light or bold type."""
    return _measured(_runs_of(cell, bold=bold))


@lru_cache(maxsize=4096)
def _extent(runs: Runs) -> Extent:
    # The same words stand in many cells, and each table is measured more than once.
    return _measured(runs).extent


def _measured(runs: Runs) -> Measured:
    signs = chain.from_iterable(advances(text, bold=heavy) for text, heavy in runs)
    return Measured("".join(text for text, _ in runs), tuple(accumulate(signs, initial=0)))


def _runs_of(cell: Cell, *, bold: bool) -> Runs:
    return tuple(_runs(cell.inlines, bold=bold))


def _runs(inlines: tuple[Inline, ...], *, bold: bool) -> Iterator[tuple[str, bool]]:
    for inline in inlines:
        match inline:
            case Strong(children=children):
                yield from _runs(children, bold=True)
            case Emphasis(children=children) | Link(children=children):
                yield from _runs(children, bold=bold)
            case Marked(children=children, mark=mark):
                yield from _runs(children, bold=bold)
                yield mark, bold
            case _:
                yield plain((inline,)), bold or isinstance(inline, Gap)

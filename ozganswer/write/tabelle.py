"""Table → aligned lines of plain text."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from ozganswer.records.letter import Cell, Table
from ozganswer.write.lesen import one_line

Align: TypeAlias = Literal["left", "center", "right"]

GAP = " | "


def draw_table(table: Table) -> str:
    """Draw a table: its header, a rule, its rows; each row a line."""
    widths = _widths(table)
    aligns = [column.align for column in table.columns]
    header = [_row(row, widths, aligns) for row in table.header]
    rule = ["-+-".join("-" * width for width in widths)] if header else []
    rows = [_row(row, widths, aligns) for row in table.rows]
    return "\n".join(header + rule + rows)


def _widths(table: Table) -> list[int]:
    columns = zip(*table.header, *table.rows, strict=True)
    return [max(len(one_line(cell.inlines)) for cell in column) for column in columns]


def _row(row: tuple[Cell, ...], widths: Sequence[int], aligns: Sequence[Align]) -> str:
    cells = zip(row, widths, aligns, strict=True)
    return GAP.join(_padded(one_line(cell.inlines), width, align) for cell, width, align in cells)


def _padded(text: str, width: int, align: Align) -> str:
    match align:
        case "left":
            return text.ljust(width)
        case "center":
            return text.center(width)
        case "right":
            return text.rjust(width)

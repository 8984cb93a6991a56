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
    widths = [0] * len(table.columns)
    for row in (*table.header, *table.rows):
        at = 0
        for cell in row:
            if cell.span == 1:
                widths[at] = max(widths[at], len(one_line(cell.inlines)))
            at += cell.span
    return widths


def _row(row: tuple[Cell, ...], widths: Sequence[int], aligns: Sequence[Align]) -> str:
    cells = []
    at = 0
    for cell in row:
        width = sum(widths[at : at + cell.span]) + len(GAP) * (cell.span - 1)
        cells.append(_padded(one_line(cell.inlines), width, aligns[at]))
        at += cell.span
    return GAP.join(cells)


def _padded(text: str, width: int, align: Align) -> str:
    match align:
        case "left":
            return text.ljust(width)
        case "center":
            return text.center(width)
        case "right":
            return text.rjust(width)

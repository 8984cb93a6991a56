"""Table → a table that repeats its header rows and never splits a row over two pages."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from docx.opc.part import Part

from ozganswer.records.letter import (
    Cell,
    Column,
    Table,
)
from ozganswer.records.reading import plain
from ozganswer.records.stil import Stil
from ozganswer.write.columns import column_widths, smaller, table_size
from ozganswer.write.ooxml.elements import Element, paragraph, qn, twips, w
from ozganswer.write.ooxml.runs import Type, runs
from ozganswer.write.ooxml.styles import TABLE_STYLE

_PARAGRAPH = qn("w:p")


@dataclass(frozen=True, slots=True)
class Grid:
    """What the cells of one table share: its columns, their widths in twips, its part and look."""

    columns: tuple[Column, ...]
    widths: tuple[int, ...]
    part: Part
    kopfflaeche: str
    looks: Mapping[bool, Type]
    """How text is set in the header and below, beside the styles of their paragraphs."""


def draw_table(table: Table, part: Part, stil: Stil, breite: float, einzug: float) -> Element:
    """Draw a table of a width in mm, `einzug` mm from the text's edge."""
    grid = _grid(table, part, stil, breite)
    return w(
        "tbl",
        _properties(table, sum(grid.widths), einzug),
        w("tblGrid", *(w("gridCol", w=width) for width in grid.widths)),
        *_rows(table.header, grid, header=True),
        *_rows(table.rows, grid, header=False),
    )


def _grid(table: Table, part: Part, stil: Stil, breite: float) -> Grid:
    size = table_size(table, breite, stil)
    widths = column_widths(table, breite, size, stil.tabelle.innen)
    fill = stil.tabelle.kopfflaeche.removeprefix("#").upper()
    looks = {header: Type(size=smaller(size, stil, header=header)) for header in (True, False)}
    return Grid(table.columns, tuple(map(twips, widths)), part, fill, looks)


def _properties(table: Table, width: int, einzug: float) -> Element:
    return w(
        "tblPr",
        w("tblStyle", val=TABLE_STYLE),
        w("tblW", w=width, type="dxa"),
        w("tblInd", w=twips(einzug), type="dxa"),
        w("tblLayout", type="fixed"),
        w(
            "tblLook",
            val="0420",
            firstRow=1,
            lastRow=0,
            firstColumn=0,
            lastColumn=0,
            noHBand=0,
            noVBand=1,
        ),
        w("tblCaption", val=table.titel) if table.titel else None,
        w("tblDescription", val=_description(table)) if table.header else None,
    )


def _description(table: Table) -> str:
    heads = (" ".join(plain(cell.inlines).split()) for cell in table.header[0])
    return f"Tabelle mit den Spalten {', '.join(head for head in heads if head)}"


def _rows(rows: tuple[tuple[Cell, ...], ...], grid: Grid, *, header: bool) -> Iterator[Element]:
    # The cells of a column are copies of one: lxml copies faster than it builds.
    row = w("tr", w("trPr", w("cantSplit"), w("tblHeader") if header else None))
    row.extend([_cell(number, grid, header=header) for number in range(len(grid.columns))])
    for cells in rows:
        drawn = deepcopy(row)
        for cell, place in zip(cells, drawn.iter(_PARAGRAPH), strict=True):
            place.extend(runs(cell.inlines, grid.part, grid.looks[header]))
        yield drawn


def _cell(number: int, grid: Grid, *, header: bool) -> Element:
    align = w("jc", val=grid.columns[number].align)
    style = "Tabellenkopf" if header else "Tabellentext"
    return w(
        "tc",
        w(
            "tcPr",
            w("tcW", w=grid.widths[number], type="dxa"),
            w("shd", val="clear", color="auto", fill=grid.kopfflaeche) if header else None,
        ),
        paragraph(style, properties=(align,)),
    )

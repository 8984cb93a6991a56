"""Tables: header rows, widths, alignment, spans; two in a row; one at the end."""

from ozganswer.records.letter import Cell, Column, Table, Text
from tests.write_docx.beispiele import TABELLE, brief, p, zeile

BRIEF = brief(
    p("Davor"),
    TABELLE,
    p("Danach"),
    Table(
        columns=(Column(), Column("right")),
        header=((Cell((Text("Zeitraum"),), 2),), zeile("von", "bis")),
        rows=(zeile("2019", "2020"),),
    ),
    Table(columns=(Column(),), header=(), rows=(zeile("ohne Kopf"),)),
)

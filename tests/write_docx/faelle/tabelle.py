"""Tables: header rows, widths, alignment; two in a row; one at the end."""

from ozganswer.records.letter import Column, Table
from tests.write_docx.beispiele import TABELLE, brief, p, zeile

BRIEF = brief(
    p("Davor"),
    TABELLE,
    p("Danach"),
    Table(
        columns=(Column(), Column("right")),
        header=(zeile("Beginn", "Ende"), zeile("von", "bis")),
        rows=(zeile("2019", "2020"),),
    ),
    Table(columns=(Column(),), header=(), rows=(zeile("ohne Kopf"),)),
)

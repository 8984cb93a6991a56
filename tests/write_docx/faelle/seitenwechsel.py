"""Headings and page breaks: before text, a table, a list; the last breaks nothing."""

from ozganswer.records.letter import Heading, PageBreak, Text
from tests.write_docx.beispiele import TABELLE, brief, liste, p

BRIEF = brief(
    p("Seite 1"),
    PageBreak(),
    Heading(1, (Text("Seite 2"),)),
    Heading(2, (Text("Zweite Ebene"),)),
    Heading(5, (Text("So tief wie die dritte"),)),
    PageBreak(),
    TABELLE,
    PageBreak(),
    PageBreak(),
    liste("Seite 4"),
    PageBreak(),
)

"""Annexes: portrait in the letter's section, landscape in their own, portrait again."""

from tests.write_docx.beispiele import TABELLE, anlage, brief, p

BRIEF = brief(
    TABELLE,
    annexes=(
        anlage("Anlage 1", p("hoch")),
        anlage("Anlage 2", p("quer"), quer=True),
        anlage("Anlage 3", TABELLE, quer=True),
        anlage("Anlage 4", p("hoch"), TABELLE),
    ),
)

"""Lists: dashes, numbers that begin anew, lists in items, items of several blocks."""

from ozganswer.records.letter import ItemList
from tests.write_docx.beispiele import TABELLE, brief, liste, p

BRIEF = brief(
    liste("eins", "zwei", numbered=True),
    p("Und von vorn:"),
    liste("eins", numbered=True),
    ItemList(
        numbered=False,
        items=(
            (p("Strich"), liste("a", "b", numbered=True), p("Zweiter Absatz")),
            (liste("ohne Absatz davor"),),
            (p("Tabelle"), TABELLE),
            (),
        ),
    ),
)

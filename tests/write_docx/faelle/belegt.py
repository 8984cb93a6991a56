"""Figures of a Prüffassung: marked and numbered, one of them past its time, one in a link."""

from ozganswer.records.letter import Figure, Link, Marked, Strong
from tests.write_docx.beispiele import brief, p

BETRAG = Figure("rund 60.000 Euro", ())

BRIEF = brief(
    p("Eingeplant sind ", Marked((BETRAG,), " [1]"), ", davon weg:"),
    p(Strong((Marked((BETRAG,), " [2 abgelaufen]", warns=True),)), "."),
    p(Link((Marked((Figure("ozg.example", ()),), " [3]"),), "https://ozg.example/")),
)

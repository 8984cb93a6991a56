"""Running text: every inline, white space that must stay, a note."""

from ozganswer.records.letter import Emphasis, Figure, Gap, LineBreak, Link, Strong, Text
from tests.write_docx.beispiele import brief, p

BRIEF = brief(
    p("Mitarbeiter*innen, Schüler_innen, 60.000, § 24, <b> & {{ „so“"),
    p("zwei  Leerzeichen, ein\tTabulator, ein\nUmbruch ", "und ein Rand"),
    p(
        Strong((Text("fett "), Emphasis((Text("und kursiv"),)))),
        LineBreak(),
        Figure("rund 60.000 Euro", ()),
        " und ",
        Gap("Kosten der Schulung", "kaemmerei"),
    ),
    p(Link((Text("ozg.example"),), "https://ozg.example/a b?x=1&y=ä"), "."),
    p(Strong((Link((Text("Noch einmal"),), "https://ozg.example/a b?x=1&y=ä"),))),
    p("Stand: 25.09.2019", rolle="anmerkung"),
)

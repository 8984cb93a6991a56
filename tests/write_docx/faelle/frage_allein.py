"""Questions as they were asked, with no answer below."""

from ozganswer.records.letter import Question
from tests.write_docx.beispiele import brief, liste, p

BRIEF = brief(
    Question("1.", (p("Wie viel?"),), allein=True),
    Question("2.", (p("Wann, und"), liste("wo", "wie")), allein=True),
)

"""Questions: one paragraph, several with a list, a list alone."""

from ozganswer.records.letter import Question
from tests.write_docx.beispiele import brief, liste, p

BRIEF = brief(
    Question("1.", (p("Wie viel?"),)),
    Question("IV.3", (p("Wann, und"), liste("wo", "wie"), p("im Einzelnen?"))),
    Question("3.", (liste("was", "wer", numbered=True),)),
    p("So viel."),
)

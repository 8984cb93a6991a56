"""An Auftrag → its Letter: templates rendered, Markdown read, questions joined to answers."""

from dataclasses import dataclass

from ozganswer.compose.brief import setze
from ozganswer.compose.lauf import beginne
from ozganswer.errors import Mistake, Mistakes
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.letter import Letter


@dataclass(frozen=True, slots=True)
class Komposition:
    """A Letter, and what its clerk should be warned of."""

    letter: Letter
    warnungen: tuple[Mistake, ...]


def compose(auftrag: Auftrag) -> Komposition:
    """Make the Letter of an Auftrag.

    Raises:
        Mistakes: all that is wrong with its source, templates and questions.
    """
    with beginne(auftrag) as run:
        letter = setze(auftrag, run)
    if any(not m.warnung for m in run.mistakes):
        raise Mistakes(run.mistakes)
    return Komposition(letter, Mistakes(run.mistakes).mistakes)


__all__ = ["Komposition", "compose"]

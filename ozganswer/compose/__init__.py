"""An Auftrag → its Letter: templates rendered, Markdown read, questions joined to answers."""

from collections.abc import Iterator
from dataclasses import dataclass

from ozganswer.compose.brief import setze
from ozganswer.compose.lauf import beginne
from ozganswer.compose.rendern import umgebung
from ozganswer.errors import Mistake, Mistakes
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.fakten import Faktenblatt
from ozganswer.records.letter import Letter


@dataclass(frozen=True, slots=True)
class Komposition:
    """A Letter, and what its clerk should be warned of."""

    letter: Letter
    warnungen: tuple[Mistake, ...]
    templates: tuple[str, ...]
    """The names of the templates that it was made with, sorted."""


def compose(auftrag: Auftrag) -> Komposition:
    """Make the Letter of an Auftrag.

    Raises:
        Mistakes: all that is wrong with its source, templates and questions.
    """
    with beginne(auftrag) as run:
        letter = setze(auftrag, run)
    run.mistakes += (*auftrag.warnungen, *_warnungen(auftrag, letter))
    if any(not m.warnung for m in run.mistakes):
        raise Mistakes(run.mistakes)
    templates = umgebung(auftrag.templates).mit_importen(run.templates)
    return Komposition(letter, Mistakes(run.mistakes).mistakes, tuple(sorted(templates)))


def _warnungen(auftrag: Auftrag, letter: Letter) -> Iterator[Mistake]:
    """List what the blätter that the letter uses are to be warned of."""
    benutzt = {f.adresse.partition(".")[0] for f in letter.fakten}
    for name in sorted(benutzt & auftrag.bestand.keys()):
        if isinstance(blatt := auftrag.bestand[name], Faktenblatt):
            yield from blatt.warnungen


__all__ = ["Komposition", "compose"]

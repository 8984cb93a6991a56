"""An Auftrag → its Letter: templates rendered, Markdown read, questions joined to answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ozganswer.compose.brief import setze, verfuege
from ozganswer.compose.lauf import Lauf, Luecke, beginne
from ozganswer.compose.pruefung import warne
from ozganswer.compose.rendern import umgebung
from ozganswer.errors import Mistake, Mistakes
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.fakten import Faktenblatt
from ozganswer.records.letter import Letter


@dataclass(frozen=True)
class Komposition:
    """A Letter, and what its clerk should be warned of."""

    letter: Letter
    templates: tuple[str, ...]
    """The names of the templates that it was made with, sorted."""
    luecken: tuple[Luecke, ...]
    """What is still missing in it."""
    noted: tuple[Mistake, ...]
    """The warnings that were found on the way."""
    source: Auftrag | None = None
    """Whose sources are to be searched for more; None: they were, for another letter."""

    @cached_property
    def warnungen(self) -> tuple[Mistake, ...]:
        """All warnings, in the order of their places; searched for when they are asked for."""
        return _all_warnings(self.noted, self.source).mistakes


def compose(auftrag: Auftrag) -> Komposition:
    """Make the Letter of an Auftrag.

    Raises:
        Mistakes: all that is wrong with its source, templates and questions.
    """
    with beginne(auftrag) as run:
        letter = setze(auftrag, run)
    noted = (*run.mistakes, *auftrag.warnungen)
    return _komposition(auftrag, letter, noted, run, source=auftrag)


def compose_verfuegung(auftrag: Auftrag, letter: Letter) -> Komposition:
    """Make the Verfügung of a letter that is composed already; raises Mistakes."""
    with beginne(auftrag) as run:
        verfuegung = verfuege(auftrag, letter, run)
    return _komposition(auftrag, verfuegung, run.mistakes, run)


def _komposition(
    auftrag: Auftrag,
    letter: Letter,
    noted: Iterable[Mistake],
    run: Lauf,
    source: Auftrag | None = None,
) -> Komposition:
    mistakes = (*noted, *_warnungen(auftrag, letter))
    if any(not m.warnung for m in mistakes):
        raise _all_warnings(mistakes, source)
    templates = sorted(umgebung(auftrag.templates).mit_importen(run.templates))
    return Komposition(letter, tuple(templates), tuple(run.luecken), mistakes, source)


def _all_warnings(noted: Iterable[Mistake], source: Auftrag | None) -> Mistakes:
    return Mistakes((*noted, *(warne(source) if source else ())))


def _warnungen(auftrag: Auftrag, letter: Letter) -> Iterator[Mistake]:
    """List what the blätter that the letter uses are to be warned of."""
    benutzt = {f.adresse.partition(".")[0] for f in letter.fakten}
    for name in sorted(benutzt & auftrag.bestand.keys()):
        if isinstance(blatt := auftrag.bestand[name], Faktenblatt):
            yield from blatt.warnungen


__all__ = ["Komposition", "Luecke", "compose", "compose_verfuegung"]

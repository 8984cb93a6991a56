"""All that is wrong in a workspace, whether a letter uses it or not."""

from collections.abc import Iterator, Mapping

from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.letters import FalscheEndung, GleicherName, UngueltigerName
from ozganswer.load.leser import Leser
from ozganswer.load.namen import name_erlaubt
from ozganswer.load.ordner import (
    ANSWERS,
    FACTS,
    QUESTIONS,
    YAML,
    Anfrageort,
    Brief,
    anfragen,
    briefe,
    falsch_benannte,
    kommunen,
)
from ozganswer.load.sammeln import sammle
from ozganswer.load.templates import ORDNER as TEMPLATES
from ozganswer.load.themen import lies_themen
from ozganswer.load.verweise import pruefe_verweise, verweise_der_anfrage


def pruefe(leser: Leser) -> tuple[Mistake, ...]:
    """Tell all mistakes and warnings, sorted."""
    return Mistakes(_alle(leser)).mistakes


def _alle(leser: Leser) -> Iterator[Mistake]:
    alle_anfragen, alle_briefe = anfragen(leser.root), briefe(leser.root)
    yield from leser.bestaende.mistakes()
    yield from _falsch_benannt(leser)
    yield from _gleiche({f"{QUESTIONS}/{a}{YAML}": a for a in alle_anfragen})
    yield from _gleiche({f"{ANSWERS}/{b}": b for b in alle_briefe})
    for anfrage in alle_anfragen:
        yield from _anfrage(leser, anfrage)
    for brief in alle_briefe:
        yield from _brief(leser, brief)
    yield from _stile(leser)
    yield from _themen(leser)


def _falsch_benannt(leser: Leser) -> Iterator[Mistake]:
    """What ends in .yml under facts/ is told with the blätter already."""
    for pfad in falsch_benannte(leser.root / QUESTIONS):
        yield FalscheEndung(leser.wurzel.name(pfad))
    for kommune in kommunen(leser.root):
        if not name_erlaubt(kommune):
            yield UngueltigerName(kommune, Position(f"{FACTS}/{kommune}"))


def _gleiche(orte: Mapping[str, Brief | Anfrageort]) -> Iterator[Mistake]:
    """Find names that differ in case alone, which Windows cannot keep apart."""
    gesehen: dict[str, Brief | Anfrageort] = {}
    for datei, ort in orte.items():
        erster = gesehen.setdefault(str(ort).casefold(), ort)
        if erster != ort:
            yield GleicherName(ort.name, erster.name, Position(datei))


def _anfrage(leser: Leser, ort: Anfrageort) -> Iterator[Mistake]:
    try:
        verweise = verweise_der_anfrage(leser.anfrage(ort))
    except Mistakes as mistakes:
        yield from mistakes.mistakes
        return
    bestand = leser.bestaende.fuer(ort.kommune)
    yield from pruefe_verweise(verweise, bestand, f"{FACTS}/{ort.kommune}")


def _brief(leser: Leser, brief: Brief) -> tuple[Mistake, ...]:
    try:
        return sammle(leser, brief).warnungen
    except Mistakes as mistakes:
        return mistakes.mistakes


def _stile(leser: Leser) -> Iterator[Mistake]:
    for mistakes in leser.fundus.mistakes.values():
        yield from mistakes
    for stil in sorted(leser.fundus.stile()):
        try:
            leser.stilordner(stil, Position(f"{TEMPLATES}/{stil}/stil.yaml"))
        except Mistakes as fehler:
            yield from fehler.mistakes


def _themen(leser: Leser) -> Iterator[Mistake]:
    try:
        lies_themen(leser.fundus)
    except Mistakes as fehler:
        yield from fehler.mistakes

"""The places of a style's regions and of its logo: each on the sheet, none on another."""

from collections.abc import Iterator
from itertools import combinations

from ozganswer.errors import Mistake, Position
from ozganswer.errors.places import PlaetzeUeberlappen, PlatzAusserhalb
from ozganswer.load.yaml import Dokument, Pfad
from ozganswer.records.stil import Platz, Seite, Stil

LOGO_IM_KOPF = {"logo", "kopf"}
"""The letterhead is where a logo stands."""
GENAU = 0.01
"""How many mm two places may lie on each other: the rounding of their measures."""


def pruefe_plaetze(stil: Stil, dokument: Dokument) -> Iterator[Mistake]:
    """Check where a style puts things; each mistake stands at the measures of one of them."""
    plaetze: dict[Pfad, Platz] = {("regionen", name): p for name, p in stil.regionen.items()}
    plaetze |= {("logo",): stil.logo} if stil.logo else {}
    for name, platz in plaetze.items():
        if not _liegt_auf(stil.seite, platz):
            yield PlatzAusserhalb(name[-1], dokument.name(name))
    for (eine, platz), (andere, anderer) in combinations(plaetze.items(), 2):
        if _ueberlappen(platz, anderer) and {eine[-1], andere[-1]} != LOGO_IM_KOPF:
            stelle = _stelle(dokument, eine, andere)
            yield PlaetzeUeberlappen(eine[-1], andere[-1], _hoehen(platz, anderer), stelle)


def _stelle(dokument: Dokument, *plaetze: Pfad) -> Position:
    """Find the first of the places that the style itself says, not its basis."""
    stellen = [dokument.name(platz) for platz in plaetze]
    return next((s for s in stellen if s.datei == dokument.datei), stellen[0])


def _liegt_auf(seite: Seite, platz: Platz) -> bool:
    rechts, unten = platz.links + platz.breite, platz.oben + platz.hoehe
    return rechts <= seite.breite + GENAU and unten <= seite.hoehe + GENAU


def _hoehen(eine: Platz, andere: Platz) -> tuple[float, float]:
    """Say between what heights in mm both places are."""
    unten = min(eine.oben + eine.hoehe, andere.oben + andere.hoehe)
    return max(eine.oben, andere.oben), unten


def _ueberlappen(eine: Platz, andere: Platz) -> bool:
    neben = min(eine.links + eine.breite, andere.links + andere.breite)
    von, bis = _hoehen(eine, andere)
    return neben - max(eine.links, andere.links) > GENAU and bis - von > GENAU

"""What was moved: new pieces that say again, or nearly, what is gone elsewhere."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ozganswer.compose.quellmarken import FREMD
from ozganswer.rueckweg.abschnitt import Abschnitt
from ozganswer.rueckweg.angaben import VERSCHOBEN
from ozganswer.rueckweg.paare import Gruppe
from ozganswer.rueckweg.saetze import AEHNLICH, aehnlich, steckt_in, woerter, worte_ohne_zahlen
from ozganswer.rueckweg.setzen import Unmoeglich
from ozganswer.rueckweg.ursprung import Stelle, is_own
from ozganswer.write.readback.pieces import Piece

ZEILEN = ("row", "head")
PAARE = 2_000
"""So many pairs are compared at most word by word; beyond, what is equal but for its figures."""


@dataclass(frozen=True, slots=True)
class Zuege:
    """What is gone from where it was, and what of it came to another place."""

    stellen: Sequence[Stelle]
    neu: Sequence[Piece]
    weg: Sequence[int]
    """The numbers of the places that are gone."""
    von: Mapping[int, int]
    """New pieces of another group, by their numbers, and what they were."""

    def bewegt(self, piece: Piece) -> list[Stelle]:
        """Find the place that a new piece was moved from: it says the same, and is gone there."""
        weg = (self.stellen[v] for v in self.weg)
        gleich = (s for s in weg if is_own(s) and s.piece.parts == piece.parts)
        return [s for s in gleich if s.piece.kind not in ZEILEN][:1]

    def merke(self, geplant: Abschnitt, alte: Sequence[Stelle], neue: Sequence[Piece]) -> Abschnitt:
        """Note what a section moves: from where it takes, and what it takes away."""
        holt = (v for n, v in self.von.items() if _is_among(self.neu[n], neue))
        streicht = (v for v in self.weg if geplant.flicken and _is_among(self.stellen[v], alte))
        geplant = replace(geplant, holt=frozenset(holt), streicht=frozenset(streicht))
        mit_ausdruck = {v for n, v in self.von.items() if self._is_same(n, v)}
        moved = geplant.streicht and geplant.streicht <= mit_ausdruck
        return replace(geplant, gestrichen=()) if moved else geplant

    def _is_same(self, neu: int, alt: int) -> bool:
        """Tell whether a piece came to another place as it was, its expressions with it."""
        piece = self.neu[neu]
        return self.stellen[alt].piece.parts == piece.parts and piece.kind not in ZEILEN

    def pruefe(self, neue: Sequence[Piece]) -> None:
        """Make sure that no figure becomes text because its piece was moved; raise Unmoeglich."""
        for n, v in self.von.items():
            piece, stelle = self.neu[n], self.stellen[v]
            geht_mit = v in self.weg and self._is_same(n, v)
            if not geht_mit and _is_among(piece, neue) and _holds_figure(stelle):
                raise Unmoeglich(VERSCHOBEN)


def _is_among(eins: object, alle: Sequence[object]) -> bool:
    return any(eins is anderes for anderes in alle)


def _holds_figure(stelle: Stelle) -> bool:
    """Tell whether a piece says a fact; edited on its way its figure may be any of the words."""
    return any(a.fakten for ort in stelle.ursprung.stellen for a in ort.angaben)


def finde_zuege(
    stellen: Sequence[Stelle], neu: Sequence[Piece], gruppen: Sequence[Gruppe]
) -> Zuege:
    """Find for new pieces the one of another group that they were."""
    weg = {v: g for g in gruppen for v in g.vorher[int(g.gepaart) :]}
    dazu = {n: g for g in gruppen for n in g.nachher[int(g.gepaart) :]}
    genau = (len(weg) + len(gruppen)) * len(dazu) > PAARE
    bisher = {g.vorher.start: g for g in gruppen if g.gepaart and _is_zahl(stellen, neu, g)}
    mind = {v: _nearness(stellen[v], neu[g.nachher.start], genau=genau) for v, g in bisher.items()}
    paare = ((v, n) for v, g in (weg | bisher).items() for n, h in dazu.items() if g is not h)
    nah = [(_nearness(stellen[v], neu[n], genau=genau), -v, -n) for v, n in paare]
    von, vergeben = dict[int, int](), set[int]()
    for wie, v, n in sorted(nah, reverse=True):
        is_nah = wie >= AEHNLICH and wie > mind.get(-v, 0.0)
        if is_nah and -n not in von and -v not in vergeben:
            von[-n] = -v
            # Of several that are only near a figure any may be the one.
            vergeben |= {-v} if wie >= 1 or not _holds_figure(stellen[-v]) else set()
    return Zuege(stellen, neu, [*weg], von)


def _is_zahl(stellen: Sequence[Stelle], neu: Sequence[Piece], gruppe: Gruppe) -> bool:
    """Tell whether a piece with a figure was changed, so that its pair may be another's text."""
    stelle, jetzt = stellen[gruppe.vorher.start], neu[gruppe.nachher.start]
    return stelle.piece.parts != jetzt.parts and _holds_figure(stelle)


def _nearness(stelle: Stelle, neu: Piece, *, genau: bool) -> float:
    """Measure how much of a piece is left; all that are known by their anchors come first."""
    alt = stelle.piece
    if alt.parts == neu.parts or alt.print == neu.print:
        return 2.0
    if alt.print in neu.anchors:
        return 1.5
    bisher, jetzt = worte_ohne_zahlen(alt.text), worte_ohne_zahlen(neu.text)
    if genau or bisher == jetzt:
        return float(bisher == jetzt)
    ganz = _holds_figure(stelle) and steckt_in(_feste_worte(stelle), woerter(neu.text))
    return max(AEHNLICH * ganz, aehnlich(bisher, jetzt))


def _feste_worte(stelle: Stelle) -> list[str]:
    """List the words of a piece that no expression printed."""
    alle = (z for ort in stelle.ursprung.stellen for z in ort.zeichen)
    return woerter("".join(z.zeichen if z.angabe == FREMD else " " for z in alle))


def einheiten(abschnitte: Sequence[Abschnitt]) -> Iterator[list[int]]:
    """Put together, by their numbers, sections that can only be taken over together.

    What was moved is not written where it came to unless it goes where it was, nor the other way.
    """
    rest = set(range(len(abschnitte)))
    while rest:
        einheit = {min(rest)}
        while dazu := {n for n in rest - einheit if _belongs(n, einheit, abschnitte)}:
            einheit |= dazu
        rest -= einheit
        geholt = {v for n in einheit for v in abschnitte[n].holt}
        gestrichen = {v for n in einheit for v in abschnitte[n].streicht}
        if geholt <= gestrichen and all(abschnitte[n].flicken for n in einheit):
            yield sorted(einheit)


def _belongs(nummer: int, einheit: set[int], abschnitte: Sequence[Abschnitt]) -> bool:
    hier = abschnitte[nummer]
    alle = [abschnitte[n] for n in einheit]
    return any(hier.holt & a.streicht or a.holt & hier.streicht for a in alle)

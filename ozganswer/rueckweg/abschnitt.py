"""A section of a letter: its pieces as they are, as they would be, and what makes them so."""

from collections.abc import Sequence
from dataclasses import dataclass

from ozganswer.errors import Position
from ozganswer.errors.rueckweg import kurz
from ozganswer.rueckweg.aendern import Flicken, Umbau
from ozganswer.rueckweg.angaben import VonHand
from ozganswer.rueckweg.saetze import satz
from ozganswer.rueckweg.vergleich import vergleiche
from ozganswer.write.readback.pieces import Piece

UMGEBUNG = 12
"""So many characters beside changed words are told with them, up to the next blank."""


@dataclass(frozen=True, slots=True)
class Abschnitt:
    """Some pieces in a row: as they are now, as they would be, and what would make them so."""

    vorher: tuple[Piece, ...]
    nachher: tuple[Piece, ...]
    position: Position
    flicken: tuple[Flicken, ...] = ()
    von_hand: tuple[VonHand, ...] = ()
    gestrichen: tuple[VonHand, ...] = ()
    """Figures that go with their words; the new text of these is empty."""
    wunsch: tuple[Piece, ...] = ()
    """The pieces as the document has them, figures changed by hand and all."""
    holt: frozenset[int] = frozenset()
    """The numbers of the places elsewhere that new pieces were moved from."""
    streicht: frozenset[int] = frozenset()
    """The numbers of the places that are gone."""

    @property
    def was(self) -> str:
        """The edit as it is told."""
        return erzaehle(self.vorher, self.nachher)


def bleibt(pieces: Sequence[Piece], position: Position) -> Abschnitt:
    """Make a section that stays."""
    return Abschnitt(tuple(pieces), tuple(pieces), position)


def erzaehle(vorher: Sequence[Piece], nachher: Sequence[Piece]) -> str:
    """Tell an edit: which words were changed, are new, or gone."""
    alt, neu = (" / ".join(p.text for p in pieces) for pieces in (vorher, nachher))
    if not alt:
        return f"neu ist „{kurz(neu)}“"
    if not neu:
        return f"gestrichen ist „{kurz(alt)}“"
    anders = [schritt for schritt in vergleiche(alt, neu) if not schritt.gleich]
    if not anders:
        return f"„{kurz(alt)}“ sieht anders aus"
    a0, a1 = anders[0].vorher.start, anders[-1].vorher.stop
    n0, n1 = anders[0].nachher.start, anders[-1].nachher.stop
    return f"„{_umgeben(alt, a0, a1)}“ heißt „{_umgeben(neu, n0, n1)}“"


def _umgeben(text: str, von: int, bis: int) -> str:
    """Cut out words with a few around them."""
    ab, zu = text.rfind(" ", 0, max(von - UMGEBUNG, 0)) + 1, text.find(" ", bis + UMGEBUNG)
    worte = kurz(text[ab : zu if zu >= 0 else len(text)])
    return f"{'… ' if ab else ''}{worte}{' …' if zu >= 0 and not worte.endswith('…') else ''}"


def abschnitt_aus(
    alte: Sequence[Piece], neue: Sequence[Piece], ort: Position, umbauten: Sequence[Umbau]
) -> Abschnitt:
    """Make a section of what was done to some streams."""
    return Abschnitt(
        tuple(alte),
        tuple(neue),
        ort,
        tuple(flicken for u in umbauten for flicken in u.flicken),
        tuple(v for u in umbauten for v in u.ziel.von_hand),
        tuple(_gestrichen(u, nummer) for u in umbauten for nummer in u.ziel.gestrichen),
    )


def _gestrichen(ganz: Umbau, nummer: int) -> VonHand:
    strom = ganz.strom
    angabe, spanne = strom.angaben[nummer], satz(strom.text, strom.spanne(nummer))
    worte = strom.text[spanne.start : spanne.stop]
    return VonHand(angabe, nummer, angabe.text, "", strom.orte[nummer], satz=worte)

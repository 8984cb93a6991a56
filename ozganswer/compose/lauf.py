"""One run of a composition: which facts it read, what it may still spend, what went wrong."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

from ozganswer.compose.marken import nummern
from ozganswer.compose.werte import Herkunft
from ozganswer.errors import Mistake, Position
from ozganswer.errors.composing import ZuGross
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.fakten import Fakt

SCHRITTE = 1_000_000
"""Loop rounds, calls and filters that one letter may take; a table of 575 services is far less."""
ZEICHEN = 20_000_000
"""Characters that one letter may produce on its way."""


@dataclass(frozen=True, slots=True)
class Luecke:
    """A gap that `offen` marks: what is missing, which office knows it, the fact to fill it."""

    was: str
    wen: str
    """An id of organisation, or empty."""
    fakt: str
    """An address, or empty."""
    position: Position


@dataclass(slots=True)
class Lauf:
    """What one composition keeps while its templates run."""

    auftrag: Auftrag
    fakten: dict[str, Fakt] = field(default_factory=dict)
    """Every fact read, by address: printed, reckoned with, or only asked."""
    mistakes: list[Mistake] = field(default_factory=list)
    mitschrift: list[Fakt] = field(default_factory=list)
    """The facts in the order they were read, for filters that must know what decided them."""
    makros: tuple[str, ...] = ()
    """The names of the macros that every source may use."""
    templates: set[str] = field(default_factory=set)
    """The names of the templates that were used, also by others."""
    luecken: list[Luecke] = field(default_factory=list)
    """The gaps marked by `offen`, and where."""
    herkuenfte: list[Herkunft] = field(default_factory=list)
    """The Herkunft of each value printed, by the number that its mark bears."""
    ziele: dict[str, tuple[Fakt, ...]] = field(default_factory=dict)
    """The facts in the address of each link."""
    verglichen: dict[str, Fakt] = field(default_factory=dict)
    """The facts that a comparison asked for, by address: they may decide what the letter says."""
    schritte: int = 0
    zeichen: int = 0

    def lies(self, fakt: Fakt) -> None:
        """Note that a fact was read."""
        self.fakten.setdefault(fakt.adresse, fakt)
        self.mitschrift.append(fakt)

    def merke(self, herkunft: Herkunft) -> int:
        """Keep the Herkunft of a printed value and number it."""
        self.herkuenfte.append(herkunft)
        return len(self.herkuenfte) - 1

    def fakten_in(self, text: str) -> tuple[Fakt, ...]:
        """List the facts of the figures whose marks ride in a text."""
        alle = (f for nummer in nummern(text) for f in self.herkuenfte[nummer].fakten)
        return tuple({f.adresse: f for f in alle}.values())

    def merke_ziel(self, ziel: str, mit_marken: str) -> None:
        """Keep the facts in the address of a link."""
        alle = (*self.ziele.get(ziel, ()), *self.fakten_in(mit_marken))
        self.ziele[ziel] = tuple({f.adresse: f for f in alle}.values())

    def gehe(self, zeichen: int = 0) -> None:
        """Spend one step and some characters.

        Raises:
            ZuGross: when the letter has spent all it may.
        """
        self.schritte += 1
        self.zeichen += zeichen
        if self.schritte > SCHRITTE:
            raise ZuGross(f"{SCHRITTE:,} Schritte".replace(",", "."))
        if self.zeichen > ZEICHEN:
            raise ZuGross(f"{ZEICHEN:,} Zeichen".replace(",", "."))


_LAUF: ContextVar[Lauf] = ContextVar("lauf")


def lauf() -> Lauf:
    """Find the run that is under way."""
    return _LAUF.get()


@contextmanager
def beginne(auftrag: Auftrag) -> Iterator[Lauf]:
    """Begin a run, and end it whatever happens."""
    token = _LAUF.set(Lauf(auftrag))
    try:
        yield _LAUF.get()
    finally:
        _LAUF.reset(token)

"""Values in templates: text, number, day and list that know the facts they came from."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import reduce
from typing import Any

from jinja2 import Undefined

from ozganswer.errors.composing import (
    GenauigkeitUnvereinbar,
    NichtAuswertbar,
    WaehrungUnvereinbar,
)
from ozganswer.records.fakten import Fakt

UNGEFAEHR = ("rund", "ca.")
"""How a number is known that only its first digits say, the coarsest last."""
_GROB = ("genau", *UNGEFAEHR)
_EINSEITIG = ("bis zu", "über")
_VERBINDEND = ("+", "-", "Summe", "gerundet", "Betrag")
"""What leaves a share a share."""


@dataclass(frozen=True, slots=True)
class Herkunft:
    """Where a value came from: its facts, what was reckoned, how exact it is, in what currency."""

    fakten: tuple[Fakt, ...] = ()
    rechnung: str = ""
    genauigkeit: str = "genau"
    waehrung: str = ""
    anteil: bool = False
    """True of a share of a whole, which `prozent` multiplies by 100."""

    @property
    def adressen(self) -> tuple[str, ...]:
        """The addresses of the facts, each once, in order."""
        return tuple(dict.fromkeys(f.adresse for f in self.fakten))


KEINE = Herkunft()


class TextWert(str):
    """Text with its Herkunft."""

    __slots__ = ("herkunft",)
    herkunft: Herkunft

    def __new__(cls, text: str, herkunft: Herkunft) -> "TextWert":
        """Make text that remembers."""
        self = super().__new__(cls, text)
        self.herkunft = herkunft
        return self


class ZahlWert(Decimal):
    """A decimal number with its Herkunft."""

    herkunft: Herkunft

    def __new__(cls, zahl: Decimal | int, herkunft: Herkunft) -> "ZahlWert":
        """Make a number that remembers."""
        self = super().__new__(cls, zahl)
        self.herkunft = herkunft
        return self


class TagWert(date):
    """A day with its Herkunft."""

    herkunft: Herkunft

    def __new__(cls, tag: date, herkunft: Herkunft) -> "TagWert":
        """Make a day that remembers."""
        self = super().__new__(cls, tag.year, tag.month, tag.day)
        self.herkunft = herkunft
        return self


class ListeWert(list[Any]):
    """A list that knows the facts that chose and ordered its items."""

    def __init__(self, items: Iterable[Any], herkunft: Herkunft) -> None:
        super().__init__(items)
        self.herkunft = herkunft


def herkunft(wert: object) -> Herkunft:
    """Find the Herkunft of a value; one that is no fact's has none."""
    found = KEINE if isinstance(wert, Undefined) else getattr(wert, "herkunft", KEINE)
    return found if isinstance(found, Herkunft) else KEINE


def ist_grenze(h: Herkunft) -> bool:
    """Tell whether a number is only a bound."""
    return h.genauigkeit in _EINSEITIG


def trage(ergebnis: object, quelle: Herkunft) -> Any:
    """Let a bare result carry the Herkunft of what it was made of."""
    match ergebnis:
        case TextWert() | ZahlWert() | TagWert() | ListeWert() | bool():
            return ergebnis
        case str() if type(ergebnis) is str:
            return TextWert(ergebnis, quelle)
        case int() | Decimal():
            return ZahlWert(ergebnis, quelle)
        case float():
            return ZahlWert(Decimal(repr(ergebnis)), quelle)
        case date():
            return TagWert(ergebnis, quelle)
        case list():
            return ListeWert((trage(g, quelle) for g in ergebnis), quelle)
        case _:
            return ergebnis


def vereine(werte: Iterable[object]) -> Herkunft:
    """Unite the facts of several values, for a text made of them."""
    alle = [herkunft(w) for w in _flach(werte)]
    if not any(h.fakten for h in alle):
        return KEINE
    rechnungen = dict.fromkeys(h.rechnung for h in alle if h.rechnung)
    return Herkunft(_fakten(alle), ", ".join(rechnungen))


def rechne(werte: Iterable[object], rechnung: str) -> Herkunft:
    """Unite the facts of several numbers, for a number reckoned from them.

    Raises:
        GenauigkeitUnvereinbar: when one of several is only a bound (`bis zu`, `über`).
        WaehrungUnvereinbar: when amounts are of several currencies.
    """
    alle = [herkunft(w) for w in _flach(werte)]
    wege = dict.fromkeys([*(h.rechnung for h in alle if h.rechnung), rechnung])
    return Herkunft(
        _fakten(alle),
        ", ".join(wege),
        reduce(lambda a, b: _groeber(a, b, alle, rechnung), (h.genauigkeit for h in alle), "genau"),
        _waehrung(alle),
        _anteil(alle, rechnung),
    )


def als_anteil(h: Herkunft) -> Herkunft:
    """Mark a Herkunft as that of a share, which has no currency."""
    return replace(h, anteil=True, waehrung="")


def _fakten(alle: Iterable[Herkunft]) -> tuple[Fakt, ...]:
    return tuple({f.adresse: f for h in alle for f in h.fakten}.values())


def _groeber(a: str, b: str, alle: list[Herkunft], rechnung: str) -> str:
    if len(alle) > 1 and (grenze := next((h for h in alle if h.genauigkeit in _EINSEITIG), None)):
        adresse = grenze.adressen[0] if grenze.fakten else ""
        raise GenauigkeitUnvereinbar(adresse, grenze.genauigkeit, rechnung)
    if b in _EINSEITIG:
        return b
    return max(a, b, key=_GROB.index)


def _anteil(alle: Iterable[Herkunft], rechnung: str) -> bool:
    """Tell whether a sum, difference or rounding of shares is one; nothing else is."""
    arten = {h.anteil for h in alle if h.fakten}
    if rechnung in _VERBINDEND and len(arten) > 1:
        raise NichtAuswertbar("ein Anteil und eine andere Zahl ergeben zusammen nichts")
    return rechnung in _VERBINDEND and arten == {True}


def _waehrung(alle: Iterable[Herkunft]) -> str:
    waehrungen = {h.waehrung for h in alle if h.waehrung}
    if len(waehrungen) > 1:
        raise WaehrungUnvereinbar(waehrungen)
    return next(iter(waehrungen), "")


def _flach(werte: Iterable[object]) -> Iterator[object]:
    """Walk values and what they hold, each container once: a template can nest one in itself."""
    seen: set[int] = set()
    offen = [*werte][::-1]
    while offen:
        wert = offen.pop()
        yield wert
        if isinstance(wert, list | tuple | dict) and id(wert) not in seen:
            seen.add(id(wert))
            offen += [*(wert.values() if isinstance(wert, dict) else wert)][::-1]

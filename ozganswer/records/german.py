"""Numbers, amounts, dates and enumerations as a German letter writes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import Literal, TypeAlias

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal

NBSP = "\u00a0"
"""The hard space between a number and its unit (DIN 5008)."""

Einheit: TypeAlias = Literal["", "tsd", "mio", "mrd"]
Datumsform: TypeAlias = Literal["kurz", "lang"]

GENUG = 28
"""Digits from which a computed value is taken for one that does not end (decimal's own default)."""

_EINHEITEN = MappingProxyType(
    {
        "": (0, f"{NBSP}Euro"),
        "tsd": (3, f"{NBSP}Tsd.{NBSP}Euro"),
        "mio": (6, f"{NBSP}Mio.{NBSP}Euro"),
        "mrd": (9, f"{NBSP}Mrd.{NBSP}Euro"),
    }
)
_DE = Locale("de")
_WEIT = Context(prec=200)


class NichtDarstellbar(ArithmeticError):
    """A value that cannot be written without rounding, where no digits were given."""

    def __init__(self, wert: Decimal) -> None:
        super().__init__(f"{wert} is not exact in the digits that its kind has")
        self.wert = wert


@dataclass(frozen=True, slots=True)
class Gerundet:
    """A number as written, and whether digits that were asked for changed its value."""

    text: str
    gerundet: bool


def runde(wert: Decimal, stellen: int) -> Decimal:
    """Round half up to so many decimal places."""
    gerundet = wert.quantize(Decimal(1).scaleb(-stellen), ROUND_HALF_UP, _WEIT)
    return gerundet or abs(gerundet)


def zahl(wert: Decimal, stellen: int | None = None) -> Gerundet:
    """Write a number with points between thousands; raise NichtDarstellbar if it does not end."""
    if stellen is None:
        return Gerundet(_gruppiert(_endlich(wert)), gerundet=False)
    gerundet = runde(wert, stellen)
    return Gerundet(_gruppiert(gerundet), gerundet=gerundet != wert)


def euro(wert: Decimal, einheit: Einheit = "", stellen: int | None = None) -> Gerundet:
    """Write an amount in Euro; raise NichtDarstellbar if it is not exact in cents."""
    potenz, wort = _EINHEITEN[einheit]
    betrag = wert.scaleb(-potenz, _WEIT)
    if stellen is not None:
        geschrieben = zahl(betrag, stellen)
        return Gerundet(geschrieben.text + wort, geschrieben.gerundet)
    if runde(wert, 2) != wert:
        raise NichtDarstellbar(wert)
    return Gerundet(_gruppiert(_knapp(betrag, 0 if potenz else 2)) + wort, gerundet=False)


def prozent(wert: Decimal, stellen: int | None = None) -> Gerundet:
    """Write percent without zeros at its end; raise NichtDarstellbar if it does not end."""
    gerundet = _endlich(wert) if stellen is None else runde(wert, stellen)
    return Gerundet(f"{_gruppiert(_knapp(gerundet))}{NBSP}%", gerundet=gerundet != wert)


@lru_cache(maxsize=4096)
def datum(tag: date, form: Datumsform = "kurz") -> str:
    """Write a day: `01.10.2019`, or `1. Oktober 2019` with a hard space before the month."""
    if form == "kurz":
        return format_date(tag, "dd.MM.yyyy", locale=_DE)
    return format_date(tag, "long", locale=_DE).replace(". ", f".{NBSP}", 1)


def aufzaehlung(teile: Sequence[str], wort: str = "und") -> str:
    """Join parts as a sentence does: `a, b und c`."""
    if len(teile) < 2:
        return "".join(teile)
    return f"{', '.join(teile[:-1])} {wort} {teile[-1]}"


def schlicht(wert: Decimal) -> str:
    """Write a number as it stands in YAML, with a decimal comma: a year stays `2020`."""
    return f"{_endlich(wert):f}".replace(".", ",")


def _endlich(wert: Decimal) -> Decimal:
    if len(wert.as_tuple().digits) >= GENUG:
        raise NichtDarstellbar(wert)
    return wert


def _knapp(wert: Decimal, mindestens: int = 0) -> Decimal:
    """Drop zeros at the end of the decimal places; keep none of them, or `mindestens` places."""
    ganz = wert.to_integral_value()
    if wert == ganz:
        return runde(ganz, 0)
    knapp = wert.normalize(_WEIT)
    return runde(knapp, max(mindestens, _nachkommastellen(knapp)))


def _gruppiert(wert: Decimal) -> str:
    muster = "#,##0." + "0" * _nachkommastellen(wert) if _nachkommastellen(wert) else "#,##0"
    return format_decimal(wert, muster, _DE)


def _nachkommastellen(wert: Decimal) -> int:
    exponent = wert.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0

"""The marks at the beginning of lines that count questions: `1.`, `1)`, `a)`, `1.1`, `I.`, `–`."""

import re
from dataclasses import dataclass
from enum import Enum

from ozganswer.intake.datum import beginnt_mit_tag
from ozganswer.intake.wegweiser import FRAGEWORT


class Reihe(Enum):
    """A way to count."""

    FRAGE = "Frage 1"
    ROEMISCH = "I."
    GROSS = "A."
    ZAHL = "1."
    UNTERZAHL = "1.1"
    UNTERUNTERZAHL = "1.1.1"
    KLEIN = "a)"
    DOPPELT = "aa)"
    PUNKT = "•"


@dataclass(frozen=True, slots=True)
class Marke:
    """A mark as it was read: which row it belongs to, what it counts, and what follows it."""

    reihe: Reihe
    wert: int
    nr: str
    rest: str
    ueber: str = ""
    """The number it is under where it says so itself: `1` for `1a)` and `1.1`."""


ROEMISCH = (
    "I",
    "II",
    "III",
    "IV",
    "V",
    "VI",
    "VII",
    "VIII",
    "IX",
    "X",
    "XI",
    "XII",
    "XIII",
    "XIV",
    "XV",
)

_REST = r"(?:\s+(?P<rest>.*)|(?P<eng>(?=[A-ZÄÖÜ„])[^.]{3}.*)|)$"
_ENDE = r"(?:\.\)|[.):])"

_FRAGE = re.compile(
    rf"(?:zu )?Frage (?:Nr\. ?)?(?P<nr>\d{{1,3}}) ?(?:{_ENDE}|[–-] ?|$){_REST}", re.IGNORECASE
)
_ZAHL = re.compile(rf"\(?(?P<nr>\d{{1,3}}) ?{_ENDE}{_REST}")
_STUFEN = re.compile(rf"\(?(?P<ueber>\d{{1,2}}(?:\.\d{{1,2}})?)\.(?P<nr>\d{{1,2}}){_ENDE}?{_REST}")
_NACKT = re.compile(r"(?P<nr>\d{1,2})\s+(?P<rest>[A-ZÄÖÜ].*)$")
"""A number without a mark counts only before a word that asks."""

_ZAHLKLEIN = re.compile(rf"\(?(?P<ueber>\d{{1,3}}) ?\.?(?P<nr>[a-z]) ?{_ENDE}{_REST}")
_BUCHSTABE = re.compile(rf"\(?(?P<nr>[a-z]{{1,2}}|[A-Z]) ?(?:\.\)|[.)]){_REST}")
_ROEMISCH = re.compile(rf"\(?(?P<nr>[IVX]{{1,5}}) ?(?:\.\)|[.)]){_REST}")
_PUNKT = re.compile(
    r"(?:[•·▪■●○◦‣➢►→✓\u2043∙\uf0b7\uf0a7\uf0fc\uf02d\uf0d8]|[–—*-](?=\s|$|[A-ZÄÖÜ][a-zäöü])"
    r"|o(?=\s+[A-ZÄÖÜ]))\s*(?P<rest>.*)$"
)
_GROESSE = re.compile(r"(?:Uhr|Euro|EUR|€|%|Prozent|Mio|Mrd|Tsd|Millionen|Milliarden)\b|[€%]")
"""What follows an amount or a time, and never a number of a question."""


def marken(text: str) -> tuple[Marke, ...]:
    """Read every mark that a line can begin with; `I.` may be Roman or a letter."""
    if beginnt_mit_tag(text):
        return ()
    if punkt := _PUNKT.match(text):
        return (Marke(Reihe.PUNKT, 0, "", punkt["rest"]),)
    if text.isdecimal() and len(text) < 3:
        return (Marke(Reihe.ZAHL, int(text), text, ""),)
    gelesen = (
        _frage(text),
        _stufen(text),
        _zahl(text),
        _nackt(text),
        _roemisch(text),
        _zahlklein(text),
        _buchstabe(text),
    )
    return tuple(m for m in gelesen if m and not _GROESSE.match(m.rest))


def _rest(treffer: re.Match[str]) -> str:
    rest = (treffer["rest"] or treffer["eng"] or "").strip()
    return "" if re.fullmatch(r"Frage ?:?", rest) else rest


def _frage(text: str) -> Marke | None:
    t = _FRAGE.match(text)
    return Marke(Reihe.FRAGE, int(t["nr"]), t["nr"], _rest(t)) if t else None


def _zahl(text: str) -> Marke | None:
    t = _ZAHL.match(text)
    return Marke(Reihe.ZAHL, int(t["nr"]), t["nr"], _rest(t)) if t else None


def _nackt(text: str) -> Marke | None:
    t = _NACKT.match(text)
    if not t or not FRAGEWORT.match(t["rest"]):
        return None
    return Marke(Reihe.ZAHL, int(t["nr"]), t["nr"], t["rest"])


def _stufen(text: str) -> Marke | None:
    t = _STUFEN.match(text)
    if not t:
        return None
    reihe = Reihe.UNTERUNTERZAHL if "." in t["ueber"] else Reihe.UNTERZAHL
    return Marke(reihe, int(t["nr"]), f"{t['ueber']}.{t['nr']}", _rest(t), t["ueber"])


def _zahlklein(text: str) -> Marke | None:
    t = _ZAHLKLEIN.match(text)
    return Marke(Reihe.KLEIN, ord(t["nr"]) - 96, t["nr"], _rest(t), t["ueber"]) if t else None


def _roemisch(text: str) -> Marke | None:
    t = _ROEMISCH.match(text)
    if not t or t["nr"] not in ROEMISCH:
        return None
    return Marke(Reihe.ROEMISCH, ROEMISCH.index(t["nr"]) + 1, t["nr"], _rest(t))


def _buchstabe(text: str) -> Marke | None:
    t = _BUCHSTABE.match(text)
    if not t or len(set(t["nr"])) > 1:
        return None
    reihe = Reihe.GROSS if t["nr"].isupper() else Reihe.DOPPELT if len(t["nr"]) > 1 else Reihe.KLEIN
    return Marke(reihe, ord(t["nr"][0].lower()) - 96, t["nr"], _rest(t))

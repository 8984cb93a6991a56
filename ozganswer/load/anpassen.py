"""Plain data → the same data as its record's keys take it; what does not fit is marked.

A text key takes a plain number or date as written, a date key a quoted date, and three keys take
one value as a list of one. An empty value of a known key counts as absent, a blank text is an
empty one.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from ozganswer.load.skalar import DATUM
from ozganswer.load.typen import (
    glieder,
    ist_auswahl,
    ist_liste,
    ist_satz,
    ist_zuordnung,
    schluessel,
)

EINZELN = frozenset({"einreicher", "unterzeichner", "anfrage"})
"""Keys of lists that take one value without brackets (format.md)."""

ARTEN: dict[type, frozenset[Any]] = {
    str: frozenset({str}),
    date: frozenset({date}),
    bool: frozenset({bool}),
    Decimal: frozenset({Decimal, int, float}),
}


@dataclass(frozen=True, slots=True)
class Unpassend:
    """A value of a kind that its key does not take, so that nothing converts it on the quiet."""

    wert: Any


def anpassen(wert: Any, typ: Any) -> Any:
    """Adapt a value to the type that is declared for it."""
    arten = glieder(typ)
    if wert is None or Any in arten:
        return wert
    if isinstance(wert, dict):
        return _zuordnung(wert, arten)
    if isinstance(wert, list):
        inhalt = next((get_args(a)[0] for a in arten if ist_liste(a)), Any)
        return [anpassen(w, inhalt) for w in wert]
    return _skalar(wert, arten)


def als_text(wert: Any) -> str:
    """Write a plain value as it stands in YAML."""
    match wert:
        case bool():
            return "true" if wert else "false"
        case Decimal():
            return format(wert, "f")
        case date():
            return wert.isoformat()
    return str(wert)


def als_datum(text: str) -> date | None:
    """Read a text as an ISO date, if it is one."""
    try:
        return date.fromisoformat(text) if DATUM.fullmatch(text) else None
    except ValueError:
        return None


def _zuordnung(wert: dict[str, Any], arten: tuple[Any, ...]) -> dict[str, Any]:
    for art in arten:
        if ist_satz(art):
            return _satz(wert, schluessel(art))
        if ist_zuordnung(art):
            return {k: anpassen(v, get_args(art)[1]) for k, v in wert.items()}
    return wert


def _satz(wert: dict[str, Any], arten: Any) -> dict[str, Any]:
    gegeben = {k: v for k, v in wert.items() if v is not None or k not in arten}
    return {k: anpassen(_als_liste(k, v), arten.get(k, Any)) for k, v in gegeben.items()}


def _als_liste(name: str, wert: Any) -> Any:
    return [wert] if name in EINZELN and not isinstance(wert, list) else wert


def _skalar(wert: Any, arten: tuple[Any, ...]) -> Any:
    if isinstance(wert, str) and date in arten and (tag := als_datum(wert)):
        return tag
    if isinstance(wert, str) and not wert.strip():
        wert = ""
    if not ARTEN[type(wert)].isdisjoint(arten):
        return wert
    if not isinstance(wert, bool) and any(a is str or ist_auswahl(a) for a in arten):
        return als_text(wert)
    return Unpassend(wert)

"""An address → the fact that stands there today, as a letter would read it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass, replace
from typing import Any

from ozganswer.records.fakten import Bestand, Fakt, Faktenblatt, felder, feldnamen
from ozganswer.records.umstand import Umstand, umstand_von

EINTRAEGE = ("eintraege",)
NICHTS = object()
"""What is looked up where there is nothing."""


@dataclass(frozen=True, slots=True)
class _Ort:
    """A value on the way to an address, and what is said of every fact below it."""

    wert: Any
    umstand: Umstand
    stelle: tuple[str, ...]


def nachschlagen(bestand: Bestand, adresse: str) -> Fakt | None:
    """Look up the fact at an address; None where there is none any more."""
    name, _, rest = adresse.partition(".")
    blatt = bestand.get(name)
    if not isinstance(blatt, Faktenblatt):
        return None
    if not rest:
        return Umstand(blatt.inhalt, blatt).fakt((name,), (), tuple(blatt.eintraege))
    ort = _walk(_begin(blatt, rest), rest)
    return ort.umstand.fakt((adresse,), ort.stelle, _plain(ort.wert)) if ort else None


def _begin(blatt: Faktenblatt, rest: str) -> _Ort:
    """Begin at the entries, or at the head for one of its keys."""
    if rest.partition(".")[0] in blatt.eintraege:
        return _Ort(blatt.eintraege, Umstand(blatt.inhalt, blatt), EINTRAEGE)
    return _Ort(blatt.inhalt, Umstand(blatt.inhalt, blatt), ())


def _walk(ort: _Ort, rest: str) -> _Ort | None:
    if not rest:
        return ort
    for name in _beginnings(rest):
        if (wert := _inside(ort.wert, name)) is not NICHTS:
            return _walk(_below(ort, name, wert), rest[len(name) + 1 :])
    free = isinstance(ort.wert, Mapping) and ort.stelle != EINTRAEGE
    # A key that a free record lacks was asked for and found absent.
    return replace(ort, wert=None, stelle=(*ort.stelle, rest)) if free else None


def _beginnings(rest: str) -> Iterator[str]:
    """List the names that an address may begin with, the longest first: a key may hold dots."""
    yield rest
    ende = len(rest)
    while (ende := rest.rfind(".", 0, ende)) >= 0:
        yield rest[:ende]


def _inside(wert: Any, name: str) -> Any:
    """Look up what a value holds under a name."""
    match wert:
        case list() | tuple():
            return dict(zip(map(str, range(len(wert))), wert, strict=True)).get(name, NICHTS)
        case Mapping():
            return wert.get(name, NICHTS)
        case _ if is_dataclass(wert):
            return getattr(wert, name) if name in feldnamen(wert) else NICHTS
        case _:
            return NICHTS


def _below(ort: _Ort, name: str, wert: Any) -> _Ort:
    stelle = (*ort.stelle, name)
    blatt = ort.umstand.blatt
    if ort.stelle == EINTRAEGE and blatt:
        return _Ort(wert, umstand_von(wert, blatt), stelle)
    if is_dataclass(wert) or isinstance(wert, Mapping):
        return _Ort(wert, ort.umstand.unter(wert), stelle)
    return _Ort(wert, ort.umstand, stelle)


def _plain(wert: Any) -> Any:
    """Of a record the letter has read which keys it has."""
    if is_dataclass(wert) or isinstance(wert, Mapping):
        return tuple(name for name, _ in felder(wert))
    return wert

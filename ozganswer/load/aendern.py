"""Values of a YAML file changed in place: what was asked for, and not a byte beside it.

What comes out is read again: unless it says just what it should, nothing is changed.
"""

import codecs
from collections.abc import Iterator, Mapping
from typing import Any

from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.loading import NichtAenderbar
from ozganswer.load.datei import als_text
from ozganswer.load.einsetzen import ZEILE, setze
from ozganswer.load.schreiben import als_yaml
from ozganswer.load.yaml import Dokument, Pfad, lies_yaml


def aendere_datei(inhalt: bytes, werte: Mapping[Pfad, Any], datei: str) -> bytes:
    """Change values of a YAML file by their paths, as `aendere_yaml` does.

    Raises:
        Mistakes: the file is no YAML of ours, or cannot be changed in place.
    """
    try:
        als_text(inhalt, datei)
    except Mistake as mistake:
        raise Mistakes([mistake]) from None
    ohne = inhalt.removeprefix(codecs.BOM_UTF8)
    neu = aendere_yaml(ohne.decode("utf-8"), werte, datei)
    return inhalt[: len(inhalt) - len(ohne)] + neu.encode("utf-8")


def aendere_yaml(
    text: str, werte: Mapping[Pfad, Any], datei: str = "", umbruch: str | None = None
) -> str:
    """Change values by their paths, each where it stands; None takes a key away.

    A path leads through keys and positions of lists; keys on it that are not there are added, and
    the position behind a list's last item adds one. A mapping over a mapping changes key by key.

    Raises:
        Mistakes: the text is no YAML of ours, or cannot be changed in place.
    """
    dokument = _lies(text, datei)
    soll = dokument.daten or {}
    schritte: list[tuple[Pfad, Any]] = []
    for pfad, wert in werte.items():
        for schritt, teil in _schritte(soll, pfad, _as_read(wert)):
            if not _leads_somewhere(soll, schritt, teil):
                raise _nicht(dokument, pfad)
            schritte.append((schritt, teil))
            soll = mit_wert(soll, schritt, teil)
    neu = setze(text, schritte, umbruch or _umbruch(text))
    if not _says(neu, soll):
        raise _nicht(dokument, schritte[0][0])
    return neu


def mit_wert(daten: Any, pfad: Pfad, wert: Any) -> Any:
    """Set the value at a path of data, or take its key away (None); the data given stays."""
    if not pfad:
        return wert
    if isinstance(daten, list):
        n = int(pfad[0])
        return [*daten[:n], mit_wert((*daten, None)[n], pfad[1:], wert), *daten[n + 1 :]]
    daten = daten or {}
    if wert is None and len(pfad) == 1:
        return {name: w for name, w in daten.items() if name != pfad[0]}
    if wert is None and not daten.get(pfad[0]):
        return daten
    return {**daten, pfad[0]: mit_wert(daten.get(pfad[0]), pfad[1:], wert)}


def _lies(text: str, datei: str) -> Dokument:
    dokument = lies_yaml(text.replace("\r\n", "\n").replace("\r", "\n"), datei)
    if dokument.mistakes:
        raise Mistakes(dokument.mistakes)
    return dokument


def _says(text: str, soll: Any) -> bool:
    try:
        return bool(_sorted(_lies(text, "").daten or {}) == _sorted(soll))
    except Mistakes:
        return False


def _sorted(daten: Any) -> Any:
    """Make data comparable to the last digit; a key may be added above others."""
    match daten:
        case dict():
            return {n: _sorted(w) for n, w in sorted(daten.items()) if w is not None}
        case list():
            return [_sorted(w) for w in daten]
    return als_yaml(daten)


def _nicht(dokument: Dokument, pfad: Pfad) -> Mistakes:
    return Mistakes([NichtAenderbar(".".join(pfad), dokument.wert(pfad))])


def _umbruch(text: str) -> str:
    zeile = ZEILE.match(text)
    return (zeile.group().lstrip(zeile.group().rstrip("\r\n")) if zeile else "") or "\n"


def _as_read(wert: Any) -> Any:
    """Make of a value what is read of it: lists of tuples, and no keys without a value."""
    match wert:
        case Mapping():
            return {name: _as_read(w) for name, w in wert.items() if w is not None}
        case list() | tuple():
            return [_as_read(w) for w in wert]
    return wert


def _schritte(daten: Any, pfad: Pfad, wert: Any) -> Iterator[tuple[Pfad, Any]]:
    """Take a change apart into the smallest, so that what stays is not touched."""
    ist = _at(daten, pfad)
    match ist, wert:
        case dict(), dict() if ist and wert:
            for name in (*wert, *(n for n in ist if n not in wert)):
                yield from _schritte(daten, (*pfad, name), wert.get(name))
        case list(), list() if 0 < len(ist) <= len(wert):
            for n, glied in enumerate(wert):
                yield from _schritte(daten, (*pfad, str(n)), glied)
        case _ if type(ist) is not type(wert) or als_yaml(ist) != als_yaml(wert):
            yield pfad, wert


def _at(daten: Any, pfad: Pfad) -> Any:
    for teil in pfad:
        match daten:
            case dict():
                daten = daten.get(teil)
            case list() if teil.isdecimal() and int(teil) < len(daten):
                daten = daten[int(teil)]
            case _:
                return None
    return daten


def _leads_somewhere(daten: Any, pfad: Pfad, wert: Any) -> bool:
    """Tell whether a path leads through mappings and lists, and what stands there may change."""
    if not pfad:
        return False
    match daten:
        case dict() | None:
            innen = daten.get(pfad[0]) if daten else None
        case list() if pfad[0].isdecimal() and int(pfad[0]) <= len(daten) and daten:
            innen = (*daten, None)[int(pfad[0])]
            if (innen is None or wert is None) and len(pfad) == 1:
                return wert is not None
        case _:
            return False
    return len(pfad) == 1 or _leads_somewhere(innen, pfad[1:], wert)

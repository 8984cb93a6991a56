"""Sections of a style: what looks different in one Muster, or in one form of DIN 5008."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from ozganswer.errors.values import FalscheArt, UnbekannterSchluessel
from ozganswer.load.satz import gelesen
from ozganswer.load.yaml import Dokument, Pfad

MUSTER, FORMEN = "muster", "formen"
"""Keys of a style under which its other keys stand once more."""
RAT = "Jede Zeile darunter einrücken und als „name: wert“ schreiben."


def abschnitte(
    schichten: Iterable[Dokument], schluessel: str, bekannte: Collection[str]
) -> Mapping[str, list[Dokument]]:
    """Take the sections under a key out of styles, by name, in the styles' order; note mistakes."""
    gefunden: dict[str, list[Dokument]] = {}
    for dokument in schichten:
        alle = _zuordnung(dokument, _heraus(dokument, schluessel), (schluessel,))
        for name, inhalt in alle.items():
            pfad = (schluessel, name)
            if name not in bekannte:
                stelle = dokument.name(pfad)
                dokument.mistakes.append(UnbekannterSchluessel(name, bekannte, stelle))
            daten = _zuordnung(dokument, inhalt, pfad)
            gefunden.setdefault(name, []).append(_abschnitt(dokument, daten, pfad))
    return gefunden


def _heraus(dokument: Dokument, schluessel: str) -> Any:
    return dokument.daten.pop(schluessel, None) if isinstance(dokument.daten, dict) else None


def _zuordnung(dokument: Dokument, daten: Any, pfad: Pfad) -> dict[str, Any]:
    if isinstance(daten, dict):
        return daten
    if daten is not None:
        was = gelesen(daten)
        art = FalscheArt(pfad[-1], "eine Zuordnung", was, RAT, dokument.wert(pfad))
        dokument.mistakes.append(art)
    return {}


def _abschnitt(dokument: Dokument, daten: dict[str, Any], pfad: Pfad) -> Dokument:
    """Make a section a document of its own, whose values keep their place."""
    tiefe = len(pfad)
    werte, schluessel = (
        {p[tiefe:]: wo for p, wo in stellen.items() if p[:tiefe] == pfad and len(p) > tiefe}
        for stellen in (dokument.werte, dokument.schluessel)
    )
    return Dokument(dokument.datei, daten, werte, schluessel)

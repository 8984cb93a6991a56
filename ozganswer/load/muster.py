"""The key `muster` of a style: what looks different in one kind of document, by its Muster."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from ozganswer.errors.values import FalscheArt, UnbekannterSchluessel
from ozganswer.load.satz import gelesen
from ozganswer.load.yaml import Dokument, Pfad

MUSTER = "muster"
RAT = "Jede Zeile darunter einrücken und als „name: wert“ schreiben."


def abschnitte(
    schichten: Iterable[Dokument], bekannte: Collection[str]
) -> Mapping[str, list[Dokument]]:
    """Take the sections out of styles, for each Muster in the styles' order; note mistakes."""
    gefunden: dict[str, list[Dokument]] = {}
    for dokument in schichten:
        for name, inhalt in _zuordnung(dokument, _heraus(dokument), (MUSTER,)).items():
            pfad = (MUSTER, name)
            if name not in bekannte:
                stelle = dokument.name(pfad)
                dokument.mistakes.append(UnbekannterSchluessel(name, bekannte, stelle))
            daten = _zuordnung(dokument, inhalt, pfad)
            gefunden.setdefault(name, []).append(_abschnitt(dokument, daten, pfad))
    return gefunden


def _heraus(dokument: Dokument) -> Any:
    return dokument.daten.pop(MUSTER, None) if isinstance(dokument.daten, dict) else None


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

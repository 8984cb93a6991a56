"""Entries as filled in beside those of the blatt: what changes, and what is known otherwise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ozganswer.errors import Mistake, Position
from ozganswer.errors.asking import FastGleich, StandAelter, WertVorhanden
from ozganswer.errors.base import similar
from ozganswer.load.anpassen import als_datum, als_text
from ozganswer.load.schreiben import als_yaml
from ozganswer.load.yaml import Pfad
from ozganswer.records.blaetter import BLAETTER
from ozganswer.records.zuarbeit import Zuarbeit

HERKUNFT = ("stand", "quelle", "verantwortlich")
"""What a Zuarbeit says of all its values."""

TIEFE = 2
"""So deep in the entries the values stand that an address names: entry, key."""

Satz = Mapping[str, Any]
Stellen = Mapping[Pfad, Position]


@dataclass(frozen=True, slots=True)
class Vergleich:
    """The values that change, by their paths in the blatt, beside the entries there are."""

    blatt: str
    bisher: Satz
    """The entries of the blatt."""
    kopf: Satz
    werte: Mapping[Pfad, Any]

    @classmethod
    def of(
        cls, blatt: str, daten: Satz, eintraege: Mapping[str, Any], zuarbeit: Zuarbeit
    ) -> "Vergleich":
        """Compare entries with the data of a blatt; `{}` is a new one."""
        bisher = daten.get("eintraege") or {}
        herkunft = dict(
            zip(HERKUNFT, (zuarbeit.stand, zuarbeit.quelle, zuarbeit.stelle), strict=True)
        )
        if not daten:
            kopf: dict[Pfad, Any] = {(n,): w for n, w in herkunft.items() if w is not None}
            return cls(blatt, bisher, daten, {**kopf, ("eintraege",): eintraege})
        werte: dict[Pfad, Any] = {}
        for id_, satz in eintraege.items():
            alt = bisher.get(id_)
            if isinstance(alt, dict) and isinstance(satz, dict):
                teile = {**dict(_anders(alt, satz)), **_herkunft(satz, {**daten, **alt}, herkunft)}
                werte |= {("eintraege", id_, *pfad): wert for pfad, wert in teile.items()}
            else:
                werte["eintraege", id_] = _neu(satz, daten, herkunft)
        return cls(blatt, bisher, daten, werte)

    def einwaende(self, stellen: Stellen) -> Iterator[Mistake]:
        """Tell what is known otherwise already, or of a later Stand."""
        for pfad, wert in self.werte.items():
            match pfad:
                case ("eintraege", id_, *_) if id_ in self.bisher:
                    yield from self._einwand(pfad, wert, _stelle(stellen, pfad))

    def adressen(self) -> tuple[str, ...]:
        """List the facts that change or are new, without what is said of all of them."""
        alle = (adresse for pfad, wert in self.werte.items() for adresse in _addresses(pfad, wert))
        return tuple(f"{self.blatt}.{a}" for a in alle if a.count(".") and not _says_whence(a))

    def neue(self) -> tuple[str, ...]:
        """List those among them that were not known."""
        return tuple(
            a for a in self.adressen() if _at(self.bisher, tuple(a.split(".")[1:])) is None
        )

    def _einwand(self, pfad: Pfad, neu: Any, position: Position) -> Iterator[Mistake]:
        satz = {**self.kopf, **self.bisher[pfad[1]]}
        alt = _at(satz, pfad[2:])
        adresse = ".".join((self.blatt, *pfad[1:]))
        match pfad[2:]:
            case ("stand",):
                if (wann := als_datum(als_text(alt))) and isinstance(neu, date) and neu < wann:
                    yield StandAelter(adresse, als_text(alt), als_text(neu), position)
            case ("quelle",):
                return
            case _ if alt is not None:
                yield WertVorhanden(adresse, als_yaml(alt), als_yaml(neu), position)

    def aehnliche(self, stellen: Stellen) -> Iterator[Mistake]:
        """Warn of new entries, and of new keys in free ones, that are named like others."""
        for pfad in self.werte:
            match pfad:
                case ("eintraege", id_) if id_ not in self.bisher:
                    yield from self._aehnlich(pfad, set(self.bisher), stellen)
                case ("eintraege", id_, name) if self.blatt not in BLAETTER:
                    andere = {n for satz in self.bisher.values() for n in satz}
                    if name not in {*andere, *HERKUNFT}:
                        yield from self._aehnlich(pfad, andere, stellen)

    def _aehnlich(self, pfad: Pfad, bekannte: set[str], stellen: Stellen) -> Iterator[Mistake]:
        if similar(pfad[-1], bekannte):
            adresse = ".".join((self.blatt, *pfad[1:]))
            yield FastGleich(adresse, bekannte, _stelle(stellen, pfad))


def _addresses(pfad: Pfad, wert: Any) -> Iterator[str]:
    """List the addresses of the values at a path of a blatt, to the keys of its entries."""
    innen = pfad[1:] if pfad[:1] == ("eintraege",) else ()
    if pfad[:1] == ("eintraege",) and len(innen) < TIEFE and isinstance(wert, Mapping):
        for name, w in wert.items():
            yield from _addresses((*pfad, name), w)
    elif innen:
        yield ".".join(innen)


def _says_whence(adresse: str) -> bool:
    return adresse.rpartition(".")[2] in HERKUNFT


def _anders(alt: Satz, neu: Satz, davor: Pfad = ()) -> Iterator[tuple[Pfad, Any]]:
    """List the values that are not as they were, the innermost."""
    for name, wert in neu.items():
        pfad, vorher = (*davor, name), alt.get(name)
        if isinstance(vorher, dict) and isinstance(wert, dict):
            yield from _anders(vorher, wert, pfad)
        elif vorher is None or _text(vorher) != _text(wert):
            yield pfad, wert


def _text(wert: Any) -> str:
    return als_yaml(wert) if isinstance(wert, dict | list) else als_text(wert)


def _herkunft(satz: Satz, bisher: Satz, herkunft: Satz) -> dict[Pfad, Any]:
    """Say of an entry whose Stand and Quelle it has now, where these are others."""
    return {
        (name,): herkunft[name]
        for name in ("stand", "quelle")
        if name not in satz and _text(bisher.get(name)) != _text(herkunft[name])
    }


def _neu(satz: Any, kopf: Satz, herkunft: Satz) -> Any:
    if not isinstance(satz, dict):
        return satz
    eigene = {n: w for n, w in herkunft.items() if w and _text(kopf.get(n)) != _text(w)}
    return {**satz, **{n: w for n, w in eigene.items() if n not in satz}}


def _at(satz: Any, pfad: Pfad) -> Any:
    for teil in pfad:
        satz = satz.get(teil) if isinstance(satz, dict) else None
    return satz


def _stelle(stellen: Stellen, pfad: Pfad) -> Position:
    """Find the place of a value, or of the nearest that holds it."""
    return next(stellen[pfad[:n]] for n in range(len(pfad), -1, -1) if pfad[:n] in stellen)

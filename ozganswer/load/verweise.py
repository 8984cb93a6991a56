"""References from a blatt, an Anfrage or a letter to the ids of another blatt."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ozganswer.errors import Mistake, Position
from ozganswer.errors.values import BlattFehlt, UnbekannterVerweis, VerweisUngeprueft
from ozganswer.load.yaml import Pfad
from ozganswer.records.anfrage import Anfragedatei
from ozganswer.records.antwort import Briefquelle
from ozganswer.records.fakten import Bestand, Defekt, Faktenblatt, felder

ZIELE: Mapping[str, Mapping[str, str]] = {
    "personen": {"organisation": "organisation"},
    "organisation": {"leitung": "personen", "vertretung": "personen"},
}
"""Keys of a blatt's records that hold ids, and the blatt of these ids."""

UEBERALL: Mapping[str, str] = {"verantwortlich": "organisation"}


@dataclass(frozen=True, slots=True)
class Verweis:
    """An id that stands somewhere, and the blatt it must stand in."""

    id: str
    blatt: str
    position: Position
    noetig: bool = False
    """Whether the letter cannot be made without it."""


def verweise_im_blatt(blatt: Faktenblatt) -> Iterator[Verweis]:
    """List what a blatt refers to."""
    ziele = {**UEBERALL, **ZIELE.get(blatt.name, {})}
    yield from _im_satz(blatt, (), blatt.inhalt, UEBERALL)
    for id_, satz in blatt.eintraege.items():
        yield from _im_satz(blatt, ("eintraege", id_), satz, ziele)


def verweise_der_anfrage(datei: Anfragedatei) -> Iterator[Verweis]:
    """List the offices that an Anfrage names."""
    stellen = datei.positionen
    if datei.anfrage.federfuehrung:
        yield Verweis(datei.anfrage.federfuehrung, "organisation", stellen["federfuehrung",])
    for n, id_ in enumerate(datei.anfrage.zuarbeit):
        yield Verweis(id_, "organisation", stellen["zuarbeit", str(n)])


def verweise_des_briefs(quelle: Briefquelle) -> Iterator[Verweis]:
    """List the persons and the rule of law that a letter's head names."""
    kopf, stellen = quelle.kopf, quelle.positionen
    for n, id_ in enumerate(kopf.unterzeichner):
        stelle = stellen.get(("unterzeichner", str(n))) or stellen["unterzeichner",]
        yield Verweis(id_, "personen", stelle, noetig=True)
    for n, mitzeichnung in enumerate(kopf.mitzeichnungen):
        stelle = stellen["mitzeichnungen", str(n), "stelle"]
        yield Verweis(mitzeichnung.stelle, "organisation", stelle)
    if kopf.bearbeiter:
        yield Verweis(kopf.bearbeiter, "personen", stellen["bearbeiter",], noetig=True)
    if kopf.art == "ablehnung" and kopf.grund:
        yield Verweis(kopf.grund, "rechtslage", stellen["grund",], noetig=True)


def pruefe_verweise(
    verweise: Iterable[Verweis], bestand: Bestand, ordner: str
) -> Iterator[Mistake]:
    """Look each reference up; a broken blatt stops only what cannot do without it."""
    for verweis in verweise:
        match bestand.get(verweis.blatt):
            case Faktenblatt() as ziel:
                if verweis.id not in ziel.eintraege:
                    yield UnbekannterVerweis(
                        verweis.id, verweis.blatt, ziel.eintraege, verweis.position
                    )
            case Defekt(mistakes=mistakes):
                yield from mistakes if verweis.noetig else ()
            case None:
                art = BlattFehlt if verweis.noetig else VerweisUngeprueft
                yield art(verweis.id, verweis.blatt, ordner, verweis.position)


def _im_satz(
    blatt: Faktenblatt, pfad: Pfad, satz: Any, ziele: Mapping[str, str]
) -> Iterator[Verweis]:
    for name, wert in felder(satz):
        if name not in ziele or not wert:
            continue
        ids = [wert] if isinstance(wert, str) else wert
        for n, id_ in enumerate(ids):
            yield Verweis(id_, ziele[name], blatt.position(*pfad, name, str(n)))

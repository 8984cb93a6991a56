"""What an Anfrage's letters lack → the notes to the offices, and what is to be told of them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ozganswer.archive.uebersicht import stand_von
from ozganswer.errors import Mistake, Position
from ozganswer.errors.asking import (
    EintragBekannt,
    LueckeBekannt,
    OhneStelle,
    OhneVorlauf,
    StelleOhneAdresse,
)
from ozganswer.load.ordner import QUESTIONS, YAML, Anfrageort
from ozganswer.load.workspace import Workspace
from ozganswer.records.anfrage import name_der_kennung
from ozganswer.records.blaetter import Kommune
from ozganswer.records.fakten import Bestand, Faktenblatt
from ozganswer.records.fristen import Frist
from ozganswer.zuarbeit.fehlend import Angabe, fehlende
from ozganswer.zuarbeit.notiz import Empfaenger, Notiz
from ozganswer.zuarbeit.vordruck import vordruck

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
"""An address that a mail can be sent to."""


@dataclass(frozen=True, slots=True)
class Zuarbeiten:
    """The files of the notes by their names, and what is to be warned of."""

    dateien: dict[str, bytes]
    angaben: int
    warnungen: tuple[Mistake, ...]


def frage_an(workspace: Workspace, ort: Anfrageort, heute: date) -> Zuarbeiten:
    """Write a note to each office that knows what is missing; raise Mistakes."""
    fehlend = fehlende(workspace, ort, heute)
    angaben = fehlend.angaben
    bestand = workspace.bestand(ort.kommune)
    frist = stand_von(workspace, ort, heute).frist
    gruppen: dict[tuple[str, str], list[Angabe]] = {}
    for angabe in angaben:
        if angabe.stelle:
            gruppen.setdefault((angabe.stelle, angabe.kommune), []).append(angabe)
    dateien: dict[str, bytes] = {}
    for (stelle, kommune), gruppe in gruppen.items():
        # A gap may name whom it wants where no blatt says which offices there are.
        name = name_der_kennung(stelle).strip(".-")
        name = name if kommune == ort.kommune else f"{name}-{kommune}"
        notiz = _notiz(workspace, ort, tuple(gruppe), frist, heute, f"{name}.yaml")
        dateien |= {
            f"{name}.md": notiz.als_markdown().encode(),
            f"{name}.eml": notiz.als_mail(),
            f"{name}.yaml": notiz.vordruck.encode(),
        }
    warnungen = (*map(_known, fehlend.bekannte), *_warnungen(angaben, bestand, frist, ort))
    return Zuarbeiten(dateien, len(angaben), warnungen)


def _known(angabe: Angabe) -> Mistake:
    if angabe.eintrag:
        return EintragBekannt(angabe.was, angabe.adresse.rpartition(".")[0], angabe.position)
    return LueckeBekannt(angabe.was, angabe.adresse, angabe.position)


def _notiz(
    workspace: Workspace,
    ort: Anfrageort,
    angaben: tuple[Angabe, ...],
    frist: Frist,
    heute: date,
    dateiname: str,
) -> Notiz:
    datei, bestand = workspace.anfrage(ort.kommune, ort.name), workspace.bestand(ort.kommune)
    stelle = angaben[0].stelle
    return Notiz(
        _empfaenger(bestand, stelle),
        _absender(bestand, datei.anfrage.federfuehrung),
        datei.anfrage,
        angaben,
        frist,
        heute,
        vordruck(workspace, datei, stelle, angaben),
        dateiname,
    )


def _empfaenger(bestand: Bestand, stelle: str) -> Empfaenger:
    match bestand.get("organisation"):
        case Faktenblatt(eintraege=stellen) if stelle in stellen:
            einheit = stellen[stelle]
            email = einheit.email if einheit.email and EMAIL.fullmatch(einheit.email) else ""
            return Empfaenger(stelle, einheit.bezeichnung, email)
    return Empfaenger(stelle, stelle)


def _absender(bestand: Bestand, federfuehrung: str | None) -> str:
    if federfuehrung:
        return _empfaenger(bestand, federfuehrung).bezeichnung
    match bestand.get("kommune"):
        case Faktenblatt(inhalt=Kommune() as kommune):
            return kommune.behoerde or kommune.name
    return ""


def _warnungen(
    angaben: tuple[Angabe, ...], bestand: Bestand, frist: Frist, ort: Anfrageort
) -> Iterator[Mistake]:
    yield from (OhneStelle(a.was, a.position) for a in angaben if not a.stelle)
    for stelle in dict.fromkeys(a.stelle for a in angaben if a.stelle):
        empfaenger = _empfaenger(bestand, stelle)
        if not empfaenger.email:
            yield StelleOhneAdresse(empfaenger.bezeichnung, _place(bestand, stelle, ort))
    if angaben and frist.tag and "Zuarbeit" not in frist.vorlauf:
        yield OhneVorlauf(ort.kommune)


def _place(bestand: Bestand, stelle: str, ort: Anfrageort) -> Position:
    match bestand.get("organisation"):
        case Faktenblatt() as blatt:
            return blatt.position("eintraege", stelle)
    return Position(f"{QUESTIONS}/{ort}{YAML}")

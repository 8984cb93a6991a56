"""What is filled in of one blatt, put into it and checked as if it had always stood there."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.asking import BlattFuerAlle, BlattVertippt, NurVonHand
from ozganswer.errors.base import similar
from ozganswer.load.aendern import aendere_datei, mit_wert
from ozganswer.load.blatt import lies_blatt, lies_dokument, lies_inhalt, pruefe_blattnamen
from ozganswer.load.datei import Wurzel
from ozganswer.load.namen import RESERVIERT
from ozganswer.load.ordner import FACTS, YAML
from ozganswer.load.verweise import pruefe_verweise, verweise_im_blatt
from ozganswer.load.workspace import Workspace
from ozganswer.load.yaml import Dokument, Pfad
from ozganswer.records.blaetter import BLAETTER
from ozganswer.records.fakten import GEMEINSAM, Faktenblatt
from ozganswer.records.zuarbeit import BLATT as ZUARBEIT
from ozganswer.records.zuarbeit import Zuarbeit
from ozganswer.zuarbeit.vergleich import Vergleich

OHNE_EINTRAEGE = "kommune"


@dataclass(frozen=True, slots=True)
class Ausgefuellt:
    """What is filled in of a blatt, and the file that it stands in."""

    name: str
    eintraege: Mapping[str, Any]
    zuarbeit: Zuarbeit
    dokument: Dokument

    @property
    def position(self) -> Position:
        """Where the blatt is named."""
        return self.dokument.name(("blaetter", self.name))

    def stellen(self, alle: Mapping[Pfad, Position]) -> dict[Pfad, Position]:
        """Give the places of the blatt's values or keys by their paths in it."""
        davor = ("blaetter", self.name)
        return {pfad[2:]: wo for pfad, wo in alle.items() if pfad[:2] == davor}


@dataclass(frozen=True, slots=True)
class Eingetragen:
    """A blatt's file as it will be, and what is to be told of it."""

    datei: str
    inhalt: bytes
    anders: bool
    einwaende: tuple[Mistake, ...]
    warnungen: tuple[Mistake, ...]
    adressen: tuple[str, ...]
    neue: tuple[str, ...]


def ins_blatt(workspace: Workspace, neu: Ausgefuellt) -> Eingetragen:
    """Put what is filled in into its blatt; raise a Mistake, or Mistakes with all that is wrong."""
    _pruefe_name(workspace, neu)
    kommune = neu.zuarbeit.kommune
    datei = f"{FACTS}/{kommune}/{neu.name}{YAML}"
    wurzel, pfad = Wurzel(workspace.root), workspace.root / datei
    bisher = lies_dokument(wurzel, pfad) if pfad.exists() else Dokument(datei, {})
    if bisher.mistakes:
        raise Mistakes(bisher.mistakes)
    if isinstance(bisher.daten, dict) and "datei" in bisher.daten:
        raise NurVonHand(neu.name, str(bisher.daten["datei"]), neu.position)
    vergleich = Vergleich.of(neu.name, bisher.daten, neu.eintraege, neu.zuarbeit)
    warnungen = _pruefe(workspace, neu, bisher, vergleich.werte)
    alt = pfad.read_bytes() if pfad.exists() else b""
    inhalt = aendere_datei(alt, vergleich.werte, datei)
    lies_blatt(Wurzel(workspace.root, statt={datei: inhalt}), pfad, kommune)
    stellen = neu.stellen(neu.dokument.werte)
    einwaende, aehnliche = vergleich.einwaende(stellen), vergleich.aehnliche(stellen)
    return Eingetragen(
        datei,
        inhalt,
        inhalt != alt,
        tuple(einwaende),
        (*warnungen, *aehnliche),
        vergleich.adressen(),
        vergleich.neue(),
    )


def _pruefe_name(workspace: Workspace, neu: Ausgefuellt) -> None:
    name, kommune = neu.name, neu.zuarbeit.kommune
    vergeben = RESERVIERT.union(workspace.makros())
    pruefe_blattnamen(name, neu.position, vergeben)
    if name == OHNE_EINTRAEGE:
        raise NurVonHand(name, f"{FACTS}/{kommune}/{name}{YAML}", neu.position)
    bestand = workspace.bestand(kommune)
    themen = (datei.thema for datei in workspace.themen().values())
    gebrauchte = {baustein.blatt for thema in themen for baustein in thema.bausteine}
    bekannte = {*bestand, *BLAETTER, *gebrauchte, ZUARBEIT}
    if name not in bekannte and (gemeint := similar(name, bekannte)):
        raise BlattVertippt(name, gemeint, neu.position)
    eigenes = workspace.root / FACTS / kommune / f"{name}{YAML}"
    if name in bestand and not eigenes.exists():
        raise BlattFuerAlle(name, kommune, neu.position)


def _pruefe(
    workspace: Workspace, neu: Ausgefuellt, bisher: Dokument, werte: Mapping[Pfad, Any]
) -> tuple[Mistake, ...]:
    """Read the blatt as it will be, each value at its place of now; raise Mistakes."""
    daten = deepcopy(bisher.daten)
    for pfad, wert in werte.items():
        daten = mit_wert(daten, pfad, wert)
    gemeinsam = Dokument(
        neu.dokument.datei,
        daten,
        {**bisher.werte, **neu.stellen(neu.dokument.werte)},
        {**bisher.schluessel, **neu.stellen(neu.dokument.schluessel)},
    )
    ordner = f"{FACTS}/{neu.zuarbeit.kommune}"
    inhalt = lies_inhalt(neu.name, gemeinsam, Wurzel(workspace.root), workspace.root / ordner)
    if inhalt is not None:
        blatt = Faktenblatt(neu.name, neu.zuarbeit.kommune, inhalt, gemeinsam.werte)
        gemeinsam.mistakes += _verweise(workspace, blatt, ordner)
    if any(not m.warnung for m in gemeinsam.mistakes):
        raise Mistakes(gemeinsam.mistakes)
    hier = neu.dokument.datei
    return tuple(m for m in gemeinsam.mistakes if m.position and m.position.datei == hier)


def _verweise(workspace: Workspace, blatt: Faktenblatt, ordner: str) -> Iterator[Mistake]:
    if blatt.kommune != GEMEINSAM:
        bestand = {**workspace.bestand(blatt.kommune), blatt.name: blatt}
        yield from pruefe_verweise(verweise_im_blatt(blatt), bestand, ordner)

"""How each Anfrage stands: its Frist, its letters, and what has overtaken them."""

from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from ozganswer.archive import ablage
from ozganswer.archive.blick import Blick
from ozganswer.archive.briefstand import Bisher, Briefstand, leaves_open, settles
from ozganswer.archive.freigabe import Freigaben
from ozganswer.archive.heute import Heute
from ozganswer.archive.hinaus import (
    Fehlend,
    Kopfdaten,
    missing_letters,
    promises,
    went_out,
)
from ozganswer.archive.mitzeichnung import Mitzeichnungsstand, mitzeichnungsstand
from ozganswer.archive.nachweis import Beleg, Nachweis, beleg_aus
from ozganswer.archive.zeilen import decode_once
from ozganswer.errors import Mistake, Mistakes
from ozganswer.load.brief import hat_quelle
from ozganswer.load.ordner import ANSWERS, Anfrageort, Brief
from ozganswer.load.workspace import Workspace
from ozganswer.records.anfrage import Eckdaten, Termine, name_der_kennung
from ozganswer.records.blaetter import Kommune
from ozganswer.records.fakten import Faktenblatt
from ozganswer.records.fristen import Frist, promised, reckon

ZUGESAGT = ("schlussgezeichnet", "versandt")
"""The status from which on a promise is given."""


class Zustand(StrEnum):
    """How an Anfrage stands; the first that applies."""

    ERLEDIGT = "erledigt"
    UNBEANTWORTET = "unbeantwortet"
    UEBERHOLT = "überholt"
    ABGELAUFEN = "abgelaufen"
    AKTUELL = "aktuell"


@dataclass(frozen=True, slots=True)
class Anfragestand:
    """A line of the overview; `tage` are the days left, None where no answer is due."""

    anfrage: str
    kennung: str
    betreff: str
    fraktionen: tuple[str, ...]
    zustand: Zustand
    frist: Frist
    tage: int | None
    briefe: tuple[Briefstand, ...]


@dataclass(frozen=True, slots=True)
class Uebersicht:
    """All Anfragen of a workspace, and those that could not be read."""

    zeilen: tuple[Anfragestand, ...]
    mistakes: tuple[Mistake, ...]


def uebersicht(workspace: Workspace, tag: date, executor: Executor | None = None) -> Uebersicht:
    """Look at every Anfrage as of a day; with an executor, by others who see the same files."""
    kommunen = sorted({ort.kommune for ort in workspace.anfragen()})
    if executor:
        wartend = [(k, executor.submit(_elsewhere, workspace.root, k, tag)) for k in kommunen]
        teile = [_answer(future, workspace, k, tag) for k, future in wartend]
    else:
        teile = [_of(workspace, kommune, tag) for kommune in kommunen]
    zeilen = tuple(zeile for teil in teile for zeile in teil.zeilen)
    return Uebersicht(zeilen, tuple(m for teil in teile for m in teil.mistakes))


def stand_von(workspace: Workspace, ort: Anfrageort, tag: date) -> Anfragestand:
    """Look at one Anfrage as of a day; raise Mistakes."""
    return _look(workspace, ort.kommune, tag).auf(ort)


def _elsewhere(root: Path, kommune: str, tag: date) -> Uebersicht:
    return _of(Workspace.open(root), kommune, tag)


def _answer(
    future: Future[Uebersicht], workspace: Workspace, kommune: str, tag: date
) -> Uebersicht:
    try:
        return future.result()
    except BrokenExecutor:
        # Where the process was killed that should have looked, this one looks.
        return _of(workspace, kommune, tag)


def _of(workspace: Workspace, kommune: str, tag: date) -> Uebersicht:
    zeilen, mistakes = list[Anfragestand](), list[Mistake]()
    schau = _look(workspace, kommune, tag)
    for ort in workspace.anfragen(kommune):
        try:
            zeilen.append(schau.auf(ort))
        except Mistakes as fehler:
            mistakes += fehler.mistakes
    return Uebersicht(tuple(zeilen), (*mistakes, *schau.mistakes))


def _look(workspace: Workspace, kommune: str, tag: date) -> "_Schau":
    # Of the tags of all the others nothing is asked.
    freigaben = Freigaben(workspace.root, unter=f"{kommune}/")
    return _Schau(Blick(Heute(workspace), kommune), freigaben, tag)


class _Schau:
    """A look at the Anfragen of a Kommune; only what has changed since it was built is opened."""

    def __init__(self, blick: Blick, freigaben: Freigaben, tag: date) -> None:
        self.mistakes: list[Mistake] = []
        self._freigaben = freigaben
        self._blick = blick
        self._workspace = blick.heute.workspace
        self._tag = tag
        self._fristen: dict[Termine, Frist] = {}
        self._unauffaellig: set[str] = set()
        """Lines of facts that are neither überholt nor abgelaufen."""

    def auf(self, ort: Anfrageort) -> Anfragestand:
        """Look at one Anfrage; raise Mistakes."""
        briefe = self._blick.auf(ort.name)
        weg = [f for f in self._missing if f.is_on(ort.name)]
        anfrage = self._eckdaten(ort, briefe)
        koepfe = [*(self._kopf(brief) for brief in briefe), *(f.kopf for f in weg)]
        staende = (*map(self._brief, briefe, koepfe), *map(_gone, weg))
        frist = self._frist(anfrage, koepfe)
        zustand = _zustand(anfrage, staende)
        offen = zustand is not Zustand.ERLEDIGT and not any(map(settles, staende))
        faellig = offen and frist.tag
        return Anfragestand(
            anfrage=str(ort),
            kennung=anfrage.kennung,
            betreff=anfrage.betreff,
            fraktionen=anfrage.fraktionen,
            zustand=zustand,
            frist=frist,
            tage=(faellig - self._tag).days if faellig else None,
            briefe=staende,
        )

    def _eckdaten(self, ort: Anfrageort, briefe: Iterable[Brief]) -> Eckdaten:
        """Take them from the Nachweis of a letter, else read the Anfrage; raise Mistakes."""
        for zeilen in filter(None, map(self._blick.zeilen, briefe)):
            for anfrage in zeilen.anfragen:
                if name_der_kennung(anfrage.kennung) == ort.name:
                    return anfrage
        return self._workspace.anfrage(ort.kommune, ort.name).anfrage.eckdaten

    def _kopf(self, brief: Brief) -> Kopfdaten:
        """Take it from the Nachweis, else from the source; raise Mistakes."""
        if zeilen := self._blick.zeilen(brief):
            datum, bis = map(zeilen.value, ("datum", "zugesagt_bis"))
            art, status = map(zeilen.value, ("art", "status"))
            status = "versandt" if zeilen.versandt else status
            bisher = self._before(brief) if status != "versandt" else None
            return Kopfdaten(art, status, _day(datum), _day(bis), bisher)
        kopf = self._workspace.quelle(brief.kommune, brief.name).kopf
        bisher = went_out(self._freigaben, brief, kopf)
        return Kopfdaten(kopf.art, kopf.status, kopf.datum, kopf.zusage, bisher)

    def _before(self, brief: Brief) -> Bisher | None:
        """Look into the source of a letter only where git knows a Versand of it."""
        if not self._freigaben.versand(brief):
            return None
        kopf = self._workspace.quelle(brief.kommune, brief.name).kopf
        return went_out(self._freigaben, brief, kopf)

    @cached_property
    def _missing(self) -> tuple[Fehlend, ...]:
        """The released letters whose folders, or sources, are gone."""
        kommune, antworten = self._blick.kommune, self._workspace.root / ANSWERS
        briefe = frozenset(self._workspace.briefe_von(kommune))
        # Of one that is as its Nachweis says the source was read.
        offen = (b for b in briefe if self._blick.zeilen(b) is None)
        leer = [b for b in offen if not hat_quelle(antworten / str(b))]
        return tuple(missing_letters(self._freigaben, kommune, briefe, leer))

    def _brief(self, brief: Brief, kopf: Kopfdaten) -> Briefstand:
        stand = Briefstand(str(brief), kopf.art, kopf.status, kopf.datum, bisher=kopf.bisher)
        if kopf.status in ZUGESAGT:
            stand = replace(stand, fassung=self._fassung(brief))
        elif kopf.status == "mitzeichnung":
            stand = replace(stand, mitzeichnung=self._mitzeichnung(brief))
        belege = self._remarkable(brief)
        if belege is None:
            return replace(stand, gebaut=False)
        anders = (self._blick.heute.anders(brief.kommune, beleg) for beleg in belege)
        return replace(
            stand,
            ueberholt=tuple(fakt for fakt in anders if fakt and fakt.ueberholt),
            abgelaufen=tuple(expired(belege, self._tag)),
        )

    def _fassung(self, brief: Brief) -> int | None:
        if zeilen := self._blick.zeilen(brief):
            vermerk = zeilen.value("fassung")
            return int(vermerk["nummer"]) if vermerk else None
        freigabe = self._freigaben.fuer(brief)
        return freigabe.nummer if freigabe else None

    def _mitzeichnung(self, brief: Brief) -> Mitzeichnungsstand | None:
        try:
            return mitzeichnungsstand(self._workspace.auftrag(brief.kommune, brief.name))
        except Mistakes as fehler:
            self.mistakes += fehler.mistakes
            return None

    def _remarkable(self, brief: Brief) -> tuple[Beleg, ...] | None:
        """List the facts of a letter of which there may be something to tell; None: not built."""
        if zeilen := self._blick.zeilen(brief):
            auffaellig = (z for z in zeilen.fakten if z not in self._unauffaellig)
            return tuple(b for z in auffaellig if (b := self._look_at(brief, z)))
        match ablage.lies(self._workspace.root, brief):
            case Nachweis() as nachweis:
                return nachweis.fakten
            case Mistake() as mistake:
                self.mistakes.append(mistake)
        return None

    def _look_at(self, brief: Brief, zeile: str) -> Beleg | None:
        beleg = beleg_aus(decode_once(zeile))
        anders = self._blick.heute.anders(brief.kommune, beleg)
        if (anders and anders.ueberholt) or any(expired([beleg], self._tag)):
            return beleg
        self._unauffaellig.add(zeile)
        return None

    def _frist(self, anfrage: Eckdaten, koepfe: Iterable[Kopfdaten]) -> Frist:
        match self._workspace.bestand(self._blick.kommune).get("kommune"):
            case Faktenblatt(inhalt=Kommune() as blatt):
                frist = self._reckoned(anfrage, blatt)
            case _:
                return Frist(None, ("das Blatt kommune fehlt oder ist fehlerhaft",))
        zusagen = [z for kopf in koepfe for z in promises(kopf, ZUGESAGT)]
        if not zusagen:
            return frist
        return promised(frist, max(zusagen, key=lambda zusage: zusage.tag), blatt)

    def _reckoned(self, anfrage: Eckdaten, blatt: Kommune) -> Frist:
        """Reckon a Frist once for all Anfragen of the same days."""
        if anfrage.termine not in self._fristen:
            self._fristen[anfrage.termine] = reckon(anfrage, blatt)
        return self._fristen[anfrage.termine]


def _day(tag: str | None) -> date | None:
    return date.fromisoformat(tag) if tag else None


def expired(fakten: Iterable[Beleg], tag: date) -> Iterator[Beleg]:
    """List the facts whose gueltig_bis is past."""
    grenze = tag.isoformat()
    return (b for b in fakten if b.gueltig_bis and b.gueltig_bis < grenze)


def _gone(fehlend: Fehlend) -> Briefstand:
    kopf, name = fehlend.kopf, str(fehlend.brief)
    stand = Briefstand(name, kopf.art, kopf.status, kopf.datum, fassung=fehlend.nummer)
    return replace(stand, fehlt=True)


def _zustand(anfrage: Eckdaten, briefe: Iterable[Briefstand]) -> Zustand:
    alle = tuple(briefe)
    if anfrage.erledigung:
        return Zustand.ERLEDIGT
    if all(map(leaves_open, alle)):
        return Zustand.UNBEANTWORTET
    if any(b.ueberholt for b in alle):
        return Zustand.UEBERHOLT
    return Zustand.ABGELAUFEN if any(b.abgelaufen for b in alle) else Zustand.AKTUELL

"""How each Anfrage stands: its Frist, its letters, and what has overtaken them."""

from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

from ozganswer.archive import ablage
from ozganswer.archive.blick import Blick
from ozganswer.archive.freigabe import Freigaben
from ozganswer.archive.heute import FaktAnders, Heute
from ozganswer.archive.mitzeichnung import Mitzeichnungsstand, mitzeichnungsstand
from ozganswer.archive.nachweis import Beleg, Nachweis, beleg_aus
from ozganswer.archive.zeilen import decode_once
from ozganswer.errors import Mistake, Mistakes
from ozganswer.load.ordner import Anfrageort, Brief
from ozganswer.load.workspace import Workspace
from ozganswer.records.anfrage import Eckdaten, Termine, name_der_kennung
from ozganswer.records.blaetter import Kommune
from ozganswer.records.fakten import Faktenblatt
from ozganswer.records.fristen import Frist, Zusage, promised, reckon
from ozganswer.records.german import datum

NUR_VORLAEUFIG = frozenset({"zwischennachricht", "teilantwort", "berichtigung"})
"""Kinds of letter that leave open what was open: after them an answer is still due."""

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
class Briefstand:
    """A letter on an Anfrage, and which of its facts are no longer so."""

    brief: str
    art: str
    status: str
    datum: date | None
    ueberholt: tuple[FaktAnders, ...] = ()
    abgelaufen: tuple[Beleg, ...] = ()
    gebaut: bool = True
    fassung: int | None = None
    """The number of the Fassung, of a letter that is released."""
    mitzeichnung: Mitzeichnungsstand | None = None
    """Who has agreed to it, of a letter in Mitzeichnung."""


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


@dataclass(frozen=True, slots=True)
class Kopfdaten:
    """What an overview has to know of a letter's head."""

    art: str
    status: str
    datum: date | None
    zugesagt_bis: date | None


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
    blick = Blick(Heute(workspace), ort.kommune)
    return _Schau(blick, Freigaben(workspace.root), tag).auf(ort)


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
    schau = _Schau(Blick(Heute(workspace), kommune), Freigaben(workspace.root), tag)
    for ort in workspace.anfragen(kommune):
        try:
            zeilen.append(schau.auf(ort))
        except Mistakes as fehler:
            mistakes += fehler.mistakes
    return Uebersicht(tuple(zeilen), (*mistakes, *schau.mistakes))


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
        anfrage = self._eckdaten(ort, briefe)
        koepfe = [self._kopf(brief) for brief in briefe]
        staende = tuple(map(self._brief, briefe, koepfe))
        frist = self._frist(anfrage, koepfe)
        zustand = _zustand(anfrage, staende)
        offen = zustand is not Zustand.ERLEDIGT and not any(map(_settles, staende))
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
            return Kopfdaten(art, status, _day(datum), _day(bis))
        kopf = self._workspace.quelle(brief.kommune, brief.name).kopf
        return Kopfdaten(kopf.art, kopf.status, kopf.datum, kopf.zusage)

    def _brief(self, brief: Brief, kopf: Kopfdaten) -> Briefstand:
        stand = Briefstand(str(brief), kopf.art, kopf.status, kopf.datum)
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
        zusagen = [z for kopf in koepfe if (z := _zusage(kopf))]
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


def _zusage(kopf: Kopfdaten) -> Zusage | None:
    if kopf.zugesagt_bis is None or kopf.status not in ZUGESAGT:
        return None
    vom = f" vom {datum(kopf.datum)}" if kopf.datum else ""
    return Zusage(kopf.zugesagt_bis, f"{kopf.art.capitalize()}{vom}")


def _settles(brief: Briefstand) -> bool:
    """Tell whether with this letter no answer is due any more."""
    return not _leaves_open(brief) and brief.status == "versandt"


def _leaves_open(brief: Briefstand) -> bool:
    """Tell whether a letter answers nothing; a Berichtigung does that replaces its own answer."""
    ersetzt = brief.art == "berichtigung" and (brief.fassung or 1) > 1
    return brief.art in NUR_VORLAEUFIG and not ersetzt


def _zustand(anfrage: Eckdaten, briefe: Iterable[Briefstand]) -> Zustand:
    alle = tuple(briefe)
    if anfrage.erledigung:
        return Zustand.ERLEDIGT
    if all(map(_leaves_open, alle)):
        return Zustand.UNBEANTWORTET
    if any(b.ueberholt for b in alle):
        return Zustand.UEBERHOLT
    return Zustand.ABGELAUFEN if any(b.abgelaufen for b in alle) else Zustand.AKTUELL

"""`pull`: an edited document → the changes of its letter's source, and all that is to be told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from ozganswer.archive.fassungen import Fassung
from ozganswer.archive.freigabe import Freigaben
from ozganswer.archive.git import Repository
from ozganswer.errors import InternalError, Mistake
from ozganswer.errors.rueckweg import (
    AeltereFassung,
    AllesGeloescht,
    FremderBrief,
    ListeNeuGezaehlt,
    NichtDerBrief,
    NichtUebernommen,
    NichtVonHier,
)
from ozganswer.load.datei import als_text
from ozganswer.load.ordner import ANSWERS, Brief
from ozganswer.load.workspace import Workspace
from ozganswer.records.auftrag import Schriftstueck
from ozganswer.rueckweg.abschnitt import Abschnitt
from ozganswer.rueckweg.aendern import Flicken
from ozganswer.rueckweg.anwenden import ANDERS, UNGEZOGEN, Auswahl, eingesetzt, in_datei
from ozganswer.rueckweg.berichtigen import Berichtigung, Gesagt
from ozganswer.rueckweg.entscheiden import Fakt, melde
from ozganswer.rueckweg.grundlage import Gebaut, Grundlage, baue, grundlage, lies
from ozganswer.rueckweg.lage import Lage, beurteile, nachverfolgt
from ozganswer.rueckweg.plan import Planer
from ozganswer.rueckweg.stil import Stil
from ozganswer.rueckweg.ursprung import worte
from ozganswer.rueckweg.verborgenes import verborgen
from ozganswer.write.readback.document import Comment, Document
from ozganswer.write.readback.pieces import Piece

NEBEN = {
    "pruefung": "die Prüffassung",
    "verfuegung": "die Verfügung",
    "anfrage": "die Anfrage",
    "oeffentlich": "die öffentliche Fassung",
}
"""What is made beside a letter, by the end of its name."""


@dataclass(frozen=True, slots=True)
class Wahl:
    """What a call decides: tracked changes (None: nothing said), and figures changed by hand."""

    annehmen: bool | None = None
    fakt: Fakt | None = None


@dataclass(frozen=True, slots=True)
class Geholt:
    """What a document changes: files by path, old and new; what is to be told; its comments."""

    brief: Brief
    alt: Mapping[Path, bytes]
    neu: Mapping[Path, bytes]
    stellen: int
    """How many passages are changed."""
    meldungen: tuple[Mistake, ...]
    kommentare: tuple[Comment, ...]


def hole_zurueck(workspace: Workspace, inhalt: bytes, datei: str, wahl: Wahl) -> Geholt:
    """Work out what an edited document changes; raise Mistake or Mistakes."""
    dokument = lies(inhalt, datei, annehmen=wahl.annehmen is not False)
    brief = _brief(workspace, dokument, datei)
    Freigaben(workspace.root).verlange_offen(brief)
    jetzt = grundlage(workspace.auftrag(brief.kommune, brief.name))
    lage = beurteile(dokument, jetzt, datei)
    _pruefe_fassung(workspace, brief, dokument, jetzt, datei)
    lauf = _Lauf(workspace, jetzt, lage, wahl)
    hinweise = nachverfolgt(dokument, datei, gewaehlt=wahl.annehmen is not None)
    geholt = lauf.hole(brief)
    meldungen = (*hinweise, *lage.meldungen, *geholt.meldungen)
    return Geholt(brief, geholt.alt, geholt.neu, geholt.stellen, meldungen, dokument.comments)


def _brief(workspace: Workspace, dokument: Document, datei: str) -> Brief:
    if not dokument.letter:
        raise NichtVonHier(datei)
    kommune, _, name = dokument.letter.partition("/")
    briefe = set(workspace.briefe_von(kommune)) if kommune in _kommunen(workspace) else set()
    if Brief(kommune, name) in briefe:
        if not dokument.pieces:
            raise AllesGeloescht(datei)
        return Brief(kommune, name)
    for ende, was in NEBEN.items():
        eigentlich = name.removesuffix(f"-{ende}")
        if eigentlich != name and Brief(kommune, eigentlich) in briefe:
            raise NichtDerBrief(datei, f"{kommune}/{eigentlich}", was)
    raise FremderBrief(datei, dokument.letter)


def _kommunen(workspace: Workspace) -> set[str]:
    return {brief.kommune for brief in workspace.briefe()}


def _pruefe_fassung(
    workspace: Workspace, brief: Brief, dokument: Document, jetzt: Grundlage, datei: str
) -> None:
    """Refuse a document that is a released Fassung, while its source has gone on."""
    if dokument.state == jetzt.dokument.state:
        return
    repository = Repository.find(workspace.root)
    for fassung in Freigaben(workspace.root).tags.get(str(brief), ()) if repository else ():
        if repository and _state(repository, brief, fassung) == dokument.state:
            raise AeltereFassung(datei, str(brief), fassung.nummer)


def _state(repository: Repository, brief: Brief, fassung: Fassung) -> str:
    name = f"{ANSWERS}/{brief}/{Schriftstueck.BRIEF.dateiname(brief.name)}.docx"
    inhalt = repository.read(fassung.commit, name)
    try:
        return lies(inhalt, name, annehmen=True).state if inhalt else ""
    except Mistake:
        return ""


@dataclass(slots=True)
class _Lauf:
    """One run over a document that is known to be the letter's."""

    workspace: Workspace
    grundlage: Grundlage
    lage: Lage
    wahl: Wahl
    meldungen: list[Mistake] = field(default_factory=list)

    @property
    def quelle(self) -> str:
        """The name of the source in the workspace."""
        return self.grundlage.auftrag.quelle.text.datei

    def hole(self, brief: Brief) -> Geholt:
        pfad = self.workspace.root / self.quelle
        vorher = pfad.read_bytes()
        planer = self._planer()
        abschnitte = planer.plane()
        self.meldungen += planer.meldungen
        bisher = verborgen(self.grundlage.letter)
        auswahl = Auswahl(abschnitte, lambda flicken: self._baue(vorher, flicken), bisher)
        angenommen = auswahl.waehle()
        self._melde_rest(auswahl)
        flicken = [f for n in angenommen for f in abschnitte[n].flicken]
        nachher = self._datei(vorher, flicken)
        fakten = self._fakten(abschnitte)
        self.meldungen += melde(abschnitte, angenommen, self.wahl.fakt, self.grundlage.quelle)
        if auswahl.gebaut:
            self._melde_nummern(auswahl.gebaut.dokument.pieces)
            bekannt = {m.satz for m in self.grundlage.warnungen}
            self.meldungen += (m for m in auswahl.gebaut.warnungen if m.satz not in bekannt)
        # The source first: a call that is killed between both can then be made again.
        neu = {pfad: nachher} if nachher != vorher else {}
        neu |= {self.workspace.root / name: blatt for name, blatt in fakten.items()}
        alt = {p: vorher if p == pfad else p.read_bytes() for p in neu}
        return Geholt(brief, alt, neu, len(angenommen), tuple(self.meldungen), ())

    def _planer(self) -> Planer:
        return Planer(
            self.grundlage.stellen,
            self.lage.pieces,
            self.grundlage.quelle,
            stil=Stil(self.grundlage.auftrag, self.grundlage.letter),
            tiefe=int(bool(self.grundlage.auftrag.anfragen)),
            als_text=self.wahl.fakt is Fakt.TEXT,
            gestrichen=self.lage.gestrichen,
            unklar=self.lage.unklar,
        )

    def _datei(self, inhalt: bytes, flicken: Sequence[Flicken]) -> bytes:
        return in_datei(inhalt, self.grundlage.auftrag.quelle.text.zeile, flicken)

    def _baue(self, vorher: bytes, flicken: Sequence[Flicken]) -> Gebaut:
        """Build the letter from the changed source; raise Mistake or Mistakes."""
        quelle = self.grundlage.auftrag.quelle
        text = eingesetzt(quelle.text.text, flicken)
        # As it would be read from the disk: nothing is written that no letter may hold.
        ganz = als_text(self._datei(vorher, flicken), quelle.text.datei)
        if not ganz.endswith(f"\n{text}"):
            raise InternalError("Die geänderte Quelle ist nicht, was gebaut wurde.")
        neu = replace(quelle, text=replace(quelle.text, text=text))
        return baue(replace(self.grundlage.auftrag, quelle=neu))

    def _melde_rest(self, auswahl: Auswahl) -> None:
        for nummer, abschnitt in enumerate(auswahl.abschnitte):
            if abschnitt.flicken and nummer not in auswahl.angenommen:
                zug = abschnitt.holt or abschnitt.streicht
                grund = auswahl.gruende.get(nummer, UNGEZOGEN if zug else ANDERS)
                self.meldungen.append(NichtUebernommen(abschnitt.was, grund, abschnitt.position))

    def _sagt(self, statt: Mapping[str, bytes]) -> Gesagt:
        """Say what the letter says with some files in the stead of theirs."""
        workspace = Workspace.open(self.workspace.root, statt)
        auftrag = self.grundlage.auftrag
        neu = grundlage(workspace.auftrag(auftrag.kommune, auftrag.name))
        stellen = (t for s in neu.stellen for t in s.ursprung.stellen)
        ausdruecke = {a.ausdruck: a.text for t in stellen for a in t.angaben}
        return Gesagt(ausdruecke, frozenset(worte(s.piece.text) for s in neu.stellen))

    def _fakten(self, abschnitte: Sequence[Abschnitt]) -> Mapping[str, bytes]:
        """Work out the blätter with the facts that are changed, or tell why they are not."""
        if self.wahl.fakt is not Fakt.AENDERN:
            return {}
        berichtigung = Berichtigung(
            self.grundlage.auftrag,
            self.workspace.root,
            self._sagt,
        )
        berichtigung.berichtige(abschnitte)
        self.meldungen += berichtigung.meldungen
        return berichtigung.dateien

    def _melde_nummern(self, gebaut: Sequence[Piece]) -> None:
        """Tell where the lists of the new letter count otherwise than those of the document."""
        soll = {_ort(p, n): p.ordinal for n, p in enumerate(self.lage.pieces) if p.ordinal}
        ist = {_ort(p, n): p.ordinal for n, p in enumerate(gebaut) if p.ordinal}
        if any(soll[ort] != ist[ort] for ort in soll.keys() & ist.keys()):
            self.meldungen.append(ListeNeuGezaehlt(self.quelle))


def _ort(piece: Piece, nummer: int) -> tuple[int, str]:
    return nummer, piece.text

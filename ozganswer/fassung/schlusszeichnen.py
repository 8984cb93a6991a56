"""`release`: the Schlusszeichnung, which fixes a letter as Fassung n in files and git."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ozganswer.archive import ablage
from ozganswer.archive.fassungen import tag_name, tag_text
from ozganswer.archive.freigabe import Freigaben
from ozganswer.archive.git import Repository
from ozganswer.archive.heute import Heute
from ozganswer.archive.mitzeichnung import missing, mitzeichnungsstand
from ozganswer.archive.mitzeichnung import mistakes as mitzeichnungen
from ozganswer.archive.nachweis import DATEI, Fassungsvermerk, Nachweis, digest, write
from ozganswer.archive.uebersicht import expired
from ozganswer.archive.zeilen import as_json
from ozganswer.build import Gebaut, build_letter, check_letter
from ozganswer.compose import compose
from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.versand import VersandOhneFassung
from ozganswer.errors.zeichnung import (
    FaktAbgelaufen,
    FaktUeberholt,
    MitzeichnungFehlt,
    NichtInGit,
    OhneUnterschrift,
)
from ozganswer.fassung.festschreiben import Eintragung, schreibe_fest
from ozganswer.fassung.lage import pruefe_lage, pruefe_uebriges
from ozganswer.load.kopf import aendere_kopf
from ozganswer.load.ordner import ANSWERS, FACTS, YAML, Brief
from ozganswer.load.workspace import Workspace
from ozganswer.records.antwort import Status
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.german import datum
from ozganswer.write import WRITERS

TEXT = "txt"
"""The format that any letter is written in at once."""


@dataclass(frozen=True, slots=True)
class Zeichnung:
    """What the call of a Schlusszeichnung said, and the day on which it is made."""

    heute: date
    datum: date | None = None
    """The letter's own day, where it is set now."""
    grund: str | None = None
    trotzdem: str | None = None


@dataclass(frozen=True, slots=True)
class Fertig:
    """A Fassung that was fixed."""

    nummer: int
    tag: str
    commit: str
    dateien: tuple[str, ...]
    warnungen: tuple[Mistake, ...]


def schlusszeichnen(
    workspace: Workspace, repository: Repository, brief: Brief, zeichnung: Zeichnung
) -> Fertig:
    """Check a letter, build it, and fix it; raise Mistake or Mistakes with all that is wrong."""
    freigaben = Freigaben(workspace.root)
    freigaben.verlange_offen(brief)
    entwurf = _Entwurf(workspace, repository, brief, zeichnung)
    lage = [*pruefe_lage(repository)]
    try:
        auftrag = entwurf.auftrag()
        gebaut = entwurf.gebaut(auftrag, freigaben)
    except (Mistake, Mistakes) as fehler:
        # What the letter cannot be built for must not hide all else that is wrong with it.
        raise Mistakes([*lage, *_told(fehler), *entwurf.weitere_hindernisse()]) from None
    if alle := [*lage, *entwurf.hindernisse(auftrag, gebaut)]:
        raise Mistakes([*alle, *gebaut.warnungen])
    return entwurf.festschreiben(auftrag, gebaut)


def _told(fehler: Mistake | Mistakes) -> tuple[Mistake, ...]:
    return fehler.mistakes if isinstance(fehler, Mistakes) else (fehler,)


class _Entwurf:
    """A letter about to be released: what is read of it, built of it and found wrong with it."""

    def __init__(
        self, workspace: Workspace, repository: Repository, brief: Brief, zeichnung: Zeichnung
    ) -> None:
        self._root = workspace.root
        self._workspace = workspace
        self._repository = repository
        self._brief = brief
        self._zeichnung = zeichnung
        self._ordner = f"{ANSWERS}/{brief}"
        self._kopf: dict[str, bytes] = {}

    def auftrag(self, status: Status = "schlussgezeichnet", **anders: None) -> Auftrag:
        """Read the letter as it will be, or as an Entwurf without some keys; raise Mistakes."""
        quelle = self._workspace.quelle(self._brief.kommune, self._brief.name)
        tag = self._zeichnung.datum
        werte: dict[str, Any] = {"status": status, **({"datum": tag} if tag else {}), **anders}
        name = quelle.text.datei
        self._kopf[name] = aendere_kopf((self._root / name).read_bytes(), werte)
        neu = Workspace.open(self._root, self._kopf)
        return neu.auftrag(self._brief.kommune, self._brief.name)

    def gebaut(self, auftrag: Auftrag, freigaben: Freigaben) -> Gebaut:
        """Build the letter as the Fassung that it becomes; raise Mistakes."""
        gebaut = build_letter(auftrag, tuple(WRITERS))
        kopf = auftrag.quelle.kopf
        vorher = kopf.vorgaenger
        bisher = [vorher.fassung if vorher else 0]
        bisher += (f.nummer for f in freigaben.fassungen(self._brief))
        vermerk = Fassungsvermerk(
            nummer=max(bisher) + 1,
            grund=self._zeichnung.grund or (vorher.grund if vorher else None),
            ersetzt=kopf.ersetzt.fassung if kopf.ersetzt else None,
            ergaenzt=kopf.ergaenzt.fassung if kopf.ergaenzt else None,
            trotzdem=self._zeichnung.trotzdem,
        )
        return replace(gebaut, nachweis=replace(gebaut.nachweis, fassung=vermerk))

    def hindernisse(self, auftrag: Auftrag, gebaut: Gebaut) -> Iterator[Mistake]:
        """Find all that keeps the letter from being released."""
        quelle = auftrag.quelle
        if auftrag.anfragen and not quelle.kopf.unterzeichner:
            yield OhneUnterschrift(Position(quelle.text.datei, 1))
        if quelle.kopf.versand:
            stelle = quelle.positionen.get(("versand",), Position(quelle.text.datei))
            yield VersandOhneFassung(str(self._brief), stelle)
        yield from mitzeichnungen(auftrag, mitzeichnungsstand(auftrag), streng=True)
        alt = ablage.lies(self._root, self._brief)
        if isinstance(alt, Nachweis):
            yield from ablage.changed_by_hand(self._root, alt, gebaut.dateien)
        if not self._zeichnung.trotzdem:
            yield from self._veraltet(gebaut.nachweis, alt, Position(quelle.text.datei))
        yield from self._nicht_in_git(gebaut.nachweis)
        yield from pruefe_uebriges(self._repository, f"{self._ordner}/")

    def weitere_hindernisse(self) -> Iterator[Mistake]:
        """Find what keeps from being released a letter that cannot be read or built so.

        In Mitzeichnung it needs all but its day.
        """
        yield from pruefe_uebriges(self._repository, f"{self._ordner}/")
        alt = ablage.lies(self._root, self._brief)
        if isinstance(alt, Nachweis):
            # There is nothing that would be built now.
            yield from ablage.changed_by_hand(self._root, alt, {n: b"" for n, _ in alt.ausgaben})
        try:
            auftrag = self.auftrag("mitzeichnung")
            check_letter(auftrag)
        except (Mistake, Mistakes) as fehler:
            yield from (*_told(fehler), *self._of_entwurf(alt, agreed=False))
        else:
            yield from mitzeichnungen(auftrag, mitzeichnungsstand(auftrag), streng=True)
            yield from self._of_entwurf(alt)

    def _of_entwurf(
        self, alt: Nachweis | Mistake | None, *, agreed: bool = True
    ) -> Iterator[Mistake]:
        """Find what is wrong with the facts of a letter that can only be an Entwurf.

        Whose day and signature may be what is wrong has neither. Where it is told nowhere else,
        also the offices that have not agreed to it.
        """
        with suppress(Mistake, Mistakes):
            entwurf = self.auftrag("entwurf", datum=None, unterzeichner=None)
            quelle = self._workspace.quelle(self._brief.kommune, self._brief.name)
            stelle = Position(quelle.text.datei)
            for f in () if agreed else missing(entwurf, compose(entwurf).letter):
                wo, wer = quelle.positionen.get(("status",), stelle), str(self._brief)
                yield MitzeichnungFehlt(f.bezeichnung, f.stelle, f.fakten, wer, wo)
            nachweis = build_letter(entwurf, (TEXT,)).nachweis
            if not self._zeichnung.trotzdem:
                yield from self._veraltet(nachweis, alt, stelle)
            yield from self._nicht_in_git(nachweis)

    def _veraltet(
        self, neu: Nachweis, alt: Nachweis | Mistake | None, stelle: Position
    ) -> Iterator[Mistake]:
        for beleg in expired(neu.fakten, self._zeichnung.heute):
            bis = date.fromisoformat(beleg.gueltig_bis or "")
            yield FaktAbgelaufen(beleg.adresse, datum(bis), stelle)
        if isinstance(alt, Nachweis) and alt.fassung is None:
            for anders in Heute(self._workspace).fakten(alt):
                if anders.ueberholt:
                    jetzt = as_json(anders.neu.wert) if anders.neu else "nichts mehr"
                    war = as_json(anders.alt.wert)
                    yield FaktUeberholt(anders.alt.adresse, war, jetzt, stelle)

    def _files(self, gebaut: Gebaut) -> dict[str, bytes]:
        """List what is committed: the source, what it names beside it, and what was built of it."""
        vorsatz = f"{self._ordner}/"
        quellen = {n: self._bytes(n) for n, _ in gebaut.nachweis.eingaben if n.startswith(vorsatz)}
        fertige = {**gebaut.dateien, DATEI: write(gebaut.nachweis)}
        return {**quellen, **{f"{vorsatz}{name}": inhalt for name, inhalt in fertige.items()}}

    def _bytes(self, name: str) -> bytes:
        return self._kopf.get(name) or (self._root / name).read_bytes()

    def _nicht_in_git(self, nachweis: Nachweis) -> Iterator[Mistake]:
        """Find inputs that a clean export would not have, such as files that git ignores."""
        if not self._repository.succeeds("rev-parse", "--verify", "--quiet", "HEAD"):
            return
        in_git = {eintrag.name for eintrag in self._repository.entries("HEAD")}
        eigene = f"{self._ordner}/"
        fremde = (n for n, _ in nachweis.eingaben if ":" not in n and not n.startswith(eigene))
        for name in dict.fromkeys((*fremde, *self._blaetter(nachweis))):
            if name not in in_git:
                yield NichtInGit(name)

    def _blaetter(self, nachweis: Nachweis) -> Iterator[str]:
        bestand = self._workspace.bestand(self._brief.kommune)
        for name in sorted({b.adresse.partition(".")[0] for b in nachweis.fakten}):
            blatt = bestand.get(name)
            kommune = getattr(blatt, "kommune", self._brief.kommune)
            yield f"{FACTS}/{kommune}/{name}{YAML}"

    def festschreiben(self, auftrag: Auftrag, gebaut: Gebaut) -> Fertig:
        """Write files, commit and tag."""
        nachweis, dateien = gebaut.nachweis, self._files(gebaut)
        nummer = nachweis.fassung.nummer if nachweis.fassung else 0
        tag, summe = tag_name(str(self._brief), nummer), digest(dateien[f"{self._ordner}/{DATEI}"])
        wovon = f"Fassung {nummer} von {self._brief}"
        zeilen = list(_vermerke(nachweis, auftrag))
        eintragung = Eintragung(
            "release",
            str(self._brief),
            dateien,
            "\n".join((f"Schlusszeichnung: {wovon}", "", *zeilen, "")),
            tag,
            lambda commit: tag_text(wovon, zeilen, summe, commit),
        )
        vorgang = schreibe_fest(self._repository, eintragung)
        return Fertig(nummer, tag, vorgang.neu, tuple(dateien), gebaut.warnungen)


def _vermerke(nachweis: Nachweis, auftrag: Auftrag) -> Iterator[str]:
    """Say in a few lines what a Fassung is."""
    tag = auftrag.quelle.kopf.datum
    yield f"Betreff: {' '.join(nachweis.betreff.split())}"
    if tag:
        yield f"Datum: {datum(tag)}"
    if fassung := nachweis.fassung:
        if fassung.ersetzt or fassung.ergaenzt:
            was = "Ersetzt" if fassung.ersetzt else "Ergänzt"
            yield f"{was}: Fassung {fassung.ersetzt or fassung.ergaenzt}"
        if fassung.grund:
            yield f"Grund: {' '.join(fassung.grund.split())}"
        if fassung.trotzdem:
            yield f"Trotzdem: {' '.join(fassung.trotzdem.split())}"

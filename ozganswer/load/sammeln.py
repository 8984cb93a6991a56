"""All that one letter needs → its Auftrag, or all that is wrong with it."""

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.letters import (
    GleicherName,
    KommuneOhneBlatt,
    NieGestellt,
    UnbekannteAnfrage,
    UnbekannteKommune,
)
from ozganswer.load.anfrage import quelle_der_anfrage
from ozganswer.load.anlagedatei import pruefe_anlagedateien
from ozganswer.load.brief import lies_quelle
from ozganswer.load.geschwister import ANTWORT
from ozganswer.load.leser import Leser
from ozganswer.load.namen import pruefe_name
from ozganswer.load.ordner import (
    ANSWERS,
    FACTS,
    QUESTIONS,
    YAML,
    Anfrageort,
    Brief,
    kommunen,
)
from ozganswer.load.verweise import pruefe_verweise, verweise_der_anfrage, verweise_des_briefs
from ozganswer.records.anfrage import Anfragedatei, gemeint, name_der_kennung
from ozganswer.records.antwort import Briefquelle
from ozganswer.records.auftrag import Auftrag, Schriftstueck, Stilordner
from ozganswer.records.blaetter import Kommune
from ozganswer.records.fakten import Bestand, Defekt, Faktenblatt

T = TypeVar("T")


def sammle(
    leser: Leser, brief: Brief, schriftstueck: Schriftstueck = Schriftstueck.BRIEF
) -> Auftrag:
    """Gather all that a letter is made of; raise Mistakes with all that is wrong in it."""
    sammlung = _Sammlung(leser, brief, schriftstueck)
    return sammlung.auftrag(lambda: leser.quelle(brief))


def sammle_neue(leser: Leser, brief: Brief, pfad: Path) -> Auftrag:
    """Gather a letter whose source is about to be written at this path; raise Mistakes likewise."""
    sammlung = _Sammlung(leser, brief, Schriftstueck.BRIEF)
    return sammlung.auftrag(lambda: lies_quelle(leser.wurzel, pfad, brief.kommune))


def sammle_anfrage(leser: Leser, ort: Anfrageort) -> Auftrag:
    """Gather all that is needed to write an Anfrage itself; raise Mistakes likewise."""
    sammlung = _Sammlung(leser, Brief(ort.kommune, ort.name), Schriftstueck.ANFRAGE)
    return sammlung.auftrag(lambda: quelle_der_anfrage(leser.anfrage(ort)))


class _Sammlung:
    """One letter's parts as they are gathered, and the mistakes found on the way."""

    def __init__(self, leser: Leser, brief: Brief, schriftstueck: Schriftstueck) -> None:
        self.leser = leser
        self.brief = brief
        self.schriftstueck = schriftstueck
        self.mistakes: list[Mistake] = []

    def auftrag(self, lies_quelle: Callable[[], Briefquelle]) -> Auftrag:
        """Gather everything, then raise Mistakes or give the Auftrag."""
        self._namen()
        bestand = self.leser.bestaende.fuer(self.brief.kommune)
        kommune = self._kommune(bestand)
        quelle = self._versuche(lies_quelle)
        if quelle is None:
            raise Mistakes(self.mistakes)
        anfragen = self._anfragen(quelle)
        stilordner = self._stilordner(quelle, kommune)
        self._pruefe(quelle, anfragen, bestand)
        if stilordner is None or any(not m.warnung for m in self.mistakes):
            raise Mistakes(self.mistakes)
        geschwister = tuple(self._geschwister(anfragen))
        return Auftrag(
            kommune=self.brief.kommune,
            name=self.brief.name,
            quelle=quelle,
            stilordner=stilordner,
            templates=self.leser.fundus.templates,
            bestand=bestand,
            anfragen=anfragen,
            geschwister=geschwister,
            warnungen=tuple(self.mistakes),
            schriftstueck=self.schriftstueck,
            eingaben=dict(self._eingaben((quelle, *geschwister), anfragen, stilordner)),
        )

    def _eingaben(
        self,
        quellen: Collection[Briefquelle],
        anfragen: Iterable[Anfragedatei],
        stilordner: Stilordner,
    ) -> Iterator[tuple[str, str]]:
        """List the files that were read for this letter, each with the digest of its bytes."""
        texte = [text.datei for q in quellen for text in (q.text, *q.anlagen.values())]
        fragen = [f"{QUESTIONS}/{a.kommune}/{a.name}{YAML}" for a in anfragen]
        gelesen = self.leser.wurzel.gelesen
        yield from ((name, gelesen[name]) for name in (*texte, *fragen))
        for quelle in quellen:
            ordner = quelle.text.datei.rpartition("/")[0]
            yield from ((f"{ordner}/{b.datei}", b.sha256) for b in quelle.anlagedateien)
        for name in (n for stil in stilordner.kette for n in self.leser.stildateien(stil)):
            yield name, self.leser.digest(name) or ""

    def _versuche(self, lesen: Callable[[], T]) -> T | None:
        try:
            return lesen()
        except Mistakes as mistakes:
            self.mistakes += mistakes.mistakes
        except Mistake as mistake:
            self.mistakes.append(mistake)
        return None

    def _namen(self) -> None:
        kommune, ordner = self.brief.kommune, f"{ANSWERS}/{self.brief.kommune}"
        self._versuche(lambda: pruefe_name(kommune, Position(ordner)))
        self._versuche(
            lambda: pruefe_name(self.brief.name, Position(f"{ordner}/{self.brief.name}"))
        )
        self._versuche(lambda: self.leser.wurzel.sicher(self.leser.root / ordner / self.brief.name))

    def _kommune(self, bestand: Bestand) -> Faktenblatt | None:
        match bestand.get("kommune"):
            case Faktenblatt() as blatt:
                return blatt
            case Defekt(mistakes=mistakes):
                self.mistakes += mistakes
            case None:
                self.mistakes.append(self._ohne_kommune())
        return None

    def _ohne_kommune(self) -> Mistake:
        name, bekannte = self.brief.kommune, kommunen(self.leser.root)
        return KommuneOhneBlatt(name) if name in bekannte else UnbekannteKommune(name, bekannte)

    def _anfragen(self, quelle: Briefquelle) -> tuple[Anfragedatei, ...]:
        genannt = quelle.kopf.anfrage
        if not genannt and quelle.muster == ANTWORT:
            genannt = (quelle.name,)
        alle = (self._anfrage(k, _stelle(quelle, n)) for n, k in enumerate(genannt))
        return tuple({a.name: a for a in alle if a}.values())

    def _anfrage(self, kennung: str, stelle: Position) -> Anfragedatei | None:
        ort = Anfrageort(self.brief.kommune, name_der_kennung(kennung))
        bekannte = self.leser.anfragen(ort.kommune)
        if ort not in bekannte:
            datei, namen = f"{QUESTIONS}/{ort}{YAML}", [b.name for b in bekannte]
            self.mistakes.append(UnbekannteAnfrage(kennung, datei, namen, stelle))
            return None
        anfrage = self._versuche(lambda: self.leser.anfrage(ort))
        if anfrage and kennung not in (anfrage.anfrage.kennung, anfrage.name):
            self.mistakes.append(GleicherName(kennung, anfrage.anfrage.kennung, stelle))
        return anfrage

    def _geschwister(self, anfragen: tuple[Anfragedatei, ...]) -> list[Briefquelle]:
        if self.schriftstueck is Schriftstueck.ANFRAGE:
            return []
        return self.leser.geschwister(self.brief, anfragen)

    def _stilordner(self, quelle: Briefquelle, kommune: Faktenblatt | None) -> Stilordner | None:
        if quelle.kopf.stil:
            name, stelle = quelle.kopf.stil, quelle.positionen["stil",]
        elif kommune and isinstance(kommune.inhalt, Kommune):
            name, stelle = kommune.inhalt.stil, kommune.position("stil")
        else:
            return None
        verfuegt = self.schriftstueck is Schriftstueck.VERFUEGUNG
        muster = self.schriftstueck.value if verfuegt else quelle.muster
        stilordner = self._versuche(lambda: self.leser.stilordner(name, stelle, muster))
        self.mistakes += self._im_fundus(stilordner.kette if stilordner else ())
        return stilordner

    def _im_fundus(self, kette: tuple[str, ...]) -> Iterator[Mistake]:
        """Tell which texts cannot be read, of the letter's style or for every style."""
        fremde = self.leser.fundus.stile() - set(kette)
        for name, mistakes in self.leser.fundus.mistakes.items():
            if name.split("/")[0] not in fremde:
                yield from mistakes

    def _pruefe(
        self, quelle: Briefquelle, anfragen: tuple[Anfragedatei, ...], bestand: Bestand
    ) -> None:
        ordner = f"{FACTS}/{self.brief.kommune}"
        self.mistakes += (*quelle.warnungen, *pruefe_anlagedateien(self.leser.wurzel, quelle))
        self.mistakes += pruefe_verweise(verweise_des_briefs(quelle), bestand, ordner)
        for anfrage in anfragen:
            self.mistakes += pruefe_verweise(verweise_der_anfrage(anfrage), bestand, ordner)
        if anfragen:
            self.mistakes += _offene(quelle, [f.nr for a in anfragen for f in a.anfrage.fragen])


def _stelle(quelle: Briefquelle, n: int) -> Position:
    pfade = (("anfrage", str(n)), ("anfrage",), ())
    return next(quelle.positionen[p] for p in pfade if p in quelle.positionen)


def _offene(quelle: Briefquelle, nummern: list[str]) -> Iterator[Mistake]:
    """A number left open must have been asked, or stand for `3a`, `3b` … (format.md)."""
    for n, nr in enumerate(quelle.kopf.offen.fragen if quelle.kopf.offen else ()):
        if not gemeint(nr, nummern):
            yield NieGestellt(nr, nummern, quelle.positionen["offen", "fragen", str(n)])

"""How each Anfrage stands: its Frist, its letters, and what has overtaken them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ozganswer.archive import ablage
from ozganswer.archive.gruende import FaktAnders, Pruefer
from ozganswer.archive.nachweis import Beleg, Nachweis
from ozganswer.errors import Mistake, Mistakes
from ozganswer.load.ordner import Anfrageort, Brief
from ozganswer.load.workspace import Workspace
from ozganswer.records.anfrage import Anfrage
from ozganswer.records.antwort import Briefquelle
from ozganswer.records.blaetter import Kommune
from ozganswer.records.fakten import Faktenblatt
from ozganswer.records.fristen import Frist, Zusage, promised, reckon
from ozganswer.records.german import datum

NUR_VORLAEUFIG = frozenset({"zwischennachricht", "teilantwort"})
"""Kinds of letter after which an answer is still due."""

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


def uebersicht(workspace: Workspace, heute: date) -> Uebersicht:
    """Look at every Anfrage as of a day."""
    blick, zeilen, mistakes = _Blick(workspace, heute), [], list[Mistake]()
    for ort in workspace.anfragen():
        try:
            zeilen.append(blick.auf(ort))
        except Mistakes as fehler:
            mistakes += fehler.mistakes
    return Uebersicht(tuple(zeilen), (*mistakes, *blick.mistakes))


class _Blick:
    """What is needed to look at many Anfragen, gathered once."""

    def __init__(self, workspace: Workspace, heute: date) -> None:
        self.mistakes: list[Mistake] = []
        self._workspace = workspace
        self._heute = heute
        self._pruefer = Pruefer(workspace)

    def auf(self, ort: Anfrageort) -> Anfragestand:
        """Look at one Anfrage; raise Mistakes."""
        anfrage = self._workspace.anfrage(ort.kommune, ort.name).anfrage
        briefe = self._workspace.briefe_auf(ort.kommune, ort.name)
        quellen = [(b, self._workspace.quelle(b.kommune, b.name)) for b in briefe]
        staende = tuple(self._brief(b, q) for b, q in quellen)
        frist = self._frist(ort.kommune, anfrage, [q for _, q in quellen])
        zustand = _zustand(anfrage, staende)
        offen = zustand is Zustand.UNBEANTWORTET or any(b.status != "versandt" for b in staende)
        faellig = offen and zustand is not Zustand.ERLEDIGT and frist.tag
        return Anfragestand(
            anfrage=str(ort),
            kennung=anfrage.kennung,
            betreff=anfrage.betreff,
            fraktionen=tuple(dict.fromkeys(e.fraktion for e in anfrage.einreicher if e.fraktion)),
            zustand=zustand,
            frist=frist,
            tage=(faellig - self._heute).days if faellig else None,
            briefe=staende,
        )

    def _brief(self, brief: Brief, quelle: Briefquelle) -> Briefstand:
        stand = Briefstand(str(brief), quelle.kopf.art, quelle.kopf.status, quelle.kopf.datum)
        match ablage.lies(self._workspace.root, brief):
            case Nachweis() as nachweis:
                return replace(
                    stand,
                    ueberholt=tuple(f for f in self._pruefer.fakten(nachweis) if f.ueberholt),
                    abgelaufen=tuple(expired(nachweis.fakten, self._heute)),
                )
            case Mistake() as mistake:
                self.mistakes.append(mistake)
        return replace(stand, gebaut=False)

    def _frist(self, kommune: str, anfrage: Anfrage, quellen: Iterable[Briefquelle]) -> Frist:
        match self._workspace.bestand(kommune).get("kommune"):
            case Faktenblatt(inhalt=Kommune() as blatt):
                frist = reckon(anfrage, blatt)
            case _:
                return Frist(None, ("das Blatt kommune fehlt oder ist fehlerhaft",))
        zusagen = [z for q in quellen if (z := _zusage(q))]
        if not zusagen:
            return frist
        return promised(frist, max(zusagen, key=lambda zusage: zusage.tag), blatt)


def expired(fakten: Iterable[Beleg], heute: date) -> Iterator[Beleg]:
    """List the facts whose gueltig_bis is past."""
    grenze = heute.isoformat()
    return (b for b in fakten if b.gueltig_bis and b.gueltig_bis < grenze)


def _zusage(quelle: Briefquelle) -> Zusage | None:
    kopf = quelle.kopf
    if kopf.zusage is None or kopf.status not in ZUGESAGT:
        return None
    vom = f" vom {datum(kopf.datum)}" if kopf.datum else ""
    return Zusage(kopf.zusage, f"{kopf.art.capitalize()}{vom}")


def _zustand(anfrage: Anfrage, briefe: Iterable[Briefstand]) -> Zustand:
    alle = tuple(briefe)
    if anfrage.erledigung:
        return Zustand.ERLEDIGT
    if all(b.art in NUR_VORLAEUFIG for b in alle):
        return Zustand.UNBEANTWORTET
    if any(b.ueberholt for b in alle):
        return Zustand.UEBERHOLT
    return Zustand.ABGELAUFEN if any(b.abgelaufen for b in alle) else Zustand.AKTUELL

"""Earlier answers to the same question or nearly the same: how alike, and whether still so."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from ozganswer.archive import ablage
from ozganswer.archive.fest import is_what_was, ohne_versand
from ozganswer.archive.heute import FaktAnders, Heute
from ozganswer.archive.nachweis import Beleg, Nachweis
from ozganswer.archive.stellen import passagenname
from ozganswer.compose.fragen import Gestellt, gestellt, rohe_abschnitte
from ozganswer.draft.aehnlich import kern
from ozganswer.draft.register import Fund, Register
from ozganswer.errors import Mistakes
from ozganswer.load.ordner import Anfrageort, Brief
from ozganswer.load.workspace import Workspace
from ozganswer.records.antwort import Briefquelle

AEHNLICH = 0.5
"""How alike questions must be to count as nearly the same."""

HOECHSTENS = 3
"""So many earlier answers are told of for a question."""

NACHGESEHEN = 12
"""So many questions are looked at for an answer, the nearest: many may have none."""

LUECKE = "offen("

Anders: TypeAlias = tuple[FaktAnders, ...]


@dataclass(frozen=True, slots=True)
class Frueher:
    """An earlier answer: to which question, in which letter, its source, and what changed since."""

    brief: Brief
    kennung: str
    nr: str
    frage: str
    aehnlichkeit: float
    """From 0 to 1."""
    eigene: bool
    """Whether it is of the same Kommune, so that its facts are the same, too."""
    datum: date | None
    status: str
    passage: str
    """The source of the passage, with its Jinja."""
    anders: Anders | None
    """The facts of the passage that are others today; None: its letter was not built as it is."""


class Antwortsuche:
    """Looks for earlier answers in a workspace."""

    def __init__(self, workspace: Workspace, register: Register) -> None:
        self._workspace = workspace
        self._register = register
        self._heute = Heute(workspace)

    def auf(self, ort: Anfrageort, text: str) -> tuple[Frueher, ...]:
        """Find answers to a question as an Anfrage asks it, in its own Kommune first."""
        funde = [f for f in self._register.suche(text) if _is_like(f) and f.ort != ort]
        funde.sort(key=lambda fund: fund.ort.kommune != ort.kommune)
        gefunden: list[Frueher] = []
        for fund in funde[:NACHGESEHEN]:
            gefunden += self._answers(fund, ort.kommune)
            if len(gefunden) >= HOECHSTENS:
                break
        return tuple(gefunden[:HOECHSTENS])

    def _answers(self, fund: Fund, kommune: str) -> Iterator[Frueher]:
        """List the answers to a question that was found, the newest first; a gap is none."""
        ort = fund.ort
        try:
            fragen = gestellt([self._workspace.anfrage(ort.kommune, ort.name)])
        except Mistakes:
            return
        # What the file says now counts, whatever the index says of it.
        frage = next((f for f in fragen if f.nr == fund.nr), None)
        if frage is None or kern(frage.frage.text) != fund.staemme:
            return
        quellen = self._sources(self._workspace.briefe_auf(ort.kommune, ort.name))
        for quelle in sorted(quellen, key=lambda q: q.kopf.datum or date.min, reverse=True):
            for genannt, passage in rohe_abschnitte(quelle, fragen):
                if frage in genannt and LUECKE not in passage:
                    yield self._answer(fund, kommune, quelle, (frage, genannt), passage)

    def _sources(self, briefe: Iterable[Brief]) -> Iterator[Briefquelle]:
        """Read some letters; one that is broken is told of by `check`, and answers nothing."""
        for brief in briefe:
            with suppress(Mistakes):
                yield self._workspace.quelle(brief.kommune, brief.name)

    def _answer(
        self,
        fund: Fund,
        kommune: str,
        quelle: Briefquelle,
        fragen: tuple[Gestellt, Sequence[Gestellt]],
        passage: str,
    ) -> Frueher:
        frage, genannt = fragen
        return Frueher(
            brief=Brief(quelle.kommune, quelle.name),
            kennung=frage.kennung,
            nr=frage.nr,
            frage=" ".join(frage.frage.text.split()),
            aehnlichkeit=fund.aehnlichkeit,
            eigene=quelle.kommune == kommune,
            datum=quelle.kopf.datum,
            status=quelle.kopf.status,
            passage=passage,
            anders=self._changes(quelle, [f.nr for f in genannt]),
        )

    def _changes(self, quelle: Briefquelle, nummern: Sequence[str]) -> Anders | None:
        brief = Brief(quelle.kommune, quelle.name)
        nachweis = ablage.lies(self._workspace.root, brief)
        if not isinstance(nachweis, Nachweis) or not self._is_of(nachweis, quelle.text.datei):
            return None
        anders = (self._heute.anders(brief.kommune, b) for b in _facts(nachweis, nummern))
        return tuple(a for a in anders if a and a.ueberholt)

    def _is_of(self, nachweis: Nachweis, datei: str) -> bool:
        """Tell whether a Nachweis was made of a source as it is now."""
        soll = dict(nachweis.eingaben).get(datei)
        inhalt = (self._workspace.root / datei).read_bytes()
        return soll is not None and is_what_was(datei, ohne_versand(inhalt), soll)


def _is_like(fund: Fund) -> bool:
    return fund.aehnlichkeit >= AEHNLICH


def _facts(nachweis: Nachweis, nummern: Sequence[str]) -> list[Beleg]:
    """List the facts of a passage; of its blätter also those that only decided something."""
    davor = f"{passagenname(nummern)}, "
    hier = {a for n in nachweis.angaben if n.stelle.startswith(davor) for a in n.fakten}
    blaetter = {adresse.partition(".")[0] for adresse in hier}
    dort = {a for n in nachweis.angaben for a in n.fakten} - hier
    eigene = (b for b in nachweis.fakten if b.adresse.partition(".")[0] in blaetter)
    return [b for b in eigene if b.adresse not in dort]

"""The files of a workspace as records, each read once, when it is first asked for."""

from collections.abc import Callable, Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from ozganswer.errors import Mistakes, Position
from ozganswer.load.anfrage import lies_anfrage
from ozganswer.load.anlagedatei import GRENZE
from ozganswer.load.bestand import Bestaende
from ozganswer.load.brief import lies_brief
from ozganswer.load.datei import Wurzel
from ozganswer.load.geschwister import ANTWORT, Antworten
from ozganswer.load.ordner import ANSWERS, QUESTIONS, YAML, Anfrageort, Brief, anfragen_von
from ozganswer.load.stil import lies_stil
from ozganswer.load.templates import TEXTE, Fundus, Ort, lies_fundus
from ozganswer.records.anfrage import Anfragedatei
from ozganswer.records.antwort import Briefquelle
from ozganswer.records.auftrag import Stilordner

K = TypeVar("K")
T = TypeVar("T")


class Leser:
    """Reads what is asked for and remembers it, mistakes too."""

    def __init__(self, wurzel: Wurzel) -> None:
        self.wurzel = wurzel
        self.bestaende = Bestaende(wurzel, lambda: self.fundus.templates.makros)
        self._anfragen: dict[Anfrageort, Anfragedatei | Mistakes] = {}
        self._briefe: dict[Brief, Briefquelle | Mistakes] = {}
        self._orte: dict[str, dict[Anfrageort, None]] = {}
        self._digests: dict[str, str | None] = {}
        self._stile: dict[tuple[str, str], Stilordner | Mistakes] = {}

    @property
    def root(self) -> Path:
        """The workspace's folder."""
        return self.wurzel.ordner

    @cached_property
    def fundus(self) -> Fundus:
        """The files under templates/."""
        return lies_fundus(self.wurzel)

    @cached_property
    def antworten(self) -> Antworten:
        """Which letters answer which Anfragen."""
        return Antworten(self.wurzel)

    def digest(self, name: str) -> str | None:
        """Work out the SHA-256 of a file as it is now, by what messages call it; None: no file."""
        if name not in self._digests:
            ort = self._unter_templates.get(name)
            statt = self.wurzel.statt.get(name)
            pfad = str(ort.pfad) if ort else f"{self.root}/{name}"
            self._digests[name] = _digest(pfad) if statt is None else sha256(statt).hexdigest()
        return self._digests[name]

    def stildateien(self, stil: str) -> tuple[str, ...]:
        """Name the files of a style's folder that are no texts: its look, pictures, letterhead."""
        orte = self.fundus.orte.items()
        eigene = [o for n, o in orte if n.startswith(f"{stil}/") and not n.endswith(TEXTE)]
        return tuple(ort.wurzel.name(ort.pfad) for ort in eigene)

    @cached_property
    def _unter_templates(self) -> dict[str, Ort]:
        return {ort.wurzel.name(ort.pfad): ort for ort in self.fundus.orte.values()}

    def anfragen(self, kommune: str) -> Mapping[Anfrageort, None]:
        """List the Anfragen of a Kommune, sorted; an order that is quick to look up in."""
        if kommune not in self._orte:
            self._orte[kommune] = dict.fromkeys(anfragen_von(self.root, kommune))
        return self._orte[kommune]

    def anfrage(self, ort: Anfrageort) -> Anfragedatei:
        """Read an Anfrage; raise Mistakes."""
        pfad = self.root / QUESTIONS / ort.kommune / f"{ort.name}{YAML}"
        return _einmal(self._anfragen, ort, lambda: lies_anfrage(self.wurzel, pfad, ort.kommune))

    def beilage(self, brief: Brief, datei: str) -> bytes:
        """Read an Anlage that lies beside a letter; raise a Mistake."""
        return self.wurzel.bytes(self.root / ANSWERS / brief.kommune / brief.name / datei, GRENZE)

    def quelle(self, brief: Brief) -> Briefquelle:
        """Read a letter's source; raise Mistakes."""
        ordner = self.root / ANSWERS / brief.kommune / brief.name
        return _einmal(self._briefe, brief, lambda: lies_brief(self.wurzel, ordner, brief.kommune))

    def stilordner(self, name: str, genannt: Position, muster: str = ANTWORT) -> Stilordner:
        """Read a style with all it is based on, as it looks for a Muster; raise Mistakes."""
        if f"{name}/stil.yaml" not in self.fundus.orte:
            return lies_stil(name, self.fundus, genannt)
        return _einmal(
            self._stile, (name, muster), lambda: lies_stil(name, self.fundus, genannt, muster)
        )

    def geschwister(self, brief: Brief, anfragen: tuple[Anfragedatei, ...]) -> list[Briefquelle]:
        """Read the other letters on some Anfragen; one that is broken is left out."""
        orte = (Anfrageort(a.kommune, a.name) for a in anfragen)
        briefe = sorted({b for ort in orte for b in self.antworten.auf(ort)} - {brief})
        return [q for b in briefe if (q := self._wenn_lesbar(b))]

    def _wenn_lesbar(self, brief: Brief) -> Briefquelle | None:
        try:
            return self.quelle(brief)
        except Mistakes:
            return None


def _digest(pfad: str) -> str | None:
    try:
        with open(pfad, "rb", buffering=0) as datei:  # noqa: PTH123 - of tens of thousands of files
            return sha256(datei.read()).hexdigest()
    except OSError:
        return None


def _einmal(gelesen: dict[K, T | Mistakes], schluessel: K, lesen: Callable[[], T]) -> T:
    if schluessel not in gelesen:
        try:
            gelesen[schluessel] = lesen()
        except Mistakes as mistakes:
            gelesen[schluessel] = mistakes
    ergebnis = gelesen[schluessel]
    if isinstance(ergebnis, Mistakes):
        raise Mistakes(ergebnis.mistakes)
    return ergebnis

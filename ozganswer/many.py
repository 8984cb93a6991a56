"""Many letters: those that are not current are built, by one process or by many."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ozganswer.archive import ablage
from ozganswer.archive.fest import Fassungsdateien, abweichungen
from ozganswer.archive.freigabe import Freigabe, Freigaben
from ozganswer.archive.heute import Heute
from ozganswer.archive.nachweis import Nachweis
from ozganswer.archive.nachweis import write as write_nachweis
from ozganswer.archive.sieb import Sieb, current
from ozganswer.ausgabe import write_files
from ozganswer.build import Gebaut, build_letter
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.building import ArbeitAbgebrochen, GleicheNamen
from ozganswer.errors.fassung import AbweichungBleibt, DateiWeg
from ozganswer.errors.zeichnung import BleibtFassung
from ozganswer.load.ordner import ANSWERS, Brief, Ort
from ozganswer.load.workspace import Workspace
from ozganswer.records.auftrag import Auftrag, Schriftstueck
from ozganswer.write import WRITERS

VORRAT = 8
"""How many letters wait for a worker: more would only take memory."""


@dataclass(frozen=True, slots=True)
class Ziel:
    """What a run writes: what in which formats, the folder of `--out`, unchanged files too."""

    formate: tuple[str, ...] = tuple(WRITERS)
    ordner: Path | None = None
    alle: bool = False
    schriftstueck: Schriftstueck = Schriftstueck.BRIEF


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """What became of one letter: the files that were written and all that is to be told."""

    ort: Ort
    geschrieben: tuple[Path, ...] = ()
    mistakes: tuple[Mistake, ...] = ()

    @property
    def gescheitert(self) -> bool:
        """Whether a mistake, more than a warning, stopped the letter."""
        return any(not m.warnung for m in self.mistakes)


@dataclass(frozen=True, slots=True)
class Arbeit:
    """A letter that has to be built: what from, and its Nachweis so far."""

    ort: Ort
    auftrag: Auftrag
    alt: Nachweis | Mistake | None


@dataclass(frozen=True, slots=True)
class Begonnen:
    """A letter that is being built elsewhere."""

    arbeit: Arbeit
    future: Future[Gebaut]


def build_all(
    workspace: Workspace,
    orte: Sequence[Ort],
    ziel: Ziel,
    executor: Executor,
    siebende: Executor | None = None,
) -> Iterator[Ergebnis]:
    """Build the letters that are not current, in order; a mistake stops its letter alone.

    `siebende`, which see the same files, tell of many letters which are current.
    """
    lauf = _Lauf(workspace, ziel, executor)
    if siebende:
        lauf.sieve(orte, siebende)
    reihe: deque[Ergebnis | Begonnen] = deque()
    try:
        for ort in orte:
            reihe.append(lauf.begin(ort))
            while reihe and (len(reihe) > VORRAT or isinstance(reihe[0], Ergebnis)):
                yield lauf.finish(reihe.popleft())
        while reihe:
            yield lauf.finish(reihe.popleft())
    finally:
        for begonnen in reihe:
            if isinstance(begonnen, Begonnen):
                begonnen.future.cancel()


def equal_names(orte: Iterable[Ort]) -> tuple[Mistake, ...]:
    """Find letters whose files would have one name in one folder, on any system."""
    alle = tuple(orte)
    mehrfach = [n for n, zahl in Counter(b.name.casefold() for b in alle).items() if zahl > 1]
    return tuple(
        GleicheNamen(gleiche[0].name, map(str, gleiche))
        for name in mehrfach
        if (gleiche := [b for b in alle if b.name.casefold() == name])
    )


class _Lauf:
    """One run over many letters, and what all of them share."""

    def __init__(self, workspace: Workspace, ziel: Ziel, executor: Executor) -> None:
        self._workspace = workspace
        self._ziel = ziel
        self._executor = executor
        self._sieb = Sieb(Heute(workspace))
        self._gesiebt: dict[str, Future[frozenset[Brief]]] = {}
        self._freigaben = Freigaben(workspace.root)
        self._daneben = ziel.ordner is None and ziel.schriftstueck is Schriftstueck.BRIEF

    def sieve(self, orte: Sequence[Ort], executor: Executor) -> None:
        """Begin to tell elsewhere which letters are current, each Kommune's by themselves."""
        briefe = [ort for ort in orte if isinstance(ort, Brief)] if self._sieving else []
        for kommune, ihre in groupby(briefe, key=lambda brief: brief.kommune):
            args = (self._workspace.root, tuple(ihre), self._ziel.formate)
            self._gesiebt[kommune] = executor.submit(current, *args)

    def begin(self, ort: Ort) -> Ergebnis | Begonnen:
        """Begin a letter, where it is not current; a released one stays as it is."""
        try:
            if self._sieving and isinstance(ort, Brief) and self._is_current(ort):
                return Ergebnis(ort)
            if freigabe := self._released(ort):
                return self._fixed(freigabe)
            arbeit = self._arbeit(ort)
        except Mistakes as mistakes:
            return Ergebnis(ort, mistakes=mistakes.mistakes)
        except Mistake as mistake:
            return Ergebnis(ort, mistakes=(mistake,))
        return Begonnen(arbeit, self._submit(arbeit))

    def finish(self, begonnen: Ergebnis | Begonnen) -> Ergebnis:
        """Wait for a letter and write its files."""
        if isinstance(begonnen, Ergebnis):
            return begonnen
        ort = begonnen.arbeit.ort
        try:
            return self._write(begonnen.arbeit, self._gebaut(begonnen))
        except Mistakes as mistakes:
            return Ergebnis(ort, mistakes=mistakes.mistakes)
        except Mistake as mistake:
            return Ergebnis(ort, mistakes=(mistake,))

    def _released(self, ort: Ort) -> Freigabe | None:
        if isinstance(ort, Brief) and self._ziel.schriftstueck is Schriftstueck.BRIEF:
            return self._freigaben.fuer(ort)
        return None

    def _fixed(self, freigabe: Freigabe) -> Ergebnis:
        """Give back what is missing of a released letter, or write it as it is into a folder."""
        root, nummer = self._workspace.root, freigabe.nummer
        bestand = Fassungsdateien(root, freigabe, self._freigaben.repository)
        if self._ziel.ordner:
            dateien = bestand.copies(self._ziel.ordner, self._ziel.formate)
            return Ergebnis(freigabe.brief, tuple(write_files(dateien, root)))
        freigabe.verlange_hier()
        geaendert = (m for m in abweichungen(root, freigabe) if not isinstance(m, DateiWeg))
        anders = tuple(map(AbweichungBleibt, geaendert))
        fehlende, mistakes = bestand.missing()
        mistakes = (*mistakes, *anders)
        geschrieben = write_files({root / n: inhalt for n, inhalt in fehlende.items()}, root)
        if self._ziel.alle:
            mistakes = (*mistakes, BleibtFassung(str(freigabe.brief), nummer))
        return Ergebnis(freigabe.brief, tuple(geschrieben), mistakes)

    def _arbeit(self, ort: Ort) -> Arbeit:
        alt = ablage.lies(self._workspace.root, ort) if self._sieving else None
        if isinstance(alt, Mistake) and not alt.warnung:
            raise alt
        auftrag = self._workspace.auftrag(ort.kommune, ort.name, self._ziel.schriftstueck)
        return Arbeit(ort, auftrag, alt)

    @property
    def _sieving(self) -> bool:
        """Whether a letter that is current is left as it is."""
        return self._daneben and not self._ziel.alle

    def _is_current(self, brief: Brief) -> bool:
        if gesiebt := self._gesiebt.get(brief.kommune):
            # Where the process was killed that should have told, this one tells.
            with suppress(BrokenExecutor):
                return brief in gesiebt.result()
        return self._sieb.is_current(brief, self._ziel.formate)

    def _submit(self, arbeit: Arbeit) -> Future[Gebaut]:
        return self._executor.submit(build_letter, arbeit.auftrag, self._ziel.formate)

    def _gebaut(self, begonnen: Begonnen) -> Gebaut:
        try:
            return begonnen.future.result()
        except BrokenExecutor:
            # Whatever ended the worker, perhaps another letter: once more, then it is this one.
            try:
                return self._submit(begonnen.arbeit).result()
            except BrokenExecutor:
                raise ArbeitAbgebrochen(str(begonnen.arbeit.ort)) from None

    def _write(self, arbeit: Arbeit, gebaut: Gebaut) -> Ergebnis:
        root, ort = self._workspace.root, arbeit.ort
        von_hand: tuple[Mistake, ...] = ()
        if isinstance(arbeit.alt, Nachweis):
            von_hand = tuple(ablage.changed_by_hand(root, arbeit.alt, gebaut.dateien))
        if von_hand:
            raise Mistakes(von_hand)
        ordner = self._ziel.ordner or root / ANSWERS / ort.kommune / ort.name
        dateien = {ordner / name: inhalt for name, inhalt in self._files(arbeit, gebaut)}
        nachweis = ordner / ablage.dateiname(ort.name, daneben=self._daneben)
        geschrieben = write_files(dateien, root, alle=self._ziel.alle, zeuge=nachweis)
        unbrauchbar = (arbeit.alt,) if isinstance(arbeit.alt, Mistake) else ()
        return Ergebnis(ort, tuple(geschrieben), (*gebaut.warnungen, *unbrauchbar))

    def _files(self, arbeit: Arbeit, gebaut: Gebaut) -> Iterator[tuple[str, bytes]]:
        yield from gebaut.dateien.items()
        if arbeit.auftrag.schriftstueck is Schriftstueck.BRIEF:
            name = ablage.dateiname(arbeit.auftrag.name, daneben=self._daneben)
            yield name, write_nachweis(gebaut.nachweis)

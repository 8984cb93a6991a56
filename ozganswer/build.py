"""A letter from its Auftrag, and its files into a folder; the same for many, each on its own."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ozganswer.ausgabe import write_files
from ozganswer.compose import compose
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.building import GleicheNamen
from ozganswer.load.workspace import Workspace
from ozganswer.records.auftrag import Auftrag
from ozganswer.write import WRITERS


class Brief(Protocol):
    """A letter by the names of its folders."""

    @property
    def kommune(self) -> str:
        """The folder of its Kommune."""

    @property
    def name(self) -> str:
        """The name of its folder and of its files."""


@dataclass(frozen=True, slots=True)
class Gebaut:
    """A letter's files by name, and what was to be warned of."""

    dateien: Mapping[str, bytes]
    warnungen: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Ziel:
    """What a run writes: formats, the folder of `--out`, and whether unchanged files too."""

    formate: tuple[str, ...] = tuple(WRITERS)
    ordner: Path | None = None
    alle: bool = False


@dataclass(frozen=True, slots=True)
class Ergebnis:
    """What became of one letter: the files that were written and all that is to be told."""

    kommune: str
    name: str
    geschrieben: tuple[Path, ...] = ()
    mistakes: tuple[Mistake, ...] = ()

    @property
    def gescheitert(self) -> bool:
        """Whether a mistake, more than a warning, stopped the letter."""
        return any(not m.warnung for m in self.mistakes)


def build_letter(auftrag: Auftrag, formate: Sequence[str]) -> Gebaut:
    """Compose a letter and write it in each format; raise Mistakes."""
    komposition = compose(auftrag)
    stil = auftrag.stilordner.stil
    dateien = {
        f"{auftrag.name}.{format_}": WRITERS[format_](komposition.letter, stil)
        for format_ in formate
    }
    return Gebaut(dateien, komposition.warnungen)


def build_all(workspace: Workspace, briefe: Iterable[Brief], ziel: Ziel) -> Iterator[Ergebnis]:
    """Build letters one by one; a mistake stops its own letter alone."""
    for brief in briefe:
        try:
            yield _build(workspace, brief, ziel)
        except Mistakes as mistakes:
            yield Ergebnis(brief.kommune, brief.name, mistakes=mistakes.mistakes)
        except Mistake as mistake:
            yield Ergebnis(brief.kommune, brief.name, mistakes=(mistake,))


def equal_names(briefe: Iterable[Brief]) -> tuple[Mistake, ...]:
    """Find letters whose files would have one name in one folder, on any system."""
    alle = tuple(briefe)
    mehrfach = [n for n, zahl in Counter(b.name.casefold() for b in alle).items() if zahl > 1]
    return tuple(
        GleicheNamen(gleiche[0].name, [f"{b.kommune}/{b.name}" for b in gleiche])
        for name in mehrfach
        if (gleiche := [b for b in alle if b.name.casefold() == name])
    )


def _build(workspace: Workspace, brief: Brief, ziel: Ziel) -> Ergebnis:
    gebaut = build_letter(workspace.auftrag(brief.kommune, brief.name), ziel.formate)
    ordner = ziel.ordner or workspace.root / "answers" / brief.kommune / brief.name
    dateien = {ordner / name: inhalt for name, inhalt in gebaut.dateien.items()}
    geschrieben = write_files(dateien, workspace.root, alle=ziel.alle)
    return Ergebnis(brief.kommune, brief.name, tuple(geschrieben), gebaut.warnungen)

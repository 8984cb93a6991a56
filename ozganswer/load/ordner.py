"""What lies in a workspace, by its folders alone: Kommunen, blätter, Anfragen, letters."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from ozganswer.errors.letters import KeinArbeitsbereich
from ozganswer.errors.loading import OrdnerUnlesbar
from ozganswer.records.auftrag import Schriftstueck
from ozganswer.records.fakten import GEMEINSAM

FACTS, QUESTIONS, ANSWERS = "facts", "questions", "answers"
YAML = ".yaml"


@dataclass(frozen=True, slots=True, order=True)
class Brief:
    """A letter by its folders: `answers/<kommune>/<name>/`."""

    kommune: str
    name: str

    def __str__(self) -> str:
        return f"{self.kommune}/{self.name}"


@dataclass(frozen=True, slots=True, order=True)
class Anfrageort:
    """An Anfrage by its file: `questions/<kommune>/<name>.yaml`."""

    kommune: str
    name: str

    def __str__(self) -> str:
        return f"{self.kommune}/{self.name}"


Ort: TypeAlias = Brief | Anfrageort
"""What files are made of: a letter, or an Anfrage."""


def ist_arbeitsbereich(ordner: Path) -> bool:
    """Tell whether a folder holds facts/, questions/ and answers/, or all but one that is empty.

    git keeps no empty folder: a clone may lack the one or the other.
    """
    # Path.is_dir raises where it may not look.
    fragen, antworten = (os.path.isdir(ordner / name) for name in (QUESTIONS, ANSWERS))  # noqa: PTH112
    return os.path.isdir(ordner / FACTS) and (fragen or antworten)  # noqa: PTH112


def finde_arbeitsbereich(start: Path) -> Path:
    """Find the nearest workspace from a folder upwards; raise KeinArbeitsbereich."""
    start = start.resolve()
    for ordner in (start, *start.parents):
        if ist_arbeitsbereich(ordner):
            return ordner
    raise KeinArbeitsbereich(str(start))


def kommunen(root: Path) -> tuple[str, ...]:
    """List the Kommunen that have facts."""
    return tuple(name for name in _ordner(root / FACTS) if name != GEMEINSAM)


def briefe(root: Path) -> tuple[Brief, ...]:
    """List the letters' folders; one that holds an Anfrage's own files alone is none yet."""
    return tuple(b for k in _ordner(root / ANSWERS) for b in briefe_von(root, k))


def briefe_von(root: Path, kommune: str) -> tuple[Brief, ...]:
    """List the letters' folders of a Kommune."""
    wo = root / ANSWERS / kommune
    return tuple(Brief(kommune, name) for name in _ordner(wo) if not _nur_anfrage(wo, name))


def anfragen(root: Path) -> tuple[Anfrageort, ...]:
    """List the Anfragen's files."""
    return tuple(a for k in _ordner(root / QUESTIONS) for a in anfragen_von(root, k))


def anfragen_von(root: Path, kommune: str) -> tuple[Anfrageort, ...]:
    """List the Anfragen's files of a Kommune."""
    namen = _dateinamen(root / QUESTIONS / kommune, YAML)
    return tuple(Anfrageort(kommune, name.removesuffix(YAML)) for name in namen)


def falsch_benannte(wo: Path) -> Iterator[Path]:
    """List the files below a folder that end in .yml and so would be passed over."""
    for name in _ordner(wo):
        yield from dateien(wo / name, ".yml")


def dateien(ordner: Path, endung: str) -> list[Path]:
    """List the files of a folder by their ending, sorted; hidden ones are none."""
    return [ordner / name for name in _dateinamen(ordner, endung)]


def _dateinamen(ordner: Path, endung: str) -> list[str]:
    namen = [e.name for e in _scan(str(ordner))] if ordner.is_dir() else []
    return [n for n in namen if n.endswith(endung) and not n.startswith(".")]


def inhalt(ordner: Path) -> list[Path]:
    """List what lies in a folder, sorted; raise OrdnerUnlesbar."""
    return [ordner / eintrag.name for eintrag in _scan(str(ordner))]


def _scan(ordner: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(ordner) as eintraege:
            return sorted(eintraege, key=lambda eintrag: eintrag.name)
    except OSError as fehler:
        raise OrdnerUnlesbar(ordner, str(fehler.strerror)) from fehler


def _nur_anfrage(wo: Path, name: str) -> bool:
    eigene = f"{Schriftstueck.ANFRAGE.dateiname(name)}."
    namen = [e.name for e in _scan(f"{wo}/{name}") if not e.name.startswith(".")]
    return bool(namen) and all(n.startswith(eigene) for n in namen)


def _ordner(wo: Path) -> list[str]:
    if not wo.is_dir():
        return []
    return [e.name for e in _scan(str(wo)) if e.is_dir() and not e.name.startswith(".")]

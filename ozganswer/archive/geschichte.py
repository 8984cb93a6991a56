"""What the commits of a branch tell of released letters, whatever became of tags and folders."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from ozganswer.archive.git import Repository
from ozganswer.archive.nachweis import DATEI
from ozganswer.archive.zeilen import is_sealed
from ozganswer.load.ordner import ANSWERS

VERMERK = re.compile(rb'^fassung: \{"nummer": ([1-9][0-9]*)', re.MULTILINE)
"""How the line of a Nachweis begins that makes its letter a Fassung."""

VERSAND = re.compile(r"Versand: Fassung ([1-9][0-9]*) von ([^/]+/[^/]+)")
"""What `dispatch` calls its commits."""

BUENDEL = 100
"""So many Nachweise are read from git at once: more would only take memory."""


@dataclass(frozen=True, slots=True)
class Versandcommit:
    """A commit that recorded a Versand: of which Fassung."""

    nummer: int
    commit: str


@dataclass(frozen=True, slots=True)
class Geschichte:
    """Fassungen and each Versand of them, as commits brought them in, by letter."""

    nachweise: Mapping[str, Mapping[int, str]]
    """Of each letter by the number of the Fassung: its Nachweis, as an object of git."""
    versand: Mapping[str, tuple[Versandcommit, ...]]
    """Of each letter, latest first."""

    def nummern(self, brief: str) -> frozenset[int]:
        """List the numbers of a letter's Fassungen."""
        return frozenset(self.nachweise.get(brief, ()))

    def versand_von(self, brief: str) -> tuple[Versandcommit, ...]:
        """List each Versand of a letter, latest first."""
        return self.versand.get(brief, ())


NICHTS = Geschichte({}, {})
"""What is told where there is no commit yet."""


def lies_geschichte(repository: Repository, briefe: Iterable[str] = ()) -> Geschichte:
    """Read the history of the present branch, of some letters or of all."""
    if not repository.succeeds("rev-parse", "--verify", "--quiet", "HEAD"):
        return NICHTS
    ordner = [f"{ANSWERS}/{brief}" for brief in briefe] or [ANSWERS]
    # --full-history: else a merge that threw a letter away hides where it came in.
    args = ("log", "--full-history", "--raw", "--relative", "--no-renames", "--no-abbrev")
    ausgabe = repository.run(*args, "--diff-filter=AM", "--format=%H %s", "HEAD", "--", *ordner)
    zeilen = os.fsdecode(ausgabe).splitlines()
    return Geschichte(_nachweise(repository, zeilen), _versand(zeilen))


def _versand(zeilen: Iterable[str]) -> dict[str, tuple[Versandcommit, ...]]:
    gefunden: dict[str, list[Versandcommit]] = {}
    for zeile in zeilen:
        commit, _, betreff = zeile.partition(" ")
        if treffer := VERSAND.fullmatch(betreff):
            gefunden.setdefault(treffer[2], []).append(Versandcommit(int(treffer[1]), commit))
    return {brief: tuple(alle) for brief, alle in gefunden.items()}


def _nachweise(repository: Repository, zeilen: Iterable[str]) -> dict[str, dict[int, str]]:
    gefunden: dict[str, dict[int, str]] = {}
    # Later lines are earlier commits: the first that brought a Fassung in is what was released.
    alle = list(dict.fromkeys(_written(zeilen)))
    for ab in range(0, len(alle), BUENDEL):
        buendel = alle[ab : ab + BUENDEL]
        inhalte = repository.objects([objekt for _, objekt in buendel])
        for (brief, objekt), inhalt in zip(buendel, inhalte, strict=True):
            if nummer := _number(brief, inhalt or b""):
                gefunden.setdefault(brief, {})[nummer] = objekt
    return gefunden


def _written(zeilen: Iterable[str]) -> Iterator[tuple[str, str]]:
    """List each Nachweis that a commit wrote, by its letter, as an object of git."""
    for zeile in zeilen:
        angaben, tab, name = zeile.partition("\t")
        pfad = PurePosixPath(name)
        if tab and angaben.startswith(":") and pfad.name == DATEI and len(pfad.parts) == 4:
            yield "/".join(pfad.parts[1:3]), angaben.split(" ")[3]


def _number(brief: str, inhalt: bytes) -> int:
    """Read the number of the Fassung off a Nachweis of this very letter as written, or 0."""
    treffer = VERMERK.search(inhalt)
    is_own = f'\nbrief: "{brief}"\n'.encode() in inhalt
    return int(treffer[1]) if treffer and is_own and is_sealed(inhalt) else 0

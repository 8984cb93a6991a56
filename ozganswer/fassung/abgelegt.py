"""Fassungen as git keeps them, many at a time: the Nachweis of each, and what its tag must say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ozganswer.archive.fassungen import Fassung
from ozganswer.archive.fest import dateien, is_what_was
from ozganswer.archive.git import Repository
from ozganswer.archive.nachweis import DATEI, Nachweis, digest, read
from ozganswer.errors import Mistake
from ozganswer.errors.fassung import (
    CommitUmgeschrieben,
    InGitAnders,
    NachweisPasstNicht,
    NachweisUnlesbar,
    TagOhneVermerk,
    TagVersetzt,
)
from ozganswer.load.ordner import ANSWERS

BUENDEL = 100
"""So many Fassungen are read from git at once: more would only take memory."""


@dataclass(frozen=True, slots=True)
class Abgelegt:
    """A Fassung in git: its tag, its Nachweis if it can be read, and all that is wrong with it."""

    fassung: Fassung
    nachweis: Nachweis | None
    befunde: tuple[Mistake, ...]


def abgelegt(repository: Repository, fassungen: Sequence[Fassung]) -> Iterator[Abgelegt]:
    """Read Fassungen and compare them with what was released."""
    gehalten = repository.held() if fassungen else frozenset()
    for ab in range(0, len(fassungen), BUENDEL):
        gelesen = _nachweise(repository, fassungen[ab : ab + BUENDEL])
        falsch = _files(repository, gelesen)
        for fassung, (inhalt, nachweis) in gelesen.items():
            befunde = [*_tag(fassung), *_kept(fassung, inhalt, nachweis)]
            if fassung.tag not in gehalten:
                befunde.append(CommitUmgeschrieben(fassung.tag, stelle(fassung)))
            yield Abgelegt(fassung, nachweis, (*befunde, *falsch.get(fassung, ())))


def stelle(fassung: Fassung) -> str:
    """Name the Nachweis of a Fassung, where what is wrong with it is told."""
    return f"{ANSWERS}/{fassung.brief}/{DATEI}"


_Gelesen = dict[Fassung, tuple[bytes | None, Nachweis | None]]


def _nachweise(repository: Repository, gruppe: Sequence[Fassung]) -> _Gelesen:
    inhalte = repository.read_all([(f.commit, stelle(f)) for f in gruppe])
    return {f: (i, _read(f, i)) for f, i in zip(gruppe, inhalte, strict=True)}


def _read(fassung: Fassung, inhalt: bytes | None) -> Nachweis | None:
    try:
        return read(inhalt.decode(), stelle(fassung), fassung.brief) if inhalt else None
    except (Mistake, UnicodeDecodeError):
        return None


def _tag(fassung: Fassung) -> Iterator[Mistake]:
    """Find out whether the tag is the one that `release` set, where it set it."""
    if not fassung.annotiert or fassung.nachweis is None or fassung.genannt is None:
        yield TagOhneVermerk(fassung.tag, stelle(fassung))
    elif fassung.genannt != fassung.commit:
        yield TagVersetzt(fassung.tag, fassung.genannt, fassung.commit, stelle(fassung))


def _kept(fassung: Fassung, inhalt: bytes | None, nachweis: Nachweis | None) -> Iterator[Mistake]:
    """Find out whether the Nachweis in git is the one that was released."""
    nummer = nachweis.fassung.nummer if nachweis and nachweis.fassung else None
    if inhalt is None or fassung.nachweis not in (None, digest(inhalt)):
        yield NachweisPasstNicht(fassung.tag, stelle(fassung))
    elif nachweis is None:
        yield NachweisUnlesbar(fassung.tag, stelle(fassung))
    elif nummer != fassung.nummer:
        yield NachweisPasstNicht(fassung.tag, stelle(fassung))


def _files(repository: Repository, gelesen: _Gelesen) -> dict[Fassung, list[Mistake]]:
    """Find the files that git keeps otherwise than the Nachweise of their Fassungen say."""
    gesucht = [
        (fassung, name, soll)
        for fassung, (_, nachweis) in gelesen.items()
        for name, soll in (dateien(nachweis).items() if nachweis else ())
    ]
    inhalte = repository.read_all([(f.commit, name) for f, name, _ in gesucht])
    falsch: dict[Fassung, list[Mistake]] = {}
    for (fassung, name, soll), inhalt in zip(gesucht, inhalte, strict=True):
        if inhalt is None or not is_what_was(name, inhalt, soll):
            falsch.setdefault(fassung, []).append(InGitAnders(name, fassung.tag))
    return falsch

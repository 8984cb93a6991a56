"""A Fassung built anew from what its tag holds, in a folder of its own, and compared."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from types import MappingProxyType
from typing import Any

from ozganswer.archive.eingaben import bibliotheken
from ozganswer.archive.fassungen import Fassung
from ozganswer.archive.git import Repository
from ozganswer.archive.nachweis import DATEI, Nachweis, digest
from ozganswer.build import Gebaut, build_letter
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.fassung import NeuGebautAnders, NichtNeuZuBauen
from ozganswer.load.ordner import ANSWERS, FACTS, QUESTIONS
from ozganswer.load.pdfworte import lies_worte
from ozganswer.load.workspace import Workspace
from ozganswer.write import WRITERS
from ozganswer.write.docxworte import read_words

PROGRAMM = "ozganswer:"
"""How the name of an input begins that comes with the program."""

LESEN: Mapping[str, Callable[[bytes], Any]] = MappingProxyType(
    {".txt": bytes.decode, ".docx": read_words, ".pdf": lies_worte}
)
"""How the words of a file are read, with their places where it has any, by its ending."""


class Gleich(StrEnum):
    """How far a Fassung built anew is what was released."""

    BYTES = "dieselben Bytes"
    WORTE = "dieselben Wörter an denselben Stellen"
    ANDERS = "anders"


@dataclass(frozen=True, slots=True)
class Nachbau:
    """What became of a Fassung built anew: how far it is the same, what is other, what is wrong."""

    gleich: Gleich
    versionen: tuple[str, ...] = ()
    """What of the program and its libraries is of another version: `weasyprint 69.0 → 70.0`."""
    befunde: tuple[Mistake, ...] = ()


def nachbauen(repository: Repository, fassung: Fassung, nachweis: Nachweis) -> Nachbau:
    """Build a Fassung from a clean export of its tag and compare it with its files in git."""
    with TemporaryDirectory(prefix="ozganswer-") as ordner:
        ziel = Path(ordner).resolve()
        for name in (FACTS, QUESTIONS, ANSWERS):
            (ziel / name).mkdir()
        repository.export(fassung.commit, ziel, _is_needed)
        try:
            gebaut = _build(ziel, fassung)
        except (Mistake, Mistakes) as fehler:
            return _failed(fassung, nachweis, fehler)
    andere = tuple(_other_versions(nachweis, gebaut.nachweis))
    if all(digest(gebaut.dateien[name]) == soll for name, soll in nachweis.ausgaben):
        return Nachbau(Gleich.BYTES, andere)
    befunde = tuple(_compare(repository, fassung, gebaut, andere))
    return Nachbau(Gleich.ANDERS if befunde else Gleich.WORTE, andere, befunde)


def _is_needed(name: str) -> bool:
    """Leave out what was only made: the finished letters, which are most of a workspace."""
    pfad = PurePosixPath(name)
    is_made = pfad.stem == pfad.parent.name and pfad.suffix[1:] in WRITERS
    return not name.startswith(f"{ANSWERS}/") or not (is_made or pfad.name == DATEI)


def _build(ziel: Path, fassung: Fassung) -> Gebaut:
    kommune, _, name = fassung.brief.partition("/")
    return build_letter(Workspace.open(ziel).auftrag(kommune, name), tuple(WRITERS))


def _failed(fassung: Fassung, nachweis: Nachweis, fehler: Mistake | Mistakes) -> Nachbau:
    ersten = fehler.mistakes[0] if isinstance(fehler, Mistakes) else fehler
    stelle = f"{ANSWERS}/{fassung.brief}/{DATEI}"
    mistake = NichtNeuZuBauen(stelle, fassung.tag, ersten.satz)
    andere = tuple(_versions(dict(nachweis.bibliotheken), bibliotheken(tuple(WRITERS))))
    return Nachbau(Gleich.ANDERS, andere, (mistake,))


def _other_versions(alt: Nachweis, neu: Nachweis) -> Iterator[str]:
    """List what of the program made the letter then and is another now."""
    yield from _versions(dict(alt.bibliotheken), dict(neu.bibliotheken))
    damals, jetzt = ({n: d for n, d in x.eingaben if n.startswith(PROGRAMM)} for x in (alt, neu))
    yield from sorted(n for n in damals.keys() | jetzt.keys() if damals.get(n) != jetzt.get(n))


def _versions(alt: Mapping[str, str], neu: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(alt.keys() | neu.keys()):
        if alt.get(name) != neu.get(name):
            yield f"{name} {alt.get(name, '–')} → {neu.get(name, '–')}"


def _compare(
    repository: Repository, fassung: Fassung, gebaut: Gebaut, andere: tuple[str, ...]
) -> Iterator[Mistake]:
    ordner = f"{ANSWERS}/{fassung.brief}"
    namen = sorted(gebaut.dateien)
    alte = repository.read_all([(fassung.commit, f"{ordner}/{name}") for name in namen])
    for name, alt in zip(namen, alte, strict=True):
        neu = gebaut.dateien[name]
        if alt is not None and alt != neu:
            if not andere:
                was = "andere Bytes bei denselben Versionen aller Bibliotheken"
                yield NeuGebautAnders(f"{ordner}/{name}", fassung.tag, was)
            elif unterschied := _difference(name, alt, neu):
                yield NeuGebautAnders(f"{ordner}/{name}", fassung.tag, unterschied)


def _difference(name: str, alt: bytes, neu: bytes) -> str:
    """Say where two files first have other words or places; empty where they have not."""
    lesen = LESEN[PurePosixPath(name).suffix]
    damals, jetzt = (list(_units(lesen(inhalt))) for inhalt in (alt, neu))
    if damals == jetzt:
        return ""
    paare = zip(damals, jetzt, strict=False)
    erste = next((f"„{a}“ wurde „{b}“" for a, b in paare if a != b), "sie ist kürzer oder länger")
    return f"andere Wörter oder Stellen ({erste})"


def _units(gelesen: Any) -> Iterator[str]:
    if isinstance(gelesen, str):
        yield from gelesen.splitlines()
    else:
        yield from map(str, gelesen)

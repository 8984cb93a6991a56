"""What a command that writes files and git is about to do, kept in git's folder while it does.

If the command dies, the next one reads it here and ends or undoes what was begun.
"""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from ozganswer.archive.git import Repository, find_gitdir

ORDNER, DATEI, INDEX = "ozganswer", "vorgang.json", "index"


@dataclass(frozen=True, slots=True)
class Datei:
    """A file that is written: its bytes before and after as objects of git, and its index entry."""

    name: str
    alt: str | None
    neu: str
    index_alt: str | None
    """`<mode> <object>`; None for a file that the index does not have."""
    index_neu: str


@dataclass(frozen=True, slots=True)
class Vorgang:
    """A command, the branch it moves from one commit to the next, its tag, its files."""

    befehl: str
    brief: str
    zweig: str
    alt: str
    neu: str
    tag: str
    """The tag's name behind `refs/tags/`; empty where none is set."""
    tagobjekt: str
    dateien: tuple[Datei, ...]


def is_open(ordner: Path) -> bool:
    """Tell whether a command in a workspace was begun and not ended; git is not asked."""
    gitdir = find_gitdir(ordner)
    return gitdir is not None and (gitdir / ORDNER / DATEI).exists()


def keep(repository: Repository, vorgang: Vorgang) -> None:
    """Write down what is about to be done, before any of it is."""
    pfad = own_folder(repository) / DATEI
    fertig = pfad.with_suffix(".neu")
    with fertig.open("w", encoding="utf-8") as strom:
        json.dump(asdict(vorgang), strom)
        strom.flush()
        os.fsync(strom.fileno())
    fertig.replace(pfad)


def kept(repository: Repository) -> Vorgang | None:
    """Read what was begun and not ended; None where nothing was."""
    try:
        daten = json.loads((own_folder(repository) / DATEI).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    dateien = tuple(Datei(**d) for d in daten.pop("dateien"))
    return Vorgang(**daten, dateien=dateien)


def forget(repository: Repository) -> None:
    """Note that all is done, or undone."""
    for name in (DATEI, INDEX):
        (own_folder(repository) / name).unlink(missing_ok=True)


def own_folder(repository: Repository) -> Path:
    """Make sure of a folder of ours beside git's own files, and name it."""
    ordner = repository.gitdir / ORDNER
    ordner.mkdir(exist_ok=True)
    return ordner

"""The Fassungen of letters and each Versand of them, as the tags of git list them.

A Fassung is `<kommune>/<name>/v<n>`, each Versand of it `<kommune>/<name>/v<n>-versand<k>`: below
`v<n>/`, where git keeps a file of that name, no tag could be.
"""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from ozganswer.archive.git import Repository

TAG = re.compile(
    r"(?P<brief>[^/]+/[^/]+)/v(?P<nummer>[1-9][0-9]*)(?:-versand(?P<folge>[1-9][0-9]*))?"
)
QUELLE = re.compile(r"^Quelle: (\S+) sha256:([0-9a-f]{64})$", re.MULTILINE)

FELDER = (
    "refname:strip=2",
    "objecttype",
    "objectname",
    "*objectname",
    "taggername",
    "creatordate:iso-strict",
    "contents",
)


@dataclass(frozen=True, slots=True)
class Fassung:
    """A Fassung of a letter, as its tag says."""

    brief: str
    """`<kommune>/<name>`."""
    nummer: int
    tag: str
    commit: str
    wann: datetime
    autor: str
    """Who set the tag; empty for a tag that is no object of its own."""
    text: str
    """What the tag says; of one that is no object of its own, what the commit says."""
    annotiert: bool = True

    @property
    def nachweis(self) -> str | None:
        """The SHA-256 of the Nachweis that was released, as the tag says."""
        return _said(r"Nachweis: sha256:([0-9a-f]{64})", self.text)

    @property
    def genannt(self) -> str | None:
        """The commit that the tag was made for, as its text says."""
        return _said(r"Commit: ([0-9a-f]{40,64})", self.text)


@dataclass(frozen=True, slots=True)
class Versandtag:
    """A Versand of a Fassung, as its tag says."""

    brief: str
    """`<kommune>/<name>`."""
    nummer: int
    """The Fassung that was sent."""
    folge: int
    """Which Versand of it this is, from 1."""
    tag: str
    commit: str
    text: str
    annotiert: bool = True

    @property
    def quelle(self) -> tuple[str, str] | None:
        """The letter's source and its SHA-256 with the Versand in its head, as the tag says."""
        treffer = QUELLE.search(self.text)
        return (treffer[1], treffer[2]) if treffer else None

    @property
    def genannt(self) -> str | None:
        """The commit that the tag was made for, as its text says."""
        return _said(r"Commit: ([0-9a-f]{40,64})", self.text)


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of letters, by letter (`<kommune>/<name>`) and in order."""

    fassungen: dict[str, tuple[Fassung, ...]]
    versand: dict[str, tuple[Versandtag, ...]]


def tags(repository: Repository, unter: str = "") -> Tags:
    """List the tags below a folder (`chemnitz/`, `chemnitz/RA-531-2019/`), or all, by one call."""
    form = "".join(f"%({feld})%00" for feld in FELDER)
    args = ("for-each-ref", f"--format={form}", f"refs/tags/{unter}")
    ausgabe = os.fsdecode(repository.run(*args))
    fassungen: dict[str, list[Fassung]] = {}
    versand: dict[str, list[Versandtag]] = {}
    for tag in _read(ausgabe):
        if isinstance(tag, Fassung):
            fassungen.setdefault(tag.brief, []).append(tag)
        else:
            versand.setdefault(tag.brief, []).append(tag)
    return Tags(
        {b: tuple(sorted(alle, key=lambda f: f.nummer)) for b, alle in fassungen.items()},
        {b: tuple(sorted(alle, key=lambda v: (v.nummer, v.folge))) for b, alle in versand.items()},
    )


def fassungen(repository: Repository, brief: str = "") -> dict[str, tuple[Fassung, ...]]:
    """List the Fassungen of a letter, or of all, by letter and in order, by one call of git."""
    return tags(repository, f"{brief}/" if brief else "").fassungen


def tag_name(brief: str, nummer: int, folge: int = 0) -> str:
    """Call the tag of a Fassung, or that of a Versand of it."""
    return f"{brief}/v{nummer}-versand{folge}" if folge else f"{brief}/v{nummer}"


def tag_text(ueberschrift: str, zeilen: Iterable[str], nachweis: str, commit: str) -> str:
    """Write what the tag of a Fassung says, so that a tag that is moved can be told."""
    return _text(ueberschrift, (*zeilen, f"Nachweis: sha256:{nachweis}"), commit)


def versand_text(
    ueberschrift: str, zeilen: Iterable[str], quelle: tuple[str, str], commit: str
) -> str:
    """Write what the tag of a Versand says: the source's name and digest tell a forged one."""
    name, summe = quelle
    return _text(ueberschrift, (*zeilen, f"Quelle: {name} sha256:{summe}"), commit)


def _text(ueberschrift: str, zeilen: Iterable[str], commit: str) -> str:
    return "\n".join((ueberschrift, "", *zeilen, f"Commit: {commit}", ""))


def _said(muster: str, text: str) -> str | None:
    treffer = re.search(f"^{muster}$", text, re.MULTILINE)
    return treffer[1] if treffer else None


def _read(ausgabe: str) -> Iterator[Fassung | Versandtag]:
    felder = ausgabe.split("\0")
    for n in range(0, len(felder) - len(FELDER), len(FELDER)):
        name, art, objekt, ziel, autor, wann, text = felder[n : n + len(FELDER)]
        treffer = TAG.fullmatch(name.removeprefix("\n"))
        if treffer is None or not wann:
            continue
        brief, nummer, commit = treffer["brief"], int(treffer["nummer"]), ziel or objekt
        is_annotated = art == "tag"
        if folge := treffer["folge"]:
            yield Versandtag(brief, nummer, int(folge), treffer[0], commit, text, is_annotated)
        else:
            zeit = datetime.fromisoformat(wann)
            yield Fassung(brief, nummer, treffer[0], commit, zeit, autor, text, is_annotated)

"""The Fassungen of letters, as the tags of git list them: `<kommune>/<name>/v<n>`."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from ozganswer.archive.git import Repository

TAG = re.compile(r"(?P<brief>[^/]+/[^/]+)/v(?P<nummer>[1-9][0-9]*)")

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


def fassungen(repository: Repository, brief: str = "") -> dict[str, tuple[Fassung, ...]]:
    """List the Fassungen of a letter, or of all, by letter and in order, by one call of git."""
    muster = f"refs/tags/{brief}/" if brief else "refs/tags/"
    form = "".join(f"%({feld})%00" for feld in FELDER)
    ausgabe = os.fsdecode(repository.run("for-each-ref", f"--format={form}", muster))
    gefunden: dict[str, list[Fassung]] = {}
    for fassung in _read(ausgabe):
        gefunden.setdefault(fassung.brief, []).append(fassung)
    return {b: tuple(sorted(alle, key=lambda f: f.nummer)) for b, alle in gefunden.items()}


def tag_name(brief: str, nummer: int) -> str:
    """Call the tag of a Fassung."""
    return f"{brief}/v{nummer}"


def tag_text(ueberschrift: str, zeilen: Iterable[str], nachweis: str, commit: str) -> str:
    """Write what the tag of a Fassung says, so that a tag that is moved can be told."""
    vermerke = (*zeilen, f"Nachweis: sha256:{nachweis}", f"Commit: {commit}")
    return "\n".join((ueberschrift, "", *vermerke, ""))


def _said(muster: str, text: str) -> str | None:
    treffer = re.search(f"^{muster}$", text, re.MULTILINE)
    return treffer[1] if treffer else None


def _read(ausgabe: str) -> Iterator[Fassung]:
    felder = ausgabe.split("\0")
    for n in range(0, len(felder) - len(FELDER), len(FELDER)):
        name, art, objekt, ziel, autor, wann, text = felder[n : n + len(FELDER)]
        treffer = TAG.fullmatch(name.removeprefix("\n"))
        if treffer and wann:
            yield Fassung(
                treffer["brief"],
                int(treffer["nummer"]),
                treffer[0],
                ziel or objekt,
                datetime.fromisoformat(wann),
                autor,
                text,
                art == "tag",
            )

"""What is read of a document: paragraphs and rows of tables, with the words and looks they have."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from ozganswer.write.ooxml.anchors import fingerprint


@dataclass(frozen=True, slots=True)
class Look:
    """How words are set, as far as a source can say it."""

    bold: bool = False
    italic: bool = False
    link: str = ""
    """The address that they lead to; empty where that is the words themselves."""


PLAIN = Look()
Char: TypeAlias = tuple[str, Look]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one look; a line break in them is a newline."""

    text: str
    look: Look = PLAIN


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph, or a row of a table with a part for each of its cells."""

    kind: str
    """`text`, `note`, `heading`, `bullet`, `number`, `below` an item, `row`, `head` of a table;
    or the name of a style of the frame."""
    level: int
    parts: tuple[Runs, ...]
    anchors: tuple[str, ...] = ()
    """The fingerprints of what was built at this place."""
    ordinal: int = 0
    """The number that an item shows; 0: none."""
    style: str = ""
    """The name of its paragraph style, in small letters."""
    strange: frozenset[str] = frozenset()
    """What a letter has no word for, in German: `unterstrichen`, `ein Bild`."""

    @property
    def text(self) -> str:
        """Its words; a tab between cells."""
        return "\t".join("".join(run.text for run in runs) for runs in self.parts)

    @property
    def print(self) -> str:
        """The fingerprint of its words."""
        return fingerprint(self.text)

    @property
    def said(self) -> tuple[object, ...]:
        """All that a source says of it: two pieces with the same are equal."""
        return self.kind, self.level, self.ordinal, self.parts


def folded(chars: Iterable[Char]) -> Runs:
    """Make runs of characters as a letter has them: white space folds and has no look of its own.

    At the edges there is none, and none before a line break or behind it.
    """
    kept = _settled(list(_single_spaces(chars)))
    return tuple(
        Run("".join(char for char, _ in group), look)
        for look, group in groupby(kept, key=lambda pair: pair[1])
    )


def chars_of(runs: Runs) -> list[Char]:
    """Take runs apart into characters."""
    return [(char, run.look) for run in runs for char in run.text]


def _single_spaces(chars: Iterable[Char]) -> Iterator[Char]:
    before = "\n"
    pending: Char | None = None
    for char, look in chars:
        if char in " \t\r":
            pending = None if before == "\n" else (" ", look)
            continue
        if pending and char != "\n":
            yield pending
        pending, before = None, char
        yield char, look


def _settled(chars: list[Char]) -> list[Char]:
    """Let white space look as the words on both sides do, or plain where these differ."""
    while chars and chars[-1][0] == "\n":
        chars.pop()
    looks = [look if char.strip() else None for char, look in chars]
    after: list[Look] = []
    following = PLAIN
    for look in reversed(looks):
        following = look or following
        after.append(following)
    settled, before = [], PLAIN
    for (char, _), look, following in zip(chars, looks, reversed(after), strict=True):
        before = look or before
        settled.append((char, look or (before if before == following else PLAIN)))
    return settled

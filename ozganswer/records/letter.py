"""The Letter: the one document model between reading and writing. It knows no format.

A Letter is a Frame around a body, and annexes behind it. The frame is made of named regions, the
body of blocks, a block of inlines. Writers match over these classes and over no others.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Literal, TypeAlias

from ozganswer.records.antwort import Anlagedatei
from ozganswer.records.fakten import Fakt


class RegionName(StrEnum):
    """The parts of a letter's frame, in the order of the format."""

    KOPF = "kopf"
    HINWEIS = "hinweis"
    ABSENDERZEILE = "absenderzeile"
    ZUSATZ = "zusatz"
    ANSCHRIFT = "anschrift"
    INFORMATIONSBLOCK = "informationsblock"
    BETREFF = "betreff"
    ANREDE = "anrede"
    GRUSS = "gruss"
    UNTERSCHRIFT = "unterschrift"
    ANLAGEN = "anlagen"
    VERTEILER = "verteiler"
    FUSS = "fuss"


@dataclass(frozen=True, slots=True)
class Text:
    """A run of plain text, character for character."""

    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A run of text that came from facts: it knows each of them, and what was computed of them."""

    text: str
    fakten: tuple[Fakt, ...]
    rechnung: str = ""
    """The operations between the facts, `summe`, `anteil`, `+` …; empty where none was made."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap that a clerk marked: what is missing and which office knows it."""

    was: str
    wen: str = ""

    @property
    def text(self) -> str:
        """The gap as a reader sees it."""
        return f"[offen: {self.was} – {self.wen}]" if self.wen else f"[offen: {self.was}]"


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line that ends by hand."""


@dataclass(frozen=True, slots=True)
class Strong:
    """Inlines of strong importance, set bold."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Inlines that are stressed, set italic."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Inlines that lead to an address (http, https or mailto)."""

    children: tuple["Inline", ...]
    target: str
    fakten: tuple[Fakt, ...] = ()
    """The facts that the address holds."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Inlines with a mark behind them, ` [1]`, that leads to a note; one that warns stands out."""

    children: tuple["Inline", ...]
    mark: str
    warns: bool = False


Nested: TypeAlias = Strong | Emphasis | Link | Marked
Inline: TypeAlias = Text | Figure | Gap | LineBreak | Nested


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `anmerkung` is a note in smaller type."""

    inlines: tuple[Inline, ...]
    rolle: Literal["text", "anmerkung"] = "text"
    oeffentlich: bool = True
    """False of any block: its source marks it as not for publication."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside the answer; level 1 is the highest that a letter shows."""

    level: int
    inlines: tuple[Inline, ...]
    oeffentlich: bool = True


@dataclass(frozen=True, slots=True)
class Question:
    """A question quoted above its answer: its label as printed (`1.`) and its blocks."""

    nummer: str
    blocks: tuple["Paragraph | ItemList", ...]
    allein: bool = False
    """Whether it need not stay on a page with what is below, as no answer or many questions are."""
    oeffentlich: bool = True


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list of items, each of blocks; numbered from 1 or with dashes."""

    numbered: bool
    items: tuple[tuple["Block", ...], ...]
    oeffentlich: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; each row has one for each column."""

    inlines: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: alignment of its cells, and width as a share of the table (0: by its content)."""

    align: Literal["left", "center", "right"] = "left"
    width: float = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table: columns, one or more header rows, body rows, and its title for screen readers."""

    columns: tuple[Column, ...]
    header: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]
    titel: str = ""
    titelfakten: tuple[Fakt, ...] = ()
    """The facts that the title holds."""
    oeffentlich: bool = True


@dataclass(frozen=True, slots=True)
class PageBreak:
    """The next block begins a new page."""

    oeffentlich: bool = True


Block: TypeAlias = Paragraph | Heading | Question | ItemList | Table | PageBreak


@dataclass(frozen=True, slots=True)
class InfoLine:
    """A line of the information block: its label and its value, perhaps empty."""

    label: tuple[Inline, ...]
    value: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A named part of the frame: paragraphs, or InfoLines in the information block."""

    name: RegionName
    blocks: tuple[Paragraph | InfoLine, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the body, in reading order: the regions before it and those after it."""

    before: tuple[Region, ...] = ()
    after: tuple[Region, ...] = ()

    def region(self, name: RegionName) -> Region | None:
        """Find a region by its name."""
        return next((r for r in (*self.before, *self.after) if r.name is name), None)


@dataclass(frozen=True, slots=True)
class Annex:
    """A text behind the letter, on pages of its own; landscape where `quer`."""

    titel: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    quer: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks `von` to before `bis` of the body, and which questions they answer, if any."""

    fragen: tuple[str, ...]
    von: int
    bis: int


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to be written, with all that the properties of its files say."""

    titel: str
    frame: Frame
    body: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()
    vermerk: str = ""
    """A discreet mark on every page, `ENTWURF`; empty: none."""
    datum: date | None = None
    """The letter's date, the only date in its files; None: 1980-01-01."""
    autor: str = ""
    thema: str = ""
    """What the letter is, for the file's properties (`Antwort auf RA-531/2019`)."""
    fakten: tuple[Fakt, ...] = ()
    """Every fact used, also those that only decided something, sorted by address."""
    sprache: str = "de-DE"
    passagen: tuple[Passage, ...] = ()
    """Which blocks of the body answer which questions, in order."""
    name: str = ""
    """Its Kommune and the name of its files, `chemnitz/RA-531-2019`; empty: it has none."""
    anlagedateien: tuple[Anlagedatei, ...] = ()
    """The Anlagen that are kept beside it as files, which no writer opens."""

"""A paper as it came in: its lines, each with its place, whatever format they were read from."""

from dataclasses import dataclass, field, replace
from datetime import date

from ozganswer.errors import Position
from ozganswer.records.anfrage import Beratung


@dataclass(frozen=True, slots=True)
class Zeile:
    """A line of text without white space around it."""

    text: str
    nr: int
    """Its number from 1, in the page or in the file."""
    seite: int = 0
    """Its page from 1; 0: there are no pages."""
    luft: int = 0
    """How many empty lines stand before it."""

    @property
    def platz(self) -> str:
        """The place as a clerk looks it up: `Seite 2, Zeile 14`."""
        return f"Seite {self.seite}, Zeile {self.nr}" if self.seite else f"Zeile {self.nr}"

    def stelle(self, datei: str) -> Position:
        """The place as messages name it."""
        return Position(f"{datei}, Seite {self.seite}" if self.seite else datei, self.nr)


@dataclass(frozen=True, slots=True)
class Begleitung:
    """What a paper's envelope says of it: the head of a mail, the record of a council system."""

    woher: str = ""
    """What the envelope is, `E-Mail` or `OParl`."""
    kennung: str | None = None
    art: str | None = None
    betreff: str | None = None
    eingegangen: date | None = None
    beratungsfolge: tuple[Beratung, ...] = ()
    hinweise: tuple[str, ...] = ()
    """What it says beside, in sentences for the clerk."""


@dataclass(frozen=True, slots=True)
class Papier:
    """The lines of a paper in reading order."""

    zeilen: tuple[Zeile, ...]
    rand: tuple[Zeile, ...] = ()
    """What stands at the edge of pages and belongs to no sentence."""
    begleitung: Begleitung = field(default_factory=Begleitung)
    anlage: str = ""
    """The name of the attachment that it was; empty: it is the file itself."""

    def mit(self, zeilen: tuple[Zeile, ...]) -> "Papier":
        """The same paper with other lines."""
        return replace(self, zeilen=zeilen)

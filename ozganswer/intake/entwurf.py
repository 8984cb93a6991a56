"""What was found in a paper: the Anfrage as far as it is known, and what a clerk must look at."""

from dataclasses import dataclass
from datetime import date

from ozganswer.intake.papier import Zeile
from ozganswer.records.anfrage import Beratung, Einreicher, Sitzung


@dataclass(frozen=True, slots=True)
class Befund:
    """Something to look at: what it is about, a sentence, and the place in the paper."""

    feld: str
    satz: str
    zeile: Zeile | None = None

    @property
    def mit_platz(self) -> str:
        """The sentence with its place, as a comment says it."""
        return f"{self.satz} ({self.zeile.platz})" if self.zeile else self.satz


@dataclass(frozen=True, slots=True)
class Frageentwurf:
    """A question with the number it gets and the number it has in the paper."""

    nr: str
    gedruckt: str | None
    text: str
    zeile: Zeile
    ueberschrift: str = ""
    zweifel: str = ""
    """Why a clerk should look at it, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entwurf:
    """An Anfrage as read from a paper; what was not found is None or empty."""

    kennung: str | None = None
    art: str | None = None
    betreff: str | None = None
    einreicher: tuple[Einreicher, ...] = ()
    aktenzeichen: str | None = None
    schreiben_vom: date | None = None
    eingegangen: date | None = None
    sitzung: Sitzung | None = None
    beratungsfolge: tuple[Beratung, ...] = ()
    bezug: tuple[str, ...] = ()
    vorbemerkung: str = ""
    fragen: tuple[Frageentwurf, ...] = ()
    befunde: tuple[Befund, ...] = ()
    rest: tuple[Zeile, ...] = ()
    """The lines that no key has taken."""
    antwort: tuple[Zeile, ...] = ()
    """The lines of a reply in the same file."""

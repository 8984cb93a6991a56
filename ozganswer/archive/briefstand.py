"""How a letter on an Anfrage stands, and whether with it an answer is still due."""

from dataclasses import dataclass
from datetime import date

from ozganswer.archive.heute import FaktAnders
from ozganswer.archive.mitzeichnung import Mitzeichnungsstand
from ozganswer.archive.nachweis import Beleg

NUR_VORLAEUFIG = frozenset({"zwischennachricht", "teilantwort", "berichtigung"})
"""Kinds of letter that leave open what was open: after them an answer is still due."""


@dataclass(frozen=True, slots=True)
class Bisher:
    """The letter that went out last, while the next Fassung of it is in the making."""

    fassung: int
    """The number of the Fassung that was opened again."""
    art: str
    datum: date | None
    zugesagt_bis: date | None = None

    @property
    def laesst_offen(self) -> bool:
        """Whether an answer was still due after it; a Berichtigung of its own answer is one."""
        return self.art in NUR_VORLAEUFIG and not (self.art == "berichtigung" and self.fassung > 1)


@dataclass(frozen=True, slots=True)
class Briefstand:
    """A letter on an Anfrage, and which of its facts are no longer so."""

    brief: str
    art: str
    status: str
    datum: date | None
    ueberholt: tuple[FaktAnders, ...] = ()
    abgelaufen: tuple[Beleg, ...] = ()
    gebaut: bool = True
    fassung: int | None = None
    """The number of the Fassung, of a letter that is released."""
    mitzeichnung: Mitzeichnungsstand | None = None
    """Who has agreed to it, of a letter in Mitzeichnung."""
    bisher: Bisher | None = None
    """What went out before, of a Fassung that has not."""
    fehlt: bool = False
    """Whether the folder, or the source, of a released letter is gone."""


def settles(brief: Briefstand) -> bool:
    """Tell whether with this letter no answer is due any more; what went out before may do it."""
    if brief.bisher and not brief.bisher.laesst_offen:
        return True
    return not leaves_open(brief) and brief.status == "versandt"


def leaves_open(brief: Briefstand) -> bool:
    """Tell whether a letter answers nothing; a Berichtigung does that replaces its own answer."""
    if brief.bisher and not brief.bisher.laesst_offen:
        return False
    ersetzt = brief.art == "berichtigung" and (brief.fassung or 1) > 1
    return brief.art in NUR_VORLAEUFIG and not ersetzt

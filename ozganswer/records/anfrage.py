"""Anfragen: what was asked, by whom, by when."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from string import ascii_lowercase
from typing import ClassVar, Literal, TypeAlias

from ozganswer.errors import Position
from ozganswer.records.blaetter import Anschrift
from ozganswer.records.feld import ADRESSE, STRENG, doc


def _roemisch(zeichen: str) -> str:
    einer, zehner, hunderter = (
        f"(?:{a}{z}|{a}{f}|{f}{a}{{0,3}}|{a}{{1,3}})"
        for a, f, z in zip(zeichen[:5:2], zeichen[1::2], zeichen[2::2], strict=True)
    )
    darunter = f"(?:{hunderter}?{zehner}?{einer}|{hunderter}?{zehner}|{hunderter})"
    return f"(?:{zeichen[-1]}{{1,3}}{darunter}?|{darunter})"


_DOPPELT = "|".join(2 * b for b in ascii_lowercase)
_TEIL = (
    "(?:[A-Za-z]{0,3}[0-9]+[A-Za-z]{0,2}"
    f"|(?:{_roemisch('IVXLCDM')}|[A-Z])(?:{_DOPPELT}|[a-z])?"
    f"|{_roemisch('ivxlcdm')}|{_DOPPELT}|[a-z])"
)
NR = rf"{_TEIL}(?:[.\-]{_TEIL})*"
"""A question's number, wherever it stands: `1`, `2a`, `A1`, `bb`, `IV.3`; a word is none."""

NUMMER = f"^{NR}$"
"""The same as the form of a key."""

_BUCHSTABEN = re.compile(r"[a-z]+(?:[.\-].+)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Einreicher:
    """Who asks: a person, a Fraktion, or a person of a Fraktion."""

    __pydantic_config__: ClassVar = STRENG

    anrede: Literal["Frau", "Herr"] | None = field(default=None, metadata=doc("Frau oder Herr"))
    titel: str | None = field(default=None, metadata=doc("Dr., Prof. …"))
    vorname: str | None = field(default=None, metadata=doc("Vorname"))
    nachname: str | None = field(default=None, metadata=doc("Nachname"))
    funktion: str | None = field(default=None, metadata=doc("Stadträtin, Kreisrat …"))
    fraktion: str | None = field(default=None, metadata=doc("Fraktion"))
    anschrift: Anschrift | None = field(default=None, metadata=doc("Anschrift"))
    oeffentlich: bool | None = field(
        default=None, metadata=doc("false: der Name ist nicht zur Veröffentlichung")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitzung:
    """The meeting an Anfrage is put to."""

    __pydantic_config__: ClassVar = STRENG

    gremium: str | None = field(default=None, metadata=doc("Gremium"))
    datum: date | None = field(default=None, metadata=doc("Tag der Sitzung", strict=True))
    top: str | None = field(default=None, metadata=doc("Tagesordnungspunkt"))
    status: str | None = field(default=None, metadata=doc("öffentlich oder nicht öffentlich"))
    zustaendigkeit: str | None = field(default=None, metadata=doc("Kenntnisnahme …"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Beratung:
    """One step of the Beratungsfolge."""

    __pydantic_config__: ClassVar = STRENG

    gremium: str = field(metadata=doc("Gremium"))
    termin: date | None = field(default=None, metadata=doc("Termin", strict=True))
    status: str | None = field(default=None, metadata=doc("öffentlich oder nicht öffentlich"))
    zustaendigkeit: str | None = field(default=None, metadata=doc("Kenntnisnahme …"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Frage:
    """One question in the words it was asked in."""

    __pydantic_config__: ClassVar = STRENG

    nr: str = field(metadata=doc("Nummer als Text", pattern=NUMMER))
    text: str = field(metadata=doc("Wortlaut (Markdown: Absätze, Listen, Links)", min_length=1))
    oeffentlich: bool | None = field(
        default=None, metadata=doc("false: nicht zur Veröffentlichung")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Anfrage:
    """An Anfrage as filed."""

    __pydantic_config__: ClassVar = STRENG

    kennung: str = field(metadata=doc("Kennung wie vergeben", min_length=1))
    art: str = field(default="Anfrage", metadata=doc("Ratsanfrage, Anfrage …"))
    betreff: str = field(metadata=doc("Betreff wie eingereicht", min_length=1))
    einreicher: tuple[Einreicher, ...] = field(default=(), metadata=doc("Wer fragt"))
    empfaenger: str | None = field(default=None, metadata=doc("Wohin die Antwort sonst geht"))
    aktenzeichen: str | None = field(default=None, metadata=doc("Aktenzeichen"))
    federfuehrung: str | None = field(default=None, metadata=doc("Kennung aus organisation"))
    zuarbeit: tuple[str, ...] = field(default=(), metadata=doc("Kennungen aus organisation"))
    schreiben_vom: date | None = field(default=None, metadata=doc("Datum der Anfrage", strict=True))
    eingegangen: date | None = field(default=None, metadata=doc("Tag des Eingangs", strict=True))
    frist: date | None = field(default=None, metadata=doc("Frist von Hand", strict=True))
    sitzung: Sitzung | None = field(default=None, metadata=doc("Sitzung"))
    beratungsfolge: tuple[Beratung, ...] = field(default=(), metadata=doc("Beratungsfolge"))
    bezug: tuple[str, ...] = field(default=(), metadata=doc("Frühere Anfragen"))
    oparl: str | None = field(
        default=None,
        metadata=doc("Adresse (id) der Anfrage im Ratsinformationssystem", pattern=ADRESSE),
    )
    erledigung: str | None = field(default=None, metadata=doc("Ohne Brief erledigt, wodurch"))
    hinweis: str | None = field(
        default=None, metadata=doc("Zeile unter dem Briefkopf, wo die Anfrage selbst gebaut wird")
    )
    vorbemerkung: str | None = field(default=None, metadata=doc("Vorbemerkung (Markdown)"))
    fragen: tuple[Frage, ...] = field(metadata=doc("Fragen in ihrer Reihenfolge", min_length=1))

    @property
    def eckdaten(self) -> "Eckdaten":
        """What an overview has to know of it."""
        return Eckdaten(
            kennung=self.kennung,
            art=self.art,
            betreff=self.betreff,
            fraktionen=tuple(dict.fromkeys(e.fraktion for e in self.einreicher if e.fraktion)),
            schreiben_vom=self.schreiben_vom,
            eingegangen=self.eingegangen,
            frist=self.frist,
            sitzung=self.sitzung.datum if self.sitzung else None,
            erledigung=self.erledigung,
        )


Termine: TypeAlias = tuple[str, date | None, date | None, date | None, date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Eckdaten:
    """What an overview has to know of an Anfrage: what it is called, and when it is due."""

    kennung: str
    art: str
    betreff: str
    fraktionen: tuple[str, ...] = ()
    schreiben_vom: date | None = None
    eingegangen: date | None = None
    frist: date | None = None
    sitzung: date | None = None
    erledigung: str | None = None

    @property
    def termine(self) -> Termine:
        """All that its Frist depends on, but for the Kommune's rules."""
        return self.art, self.schreiben_vom, self.eingegangen, self.frist, self.sitzung


@dataclass(frozen=True, slots=True)
class Anfragedatei:
    """An Anfrage with the file it stands in."""

    kommune: str
    name: str
    anfrage: Anfrage
    positionen: dict[tuple[str, ...], Position]
    """Place of each value by its path, `("fragen", "0", "text")`."""


def name_der_kennung(kennung: str) -> str:
    """Make the file name of a Kennung: `RA-531/2019` → `RA-531-2019` (format.md)."""
    return re.sub(r"(?:[^\w.-]|_)+", "-", kennung)


def ist_nummer(text: str) -> bool:
    """Tell whether a question can have this number."""
    return re.fullmatch(NR, text) is not None


def steht_unter(nr: str, ueber: str) -> bool:
    """Tell whether a number is that of a sub-question: `2a`, `2aa`, `2.1`, `2-a` under `2`."""
    if nr == ueber or not nr.startswith(ueber):
        return False
    rest = nr[len(ueber) :]
    return rest[0] in ".-" or (not ueber[-1].islower() and bool(_BUCHSTABEN.fullmatch(rest)))


def gemeint(nr: str, gestellt: Iterable[str]) -> tuple[str, ...]:
    """List the numbers that one stands for, in the order asked: its own, its sub-questions'."""
    return tuple(g for g in gestellt if g == nr or steht_unter(g, nr))

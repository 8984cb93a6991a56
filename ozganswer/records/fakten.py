"""Faktenblätter: what the administration knows, each fact with its Stand and Quelle."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, ClassVar, Literal, TypeAlias

from ozganswer.errors import Mistake, Position
from ozganswer.records.feld import STRENG, doc

GEMEINSAM = "gemeinsam"
"""The folder of facts that hold for every Kommune."""

Genauigkeit: TypeAlias = Literal["genau", "rund", "ca.", "bis zu", "über"]

Wert: TypeAlias = Any
"""A fact's value: str, Decimal, date, bool, or a tuple, mapping or record of such."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Angaben:
    """What any fact says of itself: as of when, from where, who answers for it, until when."""

    __pydantic_config__: ClassVar = STRENG

    stand: date | None = field(
        default=None, metadata=doc("Tag, auf den sich der Fakt bezieht (JJJJ-MM-TT)", strict=True)
    )
    quelle: str | None = field(default=None, metadata=doc("Woher der Fakt stammt", min_length=1))
    verantwortlich: str | None = field(
        default=None, metadata=doc("Wer dafür einsteht (Kennung aus organisation)")
    )
    gueltig_ab: date | None = field(default=None, metadata=doc("Gilt ab", strict=True))
    gueltig_bis: date | None = field(
        default=None, metadata=doc("Gilt bis; danach ist der Fakt abgelaufen", strict=True)
    )
    oeffentlich: bool | None = field(
        default=None, metadata=doc("false: nicht zur Veröffentlichung")
    )


@dataclass(frozen=True, slots=True)
class Fakt:
    """One fact that a letter used: address, value as printed in YAML, what it says of itself."""

    adresse: str
    wert: Wert
    stand: date | None = None
    quelle: str | None = None
    verantwortlich: str | None = None
    gueltig_ab: date | None = None
    gueltig_bis: date | None = None
    oeffentlich: bool = True
    position: Position | None = None


@dataclass(frozen=True, slots=True)
class Faktenblatt:
    """One blatt as read: its head, its records by id, and where each value stands."""

    name: str
    kommune: str
    """The folder it came from: a Kommune's or `gemeinsam`."""
    inhalt: Any
    """The typed record of the whole file (see `records.blaetter`); `Kommune` has no eintraege."""
    positionen: Mapping[tuple[str, ...], Position]
    """Place of each value by its path, `("eintraege", "x", "betrag")`; `()` is the file."""
    warnungen: tuple[Mistake, ...] = ()
    """What a reader of the blatt should know and that stops no letter."""

    @property
    def eintraege(self) -> Mapping[str, Any]:
        """The records by id: typed ones, or mappings in a free blatt; empty in `kommune`."""
        return getattr(self.inhalt, "eintraege", {})

    def position(self, *pfad: str) -> Position:
        """Find the place of a value, or of the nearest that holds it."""
        for end in range(len(pfad), -1, -1):
            if found := self.positionen.get(pfad[:end]):
                return found
        return Position(self.name)


@dataclass(frozen=True, slots=True)
class Defekt:
    """A blatt that could not be read: it stops the letters that use it, with these mistakes."""

    name: str
    mistakes: tuple[Mistake, ...]


Bestand: TypeAlias = Mapping[str, Faktenblatt | Defekt]
"""The blätter that hold for one Kommune by name: its own, else the gemeinsame."""


def felder(satz: Any) -> Iterator[tuple[str, Wert]]:
    """List the keys and values of a record, typed or free; an absent key has the value None."""
    if is_dataclass(satz):
        return ((name, getattr(satz, name)) for name in feldnamen(satz))
    return iter(satz.items())


def texte(wert: Any, pfad: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """List the texts in a record and in those below it, each with its path of keys."""
    match wert:
        case str():
            yield pfad, wert
        case tuple():
            for nr, glied in enumerate(wert):
                yield from texte(glied, (*pfad, str(nr)))
        case _ if is_dataclass(wert):
            for name, glied in felder(wert):
                yield from texte(glied, (*pfad, name))


def feldnamen(satz: Any) -> tuple[str, ...]:
    """Name the keys of a typed record."""
    return _names(type(satz))  # type: ignore[arg-type]


@cache
def _names(art: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(art))

"""A style: how a city's letter looks. Both writers of pages draw from the same measures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal, TypeAlias

from ozganswer.records.feld import STRENG, doc

ROLLEN = (
    "kopf hinweis absenderzeile zusatz anschrift informationsblock betreff anrede gruss "
    "unterschrift anlagen verteiler fuss vermerk text anmerkung frage liste tabelle tabellenkopf "
    "ueberschrift1 ueberschrift2 ueberschrift3 anlagentitel"
).split()
"""Every role that a paragraph of a letter can have: the regions and the kinds of block."""

FORM_DER_DIN = ("A", "B")
"""The forms of DIN 5008: letterhead of 27 mm or of 45 mm."""

Ausrichtung: TypeAlias = Literal["links", "rechts", "mitte"]
FARBE = r"^#[0-9A-Fa-f]{6}$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Seite:
    """The sheet and its margins in mm."""

    __pydantic_config__: ClassVar = STRENG

    breite: float = field(metadata=doc("Breite in mm", gt=0))
    hoehe: float = field(metadata=doc("Höhe in mm", gt=0))
    links: float = field(metadata=doc("Rand links in mm", ge=0))
    rechts: float = field(metadata=doc("Rand rechts in mm", ge=0))
    oben: float = field(metadata=doc("Rand oben in mm, ab der zweiten Seite", ge=0))
    unten: float = field(metadata=doc("Rand unten in mm", ge=0))
    beginn: float = field(metadata=doc("Beginn des Textes auf der ersten Seite in mm", ge=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Schrift:
    """The type of the letter."""

    __pydantic_config__: ClassVar = STRENG

    familie: Literal["Arial"] = field(metadata=doc("Schriftfamilie", min_length=1))
    groesse: float = field(metadata=doc("Schriftgröße in pt", ge=6, le=24))
    zeile: float = field(metadata=doc("Zeilenabstand in pt", ge=6, le=48))
    farbe: str = field(metadata=doc("Schriftfarbe #RRGGBB", pattern=FARBE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Platz:
    """Where a region stands on the first page, in mm from the sheet's top left corner."""

    __pydantic_config__: ClassVar = STRENG

    links: float = field(metadata=doc("Abstand von links in mm", ge=0))
    oben: float = field(metadata=doc("Abstand von oben in mm", ge=0))
    breite: float = field(metadata=doc("Breite in mm", gt=0))
    hoehe: float = field(metadata=doc("Höhe in mm", gt=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Absatz:
    """How paragraphs of one role are set; what is absent is as in `schrift`."""

    __pydantic_config__: ClassVar = STRENG

    groesse: float | None = field(default=None, metadata=doc("Schriftgröße in pt", ge=6, le=48))
    zeile: float | None = field(default=None, metadata=doc("Zeilenabstand in pt", ge=6, le=96))
    farbe: str | None = field(default=None, metadata=doc("Schriftfarbe", pattern=FARBE))
    fett: bool = field(default=False, metadata=doc("fett"))
    kursiv: bool = field(default=False, metadata=doc("kursiv"))
    unterstrichen: bool = field(default=False, metadata=doc("Linie unter dem Absatz"))
    ausrichtung: Ausrichtung = field(default="links", metadata=doc("links, rechts oder mitte"))
    vor: float = field(default=0, metadata=doc("Abstand davor in pt", ge=0))
    nach: float = field(default=0, metadata=doc("Abstand danach in pt", ge=0))
    einzug: float = field(default=0, metadata=doc("Einzug links in mm", ge=0))
    haengend: float = field(default=0, metadata=doc("Breite der hängenden Nummer in mm", ge=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fragensatz:
    """How questions are set."""

    __pydantic_config__: ClassVar = STRENG

    zitieren: bool = field(metadata=doc("Fragen über ihrer Antwort zitieren"))
    nummer: str = field(metadata=doc("Nummer, {nr} ist die der Anfrage", pattern=r"\{nr\}"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Informationsblock:
    """How the information block is set."""

    __pydantic_config__: ClassVar = STRENG

    leerzeilen: Literal["drucken", "weglassen"] = field(metadata=doc("Zeilen ohne Inhalt"))
    spalte: float = field(metadata=doc("Breite der Bezeichnungen in mm", gt=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabellensatz:
    """How tables are drawn."""

    __pydantic_config__: ClassVar = STRENG

    linie: str = field(metadata=doc("Farbe der Linien", pattern=FARBE))
    kopfflaeche: str = field(metadata=doc("Farbe hinter dem Tabellenkopf", pattern=FARBE))
    staerke: float = field(metadata=doc("Stärke der Linien in pt", gt=0, le=6))
    innen: float = field(metadata=doc("Abstand vom Text zur Linie in mm", ge=0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Anredesatz:
    """How people are addressed."""

    __pydantic_config__: ClassVar = STRENG

    funktion: bool = field(
        metadata=doc("true: Sehr geehrte Frau Stadträtin …; false: ohne Amtsbezeichnung")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo(Platz):
    """Where the picture logo.png stands on the first page, and what it shows."""

    text: str = field(default="", metadata=doc("Alternativtext; ohne ihn gilt das Logo als Zierde"))


@dataclass(frozen=True, slots=True)
class Beilage:
    """A file beside stil.yaml: what to call it in a message, and its bytes."""

    datei: str
    inhalt: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Stilblatt:
    """All that stil.yaml says, with everything that is inherited from its basis."""

    __pydantic_config__: ClassVar = STRENG

    bezeichnung: str = field(metadata=doc("Name des Stils für Menschen"))
    seite: Seite = field(metadata=doc("Blatt und Ränder"))
    schrift: Schrift = field(metadata=doc("Schrift"))
    regionen: Mapping[str, Platz] = field(
        metadata=doc("Feste Plätze auf der ersten Seite; was fehlt, steht im Text")
    )
    absaetze: Mapping[str, Absatz] = field(metadata=doc("Absätze nach ihrer Rolle"))
    fragen: Fragensatz = field(metadata=doc("Fragen"))
    informationsblock: Informationsblock = field(metadata=doc("Informationsblock"))
    tabelle: Tabellensatz = field(metadata=doc("Tabellen"))
    anrede: Anredesatz = field(metadata=doc("Anrede"))
    marken: bool = field(metadata=doc("Falz- und Lochmarken"))
    form: Literal["A", "B"] = field(metadata=doc("DIN-5008-Form"))
    logo: Logo | None = field(default=None, metadata=doc("Platz von logo.png auf der ersten Seite"))

    briefbogen: bool = field(
        default=True,
        metadata=doc("false: auch wenn briefbogen.docx da ist, ohne ihn"),
    )
    absatzformate: Mapping[str, str] = field(
        default_factory=dict,
        metadata=doc("Absatzformate im Briefbogen mit eigenem Namen, je Rolle"),
    )

    def absatz(self, rolle: str) -> Absatz:
        """Look up how a role is set; a role without an entry is set as plain text."""
        return self.absaetze.get(rolle, Absatz())


@dataclass(frozen=True, slots=True, kw_only=True)
class Stil(Stilblatt):
    """A style: what its stil.yaml says, and the files that lie beside it."""

    bild: Beilage | None = None
    """The picture logo.png."""
    bogen: Beilage | None = None
    """The city's own letterhead for Word, briefbogen.docx."""

"""The typed blätter: one class for a record, one for the whole file, and the table of both."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, ClassVar, Literal

from ozganswer.records.fakten import Angaben, Genauigkeit
from ozganswer.records.feld import ADRESSE, STRENG, doc

LEIKA = r"^\d{14}$"
LAENDER = "BW BY BE BB HB HH HE MV NI NW RP SL SN ST SH TH".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Anschrift:
    """A street address or a post-office box."""

    __pydantic_config__: ClassVar = STRENG

    strasse: str | None = field(default=None, metadata=doc("Straße und Hausnummer"))
    postfach: str | None = field(default=None, metadata=doc("Postfach statt der Straße"))
    plz: str | None = field(default=None, metadata=doc("Postleitzahl in Anführungszeichen"))
    ort: str | None = field(default=None, metadata=doc("Ort"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Spanne:
    """A length of time that a Frist counts: Wochen, Tage or Monate."""

    __pydantic_config__: ClassVar = STRENG

    tage: int | None = field(default=None, metadata=doc("Tage", ge=0, le=3660))
    wochen: int | None = field(default=None, metadata=doc("Wochen", ge=0, le=520))
    monate: int | None = field(default=None, metadata=doc("Monate", ge=0, le=120))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fristregel(Spanne):
    """When an answer is due: a length from the Eingang, or days before the Sitzung."""

    ab: Literal["eingang", "schreiben"] = field(
        default="eingang", metadata=doc("Ab wann die Frist läuft")
    )
    arbeitstag: Literal["vorher", "nachher"] | None = field(
        default=None, metadata=doc("Fällt sie auf keinen Arbeitstag: der davor oder der danach")
    )
    hoechstens: Spanne | None = field(default=None, metadata=doc("Längste zulässige Frist"))
    vor_sitzung: Spanne | None = field(default=None, metadata=doc("So lange vor der Sitzung"))
    regel: str | None = field(default=None, metadata=doc("Fundstelle der Regel"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Vorlauf:
    """How long before the Frist others must have done their part."""

    __pydantic_config__: ClassVar = STRENG

    zuarbeit: Spanne | None = field(default=None, metadata=doc("Vorlauf der Zuarbeit"))
    mitzeichnung: Spanne | None = field(default=None, metadata=doc("Vorlauf der Mitzeichnung"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Oparl:
    """Where a Kommune publishes its answers as OParl."""

    __pydantic_config__: ClassVar = STRENG

    basis: str = field(metadata=doc("Adresse, unter der alle Objekte stehen", pattern=ADRESSE))
    koerperschaft: str | None = field(
        default=None,
        metadata=doc("Adresse (id) der Körperschaft (Body) im System", pattern=ADRESSE),
    )
    lizenz: str | None = field(default=None, metadata=doc("Adresse der Lizenz", pattern=ADRESSE))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kommune(Angaben):
    """The Kommune itself: its name, style, addresses and rules."""

    name: str = field(metadata=doc("Name, wie er im Brief steht", min_length=1))
    art: str = field(metadata=doc("Stadt, Landkreis, Gemeinde …", min_length=1))
    stil: str = field(metadata=doc("Ordner unter templates/", min_length=1))
    vertretung: str | None = field(default=None, metadata=doc("Stadtrat der Stadt …"))
    behoerde: str | None = field(default=None, metadata=doc("Name der Behörde"))
    anschrift: Anschrift | None = field(default=None, metadata=doc("Dienstgebäude"))
    postanschrift: Anschrift | None = field(default=None, metadata=doc("Anschrift für Post"))
    telefon: str | None = field(default=None, metadata=doc("Telefon"))
    telefax: str | None = field(default=None, metadata=doc("Telefax"))
    email: str | None = field(default=None, metadata=doc("E-Mail"))
    web: str | None = field(default=None, metadata=doc("Internetadresse"))
    bundesland: str | None = field(
        default=None, metadata=doc("Land in zwei Buchstaben", pattern=f"^({'|'.join(LAENDER)})$")
    )
    fristen: dict[str, Fristregel] | None = field(
        default=None, metadata=doc("Frist je Art der Anfrage; default für alle übrigen")
    )
    vorlauf: Vorlauf | None = field(default=None, metadata=doc("Vorlauf vor der Frist"))
    oparl: Oparl | None = field(
        default=None, metadata=doc("Wo die Antworten als OParl veröffentlicht werden")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(Angaben):
    """A person of the administration."""

    anrede: Literal["Frau", "Herr"] | None = field(default=None, metadata=doc("Frau oder Herr"))
    titel: str | None = field(default=None, metadata=doc("Dr., Prof. …"))
    vorname: str | None = field(default=None, metadata=doc("Vorname"))
    nachname: str = field(metadata=doc("Nachname", min_length=1))
    funktion: str | None = field(default=None, metadata=doc("Amtsbezeichnung"))
    organisation: str | None = field(default=None, metadata=doc("Kennung aus organisation"))
    zimmer: str | None = field(default=None, metadata=doc("Zimmer"))
    durchwahl: str | None = field(default=None, metadata=doc("Durchwahl in Anführungszeichen"))
    email: str | None = field(default=None, metadata=doc("E-Mail"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisationseinheit(Angaben):
    """An office of the administration."""

    nummer: str | None = field(default=None, metadata=doc("Amtsnummer"))
    bezeichnung: str = field(metadata=doc("Bezeichnung", min_length=1))
    leitung: str | None = field(default=None, metadata=doc("Kennung aus personen"))
    vertretung: tuple[str, ...] = field(default=(), metadata=doc("Kennungen aus personen"))
    email: str | None = field(default=None, metadata=doc("E-Mail für Zuarbeit"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Phasenspanne:
    """A range of phases, from the first to the last named."""

    __pydantic_config__: ClassVar = STRENG

    von: str = field(metadata=doc("Erste Phase"))
    bis: str = field(metadata=doc("Letzte Phase"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reifegrad:
    """An OZG Reifegrad: model, level in it, and the day it held."""

    __pydantic_config__: ClassVar = STRENG

    modell: Literal["2.0", "1.1"] = field(metadata=doc('"2.0" (0–7) oder "1.1" (0–4)'))
    stufe: int = field(metadata=doc("Stufe", ge=0, le=7))
    stichtag: date | None = field(default=None, metadata=doc("Stichtag", strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Projekt(Angaben):
    """A project of the OZG-Umsetzung."""

    amt: str | None = field(default=None, metadata=doc("Amtsnummer"))
    titel: str = field(metadata=doc("Titel", min_length=1))
    phase: str | Phasenspanne | None = field(
        default=None, metadata=doc("Eine der phasen oder {von, bis}; fehlt: nicht bekannt")
    )
    leistung: str | None = field(default=None, metadata=doc("LeiKa-Schlüssel", pattern=LEIKA))
    reifegrad: Reifegrad | None = field(default=None, metadata=doc("Reifegrad"))
    termin: date | str | None = field(default=None, metadata=doc("Termin: Tag oder Text"))
    partner: str | tuple[str, ...] | None = field(default=None, metadata=doc("Partner"))
    bemerkung: str | None = field(default=None, metadata=doc("Bemerkung"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Haushaltsposten(Angaben):
    """An amount of the budget."""

    zeitraum: str | None = field(default=None, metadata=doc("Haushaltsjahr oder Zeitraum"))
    zweck: str = field(metadata=doc("Zweck", min_length=1))
    betrag: Decimal = field(metadata=doc("Betrag als Dezimalzahl", ge=0, lt=Decimal(10) ** 12))
    waehrung: str = field(default="EUR", metadata=doc("Währung", pattern="^[A-Z]{3}$"))
    genauigkeit: Genauigkeit = field(default="genau", metadata=doc("Genauigkeit des Betrags"))
    art: str | None = field(default=None, metadata=doc("Planansatz, Ist, Förderung …"))
    produkt: str | None = field(default=None, metadata=doc("Produkt im Haushaltsplan"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fortbildung(Angaben):
    """A training for the staff."""

    titel: str = field(metadata=doc("Titel", min_length=1))
    jahr: int | None = field(default=None, metadata=doc("Jahr", ge=1900, le=2200))
    zielgruppe: str | None = field(default=None, metadata=doc("Zielgruppe"))
    dauer: str | None = field(default=None, metadata=doc("Dauer"))
    status: str | None = field(default=None, metadata=doc("geplant, läuft …"))
    inhalte: tuple[str, ...] = field(default=(), metadata=doc("Inhalte"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechtsgrundlage(Angaben):
    """A rule of law that answers refer to."""

    fundstelle: str = field(metadata=doc("Fundstelle", min_length=1))
    wortlaut_sinngemaess: str | None = field(default=None, metadata=doc("Inhalt in eigenen Worten"))
    bundesland: str | None = field(
        default=None, metadata=doc("Land in zwei Buchstaben", pattern=f"^({'|'.join(LAENDER)})$")
    )
    folge: str | None = field(default=None, metadata=doc("Was daraus folgt"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Leistung(Angaben):
    """A service of the OZG catalogue."""

    bezeichnung: str = field(metadata=doc("Bezeichnung", min_length=1))
    leistung: str | None = field(default=None, metadata=doc("LeiKa-Schlüssel", pattern=LEIKA))
    themenfeld: str | None = field(default=None, metadata=doc("Themenfeld"))
    lebenslage: str | None = field(default=None, metadata=doc("Lebenslage"))
    kategorie: str | None = field(default=None, metadata=doc("Kategorie"))
    typ: str | None = field(default=None, metadata=doc("Leistungstyp"))
    reifegrad: Reifegrad | None = field(default=None, metadata=doc("Reifegrad"))
    verfahren: dict[str, str] = field(
        default_factory=dict, metadata=doc("Fachverfahren je Amt oder Kreis")
    )
    stand_umsetzung: str | None = field(default=None, metadata=doc("Stand der Umsetzung"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Personen(Angaben):
    """Blatt personen."""

    eintraege: dict[str, Person] = field(metadata=doc("Personen nach Kennung"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Angaben):
    """Blatt organisation."""

    eintraege: dict[str, Organisationseinheit] = field(metadata=doc("Einheiten nach Kennung"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Projekte(Angaben):
    """Blatt projekte."""

    phasen: tuple[str, ...] = field(default=(), metadata=doc("Phasen in ihrer Reihenfolge"))
    eintraege: dict[str, Projekt] = field(metadata=doc("Projekte nach Kennung"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Haushalt(Angaben):
    """Blatt haushalt."""

    eintraege: dict[str, Haushaltsposten] = field(metadata=doc("Posten nach Kennung"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fortbildungen(Angaben):
    """Blatt fortbildung."""

    eintraege: dict[str, Fortbildung] = field(metadata=doc("Fortbildungen nach Kennung"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rechtslage(Angaben):
    """Blatt rechtslage."""

    eintraege: dict[str, Rechtsgrundlage] = field(metadata=doc("Rechtsgrundlagen nach Kennung"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Leistungen(Angaben):
    """Blatt leistungen; its entries stand in it or in a table beside it."""

    themenfelder: tuple[str, ...] = field(default=(), metadata=doc("Themenfelder"))
    datei: str | None = field(default=None, metadata=doc("Tabelle daneben (.csv oder .xlsx)"))
    eintraege: dict[str, Leistung] = field(
        default_factory=dict, metadata=doc("Leistungen nach Kennung")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class FreiesBlatt(Angaben):
    """Any other blatt: records of text, numbers, dates, lists and mappings."""

    eintraege: dict[str, dict[str, Any]] = field(metadata=doc("Einträge nach Kennung"))


BLAETTER: MappingProxyType[str, type[Angaben]] = MappingProxyType(
    {
        "kommune": Kommune,
        "personen": Personen,
        "organisation": Organisation,
        "projekte": Projekte,
        "haushalt": Haushalt,
        "fortbildung": Fortbildungen,
        "rechtslage": Rechtslage,
        "leistungen": Leistungen,
    }
)
"""The known blätter; any other name is a FreiesBlatt."""

"""What stands behind a figure of a letter: its facts, each with value, Stand, Quelle and office."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from ozganswer.compose.lauf import lauf
from ozganswer.compose.marken import fold
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.fakten import Defekt, Fakt, Faktenblatt
from ozganswer.records.german import datum
from ozganswer.records.letter import Cell, Column, Figure, Inline, LineBreak, Strong, Table, Text

KOPF = ("Angabe im Brief", "Fakt", "Wert", "Stand", "Quelle", "Zuständig")
BREITEN = (4, 7, 4, 2.5, 4, 3)
"""The columns of every table of facts, and their widths in relation."""
NUMMER, NUMMER_BREITE = "Nr.", 1
"""The column in front of them, where the figures are numbered."""

KEIN = "–"
ABGELAUFEN, NOCH_NICHT = "abgelaufen", "noch nicht gültig"
KURZ = 90
"""Characters of a figure that are quoted; the letter itself shows all."""


@dataclass(frozen=True, slots=True)
class Kontext:
    """What is known beside the facts: the offices' names by id, and the day of the letter."""

    stellen: Mapping[str, str]
    tag: date | None

    def unzeit(self, fakt: Fakt) -> str:
        """Say why a fact does not hold on the letter's day; empty where it does, or no day is."""
        if self.tag and fakt.gueltig_bis and fakt.gueltig_bis < self.tag:
            return ABGELAUFEN
        if self.tag and fakt.gueltig_ab and fakt.gueltig_ab > self.tag:
            return NOCH_NICHT
        return ""


def kontext(auftrag: Auftrag) -> Kontext:
    """Read the offices' names and the letter's day; mistakes of that blatt are noted."""
    match auftrag.bestand.get("organisation"):
        case Faktenblatt() as blatt:
            stellen = {id_: fold(einheit.bezeichnung) for id_, einheit in blatt.eintraege.items()}
        case Defekt(mistakes=mistakes):
            lauf().mistakes += mistakes
            stellen = {}
        case None:
            stellen = {}
    return Kontext(stellen, auftrag.quelle.kopf.datum)


def zeilen(figure: Figure, kontext: Kontext) -> Iterable[tuple[Cell, ...]]:
    """Write a row for each fact behind a figure."""
    angabe = _kurz(fold(figure.text))
    if figure.rechnung:
        angabe = f"{angabe} ({figure.rechnung})"
    for fakt in figure.fakten:
        stelle = fakt.verantwortlich or KEIN
        yield (
            _zelle(angabe),
            _zelle(fakt.adresse),
            _zelle(_wert(fakt)),
            Cell(tuple(_stand(fakt, kontext))),
            _zelle(fold(fakt.quelle or KEIN)),
            _zelle(kontext.stellen.get(stelle, stelle)),
        )


def tabelle(rows: Iterable[tuple[Cell, ...]], titel: str, *, nummern: bool = False) -> Table:
    """Make a table of such rows; with `nummern` each has a cell in front."""
    kopf = (NUMMER, *KOPF) if nummern else KOPF
    breiten = (NUMMER_BREITE, *BREITEN) if nummern else BREITEN
    columns = tuple(Column("left", breite) for breite in breiten)
    return Table(columns, (tuple(_zelle(text) for text in kopf),), tuple(rows), titel)


def _zelle(text: str) -> Cell:
    return Cell((Text(text),))


def _kurz(text: str) -> str:
    return text if len(text) <= KURZ else f"{text[: KURZ - 1].rstrip()}…"


def _stand(fakt: Fakt, kontext: Kontext) -> Iterable[Inline]:
    yield Text(datum(fakt.stand) if fakt.stand else KEIN)
    if zeit := _zeit(fakt, kontext.unzeit(fakt)):
        yield LineBreak()
        yield Strong((Text(zeit),)) if kontext.unzeit(fakt) else Text(zeit)
    if not fakt.oeffentlich:
        yield LineBreak()
        yield Text("nicht öffentlich")


def _zeit(fakt: Fakt, unzeit: str) -> str:
    if unzeit == NOCH_NICHT and fakt.gueltig_ab:
        return f"{unzeit}: gilt ab {datum(fakt.gueltig_ab)}"
    if not fakt.gueltig_bis:
        return ""
    bis = datum(fakt.gueltig_bis)
    return f"{unzeit}: galt bis {bis}" if unzeit else f"gilt bis {bis}"


def _wert(fakt: Fakt) -> str:
    match fakt.wert:
        case list() | tuple() if not _ist_aufzaehlbar(fakt):
            return "1 Eintrag" if len(fakt.wert) == 1 else f"{len(fakt.wert)} Einträge"
        case list() | tuple():
            return ", ".join(map(_skalar, fakt.wert)) or KEIN
        case wert:
            return _skalar(wert)


def _ist_aufzaehlbar(fakt: Fakt) -> bool:
    """Tell whether a list is one of plain values; that of a blatt's entries is not."""
    return "." in fakt.adresse and all(
        isinstance(glied, str | int | Decimal | date) for glied in fakt.wert
    )


def _skalar(wert: Any) -> str:
    match wert:
        case None:
            return "nicht angegeben"
        case bool():
            return "ja" if wert else "nein"
        case date():
            return datum(wert)
        case Decimal():
            return f"{wert:f}".replace(".", ",")
        case _:
            return fold(str(wert))

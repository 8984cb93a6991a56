"""CSV and XLSX → rows of cells, each with its place; a cell keeps what was written in it."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ozganswer.errors import Position
from ozganswer.errors.tables import KeineTabelle, MehrereBlaetter
from ozganswer.load.datei import Wurzel, als_text
from ozganswer.records.kaputt import KAPUTTES_ZIP

GRENZE = 20_000_000
"""Most bytes of a table's file."""
ENTPACKT = 200_000_000
"""Most bytes that a workbook may unpack to."""
BLATT = "leistungen"
"""The sheet that is meant where there are several."""

DEFEKT = (*KAPUTTES_ZIP, AttributeError, KeyError, SyntaxError, TypeError)
"""What openpyxl and the XML parsers raise over files that are no workbooks."""


@dataclass(frozen=True, slots=True)
class Zelle:
    """A cell: its value as the table holds it, None where empty, and its place."""

    wert: Any
    position: Position


def lies_zeilen(wurzel: Wurzel, pfad: Path) -> list[list[Zelle]]:
    """Read the rows of a table by the ending of its file; raise Mistake or Mistakes."""
    name = wurzel.name(pfad)
    inhalt = wurzel.bytes(pfad, GRENZE)
    match pfad.suffix.lower():
        case ".csv":
            return list(_csv(als_text(inhalt, name), name))
        case ".xlsx":
            return _xlsx(inhalt, name)
    raise KeineTabelle("Tabelle", "die Endung ist weder .csv noch .xlsx", Position(name))


def _csv(text: str, datei: str) -> Iterator[list[Zelle]]:
    kopf = text.partition("\n")[0]
    trenner = ";" if kopf.count(";") >= kopf.count(",") else ","
    leser = csv.reader(io.StringIO(text, newline=""), delimiter=trenner, strict=True)
    zeile = 1
    try:
        for werte in leser:
            yield [
                Zelle(wert.strip() or None, Position(datei, zeile, spalte))
                for spalte, wert in enumerate(werte, 1)
            ]
            zeile = leser.line_num + 1
    except csv.Error:
        grund = "ein Anführungszeichen ist nicht geschlossen oder steht mitten im Text"
        raise KeineTabelle("CSV", grund, Position(datei, zeile)) from None


def _xlsx(inhalt: bytes, datei: str) -> list[list[Zelle]]:
    try:
        with zipfile.ZipFile(io.BytesIO(inhalt)) as archiv:
            if sum(i.file_size for i in archiv.infolist()) > ENTPACKT:
                raise KeineTabelle("Arbeitsmappe", "sie ist zu groß", Position(datei))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _mappe(io.BytesIO(inhalt), datei)
    except DEFEKT:
        raise KeineTabelle("Arbeitsmappe", "ihr Aufbau ist beschädigt", Position(datei)) from None


def _mappe(inhalt: io.BytesIO, datei: str) -> list[list[Zelle]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - most blätter are no tables

    mappe = load_workbook(inhalt, read_only=True, data_only=False, keep_links=False)
    namen = mappe.sheetnames
    if len(namen) > 1 and BLATT not in namen:
        raise MehrereBlaetter(namen, Position(datei))
    blatt = mappe[BLATT if BLATT in namen else namen[0]]
    blatt.reset_dimensions()
    return [
        [
            Zelle(_inhalt(zelle), Position(datei, nummer, spalte))
            for spalte, zelle in enumerate(reihe, 1)
        ]
        for nummer, reihe in enumerate(blatt.iter_rows(), 1)
    ]


@dataclass(frozen=True, slots=True)
class Unlesbar:
    """What a cell holds instead of a value."""

    was: str


def _inhalt(zelle: Any) -> Any:
    if zelle.data_type == "f":
        return Unlesbar("eine Formel")
    if zelle.data_type == "e":
        return Unlesbar(f"den Fehlerwert {zelle.value}")
    if isinstance(zelle.value, str):
        return zelle.value.strip() or None
    return zelle.value

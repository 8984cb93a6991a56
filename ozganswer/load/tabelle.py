"""A table's rows → the entries of a blatt, as if they stood in its YAML."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, get_args

from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.loading import LeereDatei, VerbotenesZeichen
from ozganswer.errors.tables import (
    DoppelteSpalte,
    DoppelteZeile,
    FehlendeSpalte,
    TabelleUndEintraege,
    UnbekannteSpalte,
    ZeileOhneId,
    ZelleOhneSpalte,
    ZelleUnlesbar,
)
from ozganswer.load.datei import Wurzel
from ozganswer.load.skalar import ZAHL
from ozganswer.load.typen import glieder, ist_liste, ist_satz, ist_zuordnung, schluessel
from ozganswer.load.yaml import Dokument, Pfad
from ozganswer.load.zellen import Unlesbar, Zelle, lies_zeilen
from ozganswer.records.blaetter import Leistung
from ozganswer.records.zeichen import verbotene

ID = "id"
NOETIG = ("bezeichnung",)
SCHLUESSEL = "leistung"
WAHR_ODER_FALSCH = {"true": True, "wahr": True, "false": False, "falsch": False}
TAG = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", re.ASCII)
GENAU = 10**15
"""Excel keeps numbers to 15 digits; beyond that it has altered them already."""
ALS_TEXT = "Die Spalte in Excel als „Text“ formatieren und den Wert neu eingeben."


def mit_tabelle(dokument: Dokument, wurzel: Wurzel, ordner: Path) -> None:
    """Put the entries of the table that a blatt names into its document; raise Mistakes."""
    stelle = dokument.wert(("datei",))
    if "eintraege" in dokument.daten:
        raise TabelleUndEintraege(dokument.name(("eintraege",)))
    pfad = wurzel.genannt(ordner, dokument.daten["datei"], stelle)
    tabelle = _Tabelle(lies_zeilen(wurzel, pfad), wurzel.name(pfad))
    dokument.daten["eintraege"] = tabelle.eintraege
    dokument.werte |= tabelle.werte
    dokument.mistakes += tabelle.mistakes


class _Tabelle:
    """One pass over the rows: entries by id, the place of each cell, and what is wrong."""

    def __init__(self, zeilen: Sequence[list[Zelle]], datei: str) -> None:
        if not zeilen:
            raise LeereDatei(datei)
        self.datei = datei
        self.eintraege: dict[str, dict[str, Any]] = {}
        self.werte: dict[Pfad, Position] = {}
        self.mistakes: list[Mistake] = []
        self.spalten = self._kopf(zeilen[0])
        if self.mistakes:
            raise Mistakes(self.mistakes)
        for zeile in zeilen[1:]:
            if any(z.wert is not None for z in zeile):
                self._zeile(zeile)

    def _kopf(self, zeile: list[Zelle]) -> dict[int, Pfad]:
        spalten: dict[int, Pfad] = {}
        for n, zelle in enumerate(zeile):
            if zelle.wert is None:
                continue
            weg = tuple(str(zelle.wert).split(".", 1))
            if not _bekannt(weg):
                self.mistakes.append(UnbekannteSpalte(str(zelle.wert), _namen(), zelle.position))
            elif weg in spalten.values():
                self.mistakes.append(DoppelteSpalte(str(zelle.wert), zelle.position))
            spalten[n] = weg
        for name in NOETIG:
            if (name,) not in spalten.values():
                self.mistakes.append(FehlendeSpalte(name, Position(self.datei, 1, 1)))
        return spalten

    def _zeile(self, zeile: list[Zelle]) -> None:
        werte = {weg: (wert, z.position) for weg, wert, z in self._zellen(zeile)}
        id_ = _id(werte)
        if id_ is None:
            self.mistakes.append(ZeileOhneId(zeile[0].position))
        elif zuerst := self.werte.get(("eintraege", id_)):
            self.mistakes.append(DoppelteZeile(id_, zuerst, zeile[0].position))
        else:
            self._eintrag(("eintraege", id_), werte, zeile[0].position)

    def _eintrag(
        self, pfad: Pfad, werte: dict[Pfad, tuple[Any, Position]], anfang: Position
    ) -> None:
        eintrag = self.eintraege[pfad[-1]] = dict[str, Any]()
        self.werte[pfad] = anfang
        for weg, (wert, position) in werte.items():
            if weg == (ID,):
                continue
            ziel = eintrag.setdefault(weg[0], {}) if len(weg) > 1 else eintrag
            ziel[weg[-1]] = wert
            self.werte[*pfad, *weg] = position

    def _zellen(self, zeile: list[Zelle]) -> Iterator[tuple[Pfad, Any, Zelle]]:
        for n, zelle in enumerate(zeile):
            if zelle.wert is None:
                continue
            try:
                weg = self._spalte(n, zelle)
                yield weg, _wert(zelle, weg), zelle
            except Mistake as mistake:
                self.mistakes.append(mistake)
                yield self.spalten.get(n, ("",)), "", zelle

    def _spalte(self, n: int, zelle: Zelle) -> Pfad:
        if n not in self.spalten:
            raise ZelleOhneSpalte(str(zelle.wert), zelle.position)
        return self.spalten[n]


def _id(werte: dict[Pfad, tuple[Any, Position]]) -> str | None:
    if (ID,) in werte:
        return str(werte[ID,][0])
    return f"l_{werte[SCHLUESSEL,][0]}" if (SCHLUESSEL,) in werte else None


@cache
def _typ(weg: Pfad) -> Any:
    """Find the type that a column's cells are read as; None: there is no such column."""
    if weg == (ID,):
        return str
    typ = schluessel(Leistung).get(weg[0])
    if typ is None or len(weg) == 1:
        return None if typ and _hat_unterspalten(typ) else typ
    art = glieder(typ)[0]
    if ist_satz(art):
        return schluessel(art).get(weg[1])
    return get_args(art)[1] if ist_zuordnung(art) and weg[1] else None


def _hat_unterspalten(typ: Any) -> bool:
    art = glieder(typ)[0]
    return ist_satz(art) or ist_zuordnung(art) or ist_liste(art)


def _bekannt(weg: Pfad) -> bool:
    return _typ(weg) is not None


def _namen() -> list[str]:
    namen = [ID]
    for name, typ in schluessel(Leistung).items():
        art = glieder(typ)[0]
        if ist_satz(art):
            namen += [f"{name}.{teil}" for teil in schluessel(art)]
        else:
            namen.append(f"{name}.X" if ist_zuordnung(art) else name)
    return namen


def _wert(zelle: Zelle, weg: Pfad) -> Any:
    """Read a cell as its column's type takes it, altering nothing; raise a Mistake."""
    arten, name = glieder(_typ(weg)), ".".join(weg)
    match zelle.wert:
        case Unlesbar(was=was):
            raise ZelleUnlesbar(name, was, "Den Wert selbst eintragen.", zelle.position)
        case str() as text:
            return _text(text, arten, zelle.position)
        case bool() as wert:
            return wert
        case int() | float() as zahl:
            return _zahl(zahl, arten, name, zelle.position)
        case datetime() as tag if date in arten and tag.time() == time():
            return tag.date()
    hinweis = "Ein Datum als JJJJ-MM-TT schreiben." if date in arten else ALS_TEXT
    raise ZelleUnlesbar(name, "ein Datum oder eine Uhrzeit", hinweis, zelle.position)


def _text(text: str, arten: tuple[Any, ...], position: Position) -> Any:
    if verboten := next(verbotene(text), None):
        raise VerbotenesZeichen(verboten.group(), position)
    if int in arten and ZAHL.fullmatch(text):
        return Decimal(text)
    if date in arten and (tag := TAG.fullmatch(text)):
        return f"{tag[3]}-{int(tag[2]):02}-{int(tag[1]):02}"
    if bool in arten:
        return WAHR_ODER_FALSCH.get(text.lower(), text)
    return text


def _zahl(zahl: int | float, arten: tuple[Any, ...], name: str, position: Position) -> Decimal:
    if int in arten:
        return Decimal(repr(zahl))
    if abs(zahl) < GENAU and zahl == int(zahl):
        return Decimal(int(zahl))
    raise ZelleUnlesbar(name, f"die Zahl {zahl}, nötig ist ein Text", ALS_TEXT, position)

"""Figures that a clerk typed into a source where a fact should stand."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from ozganswer.errors import Position
from ozganswer.errors.figures import Vorschlag, ZahlFast, ZahlGetippt, ZahlOhneFakt
from ozganswer.records.antwort import Textdatei
from ozganswer.records.fakten import Bestand, Faktenblatt, felder
from ozganswer.records.german import datum, schlicht

MONATE = MappingProxyType(
    {
        name: nummer
        for nummer, name in enumerate(
            "Januar Februar März April Mai Juni Juli August September Oktober November "
            "Dezember".split(),
            1,
        )
    }
)
EINHEITEN = MappingProxyType(
    {"": 0, "Tsd.": 3, "Tausend": 3, "Mio.": 6, "Millionen": 6, "Mrd.": 9, "Milliarden": 9}
)
"""Powers of ten of what stands between a number and its currency."""

FREMD = frozenset({"kommune", "personen", "organisation"})
"""Blätter whose numbers are rooms, addresses and telephones."""

NAHE = Decimal("0.02")
"""How far a slip of the pen may be from the fact, as a share of it."""

_ZAHL = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_L = r"[ \u00a0]?"
_WORT = (
    "§§?|Art\\.|Artikel|Abs\\.|Absatz|Nr\\.|Nummer|Satz|Ziff\\.|Ziffer|Seiten?|S\\.|Anlagen?|"
    "Fragen?|Kapitel|TOP|Stufe|Phase|Version|Modell|Amt|Dezernat|Zimmer|Raum|Tel\\.|Telefon"
)
_KEINE = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{:.*?\}"  # Jinja2 and the attributes of tables
    r"|^#[ \t].*?$|^[ \t]*\d+\.[ \t]"  # the questions that a passage answers, numbers of lists
    r"|\]\([^)\n]*\)|(?:https?://|www\.)\S+|\S+@\S+"
    rf"|(?:{_WORT}){_L}\d+[a-z]?(?:(?:, | und | bis |–)\d+[a-z]?)*"
    rf"|\d+(?:[:.]\d\d)?{_L}Uhr"
    r"|[^\s(„]*(?:[A-Za-zÄÖÜäöüß][^\s„“]*\d|\d[^\s„“]*[/A-Za-zÄÖÜäöüß])[^\s“)]*",
    re.MULTILINE | re.DOTALL,
)
"""What holds digits and is no figure."""

_TAUSENDER = "|".join(re.escape(einheit) for einheit in EINHEITEN if einheit)
_FIGUR = re.compile(
    rf"(?P<tag>\d{{1,2}})\.{_L}(?:(?P<monat>\d{{1,2}})\.|(?P<name>{'|'.join(MONATE)}) )"
    r"(?P<jahr>\d{4})"
    rf"|(?P<genauigkeit>(?:rund|ca\.){_L})?(?P<zahl>{_ZAHL})"
    rf"(?:{_L}(?P<prozent>%|Prozent\b)"
    rf"|{_L}(?P<einheit>{_TAUSENDER})?{_L}(?P<euro>Euro\b|EUR\b|€))?"
)


@dataclass(frozen=True, slots=True)
class Figur:
    """A figure as typed: its value, and which filter prints one like it."""

    text: str
    wert: Decimal | date
    filter: str
    position: Position


def pruefe(text: Textdatei, bestand: Bestand) -> Iterator[ZahlGetippt]:
    """Warn of each figure typed into a source, and name the fact that it should be."""
    fakten = [*_werte(bestand)]
    for figur in figuren(text):
        yield _befund(figur, fakten)


def figuren(text: Textdatei) -> Iterator[Figur]:
    """Find amounts, percentages, dates and counts; years and numbers that are names are none."""
    sichtbar = _KEINE.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text.text)
    for match in _FIGUR.finditer(sichtbar):
        wert = _wert(match)
        if wert is not None:
            zeile = text.zeile + sichtbar.count("\n", 0, match.start())
            spalte = match.start() - sichtbar.rfind("\n", 0, match.start())
            ort = Position(text.datei, zeile, spalte)
            yield Figur(match.group(), wert, _filter(match), ort)


def mit_fakten(text: str, getippt: Iterable[ZahlGetippt]) -> str:
    """Put into a file's text, for figures typed by hand, the expressions that print their facts."""
    zeilen = text.splitlines(keepends=True)
    for mistake in sorted(getippt, key=ZahlGetippt.sort_key, reverse=True):
        if ort := mistake.position:
            zeile, spalte = zeilen[ort.zeile - 1], ort.spalte - 1
            ende = spalte + len(mistake.text)
            zeilen[ort.zeile - 1] = zeile[:spalte] + mistake.vorschlaege[0].ausdruck + zeile[ende:]
    return "".join(zeilen)


def _wert(match: re.Match[str]) -> Decimal | date | None:
    if match["tag"]:
        monat = int(match["monat"] or MONATE[match["name"]])
        try:
            return date(int(match["jahr"]), monat, int(match["tag"]))
        except ValueError:
            return None
    zahl = Decimal(match["zahl"].replace(".", "").replace(",", "."))
    if match["euro"]:
        return zahl.scaleb(EINHEITEN[match["einheit"] or ""])
    if match["prozent"]:
        return zahl
    ist_jahr = re.fullmatch(r"(?:19|20)\d\d", match["zahl"]) is not None
    return None if ist_jahr or zahl < 2 else zahl


def _filter(match: re.Match[str]) -> str:
    if match["tag"]:
        return "datum('lang')" if match["name"] else "datum"
    if match["prozent"]:
        return "prozent"
    if not match["euro"]:
        return "zahl"
    kurz = {3: "tsd", 6: "mio", 9: "mrd"}.get(EINHEITEN[match["einheit"] or ""])
    return f"euro('{kurz}')" if kurz else "euro"


def _werte(bestand: Bestand) -> Iterator[tuple[str, Decimal | date]]:
    """List the numbers and days of the facts, each with its address."""
    for name, blatt in bestand.items():
        if isinstance(blatt, Faktenblatt) and name not in FREMD:
            for id_, satz in blatt.eintraege.items():
                yield from _darin(f"{name}.{id_}", satz)


def _darin(adresse: str, wert: Any) -> Iterator[tuple[str, Decimal | date]]:
    match wert:
        case bool():
            return
        case int() | Decimal():
            yield adresse, Decimal(wert)
        case date():
            yield adresse, wert
        case Mapping():
            for name, inhalt in wert.items():
                yield from _darin(f"{adresse}.{name}", inhalt)
        case _ if is_dataclass(wert):
            for name, inhalt in felder(wert):
                yield from _darin(f"{adresse}.{name}", inhalt)


def _befund(figur: Figur, fakten: Iterable[tuple[str, Decimal | date]]) -> ZahlGetippt:
    alle = [(a, w) for a, w in fakten if isinstance(w, date) is isinstance(figur.wert, date)]
    if gleich := [adresse for adresse, wert in alle if wert == figur.wert]:
        vorschlaege = [Vorschlag(a, f"{{{{ {a} | {figur.filter} }}}}") for a in gleich]
        return ZahlGetippt(figur.text, vorschlaege, figur.position)
    if fast := [(a, _print(w)) for a, w in alle if _is_near(figur.wert, w)]:
        return ZahlFast(figur.text, fast, figur.position)
    return ZahlOhneFakt(figur.text, figur.position)


def _is_near(getippt: Decimal | date, wert: Decimal | date) -> bool:
    """Tell whether one is a slip for the other: near it, or two digits changed places."""
    if isinstance(wert, date):
        return any(getippt == tag for tag in _slips(wert))
    if isinstance(getippt, date):
        return False
    gleiche_ziffern = sorted(schlicht(getippt)) == sorted(schlicht(wert))
    return getippt >= 100 and (gleiche_ziffern or abs(getippt - wert) <= NAHE * abs(wert))


def _slips(tag: date) -> Iterator[date]:
    """List the days that differ from one in the year alone."""
    for jahr in (tag.year - 1, tag.year + 1):
        try:
            yield tag.replace(year=jahr)
        except ValueError:
            continue


def _print(wert: Decimal | date) -> str:
    return datum(wert) if isinstance(wert, date) else schlicht(wert)

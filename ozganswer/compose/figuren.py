"""Amounts, counts, percentages and days as clerks type them, found in the text of a source."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from ozganswer.errors import Position
from ozganswer.records.antwort import Textdatei

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
POTENZEN = MappingProxyType({"T": 3, "Mi": 6, "Mr": 9})
"""Powers of ten by how their words begin: Tsd., Tausend, T€, Mio., Millionen, Mrd. …"""


class Art(StrEnum):
    """What a figure is."""

    TAG = "tag"
    BETRAG = "betrag"
    ANTEIL = "anteil"
    ANZAHL = "anzahl"


@dataclass(frozen=True, slots=True)
class Figur:
    """A figure as typed: what it is, its value, and its text around the number."""

    text: str
    art: Art
    wert: Decimal | date
    position: Position
    davor: str = ""
    danach: str = ""
    stellen: int = 0
    """Decimal places as written."""
    potenz: int = 0
    """The power of ten that is written as a word."""
    wort: str = ""
    """The word that follows, which may say what is counted."""
    nummer: bool = False
    """Whether it may as well be the number of what stands before it: `Linie 31`."""


_L = r"[ \u00a0\u202f]?"
_LANG = "|".join(MONATE)
_MONATE = rf"{_LANG}|(?:Jan|Feb|Apr|Jun|Jul|Aug|Sept?|Okt|Nov|Dez)\."
_TAG = rf"\d{{1,2}}\.{_L}(?:\d{{1,2}}\.{_L}|(?:{_MONATE}){_L})(?:\d{{4}}|\d\d)(?!\d)"
_WOERTER = (
    "§§?|Art\\.|Artikel|Abs\\.|Absatz|Nrn?\\.|Nummern?|Satz|Sätze|Ziff\\.|Ziffern?|Seiten?|S\\.|"
    "Rn\\.|Anlagen?|Fragen?|Kapitel|TOP|Amt|Dezernat|Zimmer|Raum|Az\\.|Drs\\.|"
    "Drucksachen?|Stufen?|Reifegrad|Phasen?|Version|Modell"
)
_UND = r"(?:, | und | oder | bis | ?[–-] ?)"
_NR = r"\d+(?:[./-]\d+)*(?:[a-z]\b)?"
_UHR = r"\d{1,2}(?:[:.]\d\d)?"
_RECHT = r"(?:gesetz|ordnung|satzung|bekanntmachung|richtlinie|erlass|fassung)(?:es|en|s)? vom "
_ANFANG = (
    "Aber|Alle|Am|An|Auch|Auf|Aus|Bei|Bereits|Beide|Bis|Circa|Da|Dabei|Dafür|Daher|Damit|Dann|Daraus|"
    "Darin|Darüber|Das|Davon|Dazu|Dem|Den|Der|Derzeit|Des|Die|Dies|Diese[mnrs]?|Durch|Ein|Eine[mnrs]?|"
    "Er|Es|Etwa|Fast|Für|Hier|Hierzu|Ich|Im|In|Insgesamt|Jede[mnrs]?|Knapp|Mehr|Mit|Nach|Nur|Ob|Rund|"
    "Seit|Sie|So|Um|Und|Unter|Von|Vor|Weitere|Wenn|Wie|Wir|Zu|Zudem|Zum|Zur|Zurzeit|Über"
)
"""Words that begin a sentence and are no nouns."""
_GELD = rf"{_L}(?:T(?:sd|ausend|€|EUR)|Mio|Mrd|Million|Milliard|Euro\b|EUR\b|€)"

_B = "[A-Za-zÄÖÜäöüß]"
_ZAHL_IM_WORT = r"[\d.,]+(?:%-?ig|-prozentig|[ \u00a0]?T(?:€|EUR))|\d{4}-\d\d-\d\d\b"

_KEINE = re.compile(
    "|".join(
        (
            # Jinja2 and the attributes of tables
            r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{:.*?\}",
            # the questions that a passage answers, and the numbers of lists
            r"^#[ \t][^\n]*$|^[ \t]*\d+\.[ \t]",
            # what others said
            r"„(?:(?!\n\n)[^“”\"])*[“”\"]|\"[^\"\n]*\"|»[^«]*«",
            # addresses of the net
            r"\]\([^)\n]*\)|(?:https?://|www\.)\S+|\S+@\S+",
            # telephones, IBAN, postcodes
            r"(?:Tel\.|[Tt]elefon|[Ff]ax|Durchwahl):? ?[+\d(][\d /()-]*",
            r"(?:\+\d\d|(?<![\d.,-])\(?0\d{1,5}\)?)[ /-]*(?:\(0\))?\d[\d /-]{2,}\d",
            r"\b[A-Z]{2}\d\d(?: ?\d{4}){3,}(?: ?\d{1,4})?",
            r"\b\d+ ?[a-z]?, \d{5}(?= [A-ZÄÖÜ])",
            r"(?<![\d.,-])(?<!\d[ \u00a0\u202f])0\d+\b(?![,.]\d)",
            # numbers that their word makes a name, hours, laws by their day
            rf"(?<!\w)(?:{_WOERTER}){_L}{_NR}(?:{_UND}{_NR})*",
            rf"(?<![\d.]){_UHR}(?:(?: und | bis | ?[–-] ?){_UHR})*{_L}Uhr",
            rf"(?i:{_RECHT}){_TAG}",
            # versions, days without a year, ordinals
            rf"(?<![\d.])(?!{_TAG})\d+(?:\.\d{{1,2}})+(?![\d.])(?!{_GELD}|{_L}%)",
            rf"(?<![\d.])\d{{1,2}}\.{_L}\d{{1,2}}\.(?!{_L}\d)",
            rf"\b\d{{1,2}}\.[ \u00a0](?:{_LANG})\b(?! \d{{4}})",
            rf"\b\d{{1,2}}\.[ \u00a0](?=[a-zäöüß]|(?!(?:{_ANFANG})\b|{_MONATE})[A-ZÄÖÜ])",
            # what holds letters too: Kennungen, Amt24, 2019/20
            rf"(?!{_ZAHL_IM_WORT})[^\s(„]*(?:{_B}[^\s„“]*\d|\d[^\s„“]*(?:/|{_B}))[^\s“)]*",
        )
    ),
    re.MULTILINE | re.DOTALL,
)
"""What holds digits and is no figure."""

_FIGUR = re.compile(
    rf"(?P<tag>\d{{1,2}})\.{_L}(?:(?P<monat>\d{{1,2}})\.{_L}|(?P<name>{_MONATE}){_L})"
    r"(?P<jahr>\d{4}|\d\d)(?!\d)"
    r"|(?P<iso>\d{4}-\d\d-\d\d)(?!\d)"
    rf"|(?P<davor>(?:(?:[Rr]und|[Cc]a\.){_L})?(?:(?:€|EUR|Euro){_L})?(?:(?<![\w)])[-−])?)"
    rf"(?P<zahl>\d{{1,3}}(?:[ \u00a0\u202f]\d{{3}})+(?:,\d+)?(?={_GELD})"
    r"|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)"
    rf"(?P<danach>,(?:–|-+)(?={_GELD})|)"
    rf"(?P<einheit>(?:{_L}(?P<prozent>%-?ig\w*|%|-prozentig\w*|Prozent(?:punkte?n?)?\b)"
    rf"|(?:{_L}(?P<potenz>T(?=€|EUR)|Tsd\.?|Tausend|Mio\.?|Millionen?|Mrd\.?|Milliarden?))?"
    rf"(?:{_L}(?P<euro>Euro\b|EUR\b|€))?))"
)
_NACH_NOMEN = re.compile(rf"(?<!\w)(?!(?:{_ANFANG})\b)[A-ZÄÖÜ][\w-]*\.?[ \u00a0]$")
_NOMEN = re.compile(r"[ \u00a0][A-ZÄÖÜ]")
_WORT = re.compile(r"\s+([A-Za-zÄÖÜäöüß]{3,})")


def figuren(text: Textdatei) -> Iterator[Figur]:
    """Find amounts, percentages, days and counts; years and numbers that are names are none."""
    sichtbar = _KEINE.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text.text)
    for match in _FIGUR.finditer(sichtbar):
        zeile = text.zeile + sichtbar.count("\n", 0, match.start())
        spalte = match.start() - sichtbar.rfind("\n", 0, match.start())
        ort = Position(text.datei, zeile, spalte)
        figur = _number(match, ort) if match["zahl"] else _day(match, ort)
        if figur:
            yield figur


def _day(match: re.Match[str], ort: Position) -> Figur | None:
    try:
        tag = date.fromisoformat(match["iso"]) if match["iso"] else _date(match)
    except ValueError:
        return None
    return Figur(match.group(), Art.TAG, tag, ort)


def _date(match: re.Match[str]) -> date:
    """Read a day; of two digits the century is the present one, as of all letters."""
    kurz = (match["name"] or "")[:3]
    monat = next((nr for name, nr in MONATE.items() if name[:3] == kurz), 0)
    jahr = int(match["jahr"])
    return date(jahr if jahr > 99 else 2000 + jahr, int(match["monat"] or monat), int(match["tag"]))


def _number(match: re.Match[str], ort: Position) -> Figur | None:
    ziffern = re.sub(r"[^\d,]", "", match["zahl"]).replace(",", ".")
    vorzeichen = -1 if match["davor"].endswith(("-", "−")) else 1
    zahl, art = vorzeichen * Decimal(ziffern), _kind(match)
    ist_jahr = re.fullmatch(r"(?:19|20)\d\d", match["zahl"]) is not None
    bloss = art is Art.ANZAHL and not match["potenz"]
    if bloss and (ist_jahr or abs(zahl) < 2):
        return None
    potenz = next((p for w, p in POTENZEN.items() if (match["potenz"] or "").startswith(w)), 0)
    danach = match.string[match.end() :]
    wort = _WORT.match(danach)
    return Figur(
        match.group(),
        art,
        zahl.scaleb(potenz),
        ort,
        davor=match["davor"].rstrip("-−"),
        danach=match["danach"] + match["einheit"],
        stellen=len(ziffern.partition(".")[2]),
        potenz=potenz,
        wort=wort[1] if wort else "",
        nummer=bloss and "." not in match["zahl"] and _is_label(match),
    )


def _kind(match: re.Match[str]) -> Art:
    if match["euro"] or "€" in match["davor"] or "EU" in match["davor"].upper():
        return Art.BETRAG
    return Art.ANTEIL if match["prozent"] else Art.ANZAHL


def _is_label(match: re.Match[str]) -> bool:
    """Tell whether a number stands behind a noun and counts nothing that follows."""
    davor = match.string[: match.start()]
    nach_nomen = not match["davor"] and _NACH_NOMEN.search(davor[-60:]) is not None
    return nach_nomen and _NOMEN.match(match.string[match.end() :]) is None

"""The Betreff of a paper that does not label it: the line in the head that is nothing else."""

import re
from collections.abc import Iterator, Sequence

from ozganswer.intake.datum import TAG, tag_der_zeile
from ozganswer.intake.kennung import ZEICHEN
from ozganswer.intake.papier import Zeile
from ozganswer.intake.personen import lies_person
from ozganswer.intake.text import fliesse
from ozganswer.intake.wegweiser import TITEL, ist_zu

BEHOERDE = re.compile(
    r"(?:(?:STADT|LANDKREIS|GEMEINDE|Stadt"
    r"|Landeshauptstadt|Hansestadt|Universitätsstadt|Große Kreisstadt|Landkreis"
    r"|Kreis|Samtgemeinde|Verbandsgemeinde|Gemeinde|Markt|Freistaat)(?: [A-ZÄÖÜ(][\w().-]*){1,4}"
    r"|(?:Der|Die|Herrn?|Frau|An den|An die|An das|An) .{0,60}(?:[Bb]ürgermeister|[Ll]andrat"
    r"|[Ll]andrätin|[Mm]agistrat|[Vv]erwaltung|[Bb]üro|[Rr]at\b).*"
    r"|(?:Ober)?[Bb]ürgermeister(?:in)?(?: .{0,40})?|Landrat|Landrätin|Rathaus|Büro des .*"
    r"|Geschäftsstelle.*|(?:An den|An die|An das|Herrn|Frau)\b.{0,70}"
    r"|an die (?:Landes|Staats)regierung|(?:nachrichtlich|zur Kenntnis|z\. ?K\.|über) ?:? .{3,60})"
)
ANSCHRIFT = re.compile(
    r".*(?:\b\d{5} [A-ZÄÖÜ]|@|\bwww\.|https?://|(?:str(?:aße|\.)|platz|weg|allee|gasse|ring"
    r"|markt|ufer) \d|\b(?:Tel|Fax)\b[.:]|\bTelefon\b|\bPostfach\b).*",
    re.IGNORECASE,
)
GREMIUM = re.compile(
    r"(?:[\w-]+ )?(?:Land|Kreis)tag\b.{0,40}|Rat der .{3,40}"
    r"|(?:Stadt|Gemeinde|Kreis|Markt)rat (?:der |des |von )?[A-ZÄÖÜ].{0,40}"
    r"|(?:Stadtv|Bezirksv|V)erordnetenversammlung\b.{0,50}"
    r"|(?:Stadtvertretung|Bürgerschaft)\b.{0,40}"
    r"|(?:\d{1,2}|[IVX]{1,5})\. (?:Wahl|Legislatur)periode",
    re.IGNORECASE,
)
"""Whose paper it is, or in which term: no Betreff."""

_FOERMLICH = (
    r"(?:zu[rm]|für die) (?:\w+ )?(?:Überweisung|Beantwortung|Fragestunde|\w*sitzung|\w*versammlung"
    r"|(?:Kreis|Land)tag|(?:Stadt|Gemeinde)?rat|\w*ausschuss)\b"
)
_ZUR_SITZUNG = re.compile(rf"{_FOERMLICH}\b", re.IGNORECASE)
TITELZEILE = re.compile(
    rf"(?:{TITEL.pattern}|Antrag auf Auskunft|Auskunftsersuchen)(?: {ZEICHEN.pattern})?"
    rf"(?: ?\(\w+\))?(?: (?:Nr\.?|gemäß|gem\.|nach|laut|im Sinne"
    rf"|aufgrund|{_FOERMLICH}"
    r"|für (?:die|den)|an (?:den|die)|der\b|des\b|von\b|in der|im|zum? (?:Stadtrat"
    r"|TOP))(?= |$).*)? ?:?",
    re.IGNORECASE,
)
"""A title that says what the paper is, and not what it is about."""

_DAVOR = re.compile(
    rf"{TITEL.pattern}(?: (?:Nr\.? ?)?{ZEICHEN.pattern})? ?[:–-] (?P<rest>.+)", re.IGNORECASE
)
_TITEL_DAVOR = re.compile(
    rf"{TITEL.pattern}(?: (?!zu[rm]?\b)[^:?]{{1,60}})?(?: zum Thema)? ?: (?P<rest>.{{5,}})",
    re.IGNORECASE,
)
_HINTER_TAG = re.compile(
    rf"{TITEL.pattern} {_FOERMLICH}.{{0,60}}{TAG.pattern} ?[-–;:,] (?P<rest>.{{5,}})", re.IGNORECASE
)
_BETREFFEND = re.compile(
    rf"{TITEL.pattern}\b.{{0,80}}? (?:betreffend|betr\.) ?:? ?(?P<rest>.{{5,}})", re.IGNORECASE
)
_THEMA = re.compile(rf"{TITEL.pattern} zum Thema:? (?P<rest>.+)", re.IGNORECASE)
_NUR_KENNUNG = re.compile(rf"{ZEICHEN.pattern}(?: ?[:–-] ?(?P<rest>.+))?")
_NUR_SITZUNG = re.compile(
    rf"(?:[\w-]*(?:rat|tag|ausschuss|versammlung|sitzung),? )?(?:am |vom )?{TAG.pattern}",
    re.IGNORECASE,
)
_ZUM_THEMA = re.compile(
    rf"{TITEL.pattern}.{{0,80}}? (?!{_FOERMLICH})(?:zum Thema|zu|zur|zum|bezüglich|betreffend"
    rf"|über|hinsichtlich)\b",
    re.IGNORECASE,
)


def finde_betreff(
    zeilen: Sequence[Zeile], belegt: set[int], *, brief: bool
) -> tuple[str, tuple[int, ...]] | None:
    """Choose among what is left of a head; `brief`: it goes on with a salutation."""
    laeufe = _laeufe(zeilen, belegt)
    if not laeufe:
        return None
    letzter = len(laeufe) - 1
    bewertet = [
        (_wert(zeilen, lauf, zuletzt=brief and n == letzter), -n) for n, lauf in enumerate(laeufe)
    ]
    hoechster = max(bewertet)
    if hoechster[0] < 0:
        return None
    lauf = laeufe[-hoechster[1]]
    return ohne_titel(fliesse(zeilen[i].text for i in lauf)), tuple(lauf)


def spaeter_betreff(zeilen: Sequence[Zeile]) -> tuple[str, Zeile] | None:
    """Find a line behind the questions that names what they are about, and nothing else."""
    for zeile in zeilen:
        benannt = _THEMA.fullmatch(zeile.text) or _TITEL_DAVOR.fullmatch(zeile.text)
        if benannt and not zeile.text.endswith((".", "?", ":", ",")):
            return ohne_titel(zeile.text), zeile
    return None


def ohne_titel(text: str) -> str:
    """Drop a title or a Kennung that stands before the Betreff in one line."""
    for muster in (
        _NUR_KENNUNG,
        _DAVOR,
        _HINTER_TAG,
        _TITEL_DAVOR,
        _BETREFFEND,
        _THEMA,
        _NUR_KENNUNG,
    ):
        if (t := muster.fullmatch(text)) and t["rest"]:
            text = t["rest"]
    return text.strip(' „“"') if text.startswith("„") and text.endswith("“") else text.strip()


def _laeufe(zeilen: Sequence[Zeile], belegt: set[int]) -> list[list[int]]:
    """Group what is left into runs of lines without a gap."""
    laeufe: list[list[int]] = []
    belegt = belegt | set(_anschrift(zeilen))
    for i, zeile in enumerate(zeilen):
        if i in belegt or _nie(zeile.text):
            continue
        if laeufe and laeufe[-1][-1] == i - 1 and not zeile.luft:
            laeufe[-1].append(i)
        else:
            laeufe.append([i])
    return laeufe


def _anschrift(zeilen: Sequence[Zeile]) -> Iterator[int]:
    """Names and single words below an addressee are his, until a gap: `Rathaus`."""
    darin = False
    for i, zeile in enumerate(zeilen):
        an = bool(BEHOERDE.fullmatch(zeile.text))
        darin = an or (
            darin
            and not zeile.luft
            and (len(zeile.text.split()) == 1 or bool(lies_person(zeile.text)))
        )
        if darin and not an and not TITEL.match(zeile.text):
            yield i


def _nie(text: str) -> bool:
    """Tell whether a line surely is no part of a Betreff."""
    if tag_der_zeile(text) or not any(z.isalpha() for z in text):
        return True
    if any(m.fullmatch(text) for m in (_NUR_SITZUNG, ANSCHRIFT, GREMIUM)) or _ZUR_SITZUNG.match(
        text
    ):
        return True
    kennung = _NUR_KENNUNG.fullmatch(text)
    if _HINTER_TAG.fullmatch(text):
        return False
    titel = bool(TITELZEILE.fullmatch(text)) and not _ZUM_THEMA.match(text)
    return titel or bool(kennung and not kennung["rest"]) or bool(BEHOERDE.fullmatch(text))


def _wert(zeilen: Sequence[Zeile], lauf: Sequence[int], *, zuletzt: bool) -> int:
    text = fliesse(zeilen[i].text for i in lauf)
    woerter = len(text.split())
    wert = 3 * bool(_ZUM_THEMA.match(text)) + 2 * zuletzt + (2 <= woerter <= 30)
    wert += 2 * bool(_DAVOR.fullmatch(text) or _NUR_KENNUNG.fullmatch(text))
    prosa = (
        text.endswith(".")
        or woerter > 40
        or (woerter > 12 and ist_zu(text) and not text.endswith("?"))
    )
    return wert - 6 * prosa - 2 * (woerter < 2) - 3 * text[:1].islower()

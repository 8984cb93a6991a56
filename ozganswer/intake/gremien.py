"""Where and when an Anfrage is dealt with: the table of bodies in the head, or a sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ozganswer.intake.datum import TAG, ein_tag, lies_tag
from ozganswer.intake.papier import Zeile
from ozganswer.records.anfrage import Beratung

KOPF = re.compile(
    r"(?:Beratungsfolge ?:?|(?:Gremi(?:um|en)|Beratungsfolge)\b.*\b(?:Termin|Datum|Sitzung|TOP"
    r"|Status|Zuständigkeit|Am)\b.*)",
    re.IGNORECASE,
)
SPALTE = re.compile(
    r"(?:Gremi(?:um|en)|Termin|Datum|Sitzungstermin|TOP|Status|Zuständigkeit|Beratung|Ergebnis"
    r"|Ö ?/ ?N|ö|nö|n\.?ö\.?|N|x|X)"
    r"(?: (?:Termin|TOP|ö|nö|Status|Zuständigkeit))*"
)
STATUS = {
    "ö": "öffentlich",
    "Ö": "öffentlich",
    "öffentlich": "öffentlich",
    "n": "nicht öffentlich",
    "N": "nicht öffentlich",
    "nö": "nicht öffentlich",
    "NÖ": "nicht öffentlich",
    "nichtöffentlich": "nicht öffentlich",
    "nicht öffentlich": "nicht öffentlich",
}
_ZEILE = re.compile(
    r"(?!(?:Ein|Aus)ge|Ein(?:gang|reich)|Ge(?:stellt|druckt)|Erstellt|Datum|Stand\b|Vom\b)"
    rf"(?P<gremium>[A-ZÄÖÜ][^\d:?]{{2,80}}?),? (?:am )?(?P<tag>{TAG.pattern})"
    r"(?: (?:TOP )?(?P<top>\d{1,3}(?:\.\d{1,3})*))?"
    r"(?: (?P<status>nicht öffentlich|nichtöffentlich|öffentlich|[ÖNön]|nö|NÖ)(?= "
    r"|$))?(?P<kreuz>(?: [xX])+)?"
    r"(?: (?P<zustaendigkeit>[A-ZÄÖÜ][\w äöü-]{2,40}))?",
)
_GREMIUM = (
    r"Ratsversammlung|(?:Stadt|Gemeinde|Kreis|Land|Orts|Bezirks|Markt|Samtgemeinde"
    r"|Verbandsgemeinde)?(?:rat(?:e?s)?|tag(?:e?s)?|vertretung|verordnetenversammlung"
    r"|beirat(?:e?s)?)"
    r"|Bürgerschaft|Stadtverordnetenversammlung"
    r"|(?:[A-ZÄÖÜ]\w+-(?:, \w+-)* und )?[\w-]*[Aa]usschuss(?:es)?"
    r"(?: für [A-ZÄÖÜ][\w, äöüß-]{2,80}?(?=,? (?:am|vom|von)\b))?"
    r"|[\w-]+beirat(?:e?s)?"
)
_SATZ = re.compile(
    rf"(?:Sitzung|Beantwortung|Beratung|Stadtrat|im|in|der|des|den|zur"
    rf"|zum)\b[^.?]{{0,40}}?\b(?P<gremium>{_GREMIUM})(?:s?sitzung)?\b[^.?\d]{{0,30}}"
    rf"\b(?:am|vom|von)\b[^\d]{{0,20}}(?P<tag>{TAG.pattern})",
    re.IGNORECASE,
)


_ALLEIN = re.compile(
    rf"(?P<gremium>{_GREMIUM})(?:,| am|, am) (?P<tag>{TAG.pattern})", re.IGNORECASE
)
"""A line that only names a meeting: `Ratsversammlung am 21.06.2023`."""


@dataclass(frozen=True, slots=True)
class Beratungen:
    """What the head says of meetings, with the lines it was read from."""

    folge: tuple[Beratung, ...] = ()
    tops: tuple[str | None, ...] = ()
    zeilen: tuple[int, ...] = ()
    aus_satz: bool = False


def lies_beratungen(zeilen: Sequence[Zeile]) -> Beratungen:
    """Read the table of bodies, or the sentence that names a meeting."""
    for i, zeile in enumerate(zeilen):
        if KOPF.fullmatch(zeile.text) and (gelesen := _tabelle(zeilen, i)).folge:
            return gelesen
    return _aus_satz(zeilen)


def ist_tabellenzeile(text: str) -> bool:
    """Tell whether a line is the head or a row of the table of bodies."""
    return bool(KOPF.fullmatch(text) or _ZEILE.fullmatch(text))


def _tabelle(zeilen: Sequence[Zeile], kopf: int) -> Beratungen:
    folge: list[Beratung] = []
    tops: list[str | None] = []
    belegt = [kopf]
    for i in range(kopf + 1, len(zeilen)):
        if t := _ZEILE.fullmatch(zeilen[i].text):
            folge.append(_beratung(t))
            tops.append(t["top"])
        elif not SPALTE.fullmatch(zeilen[i].text):
            break
        belegt.append(i)
    return Beratungen(tuple(folge), tuple(tops), tuple(belegt))


def _beratung(t: re.Match[str]) -> Beratung:
    return Beratung(
        gremium=t["gremium"].strip(),
        termin=_tag(t),
        status=STATUS.get(t["status"] or ""),
        zustaendigkeit=t["zustaendigkeit"],
    )


def _tag(t: re.Match[str]) -> date | None:
    innen = TAG.search(t["tag"])
    return lies_tag(innen) if innen else None


def _aus_satz(zeilen: Sequence[Zeile]) -> Beratungen:
    for i, zeile in enumerate(zeilen):
        allein = _ALLEIN.fullmatch(zeile.text[:300])
        for t in (allein,) if allein else _SATZ.finditer(zeile.text[:300]):
            gremium = re.sub(r"(?i)(rat|tag|ausschuss)e?s\b", r"\1", t["gremium"], count=1)
            return Beratungen(
                (Beratung(gremium=gremium, termin=_tag(t)),), (None,), (i,), aus_satz=True
            )
    return Beratungen()


def tage_der_sitzung(zeilen: Sequence[Zeile], beratungen: Beratungen) -> Iterator[date]:
    """List the days that are a meeting's and not the letter's."""
    yield from (b.termin for b in beratungen.folge if b.termin)
    yield from (tag for i in beratungen.zeilen if (tag := ein_tag(zeilen[i].text)))

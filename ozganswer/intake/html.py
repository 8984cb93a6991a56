"""HTML → lines: what a browser shows, with the numbers it counts."""

import re
from collections.abc import Iterator

from lxml import etree, html

from ozganswer.intake.nummern_docx import schreibe
from ozganswer.intake.papier import Papier
from ozganswer.intake.zeichen import zeilen_der_seite

STUMM = frozenset(
    "script style head nav noscript template svg iframe button select form aside".split()
)
ABSATZ = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol table blockquote section article header footer main div dl pre "
    "figure".split()
)
ZEILE = frozenset("li tr dt dd br address".split())
FORMEN = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def lies_html(text: str) -> Papier:
    """Read a page; it loads nothing that the page names."""
    kodiert = text.encode("utf-8", errors="replace")
    parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    wurzel = html.document_fromstring(kodiert, parser) if text.strip() else None
    rohe = "" if wurzel is None else "".join(_text(wurzel))
    return Papier(tuple(zeilen_der_seite(re.sub(r"\n{3,}", "\n\n", rohe).split("\n"), 0)))


def _text(wurzel: etree._Element) -> Iterator[str]:
    """Walk without recursion: pages may nest deeper than Python calls."""
    stumm = fest = 0
    gezaehlt: dict[etree._Element, int] = {}
    for ereignis, element in etree.iterwalk(wurzel, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else "script"
        schritt = 1 if ereignis == "start" else -1
        stumm += schritt * (tag in STUMM)
        fest += schritt * (tag == "pre")
        if stumm:
            continue
        if ereignis == "start":
            yield _bruch(tag)
            yield _marke(element, gezaehlt) if tag == "li" else ""
            yield _wortlaut(element.text, fest=bool(fest))
        else:
            yield _bruch(tag) if tag != "br" else ""
            yield " " if tag in {"td", "th"} else ""
            yield _wortlaut(element.tail, fest=bool(fest))


def _bruch(tag: str) -> str:
    return "\n\n" if tag in ABSATZ else "\n" if tag in ZEILE else ""


def _wortlaut(text: str | None, *, fest: bool) -> str:
    """White space counts only where it is set as typed."""
    return text or "" if fest else re.sub(r"\s+", " ", text or "")


def _marke(punkt: etree._Element, gezaehlt: dict[etree._Element, int]) -> str:
    """Count an item of a list, and write its mark."""
    liste = punkt.getparent()
    if liste is None or liste.tag != "ol":
        return "• "
    davor = gezaehlt.get(liste, 0)
    gezaehlt[liste] = davor + 1
    beginn = liste.get("start", "1")
    wert = (int(beginn) if beginn.isdecimal() and len(beginn) < 6 else 1) + davor
    form = FORMEN.get(liste.get("type", ""), "decimal")
    return f"{schreibe(wert, form)}{')' if form in {'lowerLetter', 'lowerRoman'} else '.'} "

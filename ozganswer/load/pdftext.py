"""PDF → plain text for `git diff`, whoever wrote it: along its structure, else page by page."""

import logging
import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, TypeAlias

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, NumberObject

from ozganswer.records.kaputt import KAPUTTES_PDF

SEITEN = 200
"""Most pages that are read: no letter has more, and a catalogue would take minutes."""

ZEILEN = ("/P", "/H", "/LI", "/TR", "/Caption", "/Note")
"""How the tags of elements begin that are a line of their own."""
ZELLEN = ("/TH", "/TD")
ENDE = "\v"
"""What ends a line while the structure is read."""

UMBRUCH = re.compile(r"(?<=\w[-/])\n(?=[A-ZÄÖÜ0-9])|(?<=/)\n")
"""The end of a line inside a word with a hyphen, or inside an address."""

Marken: TypeAlias = dict[tuple[int, int], str]
"""The text of each marked content by the number of its page and its own (ISO 32000-1, 14.6)."""

logging.getLogger("pypdf").addHandler(logging.NullHandler())


def read_text(inhalt: bytes) -> str | None:
    """Read a document's text in reading order; None for what is no readable PDF."""
    try:
        leser = PdfReader(BytesIO(inhalt))
        if leser.is_encrypted and not leser.decrypt(""):
            return None
        seiten = leser.pages[:SEITEN]
        zeilen = list(_tagged(leser, seiten) or _untagged(seiten))
        mehr = len(leser.pages) - len(seiten)
    except (PyPdfError, *KAPUTTES_PDF):
        return None
    rest = [f"[… und {mehr} weitere Seiten]"] if mehr else []
    return "".join(f"{zeile}\n" for zeile in (*zeilen, *rest))


def _untagged(seiten: Sequence[PageObject]) -> Iterator[str]:
    for nummer, seite in enumerate(seiten, 1):
        yield f"[Seite {nummer}]"
        yield from (zeile.strip() for zeile in seite.extract_text().split("\n"))


def _tagged(leser: PdfReader, seiten: Sequence[PageObject]) -> list[str]:
    """Read along the structure tree; nothing where there is none."""
    baum = leser.root_object.get("/StructTreeRoot")
    if baum is None:
        return []
    marken: Marken = {}
    for seite in seiten:
        _read_marks(seite, marken)
    zeilen = (_joined(zeile) for zeile in _walk(baum.get_object(), marken, 0).split(ENDE))
    return [zeile for zeile in zeilen if zeile]


def _read_marks(seite: PageObject, marken: Marken) -> None:
    offen: list[int | None] = [None]
    nummer = seite.indirect_reference.idnum if seite.indirect_reference else 0

    def follow(operator: bytes, args: list[Any], _cm: Any, _tm: Any) -> None:
        if operator == b"BDC":
            angaben = args[1] if isinstance(args[1], DictionaryObject) else {}
            offen.append(angaben.get("/MCID"))
        elif operator == b"BMC":
            offen.append(None)
        elif operator == b"EMC" and len(offen) > 1:
            offen.pop()

    def keep(text: str, _cm: Any, _tm: Any, _font: Any, _size: Any) -> None:
        if offen[-1] is not None:
            schluessel = nummer, int(offen[-1])
            marken[schluessel] = marken.get(schluessel, "") + text

    seite.extract_text(visitor_operand_before=follow, visitor_text=keep)


def _walk(knoten: Any, marken: Marken, seite: int) -> str:
    """Read an element of the structure with all below it; `|` ends a cell."""
    match knoten.get_object():
        case NumberObject() as nummer:
            return marken.get((seite, int(nummer)), "")
        case ArrayObject() as mehrere:
            return "".join(_walk(kind, marken, seite) for kind in mehrere)
        case DictionaryObject() as element:
            return _element(element, marken, seite)
        case _:
            return ""


def _element(element: DictionaryObject, marken: Marken, seite: int) -> str:
    if "/Pg" in element:
        seite = element.raw_get("/Pg").idnum
    if "/MCID" in element:
        return _walk(element["/MCID"], marken, seite)
    tag = str(element.get("/S", ""))
    text = _walk(element["/K"], marken, seite) if "/K" in element else ""
    text = text or str(element.get("/Alt", ""))
    if tag in ZELLEN:
        return f"{text.replace(ENDE, ' ')} |"
    if tag == "/LI":
        # Its label stands before its first paragraph, not above it.
        text = text.replace(ENDE, "", 1)
    return f"{ENDE}{text}{ENDE}" if tag.startswith(ZEILEN) else text


def _joined(text: str) -> str:
    """Join the lines of a paragraph, as they stand on the page."""
    return " ".join(UMBRUCH.sub("", text.strip()).split()).removesuffix(" |")

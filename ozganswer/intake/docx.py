"""DOCX → lines: paragraphs with the numbers that Word counts, rows of tables."""

import re
from collections.abc import Iterator

from lxml import etree

from ozganswer.errors.importing import NichtLesbar
from ozganswer.intake.nummern_docx import Zaehlung
from ozganswer.intake.paket import Paket
from ozganswer.intake.papier import Papier
from ozganswer.intake.zeichen import zeilen_der_seite

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FREMD = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What Word draws a second time for older versions."""
KOPF_UND_FUSS = re.compile(r"word/(?:header|footer)\d{0,3}\.xml")
HAUPTTEIL = "word/document.xml"


def lies_docx(inhalt: bytes, datei: str) -> Papier:
    """Read a DOCX; raise NichtLesbar or ZuUmfangreich."""
    paket = Paket(datei, inhalt)
    dokument = paket.teil(HAUPTTEIL)
    if dokument is None:
        raise NichtLesbar(
            datei, "es ist kein Word-Dokument", "Das Papier als DOCX oder PDF speichern."
        )
    zaehlung = Zaehlung(paket.teil("word/numbering.xml"), paket.teil("word/styles.xml"))
    rohe = list(_zeilen(dokument.find(f"{W}body"), zaehlung))
    rohe += [z for teil in ("word/footnotes.xml",) for z in _fussnoten(paket.teil(teil))]
    rand = [z for teil in paket.teile(KOPF_UND_FUSS) for z in _zeilen(teil, Zaehlung(None, None))]
    papier = Papier(tuple(zeilen_der_seite(rohe, 0)), rand=tuple(zeilen_der_seite(rand, 0)))
    if not papier.zeilen:
        raise NichtLesbar(
            datei, "das Dokument enthält keinen Text", "Prüfen, ob es die richtige Datei ist."
        )
    return papier


def _zeilen(ort: etree._Element | None, zaehlung: Zaehlung) -> Iterator[str]:
    for kind in () if ort is None else ort:
        if kind.tag == f"{W}p":
            yield from _absatz(kind, zaehlung)
        elif kind.tag == f"{W}tbl":
            yield from _tabelle(kind, zaehlung)
        elif kind.tag in {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"}:
            yield from _zeilen(kind, zaehlung)


def _absatz(absatz: etree._Element, zaehlung: Zaehlung) -> Iterator[str]:
    """Each paragraph is a line, or several where it breaks; an empty line stands behind it."""
    marke = zaehlung.marke(absatz)
    text = "".join(_text(absatz))
    erste, *weitere = text.split("\n")
    yield f"{marke} {erste}" if marke and text.strip() else erste
    yield from weitere
    if text.strip():
        yield ""


def _text(element: etree._Element) -> Iterator[str]:
    """Read the text of a paragraph as it is with all changes accepted."""
    for kind in element:
        match str(kind.tag).removeprefix(W):
            case "t":
                yield kind.text or ""
            case "tab":
                yield "\t"
            case "br" | "cr":
                yield "\n"
            case "noBreakHyphen":
                yield "-"
            case "del" | "moveFrom" | "pPr" | "rPr" | "instrText":
                pass
            case "p":
                yield "\n"
                yield from _text(kind)
            case _ if kind.tag != _FREMD:
                yield from _text(kind)


def _tabelle(tabelle: etree._Element, zaehlung: Zaehlung) -> Iterator[str]:
    """A row is a line if each of its cells is; else cell by cell."""
    for zeile in tabelle.iterfind(f"{W}tr"):
        zellen = [[t for t in _zeilen(z, zaehlung) if t.strip()] for z in zeile.iterfind(f"{W}tc")]
        if all(len(z) <= 1 for z in zellen):
            yield " ".join(t for z in zellen for t in z)
        else:
            yield from (t for z in zellen for t in z)
    yield ""


def _fussnoten(teil: etree._Element | None) -> Iterator[str]:
    for note in () if teil is None else teil.iterfind(f"{W}footnote"):
        text = "".join(t for p in note.iterfind(f"{W}p") for t in _text(p)).strip()
        if text and note.get(f"{W}type") is None:
            yield from ("", f"Fußnote {note.get(f'{W}id')}: {text}")

"""PDF → lines, as they stand on the page."""

import logging
from collections.abc import Iterator
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from ozganswer.errors.importing import NichtLesbar, ZuUmfangreich
from ozganswer.intake.papier import Papier
from ozganswer.intake.zeichen import aus_seiten
from ozganswer.records.kaputt import KAPUTTES_PDF

SEITEN = 100
"""Most pages of a paper: no Anfrage has more, and reading them would take minutes."""

ZEICHENBEFEHLE = 12_000_000
"""Most bytes that draw the pages."""

WENIG = 4
"""Fewer words on a page on average than any letter has: it is a picture of one."""

logging.getLogger("pypdf").addHandler(logging.NullHandler())


def lies_pdf(inhalt: bytes, datei: str) -> Papier:
    """Read a PDF; raise NichtLesbar or ZuUmfangreich."""
    try:
        return _lies(inhalt, datei)
    except DependencyError:
        raise _verschluesselt(datei) from None
    except (PyPdfError, *KAPUTTES_PDF):
        raise NichtLesbar(
            datei, "das PDF ist beschädigt", "Die Datei noch einmal anfordern oder neu speichern."
        ) from None


def _lies(inhalt: bytes, datei: str) -> Papier:
    leser = PdfReader(BytesIO(inhalt))
    if leser.is_encrypted and not leser.decrypt(""):
        raise _verschluesselt(datei)
    anzahl = len(leser.pages)
    if anzahl > SEITEN:
        raise ZuUmfangreich(datei, f"{anzahl} Seiten", str(SEITEN))
    seiten = list(_seiten(leser, datei))
    papier = Papier(aus_seiten(seiten))
    if sum(len(z.text.split()) for z in papier.zeilen) < WENIG * max(anzahl, 1):
        raise NichtLesbar(
            datei,
            "das PDF enthält keinen Text, vermutlich ist es eingescannt",
            "Mit einer Texterkennung (OCR) behandeln und das Ergebnis einlesen.",
        )
    return papier


def _verschluesselt(datei: str) -> NichtLesbar:
    return NichtLesbar(
        datei, "das PDF ist verschlüsselt", "Ohne Kennwort speichern und neu einlesen."
    )


def _seiten(leser: PdfReader, datei: str) -> Iterator[list[str]]:
    uebrig = ZEICHENBEFEHLE
    for seite in leser.pages:
        befehle = seite.get_contents()
        uebrig -= len(befehle.get_data()) if befehle else 0
        if uebrig < 0:
            raise ZuUmfangreich(datei, "Zeichnungen", f"{ZEICHENBEFEHLE // 10**6} MB")
        yield _text(seite, datei).split("\n")


def _text(seite: PageObject, datei: str) -> str:
    """Take the text as it is laid out; where drawings hold it, as they draw it."""
    text = seite.extract_text(extraction_mode="layout")
    return text if text.strip() else seite.extract_text(visitor_operand_before=_Zaehler(datei))


class _Zaehler:
    """Counts what is drawn: drawings may call each other without end."""

    def __init__(self, datei: str) -> None:
        self.datei = datei
        self.befehle = 0

    def __call__(self, *_: object) -> None:
        self.befehle += 1
        if self.befehle > 1_000_000:
            raise ZuUmfangreich(self.datei, "mehr als eine Million Zeichenbefehle", "eine Million")

"""A file kept beside a letter: its digest, and what a PDF among them is to be warned of."""

import hashlib
import logging
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from ozganswer.errors import Mistake, Position
from ozganswer.errors.annexes import PdfOhneTags, PdfUnlesbar
from ozganswer.load.datei import Wurzel
from ozganswer.records.antwort import Anlagedatei, Briefquelle
from ozganswer.records.kaputt import KAPUTTES_PDF

GRENZE = 200_000_000
"""Most bytes that a file beside a letter may have."""

PDF = ".pdf"

SCHWEIGEN = logging.NullHandler()
"""Keeps what pypdf logs of a broken file from the terminal: our own sentence says it."""


def lies_anlagedatei(wurzel: Wurzel, pfad: Path, datei: str) -> Anlagedatei:
    """Read a file that is kept beside a letter; raise a Mistake."""
    return Anlagedatei(datei, hashlib.sha256(wurzel.bytes(pfad, GRENZE)).hexdigest())


def pruefe_anlagedateien(wurzel: Wurzel, quelle: Briefquelle) -> Iterator[Mistake]:
    """Tell what to warn of in the files beside a letter that is to be made."""
    ordner = (wurzel.ordner / quelle.text.datei).parent
    for nr, anlage in enumerate(quelle.kopf.anlagen):
        if anlage.datei and anlage.datei.lower().endswith(PDF):
            inhalt = wurzel.bytes(ordner / anlage.datei, GRENZE)
            stelle = quelle.positionen["anlagen", str(nr), "datei"]
            yield from _befund(inhalt, anlage.datei, stelle)


def _befund(inhalt: bytes, datei: str, stelle: Position) -> Iterator[Mistake]:
    match _hat_tags(inhalt):
        case None:
            yield PdfUnlesbar(datei, stelle)
        case False:
            yield PdfOhneTags(datei, stelle)
        case True:
            return


def _hat_tags(inhalt: bytes) -> bool | None:
    """Tell whether a PDF is tagged (ISO 32000-1, 14.7.1 and 14.8.1); None: it cannot be read."""
    # Few letters have a PDF beside them, and only they wait for the import.
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import PyPdfError  # noqa: PLC0415
    from pypdf.generic import BooleanObject, DictionaryObject  # noqa: PLC0415

    logging.getLogger("pypdf").addHandler(SCHWEIGEN)
    try:
        katalog = PdfReader(BytesIO(inhalt)).root_object
        angaben = katalog.get("/MarkInfo", katalog).get_object()
        markiert = isinstance(angaben, DictionaryObject) and angaben.get("/Marked")
    except (PyPdfError, *KAPUTTES_PDF):
        return None
    return markiert == BooleanObject(value=True) and "/StructTreeRoot" in katalog

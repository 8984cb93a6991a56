"""Letters on paper: drawn as PDF, and as DOCX that LibreOffice prints, and read back."""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pdfplumber
import pypdf
import pytest

from ozganswer.records.letter import Letter
from ozganswer.records.stil import Stil
from ozganswer.write import WRITERS
from tests.write_docx.lesen import MM, to_pdf

needs_office = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice (soffice) ist nicht da: ohne Papier"
)
FORMATE = ("pdf", "docx")
RAND = 20
"""How many mm from the left edge the fold and hole marks end at most."""

Briefe: TypeAlias = Mapping[str, tuple[Letter, Stil]]


@dataclass(frozen=True, slots=True)
class Wort:
    """A word, in mm from the sheet's top left corner to their baseline."""

    text: str
    links: float
    rechts: float
    unten: float
    schrift: tuple[float, bool]
    """The size in pt, and whether it is bold."""


@dataclass(frozen=True, slots=True)
class Seite:
    """A page: its words from the top, the heights of its marks in mm, and its rules."""

    worte: tuple[Wort, ...]
    marken: tuple[float, ...]
    linien: tuple[tuple[float, float, float], ...]
    """The horizontal rules: height, begin and end."""

    def finde(self, beginn: str) -> Wort:
        """Find the first word that begins so."""
        return next(w for w in self.worte if w.text.startswith(beginn))


def drucke(briefe: Briefe, ordner: Path) -> Mapping[str, Mapping[str, Path]]:
    """Write letters in both formats, print the DOCX, and give the paths of the PDF by format."""
    papier: dict[str, dict[str, Path]] = {}
    docx = []
    for name, (letter, stil) in briefe.items():
        docx.append(ordner / f"{name}.docx")
        docx[-1].write_bytes(WRITERS["docx"](letter, stil))
        papier[name] = {"pdf": ordner / f"{name}-pdf.pdf"}
        papier[name]["pdf"].write_bytes(WRITERS["pdf"](letter, stil))
    for name, datei in zip(briefe, to_pdf(docx), strict=True):
        papier[name]["docx"] = datei
    return papier


def seitenzahl(datei: Path) -> int:
    """Count the pages of a PDF."""
    return len(pypdf.PdfReader(datei).pages)


def lies(datei: Path) -> list[Seite]:
    """Read the pages of a PDF."""
    with pdfplumber.open(datei) as pdf:
        return [_seite(page) for page in pdf.pages]


def _seite(page: pdfplumber.page.Page) -> Seite:
    worte = page.extract_words(return_chars=True, x_tolerance=1)
    edges = [e for e in page.edges if e["orientation"] == "h"]
    # LibreOffice may draw a mark a hair's breadth aslant, which then is no edge.
    marken = {round(e["top"] * MM, 1) for e in (*edges, *page.lines) if e["x1"] * MM < RAND}
    return Seite(
        tuple(_wort(page, w) for w in worte),
        tuple(sorted(marken)),
        tuple((e["top"] * MM, e["x0"] * MM, e["x1"] * MM) for e in edges if e["x1"] * MM > RAND),
    )


def _wort(page: pdfplumber.page.Page, wort: dict) -> Wort:
    first = wort["chars"][0]
    unten = (float(page.height) - first["matrix"][5]) * MM
    schrift = (round(first["size"], 1), "Bold" in first["fontname"])
    return Wort(wort["text"], wort["x0"] * MM, wort["x1"] * MM, unten, schrift)

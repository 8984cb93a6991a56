"""The words of a PDF with their places, as a reader finds them."""

from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pypdf import PdfReader

GENAU = 1
"""Digits behind the point of a place, in points: what moves less does not move."""


@dataclass(frozen=True, slots=True)
class Wort:
    """A run of text, its page from 1, and its place on it in points."""

    seite: int
    text: str
    x: float
    y: float


def lies_worte(inhalt: bytes) -> list[Wort]:
    """Read a PDF that the program wrote, in the order in which it draws."""
    return [
        wort
        for nummer, seite in enumerate(PdfReader(BytesIO(inhalt)).pages, 1)
        for wort in _page(nummer, seite)
    ]


def _page(nummer: int, seite: Any) -> list[Wort]:
    worte: list[Wort] = []

    def keep(text: str, cm: list[float], tm: list[float], _font: Any, _size: float) -> None:
        if text.strip():
            x = cm[0] * tm[4] + cm[2] * tm[5] + cm[4]
            y = cm[1] * tm[4] + cm[3] * tm[5] + cm[5]
            worte.append(Wort(nummer, text.strip(), round(x, GENAU), round(y, GENAU)))

    seite.extract_text(visitor_text=keep)
    return worte

"""Lines of a paragraph that were meant as a table: none is read, and all of it becomes text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from markdown_it.rules_block.table import escapedSplit

_STRICHE = re.compile(r":?[-–—]+:?")
"""A cell of the line below a table's head; Word makes dashes of hyphens."""
_TEXT = "sie steht als Text im Brief"
_ZEILE = re.compile(r"\|.*(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Verdacht:
    """The line for which there is no table: its index, what it is not, and what to do."""

    index: int
    was: str
    hinweis: str


def pruefe(lines: Sequence[str]) -> Verdacht | None:
    """Find the line of a paragraph for which it is no table."""
    rows = [line.strip() for line in lines]
    for index, (kopf, row) in enumerate(pairwise(rows), start=1):
        if "|" in kopf and "|" in row and any(map(_STRICHE.fullmatch, _zellen(row))):
            hinweis = f"Dafür „{_trennzeile(kopf)}“ schreiben."
            return Verdacht(index, f"trennt keinen Kopf einer Tabelle ab; {_TEXT}", hinweis)
    for index, row in enumerate(rows):
        if _ZEILE.fullmatch(row):
            hinweis = f"Unter den Kopf „{_trennzeile(row)}“ schreiben, ohne Leerzeile dazwischen."
            return Verdacht(index, f"ist keine Zeile einer Tabelle; {_TEXT}", hinweis)
    return None


def _zellen(row: str) -> list[str]:
    return [cell.strip() for cell in escapedSplit(row.removeprefix("|").removesuffix("|"))]


def _trennzeile(kopf: str) -> str:
    return f"| {' | '.join('---' for _ in _zellen(kopf))} |"

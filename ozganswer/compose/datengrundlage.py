"""The annex that lists each figure of a letter with its facts, as sober as a table can be."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ozganswer.compose.belege import Kontext, tabelle, zeilen
from ozganswer.records.fakten import Fakt
from ozganswer.records.letter import (
    Annex,
    Block,
    Cell,
    Figure,
    Paragraph,
    Text,
)
from ozganswer.records.reading import inlines_of

TITEL = "Datengrundlage"


def datengrundlage(blocks: Iterable[Block], titel: str, kontext: Kontext) -> Annex:
    """Make the annex over the numbers of a letter: each once, as it is read."""
    rows = tuple(dict.fromkeys(_zeilen(blocks, kontext)))
    if not rows:
        return Annex((Text(titel),), (Paragraph((Text("Der Brief nennt keine Zahlen."),)),))
    return Annex((Text(titel),), (tabelle(rows, TITEL),), quer=True)


def _zeilen(blocks: Iterable[Block], kontext: Kontext) -> Iterator[tuple[Cell, ...]]:
    for figure in (i for block in blocks for i in inlines_of(block) if isinstance(i, Figure)):
        if _ist_zahl(figure):
            yield from zeilen(figure, kontext)


def _ist_zahl(figure: Figure) -> bool:
    """Tell whether a figure says a number, in digits or, as small ones are written, in a word."""
    gezaehlt = bool(figure.rechnung) or any(map(_hat_zahl, figure.fakten))
    return gezaehlt or any(c.isdigit() for c in figure.text)


def _hat_zahl(fakt: Fakt) -> bool:
    return isinstance(fakt.wert, int | Decimal) and not isinstance(fakt.wert, bool)

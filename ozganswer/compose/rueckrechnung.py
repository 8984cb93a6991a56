"""Sums that stay in a letter for publication, and from which a hidden cell can be reckoned."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from ozganswer.compose.oeffentlich import geheim, verdeckte
from ozganswer.errors import Mistake, Position
from ozganswer.errors.publishing import Zurueckrechenbar
from ozganswer.records.letter import Block, Cell, Figure, InfoLine, ItemList, Letter, Table
from ozganswer.records.reading import blocks_of, deep, plain, text_of

AUFFAELLIG = 10
"""The least number that is taken for a sum wherever it stands; smaller ones stand everywhere."""

_ZAHL = re.compile(
    r"(?<![\w,.])(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?(?![\w.,]*\d)(?:[ \u00a0](Tsd|Mio|Mrd)\.?)?"
)
_EINHEIT = {"": Decimal(1), "Tsd": Decimal(10**3), "Mio": Decimal(10**6), "Mrd": Decimal(10**9)}


def rueckrechnungen(brief: Letter, neu: Letter, ort: Position) -> Iterator[Mistake]:
    """Find columns with hidden numbers whose sum still stands somewhere in the new letter."""
    alle = {zahl: text for block in blocks_of(neu) for zahl, text in zahlen(text_of(block))}
    for table in _tables(blocks_of(brief)):
        for nr in range(len(table.columns)):
            yield from _spalte(table, nr, alle, ort)


def zahlen(text: str) -> Iterator[tuple[Decimal, str]]:
    """Read the numbers of a text, as a German writes them."""
    for found in _ZAHL.finditer(text):
        ganz, bruch, einheit = found[1].replace(".", ""), found[2] or "", found[3] or ""
        yield Decimal(ganz + bruch.replace(",", ".")) * _EINHEIT[einheit], found[0]


def _spalte(table: Table, nr: int, alle: dict[Decimal, str], ort: Position) -> Iterator[Mistake]:
    sichtbar: list[Decimal] = []
    verdeckt: list[Decimal] = []
    for row in table.rows:
        erste = next((zahl for zahl, _ in zahlen(plain(row[nr].inlines))), None)
        if erste is not None and not _ist_summe(row[nr]):
            (verdeckt if verdeckte(row)[nr] else sichtbar).append(erste)
    if not verdeckt or not sichtbar:
        return
    summe = sum(sichtbar, sum(verdeckt, Decimal(0)))
    # The sum stands below the column, or anywhere else.
    gefunden = [z for z in sichtbar if 2 * z == summe]
    gefunden += [summe] if summe in alle and summe >= AUFFAELLIG else []
    if gefunden:
        titel = " ".join(plain(table.header[0][nr].inlines).split()) if table.header else ""
        yield Zurueckrechenbar(titel, alle[gefunden[0]], len(verdeckt), ort)


def _ist_summe(cell: Cell) -> bool:
    """Tell whether a hidden cell was itself reckoned from others."""
    figuren = (i for i in deep(cell.inlines) if isinstance(i, Figure))
    return any(f.rechnung and geheim(f.fakten) for f in figuren)


def _tables(blocks: Iterable[Block | InfoLine]) -> Iterator[Table]:
    """Walk the tables of a letter that are not hidden whole."""
    for block in blocks:
        match block:
            case Table(oeffentlich=True):
                yield block
            case ItemList(items=items, oeffentlich=True):
                yield from _tables(b for item in items for b in item)
            case _:
                pass

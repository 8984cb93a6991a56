"""Table → the widths of its columns and the space below it, the same for every writer of pages.

The reckoning is that of CSS 2.1, 17.5.2.2, for a table as wide as the text: a column is never
narrower than its longest word, and what is left goes where the text is longest.
"""

from collections.abc import Iterable, Iterator, Sequence

from ozganswer.errors.writing import TabelleZuBreit
from ozganswer.records.letter import (
    Block,
    ItemList,
    Letter,
    Table,
)
from ozganswer.records.stil import Stil
from ozganswer.write.extents import Extent, cells, extents, measured
from ozganswer.write.measure import MM, list_step

KLEINSTE = 7.0
"""The smallest type in pt that a table is set in, so that its words fit their columns."""
SPIELRAUM = 0.5
"""How many mm a column is wider than its longest word, for its lines and for rounding."""
LINIEN = 0.2
"""How many mm of it the lines beside a word take at least."""


def table_size(table: Table, breite: float, stil: Stil) -> float:
    """Choose the size in pt of a table's type: its role's, or the next smaller that breaks no word.

    Where even the smallest breaks one, as with a long address, the role's holds.
    """
    groesse, found = _own_size(stil, header=False), extents(table)
    room = breite * (1 - _taken(table))
    smaller = (groesse - half / 2 for half in range(max(int(2 * (groesse - KLEINSTE)), 0) + 1))
    innen = stil.tabelle.innen
    fitting = (
        size
        for size in smaller
        if sum(_needs(table, found, size, innen)[0]) <= room
        and sum(_whole_words(found, size, innen)) <= breite
    )
    return next(fitting, groesse)


def smaller(size: float, stil: Stil, *, header: bool) -> float | None:
    """Say in what size in pt cells of a table of that type are set; None: in that of their role."""
    return size if size < _own_size(stil, header=header) else None


def _own_size(stil: Stil, *, header: bool) -> float:
    return stil.absatz("tabellenkopf" if header else "tabelle").groesse or stil.schrift.groesse


def column_widths(table: Table, breite: float, groesse: float, innen: float) -> tuple[float, ...]:
    """Reckon the columns' widths in mm, together `breite`.

    `groesse` is the type size in pt and `innen` the mm between a text and its line; a column's own
    share holds where it is given, unless that cuts a word for which another column has room.
    """
    given, taken = sum(column.width for column in table.columns), _taken(table)
    found = extents(table)
    least, most = _needs(table, found, groesse, innen)
    auto = iter(_fit(least, most, breite * (1 - taken)))
    wanted = [
        breite * taken * column.width / given if column.width else next(auto)
        for column in table.columns
    ]
    return tuple(_widened(wanted, _whole_words(found, groesse, innen)))


def _widened(wanted: list[float], least: list[float]) -> list[float]:
    """Widen the columns that are too narrow for a word by what the others can spare."""
    missing = sum(max(low - width, 0) for low, width in zip(least, wanted, strict=True))
    spare = sum(max(width - low, 0) for low, width in zip(least, wanted, strict=True))
    if not missing or missing > spare:
        return wanted
    kept = 1 - missing / spare
    pairs = zip(least, wanted, strict=True)
    return [low + max(width - low, 0) * kept for low, width in pairs]


def too_wide(letter: Letter, stil: Stil) -> Iterator[TabelleZuBreit]:
    """Find the tables of a letter in which a word would be cut."""
    seite = stil.seite
    sides = seite.links + seite.rechts
    yield from _too_wide(letter.body, seite.breite - sides, stil, quer=False)
    for annex in letter.annexes:
        sheet = seite.hoehe if annex.quer else seite.breite
        yield from _too_wide(annex.blocks, sheet - sides, stil, quer=annex.quer)


def _too_wide(
    blocks: Iterable[Block], breite: float, stil: Stil, *, quer: bool
) -> Iterator[TabelleZuBreit]:
    for block in blocks:
        match block:
            case Table() if found := next(_cut_words(block, breite, stil), None):
                yield TabelleZuBreit(*found, len(block.columns), quer=quer)
            case ItemList(items=items):
                inner = breite - list_step(stil.absatz("liste"))
                for item in items:
                    yield from _too_wide(item, inner, stil, quer=quer)


def _cut_words(table: Table, breite: float, stil: Stil) -> Iterator[tuple[str, int]]:
    """Find words that are wider than their column, each with the number of that column."""
    groesse, innen = table_size(table, breite, stil), stil.tabelle.innen
    room = [w - 2 * innen - LINIEN for w in column_widths(table, breite, groesse, innen)]
    for number, cell, header in cells(table):
        size = min(groesse, _own_size(stil, header=header))
        bold = stil.absatz("tabellenkopf" if header else "tabelle").fett
        for word, width in measured(cell, bold=bold).pieces():
            if width * size * MM / 1000 > room[number]:
                yield word, number + 1


def _whole_words(found: Iterable[Extent], groesse: float, innen: float) -> list[float]:
    """Reckon how many mm wide each column is at least, so that none of its words is cut."""
    return [extent.piece * groesse * MM / 1000 + 2 * innen + SPIELRAUM for extent in found]


def _taken(table: Table) -> float:
    """Say what share of the table the columns take that have a share of their own."""
    given = sum(column.width for column in table.columns)
    free = sum(not column.width for column in table.columns)
    return min(given, 1 - 0.05 * free) if free else 1


def space_below(rows: int, stil: Stil, vor: float) -> float:
    """Reckon the space in pt below a table: what follows it stands on the grid of the text again.

    `rows` are those of the table with its header, `vor` the space that what follows wants in pt.
    """
    zeile, satz = stil.schrift.zeile, stil.tabelle
    if (stil.absatz("tabelle").zeile or zeile) % zeile:
        return max(zeile / 2, vor)
    lines = rows * (2 * satz.innen / MM + satz.staerke) + satz.staerke
    rest = -lines % zeile
    return round(rest + vor + (0 if rest > zeile / 3 else zeile), 2)


def _fit(least: list[float], most: list[float], width: float) -> list[float]:
    if sum(most) <= width:
        return [width * m / sum(most) for m in most]
    if sum(least) >= width:
        return _squeezed(least, width)
    spare = (width - sum(least)) / (sum(most) - sum(least))
    return [low + spare * (high - low) for low, high in zip(least, most, strict=True)]


def _squeezed(least: list[float], width: float) -> list[float]:
    """Cut the widest columns alone to one width, so that the words of all others stay whole."""
    left = width
    for count, low in zip(range(len(least), 0, -1), sorted(least), strict=True):
        if low * count >= left:
            return [min(column, left / count) for column in least]
        left -= low
    return least


def _needs(
    table: Table, found: Sequence[Extent], groesse: float, innen: float
) -> tuple[list[float], list[float]]:
    # The least and the most that each column without a share of its own can use, in mm.
    free = [e for e, column in zip(found, table.columns, strict=True) if not column.width]
    scale, pad = groesse * MM / 1000, 2 * innen + SPIELRAUM
    return [e.word * scale + pad for e in free], [e.line * scale + pad for e in free]

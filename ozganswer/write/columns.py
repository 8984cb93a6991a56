"""Table → the widths of its columns and the space below it, the same for every writer of pages.

The reckoning is that of CSS 2.1, 17.5.2.2, for a table as wide as the text: a column is never
narrower than its longest word, and what is left goes where the text is longest.
"""

import re
from collections.abc import Iterable, Iterator

from ozganswer.errors.writing import TabelleZuBreit
from ozganswer.records.letter import (
    Block,
    ItemList,
    Letter,
    Table,
)
from ozganswer.records.reading import plain
from ozganswer.records.stil import Stil
from ozganswer.write.measure import BOLD, MM, advance, list_step

KLEINSTE = 7.0
"""The smallest type in pt that a table is set in, so that its words fit their columns."""
SPIELRAUM = 0.5
"""How many mm a column is wider than its longest word, for its lines and for rounding."""
LINIEN = 0.2
"""How many mm of it the lines beside a word take at least."""
_ADDRESS = re.compile(r"@|[^\W\d][.:]\w|\w[.:][^\W\d]")
"""What an address has and an amount, a day or a time has not: a letter beside the sign."""


def table_size(table: Table, breite: float, stil: Stil) -> float:
    """Choose the size in pt of a table's type: its role's, or the next smaller that breaks no word.

    Where even the smallest breaks one, as with a long address, the role's holds.
    """
    groesse = stil.absatz("tabelle").groesse or stil.schrift.groesse
    room = breite * (1 - _taken(table))
    smaller = (groesse - half / 2 for half in range(max(int(2 * (groesse - KLEINSTE)), 0) + 1))
    innen = stil.tabelle.innen
    fitting = (
        size
        for size in smaller
        if sum(_needs(table, size, innen)[0]) <= room
        and sum(_whole_words(table, size, innen)) <= breite
    )
    return next(fitting, groesse)


def smaller(size: float, stil: Stil, *, header: bool) -> float | None:
    """Say in what size in pt cells of a table of that type are set; None: in that of their role."""
    own = stil.absatz("tabellenkopf" if header else "tabelle").groesse or stil.schrift.groesse
    return size if size < own else None


def column_widths(table: Table, breite: float, groesse: float, innen: float) -> tuple[float, ...]:
    """Reckon the columns' widths in mm, together `breite`.

    `groesse` is the type size in pt and `innen` the mm between a text and its line; a column's own
    share holds where it is given, unless that cuts a word for which another column has room.
    """
    given, taken = sum(column.width for column in table.columns), _taken(table)
    least, most = _needs(table, groesse, innen)
    auto = iter(_fit(least, most, breite * (1 - taken)))
    wanted = [
        breite * taken * column.width / given if column.width else next(auto)
        for column in table.columns
    ]
    return tuple(_widened(wanted, _whole_words(table, groesse, innen)))


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
    widths = column_widths(table, breite, groesse, innen)
    words = ((word, number) for number, text, _ in _texts(table) for word in _words(text))
    for word, number in words:
        if advance(word) * groesse * MM / 1000 > widths[number] - 2 * innen - LINIEN:
            yield word, number + 1


def _words(text: str) -> Iterator[str]:
    """Split a text into what stands in one line; nobody minds where an address is cut."""
    pieces = re.split(r"\s+|(?<=[-–/])", text)
    return (piece for piece in pieces if not _ADDRESS.search(piece))


def _whole_words(table: Table, groesse: float, innen: float) -> list[float]:
    """Reckon how many mm wide each column is at least, so that none of its words is cut."""
    longest = [0.0] * len(table.columns)
    for number, text, factor in _texts(table):
        longest[number] = max(longest[number], factor * _longest(list(_words(text))))
    return [length * groesse * MM / 1000 + 2 * innen + SPIELRAUM for length in longest]


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


def _needs(table: Table, groesse: float, innen: float) -> tuple[list[float], list[float]]:
    # The least and the most that each column without a share of its own can use, in mm.
    free = [number for number, column in enumerate(table.columns) if not column.width]
    words = dict.fromkeys(free, 0.0)
    lines = dict.fromkeys(free, 0.0)
    for number, text, factor in _texts(table):
        if number in words:
            scale = factor * groesse * MM / 1000
            words[number] = max(words[number], scale * _longest(text.split()))
            lines[number] = max(lines[number], scale * _longest(text.split("\n")))
    pad = 2 * innen + SPIELRAUM
    return [words[n] + pad for n in free], [lines[n] + pad for n in free]


def _texts(table: Table) -> Iterator[tuple[int, str, float]]:
    for rows, factor in ((table.header, BOLD), (table.rows, 1.0)):
        for row in rows:
            yield from ((number, plain(cell.inlines), factor) for number, cell in enumerate(row))


def _longest(pieces: list[str]) -> float:
    return max(map(advance, pieces), default=0)

"""Table → the widths of its columns and the space below it, the same for every writer of pages.

The reckoning is that of CSS 2.1, 17.5.2.2, for a table as wide as the text: a column is never
narrower than its longest word, and what is left goes where the text is longest.
"""

import re
from collections.abc import Iterable, Iterator

from ozganswer.errors.writing import TabelleZuBreit
from ozganswer.records.letter import Block, Letter, Table, plain
from ozganswer.records.stil import Stil
from ozganswer.write.measure import BOLD, MM, advance


def column_widths(table: Table, breite: float, groesse: float, innen: float) -> tuple[float, ...]:
    """Reckon the columns' widths in mm, together `breite`.

    `groesse` is the type size in pt and `innen` the mm between a text and its line; a column's own
    share holds where it is given.
    """
    given = sum(column.width for column in table.columns)
    free = sum(not column.width for column in table.columns)
    taken = min(given, 1 - 0.05 * free) if free else 1
    least, most = _needs(table, groesse, innen)
    auto = iter(_fit(least, most, breite * (1 - taken)))
    return tuple(
        breite * taken * column.width / given if column.width else next(auto)
        for column in table.columns
    )


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
    for table in (block for block in blocks if isinstance(block, Table)):
        if found := next(_cut_words(table, breite, stil), None):
            yield TabelleZuBreit(*found, len(table.columns), quer=quer)


def _cut_words(table: Table, breite: float, stil: Stil) -> Iterator[tuple[str, int]]:
    """Find words that are wider than their column, each with the number of that column."""
    groesse, innen = stil.absatz("tabelle").groesse or stil.schrift.groesse, stil.tabelle.innen
    widths = column_widths(table, breite, groesse, innen)
    # Nobody minds where an address is cut.
    words = (
        (word, number)
        for number, text, _ in _texts(table)
        for word in re.split(r"\s+|(?<=[-–/])", text)
        if not re.search(r"\w[.@:]\w", word)
    )
    for word, number in words:
        if advance(word) * groesse * MM / 1000 > widths[number] - 2 * innen:
            yield word, number + 1


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
        return [width * m / sum(least) for m in least]
    spare = (width - sum(least)) / (sum(most) - sum(least))
    return [low + spare * (high - low) for low, high in zip(least, most, strict=True)]


def _needs(table: Table, groesse: float, innen: float) -> tuple[list[float], list[float]]:
    # The least and the most that each column without a share of its own can use, in mm.
    free = [number for number, column in enumerate(table.columns) if not column.width]
    words = dict.fromkeys(free, 0.0)
    lines = dict.fromkeys(free, 0.0)
    for number, text, factor in _texts(table):
        if number in words:
            scale = factor * groesse * 25.4 / 72 / 1000
            words[number] = max(words[number], scale * _longest(text.split()))
            lines[number] = max(lines[number], scale * _longest(text.split("\n")))
    pad = 2 * innen + 0.5
    return [words[n] + pad for n in free], [lines[n] + pad for n in free]


def _texts(table: Table) -> Iterator[tuple[int, str, float]]:
    for rows, factor in ((table.header, BOLD), (table.rows, 1.0)):
        for row in rows:
            yield from ((number, plain(cell.inlines), factor) for number, cell in enumerate(row))


def _longest(pieces: list[str]) -> float:
    return max(map(advance, pieces), default=0)

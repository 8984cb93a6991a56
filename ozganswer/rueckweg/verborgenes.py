"""What of a letter no document shows: which passages are not public, the titles of tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ozganswer.records.letter import Block, Column, ItemList, Letter, Table
from ozganswer.rueckweg.abschnitt import Abschnitt
from ozganswer.rueckweg.ursprung import worte, zeilen


@dataclass(frozen=True, slots=True)
class Verborgen:
    """The words that are not public, line by line, and what tables are called and how set."""

    zeilen: tuple[str, ...]
    tabellen: tuple[tuple[str, tuple[Column, ...]], ...]


def verborgen(letter: Letter) -> Verborgen:
    """Read what a letter holds and its document does not show."""
    tabellen = tuple((b.titel, b.columns) for b in _deep(letter.body) if isinstance(b, Table))
    return Verborgen(tuple(_hidden(letter.body)), tabellen)


def bewahrt(alt: Verborgen, neu: Verborgen, angenommen: Sequence[Abschnitt]) -> bool:
    """Tell whether after some changes nothing has become public, and tables are as they were."""
    weg = 0
    for abschnitt in angenommen:
        verdeckt = [p for p in abschnitt.vorher if worte(p.text) in alt.zeilen]
        if verdeckt and 0 < len(abschnitt.nachher) != len(abschnitt.vorher):
            return False
        weg += len(verdeckt) if not abschnitt.nachher else 0
    rest = iter(alt.tabellen)
    return len(neu.zeilen) >= len(alt.zeilen) - weg and all(t in rest for t in neu.tabellen)


def _hidden(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if not block.oeffentlich:
            yield from (zeile for zeile in zeilen(block) if zeile)
        elif isinstance(block, ItemList):
            for item in block.items:
                yield from _hidden(item)


def _deep(blocks: Sequence[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        if isinstance(block, ItemList):
            for item in block.items:
                yield from _deep(item)

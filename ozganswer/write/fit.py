"""Letter and Stil → both fitted to each other, the same for every writer of pages.

A value of the information block that is too long for its column is broken by hand, since no
word processor breaks an e-mail address where a reader would. What is too high for its place
moves the text down, as DIN 5008 wants for the information block, or is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from ozganswer.errors import Mistakes
from ozganswer.errors.writing import AnschriftZuGross, RegionZuGross
from ozganswer.records.letter import (
    Emphasis,
    Figure,
    Frame,
    InfoLine,
    Inline,
    Letter,
    LineBreak,
    Link,
    Paragraph,
    Region,
    RegionName,
    Strong,
    Text,
)
from ozganswer.records.stil import Absatz, Seite, Stil
from ozganswer.write.columns import BOLD, advance
from ozganswer.write.lesen import lines, printed, subject

Block: TypeAlias = Paragraph | InfoLine

MM = 25.4 / 72
"""Millimetres in a point."""
KOPFZEILE, KOPFZEILE_GROESSE, KOPFZEILE_ZEILE = 13.0, 8.0, 10.0
"""Where the header of later pages begins, in mm from the sheet's top; its type and line in pt."""
KOPFZEILE_BREITE = 0.8
"""The share of the text's width that the Betreff has in that header."""
ABSTAND = 2.0
"""How many mm the text of later pages stays below their header."""
BETREFF_DARUNTER = 8.46
"""How many mm the Betreff stands below the information block (DIN 5008)."""
HOECHSTENS = 60.0
"""How many mm an information block may be high; it pushes down what stands below it."""
SPIELRAUM = 0.5
"""How many mm a region may stand out of its place."""


def fit(letter: Letter, stil: Stil) -> tuple[Letter, Stil]:
    """Fit a letter and its style to each other; raises Mistakes where a region is too high."""
    fitted = _break_values(letter, stil)
    _check(fitted, stil)
    seite = replace(stil.seite, oben=_top(fitted, stil.seite), beginn=_beginning(fitted, stil))
    return fitted, replace(stil, seite=seite)


def kopfzeile(seite: Seite) -> float:
    """Say how many mm from the sheet's top the header of later pages begins."""
    return max(min(seite.oben - 7, KOPFZEILE), 0)


def vermerk(seite: Seite) -> float:
    """Say how many mm from the sheet's top the mark on every page begins, above that header."""
    return max(kopfzeile(seite) - 5, 0)


def _top(letter: Letter, seite: Seite) -> float:
    width = (seite.breite - seite.links - seite.rechts) * KOPFZEILE_BREITE
    count = _rows(subject(letter), width, KOPFZEILE_GROESSE)
    needed = KOPFZEILE + count * KOPFZEILE_ZEILE * MM + ABSTAND
    return max(seite.oben, needed) if count > 1 else seite.oben


def _beginning(letter: Letter, stil: Stil) -> float:
    block = letter.frame.region(RegionName.INFORMATIONSBLOCK)
    platz = stil.regionen.get(RegionName.INFORMATIONSBLOCK)
    if not block or not platz or (height := _height(block, stil)) <= platz.hoehe:
        return stil.seite.beginn
    return max(stil.seite.beginn, round(platz.oben + height + BETREFF_DARUNTER, 2))


def _check(letter: Letter, stil: Stil) -> None:
    placed = (r for r in (*letter.frame.before, *letter.frame.after) if r.name in stil.regionen)
    heights = ((r.name, _height(r, stil), _room(r.name, stil)) for r in placed)
    if wrong := [
        AnschriftZuGross(height, room)
        if name is RegionName.ANSCHRIFT
        else RegionZuGross(name.value, height, room)
        for name, height, room in heights
        if height > room + SPIELRAUM
    ]:
        raise Mistakes(wrong)


def _room(name: RegionName, stil: Stil) -> float:
    room = stil.regionen[name].hoehe
    return max(room, HOECHSTENS) if name is RegionName.INFORMATIONSBLOCK else room


def _height(region: Region, stil: Stil) -> float:
    """Reckon how high a region at its place becomes, in mm."""
    absatz = stil.absatz(region.name)
    blocks = printed(region, stil)
    rows = sum(_block_rows(block, region.name, stil) for block in blocks)
    between = max(absatz.vor, absatz.nach) * max(len(blocks) - 1, 0)
    around = absatz.vor + absatz.nach if blocks else 0
    return MM * (rows * (absatz.zeile or stil.schrift.zeile) + between + around)


def _block_rows(block: Block, name: RegionName, stil: Stil) -> int:
    absatz = stil.absatz(name)
    width = stil.regionen[name].breite - absatz.einzug - absatz.haengend
    size = _size(absatz, stil)
    match block:
        case Paragraph(inlines=inlines):
            return _inline_rows(inlines, width, size)
        case InfoLine(label=label, value=value):
            column = stil.informationsblock.spalte
            return max(_inline_rows(label, column, size), _inline_rows(value, width - column, size))


def _size(absatz: Absatz, stil: Stil) -> float:
    return (absatz.groesse or stil.schrift.groesse) * (BOLD if absatz.fett else 1)


def _inline_rows(inlines: tuple[Inline, ...], width: float, size: float) -> int:
    return sum(_rows(line, width, size) for line in lines(inlines))


def _rows(text: str, width: float, size: float) -> int:
    """Count the lines that a text takes on a width in mm, at a size in pt: at least one."""
    count, used = 1, 0.0
    for word in text.split(" "):
        need = _mm(word, size)
        if used and used + _mm(" ", size) + need > width:
            count, used = count + 1, 0.0
        used += need + (_mm(" ", size) if used else 0)
        while used > width:
            count, used = count + 1, used - width
    return count


def _mm(text: str, size: float) -> float:
    return advance(text) * size * MM / 1000


def _break_values(letter: Letter, stil: Stil) -> Letter:
    platz = stil.regionen.get(RegionName.INFORMATIONSBLOCK)
    if platz is None:
        return letter
    width = platz.breite - stil.informationsblock.spalte
    limit = width / MM / _size(stil.absatz(RegionName.INFORMATIONSBLOCK), stil) * 1000
    before = tuple(
        replace(region, blocks=tuple(_broken(block, limit) for block in region.blocks))
        if region.name is RegionName.INFORMATIONSBLOCK
        else region
        for region in letter.frame.before
    )
    return replace(letter, frame=Frame(before, letter.frame.after))


def _broken(block: Block, limit: float) -> Block:
    match block:
        case InfoLine(value=value):
            return replace(block, value=tuple(_pieces(value, limit)))
        case Paragraph():
            return block


def _pieces(inlines: tuple[Inline, ...], limit: float) -> Iterator[Inline]:
    for inline in inlines:
        match inline:
            case Text(text=text) | Figure(text=text):
                for number, piece in enumerate(_split(text, limit)):
                    yield from (LineBreak(),) if number else ()
                    yield replace(inline, text=piece)
            case Strong(children=children) | Emphasis(children=children) | Link(children=children):
                yield replace(inline, children=tuple(_pieces(children, limit)))
            case _:
                yield inline


def _split(text: str, limit: float) -> list[str]:
    """Split a text where a word is wider than `limit`: behind „@“ or a dot, else anywhere."""
    parts = [""]
    for word in re.findall(r"\s+|\S+", text):
        if advance(word) <= limit:
            parts[-1] += word
            continue
        for atom in _atoms(word, limit):
            last = parts[-1].rpartition(" ")[2]
            if last and advance(last + atom) > limit:
                parts.append("")
            parts[-1] += atom
    return parts


def _atoms(word: str, limit: float) -> Iterator[str]:
    for atom in re.findall(r"[^@.]*[@.]|[^@.]+", word):
        yield from (atom,) if advance(atom) <= limit else atom

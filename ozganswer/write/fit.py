"""Letter and Stil → both fitted to each other, the same for every writer of pages.

A value of the information block that is too long for its column is broken by hand, since no
word processor breaks an e-mail address where a reader would. What is too high for its place
moves the text down, as DIN 5008 wants for the information block, or is refused.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ozganswer.errors import Mistakes
from ozganswer.errors.writing import AnschriftZuGross, RegionImText, RegionZuGross
from ozganswer.records.letter import (
    Emphasis,
    Figure,
    Frame,
    InfoLine,
    Inline,
    Letter,
    LineBreak,
    Link,
    Marked,
    Paragraph,
    Region,
    RegionName,
    Strong,
    Text,
)
from ozganswer.records.stil import Seite, Stil
from ozganswer.write import addressing
from ozganswer.write.lesen import subject
from ozganswer.write.measure import MM, Line, advance, height, rows, size_of

KOPFZEILE, KOPFZEILE_GROESSE, KOPFZEILE_ZEILE = 13.0, 8.0, 10.0
"""Where the header of later pages begins, in mm from the sheet's top; its type and line in pt."""
KOPFZEILE_BREITE = 0.8
"""The share of the text's width that the Betreff has in that header."""
ABSTAND = 2.0
"""How many mm the text of later pages stays below their header."""
BETREFF_DARUNTER = 8.46
"""How many mm the Betreff stands below the information block (DIN 5008)."""
FALZ: Mapping[str, tuple[float, float, float]] = {"A": (87, 148.5, 192), "B": (105, 148.5, 210)}
"""Fold, hole and fold mark of each form, in mm from the sheet's top (DIN 5008)."""
HOECHSTENS = 60.0
"""How many mm an information block may be high; it pushes down what stands below it."""
SPIELRAUM = 0.5
"""How many mm a region may stand out of its place."""


def fit(letter: Letter, stil: Stil) -> tuple[Letter, Stil]:
    """Fit a letter and its style to each other; raises Mistakes where a region is too high."""
    fitted = _break_values(letter, stil)
    given, stil = stil, addressing.addressed(fitted.frame, stil)
    _check(fitted, given, stil)
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
    count = rows(subject(letter), width, KOPFZEILE_GROESSE)
    needed = KOPFZEILE + count * KOPFZEILE_ZEILE * MM + ABSTAND
    return max(seite.oben, needed) if count > 1 else seite.oben


def _beginning(letter: Letter, stil: Stil) -> float:
    block = letter.frame.region(RegionName.INFORMATIONSBLOCK)
    return _pushed(block, stil) if block else stil.seite.beginn


def _pushed(region: Region, stil: Stil) -> float:
    """Say where the text begins below a region: an information block too high pushes it down."""
    platz, beginn = stil.regionen.get(region.name), stil.seite.beginn
    if region.name is not RegionName.INFORMATIONSBLOCK or not platz:
        return beginn
    high = height(region, stil)
    pushed = round(platz.oben + high + BETREFF_DARUNTER, 2)
    return max(beginn, pushed) if high > platz.hoehe else beginn


def _check(letter: Letter, given: Stil, stil: Stil) -> None:
    placed = (r for r in (*letter.frame.before, *letter.frame.after) if r.name in stil.regionen)
    checked = (_too_high(r, letter.frame, given) or _over_text(r, stil) for r in placed)
    if wrong := [mistake for mistake in checked if mistake]:
        raise Mistakes(wrong)


def _too_high(region: Region, frame: Frame, stil: Stil) -> AnschriftZuGross | RegionZuGross | None:
    name, high, room = region.name, height(region, stil), stil.regionen[region.name].hoehe
    match name:
        case RegionName.ANSCHRIFT:
            room += addressing.free(frame, stil)
            return AnschriftZuGross(high, room) if high > room + SPIELRAUM else None
        case RegionName.INFORMATIONSBLOCK:
            room = max(room, HOECHSTENS)
    return RegionZuGross(name.value, high, room) if high > room + SPIELRAUM else None


def _over_text(region: Region, stil: Stil) -> RegionImText | None:
    """Find a region that ends below where the text begins, which it would then lie on."""
    end = stil.regionen[region.name].oben + height(region, stil)
    beginn = _pushed(region, stil)
    if region.name is RegionName.FUSS or end <= beginn + SPIELRAUM:
        return None
    return RegionImText(region.name.value, end, beginn)


def _break_values(letter: Letter, stil: Stil) -> Letter:
    platz = stil.regionen.get(RegionName.INFORMATIONSBLOCK)
    if platz is None:
        return letter
    width = platz.breite - stil.informationsblock.spalte
    limit = width / MM / size_of(stil.absatz(RegionName.INFORMATIONSBLOCK), stil) * 1000
    before = tuple(
        replace(region, blocks=tuple(_broken(block, limit) for block in region.blocks))
        if region.name is RegionName.INFORMATIONSBLOCK
        else region
        for region in letter.frame.before
    )
    return replace(letter, frame=Frame(before, letter.frame.after))


def _broken(block: Line, limit: float) -> Line:
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
            case Strong() | Emphasis() | Link() | Marked():
                yield replace(inline, children=tuple(_pieces(inline.children, limit)))
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

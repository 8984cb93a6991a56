"""How wide and how high texts become: reckoned with Arial's widths, the same for every writer."""

from collections.abc import Iterator
from itertools import repeat
from typing import TypeAlias

from ozganswer.records.letter import InfoLine, Inline, Paragraph, Region, RegionName
from ozganswer.records.stil import Absatz, Stil
from ozganswer.write.lesen import lines, printed

Line: TypeAlias = Paragraph | InfoLine

MM = 25.4 / 72
"""Millimetres in a point."""
HAENGEND = 5.0
"""How many mm the text of a list stands behind its mark where the style does not say."""
BOLD = 1.1
"""How much wider Arial Bold is."""

_OTHER = 556
"""Advance width of all signs not named below."""
_LIGHT = {
    191: "'",
    222: "ijl\N{SINGLE LOW-9 QUOTATION MARK}‘’",
    260: "|",
    278: " !,./:;I[\\]ft\N{NO-BREAK SPACE}",
    333: "()-`r„“”·",
    355: '"',
    389: "*",
    500: "Jcksvxyz",
    584: "+<=>~",
    611: "FTZß",
    667: "&ABEKPSVXYÄ",
    722: "CDHNRUwÜ",
    778: "GOQÖ",
    833: "Mm",
    889: "%",
    944: "W",
    1000: "—…",
    1015: "@",
}
"""Signs of Arial by their advance widths in thousandths of the type size."""
_HEAVY = {
    238: "'",
    278: " ,./I\\ijl\N{NO-BREAK SPACE}\N{SINGLE LOW-9 QUOTATION MARK}‘’",
    280: "|",
    333: "!()-:;[]`ft·",
    389: "*r{}",
    474: '"',
    500: "z„“”",
    584: "+<=>^~",
    611: "?FLTZbdghnopqußöü",
    667: "EPSVXY",
    722: "&ABCDHKNRUÄÜ",
    778: "GOQwÖ",
    833: "M",
    889: "%m",
    944: "W",
    975: "@",
    1000: "—…",
}
"""Those of Arial Bold."""
_ADVANCES = {
    bold: {sign: width for width, signs in table.items() for sign in signs}
    for bold, table in ((False, _LIGHT), (True, _HEAVY))
}


def advances(text: str, *, bold: bool = False) -> Iterator[int]:
    """Measure each sign of a text in Arial, in thousandths of the type size."""
    return map(_ADVANCES[bold].get, text, repeat(_OTHER))


def advance(text: str, *, bold: bool = False) -> int:
    """Measure a text in Arial, in thousandths of the type size."""
    return sum(advances(text, bold=bold))


def width(text: str, size: float) -> float:
    """Measure a text in mm, at a size in pt."""
    return advance(text) * size * MM / 1000


def size_of(absatz: Absatz, stil: Stil) -> float:
    """Say in what size in pt of plain type the paragraphs of a role are as wide as they are."""
    return (absatz.groesse or stil.schrift.groesse) * (BOLD if absatz.fett else 1)


def list_step(absatz: Absatz) -> float:
    """Say how many mm each level of a list, set as its role is, stands further to the right."""
    return absatz.einzug + (absatz.haengend or HAENGEND)


def rows(text: str, breite: float, size: float) -> int:
    """Count the lines that a text takes on a width in mm, at a size in pt: at least one."""
    count, used = 1, 0.0
    for word in text.split(" "):
        need = width(word, size)
        if used and used + width(" ", size) + need > breite:
            count, used = count + 1, 0.0
        used += need + (width(" ", size) if used else 0)
        while used > breite:
            count, used = count + 1, used - breite
    return count


def height(region: Region, stil: Stil) -> float:
    """Reckon how high a region at its place becomes, in mm."""
    absatz = stil.absatz(region.name)
    blocks = printed(region, stil)
    count = sum(_block_rows(block, region.name, stil) for block in blocks)
    between = max(absatz.vor, absatz.nach) * max(len(blocks) - 1, 0)
    around = absatz.vor + absatz.nach if blocks else 0
    return count * line_height(region.name, stil) + MM * (between + around)


def line_height(rolle: str, stil: Stil) -> float:
    """Say how high a line of a role is, in mm."""
    return MM * (stil.absatz(rolle).zeile or stil.schrift.zeile)


def _block_rows(block: Line, name: RegionName, stil: Stil) -> int:
    absatz = stil.absatz(name)
    breite = stil.regionen[name].breite - absatz.einzug - absatz.haengend
    size = size_of(absatz, stil)
    match block:
        case Paragraph(inlines=inlines):
            return _inline_rows(inlines, breite, size)
        case InfoLine(label=label, value=value):
            column = stil.informationsblock.spalte
            beside = _inline_rows(value, breite - column, size)
            return max(_inline_rows(label, column, size), beside)


def _inline_rows(inlines: tuple[Inline, ...], breite: float, size: float) -> int:
    return sum(rows(line, breite, size) for line in lines(inlines))

"""Letter → the letter for publication: what is not public is a gap, and nowhere else either."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ozganswer.compose.privates import LUECKE
from ozganswer.compose.wandeln import replace_inlines
from ozganswer.records.fakten import Fakt
from ozganswer.records.letter import (
    Annex,
    Block,
    Cell,
    Figure,
    Frame,
    Gap,
    InfoLine,
    Inline,
    ItemList,
    Letter,
    Link,
    Nested,
    Paragraph,
    Passage,
    Region,
    RegionName,
    Table,
    Text,
)
from ozganswer.records.reading import deep, text_of

OFFEN = "[offen]"
"""A gap that a clerk marked, without the note which office is asked."""

_ABSATZ = Paragraph((Text(LUECKE),))
_ZELLE = Cell((Text(LUECKE),))
_FOLGE = re.compile(rf"{re.escape(LUECKE)}(?:[ \u00a0]+{re.escape(LUECKE)})+")


def oeffentlich(letter: Letter) -> Letter:
    """Leave out of a letter what is not public; one in which all is public stays as it is."""
    body, passagen = _body(letter)
    frame = Frame(_regions(letter.frame.before), _regions(letter.frame.after))
    annexes = tuple(_annex(annex) for annex in letter.annexes)
    sichtbar = replace(letter, frame=frame, body=body, annexes=annexes, passagen=passagen)
    drawn = replace_inlines(sichtbar, _inlines)
    return replace(
        drawn,
        titel=_titel(letter, drawn),
        autor="" if _verraet(letter.autor, letter.fakten) else letter.autor,
        fakten=tuple(fakt for fakt in letter.fakten if fakt.oeffentlich),
    )


def verdecke(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Put a gap in the place of each block, row and figure that is not public."""
    rest = Letter("", Frame(), tuple(_sichtbar(blocks)))
    return replace_inlines(rest, _inlines).body


def geheim(fakten: Iterable[Fakt]) -> bool:
    """Tell whether one of some facts is not public, and so all that came from them."""
    return any(not fakt.oeffentlich for fakt in fakten)


def verdeckte(row: tuple[Cell, ...]) -> tuple[bool, ...]:
    """Tell which cells of a row are gaps: all, where no public fact stands in it."""
    figuren = [i for c in row for i in deep(c.inlines) if isinstance(i, Figure) and i.fakten]
    # A row below others, with their sum alone, keeps its name.
    eigene = any(geheim(f.fakten) and not f.rechnung for f in figuren)
    allein = eigene and all(geheim(f.fakten) for f in figuren)
    return (True,) * len(row) if allein else tuple(map(_verdeckt, row))


def _body(letter: Letter) -> tuple[tuple[Block, ...], tuple[Passage, ...]]:
    """Draw the body passage by passage, since a gap may stand for several blocks."""
    blocks: list[Block] = []
    passagen: list[Passage] = []
    bisher = 0
    for passage in letter.passagen:
        blocks += _sichtbar(letter.body[bisher : passage.von])
        von = len(blocks)
        blocks += _sichtbar(letter.body[passage.von : passage.bis])
        passagen.append(Passage(passage.fragen, von, len(blocks)))
        bisher = passage.bis
    return (*blocks, *_sichtbar(letter.body[bisher:])), tuple(passagen)


def _sichtbar(blocks: Iterable[Block]) -> Iterator[Block]:
    """Walk blocks; what is not public is one gap, however much follows on each other."""
    luecke = False
    for block in blocks:
        if block.oeffentlich:
            yield _block(block)
        elif not luecke:
            yield _ABSATZ
        luecke = not block.oeffentlich


def _block(block: Block) -> Block:
    match block:
        case ItemList(items=items):
            return replace(block, items=tuple(tuple(_sichtbar(item)) for item in items))
        case Table():
            return _table(block)
        case _:
            return block


def _table(table: Table) -> Table:
    header = tuple(_row(row, tuple(map(_verdeckt, row))) for row in table.header)
    rows = tuple(_row(row, verdeckte(row)) for row in table.rows)
    titel = LUECKE if geheim(table.titelfakten) else table.titel
    return replace(table, header=header, rows=rows, titel=titel, titelfakten=())


def _row(row: tuple[Cell, ...], weg: tuple[bool, ...]) -> tuple[Cell, ...]:
    return tuple(_ZELLE if w else cell for cell, w in zip(row, weg, strict=True))


def _verdeckt(cell: Cell) -> bool:
    return any(geheim(i.fakten) for i in deep(cell.inlines) if isinstance(i, Figure | Link))


def _regions(regions: tuple[Region, ...]) -> tuple[Region, ...]:
    return tuple(replace(r, blocks=tuple(map(_line, r.blocks))) for r in regions)


def _line(line: Paragraph | InfoLine) -> Paragraph | InfoLine:
    return _ABSATZ if isinstance(line, Paragraph) and not line.oeffentlich else line


def _annex(annex: Annex) -> Annex:
    return replace(annex, titel=_inlines(annex.titel), blocks=tuple(_sichtbar(annex.blocks)))


def _inlines(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    return tuple(_joined(i for inline in inlines for i in _inline(inline)))


def _inline(inline: Inline) -> Iterator[Inline]:
    match inline:
        case Figure(fakten=fakten) if geheim(fakten):
            yield Text(LUECKE)
        case Gap():
            yield Text(OFFEN)
        case Link(children=children, fakten=fakten) if geheim(fakten):
            yield from _inlines(children)
        case _ if isinstance(inline, Nested):
            yield replace(inline, children=_inlines(inline.children))
        case _:
            yield inline


def _joined(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Join texts that have come side by side, and gaps in a row to one."""
    pending = ""
    for inline in inlines:
        if isinstance(inline, Text):
            pending += inline.text
            continue
        if pending:
            yield Text(_FOLGE.sub(LUECKE, pending))
        pending = ""
        yield inline
    if pending:
        yield Text(_FOLGE.sub(LUECKE, pending))


def _titel(letter: Letter, drawn: Letter) -> str:
    """Write the title anew where it is the Betreff, which may have got gaps."""
    return _betreff(drawn) if letter.titel == _betreff(letter) else letter.titel


def _betreff(letter: Letter) -> str:
    region = letter.frame.region(RegionName.BETREFF)
    absaetze = [b for b in region.blocks if isinstance(b, Paragraph)] if region else []
    return " ".join(text_of(absaetze[0]).split("\n")) if absaetze else ""


def _verraet(text: str, fakten: Iterable[Fakt]) -> bool:
    return any(not fakt.oeffentlich and str(fakt.wert) == text for fakt in fakten)

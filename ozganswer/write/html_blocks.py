"""Blocks → HTML: each paragraph bears the class of its role."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from ozganswer.errors import InternalError
from ozganswer.records.letter import (
    Block,
    Cell,
    Column,
    Heading,
    Inline,
    ItemList,
    PageBreak,
    Paragraph,
    Question,
    Table,
)
from ozganswer.records.stil import Stil
from ozganswer.write.columns import column_widths, smaller, space_below, table_size
from ozganswer.write.html_inlines import draw_inlines
from ozganswer.write.lesen import beside_number, leading, one_line
from ozganswer.write.measure import BOLD, MM, list_step

LESEZEICHEN = 80
"""How many characters of a heading its bookmark shows."""


@dataclass(frozen=True, slots=True)
class Flow:
    """What blocks are drawn with: style, text width in mm, the tags of the headings to come."""

    stil: Stil
    breite: float
    headings: Iterator[str]

    def heading(self, inlines: tuple[Inline, ...], rolle: str) -> str:
        """Draw the next heading."""
        return paragraph(next(self.headings), rolle, draw_inlines(inlines), one_line(inlines))


def paragraph(tag: str, kinds: str, content: str, said: str = "") -> str:
    """Draw a paragraph, or a heading, which bears what it says as its bookmark."""
    bookmark = "" if tag == "p" else f' data-lesezeichen="{escape(_short(said))}"'
    return f'<{tag} class="{kinds}"{bookmark}>{content}</{tag}>'


def _short(text: str) -> str:
    if len(text) <= LESEZEICHEN:
        return text
    whole_words = text[: LESEZEICHEN + 1].rpartition(" ")[0] or text[:LESEZEICHEN]
    return f"{whole_words} …"


def draw_blocks(blocks: Sequence[Block], flow: Flow, below: float = 0) -> str:
    """Draw blocks; a page break opens a box on a new page around the block behind it.

    `below` is the space in pt that what follows the last of them wants above itself.
    """
    parts = []
    turned = False
    wanted = (*(_above(block, flow.stil) for block in blocks[1:]), below)
    for (block, leads), space in zip(leading(blocks), wanted, strict=False):
        if not isinstance(block, PageBreak):
            drawn = _block(block, flow, leads=leads, below=space)
            parts.append(f'<div class="neue-seite">\n{drawn}\n</div>' if turned else drawn)
        turned = isinstance(block, PageBreak)
    return "\n".join(parts)


def _above(block: Block, stil: Stil) -> float:
    match block:
        case Paragraph(rolle=rolle):
            return stil.absatz(rolle).vor
        case Heading(level=level):
            return stil.absatz(f"ueberschrift{min(level, 3)}").vor
        case Question():
            return stil.absatz("frage").vor
        case ItemList():
            return stil.absatz("liste").vor
        case _:
            return 0


def _block(block: Block, flow: Flow, *, leads: bool = False, below: float = 0) -> str:
    match block:
        case Paragraph(inlines=inlines, rolle=rolle):
            return paragraph("p", f"{rolle} leitet" if leads else rolle, draw_inlines(inlines))
        case Heading(level=level, inlines=inlines):
            return flow.heading(inlines, f"ueberschrift{min(level, 3)}")
        case Question():
            return _question(block, flow)
        case ItemList():
            return _list(block, "liste", flow)
        case Table():
            return _table(block, flow, below)
        case PageBreak():
            raise InternalError("Ein Seitenwechsel steht in einer Liste.")


def _question(question: Question, flow: Flow) -> str:
    first, rest = beside_number(question)
    (_, leads), *others = leading((first, *rest))
    parts = [_asked(question.nummer, first, flow, leads=leads)]
    parts += [_quoted(block, flow, leads=leads) for block, leads in others]
    ends_in_list = rest and not isinstance(rest[-1], Paragraph)
    if question.allein or ends_in_list:
        kind = "allein" if question.allein else "frageende"
        parts[-1] = f'<div class="{kind}">\n{parts[-1]}\n</div>'
    return "\n".join(parts)


def _asked(nummer: str, first: Paragraph, flow: Flow, *, leads: bool) -> str:
    kinds = "frage erste leitet" if leads else "frage erste"
    content = f'<span class="nummer">{escape(nummer)} </span>{draw_inlines(first.inlines)}'
    return paragraph(
        next(flow.headings), kinds, content, f"{nummer} {one_line(first.inlines)}".strip()
    )


def _quoted(block: Block, flow: Flow, *, leads: bool) -> str:
    match block:
        case Paragraph(inlines=inlines):
            return paragraph("p", "frage leitet" if leads else "frage", draw_inlines(inlines))
        case ItemList():
            return f'<div class="fragenliste">\n{_list(block, "fragenpunkt", flow)}\n</div>'
        case _:
            raise InternalError("In einer Frage steht mehr als Absätze und Listen.")


def _list(block: ItemList, rolle: str, flow: Flow) -> str:
    tag = "ol" if block.numbered else "ul"
    inner = replace(flow, breite=flow.breite - list_step(flow.stil.absatz("liste")))
    items = (f"<li><div>{_item(item, rolle, inner)}</div></li>" for item in block.items)
    return "\n".join([f"<{tag}>", *items, f"</{tag}>"])


def _item(blocks: tuple[Block, ...], rolle: str, flow: Flow) -> str:
    parts = []
    for block in blocks:
        match block:
            case Paragraph(inlines=inlines, rolle="text"):
                parts.append(paragraph("p", rolle, draw_inlines(inlines)))
            case ItemList():
                parts.append(_list(block, rolle, flow))
            case _:
                parts.append(_block(block, flow))
    return "\n".join(parts)


def _table(table: Table, flow: Flow, below: float) -> str:
    label = f' aria-label="{escape(table.titel)}"' if table.titel else ""
    satz, size = flow.stil.tabelle, table_size(table, flow.breite, flow.stil)
    widths = column_widths(table, flow.breite, size, satz.innen)
    em = size * MM / 1000
    columns = [
        (column, (width - 2 * satz.innen) / em)
        for column, width in zip(table.columns, widths, strict=True)
    ]
    space = space_below(len(table.header) + len(table.rows), flow.stil, below)
    parts = [f'<table style="margin-bottom: {space:g}pt"{label}>', _columns(widths, flow.breite)]
    if table.header:
        style = _size(smaller(size, flow.stil, header=True))
        parts += ["<thead>", *(_row(f"th{style}", r, columns) for r in table.header), "</thead>"]
    style = _size(smaller(size, flow.stil, header=False))
    rows = (_row(f"td{style}", row, columns) for row in table.rows)
    return "\n".join([*parts, "<tbody>", *rows, "</tbody>", "</table>"])


def _size(size: float | None) -> str:
    return f' style="font-size: {size:g}pt"' if size else ""


def _columns(widths: tuple[float, ...], breite: float) -> str:
    cols = "".join(f'<col style="width: {width / breite:.2%}">' for width in widths)
    return f"<colgroup>{cols}</colgroup>"


def _row(start: str, row: tuple[Cell, ...], columns: list[tuple[Column, float]]) -> str:
    cells = (_cell(start, cell, *column) for cell, column in zip(row, columns, strict=True))
    return f"<tr>{''.join(cells)}</tr>"


def _cell(start: str, cell: Cell, column: Column, whole: float) -> str:
    tag = start[:2]
    rolle = "tabellenkopf" if tag == "th" else "tabelle"
    scope = ' scope="col"' if tag == "th" else ""
    content = draw_inlines(cell.inlines, whole=whole / BOLD)
    return f'<{start} class="{rolle} {column.align}"{scope}>{content}</{tag}>'

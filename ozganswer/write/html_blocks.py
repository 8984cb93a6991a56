"""Blocks → HTML: each paragraph bears the class of its role."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
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
from ozganswer.write.columns import column_widths
from ozganswer.write.html_inlines import draw_inlines
from ozganswer.write.lesen import beside_number, leading


@dataclass(frozen=True, slots=True)
class Flow:
    """What blocks are drawn with: style, text width in mm, the tags of the headings to come."""

    stil: Stil
    breite: float
    headings: Iterator[str]

    def heading(self, inlines: tuple[Inline, ...], rolle: str) -> str:
        """Draw the next heading."""
        tag = next(self.headings)
        return f'<{tag} class="{rolle}">{draw_inlines(inlines)}</{tag}>'


def draw_blocks(blocks: Iterable[Block], flow: Flow) -> str:
    """Draw blocks; a page break opens a box on a new page around the block behind it."""
    parts = []
    turned = False
    for block, leads in leading(blocks):
        if not isinstance(block, PageBreak):
            drawn = _block(block, flow, leads=leads)
            parts.append(f'<div class="neue-seite">\n{drawn}\n</div>' if turned else drawn)
        turned = isinstance(block, PageBreak)
    return "\n".join(parts)


def _block(block: Block, flow: Flow, *, leads: bool = False) -> str:
    match block:
        case Paragraph(inlines=inlines, rolle=rolle):
            return _p(f"{rolle} leitet" if leads else rolle, draw_inlines(inlines))
        case Heading(level=level, inlines=inlines):
            return flow.heading(inlines, f"ueberschrift{min(level, 3)}")
        case Question():
            return _question(block, flow)
        case ItemList():
            return _list(block, "liste", flow)
        case Table():
            return _table(block, flow)
        case PageBreak():
            raise InternalError("Ein Seitenwechsel steht in einer Liste.")


def _p(kind: str, content: str) -> str:
    return f'<p class="{kind}">{content}</p>'


def _question(question: Question, flow: Flow) -> str:
    label = f'<span class="nummer">{escape(question.nummer)} </span>'
    first, rest = beside_number(question)
    blocks = (first, *rest)
    labels = (label, *("" for _ in rest))
    pairs = zip(leading(blocks), labels, strict=True)
    parts = [_quoted(block, label, flow, leads=leads) for (block, leads), label in pairs]
    return "\n".join(parts if isinstance(blocks[-1], Paragraph) else [*parts[:-1], _end(parts[-1])])


def _quoted(block: Block, label: str, flow: Flow, *, leads: bool) -> str:
    match block:
        case Paragraph(inlines=inlines):
            kinds = ("frage", "erste" if label else "", "leitet" if leads else "")
            return _p(" ".join(filter(None, kinds)), label + draw_inlines(inlines))
        case ItemList():
            return f'<div class="fragenliste">\n{_list(block, "fragenpunkt", flow)}\n</div>'
        case _:
            raise InternalError("In einer Frage steht mehr als Absätze und Listen.")


def _end(part: str) -> str:
    return f'<div class="frageende">\n{part}\n</div>'


def _list(block: ItemList, rolle: str, flow: Flow) -> str:
    tag = "ol" if block.numbered else "ul"
    items = (f"<li><div>{_item(item, rolle, flow)}</div></li>" for item in block.items)
    return "\n".join([f"<{tag}>", *items, f"</{tag}>"])


def _item(blocks: tuple[Block, ...], rolle: str, flow: Flow) -> str:
    parts = []
    for block in blocks:
        match block:
            case Paragraph(inlines=inlines, rolle="text"):
                parts.append(_p(rolle, draw_inlines(inlines)))
            case ItemList():
                parts.append(_list(block, rolle, flow))
            case _:
                parts.append(_block(block, flow))
    return "\n".join(parts)


def _table(table: Table, flow: Flow) -> str:
    label = f' aria-label="{escape(table.titel)}"' if table.titel else ""
    parts = [f"<table{label}>", _columns(table, flow)]
    if table.header:
        parts += ["<thead>", *(_row("th", row, table.columns) for row in table.header), "</thead>"]
    rows = (_row("td", row, table.columns) for row in table.rows)
    return "\n".join([*parts, "<tbody>", *rows, "</tbody>", "</table>"])


def _columns(table: Table, flow: Flow) -> str:
    groesse = flow.stil.absatz("tabelle").groesse or flow.stil.schrift.groesse
    widths = column_widths(table, flow.breite, groesse, flow.stil.tabelle.innen)
    cols = "".join(f'<col style="width: {width / flow.breite:.2%}">' for width in widths)
    return f"<colgroup>{cols}</colgroup>"


def _row(tag: str, row: tuple[Cell, ...], columns: tuple[Column, ...]) -> str:
    cells = (_cell(tag, cell, column) for cell, column in zip(row, columns, strict=True))
    return f"<tr>{''.join(cells)}</tr>"


def _cell(tag: str, cell: Cell, column: Column) -> str:
    rolle = "tabellenkopf" if tag == "th" else "tabelle"
    scope = ' scope="col"' if tag == "th" else ""
    content = draw_inlines(cell.inlines)
    return f'<{tag} class="{rolle} {column.align}"{scope}>{content}</{tag}>'

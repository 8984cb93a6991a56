"""Letter → HTML: what each part means, in reading order; how it looks stands in the CSS."""

from collections.abc import Iterable, Iterator
from html import escape

from ozganswer.errors import InternalError
from ozganswer.records.letter import (
    Annex,
    Block,
    Cell,
    Column,
    Emphasis,
    Figure,
    Gap,
    Heading,
    InfoLine,
    Inline,
    ItemList,
    Letter,
    LineBreak,
    Link,
    PageBreak,
    Paragraph,
    Question,
    Region,
    RegionName,
    Strong,
    Table,
    Text,
)
from ozganswer.records.stil import Stil
from ozganswer.write.lesen import nesting, printed, printed_date, subject

DATUM_OHNE = "1980-01-01"
"""The date in the files of a letter that has none yet."""


def draw(letter: Letter, stil: Stil) -> str:
    """Draw a letter as one HTML document."""
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(letter.sprache)}">\n{_head(letter)}\n'
        f"{_body_tag(letter)}\n" + "\n".join(_parts(letter, stil)) + "\n</body>\n</html>\n"
    )


def _head(letter: Letter) -> str:
    tag = letter.datum.isoformat() if letter.datum else DATUM_OHNE
    meta = {
        "author": letter.autor,
        "description": letter.thema,
        "generator": "ozganswer",
        "dcterms.created": f"{tag}T00:00:00Z",
        "dcterms.modified": f"{tag}T00:00:00Z",
    }
    tags = (f'<meta name="{name}" content="{escape(v)}">' for name, v in meta.items() if v)
    return "\n".join(
        ["<head>", '<meta charset="utf-8">', f"<title>{escape(letter.titel)}</title>", *tags]
        + ["</head>"]
    )


def _body_tag(letter: Letter) -> str:
    # The headers of later pages take their words from here, so that the CSS knows no letter.
    data = {
        "betreff": subject(letter),
        "datum": printed_date(letter),
        "vermerk": letter.vermerk,
    }
    return "<body" + "".join(f' data-{k}="{escape(v)}"' for k, v in data.items()) + ">"


def _parts(letter: Letter, stil: Stil) -> Iterator[str]:
    foot = letter.frame.region(RegionName.FUSS)
    placed = foot is not None and RegionName.FUSS in stil.regionen
    if foot and placed:
        # It has to be met on the first page; the structure tree puts it back to its turn.
        yield _region(foot, stil)
    if letter.vermerk:
        yield f'<p class="vermerk">{escape(letter.vermerk)}</p>'
    outline = _Outline(letter)
    yield from (_region(region, stil) for region in letter.frame.before)
    yield f"<main>\n{_blocks(letter.body, outline)}\n</main>"
    yield from (_region(r, stil) for r in letter.frame.after if not (placed and r is foot))
    yield from (_annex(annex, outline) for annex in letter.annexes)


class _Outline:
    """Hands out the tags of a letter's headings, in reading order."""

    def __init__(self, letter: Letter) -> None:
        first = 1 if letter.frame.region(RegionName.BETREFF) else 0
        self._tags = (f"h{min(first + n, 6)}" for n in nesting(_levels(letter)))

    def heading(self, inlines: tuple[Inline, ...], rolle: str) -> str:
        tag = next(self._tags)
        return f'<{tag} class="{rolle}">{_inlines(inlines)}</{tag}>'


def _levels(letter: Letter) -> Iterator[int]:
    yield from _levels_in(letter.body)
    for annex in letter.annexes:
        yield 1
        yield from (level + 1 for level in _levels_in(annex.blocks))


def _levels_in(blocks: Iterable[Block]) -> Iterator[int]:
    for block in blocks:
        match block:
            case Heading(level=level):
                yield level
            case ItemList(items=items):
                yield from (level for item in items for level in _levels_in(item))
            case _:
                pass


def _region(region: Region, stil: Stil) -> str:
    name = region.name.value
    blocks = printed(region, stil)
    if region.name is RegionName.BETREFF:
        parts = [_tagged("p" if n else "h1", block, name) for n, block in enumerate(blocks)]
    else:
        parts = [_tagged("p", block, name) for block in blocks]
    return f'<section id="{name}">\n' + "\n".join(parts) + "\n</section>"


def _tagged(tag: str, block: Paragraph | InfoLine, rolle: str) -> str:
    match block:
        case Paragraph(inlines=inlines):
            return f'<{tag} class="{rolle}">{_inlines(inlines)}</{tag}>'
        case InfoLine(label=label, value=value):
            return (
                f'<{tag} class="{rolle} zeile"><span class="label">{_inlines(label)} </span>'
                f"<span>{_inlines(value)}</span></{tag}>"
            )


def _annex(annex: Annex, outline: _Outline) -> str:
    sheet = "quer" if annex.quer else "hoch"
    title = outline.heading(annex.titel, "anlagentitel")
    return f'<section class="{sheet}">\n{title}\n{_blocks(annex.blocks, outline)}\n</section>'


def _blocks(blocks: Iterable[Block], outline: _Outline) -> str:
    parts = []
    turned = False
    for block in blocks:
        if isinstance(block, PageBreak):
            turned = True
            continue
        drawn = _block(block, outline)
        parts.append(f'<div class="neue-seite">\n{drawn}\n</div>' if turned else drawn)
        turned = False
    return "\n".join(parts)


def _block(block: Block, outline: _Outline) -> str:
    match block:
        case Paragraph(inlines=inlines, rolle=rolle):
            return f'<p class="{rolle}">{_inlines(inlines)}</p>'
        case Heading(level=level, inlines=inlines):
            return outline.heading(inlines, f"ueberschrift{min(level, 3)}")
        case Question():
            return _question(block, outline)
        case ItemList():
            return _list(block, "liste", outline)
        case Table():
            return _table(block)
        case PageBreak():
            raise InternalError("Ein Seitenwechsel steht in einer Liste.")


def _question(question: Question, outline: _Outline) -> str:
    label = f'<span class="nummer">{escape(question.nummer)} </span>'
    first, *others = question.blocks
    match first:
        case Paragraph(inlines=inlines):
            parts = [f'<p class="frage erste">{label}{_inlines(inlines)}</p>']
        case ItemList():
            parts = [f'<p class="frage erste">{label}</p>', _quoted(first, outline)]
    return "\n".join(parts + [_quoted(block, outline) for block in others])


def _quoted(block: Paragraph | ItemList, outline: _Outline) -> str:
    match block:
        case Paragraph(inlines=inlines):
            return f'<p class="frage">{_inlines(inlines)}</p>'
        case ItemList():
            return f'<div class="fragenliste">\n{_list(block, "frage", outline)}\n</div>'


def _list(block: ItemList, rolle: str, outline: _Outline) -> str:
    tag = "ol" if block.numbered else "ul"
    items = "\n".join(f"<li>{_item(item, rolle, outline)}</li>" for item in block.items)
    return f"<{tag}>\n{items}\n</{tag}>"


def _item(blocks: tuple[Block, ...], rolle: str, outline: _Outline) -> str:
    parts = []
    for block in blocks:
        match block:
            case Paragraph(inlines=inlines, rolle="text"):
                parts.append(f'<p class="{rolle}">{_inlines(inlines)}</p>')
            case ItemList():
                parts.append(_list(block, rolle, outline))
            case _:
                parts.append(_block(block, outline))
    return "\n".join(parts)


def _table(table: Table) -> str:
    label = f' aria-label="{escape(table.titel)}"' if table.titel else ""
    kind = "fest" if all(column.width for column in table.columns) else "frei"
    parts = [f'<table class="{kind}"{label}>', _columns(table.columns)]
    if table.header:
        rows = "\n".join(_row("th", row, table.columns) for row in table.header)
        parts.append(f"<thead>\n{rows}\n</thead>")
    rows = "\n".join(_row("td", row, table.columns) for row in table.rows)
    return "\n".join([*parts, f"<tbody>\n{rows}\n</tbody>", "</table>"])


def _columns(columns: tuple[Column, ...]) -> str:
    whole = max(sum(column.width for column in columns), 1)
    shares = (f"{column.width / whole:.2%}" for column in columns)
    cols = (
        f'<col style="width: {share}">' if column.width else "<col>"
        for share, column in zip(shares, columns, strict=True)
    )
    return f"<colgroup>{''.join(cols)}</colgroup>"


def _row(tag: str, row: tuple[Cell, ...], columns: tuple[Column, ...]) -> str:
    rolle = "tabellenkopf" if tag == "th" else "tabelle"
    cells = []
    at = 0
    for cell in row:
        span = f' colspan="{cell.span}"' if cell.span > 1 else ""
        scope = f' scope="{"colgroup" if span else "col"}"' if tag == "th" else ""
        kind = f'class="{rolle} {columns[at].align}"'
        cells.append(f"<{tag} {kind}{scope}{span}>{_inlines(cell.inlines)}</{tag}>")
        at += cell.span
    return f"<tr>{''.join(cells)}</tr>"


def _inlines(inlines: tuple[Inline, ...]) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text=text) | Figure(text=text):
            return escape(text)
        case Gap():
            return f'<span class="luecke">{escape(inline.text)}</span>'
        case LineBreak():
            return "<br>"
        case Strong(children=children):
            return f"<strong>{_inlines(children)}</strong>"
        case Emphasis(children=children):
            return f"<em>{_inlines(children)}</em>"
        case Link(children=children, target=target):
            return f'<a href="{escape(_web(target))}">{_inlines(children)}</a>'


def _web(target: str) -> str:
    if not target.lower().startswith(("http://", "https://", "mailto:")):
        raise InternalError(f"Ein Verweis führt zu „{target}“.")
    return target

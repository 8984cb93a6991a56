"""A Letter as readable text: one block a line, figures with the facts they came from."""

from collections.abc import Iterator

from ozganswer.records.letter import (
    Block,
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
    Marked,
    PageBreak,
    Paragraph,
    Question,
    Strong,
    Table,
    Text,
)


def schreibe(letter: Letter) -> str:
    """Write a Letter in this notation."""
    return "\n".join(_letter(letter)) + "\n"


def _letter(letter: Letter) -> Iterator[str]:
    for region in letter.frame.before:
        yield f"::: {region.name}"
        yield from (line for b in region.blocks for line in _block(b))
    if letter.frame.before:
        yield ":::"
    yield from (line for b in letter.body for line in _block(b))
    for region in letter.frame.after:
        yield f"::: {region.name}"
        yield from (line for b in region.blocks for line in _block(b))
    for annex in letter.annexes:
        yield f"=== {_inlines(annex.titel)}{' (quer)' if annex.quer else ''}"
        yield from (line for b in annex.blocks for line in _block(b))


def _block(block: Block | InfoLine, tiefe: str = "") -> Iterator[str]:
    if not isinstance(block, InfoLine) and not block.oeffentlich:
        tiefe += "(nicht öffentlich) "
    match block:
        case Paragraph(inlines=inlines, rolle=rolle):
            yield f"{tiefe}{'(Anmerkung) ' if rolle == 'anmerkung' else ''}{_inlines(inlines)}"
        case Heading(level=level, inlines=inlines):
            yield f"{tiefe}{'#' * level} {_inlines(inlines)}"
        case InfoLine(label=label, value=value):
            yield f"{tiefe}{_inlines(label)}: {_inlines(value)}"
        case Question(nummer=nummer, blocks=blocks):
            yield f"{tiefe}Frage {nummer}"
            yield from (line for b in blocks for line in _block(b, tiefe + "  "))
        case ItemList(numbered=numbered, items=items):
            for item in items:
                yield f"{tiefe}{'1.' if numbered else '-'}"
                yield from (line for b in item for line in _block(b, tiefe + "  "))
        case Table(columns=columns, header=header, rows=rows, titel=titel):
            yield f"{tiefe}Tabelle {titel!r} " + " ".join(f"{c.align}:{c.width:g}" for c in columns)
            for row in (*header, *rows):
                yield tiefe + "  | " + " | ".join(_inlines(c.inlines) for c in row)
        case PageBreak():
            yield f"{tiefe}--- neue Seite ---"


def _inlines(inlines: tuple[Inline, ...]) -> str:
    return "".join(_inline(i) for i in inlines)


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text=text):
            return text
        case Figure(text=text, fakten=fakten, rechnung=rechnung):
            woher = ", ".join(f.adresse for f in fakten)
            return f"⟦{text} ← {woher}{f' ({rechnung})' if rechnung else ''}⟧"
        case Gap():
            return inline.text
        case LineBreak():
            return "⏎"
        case Strong(children=children):
            return f"<strong>{_inlines(children)}</strong>"
        case Emphasis(children=children):
            return f"<em>{_inlines(children)}</em>"
        case Marked(children=children, mark=mark, warns=warns):
            return f"{_inlines(children)}{mark}{'!' if warns else ''}"
        case Link(children=children, target=target):
            return f"<a {target}>{_inlines(children)}</a>"

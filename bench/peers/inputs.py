"""Letter → what the other programs make it from: a Word template with data, a Typst source."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

import docx

from ozganswer.records.letter import (
    Block,
    Cell,
    Heading,
    InfoLine,
    ItemList,
    Letter,
    PageBreak,
    Paragraph,
    Question,
    Table,
)
from ozganswer.records.reading import blocks_of, plain


class Part(TypedDict):
    """A piece of the letter as a template sees it: its kind, its text, the rows of a table."""

    kind: str
    text: str
    rows: list[list[str]]


def write_inputs(letter: Letter, folder: Path, name: str) -> None:
    """Write template.docx, <name>.json and <name>.typ into a folder."""
    parts = [part for block in blocks_of(letter) for part in _parts(block)]
    (folder / f"{name}.json").write_text(json.dumps({"parts": parts}), encoding="utf-8")
    (folder / f"{name}.typ").write_text(_typst(letter.titel, parts), encoding="utf-8")
    _word_template(folder / "template.docx")


def _parts(block: Block | InfoLine) -> Iterator[Part]:
    match block:
        case Paragraph(inlines=inlines):
            yield _part("text", plain(inlines))
        case Heading(inlines=inlines):
            yield _part("heading", plain(inlines))
        case InfoLine(label=label, value=value):
            yield _part("text", f"{plain(label)}\t{plain(value)}")
        case Question(nummer=nummer, blocks=quoted):
            yield _part("question", nummer)
            yield from (part for child in quoted for part in _parts(child))
        case ItemList(items=items):
            for item in items:
                yield from (_part("item", part["text"]) for b in item for part in _parts(b))
        case Table(header=header, rows=rows):
            yield {"kind": "table", "text": "", "rows": [_texts(row) for row in (*header, *rows)]}
        case PageBreak():
            return


def _part(kind: str, text: str) -> Part:
    return {"kind": kind, "text": text, "rows": []}


def _texts(row: tuple[Cell, ...]) -> list[str]:
    return [plain(cell.inlines) for cell in row]


def _word_template(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{%p for part in parts %}")
    document.add_paragraph("{%p if part.kind == 'table' %}")
    _word_table(document)
    for kind, style in (("heading", "Heading 1"), ("item", "List Bullet")):
        document.add_paragraph(f"{{%p elif part.kind == '{kind}' %}}")
        document.add_paragraph("{{ part.text }}", style=style)
    document.add_paragraph("{%p else %}")
    document.add_paragraph("{{ part.text }}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    document.save(str(path))


def _word_table(document: "docx.document.Document") -> None:
    table = document.add_table(rows=3, cols=3, style="Table Grid")
    table.cell(0, 0).text = "{%tr for row in part.rows %}"
    table.cell(1, 0).text = "{%tc for text in row %}"
    table.cell(1, 1).text = "{{ text }}"
    table.cell(1, 2).text = "{%tc endfor %}"
    table.cell(2, 0).text = "{%tr endfor %}"


def _typst(titel: str, parts: list[Part]) -> str:
    head = (
        f"#set document(title: {_quoted(titel)})\n"
        '#set page(paper: "a4", margin: (left: 25mm, right: 20mm, top: 45mm, bottom: 25mm))\n'
        '#set text(font: "Arimo", size: 11pt, lang: "de")\n'
    )
    return head + "\n".join(_typst_part(part) for part in parts)


def _typst_part(part: Part) -> str:
    match part["kind"]:
        case "heading":
            return f"#heading(level: 1, {_quoted(part['text'])})"
        case "question":
            return f"#strong({_quoted(part['text'])})"
        case "item":
            return f"#list.item({_quoted(part['text'])})"
        case "table":
            return _typst_table(part["rows"])
        case _:
            return f"#par({_quoted(part['text'])})"


def _typst_table(rows: list[list[str]]) -> str:
    header, *body = (", ".join(map(_quoted, row)) for row in rows)
    lines = (f"table.header({header})", *body)
    return f"#table(columns: {len(rows[0])}, {', '.join(lines)})"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

"""Edits of a document as a clerk makes them in a word processor, by python-docx."""

import copy
from collections.abc import Callable
from io import BytesIO
from itertools import groupby
from typing import Any, NamedTuple

import docx
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from docx.text.run import Run

Edit = Callable[[Any], None]


def edited(inhalt: bytes, *edits: Edit) -> bytes:
    """Make edits in a document."""
    document = docx.Document(BytesIO(inhalt))
    for edit in edits:
        edit(document)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


def paragraphs(document: Any) -> list[Paragraph]:
    """List all paragraphs with words, those of tables too, in reading order."""
    alle = (Paragraph(p, document) for p in document.element.body.iter(qn("w:p")))
    return [p for p in alle if p.text.strip()]


def find(document: Any, text: str) -> Paragraph:
    """Find the first paragraph that holds some words."""
    return next(p for p in paragraphs(document) if text in p.text)


class Zeichen(NamedTuple):
    """A character as it is set."""

    char: str
    bold: bool | None
    italic: bool | None
    link: Any = None
    """The element of the link that it is in."""
    style: str | None = None
    """The id of its character style."""


def chars(paragraph: Paragraph) -> list[Zeichen]:
    """Read the characters of a paragraph."""
    runs = (Run(r, paragraph) for r in paragraph._p.iter(qn("w:r")))
    return [Zeichen(c, r.bold, r.italic, _link(r), r._r.style) for r in runs for c in r.text]


def _link(run: Run) -> Any:
    parent = run._r.getparent()
    return parent if parent.tag == qn("w:hyperlink") else None


def write(paragraph: Paragraph, neu: list[Zeichen]) -> None:
    """Set the characters of a paragraph."""
    p = paragraph._p
    size = next(iter(p.iter(qn("w:sz"))), None)
    for element in [e for e in p if e.tag in (qn("w:r"), qn("w:hyperlink"))]:
        p.remove(element)
    for (bold, italic, link, style), gleiche in groupby(neu, lambda z: z[1:]):
        run = paragraph.add_run("".join(z.char for z in gleiche))
        run._r.style = style
        run.bold, run.italic = bold, italic
        if size is not None:
            run._r.get_or_add_rPr().append(copy.deepcopy(size))
        if link is not None:
            halter = copy.deepcopy(link)
            halter[:] = [run._r]
            p.append(halter)
    for ende in p.findall(qn("w:bookmarkEnd")):
        p.remove(ende)
        p.append(ende)


def replace(old: str, new: str, **look: bool) -> Edit:
    """Write words over others, perhaps bold or italic; unless told they look as those did."""

    def edit(document: Any) -> None:
        paragraph = find(document, old)
        alle = chars(paragraph)
        ort = "".join(z.char for z in alle).index(old)
        wie = alle[ort]
        bold, italic = look.get("bold", wie.bold), look.get("italic", wie.italic)
        neu = [wie._replace(char=c, bold=bold, italic=italic) for c in new]
        write(paragraph, alle[:ort] + neu + alle[ort + len(old) :])

    return edit


def remove(text: str) -> Edit:
    """Take out the paragraph that holds some words, or the row of a table."""

    def edit(document: Any) -> None:
        p = find(document, text)._p
        row = next((e for e in p.iterancestors(qn("w:tr"))), None)
        weg = p if row is None else row
        weg.getparent().remove(weg)

    return edit


def move(text: str, behind: str) -> Edit:
    """Move the paragraph that holds some words behind another, or the row of a table."""

    def edit(document: Any) -> None:
        ziel, weg = find(document, behind)._p, find(document, text)._p
        row = next((e for e in weg.iterancestors(qn("w:tr"))), None)
        if row is None:
            ziel.addnext(weg)
        else:
            next(ziel.iterancestors(qn("w:tr"))).addnext(row)

    return edit


def insert(text: str, new: str, like: str = "") -> Edit:
    """Put a paragraph behind the one that holds some words, set like it or like another."""

    def edit(document: Any) -> None:
        add_after(document, find(document, text), new, find(document, like or text))

    return edit


def add_after(document: Any, paragraph: Paragraph, new: str, like: Paragraph) -> Paragraph:
    """Put a paragraph behind another, set like a third."""
    p = copy.deepcopy(like._p)
    for child in [c for c in p if c.tag != qn("w:pPr")]:
        p.remove(child)
    paragraph._p.addnext(p)
    added = Paragraph(p, document)
    added.add_run(new)
    return added


def split(text: str) -> Edit:
    """Press Enter before some words: what follows becomes a paragraph of its own."""

    def edit(document: Any) -> None:
        paragraph = find(document, text)
        alle = chars(paragraph)
        ort = "".join(z.char for z in alle).index(text)
        zweiter = add_after(document, paragraph, "", paragraph)
        write(zweiter, alle[ort:])
        write(paragraph, alle[:ort])

    return edit


def join(text: str) -> Edit:
    """Delete the end of the paragraph that holds some words: the next one runs on in it."""

    def edit(document: Any) -> None:
        erster = find(document, text)
        zweiter = Paragraph(erster._p.getnext(), document)
        alle = chars(zweiter)
        zweiter._p.getparent().remove(zweiter._p)
        write(erster, [*chars(erster), Zeichen(" ", None, None), *alle])

    return edit

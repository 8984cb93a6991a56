"""Tracked changes decided in the XML, by the rules of the standard and no kinder ones.

ISO/IEC 29500-1, 17.13.5: a paragraph whose end is gone goes on in the next paragraph; where none
follows, the end cannot go, and the file should never have said so.
"""

from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby
from typing import Literal

from lxml import etree

from tests.write_docx.lesen import NS, Docx, W

Decision = Literal["accept", "reject"]
GOES = {"accept": "del", "reject": "ins"}
STAYS = {"accept": "ins", "reject": "del"}
REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def decided(story: etree._Element, decision: Decision) -> etree._Element:
    """A story in which all changes are accepted, or all rejected."""
    root = deepcopy(story)
    goes, stays = GOES[decision], STAYS[decision]
    for row in root.xpath(f"//w:tr[w:trPr/w:{goes}]", namespaces=NS):
        row.getparent().remove(row)
    for table in root.xpath("//w:tbl[not(w:tr)]", namespaces=NS):
        table.getparent().remove(table)
    for paragraph in reversed(root.xpath(f"//w:p[w:pPr/w:rPr/w:{goes}]", namespaces=NS)):
        _go_on(paragraph)
    for mark in root.xpath(f"//w:{goes}[ancestor::w:p]", namespaces=NS):
        if mark.getparent() is not None:
            mark.getparent().remove(mark)
    for mark in root.xpath(f"//w:{stays}", namespaces=NS):
        _unwrap(mark)
    for shape in root.xpath("//w:pPrChange", namespaces=NS):
        _reshape(shape, decision)
    assert not root.xpath("//w:ins | //w:del | //w:pPrChange", namespaces=NS)
    return root


def _go_on(paragraph: etree._Element) -> None:
    following = paragraph.getnext()
    assert following is not None, "nothing follows"
    assert following.tag == f"{W}p", f"a {following.tag} follows"
    content = [child for child in paragraph if child.tag != f"{W}pPr"]
    following[1:1] = content
    paragraph.getparent().remove(paragraph)


def _unwrap(mark: etree._Element) -> None:
    parent = mark.getparent()
    at = parent.index(mark)
    for text in mark.iter(f"{W}delText"):
        text.tag = f"{W}t"
    parent[at : at + 1] = list(mark)


def _reshape(shape: etree._Element, decision: Decision) -> None:
    properties = shape.getparent()
    if decision == "reject":
        ends = [p for p in properties if p.tag in (f"{W}rPr", f"{W}sectPr")]
        properties[:] = [*shape[0], *ends]
    else:
        properties.remove(shape)


Said = list[object]
"""Paragraphs with their style, their number and their runs; tables as rows of cells of such."""


class Reading:
    """What a story says, and how it looks; empty paragraphs say nothing."""

    def __init__(self, docx: Docx, name: str) -> None:
        self.docx = docx
        folder, _, file = f"word/{name}".rpartition("/")
        rels = f"{folder}/_rels/{file}.rels"
        known = docx.part(rels) if rels in docx.names else []
        self.targets = {r.get("Id"): r.get("Target") for r in known}
        self.counted: dict[str, int] = {}

    def said(self, story: etree._Element) -> Said:
        return list(self._of(story))

    def _of(self, parent: etree._Element) -> Iterator[object]:
        for child in parent:
            if child.tag == f"{W}p":
                yield from self._paragraph(child)
                for box in child.iter(f"{W}txbxContent"):
                    yield from self._of(box)
            elif child.tag == f"{W}tbl":
                yield [
                    [list(self._of(cell)) for cell in row.findall(f"{W}tc")]
                    for row in child.findall(f"{W}tr")
                ]
            elif child.tag == f"{W}body":
                yield from self._of(child)

    def _paragraph(self, paragraph: etree._Element) -> Iterator[object]:
        number = self._number(paragraph)
        runs = [
            ("".join(text for text, *_ in group), *look)
            for look, group in groupby(self._runs(paragraph), key=lambda r: r[1:])
        ]
        if runs:
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            yield (None if style is None else style.get(f"{W}val"), number, tuple(runs))

    def _runs(self, paragraph: etree._Element) -> Iterator[tuple[str, str, str | None]]:
        for run in paragraph.iter(f"{W}r"):
            link = next(run.iterancestors(f"{W}hyperlink"), None)
            look = run.find(f"{W}rPr")
            looks = b"" if look is None else etree.tostring(look, method="c14n", exclusive=True)
            text = "".join(map(_text, run))
            if text and next(run.iterancestors(f"{W}p")) is paragraph:
                yield text, looks.decode(), None if link is None else self.targets[link.get(REL)]

    def _number(self, paragraph: etree._Element) -> str:
        found = paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")
        if found is None:
            return ""
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId").get(f"{W}val")
        self.counted[number] = self.counted.get(number, 0) + 1
        shown = self.docx._level(number, found.get(f"{W}val"))
        return f"{self.counted[number]}." if "%" in shown else shown


def _text(child: etree._Element) -> str:
    signs = {f"{W}tab": "\t", f"{W}br": "\n"}
    return child.text or "" if child.tag == f"{W}t" else signs.get(child.tag, "")

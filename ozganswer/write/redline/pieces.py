"""A drawn paragraph → its pieces, word by word, and pieces → runs that bear marks of change."""

from collections.abc import Hashable, Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import groupby
from typing import TypeAlias

from lxml import etree

from ozganswer.records.difference import words
from ozganswer.write.ooxml.elements import Element, is_a, qn, text, w
from ozganswer.write.redline.marks import Change, Marker

RELATION = qn("r:id")
DRAWINGS = (qn("w:drawing"), qn("mc:AlternateContent"))
_RUN, _PROPERTIES = qn("w:r"), qn("w:rPr")
SIGNS = {qn("w:tab"): "tab", qn("w:br"): "br"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, a sign or a drawing: equal where it reads and looks alike and leads to the same."""

    text: str = ""
    sign: str = ""
    """What it is where it is no text: `tab`, `br`; `whole` for what is never cut."""
    look: bytes = b""
    link: str = ""
    """The relation of the address that it leads to; empty: to none."""
    element: Element | None = field(default=None, compare=False)
    """The properties of its run; of a whole one, it itself."""

    @property
    def is_slight(self) -> bool:
        """Whether it is too little to keep between two changes: white space, a punctuation mark."""
        return not self.sign and not any(map(str.isalnum, self.text))


def pieces(paragraph: Element) -> list[Piece]:
    """Cut a paragraph into its pieces; bookmarks are none."""
    return [piece for child in paragraph for piece in _of(child, "")]


def said(paragraph: Element) -> tuple[Hashable, ...]:
    """Read what a paragraph says and how; bookmarks say nothing."""
    return tuple(_run_said(run) for run in paragraph.iter(_RUN))


def _run_said(run: Element) -> tuple[Hashable, ...]:
    parent, properties = run.getparent(), run.find(_PROPERTIES)
    look = b"" if properties is None else _xml(properties)
    words = ((c.tag, c.text) for c in run if c is not properties)
    return (None if parent is None else parent.get(RELATION), look, *words)


def _of(element: Element, link: str) -> Iterator[Piece]:
    if is_a(element, "r"):
        yield from _of_run(element, link)
    elif is_a(element, "hyperlink"):
        for child in element:
            yield from _of(child, element.get(RELATION, ""))
    elif is_a(element, "fldSimple"):
        yield Piece(sign="whole", look=_xml(element), element=element)


def _of_run(run: Element, link: str) -> Iterator[Piece]:
    properties = run.find(_PROPERTIES)
    look = b"" if properties is None else _xml(properties)
    for child in run:
        if is_a(child, "t"):
            for word in words(child.text or ""):
                yield Piece(word, "", look, link, properties)
        elif child.tag in SIGNS:
            yield Piece("", SIGNS[str(child.tag)], look, link, properties)
        elif child is not properties:
            alone = w("r", deepcopy(properties), deepcopy(child))
            yield Piece(sign="whole", look=_looks(child), element=alone)


def _looks(child: Element) -> bytes:
    # Drawings are the letterhead's: they bear no words, and any two are alike.
    return b"drawing" if child.tag in DRAWINGS else _xml(child)


def _xml(element: Element) -> bytes:
    """Write an element alike wherever it stands."""
    return etree.tostring(element, method="c14n", exclusive=True)


Marked: TypeAlias = tuple[Piece, Change | None]
"""A piece and what happened to it, if anything."""


def draw(marked: Iterable[Marked], marker: Marker) -> Iterator[Element]:
    """Draw pieces as runs and links; what is deleted or inserted is marked so."""
    for link, of_link in groupby(marked, key=lambda m: m[0].link):
        drawn = _changes(of_link, marker)
        if link:
            element = w("hyperlink", *drawn, history=1)
            element.set(RELATION, link)
            yield element
        else:
            yield from drawn


def _changes(marked: Iterable[Marked], marker: Marker) -> Iterator[Element]:
    for change, group in groupby(marked, key=lambda m: m[1]):
        for is_whole, found in groupby((p for p, _ in group), key=lambda p: p.sign == "whole"):
            if is_whole:
                # Of a drawing or a field no change is told: the new one stands there.
                yield from (deepcopy(_element(p)) for p in found if change is not Change.DELETED)
            elif change:
                yield marker.mark(change, *_runs(found, change))
            else:
                yield from _runs(found, change)


def _runs(pieces: Iterable[Piece], change: Change | None) -> Iterator[Element]:
    for _, group in groupby(pieces, key=lambda p: p.look):
        alike = list(group)
        properties = alike[0].element
        run = w("r", None if properties is None else deepcopy(properties))
        for sign, same in groupby(alike, key=lambda p: p.sign):
            if sign:
                run.extend([w(sign) for _ in same])
            else:
                run.append(_text("".join(p.text for p in same), change))
        yield run


def _text(content: str, change: Change | None) -> Element:
    element = text(content)
    if change is Change.DELETED:
        element.tag = qn("w:delText")
    return element


def _element(piece: Piece) -> Element:
    assert piece.element is not None
    return piece.element

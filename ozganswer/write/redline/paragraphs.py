"""Paragraphs with their changes: kept ones word by word, whole ones inserted or deleted."""

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy

from ozganswer.records.difference import likeness, steps
from ozganswer.write.ooxml.elements import Element, is_a, qn, w
from ozganswer.write.redline.marks import Change, Marker
from ozganswer.write.redline.pieces import Marked, Piece, draw, pieces

UNLIKE = 0.2
"""A text that shares less with what was there is shown beside it as a whole."""
_OF_ITS_END = (qn("w:rPr"), qn("w:sectPr"), qn("w:pPrChange"))
"""What among a paragraph's properties belongs to its end."""


def compared(old: Element | None, new: Element | None) -> list[Marked]:
    """Compare what a paragraph said and says, word by word; None: there was, or is, none."""
    before, after = (pieces(p) if p is not None else [] for p in (old, new))
    if old is None or new is None or _unlike(before, after):
        return [*_all(before, Change.DELETED), *_all(after, Change.INSERTED)]
    return list(_changes(before, after))


def parted(marked: list[Marked]) -> list[Marked]:
    """Let a paragraph end in something kept or deleted, not in something inserted.

    Where the next one begins with such, LibreOffice takes the two for one change, and would reject
    the end between them with it.
    """
    if not marked or marked[-1][1] is not Change.INSERTED:
        return marked
    begin = next((n + 1 for n in range(len(marked) - 1, -1, -1) if marked[n][1] is None), 0)
    if not any(change is Change.DELETED for _, change in marked[begin:]):
        begin = max(begin - 1, 0)
    return [*marked[:begin], *_turned(marked[begin:])]


def drawn(paragraph: Element, marked: list[Marked], marker: Marker) -> Element:
    """Draw a paragraph with other content; its end is not yet marked."""
    starts, ends = (paragraph.findall(qn(f"w:bookmark{end}")) for end in ("Start", "End"))
    content = list(draw(marked, marker))
    has_properties = len(paragraph) and is_a(paragraph[0], "pPr")
    properties = deepcopy(paragraph[0]) if has_properties else w("pPr")
    return w("p", properties, *map(deepcopy, starts), *content, *map(deepcopy, ends))


def shape(paragraph: Element) -> list[Element]:
    """Copy the properties of a paragraph that say how it is set."""
    return [deepcopy(p) for p in paragraph[0] if p.tag not in _OF_ITS_END]


def reshape(paragraph: Element, properties: list[Element]) -> None:
    """Set a paragraph by other properties; what belongs to its end stays."""
    rest = [p for p in paragraph[0] if p.tag in _OF_ITS_END]
    paragraph[0][:] = [*properties, *rest]


def _all(content: list[Piece], change: Change) -> list[Marked]:
    return [(piece, change) for piece in content]


def _changes(old: list[Piece], new: list[Piece]) -> Iterator[Marked]:
    for step in steps(old, new, lambda n: new[n].is_slight):
        if step.alike:
            yield from ((new[n], None) for n in step.new)
        else:
            yield from _all([old[n] for n in step.old], Change.DELETED)
            yield from _all([new[n] for n in step.new], Change.INSERTED)


def _unlike(old: list[Piece], new: list[Piece]) -> bool:
    was, now = (Counter(p.text for p in side if not p.is_slight and p.text) for side in (old, new))
    return bool(was and now) and likeness(was, now) < UNLIKE


def _turned(marked: list[Marked]) -> list[Marked]:
    """Tell what is inserted before what is deleted; what was kept is both."""
    sides = (Change.INSERTED, Change.DELETED)
    return [(p, side) for side in sides for p, change in marked if change in (None, side)]

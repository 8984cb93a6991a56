"""Tracked changes: taken as accepted or as rejected, before a document is read."""

from collections.abc import Iterator
from dataclasses import dataclass

from ozganswer.write.ooxml.elements import Element, is_a, qn

IN, OUT = ("ins", "moveTo"), ("del", "moveFrom")
FORMER = ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange")
_CONTENT = frozenset(qn(f"w:{tag}") for tag in ("t", "tab", "br", "cr", "delText", "drawing"))


@dataclass(frozen=True, slots=True)
class Tracked:
    """How many tracked changes a document has, and whose they are."""

    count: int
    authors: tuple[str, ...]


def tracked(root: Element) -> Tracked:
    """Count the tracked changes of a document."""
    tags = [qn(f"w:{tag}") for tag in (*IN, *OUT, *FORMER)]
    found = list(root.iter(*tags))
    authors = dict.fromkeys(e.get(qn("w:author"), "") for e in found)
    return Tracked(len(found), tuple(filter(None, authors)))


def decide(root: Element, *, accept: bool) -> None:
    """Leave in a document what is there when all its changes are accepted, or rejected."""
    stays, goes = (IN, OUT) if accept else (OUT, IN)
    _rows(root, goes)
    marks = [p for p in root.iter(qn("w:p")) if _mark(p, goes)]
    for tag in goes:
        for element in list(root.iter(qn(f"w:{tag}"))):
            _drop(element)
    for tag in stays:
        for element in list(root.iter(qn(f"w:{tag}"))):
            _unwrap(element)
    for text in root.iter(qn("w:delText")):
        text.tag = qn("w:t")
    _formats(root, accept=accept)
    for paragraph in reversed(marks):
        _join(paragraph)


def _rows(root: Element, goes: tuple[str, ...]) -> None:
    for row in list(root.iter(qn("w:tr"))):
        properties = row.find(qn("w:trPr"))
        if properties is not None and any(is_a(p, tag) for p in properties for tag in goes):
            _drop(row)


def _mark(paragraph: Element, goes: tuple[str, ...]) -> bool:
    """Tell whether the end of a paragraph goes (ISO/IEC 29500-1, 17.13.5.15)."""
    properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    return properties is not None and any(is_a(p, tag) for p in properties for tag in goes)


def _drop(element: Element) -> None:
    if (parent := element.getparent()) is not None:
        parent.remove(element)


def _unwrap(element: Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    parent[place : place + 1] = list(element)


def _formats(root: Element, *, accept: bool) -> None:
    for tag in FORMER:
        for change in list(root.iter(qn(f"w:{tag}"))):
            holder = change.getparent()
            if holder is None:
                continue
            if accept or not len(change):
                holder.remove(change)
            else:
                holder[:] = list(change[0])


def _join(paragraph: Element) -> None:
    """Join a paragraph with the next: what is left of it stands in front, and that one's mark."""
    following = paragraph.getnext()
    while following is not None and not is_a(following, "p"):
        following = following.getnext() if _is_mark(following) else None
    if following is None:
        if not _says_something(paragraph):
            _drop(paragraph)
        return
    if _says_something(paragraph):
        start = 1 if len(following) and is_a(following[0], "pPr") else 0
        following[start:start] = [child for child in paragraph if not is_a(child, "pPr")]
    _drop(paragraph)


def _is_mark(element: Element) -> bool:
    return is_a(element, "bookmarkStart") or is_a(element, "bookmarkEnd")


def _says_something(paragraph: Element) -> bool:
    return any(True for _ in _content(paragraph))


def _content(paragraph: Element) -> Iterator[Element]:
    return (e for e in paragraph.iter() if e.tag in _CONTENT)

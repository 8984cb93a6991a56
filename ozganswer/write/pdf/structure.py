"""Laid out boxes → what stands for what in a PDF, and the order in which it is read aloud."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

TAGS: Mapping[str, str] = {
    **{name: name.upper() for name in ("p", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "th", "td")},
    "main": "Part",
    "section": "Sect",
    "footer": "Sect",
    "article": "Art",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "li::marker": "Lbl",
    "a": "Link",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "img": "Figure",
}
"""The structure type of each HTML element (ISO 32000-1, 14.8.4); all others only lay out."""

BEHIND: Mapping[str, int] = {"footer": 1, "article": 2}
"""What is read behind the rest wherever it is met: the foot of the first page, then the annexes."""


PT = 0.75
"""Points in a CSS pixel."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of text: the index of its page and its number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Click:
    """The annotation of a link: the index of its page and its object in the PDF."""

    page: int
    annotation: Any


@dataclass(slots=True, eq=False)
class Node:
    """An element of the structure: its type, its own entries, in reading order its kids."""

    tag: str
    entries: Mapping[str, bytes] = field(default_factory=dict)
    behind: int = 0
    kids: list["Kid"] = field(default_factory=list)


Kid: TypeAlias = Node | Mark | Click


def read(pages: Sequence[Any], numbers: Sequence[Sequence[int]]) -> Node:
    """Read the boxes of pages; `numbers` are those of each page's texts, in the boxes' order."""
    reader = _Reader()
    document = Node("Document")
    for index, (page, marks) in enumerate(zip(pages, numbers, strict=True)):
        # All other boxes of a page are its margins.
        reader.read(page.children[0], document, _Page(index, page.margin_height(), iter(marks)))
    document.kids.sort(key=lambda kid: kid.behind if isinstance(kid, Node) else 0)
    return document


@dataclass(frozen=True, slots=True)
class _Page:
    index: int
    height: float
    """In CSS pixels, of which WeasyPrint's boxes are measured."""
    marks: Iterator[int]


class _Reader:
    """Reads boxes: those of one HTML element, on however many pages, become one node."""

    def __init__(self) -> None:
        self.nodes: dict[tuple[Any, str], Node] = {}
        self.heads: dict[Any, int] = {}

    def read(self, box: Any, parent: Node, page: _Page, *, said: bool = True) -> None:
        """Read a box and all in it; what is not said a second time is drawn only."""
        node = self._node(box, parent, page)
        said = said and not self._repeated(box, page)
        if box.link_annotation:
            node.kids.append(Click(page.index, box.link_annotation))
        if hasattr(box, "text") or hasattr(box, "replacement"):
            mark = Mark(page.index, next(page.marks))
            node.kids += [mark] if said else []
        for child in getattr(box, "children", ()):
            self.read(child, node, page, said=said)

    def _node(self, box: Any, parent: Node, page: _Page) -> Node:
        name = box.element_tag
        body = name == "div" and parent.tag == "LI"
        tag = "LBody" if body else TAGS.get(name)
        if tag is None:
            return parent
        key = (box.element, name)
        if key not in self.nodes:
            self.nodes[key] = Node(tag, _entries(box, page), BEHIND.get(name, 0))
            parent.kids.append(self.nodes[key])
        return self.nodes[key]

    def _repeated(self, box: Any, page: _Page) -> bool:
        """Say whether a box is the header of a table that stands on an earlier page already."""
        repeats = box.element_tag == "thead"
        return repeats and self.heads.setdefault(box.element, page.index) != page.index


def _entries(box: Any, page: _Page) -> dict[str, bytes]:
    element = box.element
    if box.element_tag == "img":
        return {"Alt": _string(element.get("alt")), "A": _place(box, page)}
    attributes = _attributes(element, box.element_tag)
    return {"A": attributes} if attributes else {}


def _attributes(element: Any, name: str) -> bytes:
    columns = element.get("colspan")
    span = b"/ColSpan %d" % int(columns) if columns else b""
    match name:
        case "th":
            return b"<</O /Table/Scope /Column%s>>" % span
        case "td" if span:
            return b"<</O /Table%s>>" % span
        case "table" if title := element.get("aria-label"):
            return b"<</O /Table/Summary %s>>" % _string(title)
        case "ol":
            return b"<</O /List/ListNumbering /Decimal>>"
        case _:
            return b""


def _place(box: Any, page: _Page) -> bytes:
    """Say where a picture stands, in points from the page's lower left corner."""
    left, top = box.content_box_x(), page.height - box.content_box_y()
    corners = (left, top - box.height, left + box.width, top)
    return b"<</O /Layout/BBox [%s]>>" % b" ".join(b"%.2f" % (PT * edge) for edge in corners)


def _string(text: str) -> bytes:
    return b"<feff%s>" % text.encode("utf-16-be").hex().encode()

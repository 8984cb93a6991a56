"""The body of a document → its pieces in reading order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ozganswer.write.ooxml.elements import Element, is_a, qn
from ozganswer.write.readback.paragraphs import Reader, anchors_of, boxes_of
from ozganswer.write.readback.pieces import Char, Piece, Runs, folded
from ozganswer.write.readback.styles import (
    FRAME,
    HEADING,
    NOTE,
    Lists,
    Styles,
    list_of,
    toggle,
    value,
)


@dataclass(slots=True)
class Body:
    """Reads the body of a document with these styles, lists and addresses of links."""

    styles: Styles
    lists: Lists
    links: Mapping[str, str]
    pending: list[str] = field(default_factory=list)
    """Anchors that stand between paragraphs, and belong to the next."""

    def pieces(self, parent: Element) -> Iterator[Piece]:
        """Read all that has words; empty paragraphs only make room."""
        for child in parent:
            if is_a(child, "p"):
                for box in boxes_of(child):
                    yield from self.pieces(box)
                piece = self._paragraph(child)
                if piece.text or piece.strange:
                    yield piece
            elif is_a(child, "tbl"):
                yield from self._table(child)
            elif is_a(child, "bookmarkStart"):
                self.pending += anchors_of(child)
            elif is_a(child, "sdt") or is_a(child, "sdtContent") or is_a(child, "customXml"):
                yield from self.pieces(child)

    def _paragraph(self, paragraph: Element) -> Piece:
        read = Reader(self.styles, self.links).read(paragraph)
        anchors, self.pending = tuple(dict.fromkeys((*self.pending, *read.anchors))), []
        kind, level, ordinal, style = self._kind(paragraph, has_words=bool(read.chars))
        parts = (folded(read.chars),)
        return Piece(kind, level, parts, anchors, ordinal, style, frozenset(read.strange))

    def _kind(self, paragraph: Element, *, has_words: bool) -> tuple[str, int, int, str]:
        properties = paragraph.find(qn("w:pPr"))
        id_ = value(properties, "pStyle") or self.styles.default
        name = self.styles.names.get(id_, id_.lower())
        own, usual = list_of(properties), self.styles.list_of(id_)
        number, level = own or usual or ("", 0)
        if name.startswith(HEADING) and name.removeprefix(HEADING).isdecimal():
            return "heading", int(name.removeprefix(HEADING)), 0, name
        if number in ("", "0"):
            return _plain_kind(name, is_listed=usual is not None), 0, 0, name
        if not self.lists.is_numbered(number, level):
            return "bullet", level, 0, name
        return "number", level, self.lists.count(number, level) if has_words else 0, name

    def _table(self, table: Element) -> Iterator[Piece]:
        for child in table:
            if is_a(child, "tr"):
                yield self._row(child)
            elif is_a(child, "bookmarkStart"):
                self.pending += anchors_of(child)
            elif is_a(child, "sdt") or is_a(child, "sdtContent"):
                yield from self._table(child)

    def _row(self, row: Element) -> Piece:
        anchors, self.pending = self.pending, []
        parts: list[Runs] = []
        strange: set[str] = set()
        for cell in row.iter(qn("w:tc")):
            chars: list[Char] = []
            for paragraph in cell.iter(qn("w:p")):
                read = Reader(self.styles, self.links).read(paragraph)
                chars += [("\n", c[1]) for c in read.chars[:1] if chars] + read.chars
                anchors += read.anchors
                strange |= read.strange
            parts.append(folded(chars))
        kind = "head" if toggle(row.find(qn("w:trPr")), "tblHeader") else "row"
        unique = tuple(dict.fromkeys(anchors))
        return Piece(kind, 0, tuple(parts), unique, strange=frozenset(strange))


def _plain_kind(style: str, *, is_listed: bool) -> str:
    """Tell what a paragraph without a number or a dash is, by its style."""
    if style in FRAME:
        return style
    if style == NOTE:
        return "note"
    return "below" if is_listed else "text"

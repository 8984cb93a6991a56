"""About how high a briefbogen's header or footer is: enough to tell one that has no room."""

from collections.abc import Iterable
from dataclasses import dataclass

from ozganswer.write.bogen.formate import Formate
from ozganswer.write.bogen.graft import default_style
from ozganswer.write.bogen.inherit import size_of, value
from ozganswer.write.bogen.raender import said
from ozganswer.write.measure import MM, rows
from ozganswer.write.ooxml.elements import Element, is_a, qn

NATURAL = 1.2
"""Height of a line that says nothing of it, as a share of the type size."""
BLOCKS = (qn("w:p"), qn("w:tbl"))


def height(blocks: Iterable[Element], formate: Formate, breite: float) -> float:
    """Reckon the height in mm of paragraphs and tables on a width in mm."""
    return sum(
        _table(block, formate, breite) if is_a(block, "tbl") else _paragraph(block, formate, breite)
        for block in blocks
    )


def _table(table: Element, formate: Formate, breite: float) -> float:
    return sum(_row(row, formate, breite) for row in table.iterfind(qn("w:tr")))


def _row(row: Element, formate: Formate, breite: float) -> float:
    cells = [[b for b in c if b.tag in BLOCKS] for c in row.iterfind(qn("w:tc"))]
    share = breite / max(len(cells), 1)
    return max((height(blocks, formate, share) for blocks in cells), default=0)


def _paragraph(paragraph: Element, formate: Formate, breite: float) -> float:
    named = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    style = named.get(qn("w:val"), "") if named is not None else ""
    place = _Place(paragraph, formate, style or default_style(formate, "paragraph"))
    size = place.size()
    count = sum(rows(line, breite, size) for line in said(paragraph).split("\n"))
    return MM * (count * place.line(size) + place.points("before") + place.points("after"))


@dataclass(frozen=True, slots=True)
class _Place:
    """A paragraph and its style: what both together say."""

    paragraph: Element
    formate: Formate
    style: str

    def size(self) -> float:
        sizes = self.paragraph.iterfind(f"{qn('w:r')}/{qn('w:rPr')}/{qn('w:sz')}")
        given = (size.get(qn("w:val"), "") for size in sizes)
        own = (float(size) / 2 for size in given if size.isdigit())
        return max(own, default=size_of(self.formate, self.style))

    def line(self, size: float) -> float:
        given = self.points("line")
        if self._spacing("lineRule") in ("exact", "atLeast"):
            return given
        return size * NATURAL * (given / 12 if given else 1)

    def points(self, attribute: str) -> float:
        given = self._spacing(attribute)
        return float(given) / 20 if given.isdigit() else 0

    def _spacing(self, attribute: str) -> str:
        own = self.paragraph.find(f"{qn('w:pPr')}/{qn('w:spacing')}")
        here = own.get(qn(f"w:{attribute}")) if own is not None else None
        return here or value(self.formate, self.style, "pPr", "spacing", attribute) or ""

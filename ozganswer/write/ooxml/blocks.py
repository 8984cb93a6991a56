"""Blocks → paragraphs and tables, in reading order."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias, assert_never

from docx.opc.part import Part

from ozganswer.records.letter import (
    Block,
    Heading,
    Inline,
    ItemList,
    PageBreak,
    Paragraph,
    Question,
    Table,
)
from ozganswer.records.stil import Stil
from ozganswer.write.lesen import beside_number, is_note, leading
from ozganswer.write.ooxml.elements import (
    Element,
    add_property,
    empty,
    is_a,
    keep_with_next,
    paragraph,
    twips,
    twips_of_points,
    w,
)
from ozganswer.write.ooxml.numbering import LEVELS, Numbering, indent, text_indent
from ozganswer.write.ooxml.runs import run, runs, tab
from ozganswer.write.ooxml.tables import draw_table

DrawnBlock: TypeAlias = Paragraph | Heading | Question | ItemList | Table
HEADINGS = 3
"""Levels of headings that have a style; deeper ones look like the last."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands: in the text, in a quoted question, in an item of a list."""

    style: str = "Text"
    left: float = 0
    """Where its text begins, in mm from the text's edge."""
    base: float = 0
    """Where lists reckon their indents from, likewise."""
    level: int = 0
    """The level that a list would have here."""
    quoted: bool = False
    """Whether it is part of a question, whose style then holds for its lists too."""


@dataclass(slots=True)
class Flow:
    """Draws one story of the document; what it draws stands on a text `breite` mm wide."""

    part: Part
    stil: Stil
    numbering: Numbering
    breite: float

    def blocks(self, blocks: Iterable[Block], place: Place = Place()) -> Iterator[Element]:
        """Draw blocks; a page break moves into the next one that is drawn."""
        turned, above = False, None
        for block, leads in leading(blocks):
            if isinstance(block, PageBreak):
                turned, above = True, None
                continue
            if above is not None and is_note(block):
                keep_with_next((above,))
            for element in self._block(block, place):
                if leads:
                    self._space_below(element, "liste")
                if leads and not place.level:
                    keep_with_next((element,))
                yield from _on_new_page(element) if turned else (element,)
                turned, above = False, element if isinstance(block, Table) else None

    def title(self, inlines: tuple[Inline, ...], *, new_page: bool) -> Element:
        """Draw an annex's title; one in a section of its own is on a new page anyway."""
        properties = (w("pageBreakBefore"),) if new_page else ()
        return paragraph("Anlagentitel", *runs(inlines, self.part), properties=properties)

    def _block(self, block: DrawnBlock, place: Place) -> Iterator[Element]:
        match block:
            case Paragraph():
                yield self._paragraph(block, place)
            case Heading(level=level, inlines=inlines):
                style = f"Heading{min(level, HEADINGS)}"
                yield paragraph(style, *runs(inlines, self.part))
            case Question():
                yield from self._question(block)
            case ItemList():
                yield from self._list(block, place)
            case Table():
                width = self.breite - place.left
                yield draw_table(block, self.part, self.stil, width, place.left)
            case _:
                assert_never(block)

    def _paragraph(self, block: Paragraph, place: Place) -> Element:
        style = "Anmerkung" if is_note(block) else place.style
        left = w("ind", left=twips(place.left), firstLine=0) if place.left else None
        unmarked = w("numPr", w("numId", val=0)) if place.level else None
        return paragraph(style, *runs(block.inlines, self.part), properties=(unmarked, left))

    def _question(self, question: Question) -> Iterator[Element]:
        absatz = self.stil.absatz("frage")
        left = absatz.einzug + absatz.haengend
        label = (run(question.nummer), tab() if absatz.haengend else run(" "))
        first, rest = beside_number(question)
        begun = paragraph("Frage", *label, *runs(first.inlines, self.part))
        if isinstance(next(iter(rest), None), ItemList):
            self._space_below(begun, "liste")
        yield begun
        drawn = list(self.blocks(rest, Place("Frage", left, left, quoted=True)))
        if question.allein:
            add_property((begun, *drawn)[-1], w("keepNext", val=0))
        elif rest and isinstance(rest[-1], ItemList):
            # A long list may run over pages, but its end stays with the answer.
            keep_with_next(drawn[-2:])
        yield from drawn

    def _list(self, block: ItemList, place: Place) -> Iterator[Element]:
        level = min(place.level, LEVELS - 1)
        number = self.numbering.list_id(level, numbered=block.numbered)
        style = "Nummerierung" if block.numbered else "Aufzaehlung"
        inner = replace(place, style="Fragenpunkt" if place.quoted else style, level=level)
        drawn = [element for item in block.items for element in self._item(item, number, inner)]
        if not place.level and drawn and is_a(drawn[-1], "p"):
            self._space_below(drawn[-1], "frage" if place.quoted else "text")
        yield from drawn

    def _item(self, item: tuple[Block, ...], number: int, place: Place) -> Iterator[Element]:
        liste = self.stil.absatz("liste")
        mark = w("numPr", w("ilvl", val=place.level), w("numId", val=number))
        moved = indent(liste, place.level, place.base, marked=True) if place.base else None
        content, rest = self._first(item)
        bold = place.quoted and self.stil.absatz("frage").fett
        looks = w("rPr", w("b"), w("bCs")) if bold else None  # else LibreOffice sets it light
        yield paragraph(place.style, *content, properties=(mark, moved, looks))
        left = place.base + text_indent(liste, place.level)
        yield from self.blocks(rest, replace(place, left=left, level=place.level + 1))

    def _space_below(self, element: Element, rolle: str) -> None:
        """Set a paragraph as far from what follows as those of a role are."""
        add_property(element, w("spacing", after=twips_of_points(self.stil.absatz(rolle).nach)))

    def _first(self, blocks: tuple[Block, ...]) -> tuple[tuple[Element, ...], tuple[Block, ...]]:
        # What stands beside a number or a dash, and what stands below it.
        match blocks:
            case (Paragraph(inlines=inlines), *_):
                return tuple(runs(inlines, self.part)), blocks[1:]
            case _:
                return (), blocks


def _on_new_page(element: Element) -> Iterator[Element]:
    if is_a(element, "tbl"):
        yield empty(1, w("pageBreakBefore"))
    else:
        add_property(element, w("pageBreakBefore"))
    yield element

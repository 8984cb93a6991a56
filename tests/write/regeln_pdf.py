"""What an archive and a screen reader want of a finished PDF: each rule names what breaks it."""

import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeAlias

import pypdf
from fontTools.ttLib import TTFont
from pypdf.generic import ArrayObject

HEADINGS = {f"/H{level}": level for level in range(1, 7)}
HOLD_TEXT = {"/P", "/Lbl", "/LBody", "/TH", "/TD", "/Link", "/Figure", *HEADINGS}
HOLDERS = {
    "/LI": {"/L"},
    "/Lbl": {"/LI"},
    "/LBody": {"/LI"},
    "/THead": {"/Table"},
    "/TBody": {"/Table"},
    "/TR": {"/THead", "/TBody"},
    "/TH": {"/TR"},
    "/TD": {"/TR"},
    "/P": {"/Document", "/Sect", "/Part", "/Art", "/LBody"},
    "/Table": {"/Sect", "/Part", "/Art", "/LBody"},
    "/L": {"/Sect", "/Part", "/Art", "/LBody"},
}
"""In which types of element a type may stand (ISO 32000-1, 14.8.4)."""

PAINTS = {*"S s f F f* B B* b b* sh Do EI Tj TJ ' \"".split()}
"""The operators that leave something on a page (ISO 32000-1, annex A)."""

Mark: TypeAlias = tuple[int, int]
"""The index of a page and the number of a marked piece of content on it."""


@dataclass(eq=False)
class Element:
    """An element of the structure tree."""

    tag: str
    node: Any
    parent: "Element | None"
    kids: list["Element"] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    objects: list[Any] = field(default_factory=list)

    def walk(self) -> Iterator["Element"]:
        """Walk the element and all below it in reading order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def of(self, *tags: str) -> list["Element"]:
        """Find the elements of these types in it."""
        return [element for element in self.walk() if element.tag in tags]

    def attribute(self, name: str) -> Any:
        """Read an attribute, or None."""
        return self.node.get("/A", {}).get(name)


class Pdf:
    """A PDF, its pages and its structure."""

    def __init__(self, data: bytes) -> None:
        self.reader = pypdf.PdfReader(io.BytesIO(data))
        self.root: Any = self.reader.trailer["/Root"]
        self.pages = list(self.reader.pages)
        self.page_of = {p.indirect_reference.idnum: n for n, p in enumerate(self.pages)}  # type: ignore[union-attr]
        (top,) = self.root["/StructTreeRoot"]["/K"]
        self.document = self._element(top.get_object(), None)

    def _element(self, node: Any, parent: Element | None) -> Element:
        element = Element(node["/S"], node, parent)
        kids = node.get("/K", ArrayObject())
        for kid in kids if isinstance(kids, ArrayObject) else [kids]:
            inner = kid.get_object()
            if isinstance(inner, int):
                element.marks.append((self._page(node), int(inner)))
            elif inner.get("/Type") == "/MCR":
                element.marks.append((self._page(inner), int(inner["/MCID"])))
            elif inner.get("/Type") == "/OBJR":
                element.objects.append(inner["/Obj"])
            else:
                element.kids.append(self._element(inner, element))
        return element

    def _page(self, node: Any) -> int:
        return self.page_of[node.raw_get("/Pg").idnum]

    def first_page(self, element: Element) -> int:
        """Find the page on which an element begins."""
        return min(page for inner in element.walk() for page, _ in inner.marks)

    def parent_tree(self) -> dict[int, Any]:
        """Read the table that leads from content to its element."""
        nums = self.root["/StructTreeRoot"]["/ParentTree"]["/Nums"]
        return dict(zip(nums[::2], nums[1::2], strict=True))

    def operations(self, page: int) -> list[tuple[Any, bytes]]:
        """Read the operators of a page."""
        content = self.pages[page].get_contents()
        return content.operations if content is not None else []

    def fonts(self) -> list[Any]:
        """Find all fonts of the pages."""
        found = [p["/Resources"].get("/Font", {}).values() for p in self.pages]  # type: ignore[union-attr]
        return [font.get_object() for page in found for font in page]


def it_tells_language_and_title(pdf: Pdf) -> Iterator[str]:
    """PDF/UA-1, 7.1 and 7.2: tagged, with a language, and its title in the window's bar."""
    info = pdf.reader.metadata
    if pdf.root.get("/Lang") != "de-DE":
        yield "Die Sprache fehlt."
    if not pdf.root.get("/MarkInfo", {}).get("/Marked"):
        yield "Die Datei sagt nicht, dass sie ausgezeichnet ist."
    if not info or not info.title:
        yield "Der Titel fehlt."
    if not pdf.root.get("/ViewerPreferences", {}).get("/DisplayDocTitle"):
        yield "Der Titel steht nicht in der Fensterleiste."


def all_that_is_painted_is_marked(pdf: Pdf) -> Iterator[str]:
    """PDF/UA-1, 7.1: content is an artifact or has a number, and a number stands once."""
    for page in range(len(pdf.pages)):
        open_marks: list[str] = []
        numbers: Counter[int] = Counter()
        for operands, name in pdf.operations(page):
            operator = name.decode()
            if operator in ("BDC", "BMC"):
                open_marks.append(_kind(operands))
                numbers.update(_number(operands))
            elif operator == "EMC":
                open_marks.pop()
            elif operator in PAINTS and len([m for m in open_marks if m]) != 1:
                yield f"Seite {page + 1}: „{operator}“ steht in {open_marks}."
        yield from (
            f"Seite {page + 1}: {n} kommt {c} Mal vor." for n, c in numbers.items() if c > 1
        )


def _kind(operands: Any) -> str:
    return "text" if _number(operands) else "artifact" if operands[0] == "/Artifact" else ""


def _number(operands: Any) -> list[int]:
    properties = operands[1] if len(operands) > 1 else {}
    return [int(properties["/MCID"])] if "/MCID" in properties else []


def each_text_has_its_element(pdf: Pdf) -> Iterator[str]:
    """ISO 32000-1, 14.7.4.4: a text is held by one element, and knows which."""
    held = Counter(mark for element in pdf.document.walk() for mark in element.marks)
    yield from (f"{mark} steht {count} Mal im Baum." for mark, count in held.items() if count > 1)
    drawn = {
        (page, number)
        for page in range(len(pdf.pages))
        for operands, name in pdf.operations(page)
        if name == b"BDC"
        for number in _number(operands)
    }
    yield from (f"{mark} steht nicht im Baum." for mark in sorted(drawn - set(held)))
    yield from (f"{mark} steht auf keiner Seite." for mark in sorted(set(held) - drawn))
    table = pdf.parent_tree()
    for element in pdf.document.walk():
        for page, number in element.marks:
            known = table[pdf.pages[page]["/StructParents"]]
            if number >= len(known) or known[number].get_object() != element.node:
                yield f"{(page, number)} kennt sein Element nicht."


def elements_stand_where_they_may(pdf: Pdf) -> Iterator[str]:
    """PDF/UA-1, 7.2 to 7.6: lists and tables are whole, text stands in what holds text."""
    for element in pdf.document.walk():
        parent = element.parent.tag if element.parent else ""
        if parent not in HOLDERS.get(element.tag, {parent}):
            yield f"{element.tag} steht in {parent}."
        if element.marks and element.tag not in HOLD_TEXT:
            yield f"{element.tag} enthält Text."
        if not element.kids and not element.marks and element.tag not in ("/TD", "/TH"):
            yield f"{element.tag} ist leer."
        if element.tag == "/LI" and [kid.tag for kid in element.kids] != ["/Lbl", "/LBody"]:
            yield f"/LI enthält {[kid.tag for kid in element.kids]}."


def tables_are_whole(pdf: Pdf) -> Iterator[str]:
    """PDF/UA-1, 7.5: one header, whose cells say what they head, and rows of equal length."""
    for number, table in enumerate(pdf.document.of("/Table"), 1):
        if len(table.of("/THead")) != 1:
            yield f"Tabelle {number} hat {len(table.of('/THead'))} Köpfe."
        if any(cell.attribute("/Scope") != "/Column" for cell in table.of("/TH")):
            yield f"Tabelle {number}: Eine Kopfzelle sagt nicht, was sie überschreibt."
        if len(widths := {_width(row) for row in table.of("/TR")}) != 1:
            yield f"Tabelle {number} hat Zeilen von {widths} Spalten."
        if any(kid.tag == "/TH" for body in table.of("/TBody") for kid in body.walk()):
            yield f"Tabelle {number} wiederholt ihren Kopf."


def _width(row: Element) -> int:
    return sum(cell.attribute("/ColSpan") or 1 for cell in row.kids)


def headings_leave_out_no_level(pdf: Pdf) -> Iterator[str]:
    """PDF/UA-1, 7.4.2: the first heading is H1, and none is more than one deeper."""
    levels = [0, *(HEADINGS[element.tag] for element in pdf.document.of(*HEADINGS))]
    yield from (f"Auf H{a} folgt H{b}." for a, b in pairwise(levels) if b > a + 1)
    if levels.count(1) > 1 and len(pdf.document.of("/Sect")) > 1:
        yield "H1 kommt mehrmals vor."


def bookmarks_are_the_headings(pdf: Pdf) -> Iterator[str]:
    """The outline names each heading, at its level and on its page."""
    found = list(_outline(pdf, pdf.reader.outline, 1))
    wanted = [
        (HEADINGS[element.tag], pdf.first_page(element)) for element in pdf.document.of(*HEADINGS)
    ]
    if [(level, page) for level, page, _ in found] != wanted:
        yield f"Die Lesezeichen sind {found}, die Überschriften {wanted}."
    yield from (f"Lesezeichen „{title}“" for _, _, title in found if not title.strip())


def _outline(pdf: Pdf, entries: Any, level: int) -> Iterator[tuple[int, int, str]]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _outline(pdf, entry, level + 1)
        else:
            page = pdf.reader.get_destination_page_number(entry)
            yield level, -1 if page is None else page, str(entry.title)


def links_are_told(pdf: Pdf) -> Iterator[str]:
    """PDF/UA-1, 7.18: an annotation says where it leads and stands in a Link, in reading order."""
    links = {id(o): e for e in pdf.document.walk() for o in map(_same, e.objects)}
    table = pdf.parent_tree()
    for number, page in enumerate(pdf.pages, 1):
        if page.get("/Tabs") != "/S":
            yield f"Seite {number} hat keine Reihenfolge."
        for annotation in map(_same, page.get("/Annots", ())):
            element = links.get(id(annotation))
            if not annotation.get("/Contents"):
                yield f"Seite {number}: Ein Verweis sagt nicht, wohin er führt."
            if element is None or element.tag != "/Link" or not element.marks:
                yield f"Seite {number}: Ein Verweis steht in keinem Element."
            elif table[annotation["/StructParent"]].get_object() != element.node:
                yield f"Seite {number}: Ein Verweis kennt sein Element nicht."


def _same(reference: Any) -> Any:
    return reference.get_object()


def nothing_is_embedded_but_fonts(pdf: Pdf) -> Iterator[str]:
    """PDF/A-2, 6.8 asks no more than that it be PDF/A too; an archive wants none."""
    yield from (f"{key} im Katalog" for key in ("/AF", "/OpenAction", "/AA") if key in pdf.root)
    names = pdf.root.get("/Names", {})
    yield from (f"{key} in /Names" for key in ("/EmbeddedFiles", "/JavaScript") if key in names)


def pictures_are_told(pdf: Pdf) -> Iterator[str]:
    """PDF/UA-1, 7.3: what a picture shows is said in words."""
    for figure in pdf.document.of("/Figure"):
        if not figure.node.get("/Alt"):
            yield "Ein Bild sagt nicht, was es zeigt."


def fonts_are_ours(pdf: Pdf) -> Iterator[str]:
    """PDF/A-2, 6.2.11: embedded; and static, free to embed, no more of them than is shown."""
    for font in pdf.fonts():
        name = font["/BaseFont"]
        (inner,) = font["/DescendantFonts"]
        descriptor = inner.get_object()["/FontDescriptor"]
        if "/FontFile2" not in descriptor or "/ToUnicode" not in font:
            yield f"{name} ist nicht eingebettet."
            continue
        if name[7:8] != "+" or not name[8:].startswith("Arimo"):
            yield f"{name} ist nicht unser Teil von Arimo."
        with TTFont(io.BytesIO(descriptor["/FontFile2"].get_data())) as embedded:
            if "fvar" in embedded:
                yield f"{name} ist veränderlich."
            if "OS/2" in embedded and embedded["OS/2"].fsType:
                yield f"{name} darf nicht eingebettet werden."


Rule: TypeAlias = Callable[[Pdf], Iterator[str]]

RULES: tuple[Rule, ...] = (
    it_tells_language_and_title,
    all_that_is_painted_is_marked,
    each_text_has_its_element,
    elements_stand_where_they_may,
    tables_are_whole,
    headings_leave_out_no_level,
    bookmarks_are_the_headings,
    links_are_told,
    pictures_are_told,
    nothing_is_embedded_but_fonts,
    fonts_are_ours,
)


def faults(data: bytes) -> list[str]:
    """Find all that is wrong with a PDF."""
    pdf = Pdf(data)
    return [f"{rule.__name__}: {fault}" for rule in RULES for fault in rule(pdf)]

"""Elements of WordprocessingML: a short builder, its units, and the order its schema wants."""

from collections.abc import Iterable
from typing import TypeAlias

from lxml import etree
from lxml.etree import _Element

Element: TypeAlias = _Element

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
}
_W = f"{{{NAMESPACES['w']}}}"
_NSMAP = {"w": NAMESPACES["w"]}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# The sequence of CT_PPr in ISO/IEC 29500-1, as far as letters need it.
_PARAGRAPH_ORDER = {
    tag: place
    for place, tag in enumerate(
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr pBdr tabs spacing "
        "ind jc outlineLvl rPr sectPr".split()
    )
}


def w(tag: str, *children: Element | None, **attributes: object) -> Element:
    """Make an element of the namespace `w`; its attributes are of `w` too, None leaves one out."""
    element = etree.Element(_W + tag, None, _NSMAP)
    for name, value in attributes.items():
        if value is not None:
            element.set(_W + name, str(value))
    for child in children:
        if child is not None:
            element.append(child)
    return element


def qn(name: str) -> str:
    """Write a prefixed name as lxml wants it: `w:p` → `{…}p`."""
    prefix, _, tag = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{tag}"


def is_a(element: Element | None, tag: str) -> bool:
    """Tell whether an element is one of `w` with this tag."""
    return element is not None and element.tag == _W + tag


def paragraph(
    style: str, *content: Element, properties: tuple[Element | None, ...] = ()
) -> Element:
    """Make a paragraph of a style, with properties of its own."""
    return w("p", paragraph_properties(w("pStyle", val=style), *properties), *content)


def empty(pt: float, *properties: Element) -> Element:
    """Make an empty paragraph of exactly this height."""
    height = max(twips_of_points(pt), 20)
    spacing = w("spacing", before=0, after=0, line=height, lineRule="exact")
    return paragraph("Text", properties=(spacing, *properties))


def paragraph_properties(*properties: Element | None) -> Element:
    """Gather paragraph properties in the order of the schema."""
    given = [p for p in properties if p is not None]
    return w("pPr", *sorted(given, key=_place))


def add_property(paragraph: Element, new: Element) -> None:
    """Give a paragraph one more property; one of the same name gets its attributes."""
    properties = paragraph[0]
    old = properties.find(str(new.tag))
    if old is not None:
        old.attrib.update(new.attrib)
        return
    properties.append(new)
    properties[:] = sorted(properties, key=_place)


def keep_with_next(elements: Iterable[Element]) -> None:
    """Keep paragraphs, and the last rows of tables, on one page with what follows them."""
    for element in elements:
        rows = element.findall(f"{_W}tr")
        for paragraph in rows[-1].iter(f"{_W}p") if rows else (element,):
            _drop(paragraph, "keepNext")
            add_property(paragraph, w("keepNext"))


def _drop(paragraph: Element, name: str) -> None:
    properties = paragraph[0]
    for old in properties.findall(_W + name):
        properties.remove(old)


def is_framed(paragraph: Element) -> bool:
    """Tell whether a paragraph stands in a frame."""
    return paragraph[0].find(_W + "framePr") is not None


def style_of(paragraph: Element) -> str:
    """Read the id of a paragraph's style."""
    return str(paragraph[0][0].get(_W + "val"))


def text(content: str) -> Element:
    """Make the text of a run; no white space of it is lost."""
    element = w("t")
    element.text = content
    if content != content.strip() or "  " in content:
        element.set(_SPACE, "preserve")
    return element


def twips(mm: float) -> int:
    """Convert mm to twentieths of a point."""
    return round(mm * 1440 / 25.4)


def emu(mm: float) -> int:
    """Convert mm to English metric units."""
    return round(mm * 36000)


def twips_of_points(pt: float) -> int:
    """Convert pt to twentieths of a point."""
    return round(pt * 20)


def half_points(pt: float) -> int:
    """Convert pt to half points."""
    return round(pt * 2)


def _place(element: Element) -> int:
    return _PARAGRAPH_ORDER[str(element.tag).removeprefix(_W)]

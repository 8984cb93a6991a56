"""A paragraph's runs → characters with their looks, and what a letter has no word for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from ozganswer.write.ooxml.anchors import read_name
from ozganswer.write.ooxml.elements import Element, qn
from ozganswer.write.ooxml.margin_words import FALLBACK
from ozganswer.write.readback.pieces import PLAIN, Char, Look
from ozganswer.write.readback.styles import GAP, Styles, toggle, value

_THROUGH = frozenset(
    qn(f"w:{tag}")
    for tag in ("ins", "moveTo", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml")
)
_SPECIAL = {
    qn("w:tab"): "\t",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
    qn("w:softHyphen"): "\u00ad",
}
_OBJECTS = {
    qn("w:drawing"): "ein Bild",
    qn("w:pict"): "ein Bild",
    qn("w:object"): "ein Objekt",
    qn("w:footnoteReference"): "eine Fußnote",
    qn("w:endnoteReference"): "eine Endnote",
    qn("w:sym"): "ein Sonderzeichen",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent": "ein Objekt",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath": "eine Formel",
}
_LOOKS = {
    "u": "unterstrichen",
    "strike": "durchgestrichen",
    "dstrike": "durchgestrichen",
    "highlight": "farbig hinterlegt",
    "vertAlign": "hoch- oder tiefgestellt",
    "caps": "in Großbuchstaben",
    "smallCaps": "in Kapitälchen",
    "vanish": "verborgen",
}
_BOX = qn("w:txbxContent")
_NONE = frozenset({"none", "0", "false", "baseline"})


@dataclass(slots=True)
class Paragraph:
    """What is read of one paragraph."""

    chars: list[Char] = field(default_factory=list)
    anchors: list[str] = field(default_factory=list)
    strange: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads paragraphs of a document with these styles and addresses of links."""

    styles: Styles
    links: Mapping[str, str]

    def read(self, paragraph: Element) -> Paragraph:
        """Read a paragraph."""
        found = Paragraph()
        style = value(paragraph.find(qn("w:pPr")), "pStyle") or self.styles.default
        self._inside(paragraph, found, style, "")
        return found

    def _inside(self, parent: Element, found: Paragraph, style: str, link: str) -> None:
        for child in parent:
            if child.tag == qn("w:r"):
                self._run(child, found, style, link)
            elif child.tag == qn("w:hyperlink"):
                self._inside(child, found, style, self._address(child))
            elif child.tag == qn("w:bookmarkStart"):
                found.anchors += anchors_of(child)
            elif child.tag in _THROUGH:
                self._inside(child, found, style, link)
            elif child.tag in _OBJECTS and not _is_box(child):
                found.strange.add(_OBJECTS[str(child.tag)])

    def _run(self, run: Element, found: Paragraph, style: str, link: str) -> None:
        properties = run.find(qn("w:rPr"))
        text = "".join(self._text(run, found))
        if not text:
            return
        look = Look(
            self._is_set(properties, "b", style),
            self._is_set(properties, "i", style),
            link,
        )
        found.chars += ((char, look if char.strip() else PLAIN) for char in text)
        if text.strip():
            found.strange |= set(_strange(properties))

    def _text(self, run: Element, found: Paragraph) -> Iterator[str]:
        for child in run:
            tag = str(child.tag)
            if tag == qn("w:t"):
                yield (child.text or "").replace("\n", " ")
            elif tag == qn("w:br"):
                yield "" if child.get(qn("w:type")) in ("page", "column") else "\n"
            elif tag in _SPECIAL:
                yield _SPECIAL[tag]
            elif tag in _OBJECTS and not _is_box(child):
                found.strange.add(_OBJECTS[tag])

    def _is_set(self, properties: Element | None, tag: str, style: str) -> bool:
        """Tell whether words stand out by being bold or italic, beside their paragraph."""
        usual = bool(self.styles.is_set(style, tag))
        character = value(properties, "rStyle") or ""
        if self.styles.names.get(character) == GAP:
            return False  # what fills a gap is text like any other
        given = toggle(properties, tag)
        if given is None:
            given = self.styles.is_set(character, tag)
        return given is not None and given != usual

    def _address(self, link: Element) -> str:
        """Read the address of a link; one that only repeats its words leads nowhere else."""
        address = unquote(self.links.get(link.get(qn("r:id"), ""), "")).rstrip("/")
        words = "".join(t.text or "" for t in link.iter(qn("w:t"))).strip().rstrip("/")
        return "" if address in (words, f"mailto:{words}") else address


def boxes_of(paragraph: Element) -> Iterator[Element]:
    """List the contents of text boxes that hang at a paragraph; LibreOffice makes them of frames.

    What is drawn for old programs is a repetition.
    """
    for box in paragraph.iter(_BOX):
        if not any(holder.tag == FALLBACK for holder in box.iterancestors()):
            yield box


def _is_box(element: Element) -> bool:
    return next(element.iter(_BOX), None) is not None


def anchors_of(bookmark: Element) -> list[str]:
    """Read the fingerprint that a bookmark bears, if it is an anchor."""
    found = read_name(bookmark.get(qn("w:name"), ""))
    return [found] if found else []


def _strange(properties: Element | None) -> Iterator[str]:
    for tag, said in _LOOKS.items():
        given = properties.find(qn(f"w:{tag}")) if properties is not None else None
        if given is not None and given.get(qn("w:val"), "1") not in _NONE:
            yield said

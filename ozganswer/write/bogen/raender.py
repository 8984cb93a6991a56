"""A briefbogen's header and footer of the first page: their words, pictures and content."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from ozganswer.errors.stile import BriefbogenKaputt, BriefbogenUnsicher
from ozganswer.write.bogen.paket import Paket, Relation
from ozganswer.write.ooxml.elements import NAMESPACES, Element, is_a, qn

Teil: TypeAlias = Literal["header", "footer"]
TEILE: dict[Teil, tuple[str, str]] = {
    "header": ("Kopfzeile", "kopf"),
    "footer": ("Fußzeile", "fuss"),
}
"""What Word calls each part, and the region that the PDF shows in its place."""
_NS = {**NAMESPACES, "v": "urn:schemas-microsoft-com:vml"}
_PICTURES = "(.//a:blip | .//v:imagedata)"
RELATION = re.compile(rf"\{{{re.escape(NAMESPACES['r'])}\}}\w+")
_BLOCKS = (qn("w:p"), qn("w:tbl"))
_LOST = (
    "bookmarkStart bookmarkEnd proofErr permStart permEnd lang lastRenderedPageBreak "
    "commentRangeStart commentRangeEnd commentReference sectPr framePr"
).split()
"""What means nothing in a letter, or would say again what stil.yaml says."""


@dataclass(frozen=True, slots=True)
class Rand:
    """A header or footer: the name of its part, and its blocks with nothing left that may not be.

    Its elements are shared: whoever draws them takes a copy.
    """

    teil: Teil
    name: str
    blocks: tuple[Element, ...]
    relations: dict[str, Relation]

    @property
    def words(self) -> str:
        """What it says, with one space between words."""
        return " ".join(_texts(self.blocks)).strip()

    def used_relations(self) -> set[str]:
        """The ids of the parts and addresses that its blocks name."""
        elements = (element for block in self.blocks for element in block.iter())
        named = {
            str(v) for e in elements for k, v in e.attrib.items() if RELATION.fullmatch(str(k))
        }
        return named & set(self.relations)


@dataclass(frozen=True, slots=True)
class Raender:
    """What a briefbogen says and shows around its text, in its header and its footer."""

    kopf: Rand
    fuss: Rand
    bilder: tuple[str, ...]
    """The parts that are pictures on the first page."""
    zeichnungen: bool
    """Whether lines or shapes are drawn there."""
    spaeter: str
    """What its header and footer of later pages say, which a letter never shows."""


def read_raender(paket: Paket) -> Raender:
    """Read a briefbogen's frame; raises BriefbogenKaputt or BriefbogenUnsicher."""
    kopf, fuss = (_rand(paket, teil, _first(paket, teil)) for teil in TEILE)
    originals = [paket.xml(r.name) for r in (kopf, fuss) if r.name]
    pictures = [b for root in originals for b in find_all(root, _PICTURES)]
    shapes = (find_all(root, ".//w:drawing | .//w:pict") for root in originals)
    relations = kopf.relations | fuss.relations
    return Raender(
        kopf,
        fuss,
        tuple(dict.fromkeys(_picture(element, relations) for element in pictures)),
        sum(map(len, shapes)) > len(pictures),
        " ".join(filter(None, (_later(paket, teil) for teil in TEILE))),
    )


def find_all(element: Element, path: str) -> list[Element]:
    """Find elements below one by an XPath that only finds elements."""
    return cast(list[Element], element.xpath(path, namespaces=_NS))


def _picture(element: Element, relations: dict[str, Relation]) -> str:
    named = (str(v) for key, v in element.attrib.items() if RELATION.fullmatch(str(key)))
    return next((relations[name].target for name in named if name in relations), "ein Bild")


def _first(paket: Paket, teil: Teil) -> str:
    """Find the part of the first page: that of its own, else that of all pages."""
    section = _section(paket)
    own = section is not None and section.find(qn("w:titlePg")) is not None
    return _named(paket, teil, "first" if own else "default")


def _later(paket: Paket, teil: Teil) -> str:
    name = _named(paket, teil, "default")
    if not name or name == _first(paket, teil):
        return ""
    pictures = find_all(paket.xml(name), _PICTURES)
    return " ".join(filter(None, (_rand(paket, teil, name).words, "[Bild]" if pictures else "")))


def _named(paket: Paket, teil: Teil, pages: str) -> str:
    section, relations = _section(paket), paket.relations(paket.document)
    for reference in section.iterfind(qn(f"w:{teil}Reference")) if section is not None else ():
        relation = relations.get(reference.get(qn("r:id"), ""))
        if relation and reference.get(qn("w:type"), "default") == pages:
            return relation.target
    return ""


def _section(paket: Paket) -> Element | None:
    # The first section is that of the first page; one of its own is told in its last paragraph.
    return next(iter(paket.xml(paket.document).iter(qn("w:sectPr"))), None)


def _rand(paket: Paket, teil: Teil, name: str) -> Rand:
    if not name:
        return Rand(teil, name, (), {})
    root = deepcopy(paket.xml(name))
    _refuse(paket, teil, root)
    _plain(root)
    rand = Rand(teil, name, _content(root), dict(paket.relations(name)))
    if any(rand.relations[used].kind != "hyperlink" for used in rand.used_relations()):
        raise BriefbogenKaputt(paket.datei, f"in der {TEILE[teil][0]} steht ein Diagramm")
    return rand


def _refuse(paket: Paket, teil: Teil, root: Element) -> None:
    part = TEILE[teil][0]
    if find_all(root, ".//w:object | .//w:control | .//w:altChunk | .//w:subDoc"):
        raise BriefbogenUnsicher(
            paket.datei, f"in der {part} ein eingebettetes Objekt", "Das Objekt in Word löschen."
        )
    if find_all(root, ".//w:ins | .//w:del | .//w:moveFrom | .//w:moveTo"):
        raise BriefbogenKaputt(paket.datei, f"in der {part} stehen nachverfolgte Änderungen")
    if find_all(root, ".//w:txbxContent//w:t[normalize-space()]"):
        raise BriefbogenKaputt(paket.datei, f"in der {part} stehen Wörter in einem Textfeld")


def _plain(root: Element) -> None:
    """Take pictures and marks out, and content controls away from around their content."""
    for drawing in find_all(root, ".//mc:AlternateContent | .//w:drawing | .//w:pict"):
        if find_all(drawing, _PICTURES):
            _remove(drawing)
    for fallback in list(root.iter(qn("mc:Fallback"))):
        _remove(fallback)
    for tag in _LOST:
        for element in list(root.iter(qn(f"w:{tag}"))):
            _remove(element)
    for control in list(root.iter(qn("w:sdt"))):
        _unwrap(control)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _unwrap(control: Element) -> None:
    parent, content = control.getparent(), control.find(qn("w:sdtContent"))
    if parent is not None:
        at = parent.index(control)
        parent[at : at + 1] = list(content) if content is not None else []


def _content(root: Element) -> tuple[Element, ...]:
    """Take the blocks, without the empty paragraphs around them; none where they show nothing."""
    blocks = [child for child in root if child.tag in _BLOCKS]
    while blocks and _shows_nothing(blocks[-1]):
        blocks.pop()
    while blocks and _shows_nothing(blocks[0]):
        blocks.pop(0)
    return tuple(blocks)


def _shows_nothing(block: Element) -> bool:
    drawings = find_all(block, ".//w:drawing | .//w:pict")
    return not drawings and not "".join(_texts((block,))).strip()


def _texts(blocks: tuple[Element, ...]) -> Iterator[str]:
    for block in blocks:
        for paragraph in block.iter(qn("w:p")):
            yield from said(paragraph).split()


def said(paragraph: Element) -> str:
    """Read what a paragraph says; a line that ends by hand ends in a newline."""
    parts = paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:noBreakHyphen"))
    return "".join(map(_text, parts))


def _text(part: Element) -> str:
    if is_a(part, "t"):
        kept = part.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
        return (part.text or "") if kept else (part.text or "").strip()
    if is_a(part, "br"):
        return "\n"
    return "-" if is_a(part, "noBreakHyphen") else " "

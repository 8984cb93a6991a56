"""A briefbogen's header and footer, drawn at the places that stil.yaml gives their regions."""

from copy import deepcopy

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from ozganswer.records.letter import RegionName
from ozganswer.records.stil import Platz, Stil
from ozganswer.write.bogen.formate import Formate
from ozganswer.write.bogen.graft import default_style, frame_style, refer
from ozganswer.write.bogen.letterhead import Bogen, rand, read
from ozganswer.write.bogen.raender import RELATION, Rand, find_all
from ozganswer.write.ooxml.boxes import box
from ozganswer.write.ooxml.drawings import decorative
from ozganswer.write.ooxml.elements import Element, empty, is_a, qn, twips, w

DRAWINGS = 100
"""Ids of the briefbogen's drawings begin here, beyond those of marks and logo."""


def draw(stil: Stil, name: RegionName, part: Part) -> tuple[list[Element], list[Element]]:
    """Copy what stands for a region into a part: runs anchored to the page, and the blocks.

    The header's blocks float at the region's place; the footer's are to be put there.
    """
    bogen = read(stil)
    if bogen is None:
        return [], []
    header = name is RegionName.KOPF
    blocks = _copied(bogen, bogen.raender.kopf if header else bogen.raender.fuss, part)
    anchored = _take_anchored(blocks)
    if not rand(stil, name):
        return anchored, []
    return anchored, [_floating(blocks, stil.regionen[name])] if header else _closed(blocks)


def _copied(bogen: Bogen, rand: Rand, part: Part) -> list[Element]:
    ids = {identity: frame_style(identity) for identity in bogen.formate.styles}
    copies = [deepcopy(block) for block in rand.blocks]
    for block in copies:
        refer(block, ids)
        _style(block, bogen.formate)
        _link(block, rand, part)
    for number, drawing in enumerate(_drawings(copies), start=DRAWINGS):
        _number(drawing, number)
    return copies


def _floating(blocks: list[Element], platz: Platz) -> Element:
    """Put blocks into a table of one cell that floats at a place on the page."""
    # Word reads 0 as „where the text is“.
    place = w(
        "tblpPr",
        leftFromText=0,
        rightFromText=0,
        vertAnchor="page",
        horzAnchor="page",
        tblpX=max(twips(platz.links), 1),
        tblpY=max(twips(platz.oben), 1),
    )
    return box(_closed(blocks), platz.breite, twips(platz.hoehe), floating=place)


def _closed(blocks: list[Element]) -> list[Element]:
    """End blocks by a paragraph, as a cell has to."""
    return [*blocks, empty(1)] if not blocks or is_a(blocks[-1], "tbl") else blocks


def _take_anchored(blocks: list[Element]) -> list[Element]:
    """Take runs out of blocks that stand somewhere on the page, whatever holds their anchor."""
    anchored = [run for block in blocks for run in find_all(block, ".//w:r[.//wp:anchor]")]
    for run in anchored:
        parent = run.getparent()
        if parent is not None:
            parent.remove(run)
    return anchored


def _style(block: Element, formate: Formate) -> None:
    default = frame_style(default_style(formate, "paragraph"))
    for paragraph in block.iter(qn("w:p")):
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            properties = w("pPr")
            paragraph.insert(0, properties)
        if properties.find(qn("w:pStyle")) is None:
            properties.insert(0, w("pStyle", val=default))


def _link(block: Element, rand: Rand, part: Part) -> None:
    for element in block.iter():
        for key, value in element.attrib.items():
            relation = rand.relations.get(str(value)) if RELATION.fullmatch(str(key)) else None
            if relation:
                link = RELATIONSHIP_TYPE.HYPERLINK
                element.set(key, part.relate_to(relation.target, link, is_external=True))


def _drawings(blocks: list[Element]) -> list[Element]:
    return [drawing for block in blocks for drawing in find_all(block, ".//wp:docPr")]


def _number(drawing: Element, number: int) -> None:
    drawing.set("id", str(number))
    if not drawing.get("descr") and not len(drawing):
        drawing.append(decorative())

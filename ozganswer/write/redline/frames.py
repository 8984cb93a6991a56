"""Frames → text boxes at their places, so that every word processor decides changes in them.

LibreOffice turns a frame into a text of its own while it reads, and then loses or misplaces the
changes in it and in the paragraph behind it. In a text box, and behind it, it keeps them.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from itertools import count, groupby

from ozganswer.records.difference import steps
from ozganswer.records.stil import Platz
from ozganswer.write.ooxml.drawings import drawing, run_of
from ozganswer.write.ooxml.elements import Element, empty, emu, is_a, is_framed, qn, style_of
from ozganswer.write.redline.blocks import Merger
from ozganswer.write.redline.units import Block

FIRST = 1000
"""Ids of text boxes begin here, beyond those of all other drawings."""
_CHOICE = """<mc:AlternateContent><mc:Choice Requires="wps">{}</mc:Choice></mc:AlternateContent>"""
_SHAPE = """
<wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>
<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>
</wps:spPr><wps:txbx><w:txbxContent/></wps:txbx>
<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"><a:spAutoFit/></wps:bodyPr></wps:wsp>
</a:graphicData></a:graphic>
"""


@dataclass(frozen=True, slots=True)
class Zone:
    """Blocks that stand in one frame, known by their style, or in the text."""

    frame: str
    blocks: tuple[Element, ...]

    @property
    def free(self) -> list[Block]:
        """The blocks without their frame."""
        return [Block(_freed(block) if self.frame else block) for block in self.blocks]


NOTHING = Zone("", ())


@dataclass(frozen=True, slots=True)
class Stories:
    """Merges the stories of one document: its text, its headers and footers."""

    merger: Merger
    _ids: Iterator[int] = field(default_factory=lambda: count(FIRST))

    def merged(self, old: Iterable[Element], new: Iterable[Element]) -> Iterator[Element]:
        """Merge the blocks of a story, frame by frame and text by text."""
        boxes: list[Element] = []
        for was, now in _joined(_zones(old), _zones(new)):
            blocks = self.merger.blocks(was.free, now.free)
            if frame := now.frame or was.frame:
                boxes.append(self._box(frame, (now.blocks or was.blocks)[0], blocks))
                continue
            yield from _anchored(boxes)
            boxes = []
            yield from blocks
        yield from _anchored(boxes)

    def _box(self, name: str, framed: Element, blocks: Iterable[Element]) -> Element:
        place = _place(framed)
        shape = _SHAPE.format(width=emu(place.breite), height=emu(place.hoehe))
        run = run_of(_CHOICE.format(drawing(next(self._ids), name, place, shape)), name)
        for anchor in run.iter(qn("wp:anchor")):
            anchor.set("behindDoc", "0")
        for content in run.iter(qn("w:txbxContent")):
            content.extend(blocks)
        return run


def _anchored(boxes: list[Element]) -> Iterator[Element]:
    """Hold text boxes by a paragraph that takes next to no room."""
    if boxes:
        anchor = empty(1)
        anchor.extend(boxes)
        yield anchor


def _zones(blocks: Iterable[Element]) -> list[Zone]:
    return [Zone(frame, tuple(group)) for frame, group in groupby(blocks, key=_frame)]


def _frame(block: Element) -> str:
    return style_of(block) if is_a(block, "p") and is_framed(block) else ""


def _joined(old: Sequence[Zone], new: Sequence[Zone]) -> Iterator[tuple[Zone, Zone]]:
    for step in steps([z.frame for z in old], [z.frame for z in new]):
        if step.alike:
            yield from ((old[i], new[k]) for i, k in zip(step.old, step.new, strict=True))
        else:
            yield from ((old[i], NOTHING) for i in step.old)
            yield from ((NOTHING, new[k]) for k in step.new)


def _freed(block: Element) -> Element:
    free = deepcopy(block)
    for frame in free[0].findall(qn("w:framePr")):
        free[0].remove(frame)
    return free


def _place(framed: Element) -> Platz:
    (frame,) = framed[0].findall(qn("w:framePr"))
    left, top, width, height = (_mm(frame.get(qn(f"w:{name}"), "0")) for name in "xywh")
    return Platz(links=left, oben=top, breite=width, hoehe=height)


def _mm(twips: str) -> float:
    return int(twips) * 25.4 / 1440

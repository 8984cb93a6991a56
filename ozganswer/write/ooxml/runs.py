"""Inlines → runs, hyperlinks and breaks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import assert_never
from urllib.parse import quote

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part

from ozganswer.records.letter import (
    Emphasis,
    Figure,
    Gap,
    Inline,
    LineBreak,
    Link,
    Marked,
    Strong,
    Text,
)
from ozganswer.records.zeichen import KEIN_XML
from ozganswer.write.ooxml.elements import Element, half_points, qn, text, w

_URI_SIGNS = "%/:=&?~#+!$,;'@()*[]"
_FOLDED = re.compile(r"[\r\n]+")


RAISED = 5
"""Half points that a mark stands above the line; in a style LibreOffice would also shrink it."""


@dataclass(frozen=True, slots=True)
class Type:
    """How a run is set, beside its paragraph's style."""

    style: str = ""
    bold: bool = False
    italic: bool = False
    raised: bool = False
    size: float | None = None
    """In pt; None: as the paragraph's style."""

    def properties(self) -> Element | None:
        """Write the run's properties; None where there are none."""
        half = half_points(self.size or 0)
        given = [
            w("rStyle", val=self.style) if self.style else None,
            *((w("b"), w("bCs")) if self.bold else ()),
            *((w("i"), w("iCs")) if self.italic else ()),
            w("position", val=RAISED) if self.raised else None,
            *((w("sz", val=half), w("szCs", val=half)) if self.size else ()),
        ]
        return w("rPr", *given) if any(g is not None for g in given) else None


PLAIN = Type()


def runs(inlines: tuple[Inline, ...], part: Part, look: Type = PLAIN) -> Iterator[Element]:
    """Draw inlines as runs; a link's address becomes a relation of the part they stand in."""
    for inline in inlines:
        match inline:
            case Text(text=content) | Figure(text=content):
                yield run(content, look)
            case Gap():
                yield run(inline.text, replace(look, style="Luecke", bold=True))
            case LineBreak():
                yield w("r", w("br"))
            case Strong(children=children):
                yield from runs(children, part, replace(look, bold=True))
            case Emphasis(children=children):
                yield from runs(children, part, replace(look, italic=True))
            case Marked(children=children, mark=mark, warns=warns):
                style = "Abgelaufen" if warns else "Belegt"
                yield from runs(children, part, replace(look, style=look.style or style))
                yield run(mark, replace(look, style="Belegzeichen", raised=True))
            case Link(children=children, target=target):
                yield _hyperlink(
                    target, part, runs(children, part, replace(look, style="Hyperlink"))
                )
            case _:
                assert_never(inline)


def run(content: str, look: Type = PLAIN) -> Element:
    """Make a run of text; a tab in it stays a tab, the end of a line becomes a space."""
    pieces: list[Element] = []
    for number, piece in enumerate(_FOLDED.sub(" ", content).split("\t")):
        if number:
            pieces.append(w("tab"))
        if piece:
            pieces.append(text(piece))
    return w("r", look.properties(), *pieces)


def tab() -> Element:
    """Make a run that is a tab."""
    return w("r", w("tab"))


def field(instruction: str, shown: str) -> Element:
    """Make a field that Word reckons, `PAGE`, with what it shows until then."""
    return w("fldSimple", run(shown), instr=f" {instruction} ")


def _hyperlink(target: str, part: Part, content: Iterator[Element]) -> Element:
    if KEIN_XML.search(target):
        # lxml would say so, had `quote` not hidden it.
        raise ValueError(target)
    link = w("hyperlink", *content, history=1)
    address = quote(target, safe=_URI_SIGNS)
    link.set(qn("r:id"), part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    return link

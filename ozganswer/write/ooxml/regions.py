"""Region → paragraphs in the style of its role, in a frame where the Stil gives it a Platz."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from docx.opc.part import Part

from ozganswer.records.letter import InfoLine, Paragraph, Region
from ozganswer.records.stil import Platz, Stil
from ozganswer.write.lesen import printed
from ozganswer.write.ooxml.elements import Element, add_property, paragraph, twips, w
from ozganswer.write.ooxml.runs import runs, tab
from ozganswer.write.ooxml.styles import STYLE_OF_ROLE


def region_paragraphs(region: Region, part: Part, stil: Stil) -> tuple[Element, ...]:
    """Draw a region; a region with a Platz stands there on the page, whatever flows around it."""
    platz = stil.regionen.get(region.name)
    drawn = paragraphs_of(region, part, stil)
    return tuple(framed(drawn, platz)) if platz else drawn


def paragraphs_of(region: Region, part: Part, stil: Stil) -> tuple[Element, ...]:
    """Draw a region's paragraphs, wherever they stand."""
    style = STYLE_OF_ROLE[region.name]
    return tuple(_paragraph(block, style, part) for block in printed(region, stil))


def framed(
    paragraphs: Iterable[Element], platz: Platz, wrap: str = "notBeside"
) -> Iterator[Element]:
    """Put paragraphs into one frame; it grows where its Platz is too low for them.

    `wrap` says whether other text stands beside it: `notBeside` or `around`.
    """
    for element in paragraphs:
        add_property(element, _frame(platz, wrap))
        yield element


def _paragraph(block: Paragraph | InfoLine, style: str, part: Part) -> Element:
    match block:
        case Paragraph(inlines=inlines):
            return paragraph(style, *runs(inlines, part))
        case InfoLine(label=label, value=value):
            return paragraph(style, *runs(label, part), tab(), *runs(value, part))
        case _:
            assert_never(block)


def _frame(platz: Platz, wrap: str) -> Element:
    return w(
        "framePr",
        w=twips(platz.breite),
        h=twips(platz.hoehe),
        hRule="atLeast",
        wrap=wrap,
        vAnchor="page",
        hAnchor="page",
        # Word reads 0 as „where the text is“.
        x=max(twips(platz.links), 1),
        y=max(twips(platz.oben), 1),
    )

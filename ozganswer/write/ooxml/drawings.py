"""Drawings anchored to the page: where they stand, and what a screen reader tells of them."""

from lxml import etree

from ozganswer.records.stil import Platz
from ozganswer.write.ooxml.elements import NAMESPACES, Element, emu, qn

_ANCHOR = """
<w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}"
 behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:wrapNone/>
<wp:docPr id="{number}" name="{name}"/>
{graphic}
</wp:anchor>
</w:drawing>
"""
_DECORATIVE = """
<a:extLst {namespaces}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}">
<adec:decorative val="1"/></a:ext></a:extLst>
"""


def drawing(number: int, name: str, place: Platz, graphic: str) -> str:
    """Write a drawing in XML: its id in its part, its name, its place, and what is drawn."""
    return _ANCHOR.format(
        number=number,
        name=name,
        left=emu(place.links),
        top=emu(place.oben),
        width=emu(place.breite),
        height=emu(place.hoehe),
        graphic=graphic,
    )


def run_of(drawn: str, text: str = "") -> Element:
    """Make a run of one drawing; `text` is told in its place, without one it is decorative."""
    run = _parse(f"<w:r {_declared(*NAMESPACES)}>{drawn}</w:r>")
    properties = next(run.iter(qn("wp:docPr")))
    if text:
        properties.set("descr", text)
    else:
        properties.append(decorative())
    return run


def decorative() -> Element:
    """Make what tells screen readers to pass a drawing over."""
    return _parse(_DECORATIVE.format(namespaces=_declared("a", "adec")))


def _parse(xml: str) -> Element:
    return etree.fromstring(xml.replace("\n", ""), etree.XMLParser(remove_blank_text=True))


def _declared(*prefixes: str) -> str:
    return " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in prefixes)

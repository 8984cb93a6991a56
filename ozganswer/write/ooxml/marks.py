"""Fold and hole marks: short lines at the sheet's left edge that no screen reader tells."""

from collections.abc import Iterator

from lxml import etree

from ozganswer.write.fit import FALZ
from ozganswer.write.ooxml.elements import NAMESPACES, Element, emu

LEFT = 5.0
LENGTH = 5.0
_DRAWING = """
<w:r {namespaces}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}"
 behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
<wp:extent cx="{length}" cy="0"/><wp:wrapNone/>
<wp:docPr id="{number}" name="Marke {number}"><a:extLst>
<a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative val="1"/></a:ext>
</a:extLst></wp:docPr><wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvCnPr/><wps:spPr>
<a:xfrm><a:off x="0" y="0"/><a:ext cx="{length}" cy="0"/></a:xfrm>
<a:prstGeom prst="line"><a:avLst/></a:prstGeom>
<a:ln w="6350"><a:solidFill><a:srgbClr val="808080"/></a:solidFill></a:ln>
</wps:spPr><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic>
</wp:anchor>
</w:drawing></mc:Choice></mc:AlternateContent></w:r>
"""


def marks(form: str) -> Iterator[Element]:
    """Draw the three marks of a form as lines anchored to the page."""
    for number, height in enumerate(FALZ[form], start=1):
        yield etree.fromstring(_mark(number, height), etree.XMLParser(remove_blank_text=True))


def _mark(number: int, height: float) -> str:
    return _DRAWING.replace("\n", "").format(
        namespaces=" ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items()),
        number=number,
        left=emu(LEFT),
        top=emu(height),
        length=emu(LENGTH),
    )

"""The logo as a picture anchored to the page, told to screen readers or marked decorative."""

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from ozganswer.records.stil import Stil
from ozganswer.write.logo import logo_place
from ozganswer.write.ooxml.elements import NAMESPACES, Element, emu, qn

NUMBER = 9
"""The drawing's id in its part; the marks have the lower ones."""
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
DECORATIVE = """<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">\
<a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}">\
<adec:decorative xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" \
val="1"/></a:ext></a:extLst>"""
"""Tells screen readers to pass a drawing over."""
_DRAWING = """
<w:r {namespaces}><w:drawing>
<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}"
 behindDoc="1" locked="0" layoutInCell="1" allowOverlap="1">
<wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="page"><wp:posOffset>{left}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{top}</wp:posOffset></wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:wrapNone/>
<wp:docPr id="{number}" name="Logo">{decorative}</wp:docPr>
<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
<a:graphic><a:graphicData uri="{picture}"><pic:pic>
<pic:nvPicPr><pic:cNvPr id="{number}" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic>
</wp:anchor></w:drawing></w:r>
"""


def logo(stil: Stil, part: Part) -> tuple[Element, ...]:
    """Draw a style's logo in a part of the document; nothing where the style has none."""
    platz = logo_place(stil)
    if not platz or not stil.logo or not stil.bild or part.package is None:
        return ()
    name = PackURI("/word/media/logo.png")
    picture = Part(name, CONTENT_TYPE.PNG, stil.bild.inhalt, part.package)
    drawn = _DRAWING.replace("\n", "").format(
        namespaces=" ".join(f'xmlns:{p}="{uri}"' for p, uri in _namespaces().items()),
        picture=_PICTURE,
        number=NUMBER,
        decorative="" if stil.logo.text else DECORATIVE,
        relation=part.relate_to(picture, RELATIONSHIP_TYPE.IMAGE),
        left=emu(platz.links),
        top=emu(platz.oben),
        width=emu(platz.breite),
        height=emu(platz.hoehe),
    )
    run = etree.fromstring(drawn, etree.XMLParser(remove_blank_text=True))
    if stil.logo.text:
        next(run.iter(qn("wp:docPr"))).set("descr", stil.logo.text)
    return (run,)


def _namespaces() -> dict[str, str]:
    return {**NAMESPACES, "pic": _PICTURE}

"""The logo as a picture anchored to the page, told to screen readers or marked decorative."""

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from ozganswer.records.stil import Stil
from ozganswer.write.logo import logo_place
from ozganswer.write.ooxml.drawings import drawing, run_of
from ozganswer.write.ooxml.elements import Element, emu

NUMBER = 9
"""The drawing's id in its part; the marks have the lower ones."""
_PICTURE = """
<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
<pic:nvPicPr><pic:cNvPr id="{number}" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr>
<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
</pic:pic></a:graphicData></a:graphic>
"""


def logo(stil: Stil, part: Part) -> tuple[Element, ...]:
    """Draw a style's logo in a part of the document; nothing where the style has none."""
    platz = logo_place(stil)
    if not platz or not stil.logo or not stil.bild or part.package is None:
        return ()
    name = PackURI("/word/media/logo.png")
    picture = Part(name, CONTENT_TYPE.PNG, stil.bild.inhalt, part.package)
    drawn = _PICTURE.format(
        number=NUMBER,
        relation=part.relate_to(picture, RELATIONSHIP_TYPE.IMAGE),
        width=emu(platz.breite),
        height=emu(platz.hoehe),
    )
    return (run_of(drawing(NUMBER, "Logo", platz, drawn), stil.logo.text),)

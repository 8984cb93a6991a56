"""Fold and hole marks: short lines at the sheet's left edge that no screen reader tells."""

from collections.abc import Iterator

from ozganswer.records.stil import Platz
from ozganswer.write.fit import FALZ
from ozganswer.write.ooxml.drawings import drawing, run_of
from ozganswer.write.ooxml.elements import Element, emu

LEFT = 5.0
LENGTH = 5.0
_CHOICE = """<mc:AlternateContent><mc:Choice Requires="wps">{}</mc:Choice></mc:AlternateContent>"""
_LINE = """
<wp:cNvGraphicFramePr/>
<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<wps:wsp><wps:cNvCnPr/><wps:spPr>
<a:xfrm><a:off x="0" y="0"/><a:ext cx="{length}" cy="0"/></a:xfrm>
<a:prstGeom prst="line"><a:avLst/></a:prstGeom>
<a:ln w="6350"><a:solidFill><a:srgbClr val="808080"/></a:solidFill></a:ln>
</wps:spPr><wps:bodyPr/></wps:wsp>
</a:graphicData></a:graphic>
"""


def marks(form: str) -> Iterator[Element]:
    """Draw the three marks of a form as lines anchored to the page."""
    line = _LINE.format(length=emu(LENGTH))
    for number, height in enumerate(FALZ[form], start=1):
        place = Platz(links=LEFT, oben=height, breite=LENGTH, hoehe=0)
        yield run_of(_CHOICE.format(drawing(number, f"Marke {number}", place, line)))

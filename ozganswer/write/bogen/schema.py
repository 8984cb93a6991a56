"""What the schema of WordprocessingML wants of properties that come from two documents."""

from copy import deepcopy

from ozganswer.write.ooxml.elements import NAMESPACES, Element, qn

_ORDER = {
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
    "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr "
    "tcPr tblStylePr",
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
    "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
    "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
    "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect "
    "bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
}
"""The sequences of CT_Style, CT_PPr and CT_RPr (ISO/IEC 29500-1, 17.7.4.17, 17.3.1, 17.3.2)."""
_PLACES = {
    qn(f"w:{parent}"): {qn(f"w:{tag}"): place for place, tag in enumerate(tags.split())}
    for parent, tags in _ORDER.items()
}
_W = f"{{{NAMESPACES['w']}}}"


def sort(element: Element) -> None:
    """Bring the children of a style or of properties into the order of the schema."""
    places = _PLACES[str(element.tag)]
    element[:] = sorted(element, key=lambda child: places.get(str(child.tag), len(places)))


def fill(style: Element, ground: Element) -> None:
    """Give a style the properties of another one that it has not itself."""
    for tag in (qn("w:pPr"), qn("w:rPr")):
        own, given = style.find(tag), ground.find(tag)
        if own is None and given is not None:
            style.append(deepcopy(given))
        elif own is not None and given is not None:
            known = {child.tag for child in own}
            own.extend(deepcopy(child) for child in given if child.tag not in known)
            sort(own)
    sort(style)


def only_known(style: Element) -> None:
    """Leave out of a style what other versions of Word have added, its language and its history."""
    for element in list(style.iter()):
        foreign = not str(element.tag).startswith(_W)
        if foreign or element.tag in (qn("w:lang"), qn("w:rsid"), qn("w:rPrChange")):
            drop(element)
        for name in [n for n in element.attrib if not str(n).startswith(_W)]:
            del element.attrib[name]


def set_name(style: Element, name: str) -> None:
    """Name a style."""
    element = style.find(qn("w:name"))
    if element is not None:
        element.set(qn("w:val"), name)


def drop(element: Element) -> None:
    """Take an element out of its parent, if it has one."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def without(element: Element, name: str) -> None:
    """Take an attribute of `w` away, if it is there."""
    if qn(f"w:{name}") in element.attrib:
        del element.attrib[qn(f"w:{name}")]

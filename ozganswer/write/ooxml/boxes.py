"""A table of one cell without edges, to hold blocks where the letterhead or the foot stands."""

from collections.abc import Iterable

from ozganswer.write.ooxml.elements import Element, empty, twips, w


def box(
    content: Iterable[Element],
    breite: float,
    height: int,
    *,
    floating: Element | None = None,
    indent: float | None = None,
) -> Element:
    """Make a box `breite` mm wide and at least `height` twentieths of a point high.

    `floating` says where it stands on the page, or `indent` how many mm from the left margin.
    """
    width = twips(breite)
    sides = (w(side, w=0, type="dxa") for side in ("left", "right"))
    properties = w(
        "tblPr",
        floating,
        w("tblW", w=width, type="dxa"),
        w("tblInd", w=twips(indent), type="dxa") if indent is not None else None,
        w("tblLayout", type="fixed"),
        w("tblCellMar", *sides),
    )
    cell = w("tc", w("tcPr", w("tcW", w=width, type="dxa")), *(tuple(content) or (empty(1),)))
    row = w("tr", w("trPr", w("trHeight", val=height, hRule="atLeast")), cell)
    return w("tbl", properties, w("tblGrid", w("gridCol", w=width)), row)

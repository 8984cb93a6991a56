"""The white space around tables, which in Word have none: their neighbours get it."""

from collections.abc import Iterator

from ozganswer.records.stil import Stil
from ozganswer.write.columns import space_below
from ozganswer.write.ooxml.elements import (
    Element,
    add_property,
    empty,
    is_a,
    qn,
    style_of,
    twips_of_points,
    w,
)
from ozganswer.write.ooxml.styles import absatz_of


def spaced(elements: list[Element], stil: Stil) -> Iterator[Element]:
    """Keep tables apart from the text below them, and from each other."""
    for before, element in zip([None, *elements], elements, strict=False):
        if before is not None and is_a(before, "tbl"):
            yield from _below_table(before, element, stil)
        yield element
    if elements and is_a(elements[-1], "tbl"):
        yield empty(1)


def _below_table(table: Element, element: Element, stil: Stil) -> Iterator[Element]:
    rows = len(table.findall(qn("w:tr")))
    if is_a(element, "tbl"):
        yield empty(space_below(rows, stil, 0))
    else:
        vor = absatz_of(style_of(element), stil).vor
        add_property(element, w("spacing", before=twips_of_points(space_below(rows, stil, vor))))

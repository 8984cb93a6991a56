"""What a style of the briefbogen says, with all that it inherits."""

from collections.abc import Iterator
from typing import Literal

from ozganswer.write.bogen.formate import Formate
from ozganswer.write.ooxml.elements import Element, qn

DEFAULT_SIZE = 10.0
"""Type size in pt where a file says none (ISO/IEC 29500-1, 17.3.2.38)."""
MOST_STEPS = 20
"""Styles that one may be based on, one on the other; more are a circle."""


def inherited(
    formate: Formate, style: str, group: Literal["pPr", "rPr"], tag: str
) -> Iterator[Element]:
    """Find a property in a style, in those it is based on, and in what holds for all."""
    path = f"{qn(f'w:{group}')}/{qn(f'w:{tag}')}"
    identity = style
    for _ in range(MOST_STEPS):
        if identity not in formate.styles:
            break
        yield from formate.styles[identity].iterfind(path)
        based = formate.styles[identity].find(qn("w:basedOn"))
        identity = based.get(qn("w:val"), "") if based is not None else ""
    yield from formate.root.iterfind(f"{qn('w:docDefaults')}/{qn(f'w:{group}Default')}/{path}")


def value(
    formate: Formate, style: str, group: Literal["pPr", "rPr"], tag: str, attribute: str
) -> str | None:
    """Find an attribute of a property, in the nearest place that says it."""
    found = inherited(formate, style, group, tag)
    values = (element.get(qn(f"w:{attribute}")) for element in found)
    return next((v for v in values if v), None)


def size_of(formate: Formate, style: str) -> float:
    """Find a style's type size in pt."""
    size = value(formate, style, "rPr", "sz", "val")
    return float(size) / 2 if size and size.isdigit() else DEFAULT_SIZE

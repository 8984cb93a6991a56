"""Lists → numbering definitions: dashes, and numbers that begin anew with each list."""

from lxml import etree

from ozganswer.records.stil import Absatz, Stil
from ozganswer.write.measure import HAENGEND, list_step
from ozganswer.write.ooxml.elements import Element, twips, w

LEVELS = 9
"""Levels that Word knows; deeper lists stay on the last one."""
DASHES, NUMBERS = 1, 2
"""Ids of the list that all dashes share, and of numbers that a typist begins by hand."""


class Numbering:
    """The lists of one document: gives each its id, and writes their definitions."""

    def __init__(self, stil: Stil) -> None:
        self._absatz = stil.absatz("liste")
        self._instances = [_instance(DASHES, DASHES), _instance(NUMBERS, NUMBERS)]

    def list_id(self, level: int, *, numbered: bool) -> int:
        """Give a list its id; a numbered one begins at 1 on its level."""
        if not numbered:
            return DASHES
        number = len(self._instances) + 1
        restart = w("lvlOverride", w("startOverride", val=1), ilvl=level)
        self._instances.append(_instance(number, NUMBERS, restart))
        return number

    def part(self) -> bytes:
        """Write the definitions of the document's lists, abstract ones first."""
        root = w(
            "numbering",
            _abstract(DASHES, "4F5A4701", "bullet", self._absatz),
            _abstract(NUMBERS, "4F5A4702", "decimal", self._absatz),
            *self._instances,
        )
        return etree.tostring(root, encoding="UTF-8", standalone=True)


def text_indent(absatz: Absatz, level: int) -> float:
    """Reckon where the text of a list's level begins, in mm from the text's edge."""
    return list_step(absatz) * (level + 1)


def indent(absatz: Absatz, level: int, offset: float, *, marked: bool) -> Element:
    """Write the indent of an item's paragraph, hanging where it bears the mark."""
    hanging = twips(absatz.haengend or HAENGEND)
    left = twips(text_indent(absatz, level) + offset)
    return w("ind", left=left, hanging=hanging) if marked else w("ind", left=left, firstLine=0)


def _instance(number: int, abstract: int, *overrides: Element) -> Element:
    return w("num", w("abstractNumId", val=abstract), *overrides, numId=number)


def _abstract(number: int, nsid: str, form: str, absatz: Absatz) -> Element:
    return w(
        "abstractNum",
        w("nsid", val=nsid),
        w("multiLevelType", val="multilevel"),
        *(_level(level, form, absatz) for level in range(LEVELS)),
        abstractNumId=number,
    )


def _level(level: int, form: str, absatz: Absatz) -> Element:
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("lvlText", val="–" if form == "bullet" else f"%{level + 1}."),
        w("lvlJc", val="left"),
        w("pPr", indent(absatz, level, 0, marked=True)),
        ilvl=level,
    )

"""Marks of a change: what is inserted or deleted, by whom and when (ISO/IEC 29500-1, 17.13.5)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import count

from ozganswer.write.ooxml.elements import Element, qn, w

FIRST = 1_000_000
"""Ids of changes begin here, beyond those of bookmarks."""


class Change(StrEnum):
    """What happened to something, by the name of its mark."""

    INSERTED = "ins"
    DELETED = "del"


@dataclass(frozen=True, slots=True)
class Marker:
    """Writes the marks of one document: who changed it and when, local time."""

    author: str
    when: datetime
    _ids: Iterator[int] = field(default_factory=lambda: count(FIRST))

    def mark(self, change: Change, *content: Element) -> Element:
        """Mark some content, or nothing but the change itself."""
        return w(change, *content, **self._told())

    def mark_end(self, paragraph: Element, change: Change) -> None:
        """Mark the end of a paragraph: without it the next one begins here."""
        properties = paragraph[0]
        run = properties.find(qn("w:rPr"))
        if run is None:
            run = w("rPr")
            section = properties.find(qn("w:sectPr"))
            place = len(properties) if section is None else properties.index(section)
            properties.insert(place, run)
        run.insert(0, self.mark(change))

    def mark_row(self, row: Element, change: Change) -> None:
        """Mark a row of a table."""
        properties = row.find(qn("w:trPr"))
        if properties is None:
            properties = w("trPr")
            row.insert(0, properties)
        properties.append(self.mark(change))

    def mark_shape(self, paragraph: Element, before: Iterable[Element]) -> None:
        """Note which properties a paragraph had before."""
        paragraph[0].append(w("pPrChange", w("pPr", *before), **self._told()))

    def _told(self) -> dict[str, object]:
        when = self.when.strftime("%Y-%m-%dT%H:%M:%SZ")
        return {"id": next(self._ids), "author": self.author, "date": when}

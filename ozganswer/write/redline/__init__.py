"""Two Letters → the new one as DOCX, with every change from the old one as a tracked change.

Both are drawn by the same functions as any letter, and what was drawn is merged. So whatever a
letter can show, its changes can; styles, pages and pictures are those of the new letter.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TypeAlias

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.document import DocumentPart
from docx.parts.story import StoryPart

from ozganswer.records.letter import Letter
from ozganswer.records.stil import Stil
from ozganswer.write.docx import Drawn, draw, draw_anchored, finish
from ozganswer.write.ooxml.elements import Element, is_a, qn
from ozganswer.write.ooxml.numbering import Numbering
from ozganswer.write.redline.blocks import Merger
from ozganswer.write.redline.frames import Stories
from ozganswer.write.redline.marks import Marker

Side: TypeAlias = tuple[Letter, Stil]
"""A letter and how it looks."""
FIRST, LATER = "first", "default"
KINDS = ("header", "footer")


def write(old: Side, new: Side, author: str, when: datetime) -> bytes:
    """Write the new letter with its changes by an author at a time, local; raises Mistakes."""
    return finish_with(begin(new), old, author, when)


def begin(new: Side) -> Drawn:
    """Draw the new letter, for which nobody has to know the old one; raises Mistakes."""
    return draw_anchored(*new, Numbering(new[1]))


def finish_with(after: Drawn, old: Side, author: str, when: datetime) -> bytes:
    """Put into a letter that was begun what changed since the old one; raises Mistakes."""
    before = draw(*old, after.numbering).document
    stories = Stories(Merger(Marker(author, when)))
    margins = list(_margins(before, after.document))
    _merge_text(before, after.document, stories)
    for was, now in margins:
        _relate(was, now)
        now.element[:] = list(stories.merged(was.element, now.element))
    return finish(after)


def _merge_text(old: DocumentPart, new: DocumentPart, stories: Stories) -> None:
    _relate(old, new)
    _forget(old.element.body)
    *blocks, section = new.element.body
    new.element.body[:] = [*stories.merged(list(old.element.body), blocks), section]


def _forget(body: Element) -> None:
    """Take away what the new letter says for both: its sections."""
    for element in list(body.iter(qn("w:sectPr"))):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _relate(old: StoryPart, new: StoryPart) -> None:
    """Let the links of an old part lead where they led from the new one."""
    for link in old.element.iter(qn("w:hyperlink")):
        target = old.rels[link.get(qn("r:id"))].target_ref
        link.set(qn("r:id"), new.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))


def _margins(old: DocumentPart, new: DocumentPart) -> Iterator[tuple[StoryPart, StoryPart]]:
    """Join headers and footers: of the first page, and of all later pages to those that were."""
    were = {(kind, pages): part for kind, pages, part in reversed(list(_references(old)))}
    for kind, pages, part in _references(new):
        if (kind, pages) in were:
            yield were[kind, pages], part


def _references(document: DocumentPart) -> Iterator[tuple[str, str, StoryPart]]:
    for reference in document.element.body.iter(*(qn(f"w:{kind}Reference") for kind in KINDS)):
        kind = next(kind for kind in KINDS if is_a(reference, f"{kind}Reference"))
        part = document.related_parts[reference.get(qn("r:id"))]
        yield kind, reference.get(qn("w:type")), part

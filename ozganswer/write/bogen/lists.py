"""A briefbogen's lists, kept beside those of the letter: its styles and its frame may use them."""

from collections.abc import Iterator
from copy import deepcopy

from ozganswer.write.bogen.graft import NUMBERS, moved_number, refer
from ozganswer.write.bogen.paket import Paket
from ozganswer.write.bogen.schema import drop
from ozganswer.write.ooxml.elements import Element, qn


def insert_lists(root: Element, paket: Paket) -> None:
    """Put a briefbogen's lists into the part of the letter's, the abstract ones first."""
    name = paket.named(paket.document, "numbering")
    if not name:
        return
    theirs = paket.xml(name)
    first = root.find(qn("w:num"))
    at = root.index(first) if first is not None else len(root)
    root[at:at] = list(_abstract(theirs))
    root.extend(_instances(theirs))


def _abstract(theirs: Element) -> Iterator[Element]:
    for abstract in theirs.iterfind(qn("w:abstractNum")):
        copy = deepcopy(abstract)
        number = copy.get(qn("w:abstractNumId"), "0")
        copy.set(qn("w:abstractNumId"), str(int(number) + NUMBERS))
        for tag in ("w:lvlPicBulletId", "w:lang"):
            for element in list(copy.iter(qn(tag))):
                drop(element)
        refer(copy, {})
        yield _plain(copy)


def _instances(theirs: Element) -> Iterator[Element]:
    for instance in theirs.iterfind(qn("w:num")):
        copy = deepcopy(instance)
        copy.set(qn("w:numId"), moved_number(copy.get(qn("w:numId"), "0")))
        for abstract in copy.iter(qn("w:abstractNumId")):
            abstract.set(qn("w:val"), str(int(abstract.get(qn("w:val"), "0")) + NUMBERS))
        refer(copy, {})
        yield _plain(copy)


def _plain(element: Element) -> Element:
    known = f"{{{element.nsmap['w']}}}" if "w" in element.nsmap else ""
    for part in element.iter():
        for name in [n for n in part.attrib if not str(n).startswith(known)]:
            del part.attrib[name]
    return element

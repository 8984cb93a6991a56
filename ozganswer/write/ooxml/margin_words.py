"""The words in headers and footers, whatever a word processor makes of their boxes and fields."""

from collections.abc import Iterable, Iterator

from ozganswer.write.ooxml.anchors import fingerprint
from ozganswer.write.ooxml.elements import Element, qn

FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACES = frozenset(map(qn, ("w:tab", "w:br", "w:cr")))
_FIELD, _TEXT, _PARAGRAPH = qn("w:fldChar"), qn("w:t"), qn("w:p")
_PASSED = frozenset((FALLBACK, qn("w:fldSimple"), _PARAGRAPH))


def margin_words(roots: Iterable[Element]) -> frozenset[str]:
    """Read what the paragraphs of headers and footers say, but for what fields show."""
    texts = ("".join(_words(p)) for root in roots for p in _paragraphs(root))
    return frozenset(" ".join(text.split()) for text in texts) - {""}


def margin_state(roots: Iterable[Element]) -> str:
    """Digest the words of headers and footers, in whatever order and how often they stand."""
    return fingerprint("\n".join(sorted(margin_words(roots))))


def _paragraphs(root: Element) -> Iterator[Element]:
    """Walk all paragraphs, those in boxes too; what is drawn for old programs is a repetition."""
    for child in root:
        if child.tag == _PARAGRAPH:
            yield child
        if child.tag != FALLBACK:
            yield from _paragraphs(child)


def _words(paragraph: Element) -> Iterator[str]:
    shown = False
    for element in _inside(paragraph):
        if element.tag == _FIELD:
            shown = element.get(qn("w:fldCharType")) == "separate"
        elif element.tag == _TEXT and not shown:
            yield element.text or ""
        elif element.tag in _SPACES:
            yield " "


def _inside(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag not in _PASSED:
            yield child
            yield from _inside(child)

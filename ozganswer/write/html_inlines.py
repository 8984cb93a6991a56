"""Inlines → HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

from ozganswer.errors import InternalError
from ozganswer.records.letter import (
    Emphasis,
    Figure,
    Gap,
    Inline,
    LineBreak,
    Link,
    Marked,
    Strong,
    Text,
)
from ozganswer.write.measure import advance

WHOLE = 20000.0
"""Up to what width in thousandths of the type size a word with a slash stays in one line."""

_SLASHED = re.compile(r"([^\s-]*(?:-?/[^\s-]*)+)")


@dataclass(frozen=True, slots=True)
class _Place:
    """What surrounds an inline: the link it stands in, the tags outside first, a line's width."""

    target: str
    whole: float
    tags: tuple[str, ...] = ()

    def within(self, tag: str) -> "_Place":
        """Go into one more tag."""
        return replace(self, tags=(*self.tags, tag))

    def tagged(self, content: str) -> str:
        """Set a piece of text into the tags."""
        begin = "".join(f"<{tag}>" for tag in self.tags)
        end = "".join(f"</{tag.split()[0]}>" for tag in reversed(self.tags))
        return f"{begin}{content}{end}"


def draw_inlines(inlines: tuple[Inline, ...], target: str = "", whole: float = WHOLE) -> str:
    """Draw inlines, linked to a target; a figure looks like any text, a gap is marked.

    A word with a slash that is no wider than `whole` is not broken there, as in Word.
    """
    return _draw(inlines, _Place(target, whole))


def _draw(inlines: tuple[Inline, ...], place: _Place) -> str:
    # Each piece of text has tags of its own: WeasyPrint breaks a word at the end of a line where
    # the space before it is in the same tag and the word in one more.
    return "".join(_inline(inline, place) for inline in inlines)


def _inline(inline: Inline, place: _Place) -> str:
    match inline:
        case Text(text=text) | Figure(text=text):
            return "".join(map(place.tagged, _pieces(text, place)))
        case Gap():
            return _draw((Text(inline.text),), place.within('span class="luecke"'))
        case LineBreak():
            return "<br>"
        case Strong(children=children):
            return _draw(children, place.within("strong"))
        case Emphasis(children=children):
            return _draw(children, place.within("em"))
        case Marked(children=children, mark=mark, warns=warns):
            look = "belegt abgelaufen" if warns else "belegt"
            # A link ends before the mark, which leads elsewhere.
            sign = place.within('span class="belegzeichen"').tagged(escape(mark))
            return _draw(children, place.within(f'span class="{look}"')) + sign
        case Link(children=children, target=inner):
            return _draw(children, replace(place, target=_web(inner)))


def _pieces(text: str, place: _Place) -> Iterator[str]:
    # Only text stands in a link: what else does would be an annotation of its own, outside the
    # Link element (PDF/UA-1, 7.18.5).
    if place.target and text:
        kind = ' class="ganz"' if "/" in text and advance(text) <= place.whole else ""
        yield f'<a{kind} href="{escape(place.target)}">{_shown(text)}</a>'
        return
    for piece in filter(None, _SLASHED.split(text)):
        is_whole = "/" in piece and advance(piece) <= place.whole
        yield f'<span class="ganz">{_shown(piece)}</span>' if is_whole else _shown(piece)


def _shown(text: str) -> str:
    # Pango draws a hyphenation point at the end of a line as a hyphen; with a joiner it ends none.
    return escape(text).replace("\N{HYPHENATION POINT}", "\N{HYPHENATION POINT}\N{WORD JOINER}")


def _web(target: str) -> str:
    if not target.lower().startswith(("http://", "https://", "mailto:")):
        raise InternalError(f"Ein Verweis führt zu „{target}“.")
    return target

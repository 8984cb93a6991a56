"""Inlines → HTML."""

import re
from functools import partial
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


def draw_inlines(inlines: tuple[Inline, ...], target: str = "", whole: float = WHOLE) -> str:
    """Draw inlines, linked to a target; a figure looks like any text, a gap is marked.

    A word with a slash that is no wider than `whole` is not broken there, as in Word.
    """
    return "".join(_inline(inline, target, whole) for inline in inlines)


def _inline(inline: Inline, target: str, whole: float) -> str:
    match inline:
        case Text(text=text) | Figure(text=text):
            return _text(text, target, whole)
        case Gap():
            return f'<span class="luecke">{_text(inline.text, target, whole)}</span>'
        case LineBreak():
            return "<br>"
        case Strong(children=children):
            return f"<strong>{draw_inlines(children, target, whole)}</strong>"
        case Emphasis(children=children):
            return f"<em>{draw_inlines(children, target, whole)}</em>"
        case Marked(children=children, mark=mark, warns=warns):
            look = "belegt abgelaufen" if warns else "belegt"
            # A link ends before the mark, which leads elsewhere.
            return (
                f'<span class="{look}">{draw_inlines(children, target, whole)}</span>'
                f'<span class="belegzeichen">{escape(mark)}</span>'
            )
        case Link(children=children, target=inner):
            return draw_inlines(children, _web(inner), whole)


def _text(text: str, target: str, whole: float) -> str:
    # Only text stands in a link: what else does would be an annotation of its own, outside the
    # Link element (PDF/UA-1, 7.18.5).
    if target and text:
        kind = ' class="ganz"' if "/" in text and advance(text) <= whole else ""
        return f'<a{kind} href="{escape(target)}">{escape(text)}</a>'
    return "".join(map(partial(_piece, whole=whole), _SLASHED.split(text)))


def _piece(piece: str, whole: float) -> str:
    is_whole = "/" in piece and advance(piece) <= whole
    return f'<span class="ganz">{escape(piece)}</span>' if is_whole else escape(piece)


def _web(target: str) -> str:
    if not target.lower().startswith(("http://", "https://", "mailto:")):
        raise InternalError(f"Ein Verweis führt zu „{target}“.")
    return target

"""Inlines → HTML."""

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


def draw_inlines(inlines: tuple[Inline, ...], target: str = "") -> str:
    """Draw inlines, linked to a target; a figure looks like any text, a gap is marked."""
    return "".join(_inline(inline, target) for inline in inlines)


def _inline(inline: Inline, target: str) -> str:
    match inline:
        case Text(text=text) | Figure(text=text):
            return _text(text, target)
        case Gap():
            return f'<span class="luecke">{_text(inline.text, target)}</span>'
        case LineBreak():
            return "<br>"
        case Strong(children=children):
            return f"<strong>{draw_inlines(children, target)}</strong>"
        case Emphasis(children=children):
            return f"<em>{draw_inlines(children, target)}</em>"
        case Marked(children=children, mark=mark, warns=warns):
            look = "belegt abgelaufen" if warns else "belegt"
            # A link ends before the mark, which leads elsewhere.
            return (
                f'<span class="{look}">{draw_inlines(children, target)}</span>'
                f'<span class="belegzeichen">{escape(mark)}</span>'
            )
        case Link(children=children, target=inner):
            return draw_inlines(children, _web(inner))


def _text(text: str, target: str) -> str:
    # Only text stands in a link: what else does would be an annotation of its own, outside the
    # Link element (PDF/UA-1, 7.18.5).
    return f'<a href="{escape(target)}">{escape(text)}</a>' if target and text else escape(text)


def _web(target: str) -> str:
    if not target.lower().startswith(("http://", "https://", "mailto:")):
        raise InternalError(f"Ein Verweis führt zu „{target}“.")
    return target

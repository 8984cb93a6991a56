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
    Strong,
    Text,
)


def draw_inlines(inlines: tuple[Inline, ...]) -> str:
    """Draw inlines; a figure looks like any text, a gap is marked."""
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text=text) | Figure(text=text):
            return escape(text)
        case Gap():
            return f'<span class="luecke">{escape(inline.text)}</span>'
        case LineBreak():
            return "<br>"
        case Strong(children=children):
            return f"<strong>{draw_inlines(children)}</strong>"
        case Emphasis(children=children):
            return f"<em>{draw_inlines(children)}</em>"
        case Link(children=children, target=target):
            return f'<a href="{escape(_web(target))}">{draw_inlines(children)}</a>'


def _web(target: str) -> str:
    if not target.lower().startswith(("http://", "https://", "mailto:")):
        raise InternalError(f"Ein Verweis führt zu „{target}“.")
    return target

"""Markdown's inline nodes → inlines of the Letter."""

from collections.abc import Iterable, Iterator

from markdown_it.tree import SyntaxTreeNode

from ozganswer.compose.lauf import lauf
from ozganswer.compose.marken import fold, unescape
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


def inlines(nodes: Iterable[SyntaxTreeNode], *, zeilen: bool) -> tuple[Inline, ...]:
    """Read inline nodes; with `zeilen` a line's end is a line break, else a blank."""
    found = (i for node in nodes for i in _inline(node, zeilen=zeilen))
    return tuple(_zusammengefasst(found))


def ohne_rand(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Drop white space and line breaks at both ends."""
    while children and _leer(children[0]):
        children = children[1:]
    while children and _leer(children[-1]):
        children = children[:-1]
    return _gekuerzt(children)


def _inline(node: SyntaxTreeNode, *, zeilen: bool) -> Iterator[Inline]:
    match node.type:
        case "text":
            yield Text(node.content)
        case "softbreak":
            yield LineBreak() if zeilen else Text(" ")
        case "hardbreak":
            yield LineBreak()
        case "strong":
            yield Strong(inlines(node.children, zeilen=zeilen))
        case "em":
            yield Emphasis(inlines(node.children, zeilen=zeilen))
        case "link":
            ziel = str(node.attrs["href"])
            yield Link(inlines(node.children, zeilen=zeilen), ziel, lauf().ziele.get(ziel, ()))
        case "figur":
            yield _figur(node.meta["vor"], node.meta["nach"])
        case "luecke":
            yield Gap(unescape(node.meta["vor"]), unescape(node.meta["nach"]))


def _figur(nummer: str, markdown: str) -> Inline:
    herkunft = lauf().herkuenfte[int(nummer)]
    text = unescape(markdown)
    return Figure(text, herkunft.fakten, herkunft.rechnung) if herkunft.fakten else Text(text)


def _zusammengefasst(found: Iterable[Inline]) -> Iterator[Inline]:
    pending = ""
    for inline in found:
        if isinstance(inline, Text):
            pending += inline.text
            continue
        if isinstance(inline, LineBreak):
            pending = pending.rstrip(" ")
        if pending:
            yield Text(fold(pending))
        pending = ""
        yield inline
    if pending:
        yield Text(fold(pending))


def _leer(inline: Inline) -> bool:
    return isinstance(inline, LineBreak) or (
        isinstance(inline, Text) and not inline.text.strip(" ")
    )


def _gekuerzt(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    if children and isinstance(children[0], Text):
        children = (Text(children[0].text.lstrip(" ")), *children[1:])
    if children and isinstance(children[-1], Text):
        children = (*children[:-1], Text(children[-1].text.rstrip(" ")))
    return children

"""Pairs of letters, the second the first after some changes, as editing makes them."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeAlias

from hypothesis import strategies as st

from ozganswer.records.letter import Annex, Cell, Figure, Letter, Strong, Table, Text
from tests.write_docx.briefe import (
    BODIES,
    INLINES,
    LETTERS,
    LISTS,
    PARAGRAPHS,
    QUESTIONS,
    TEXTS,
    tables,
)

Path: TypeAlias = tuple[str | int, ...]
"""The way to a part of a letter, by the names of fields and the places in tuples."""
WORDS = ("", "eins", "zwei drei", "60.000", "65.000 Euro", " und ", "rund 1,5 Mio. Euro.", "§ 24")
NEW: dict[str, st.SearchStrategy[Any]] = {
    "body": PARAGRAPHS | QUESTIONS | LISTS | tables(),
    "blocks": PARAGRAPHS,
    "items": PARAGRAPHS.map(lambda block: (block,)),
    "annexes": st.builds(Annex, INLINES, BODIES, st.booleans()),
}
"""What may be put into a tuple, by the field that it is in."""


def parts(node: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Walk a letter and all that it is made of."""
    yield path, node
    inner: list[tuple[str | int, Any]] = []
    if isinstance(node, tuple):
        inner = list(enumerate(node))
    elif is_dataclass(node):
        inner = [(f.name, getattr(node, f.name)) for f in fields(node)]
    for step, child in inner:
        if isinstance(child, tuple) or is_dataclass(child):
            yield from parts(child, (*path, step))


def put(node: Any, path: Path, new: Any) -> Any:
    """The same with something new at the end of a way."""
    if not path:
        return new
    step, *rest = path
    if isinstance(step, int):
        return (*node[:step], put(node[step], tuple(rest), new), *node[step + 1 :])
    return replace(node, **{step: put(getattr(node, step), tuple(rest), new)})


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Letter, Letter]:
    """Draw a letter, and the same after up to four changes anywhere."""
    letter = draw(LETTERS)
    changed = letter
    for _ in range(draw(st.integers(0, 4))):
        changed = _changed(changed, draw)
    return letter, changed


PAIRS = pairs()


def _changed(letter: Letter, draw: st.DrawFn) -> Letter:
    places = [(p, n) for p, n in parts(letter) if _can_change(p, n)]
    path, node = draw(st.sampled_from(places)) if places else ((), letter)
    match node:
        case Text() | Figure():
            return put(letter, path, draw(_texts(node.text)))
        case Table():
            return put(letter, path, draw(_other_table(node)))
        case tuple():
            return put(letter, path, draw(_other_tuple(str(path[-1]), node)))
        case _:
            return replace(letter, vermerk="ENTWURF", titel=draw(TEXTS))


def _can_change(path: Path, node: Any) -> bool:
    named = isinstance(node, tuple) and bool(path) and path[-1] in NEW
    return isinstance(node, Text | Figure | Table) or named


def _texts(text: str) -> st.SearchStrategy[Text | Strong]:
    place = st.integers(0, len(text))
    typed = st.builds(lambda n, word: text[:n] + word + text[n:], place, st.sampled_from(WORDS))
    cut = st.builds(lambda n, m: text[:n] + text[m:], place, place)
    return (typed | cut | TEXTS).map(Text) | st.just(Strong((Text(text),)))


def _other_tuple(name: str, old: tuple[Any, ...]) -> st.SearchStrategy[tuple[Any, ...]]:
    place = st.integers(0, len(old))
    grown = st.builds(lambda n, new: (*old[:n], new, *old[n:]), place, NEW[name])
    less = place.map(lambda n: (*old[:n], *old[n + 1 :]))
    return grown | less | st.just(old[::-1])


@st.composite
def _other_table(draw: st.DrawFn, table: Table) -> Table:
    if draw(st.booleans()):
        cut = draw(st.integers(1, len(table.columns)))
        header = tuple(row[:cut] for row in table.header)
        return replace(
            table,
            columns=table.columns[:cut],
            header=header,
            rows=tuple(row[:cut] for row in table.rows),
        )
    row = tuple(Cell(draw(INLINES)) for _ in table.columns)
    at = draw(st.integers(0, len(table.rows)))
    rest = table.rows[at + draw(st.integers(0, 1)) :]
    return replace(table, rows=(*table.rows[:at], row, *rest))

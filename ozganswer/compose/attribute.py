"""Attributes of a block: `{: .anmerkung titel="…" }` in the line below it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.tree import SyntaxTreeNode

from ozganswer.compose.lauf import lauf
from ozganswer.compose.marken import ohne_marken
from ozganswer.records.fakten import Fakt

ANMERKUNG = "anmerkung"
"""The class of a note in smaller type."""
NICHTOEFFENTLICH = "nichtoeffentlich"
"""The class of what is not for publication; of a heading, all that stands under it."""
SEITENUMBRUCH = "seitenumbruch"
"""The class of what begins a new page."""
UEBERALL = frozenset({NICHTOEFFENTLICH, SEITENUMBRUCH})
"""The classes that any block can have."""
KLASSEN = UEBERALL | {ANMERKUNG}

_PAIR = re.compile(r'\s*(?:\.([\w-]+)|([\w-]+)="((?:\\.|[^"\\])*)")')


@dataclass(frozen=True, slots=True)
class Attribute:
    """The attributes of one block; empty where it has none."""

    node: SyntaxTreeNode | None = None
    klassen: frozenset[str] = frozenset()
    paare: tuple[tuple[str, str], ...] = ()
    """Names and values; in the values the marks of facts still ride."""
    rest: str = ""
    """What is no attribute."""

    def wert(self, name: str) -> str:
        """Read a value as plain text; empty where it is not given."""
        return ohne_marken(dict(self.paare).get(name, ""))

    def fakten(self, name: str) -> tuple[Fakt, ...]:
        """List the facts that a value holds."""
        return lauf().fakten_in(dict(self.paare).get(name, ""))

    def fremde(self, klassen: frozenset[str], namen: Sequence[str] = ()) -> Iterator[str]:
        """List what is none of these classes and names."""
        yield from sorted(f".{klasse}" for klasse in self.klassen - klassen)
        yield from (name for name, _ in self.paare if name not in namen)
        if self.rest:
            yield self.rest


def lies_attribute(nodes: Sequence[SyntaxTreeNode]) -> Attribute:
    """Read the attributes in the first of some nodes, if it is a line of them."""
    if not nodes or nodes[0].type != "attribute":
        return Attribute()
    found = list(_PAIR.finditer(nodes[0].content))
    return Attribute(
        nodes[0],
        frozenset(m[1] for m in found if m[1]),
        tuple((m[2], m[3]) for m in found if m[2]),
        _PAIR.sub("", nodes[0].content).strip(),
    )

"""Which blätter, entries and keys a template names, read off its tree without running it."""

from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, meta, nodes

from ozganswer.compose.filter import FILTER

EIGENE = frozenset("anfrage anfragen antwort kommune offen luecke range namespace cycler".split())
"""Names that every source has beside its facts and macros."""


@dataclass(frozen=True, slots=True)
class Nennung:
    """An address as far as a template writes it out, and its line; a `*` is any entry."""

    pfad: tuple[str, ...]
    zeile: int


def nennungen(text: str) -> tuple[Nennung, ...]:
    """List what a template names beside what it sets itself; nothing where it cannot be read."""
    env = Environment(autoescape=True)
    env.filters |= FILTER
    try:
        tree = env.parse(text)
        frei = meta.find_undeclared_variables(tree) - EIGENE
    except TemplateSyntaxError:
        return ()
    gefunden = [*_adressen(tree, frei), *_in_schleifen(tree, frei)]
    return tuple(sorted(set(gefunden), key=lambda n: (n.zeile, n.pfad)))


def _adressen(tree: nodes.Template, frei: set[str]) -> Iterator[Nennung]:
    for node in tree.find_all((nodes.Name, nodes.Getattr)):
        pfad = _pfad(node)
        if pfad and pfad[0] in frei:
            yield Nennung(pfad, node.lineno)


def _in_schleifen(tree: nodes.Template, frei: set[str]) -> Iterator[Nennung]:
    """Read `h.betrag` in a loop over `haushalt` as a key of its entries."""
    for loop in tree.find_all(nodes.For):
        blatt = _blatt(loop.iter)
        if blatt in frei and isinstance(loop.target, nodes.Name):
            for node in loop.find_all(nodes.Getattr):
                match _pfad(node):
                    case (name, schluessel) if name == loop.target.name:
                        yield Nennung((blatt, "*", schluessel), node.lineno)


def _blatt(node: nodes.Node | None) -> str:
    while isinstance(node, nodes.Filter):
        node = node.node
    return node.name if isinstance(node, nodes.Name) else ""


def _pfad(node: nodes.Node) -> tuple[str, ...]:
    match node:
        case nodes.Name(name=str(name)):
            return (name,)
        case nodes.Getattr(node=innen, attr=str(attr)):
            davor = _pfad(innen)
            return (*davor, attr) if davor else ()
    return ()

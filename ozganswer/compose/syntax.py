"""What is done to a template before it is compiled: its rules held, its lines and loops marked."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from ozganswer.compose.marken import aufrufmarke, ohne_zeilenmarken, zeilenmarke
from ozganswer.records.zeichen import verbotene

_TAG = r"(?:\{%(?:(?!%\}|\{%).)*%\}|\{#(?:(?!#\}|\{#).)*#\})"
_NUR_TAGS = re.compile(rf"^[ \t]*({_TAG}(?:[ \t]*{_TAG})*)[ \t]*\n", re.MULTILINE | re.DOTALL)


class Regelverstoss(TemplateSyntaxError):
    """Jinja2 that parses, and that a letter's templates may not hold."""


def ohne_leere_zeilen(source: str) -> str:
    """Let a line that holds only `{% … %}` or `{# … #}` vanish whole, counting on as a line."""
    ended = source if source.endswith("\n") else source + "\n"
    return _NUR_TAGS.sub(_schluck_zeilenende, ended)


def pruefe_bloecke(tree: nodes.Template, name: str, basis: Iterable[str]) -> None:
    """Refuse what Jinja passes over: a block that the basis lacks, text beside the blocks."""
    for node in tree.body:
        if isinstance(node, nodes.Block) and node.name not in basis:
            raise Regelverstoss(f"block '{node.name}' unknown", node.lineno, name)
        if isinstance(node, nodes.Output) and _sagt_etwas(node):
            raise Regelverstoss("text outside of blocks", node.lineno, name)


@dataclass(frozen=True, slots=True)
class Befund:
    """What a template's tree holds of blocks, what it imports, and what it extends; all sorted."""

    bloecke: tuple[str, ...]
    oberste: tuple[str, ...]
    """The blocks that stand in no other."""
    importe: tuple[str, ...]
    basis: str


def bearbeite(tree: nodes.Template, name: str) -> Befund:
    """Hold the rules and set the marks, in one walk over the tree; raises Regelverstoss.

    The lines of the text are marked, loops are counted, finished text is made comparable.
    """
    bloecke, importe, basis = set[str](), set[str](), ""
    for node in [tree, *_alle(tree)]:
        _markiere_aufrufe(node, name)
        match node:
            case nodes.TemplateData():
                node.data = _mit_zeilenmarken(node.data, name, node.lineno)
            case nodes.For():
                node.iter = _gefiltert(node.iter, "_gezaehlt")
            case nodes.Compare() | nodes.Operand():
                node.expr = _gefiltert(node.expr, "_vergleichbar")
            case nodes.Const():
                _pruefe_wert(node, name)
            case nodes.Block():
                bloecke.add(node.name)
            case nodes.Extends(template=nodes.Const(value=str(genannt))):
                basis = genannt
            case nodes.Import() | nodes.FromImport():
                if isinstance(node.template, nodes.Const):
                    importe.add(str(node.template.value))
            case nodes.ScopedEvalContextModifier():
                raise Regelverstoss("autoescape", node.lineno, name)
    oberste = sorted(node.name for node in tree.body if isinstance(node, nodes.Block))
    return Befund(tuple(sorted(bloecke)), tuple(oberste), tuple(sorted(importe)), basis)


def _markiere_aufrufe(node: nodes.Node, name: str) -> None:
    """Set a mark before each include, and before each macro that is printed."""
    if isinstance(node, nodes.Output):
        node.nodes = [n for teil in node.nodes for n in _mit_marke(teil, nodes.Call, name)]
        return
    for feld in ("body", "else_"):
        if liste := getattr(node, feld, None):
            neu = [n for teil in liste for n in _mit_marke(teil, nodes.Include, name)]
            setattr(node, feld, neu)


def _mit_marke(node: Any, art: type[nodes.Node], name: str) -> Iterator[Any]:
    if isinstance(node, art):
        marke = nodes.TemplateData(aufrufmarke(name, node.lineno), lineno=node.lineno)
        yield marke if art is nodes.Call else nodes.Output([marke], lineno=node.lineno)
    yield node


def _alle(node: nodes.Node) -> Iterator[nodes.Node]:
    for child in node.iter_child_nodes():
        yield child
        yield from _alle(child)


def _pruefe_wert(const: nodes.Const, name: str) -> None:
    if isinstance(const.value, str) and any(verbotene(const.value)):
        raise Regelverstoss("forbidden character", const.lineno, name)
    if isinstance(const.value, float) and not isfinite(const.value):
        raise Regelverstoss("number too large", const.lineno, name)


def _schluck_zeilenende(tags: re.Match[str]) -> str:
    ende = 3 if tags[1][-3] in "-+" else 2
    return f"{tags[1][:-ende]}\n{tags[1][-ende:]}"


def _sagt_etwas(output: nodes.Output) -> bool:
    # Marked lines hold more than white space; those of white space alone bear no mark.
    return any(
        not isinstance(n, nodes.TemplateData) or ohne_zeilenmarken(n.data).strip()
        for n in output.nodes
    )


def _gefiltert(expr: Any, name: str) -> nodes.Filter:
    return nodes.Filter(expr, name, [], [], None, None, lineno=expr.lineno)


def _mit_zeilenmarken(text: str, template: str, zeile: int) -> str:
    lines = text.split("\n")
    return "\n".join(
        zeilenmarke(template, zeile + i) + line if line.strip() else line
        for i, line in enumerate(lines)
    )

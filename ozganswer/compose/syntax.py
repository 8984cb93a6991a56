"""What is done to a template before it is compiled: its rules held, its lines and loops marked."""

import re
from collections.abc import Iterable
from math import isfinite
from typing import Any

from jinja2 import TemplateSyntaxError, nodes

from ozganswer.compose.marken import VERBOTEN, zeilenmarke

_TAG = r"(?:\{%(?:(?!%\}|\{%).)*%\}|\{#(?:(?!#\}|\{#).)*#\})"
_NUR_TAGS = re.compile(rf"^[ \t]*({_TAG}(?:[ \t]*{_TAG})*)[ \t]*\n", re.MULTILINE | re.DOTALL)


class Regelverstoss(TemplateSyntaxError):
    """Jinja2 that parses, and that a letter's templates may not hold."""


def ohne_leere_zeilen(source: str) -> str:
    """Let a line that holds only `{% … %}` or `{# … #}` vanish whole, counting on as a line."""
    ended = source if source.endswith("\n") else source + "\n"
    return _NUR_TAGS.sub(_schluck_zeilenende, ended)


def pruefe(tree: nodes.Template, name: str) -> None:
    """Refuse what would break the letter's marks; raises Regelverstoss."""
    for node in tree.find_all(nodes.ScopedEvalContextModifier):
        raise Regelverstoss("autoescape", node.lineno, name)
    for const in tree.find_all(nodes.Const):
        if isinstance(const.value, str) and VERBOTEN.search(const.value):
            raise Regelverstoss("forbidden character", const.lineno, name)
        if isinstance(const.value, float) and not isfinite(const.value):
            raise Regelverstoss("number too large", const.lineno, name)


def pruefe_bloecke(tree: nodes.Template, name: str, basis: Iterable[str]) -> None:
    """Refuse what Jinja passes over: a block that the basis lacks, text beside the blocks."""
    for node in tree.body:
        if isinstance(node, nodes.Block) and node.name not in basis:
            raise Regelverstoss(f"block '{node.name}' unknown", node.lineno, name)
        if isinstance(node, nodes.Output) and _sagt_etwas(node):
            raise Regelverstoss("text outside of blocks", node.lineno, name)


def merke(tree: nodes.Template, name: str) -> None:
    """Mark the lines of the text, and let loops be counted and finished text be compared."""
    for loop in tree.find_all(nodes.For):
        loop.iter = _gefiltert(loop.iter, "_gezaehlt")
    verglichen: Iterable[Any] = tree.find_all((nodes.Compare, nodes.Operand))
    for teil in verglichen:
        teil.expr = _gefiltert(teil.expr, "_vergleichbar")
    for data in list(tree.find_all(nodes.TemplateData)):
        data.data = _mit_zeilenmarken(data.data, name, data.lineno)


def _schluck_zeilenende(tags: re.Match[str]) -> str:
    ende = 3 if tags[1][-3] in "-+" else 2
    return f"{tags[1][:-ende]}\n{tags[1][-ende:]}"


def _sagt_etwas(output: nodes.Output) -> bool:
    return any(not isinstance(n, nodes.TemplateData) or n.data.strip() for n in output.nodes)


def _gefiltert(expr: Any, name: str) -> nodes.Filter:
    return nodes.Filter(expr, name, [], [], None, None, lineno=expr.lineno)


def _mit_zeilenmarken(text: str, template: str, zeile: int) -> str:
    lines = text.split("\n")
    return "\n".join(
        zeilenmarke(template, zeile + i) + line if line else line for i, line in enumerate(lines)
    )

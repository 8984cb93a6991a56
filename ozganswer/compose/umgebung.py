"""The Jinja2 environment of a letter: sandboxed, strict, escaping, bounded; facts stay known."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from math import isfinite
from typing import Any

from jinja2 import (
    BaseLoader,
    StrictUndefined,
    Template,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
    pass_context,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, LoopContext, Macro, TemplateReference
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Namespace
from markupsafe import Markup

from ozganswer.compose.druck import drucke, gemeldet, verkette, versuche
from ozganswer.compose.fehlt import Fehlt, Gemeldet
from ozganswer.compose.lauf import lauf
from ozganswer.compose.marken import VERBOTEN, ohne_marken, zeilenmarke
from ozganswer.compose.rechnen import negiere, verknuepfe
from ozganswer.compose.sicht import Blattsicht, Defektsicht, Satz, unter_fehlendem
from ozganswer.compose.werte import herkunft, trage
from ozganswer.errors.composing import TemplateFehlt, Unerlaubt

_WERTE = frozenset(
    "lower upper title capitalize strip lstrip rstrip startswith endswith split removeprefix "
    "removesuffix items keys values get year month day weekday index count".split()
)
_SCHLEIFE = frozenset(
    "index index0 revindex revindex0 first last length depth depth0 previtem nextitem cycle "
    "changed".split()
)


_TAG = r"(?:\{%(?:(?!%\}|\{%).)*%\}|\{#(?:(?!#\}|\{#).)*#\})"
_NUR_TAGS = re.compile(rf"^[ \t]*({_TAG}(?:[ \t]*{_TAG})*)[ \t]*\n", re.MULTILINE | re.DOTALL)


class Regelverstoss(TemplateSyntaxError):
    """Jinja2 that parses, and that a letter's templates may not hold."""


class Loader(BaseLoader):
    """Templates by name out of the Auftrag; nothing is read from a disk."""

    def __init__(self, texte: Mapping[str, str]) -> None:
        self._bloecke: dict[str, set[str]] = {}
        self._texte = texte

    def get_source(self, environment: Any, template: str) -> tuple[str, str, None]:
        """Find a template's text.

        Raises:
            TemplateNotFound: where there is none of this name.
        """
        if template not in self._texte:
            raise TemplateNotFound(template)
        return self._texte[template], template, None

    def list_templates(self) -> list[str]:
        """List the names of all templates."""
        return sorted(self._texte)


class _Generator(CodeGenerator):
    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802
        # Jinja's own joins by HTML's rules; ours knows Markdown and facts.
        self.write("environment.verkette((")
        for arg in node.nodes:
            self.visit(arg, frame)
            self.write(", ")
        self.write("))")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        # Jinja cuts slices past the environment, which must know what is cut.
        self.write("environment.getitem(")
        self.visit(node.node, frame)
        self.write(", ")
        self.visit(node.arg, frame)
        self.write(")")

    def visit_Slice(self, node: nodes.Slice, frame: Frame) -> None:  # noqa: N802
        self.write("slice(")
        for part in (node.start, node.stop, node.step):
            self.visit(part or nodes.Const(None), frame)
            self.write(", ")
        self.write(")")


class Umgebung(ImmutableSandboxedEnvironment):
    """Jinja2 as a letter's templates may use it."""

    code_generator_class = _Generator
    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})
    intercepted_unops = frozenset({"+", "-"})
    verkette = staticmethod(verkette)

    def __init__(self, texte: Mapping[str, str]) -> None:
        self._bloecke: dict[str, set[str]] = {}
        super().__init__(
            loader=Loader(texte),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=pass_context(lambda _, wert: drucke(wert)),
            optimized=False,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
        )
        for name in ("lipsum", "dict"):
            del self.globals[name]

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """Let a line that holds only `{% … %}` or `{# … #}` vanish whole, counting on as a line."""
        ended = source if source.endswith("\n") else source + "\n"
        return _NUR_TAGS.sub(_schluck_zeilenende, ended)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        _pruefe_syntax(tree, name or "")
        self._pruefe_bloecke(tree, name or "")
        for loop in tree.find_all(nodes.For):
            loop.iter = _gefiltert(loop.iter, "_gezaehlt")
        verglichen: Iterable[Any] = tree.find_all((nodes.Compare, nodes.Operand))
        for teil in verglichen:
            teil.expr = _gefiltert(teil.expr, "_vergleichbar")
        for data in list(tree.find_all(nodes.TemplateData)):
            data.data = _mit_zeilenmarken(data.data, name or "", data.lineno)
        return tree

    def _pruefe_bloecke(self, tree: nodes.Template, name: str) -> None:
        # Jinja passes over both without a word: a block that the basis lacks, and text beside it.
        self._bloecke[name] = {block.name for block in tree.find_all(nodes.Block)}
        basis = tree.find(nodes.Extends)
        if basis is None or not isinstance(basis.template, nodes.Const):
            return
        self.get_template(basis.template.value)
        self._bloecke[name] |= self._bloecke[basis.template.value]
        for node in tree.body:
            if (
                isinstance(node, nodes.Block)
                and node.name not in self._bloecke[basis.template.value]
            ):
                raise Regelverstoss(f"block '{node.name}' unknown", node.lineno, name)
            if isinstance(node, nodes.Output) and _sagt_etwas(node):
                raise Regelverstoss("text outside of blocks", node.lineno, name)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Read `obj.name`: a key of a record, or one of the few safe methods."""
        match obj:
            case Satz() | Blattsicht() | Defektsicht():
                return obj.feld(attribute)
            case Fehlt():
                return unter_fehlendem(obj, attribute)
            case Gemeldet():
                return obj
            case StrictUndefined():
                return gemeldet(obj)
        return trage(super().getattr(obj, attribute), herkunft(obj))

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Read `obj[name]` likewise; a part of a text or list remembers where it came from."""
        if isinstance(obj, Markup):
            raise Unerlaubt("Ein Teil von fertigem Text", "Den Teil vom einzelnen Wert nehmen.")
        argument = vergleichbar(argument)
        if isinstance(argument, str) and isinstance(obj, Satz | Blattsicht | Defektsicht | Fehlt):
            return self.getattr(obj, str(argument))
        if isinstance(obj, StrictUndefined):
            return gemeldet(obj)
        found = obj[argument] if isinstance(argument, slice) else super().getitem(obj, argument)
        return trage(found, herkunft(obj))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Allow what `_erlaubt` lists, and nothing else."""
        return super().is_safe_attribute(obj, attr, value) and attr in _erlaubt(obj, attr)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
        """Refuse what is not safe by its name."""
        raise Unerlaubt(f"„{attribute}“", "Filter wie „| upper“ statt Methoden benutzen.")

    def wrap_str_format(self, value: Any) -> None:
        """Leave `format` to the list of safe methods, which lacks it: its widths have no bound."""

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a macro or a safe method; what comes of a fact's method remembers the fact."""
        lauf().gehe()
        if isinstance(obj, Gemeldet):
            return obj
        if isinstance(obj, StrictUndefined | Fehlt):
            return gemeldet(obj)
        found = super().call(context, obj, *args, **kwargs)
        return (
            found
            if isinstance(obj, Macro)
            else trage(found, herkunft(getattr(obj, "__self__", None)))
        )

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Reckon with decimals and facts."""
        return versuche(verknuepfe, operator, left, right)

    def call_unop(self, context: Context, operator: str, arg: Any) -> Any:
        """Apply a sign."""
        return versuche(negiere, arg) if operator == "-" else arg

    def handle_exception(self, source: str | None = None) -> Any:
        """Let errors pass as they are, with the frames that say where they arose."""
        raise  # noqa: PLE0704

    def aus_text(self, source: str, name: str) -> Template:
        """Compile a source that is no template of its own, under the name of its file."""
        code = self.compile(source, name, name)
        return self.template_class.from_code(self, code, self.make_globals(None))

    def hole(self, name: str) -> Template:
        """Find a template.

        Raises:
            TemplateFehlt: where there is none of this name.
        """
        try:
            return self.get_template(name)
        except TemplateNotFound as error:
            raise TemplateFehlt(str(error), self.list_templates()) from error


def gezaehlt(glieder: Iterable[Any]) -> Iterator[Any]:
    """Count the rounds of a loop against what a letter may spend."""
    if isinstance(glieder, StrictUndefined | Fehlt):
        gemeldet(glieder)
        return
    if isinstance(glieder, Markup):
        raise Unerlaubt("Eine Schleife über fertigen Text", "Über eine Liste laufen.")
    run = lauf()
    h = herkunft(glieder)
    for glied in glieder:
        run.gehe()
        yield trage(glied, h) if h.fakten else glied


def vergleichbar(wert: Any) -> Any:
    """Read finished Markdown as the plain text that it is compared by."""
    return ohne_marken(wert).strip() if isinstance(wert, Markup) else wert


def _erlaubt(obj: Any, attr: str) -> Collection[str]:
    match obj:
        case Markup():
            return ()
        case LoopContext():
            return _SCHLEIFE
        case Namespace() | TemplateModule() | TemplateReference():
            return (attr,)
        case Cycler():
            return ("next", "current", "reset")
        case tuple() if hasattr(obj, "grouper"):
            return ("grouper", "list")
        case str() | int() | float() | list() | tuple() | dict() | Decimal() | date():
            return _WERTE
        case _:
            return ()


def _sagt_etwas(output: nodes.Output) -> bool:
    return any(not isinstance(n, nodes.TemplateData) or n.data.strip() for n in output.nodes)


def _gefiltert(expr: Any, name: str) -> nodes.Filter:
    return nodes.Filter(expr, name, [], [], None, None, lineno=expr.lineno)


def _pruefe_syntax(tree: nodes.Template, name: str) -> None:
    for node in tree.find_all(nodes.ScopedEvalContextModifier):
        raise Regelverstoss("autoescape", node.lineno, name)
    for const in tree.find_all(nodes.Const):
        if isinstance(const.value, str) and VERBOTEN.search(const.value):
            raise Regelverstoss("forbidden character", const.lineno, name)
        if isinstance(const.value, float) and not isfinite(const.value):
            raise Regelverstoss("number too large", const.lineno, name)


def _schluck_zeilenende(tags: re.Match[str]) -> str:
    ende = 3 if tags[1][-3] in "-+" else 2
    return f"{tags[1][:-ende]}\n{tags[1][-ende:]}"


def _mit_zeilenmarken(text: str, template: str, zeile: int) -> str:
    lines = text.split("\n")
    return "\n".join(
        zeilenmarke(template, zeile + i) + line if line else line for i, line in enumerate(lines)
    )

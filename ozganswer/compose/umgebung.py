"""The Jinja2 environment of a letter: sandboxed, strict, escaping, bounded; facts stay known."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple
from typing import Any

from jinja2 import (
    BaseLoader,
    Template,
    TemplateNotFound,
    nodes,
    pass_context,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ozganswer.compose.druck import drucke, gemeldet, verkette, versuche
from ozganswer.compose.fehlt import Fehlt, Gemeldet
from ozganswer.compose.lauf import lauf
from ozganswer.compose.marken import ohne_marken
from ozganswer.compose.rechnen import negiere, verknuepfe
from ozganswer.compose.sandkasten import erlaubt
from ozganswer.compose.sicht import Blattsicht, Defektsicht, Satz, unter_fehlendem
from ozganswer.compose.syntax import Befund, bearbeite, ohne_leere_zeilen, pruefe_bloecke
from ozganswer.compose.uebersetzungen import Uebersetzungen
from ozganswer.compose.unbekannt import Unbekannt, ist_name
from ozganswer.compose.werte import herkunft, trage
from ozganswer.errors.composing import TemplateFehlt, Unerlaubt


class Loader(BaseLoader):
    """Templates by name out of the Auftrag; nothing is read from a disk."""

    def __init__(self, texte: Mapping[str, str]) -> None:
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
    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        super().visit_Template(node, frame)
        # So that what was found in the tree is known where the code alone is kept.
        assert isinstance(self.environment, Umgebung)
        befund = self.environment.befunde[self.name]
        self.writeline(f"befund = {astuple(befund)!r}")

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

    def __init__(self, texte: Mapping[str, str]) -> None:
        self._texte = texte
        self.befunde: dict[str | None, Befund] = {}
        self._uebersetzungen = Uebersetzungen(self)
        super().__init__(
            loader=Loader(texte),
            autoescape=True,
            undefined=Unbekannt,
            finalize=pass_context(lambda _, wert: drucke(wert)),
            optimized=False,
            keep_trailing_newline=True,
            auto_reload=False,
            cache_size=-1,
            bytecode_cache=self._uebersetzungen,
        )
        for name in ("lipsum", "dict"):
            del self.globals[name]

    def preprocess(self, source: str, name: str | None = None, filename: str | None = None) -> str:
        """Prepare a template's text before it is parsed."""
        return ohne_leere_zeilen(source)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        befund = bearbeite(tree, name or "")
        if befund.basis:
            pruefe_bloecke(tree, name or "", self._bloecke(befund.basis))
        self.befunde[name] = befund
        return tree

    def _bloecke(self, name: str) -> frozenset[str]:
        """List the blocks of a template and of all that it is based on."""
        self.get_template(name)
        befund = self.befunde[name]
        geerbte = self._bloecke(befund.basis) if befund.basis else frozenset()
        return geerbte.union(befund.bloecke)

    def _load_template(self, name: str, globals: Any) -> Template:  # noqa: A002
        # The one way that every template takes, by whatever tag it is called. A name that a value
        # says knows its facts, and what is compiled under it could not be kept.
        name = str(name)
        lauf().templates.add(name)
        template = super()._load_template(name, globals)
        if name not in self.befunde:
            self._take_over(name, template, self._texte[name])
        return template

    def _take_over(self, name: str, template: Template, source: str) -> None:
        """Learn what was found in a template whose code was kept; its rules are held again."""
        befund = Befund(*template.root_render_func.__globals__["befund"])
        if befund.basis and not self._bloecke(befund.basis).issuperset(befund.oberste):
            self.compile(source, name, name)
        self.befunde[name] = befund

    def mit_importen(self, namen: Iterable[str]) -> frozenset[str]:
        """Add to some templates all that they import: an import is run but once a process."""
        alle: set[str] = set()
        offen = set(namen)
        while offen:
            alle |= offen
            bekannte = [b for name in offen if (b := self.befunde.get(name))]
            offen = {i for befund in bekannte for i in befund.importe} - alle
        return frozenset(alle)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Read `obj.name`: a key of a record, or one of the few safe methods."""
        match obj:
            case Satz() | Blattsicht() | Defektsicht():
                return obj.feld(attribute)
            case Fehlt():
                return unter_fehlendem(obj, attribute)
            case Gemeldet():
                return obj
            case Unbekannt():
                return gemeldet(obj)
        return trage(super().getattr(obj, attribute), herkunft(obj))

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Read `obj[name]` likewise; a part of a text or list remembers where it came from."""
        if isinstance(obj, Markup):
            raise Unerlaubt("Ein Teil von fertigem Text", "Den Teil vom einzelnen Wert nehmen.")
        argument = vergleichbar(argument)
        if isinstance(argument, str) and isinstance(obj, Satz | Blattsicht | Defektsicht | Fehlt):
            return self.getattr(obj, str(argument))
        if isinstance(obj, Unbekannt):
            return gemeldet(obj)
        found = obj[argument] if isinstance(argument, slice) else super().getitem(obj, argument)
        return trage(found, herkunft(obj))

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Allow what `erlaubt` lists, and nothing else."""
        return super().is_safe_attribute(obj, attr, value) and attr in erlaubt(obj, attr)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Any:
        """Refuse what is not safe by its name."""
        raise Unerlaubt(f"„{attribute}“", "Filter wie „| upper“ statt Methoden benutzen.")

    def verkette(self, werte: tuple[Any, ...]) -> Any:
        """Join values by `~`."""
        return versuche(verkette, werte)

    def wrap_str_format(self, value: Any) -> None:
        """Leave `format` to the list of safe methods, which lacks it: its widths have no bound."""

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a macro or a safe method; what comes of a fact's method remembers the fact."""
        lauf().gehe()
        if isinstance(obj, Gemeldet):
            return obj
        if isinstance(obj, Unbekannt | Fehlt):
            return gemeldet(obj)
        if unbekannte := [a for a in (*args, *kwargs.values()) if ist_name(a)]:
            return [gemeldet(a) for a in unbekannte].pop()
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
        code = self._uebersetzungen.of_source(source, name)
        template = self.template_class.from_code(self, code, self.make_globals(None))
        self._take_over(name, template, source)
        return template

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
    if isinstance(glieder, Unbekannt | Fehlt):
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
    """Read finished Markdown as the plain text that it is compared by, and note what is asked."""
    run = lauf()
    gefragt = run.fakten_in(wert) if isinstance(wert, Markup) else herkunft(wert).fakten
    run.verglichen.update({f.adresse: f for f in gefragt})
    return ohne_marken(wert).strip() if isinstance(wert, Markup) else wert

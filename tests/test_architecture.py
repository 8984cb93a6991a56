"""The rules of the house, held against the code; each is shown to fail where it is broken."""

import ast
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = "ozganswer"

ROOMS = {
    "errors": "",
    "records": "errors",
    "load": "errors records",
    "compose": "errors records",
    "write": "errors records",
    "intake": "errors records load",
    "draft": "errors records load compose archive",
    "archive": "errors records load compose write",
    "zuarbeit": "errors records load intake compose archive",
    "ausgabe": "errors",
    "sperre": "ausgabe",
    "beside": "errors records write",
    "build": "errors records compose write archive beside",
    "export": "errors records load compose write archive build",
    "workers": "errors beside",
    "many": "errors records load write archive ausgabe build",
    "fassung": "errors records load compose write archive ausgabe build",
    "rueckweg": "errors records load compose write archive",
    "cli": (
        "errors records load intake draft compose write archive ausgabe beside build export "
        "fassung many rueckweg sperre workers zuarbeit"
    ),
    "__main__": "cli",
    "__init__": "",
}
"""What each room may import, beside itself."""

HOMES = {
    "babel": "records.german",
    "click": "cli",
    "distributed": "workers",
    "docx": "write",
    "filelock": "sperre",
    "fontTools": "write",
    "holidays": "records.fristen",
    "icalendar": "archive.kalender",
    "jinja2": "compose",
    "lxml": "write intake",
    "linkify_it": "compose",
    "markdown_it": "compose",
    "markupsafe": "compose",
    "openpyxl": "load",
    "pydantic": "load",
    "pydantic_core": "load",
    "pypdf": "load intake.pdf",
    "rich": "cli",
    "snowballstemmer": "draft.woerter",
    "watchfiles": "cli",
    "weasyprint": "write.pdf",
    "yaml": "load",
}
"""The room or module of each foreign library, or two; a library without a home is in none."""

WORLD = (
    r"(datetime\.)?(datetime|date)\.(now|today|utcnow)",
    r"time\.(time|time_ns|localtime|gmtime|ctime|strftime)",
    r"os\.(environ|environb|getenv|getcwd|getlogin|times)",
    r"(subprocess|socket|random|locale|getpass)\..+",
    r"sys\.(argv|stdin|stdout|stderr)",
    r"(Path|pathlib\.Path)\.(cwd|home)",
    r"print|input",
)
"""What reaches past a function's arguments to the clock, the machine or the terminal."""

WORLD_ALLOWED = {
    "cli": r".*",
    "__main__": r".*",
    "archive.git": r"subprocess\..+|os\.environ.*",
}
"""The rooms and modules at the edge, and what they may reach for."""

PURE_ROOMS = {"records", "compose"}
FILE_ACCESS = re.compile(
    r"(\w+\.)*(open|read_text|read_bytes|write_text|write_bytes|iterdir|glob|rglob|stat|is_file|exists)"
)

MAX_FUNCTION, MAX_MODULE = 40, 300


@dataclass(frozen=True)
class Module:
    """A module by its name inside the package (`write.pdf`), with its source read."""

    name: str
    source: str
    is_package: bool = False

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.source)

    @property
    def room(self) -> str:
        return self.name.split(".")[0]

    def imports(self) -> Iterator[str]:
        """Every dotted name that is imported, with the names taken `from` it."""
        for node in ast.walk(self.tree):
            match node:
                case ast.Import(names=names):
                    yield from (alias.name for alias in names)
                case ast.ImportFrom(module=module, names=names, level=level):
                    yield from (f"{'.' * level}{module}.{alias.name}" for alias in names)

    def own_imports(self) -> Iterator[str]:
        """The part behind the package's name of what is imported from the package."""
        names = (n for n in self.imports() if n.split(".")[0] == PACKAGE)
        yield from (n.removeprefix(PACKAGE).removeprefix(".") for n in names)


House = Mapping[str, Module]
Rule = Callable[[House], list[str]]


def read_house() -> House:
    root = ROOT / PACKAGE
    modules = [_read(path, root) for path in sorted(root.rglob("*.py"))]
    return {m.name: m for m in modules}


def _read(path: Path, root: Path) -> Module:
    parts = path.relative_to(root).with_suffix("").parts
    is_package = parts[-1] == "__init__"
    name = ".".join(parts[:-1] if is_package and len(parts) > 1 else parts)
    return Module(name, path.read_text(encoding="utf-8"), is_package)


def rooms_import_what_they_may(house: House) -> list[str]:
    return [
        f"{m.name} imports {name}"
        for m in house.values()
        for name in m.own_imports()
        if name.split(".")[0] not in {m.room, *ROOMS.get(m.room, "").split(), "__version__"}
    ]


def every_room_is_in_the_plan(house: House) -> list[str]:
    return sorted({m.room for m in house.values()} - set(ROOMS))


def libraries_stay_at_home(house: House) -> list[str]:
    known = {PACKAGE, "__future__", *sys.stdlib_module_names}
    return [
        f"{m.name} imports {name}"
        for m in house.values()
        for name in m.imports()
        if (library := name.split(".")[0]) not in known
        and not any(f"{m.name}.".startswith(f"{h}.") for h in HOMES.get(library, "").split())
    ]


def imports_run_in_no_circle(house: House) -> list[str]:
    graph = {
        m.name: {_module(n, house) for n in m.own_imports()} - {m.name} for m in house.values()
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return [" → ".join(error.args[1])]
    return []


def _module(name: str, house: House) -> str:
    """The module that an imported name is, or is in."""
    return name if name in house else name.rpartition(".")[0]


def only_the_edge_reaches_the_world(house: House) -> list[str]:
    return [
        f"{m.name} uses {use}"
        for m in house.values()
        for use in _uses(m)
        if any(re.fullmatch(world, use) for world in WORLD)
        and not re.fullmatch(WORLD_ALLOWED.get(m.name, WORLD_ALLOWED.get(m.room, "")), use)
    ]


def pure_rooms_open_no_file(house: House) -> list[str]:
    return [
        f"{m.name} uses {use}"
        for m in house.values()
        if m.room in PURE_ROOMS
        for use in _calls(m)
        if FILE_ACCESS.fullmatch(use)
    ]


def _uses(module: Module) -> Iterator[str]:
    """Every dotted name in the code, with names taken `from` a module under their full name."""
    yield from module.imports()
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute | ast.Name):
            yield ast.unparse(node)


def _calls(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func)


def no_module_knows_a_city(house: House) -> list[str]:
    names = "|".join(map(re.escape, sorted(cities())))
    city = re.compile(rf"(?<![^\W_])({names})(?![^\W_])", re.IGNORECASE)
    return [
        f"{m.name}: {found[0]}"
        for m in house.values()
        for w in _words(m)
        if (found := city.search(w))
    ]


def cities() -> set[str]:
    """The Kommunen and the styles of this repository, by the names of their folders."""
    folders = [p for top in ("facts", "questions", "templates") for p in (ROOT / top).iterdir()]
    shared = {"gemeinsam", "din5008", "textbausteine", "makros"}
    return {p.name for p in folders if p.is_dir()} - shared


def _words(module: Module) -> Iterator[str]:
    """The names and texts of the code; a docstring may give a city as an example."""
    tree = module.tree
    docstrings = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if id(node) not in docstrings:
                yield text
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                yield name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.alias(name=name):
                yield name


def functions_are_short(house: House) -> list[str]:
    return [
        f"{m.name}.{node.name}: {length} lines"
        for m in house.values()
        for node in ast.walk(m.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := node.end_lineno - node.lineno + 1) > MAX_FUNCTION
    ]


def modules_are_short(house: House) -> list[str]:
    return [
        f"{m.name}: {length} lines"
        for m in house.values()
        if (length := len(m.source.splitlines())) > MAX_MODULE
    ]


BROKEN: dict[Rule, dict[str, str]] = {
    every_room_is_in_the_plan: {"attic": "x = 1"},
    rooms_import_what_they_may: {
        "records.fakten": "def f():\n    from ozganswer.load import workspace",
        "write.text": "import ozganswer.compose.filter",
        "load.yaml": "from ozganswer import cli",
    },
    libraries_stay_at_home: {
        "write.docx": "import weasyprint",
        "write.pdfs": "from weasyprint import HTML",
        "load.reader": "import requests",
        "records.letter": "from jinja2.sandbox import SandboxedEnvironment",
        "records.stil": "from . import feld",
    },
    imports_run_in_no_circle: {
        "records.a": "from ozganswer.records.b import x",
        "records.b": "def f():\n    from ozganswer.records import a",
    },
    only_the_edge_reaches_the_world: {
        "records.a": "from datetime import date\nx = date.today()",
        "records.b": "import datetime\nx = datetime.datetime.now(datetime.UTC)",
        "load.a": "import os\nx = os.environ['HOME']",
        "load.b": "from os import environ",
        "load.c": "from os import getenv as g",
        "compose.a": "import subprocess\nsubprocess.run(['git'])",
        "compose.b": "print('ja')",
        "write.a": "from time import time",
        "write.b": "import sys\nsys.stderr.write('ja')",
        "build": "from pathlib import Path\nx = Path.cwd()",
    },
    pure_rooms_open_no_file: {
        "compose.a": "def f(path):\n    return path.read_text()",
        "records.a": "x = open('fakten')",
    },
    no_module_knows_a_city: {
        "write.a": "def f(stil):\n    return stil == 'chemnitz'",
        "write.b": "HALLE = 1",
        "write.c": "x = 'Stadt Halle (Saale)'",
        "write.d": "def chemnitz_kopf(): ...",
    },
    functions_are_short: {"write.a": "def f():\n" + "    x = 1\n" * MAX_FUNCTION},
    modules_are_short: {"write.a": "x = 1\n" * (MAX_MODULE + 1)},
}
"""For every rule a house in which each module breaks it."""

SOUND = {
    "__init__": '__version__ = "1"',
    "errors.base": "class Mistake(Exception): ...",
    "records.a": '"""Wie chemnitz/antwort.md.j2."""\nfrom ozganswer.errors.base import Mistake',
    "records.german": "from babel.numbers import format_decimal\nx = 'Gemeindehalle'",
    "write.pdf": "def f():\n    import weasyprint\n    return weasyprint",
    "cli.befehle": "import sys\nfrom ozganswer import __version__\nprint(sys.argv)",
}

RULES = list(BROKEN)


def _build_house(sources: Mapping[str, str]) -> House:
    return {name: Module(name, source) for name, source in sources.items()}


def test_there_is_a_house_to_look_at():
    house = read_house()
    assert {"records", "records.letter", "errors.base", "__init__"} <= set(house)
    assert sum(len(list(m.own_imports())) for m in house.values()) > 20
    assert {"chemnitz", "halle"} <= cities()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_in_this_house(rule):
    assert rule(read_house()) == []


@pytest.mark.parametrize(
    ("rule", "name"),
    [(rule, name) for rule, modules in BROKEN.items() for name in modules],
    ids=lambda value: value if isinstance(value, str) else value.__name__,
)
def test_a_broken_rule_is_found(rule, name):
    sources = BROKEN[rule]
    house = _build_house(sources if rule is imports_run_in_no_circle else {name: sources[name]})
    (found,) = rule(house)
    assert name in found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_sound_house_breaks_no_rule(rule):
    assert rule(_build_house(SOUND)) == []


def test_every_library_that_is_asked_for_is_used():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["dask"]]
    asked = {re.split(r"[<>=]", d)[0] for d in wanted}
    named = {"python-docx": "docx", "pyyaml": "yaml", "fonttools": "fontTools"}
    used = {name.split(".")[0] for m in read_house().values() for name in m.imports()}
    libraries = {named.get(a, a.removesuffix("-py").replace("-", "_")) for a in asked}
    assert libraries == used & set(HOMES)

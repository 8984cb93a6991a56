"""What the documents say is so: commands, links, and examples that build."""

import re
import tomllib
from pathlib import Path
from textwrap import dedent

import click
import pytest

from ozganswer.build import build_letter
from ozganswer.cli.befehle import ozganswer
from ozganswer.load.workspace import Workspace

ROOT = Path(__file__).parent.parent
HANDBOOK = (ROOT / "docs" / "handbuch.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted(
    p for p in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("templates/*.md"))
)

BLOCK = re.compile(r"^( *)```(\w+)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
NAMED = re.compile(r"(?:# (\S+\.yaml)|---\n# (\S+\.md)|\{# (\S+\.j2) #\})\n")
FILTER = re.compile(r"^\| `(\{\{ .* \}\})` \| (.*) \|$", re.MULTILINE)


def _examples():
    """The files that the handbook shows, by their paths, each as it stands there."""
    blocks = (block for _, _, block in BLOCK.findall(HANDBOOK))
    named = ((NAMED.match(block), block) for block in blocks)
    return {m[1] or m[2] or m[3]: block for m, block in named if m}


def _filters():
    section = HANDBOOK.split("### Filter\n")[1].split("\n### ")[0]
    return [(code.replace("\\|", "|"), text) for code, text in FILTER.findall(section)]


def _write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Workspace.open(folder)


def _texts(workspace):
    """The letters of a workspace as text, every white space as a blank."""
    auftraege = (workspace.auftrag(b.kommune, b.name) for b in workspace.briefe())
    built = (build_letter(auftrag, ("txt",)).dateien for auftrag in auftraege)
    return [re.sub(r"\s+", " ", f.decode("utf-8")) for files in built for f in files.values()]


def test_the_examples_of_the_handbook_build(tmp_path):
    examples = _examples()
    assert len(examples) == 8
    letter, press_release = _texts(_write(tmp_path, examples))
    assert "Sehr geehrter Herr Birke" in letter
    assert "Für die Umsetzung des OZG sind rund 48.000 Euro eingeplant" in letter
    assert "Pressemitteilung Datum: 12. März 2026 Nummer: 7/2026 Neustadt" in press_release
    assert "an drei Vorhaben. Kosten Für die Umsetzung" in press_release
    assert "Pressekontakt Eva Winter, Bürgermeisterin Stadt Neustadt" in press_release


@pytest.mark.parametrize(("code", "text"), _filters())
def test_a_filter_writes_what_the_handbook_says(code, text, tmp_path):
    source = f"---\nunterzeichner: winter\n---\n\n# Alle Fragen\n\nAlso: {code}.\n"
    letter = "answers/neustadt/RA-007-2026/antwort.md"
    built, _ = _texts(_write(tmp_path, _examples() | {letter: source}))
    assert f"Also: {text}." in built


def test_the_handbook_shows_filters():
    assert len(_filters()) > 8


@pytest.mark.parametrize("name", sorted(ozganswer.commands))
def test_a_command_is_in_the_handbook(name):
    command = ozganswer.commands[name]
    assert f"| `ozganswer {name}" in HANDBOOK
    assert command.help
    options = [o for o in command.params if isinstance(o, click.Option)]
    assert [o.name for o in options if not o.help] == []
    assert [o.opts[-1] for o in options if f"`{o.opts[-1]}" not in HANDBOOK] == []


def test_the_handbook_has_no_command_that_is_not():
    named = set(re.findall(r"`ozganswer (\w+)", HANDBOOK + README))
    assert named == set(ozganswer.commands)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: p.name)
def test_a_link_leads_to_a_file(document):
    text = document.read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#\s]+)\)", CODE.sub("", BLOCK.sub("", text)))
    local = [link for link in links if "://" not in link]
    assert [link for link in local if not (document.parent / link).exists()] == []


def test_the_documents_have_links():
    assert {p.name for p in DOCUMENTS} >= {"README.md", "handbuch.md", "aufbau.md"}
    assert README.count("](") > 8


def test_the_readme_shows_the_example_as_it_is():
    shown = [dedent(block) for _, language, block in BLOCK.findall(README) if language != "sh"]
    assert len(shown) == 2
    files = [*ROOT.glob("facts/*/*.yaml"), *ROOT.glob("answers/*/*/*.md")]
    all_lines = "\n".join(p.read_text(encoding="utf-8") for p in files)
    missing = [line for block in shown for line in block.split("\n") if line not in all_lines]
    assert missing == []


def test_the_readme_tells_the_letter_as_it_is():
    (sentence,) = re.findall(r"^ *> (.*)$", README, re.MULTILINE)
    assert any(sentence in letter for letter in _texts(Workspace.open(ROOT)))


def test_the_changelog_knows_this_version():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"## {project['version']} " in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")

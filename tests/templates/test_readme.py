"""templates/README.md: a style made from exactly its text builds a letter, and it names all keys."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from ozganswer.compose import compose
from ozganswer.load.workspace import Workspace
from ozganswer.records.letter import Letter, RegionName
from ozganswer.records.stil import ROLLEN, Absatz, Stil
from ozganswer.write import WRITERS

WURZEL = Path(__file__).parents[2]
README = (WURZEL / "templates/README.md").read_text("utf-8")
DATEIEN = dict(re.findall(r"^Datei `([^`]+)`:\n\n```\w+\n(.*?)^```$", README, re.M | re.S))
NEUE_STADT = "musterstadt"


@pytest.fixture(scope="module")
def gebaut(tmp_path_factory: pytest.TempPathFactory) -> tuple[Letter, Stil]:
    """The example's letter in the style that the README's text makes."""
    ziel = tmp_path_factory.mktemp("neu")
    shutil.copytree(WURZEL / "ozganswer/beispiel", ziel, dirs_exist_ok=True)
    for name, text in DATEIEN.items():
        (ziel / name).parent.mkdir(parents=True, exist_ok=True)
        (ziel / name).write_text(text, "utf-8")
    _ersetze(ziel / f"facts/{NEUE_STADT}/kommune.yaml", "stil: din5008", f"stil: {NEUE_STADT}")
    antwort = next(ziel.glob(f"answers/{NEUE_STADT}/*/antwort.md"))
    aufrufe = '{% include "textbausteine/termine.md" %}\n\n{{ termintabelle(projekte) }}'
    _ersetze(antwort, "{{ projekttabelle(projekte) }}", aufrufe)
    auftrag = Workspace.open(ziel).auftrag(NEUE_STADT, antwort.parent.name)
    return compose(auftrag).letter, auftrag.stilordner.stil


def test_the_readme_gives_whole_files() -> None:
    assert len(DATEIEN) == README.count("Datei `") >= 4


def test_its_style_writes_what_it_says(gebaut: tuple[Letter, Stil]) -> None:
    text = WRITERS["txt"](*gebaut).decode()
    assert "vielen Dank für Ihre Ratsanfrage." in text
    assert "Sehr geehrte Frau Stadträtin Mustermann," in text
    assert "Mit besten Grüßen aus dem Rathaus" in text
    assert "– Elektronische Wohnsitzanmeldung: seit 1." in text.replace("- ", "– ")
    assert "Projekt                         | Online seit" in text


@pytest.mark.parametrize("format_", sorted(WRITERS))
def test_its_letter_is_written_in_every_format(format_: str, gebaut: tuple[Letter, Stil]) -> None:
    assert WRITERS[format_](*gebaut)


@pytest.mark.parametrize("schluessel", [*(f.name for f in fields(Absatz)), "basis"])
def test_it_names_every_key_of_a_role(schluessel: str) -> None:
    assert f"`{schluessel}`" in README


def test_it_names_every_key_of_a_style() -> None:
    gesucht = [s for s in _schluessel(Stil) if f"`{s}`" not in README]
    assert not gesucht and len(list(_schluessel(Stil))) > 20


@pytest.mark.parametrize("region", [r for r in RegionName if r is not RegionName.HINWEIS])
def test_it_names_every_region(region: RegionName) -> None:
    assert f"| `{region}` |" in README


@pytest.mark.parametrize("rolle", [r for r in ROLLEN if not r.startswith("ueberschrift")])
def test_it_names_every_role(rolle: str) -> None:
    assert f"`{rolle}`" in README


@pytest.mark.parametrize("art", ["textbausteine", "makros"])
def test_it_names_all_that_answers_can_use(art: str) -> None:
    namen = [p.name for p in (WURZEL / "templates/textbausteine").glob("*.md")]
    if art == "makros":
        texte = (p.read_text("utf-8") for p in (WURZEL / "templates/makros").glob("*.j2"))
        namen = [n for t in texte for n in re.findall(r"\{% macro ([a-z]\w*)", t)]
    assert len(namen) > 4
    assert [n for n in namen if f"`{n}`" not in README and f"{{{{ {n}(" not in README] == []


def _schluessel(klasse: Any, vor: str = "") -> Iterator[str]:
    for name, typ in get_type_hints(klasse).items():
        if is_dataclass(typ):
            yield from _schluessel(typ, f"{name}.")
        elif not name.startswith("__") and not get_args(typ)[1:2] == (Absatz,):
            yield {"regionen": "regionen.<region>"}.get(name, vor + name)


def _ersetze(datei: Path, alt: str, neu: str) -> None:
    text = datei.read_text("utf-8")
    assert alt in text
    datei.write_text(text.replace(alt, neu), "utf-8")

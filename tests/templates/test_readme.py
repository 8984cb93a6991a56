"""templates/README.md: a style made from its very text builds a letter; it names all keys."""

import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from ozganswer.compose import compose
from ozganswer.draft.erkennen import ordne_zu
from ozganswer.errors import Mistakes
from ozganswer.load.workspace import Workspace
from ozganswer.records.anfrage import Anfrage, Frage
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.letter import Letter, RegionName
from ozganswer.records.stil import ROLLEN, Absatz, Stil, Stilblatt
from ozganswer.records.themen import Baustein, Thema
from ozganswer.write import WRITERS
from ozganswer.write.bogen.namen import NAMEN

WURZEL = Path(__file__).parents[2]
README = (WURZEL / "templates/README.md").read_text("utf-8")
MELDUNGEN = re.findall(r"(?m)^\| `([\w.]+)` \| `(.+?)` \| (.+?) \| .+ \|$", README)
DATEIEN = dict(re.findall(r"(?ms)^Datei `([^`]+)`:\n\n```\w+\n(.*?)^```$", README))
NEUE_STADT = "musterstadt"


@pytest.fixture(scope="module")
def gebaut(tmp_path_factory: pytest.TempPathFactory) -> tuple[Letter, Stil]:
    """The example's letter in the style that the README's text makes."""
    auftrag = _auftrag(tmp_path_factory.mktemp("neu"), DATEIEN)
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


# WeasyPrint leaves the colour profile it reads for the system to close.
@pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014.icc:ResourceWarning")
@pytest.mark.parametrize("format_", sorted(WRITERS))
def test_its_letter_is_written_in_every_format(format_: str, gebaut: tuple[Letter, Stil]) -> None:
    assert WRITERS[format_](*gebaut)


@pytest.mark.parametrize(
    ("muster", "kopf"), [("pressemitteilung", "Neues aus dem Rathaus"), ("sachstand", "Sachstand")]
)
def test_its_other_muster_write_a_document_without_an_anfrage(
    muster: str, kopf: str, tmp_path: Path
) -> None:
    quelle = f"---\ntitel: Mehr Onlinedienste\nstil: {NEUE_STADT}\n---\n\nEs geht voran.\n"
    name = f"answers/{NEUE_STADT}/neues/{muster}.md"
    _auftrag(tmp_path, {**DATEIEN, name: quelle})
    auftrag = Workspace.open(tmp_path).auftrag(NEUE_STADT, "neues")
    text = WRITERS["txt"](compose(auftrag).letter, auftrag.stilordner.stil).decode()
    assert re.search(f"{kopf}\n(.|\n)*Mehr Onlinedienste\n\nEs geht voran.", text)


def test_it_tells_of_mistakes() -> None:
    assert len(MELDUNGEN) >= 8


@pytest.mark.parametrize(("datei", "zeile", "meldung"), MELDUNGEN)
def test_a_mistake_reads_as_it_says(datei: str, zeile: str, meldung: str, tmp_path: Path) -> None:
    name = f"templates/{NEUE_STADT}/{datei}"
    zeile = zeile.replace("\\|", "|")
    text = DATEIEN[name].replace("**{{ kommune.name }}**", zeile)
    text = text if zeile in text else f"{text}{zeile}\n"
    with pytest.raises(Mistakes) as gefangen:
        compose(_auftrag(tmp_path, {**DATEIEN, name: text}))
    assert [m.satz for m in gefangen.value.mistakes] == [meldung]


@pytest.mark.parametrize("schluessel", [*(f.name for f in fields(Absatz)), "basis"])
def test_it_names_every_key_of_a_role(schluessel: str) -> None:
    assert f"`{schluessel}`" in README


def test_it_names_every_key_of_a_style() -> None:
    alle = list(_schluessel(Stilblatt))
    assert len(alle) > 20
    assert [s for s in alle if f"`{s}`" not in README] == []


@pytest.mark.parametrize("region", [r for r in RegionName if r is not RegionName.HINWEIS])
def test_it_names_every_region(region: RegionName) -> None:
    assert f"| `{region}` |" in README


@pytest.mark.parametrize("rolle", [r for r in ROLLEN if not r.startswith("ueberschrift")])
def test_it_names_every_role(rolle: str) -> None:
    assert f"`{rolle}`" in README


def test_it_names_every_muster_of_the_program() -> None:
    muster = [p.name.removesuffix(".md.j2") for p in (WURZEL / "templates/din5008").glob("*.j2")]
    assert len(muster) >= 4
    assert [m for m in muster if f"| `{m}` |" not in README] == []


def test_it_names_every_name_of_a_style_in_a_briefbogen() -> None:
    tabelle = README.partition("Gesucht werden Absatzformate")[2].partition("absatzformate:")[0]
    wege = {word.strip() for word in re.split(r"[|,;\n]", tabelle)}
    gesucht = {name for names in NAMEN.values() for name in names}
    assert len(gesucht) > 30
    genannt = {re.sub("^(für .*|.* bis) (?=Kopf|Über|Frage A)", "", weg) for weg in wege}
    assert gesucht - genannt <= {"Überschrift 1", "Überschrift 2", "Kopfzeile", "Fußzeile"}


def test_its_topic_is_found_in_a_question(tmp_path: Path) -> None:
    _auftrag(tmp_path, DATEIEN)
    themen = {n: t.thema for n, t in Workspace.open(tmp_path).themen().items()}
    frage = Frage(nr="1", text="Seit wann ist die Wohnsitzanmeldung freigeschaltet?")
    (zuordnung,) = ordne_zu(Anfrage(kennung="A", betreff="OZG", fragen=(frage,)), themen)
    assert zuordnung.thema == "onlinestart"


@pytest.mark.parametrize("satzart", [Thema, Baustein])
def test_it_names_every_key_of_a_topic(satzart: Any) -> None:
    assert [f.name for f in fields(satzart) if f"| `{f.name}` |" not in README] == []


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
        satz = next((t for t in (typ, *get_args(typ)) if is_dataclass(t)), None)
        if satz and name not in ("regionen", "absaetze"):
            yield from _schluessel(satz, f"{name}.")
        elif not name.startswith("__"):
            yield {"regionen": "regionen.<region>", "absaetze": "absaetze.<rolle>"}.get(
                name, vor + name
            )


def _auftrag(ziel: Path, dateien: Mapping[str, str]) -> Auftrag:
    """Lay files over the example workspace and take its letter in the new style."""
    shutil.copytree(WURZEL / "ozganswer/beispiel", ziel, dirs_exist_ok=True)
    for name, text in dateien.items():
        (ziel / name).parent.mkdir(parents=True, exist_ok=True)
        (ziel / name).write_text(text, "utf-8")
    _ersetze(ziel / f"facts/{NEUE_STADT}/kommune.yaml", "stil: din5008", f"stil: {NEUE_STADT}")
    antwort = next(ziel.glob(f"answers/{NEUE_STADT}/*/antwort.md"))
    aufrufe = '{% include "textbausteine/termine.md" %}\n\n{{ termintabelle(projekte) }}'
    _ersetze(antwort, "{{ projekttabelle(projekte) }}", aufrufe)
    return Workspace.open(ziel).auftrag(NEUE_STADT, antwort.parent.name)


def _ersetze(datei: Path, alt: str, neu: str) -> None:
    text = datei.read_text("utf-8")
    assert alt in text
    datei.write_text(text.replace(alt, neu), "utf-8")

"""`build` as a user calls it: what is written, what stays, what is told."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ozganswer.build import UEBLICH, build_letter
from ozganswer.cli import main
from ozganswer.load.ordner import Brief
from ozganswer.load.workspace import Workspace
from ozganswer.many import Ziel, build_all, equal_names
from ozganswer.workers import Here
from ozganswer.write import WRITERS
from ozganswer.write.zeichen import characters
from tests.cli.musterstadt import NAME, ORDNER, Build

OPTIONEN = ("--only", "docx,txt")


@pytest.fixture
def zweiter(arbeitsbereich: Path) -> Path:
    """A second letter, whose source is wrong."""
    for ordner, endung in (("questions", ".yaml"), ("answers", "/antwort.md")):
        alt = arbeitsbereich / ordner / f"musterstadt/{NAME}{endung}"
        neu = Path(str(alt).replace("001", "002"))
        neu.parent.mkdir(exist_ok=True)
        text = alt.read_text(encoding="utf-8").replace("001/", "002/")
        neu.write_text(text.replace("haushalt.ozg_2026", "haushalt.ozg_2027"), encoding="utf-8")
    return neu


def stamps(ordner: Path) -> dict[str, tuple[int, int]]:
    dateien = (p for p in sorted(ordner.rglob("*")) if p.is_file())
    return {p.name: (p.stat().st_mtime_ns, p.stat().st_ino) for p in dateien}


def test_files_stand_beside_the_source(build: Build, arbeitsbereich: Path) -> None:
    code, out, err = build()
    assert (code, err) == (0, "")
    assert out == (
        f"geschrieben: {ORDNER}/{NAME}.docx\ngeschrieben: {ORDNER}/{NAME}.txt\n"
        f"geschrieben: {ORDNER}/nachweis.yaml\n1 Brief gebaut, 0 unverändert, 0 mit Fehlern.\n"
    )
    namen = {p.name for p in (arbeitsbereich / ORDNER).iterdir()}
    assert namen == {"antwort.md", "nachweis.yaml", f"{NAME}.docx", f"{NAME}.txt"}


def test_a_second_time_nothing_is_touched(build: Build, arbeitsbereich: Path) -> None:
    build()
    vorher = stamps(arbeitsbereich)
    assert build()[1] == "0 Briefe gebaut, 1 unverändert, 0 mit Fehlern.\n"
    assert stamps(arbeitsbereich) == vorher


def test_force_writes_again_what_did_not_change(build: Build, arbeitsbereich: Path) -> None:
    build()
    vorher = stamps(arbeitsbereich)
    assert build("--force")[1].endswith("1 Brief gebaut, 0 unverändert, 0 mit Fehlern.\n")
    geaendert = {n for n, stempel in stamps(arbeitsbereich).items() if stempel != vorher[n]}
    assert geaendert == {"nachweis.yaml", f"{NAME}.docx", f"{NAME}.txt"}


def test_a_changed_fact_changes_the_letter(build: Build, arbeitsbereich: Path) -> None:
    build()
    haushalt = arbeitsbereich / "facts/musterstadt/haushalt.yaml"
    text = haushalt.read_text(encoding="utf-8")
    haushalt.write_text(text.replace("betrag: 45000", "betrag: 46000"), encoding="utf-8")
    assert "1 Brief gebaut" in build()[1]
    assert "46.000" in (arbeitsbereich / ORDNER / f"{NAME}.txt").read_text(encoding="utf-8")


def test_out_writes_flat_and_touches_nothing_else(
    build: Build, arbeitsbereich: Path, tmp_path: Path
) -> None:
    vorher = stamps(arbeitsbereich)
    code, out, _ = build("--out", str(tmp_path / "neu" / "fertig"))
    assert code == 0
    assert f"geschrieben: {tmp_path}/neu/fertig/{NAME}.docx\n" in out
    namen = {f"{NAME}.{endung}" for endung in ("docx", "txt", "nachweis.yaml")}
    assert set(stamps(tmp_path / "neu" / "fertig")) == namen
    assert stamps(arbeitsbereich) == vorher


def test_a_mistake_stops_its_own_letter_alone(build: Build, zweiter: Path) -> None:
    code, out, err = build()
    assert code == 1
    assert out.endswith("1 Brief gebaut, 0 unverändert, 1 mit Fehlern.\n")
    assert err.startswith("answers/musterstadt/RA-002-2026/antwort.md:")
    assert [p.name for p in zweiter.parent.iterdir()] == ["antwort.md"]


def test_with_a_kennung_only_its_letter_is_judged(build: Build, zweiter: Path) -> None:
    assert build("RA-001/2026")[0] == 0
    assert build(f"musterstadt/{NAME}")[0] == 0
    assert build("RA-002/2026")[0] == 1


@pytest.mark.parametrize(
    ("von", "pfad"),
    [
        ("", ORDNER),
        ("", f"{ORDNER}/"),
        ("", f"{ORDNER}/antwort.md"),
        ("", f"./{ORDNER}"),
        ("answers/musterstadt", NAME),
        ("facts", f"../{ORDNER}"),
        ("facts", ORDNER),
        (ORDNER, "."),
        (ORDNER, "antwort.md"),
    ],
)
def test_a_letter_is_named_by_its_path_too(
    von: str,
    pfad: str,
    build: Build,
    zweiter: Path,
    arbeitsbereich: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert zweiter.exists()
    monkeypatch.chdir(arbeitsbereich / von)
    code, out, _ = build(pfad)
    assert code == 0
    assert "1 Brief gebaut, 0 unverändert, 0 mit Fehlern." in out


@pytest.mark.parametrize("pfad", ["answers", "answers/musterstadt", f"{ORDNER}/nichts.txt"])
def test_a_path_that_is_no_letter_names_none(pfad: str, build: Build) -> None:
    code, _, err = build(pfad)
    assert code == 2
    assert f"„{pfad}“" in err


def test_the_old_files_of_a_letter_that_is_wrong_stay(build: Build, arbeitsbereich: Path) -> None:
    build()
    vorher = stamps(arbeitsbereich / ORDNER)
    (arbeitsbereich / "facts/musterstadt/haushalt.yaml").write_text("stand: nie\n")
    assert build()[0] == 1
    assert stamps(arbeitsbereich / ORDNER) == vorher


def test_warnings_stop_nothing(build: Build, arbeitsbereich: Path) -> None:
    quelle = arbeitsbereich / ORDNER / "antwort.md"
    text = quelle.read_text(encoding="utf-8")
    quelle.write_text(text.partition("# Frage 3")[0], encoding="utf-8")
    code, out, err = build()
    assert (code, "Warnung: " in err) == (0, True)
    assert "1 Brief gebaut" in out


def test_json_is_all_that_is_on_the_output(build: Build, zweiter: Path) -> None:
    code, out, err = build("--format", "json")
    assert (code, err) == (1, "")
    assert out.startswith('[\n  {\n    "datei": ')
    assert build("--format", "json", NAME)[1] == "[]\n"


def test_formats_are_read_in_any_order(
    arbeitsbereich: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(arbeitsbereich), "build", "--only", " TXT, docx ,txt"]) == 0
    assert set(stamps(arbeitsbereich / ORDNER)) == {
        "antwort.md",
        "nachweis.yaml",
        f"{NAME}.docx",
        f"{NAME}.txt",
    }


def test_a_letter_has_one_file_for_each_format_and_writes_none(arbeitsbereich: Path) -> None:
    vorher = stamps(arbeitsbereich)
    auftrag = Workspace.open(arbeitsbereich).auftrag("musterstadt", NAME)
    eins, zwei = (build_letter(auftrag, ("docx", "txt")) for _ in range(2))
    assert set(eins.dateien) == {f"{NAME}.docx", f"{NAME}.txt"}
    assert eins == zwei
    assert stamps(arbeitsbereich) == vorher


def test_letters_are_built_one_after_the_other(arbeitsbereich: Path, zweiter: Path) -> None:
    workspace = Workspace.open(arbeitsbereich)
    ergebnisse = build_all(workspace, workspace.briefe(), Ziel(("txt",)), Here())
    assert [(e.ort.name, e.gescheitert) for e in ergebnisse] == [
        (NAME, False),
        ("RA-002-2026", True),
    ]


def test_equal_names_are_found_on_any_system() -> None:
    briefe = [Brief("a", "RA-1"), Brief("b", "ra-1"), Brief("b", "RA-2")]
    (mistake,) = equal_names(briefe)
    assert "a/RA-1, b/ra-1" in str(mistake)


def test_all_formats_are_built_unless_some_are_chosen() -> None:
    assert Ziel().formate == tuple(WRITERS) == ("docx", "pdf", "txt")


def test_the_font_has_the_usual_characters() -> None:
    assert {ord(zeichen) for zeichen in UEBLICH} <= characters()


def test_pdf_says_what_is_missing_and_stops_at_nothing_else(
    call: Callable[..., subprocess.CompletedProcess[str]], arbeitsbereich: Path, tmp_path: Path
) -> None:
    """A machine without Pango: its library cannot be loaded."""
    (tmp_path / "ohne").mkdir()
    (tmp_path / "ohne" / "sitecustomize.py").write_text(OHNE_PANGO, encoding="utf-8")
    pfad = f"{tmp_path / 'ohne'}:{Path(__file__).parents[2]}"
    assert call("check", PYTHONPATH=pfad).returncode == 0
    assert call("build", "--only", "docx,txt", PYTHONPATH=pfad).returncode == 0
    lauf = call("build", PYTHONPATH=pfad)
    assert lauf.returncode == 1
    assert lauf.stderr.startswith("Fehler: Für das PDF fehlt eine Bibliothek")
    assert not list((arbeitsbereich / ORDNER).glob("*.pdf"))


OHNE_PANGO = """
import cffi
oeffnen = cffi.FFI.dlopen
def dlopen(self, name, *args):
    if name and "pango" in name:
        raise OSError(f"cannot load library '{name}'")
    return oeffnen(self, name, *args)
cffi.FFI.dlopen = dlopen
"""

"""`init`: a workspace that builds as it stands."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ozganswer.ausgabe import write_files
from ozganswer.cli import main
from ozganswer.cli.anlegen import VERSTECKT, example

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def init(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*args: str) -> tuple[int, str, str]:
        return main(["init", *args]), *capsys.readouterr()

    return run


def test_the_example_builds_as_it_stands(init: Run, tmp_path: Path) -> None:
    assert init(str(tmp_path / "neu"))[0] == 0
    assert main(["-C", str(tmp_path / "neu"), "check"]) == 0
    assert main(["build", "-C", str(tmp_path / "neu")]) == 0
    brief = tmp_path / "neu/answers/musterstadt/RA-001-2026"
    assert {p.suffix for p in brief.iterdir()} == {".md", ".docx", ".pdf", ".txt", ".yaml"}
    text = (brief / "RA-001-2026.txt").read_text(encoding="utf-8")
    assert "zusammen rund 57.500\u00a0Euro" in text


def test_the_example_has_no_warning(
    arbeitsbereich: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["-C", str(arbeitsbereich), "check"]) == 0
    gesagt = capsys.readouterr()
    assert gesagt.out.startswith("1 Brief geprüft: 0 Fehler, 0 Warnungen.\n")
    assert gesagt.err == ""


def test_the_next_step_is_named(init: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert init("neu")[1].endswith('Als Nächstes: ozganswer build -C "neu"\n')
    (tmp_path / "hier").mkdir()
    monkeypatch.chdir(tmp_path / "hier")
    assert init()[1].endswith("Als Nächstes: ozganswer build\n")


def test_dir_is_seen_from_the_folder_of_c(init: Run, tmp_path: Path) -> None:
    assert init("-C", str(tmp_path), "neu")[0] == 0
    assert (tmp_path / "neu" / "LIESMICH.md").is_file()


def test_what_is_there_and_does_not_collide_stays(init: Run, tmp_path: Path) -> None:
    (tmp_path / "notiz.txt").write_text("meins")
    assert init(str(tmp_path))[0] == 0
    assert (tmp_path / "notiz.txt").read_text() == "meins"


def test_nothing_is_overwritten(init: Run, tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("meins")
    code, out, err = init(str(tmp_path))
    assert (code, out) == (2, "")
    assert f"In „{tmp_path}“ gibt es schon: .gitignore." in err
    assert [p.name for p in tmp_path.iterdir()] == [".gitignore"]


def test_where_nothing_can_be_written_nothing_is_left(init: Run, tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("meins")
    code, out, err = init(str(tmp_path / "datei" / "neu"))
    assert (code, out) == (1, "")
    assert "Fehler: Hier wird ein Ordner gebraucht" in err


def test_the_example_has_files_of_every_folder_and_git_obeys_none_in_the_package(
    tmp_path: Path,
) -> None:
    namen = set(example())
    ordner = {n.split("/")[0] for n in namen if "/" in n}
    assert ordner == {"facts", "questions", "answers", ".github"}
    assert set(VERSTECKT.values()) < namen | ordner
    assert not any(n.startswith(".") for n in VERSTECKT)
    write_files({tmp_path / n: i for n, i in example().items()}, tmp_path)
    assert "answers" in (tmp_path / ".gitattributes").read_text(encoding="utf-8")

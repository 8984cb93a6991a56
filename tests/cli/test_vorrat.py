"""The store in the user's folder: used by the next process, and by nobody's leave but his own."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from ozganswer.cli.vorrat import SIEGEL, Ordnervorrat, compilers, own_store

Call = Callable[..., subprocess.CompletedProcess[str]]


def test_the_next_call_finds_what_was_compiled(call: Call, tmp_path: Path) -> None:
    ordner = tmp_path / "cache" / "ozganswer"
    erster = call("check", XDG_CACHE_HOME=str(ordner.parent))
    zeiten = {p.name: p.stat().st_mtime_ns for p in ordner.iterdir()}
    assert zeiten
    assert ordner.stat().st_mode & 0o777 == 0o700
    zweiter = call("check", XDG_CACHE_HOME=str(ordner.parent))
    assert (zweiter.stdout, zweiter.stderr) == (erster.stdout, erster.stderr)
    assert {p.name: p.stat().st_mtime_ns for p in ordner.iterdir()} == zeiten


def test_damaged_files_are_made_anew(call: Call, tmp_path: Path) -> None:
    ordner = tmp_path / "ozganswer"
    ganze = [call("check", XDG_CACHE_HOME=str(tmp_path)).stdout]
    inhalte = {pfad: pfad.read_bytes() for pfad in ordner.iterdir()}
    for pfad, inhalt in inhalte.items():
        pfad.write_bytes(inhalt[: len(inhalt) // 2])
    assert call("check", XDG_CACHE_HOME=str(tmp_path)).stdout == ganze[0]
    assert {pfad: pfad.read_bytes() for pfad in ordner.iterdir()} == inhalte


@pytest.mark.parametrize("umgebung", [{}, {"HOME": "/proc/nirgends"}, {"XDG_CACHE_HOME": "/proc"}])
def test_where_nothing_can_be_kept_all_goes_on(call: Call, umgebung: dict[str, str]) -> None:
    ohne = {"HOME": "", "LOCALAPPDATA": "", "XDG_CACHE_HOME": ""}
    lauf = call("check", **ohne | umgebung)
    assert (lauf.returncode, lauf.stderr) == (0, "")


def test_nothing_is_taken_from_a_folder_where_others_may_write(tmp_path: Path) -> None:
    ordner = tmp_path / "ozganswer"
    Ordnervorrat(ordner).keep("name", b"wert")
    assert Ordnervorrat(ordner).find("name") == b"wert"
    ordner.chmod(0o777)
    assert Ordnervorrat(ordner).find("name") is None
    Ordnervorrat(ordner).keep("anderer", b"wert")
    assert [p.name for p in ordner.iterdir()] == ["name"]


def test_what_cannot_be_kept_leaves_nothing_behind(tmp_path: Path) -> None:
    ordner = tmp_path / "ozganswer"
    (ordner / "name").mkdir(parents=True)
    ordner.chmod(0o700)
    Ordnervorrat(ordner).keep("name", b"wert")
    assert [p.name for p in ordner.iterdir()] == ["name"]


def test_a_link_to_a_folder_is_none_of_ours(tmp_path: Path) -> None:
    Ordnervorrat(tmp_path / "dort").keep("name", b"wert")
    (tmp_path / "hier").symlink_to(tmp_path / "dort")
    assert Ordnervorrat(tmp_path / "hier").find("name") is None


def test_what_another_program_kept_is_not_ours(tmp_path: Path) -> None:
    vorrat = Ordnervorrat(tmp_path / "ozganswer")
    vorrat.keep("name", b"wert")
    (tmp_path / "ozganswer" / "name").write_bytes(bytes(SIEGEL) + b"wert")
    assert vorrat.find("name") is None
    assert vorrat.find("nie") is None


def test_the_folder_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def chosen(**umgebung: str) -> Ordnervorrat | None:
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
            monkeypatch.setenv(name, umgebung.get(name, ""))
        return own_store()

    assert chosen() is None
    assert chosen(XDG_CACHE_HOME="hier") is None
    for name, darunter in (("HOME", ".cache/ozganswer"), ("LOCALAPPDATA", "ozganswer")):
        vorrat = chosen(**{name: str(tmp_path)})
        assert vorrat is not None
        vorrat.keep("name", b"wert")
        assert (tmp_path / darunter / "name").is_file()


def test_the_files_that_compile_are_there() -> None:
    assert all(pfad.is_file() for pfad in compilers())

"""Whatever stops a command that writes files and git: all of it is done, or nothing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from repos import BRIEF, git, history, snapshot

from ozganswer.cli import main

STATION = "mitgezeichnet"
ROOT = Path(__file__).parents[2]
SKRIPT = Path(__file__).with_name("getoetet.py")

BEFEHLE = {
    "release": ("mitgezeichnet", ["release", BRIEF]),
    "dispatch": (
        "freigegeben",
        ["dispatch", BRIEF, "--am", "2026-03-11", "--weg", "Post", "--an", "Fraktion"],
    ),
}


@dataclass(frozen=True)
class Zustand:
    """A workspace as it is: its files but what a killed call leaves lying, and its index."""

    dateien: dict[str, bytes]
    index: str

    @classmethod
    def von(cls, ordner: Path) -> "Zustand":
        """Read the state of a workspace."""
        dateien = snapshot(ordner)
        bleibt = {n: b for n, b in dateien.items() if ".ozganswer" not in n}
        return cls(bleibt, git(ordner, "ls-files", "--stage"))


@dataclass(frozen=True)
class Lauf:
    """Calls that were killed one after the other: before, after, and the workspaces they left."""

    vorher: Path
    nachher: Path
    abgebrochen: list[Path]
    befehl: list[str]


@pytest.fixture(scope="module", params=BEFEHLE)
def lauf(
    request: pytest.FixtureRequest,
    stationen: dict[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Lauf:
    station, befehl = BEFEHLE[request.param]
    ziel = tmp_path_factory.mktemp("getoetet")
    umgebung = os.environ | {"PYTHONPATH": str(ROOT)}
    args = [sys.executable, str(SKRIPT), str(stationen[station]), str(ziel), *befehl]
    fertig = subprocess.run(args, env=umgebung, capture_output=True, check=False)
    assert fertig.returncode == 0, fertig.stderr.decode()
    alle = sorted(ziel.iterdir(), key=lambda ordner: int(ordner.name))
    return Lauf(stationen[station], alle[-1], alle[:-1], befehl)


def test_there_was_much_to_stop(lauf):
    assert len(lauf.abgebrochen) > 25
    assert Zustand.von(lauf.nachher) != Zustand.von(lauf.vorher)


def test_each_file_is_the_old_or_the_new_one(lauf):
    alt, neu = Zustand.von(lauf.vorher), Zustand.von(lauf.nachher)
    for ordner in lauf.abgebrochen:
        for name, inhalt in Zustand.von(ordner).dateien.items():
            assert inhalt in (alt.dateien.get(name), neu.dateien.get(name)), (ordner, name)


def test_git_is_sound_and_its_refs_move_together(lauf):
    vorher = git(lauf.vorher, "for-each-ref")
    for ordner in lauf.abgebrochen:
        git(ordner, "fsck", "--strict", "--no-dangling")
        jetzt = git(ordner, "for-each-ref")
        gemeint = len(git(lauf.nachher, "for-each-ref").splitlines())
        assert jetzt == vorher or len(jetzt.splitlines()) == gemeint, ordner


def test_the_next_command_undoes_or_ends_it(lauf, capsys):
    alt, neu = Zustand.von(lauf.vorher), Zustand.von(lauf.nachher)
    wege = set()
    for ordner in lauf.abgebrochen:
        begonnen = (ordner / ".git/ozganswer/vorgang.json").exists()
        main(["-C", str(ordner), "status"])
        err = capsys.readouterr().err
        assert begonnen == ("beendet" in err), ordner
        fertig = git(ordner, "for-each-ref") != git(lauf.vorher, "for-each-ref")
        assert Zustand.von(ordner) == (neu if fertig else alt), ordner
        wege.add((begonnen, fertig))
        assert not (ordner / ".git/ozganswer/vorgang.json").exists()
    assert wege == {(False, False), (True, False), (True, True), (False, True)}


def test_after_it_the_command_can_be_called_again(lauf, capsys):
    for ordner in lauf.abgebrochen[::8]:
        if git(ordner, "for-each-ref") == git(lauf.vorher, "for-each-ref"):
            assert main(["-C", str(ordner), *lauf.befehl]) == 0, capsys.readouterr().err
        assert main(["-C", str(ordner), "verify", "--nur-pruefsummen"]) == 0
        assert git(ordner, "status", "--porcelain") == ""
        assert [n for n in snapshot(ordner) if n.endswith(".neu")] == []


FALSCH = """#!/bin/sh
n=$(cat '{zaehler}'); echo $((n + 1)) > '{zaehler}'
if [ "$n" = "{fehler}" ]; then {tun} echo 'fatal: Platte voll' >&2; exit 128; fi
exec '{git}' "$@"
"""
"""A git that fails at its n-th call, without doing anything or after it did all."""


@pytest.fixture
def falsch(tmp_path, monkeypatch) -> Callable[[int, str], Path]:
    """Put a git that fails before the real one; gives the file with the number of its calls."""
    echt, ordner = shutil.which("git"), tmp_path / "bin"
    ordner.mkdir()
    monkeypatch.setenv("PATH", f"{ordner}:{os.environ['PATH']}")

    def mache(fehler: int, tun: str) -> Path:
        zaehler = tmp_path / "zaehler"
        zaehler.write_text("0")
        text = FALSCH.format(zaehler=zaehler, fehler=fehler, tun=tun.format(git=echt), git=echt)
        (ordner / "git").write_text(text)
        (ordner / "git").chmod(0o755)
        return zaehler

    return mache


@pytest.mark.parametrize(
    ("tun", "schritt"), [("", 1), ("'{git}' \"$@\" >/dev/null;", 3)], ids=["nichts", "alles"]
)
def test_a_git_that_fails_at_any_call_changes_nothing(
    buero, tmp_path, falsch, tun, schritt, capsys
):
    vorher = snapshot(buero), history(buero)
    gescheitert = 0
    for fehler in range(0, 100, schritt):
        ordner = shutil.copytree(buero, tmp_path / f"f{fehler}")
        zaehler = falsch(fehler, tun)
        code = main(["-C", str(ordner), "release", BRIEF])
        erreicht = int(zaehler.read_text()) > fehler
        falsch(-1, "")
        gescheitert += code
        if code:
            assert (snapshot(ordner), history(ordner)) == vorher, fehler
        else:
            assert git(ordner, "status", "--porcelain") == ""
            assert main(["-C", str(ordner), "verify", "--nur-pruefsummen"]) == 0
        capsys.readouterr()
        shutil.rmtree(ordner)
        if not erreicht:
            break
    assert gescheitert > 5

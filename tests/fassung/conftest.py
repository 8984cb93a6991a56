"""A workspace in git at the stations of its letter, made once and copied for each test."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from repos import BRIEF, commit, workspace_in_git

from ozganswer.cli import main

NACHTRAG = ["nachtrag"]
"""In its stead a fact is changed and committed."""

Call: TypeAlias = Callable[..., tuple[int, str, str]]
"""Calls the program in the workspace; gives its exit code and all it says, out and err."""

STATIONEN = {
    "entwurf": [],
    "mitgezeichnet": [
        "cosign # --stelle kaemmerei --person muster --am 2026-03-02".split(),
        ["cosign", "#", "--stelle", "hauptamt", "--person", "Eva Winter", "--am", "03.03.2026"],
    ],
    "freigegeben": [["release", "#", "--grund", "Beschluss vom 9. März"]],
    "versandt": [
        "dispatch # --am 2026-03-11 --weg Post --an Fraktion --an Presse".split(),
        ["revise", "#", "--grund", "Betrag berichtigt"],
        NACHTRAG,
        ["build"],
        "cosign # --stelle kaemmerei --person muster --am 2026-03-30".split(),
        "cosign # --stelle hauptamt --person muster --am 2026-03-31".split(),
        "release # --datum 2026-04-01".split(),
        "dispatch # --am 2026-04-02 --weg E-Mail --an Fraktion --scan".split(),
    ],
}
"""What is called to come from each station to the next; `#` is the letter."""


@pytest.fixture(autouse=True)
def _own_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


@pytest.fixture(scope="session")
def stationen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The workspace at each station."""
    fertig: dict[str, Path] = {}
    vorher = None
    for name, befehle in STATIONEN.items():
        ordner = tmp_path_factory.mktemp("station") / "arbeit"
        shutil.copytree(vorher, ordner) if vorher else workspace_in_git(ordner)
        for befehl in befehle:
            _do(ordner, befehl)
        fertig[name] = vorher = ordner
    return fertig


def _do(ordner: Path, befehl: list[str]) -> None:
    if befehl == NACHTRAG:
        haushalt = ordner / "facts/musterstadt/haushalt.yaml"
        haushalt.write_text(haushalt.read_text().replace("betrag: 45000", "betrag: 46000"))
        commit(ordner, "Nachtrag")
        return
    scan = [str(ordner / "LIESMICH.md")] if befehl[-1] == "--scan" else []
    worte = [BRIEF if wort == "#" else wort for wort in befehl]
    assert main(["-C", str(ordner), *worte, *scan]) == 0


@pytest.fixture
def buero(stationen: dict[str, Path], tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A copy of the workspace at the station that a module of tests calls STATION."""
    ordner = tmp_path / "arbeit"
    shutil.copytree(stationen[request.module.STATION], ordner)
    return ordner


@pytest.fixture
def call(buero: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Call the program in this process."""

    def run(*args: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["-C", str(buero), *args])
        return code, *capsys.readouterr()

    return run

"""A workspace in git at the stations of its letter, made once and copied for each test."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from repos import BRIEF, workspace_in_git

from ozganswer.cli import main

Call: TypeAlias = Callable[..., tuple[int, str, str]]
"""Calls the program in the workspace; gives its exit code and all it says, out and err."""

STATIONEN: dict[str, list[list[str]]] = {
    "entwurf": [],
    "mitgezeichnet": [
        ["cosign", BRIEF, "--stelle", "kaemmerei", "--person", "muster", "--am", "2026-03-02"],
        ["cosign", BRIEF, "--stelle", "hauptamt", "--person", "Eva Winter", "--am", "2026-03-03"],
    ],
    "freigegeben": [["release", BRIEF, "--grund", "Beschluss vom 9. März"]],
}
"""What is called to come from each station to the next."""


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
        codes = [main(["-C", str(ordner), *befehl]) for befehl in befehle]
        assert not any(codes)
        fertig[name] = vorher = ordner
    return fertig


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

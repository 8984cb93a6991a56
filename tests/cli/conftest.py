"""Calls of the program, in this process and in one of their own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ozganswer.ausgabe import write_files
from ozganswer.cli import main
from ozganswer.cli.anlegen import new_files
from tests.cli.musterstadt import Build

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _own_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a call changes in its process is undone; a process of its own finds the program."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setenv("PYTHONPATH", str(ROOT))


@pytest.fixture
def arbeitsbereich(tmp_path: Path) -> Path:
    """A workspace as `init` makes it."""
    ordner = tmp_path / "arbeit"
    write_files(new_files(ordner), ordner)
    return ordner


@pytest.fixture
def build(
    arbeitsbereich: Path, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> Build:
    """Call `build` in this process, with the options that a module of tests calls OPTIONEN."""

    def run(*args: str) -> tuple[int, str, str]:
        code = main(["-C", str(arbeitsbereich), "build", *request.module.OPTIONEN, *args])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def call(arbeitsbereich: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Call the program in a process of its own, in the workspace."""

    def run(
        *args: str, cwd: Path = arbeitsbereich, **umgebung: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "ozganswer", *args],
            cwd=cwd,
            env=os.environ | umgebung,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run

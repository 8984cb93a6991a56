"""A workspace whose letter holds all that a source can, and its document as `build` writes it."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from ozganswer.ausgabe import write_files
from ozganswer.build import build_letter
from ozganswer.cli import main
from ozganswer.cli.anlegen import new_files
from ozganswer.load.workspace import Workspace
from tests.repos import BRIEF, ORDNER

Call: TypeAlias = Callable[..., tuple[int, str, str]]
"""Calls the program in a workspace; gives its exit code and all it says, out and err."""

QUELLE = Path(__file__).with_name("quelle.md")


@pytest.fixture(autouse=True)
def _own_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


@pytest.fixture(scope="session")
def muster(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workspace, which nobody writes into."""
    ordner = tmp_path_factory.mktemp("muster") / "arbeit"
    write_files(new_files(ordner), ordner)
    shutil.copy(QUELLE, ordner / ORDNER / "antwort.md")
    return ordner


@pytest.fixture(scope="session")
def gebaut(muster: Path) -> bytes:
    """The letter's document."""
    return build(muster)


@pytest.fixture
def buero(muster: Path, tmp_path: Path) -> Path:
    """A copy of the workspace, to be written into."""
    return shutil.copytree(muster, tmp_path / "arbeit")


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Call:
    """Call the program in this process."""

    def run(ordner: Path, *args: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["-C", str(ordner), *map(str, args)])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def pull(buero: Path, call: Call, tmp_path: Path) -> Call:
    """Call `pull` with the bytes of a document."""

    def run(
        inhalt: bytes, *args: str, vorher: Callable[[], None] = lambda: None
    ) -> tuple[int, str, str]:
        datei = tmp_path / "brief.docx"
        datei.write_bytes(inhalt)
        vorher()
        code, out, err = call(buero, "pull", datei, *args)
        return code, out.replace(str(datei), "brief.docx"), err.replace(str(datei), "brief.docx")

    return run


def build(ordner: Path) -> bytes:
    """Build the letter's document."""
    auftrag = Workspace.open(ordner).auftrag(*BRIEF.split("/"))
    return build_letter(auftrag, ("docx",)).dateien[f"{auftrag.name}.docx"]


def source(ordner: Path) -> Path:
    """Find the letter's source."""
    return ordner / ORDNER / "antwort.md"

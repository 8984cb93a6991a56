"""What is said of Textbausteine and topics, which the program brings along or a clerk wrote."""

import shutil
from pathlib import Path

import pytest

from ozganswer.ausgabe import write_files
from ozganswer.cli.anlegen import new_files
from ozganswer.draft.pruefung import pruefe
from ozganswer.load.workspace import Workspace

PROGRAMM = Path(__file__).parents[2] / "templates/textbausteine"


@pytest.fixture
def arbeit(tmp_path):
    """A workspace as `init` makes it, which has few facts, with a copy of all Textbausteine."""
    write_files(new_files(tmp_path / "arbeit"), tmp_path / "arbeit")
    shutil.copytree(PROGRAMM, tmp_path / "arbeit/templates/textbausteine")
    return tmp_path / "arbeit"


def test_what_the_program_brings_is_not_told_of_nor_a_copy_of_it(arbeit):
    assert len(Workspace.open(arbeit).themen()) > 10
    assert list(pruefe(Workspace.open(arbeit))) == []


@pytest.mark.parametrize("datei", ["personal.md", "personal.yaml"])
def test_a_copy_that_was_changed_is_a_clerks_own(arbeit, datei):
    pfad = arbeit / "templates/textbausteine" / datei
    text = pfad.read_text(encoding="utf-8")
    zeichen = "#" if datei.endswith(".yaml") else "\n"
    pfad.write_text(f"{text}{zeichen}", encoding="utf-8")
    (gemeldet, *_) = pruefe(Workspace.open(arbeit))
    assert "„personal“ gibt es in keiner Kommune." in gemeldet.satz
    assert gemeldet.position.datei == f"templates/textbausteine/{datei}"

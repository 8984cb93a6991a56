"""Whatever stops `pull`: each file is the old or the new one, and the next call makes it whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ozganswer.cli import main
from tests.repos import snapshot
from tests.rueckweg import word
from tests.rueckweg.conftest import build

ROOT = Path(__file__).parents[2]
SKRIPT = ROOT / "tests/fassung/getoetet.py"


@pytest.fixture(scope="module")
def getoetet(muster, gebaut, tmp_path_factory):
    """A call that changes the source and a fact, and the workspaces that killed ones left."""
    ordner = tmp_path_factory.mktemp("getoetet")
    datei = ordner.with_name("brief.docx")
    edits = (
        word.replace("drei Termine", "vier Termine"),
        word.replace("kommen 12.500\u00a0Euro", "kommen 13.000 Euro"),
    )
    datei.write_bytes(word.edited(gebaut, *edits))
    befehl = ["pull", str(datei), "--fakt", "aendern"]
    umgebung = os.environ | {"PYTHONPATH": str(ROOT)}
    args = [sys.executable, str(SKRIPT), str(muster), str(ordner), *befehl]
    fertig = subprocess.run(args, env=umgebung, capture_output=True, check=False)
    assert fertig.returncode == 0, fertig.stderr.decode()
    alle = sorted(ordner.iterdir(), key=lambda ordner: int(ordner.name))
    return alle[:-1], alle[-1], befehl


def _files(ordner):
    """Read a workspace but for what a killed call leaves lying."""
    return {n: b for n, b in snapshot(ordner).items() if ".ozganswer" not in n}


def test_there_was_something_to_stop(getoetet, muster):
    abgebrochen, fertig, _ = getoetet
    assert len(abgebrochen) >= 6
    alt, neu = snapshot(muster), snapshot(fertig)
    assert [n for n in neu if neu[n] != alt.get(n)] == [
        "answers/musterstadt/RA-001-2026/antwort.md",
        "facts/musterstadt/haushalt.yaml",
    ]


def test_each_file_is_the_old_or_the_new_one_and_the_letter_builds(getoetet, muster):
    abgebrochen, fertig, _ = getoetet
    alt, neu = snapshot(muster), snapshot(fertig)
    for ordner in abgebrochen:
        dateien = _files(ordner)
        assert dateien.keys() == alt.keys()
        assert all(dateien[n] in (alt[n], neu[n]) for n in alt), ordner
        assert build(ordner)


def test_the_next_call_ends_it_and_leaves_nothing_lying(getoetet, capsys):
    abgebrochen, fertig, befehl = getoetet
    for ordner in abgebrochen:
        war_fertig = _files(ordner) == snapshot(fertig)
        # A fact that was changed already makes its passages other ones than the document's.
        assert main(["-C", str(ordner), *befehl]) == 0 or war_fertig, capsys.readouterr().err
        assert snapshot(ordner) == snapshot(fertig)

"""Every rule of reading has a case: files over the base workspace, and all that is told of them.

A case has a title; then files, each below its path; then what is told, word for word:

    == facts/musterstadt/haushalt.yaml
    == answers/x/y.csv (latin-1)      the same in another encoding
    == facts/musterstadt (fehlt)      a file or folder of the base that is not there
    == gemeldet

`OZGANSWER_ANNEHMEN=1` writes what is told into the cases; then read them.
"""

import os
import re
import shutil
from pathlib import Path

import pytest

from ozganswer.load.workspace import Workspace

FAELLE = sorted((Path(__file__).parent / "faelle").glob("*.txt"))
ABSCHNITT = re.compile(r"^== (\S+)(?: \((\S+)\))?\n", re.MULTILINE)
GEMELDET = "== gemeldet\n"


def test_there_are_cases():
    assert len(FAELLE) > 50


@pytest.mark.parametrize("fall", FAELLE, ids=lambda p: p.stem)
def test_what_is_told(fall, arbeitsbereich):
    eingabe, trenner, erwartet = fall.read_text(encoding="utf-8").partition(GEMELDET)
    assert trenner, "Der Fall sagt nicht, was gemeldet wird."
    root = arbeitsbereich({})
    for name, wie, inhalt in zip(*[iter(ABSCHNITT.split(eingabe)[1:])] * 3, strict=True):
        lege_ab(root / name, wie, inhalt)
    gemeldet = "".join(f"{m}\n" for m in Workspace.open(root).pruefe())
    if os.environ.get("OZGANSWER_ANNEHMEN"):
        fall.write_text(eingabe + GEMELDET + gemeldet, encoding="utf-8")
    else:
        assert gemeldet == erwartet


def lege_ab(pfad, wie, inhalt):
    if wie == "fehlt":
        shutil.rmtree(pfad) if pfad.is_dir() else pfad.unlink()
        return
    pfad.parent.mkdir(parents=True, exist_ok=True)
    pfad.write_bytes(inhalt.encode(wie or "utf-8"))

"""Every form of paper has a case: what comes in, the Anfrage that is written, and what is told.

A case is a folder with `eingabe.*`, perhaps `aufruf.txt` (what the call says beside the file), and
what comes of it: `erwartet.yaml` (every file, each below its path) and `gemeldet.txt`.

`OZGANSWER_ANNEHMEN=1` writes what comes out into the cases; then read them.
"""

import os
import shlex
from pathlib import Path

import pytest

from ozganswer.ausgabe import write_files
from ozganswer.cli import main
from ozganswer.cli.anlegen import new_files

FAELLE = sorted(p.parent for p in (Path(__file__).parent / "faelle").glob("*/eingabe.*"))


@pytest.fixture
def arbeit(tmp_path):
    """A workspace as `init` makes it, without its Anfrage."""
    ordner = tmp_path / "arbeit"
    write_files(new_files(ordner), ordner)
    return ordner


def test_there_are_cases():
    assert len(FAELLE) > 20


@pytest.mark.parametrize("fall", FAELLE, ids=lambda p: p.name)
def test_what_comes_of_it(fall, arbeit, capsys):
    vorher = _anfragen(arbeit)
    (eingabe,) = fall.glob("eingabe.*")
    aufruf = fall / "aufruf.txt"
    mehr = shlex.split(aufruf.read_text(encoding="utf-8")) if aufruf.exists() else []
    code = main(["-C", str(arbeit), "import", str(eingabe), *mehr])
    aus = capsys.readouterr()
    neue = {n: t for n, t in _anfragen(arbeit).items() if n not in vorher}
    assert code == (0 if neue else 1)
    _vergleiche(fall / "gemeldet.txt", aus.out + aus.err)
    _vergleiche(fall / "erwartet.yaml", "".join(f"# == {n}\n{t}" for n, t in neue.items()))
    assert main(["-C", str(arbeit), "check"]) == 0


def _anfragen(arbeit):
    ordner = arbeit / "questions"
    dateien = sorted(ordner.rglob("*.yaml"))
    return {p.relative_to(ordner).as_posix(): p.read_text(encoding="utf-8") for p in dateien}


def _vergleiche(datei, text):
    if os.environ.get("OZGANSWER_ANNEHMEN"):
        datei.unlink(missing_ok=True)
        if text:
            datei.write_text(text, encoding="utf-8")
    else:
        assert text == (datei.read_text(encoding="utf-8") if datei.exists() else "")

"""What becomes of an edit: text files with the edits, and what `pull --dry-run` says of them.

    ersetze ALT NEU · fett WORTE · mager WORTE · kursiv WORTE
    neu HINTER WORTE [WIE] · weg WORTE · rücke WORTE HINTER · trenne VOR · verbinde WORTE

„·“ stands for a hard space. `OZGANSWER_ANNEHMEN=1` writes what comes out into the cases; then read
them.
"""

import os
import shlex
from pathlib import Path

import pytest

from tests.rueckweg import word

HIER = Path(__file__).parent / "faelle"
FAELLE = sorted(HIER.glob("*.txt"))
AUFRUF = "$ ozganswer pull brief.docx"

EDITS = {
    "ersetze": word.replace,
    "fett": lambda worte: word.replace(worte, worte, bold=True),
    "mager": lambda worte: word.replace(worte, worte, bold=False),
    "kursiv": lambda worte: word.replace(worte, worte, italic=True),
    "neu": word.insert,
    "weg": word.remove,
    "rücke": word.move,
    "trenne": word.split,
    "verbinde": word.join,
}


def test_there_are_cases():
    assert len(FAELLE) > 30


@pytest.mark.parametrize("datei", FAELLE, ids=lambda d: d.stem)
def test_an_edit(datei, muster, gebaut, call, tmp_path):
    kopf, _, rest = datei.read_text(encoding="utf-8").partition(AUFRUF)
    aufruf, _, erwartet = rest.partition("\n")
    brief = tmp_path / "brief.docx"
    brief.write_bytes(word.edited(gebaut, *_edits(kopf)))
    code, out, err = call(muster, "pull", brief, "--dry-run", *shlex.split(aufruf))
    gesagt = f"{_changes(out)}{err}→ {code}\n".replace(str(brief), "brief.docx")
    if os.environ.get("OZGANSWER_ANNEHMEN"):
        datei.write_text(f"{kopf}{AUFRUF}{aufruf}\n{gesagt}", encoding="utf-8")
    else:
        assert gesagt == erwartet


def _edits(kopf: str) -> list[word.Edit]:
    zeilen = kopf.replace("·", "\u00a0").splitlines()[2:]
    befehle = (shlex.split(zeile) for zeile in zeilen if zeile)
    return [EDITS[was](*worte) for was, *worte in befehle]


def _changes(out: str) -> str:
    """Leave of a patch what it takes out and puts in."""
    zeilen = [z for z in out.splitlines() if not z.startswith((" ", "@@", "--- ", "+++ "))]
    return "".join(f"{z}\n" for z in zeilen)

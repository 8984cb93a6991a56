"""Every example letter can be written in every style."""

import re
import shutil
from pathlib import Path

import pytest

from ozganswer.compose import compose
from ozganswer.load.workspace import Workspace
from ozganswer.write import WRITERS

WURZEL = Path(__file__).parents[2]
STILE = sorted(p.parent.name for p in WURZEL.glob("templates/*/stil.yaml"))
BRIEFE = sorted(p.parent for p in WURZEL.glob("answers/*/*/antwort.md"))

ZEILEN_ZUM_UNTERSCHREIBEN = 3 * 12
"""Room above each name, in pt: three lines, as DIN 5008 leaves them."""


def test_there_are_styles_and_letters() -> None:
    assert {"din5008", "chemnitz", "goerlitz", "halle"} <= set(STILE)
    assert len(BRIEFE) >= 2


# WeasyPrint leaves the colour profile it reads for the system to close.
@pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014.icc:ResourceWarning")
@pytest.mark.parametrize("stil", STILE)
@pytest.mark.parametrize("brief", BRIEFE, ids=lambda brief: brief.name)
def test_each_letter_fits_each_style(brief: Path, stil: str, tmp_path: Path) -> None:
    kommune = brief.parent.name
    for name in ("facts", "questions", "templates", f"answers/{kommune}/{brief.name}"):
        shutil.copytree(WURZEL / name, tmp_path / name)
    datei = tmp_path / f"facts/{kommune}/kommune.yaml"
    datei.write_text(re.sub(r"(?m)^stil: .*", f"stil: {stil}", datei.read_text("utf-8")), "utf-8")
    auftrag = Workspace.open(tmp_path).auftrag(kommune, brief.name)
    letter = compose(auftrag).letter
    assert auftrag.stilordner.name == stil
    assert auftrag.stilordner.stil.absatz("unterschrift").vor >= ZEILEN_ZUM_UNTERSCHREIBEN
    assert all(write(letter, auftrag.stilordner.stil) for write in WRITERS.values())

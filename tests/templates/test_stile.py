"""Every example letter can be written in every style."""

import re
import shutil
from pathlib import Path

import pytest

from ozganswer.compose import compose
from ozganswer.load.ordner import Anfrageort
from ozganswer.load.workspace import Workspace
from ozganswer.records.auftrag import Schriftstueck
from ozganswer.write import WRITERS

WURZEL = Path(__file__).parents[2]
STILE = sorted(p.parent.name for p in WURZEL.glob("templates/*/stil.yaml"))
WORKSPACE = Workspace.open(WURZEL)
SCHREIBEN = sorted(p for p in WURZEL.glob("answers/*/*/*.md") if p.read_text("utf-8")[:3] == "---")

ZEILEN_ZUM_UNTERSCHREIBEN = 3 * 12
"""Room above each name, in pt: three lines, as DIN 5008 leaves them."""


def test_there_are_styles_and_documents_of_several_muster() -> None:
    assert {"din5008", "chemnitz", "goerlitz", "halle", "plauen", "sachsen"} <= set(STILE)
    assert {"antwort", "newsletter", "pressemitteilung"} <= {quelle.stem for quelle in SCHREIBEN}
    assert len(WORKSPACE.anfragen()) >= 3


# WeasyPrint leaves the colour profile it reads for the system to close.
@pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014.icc:ResourceWarning")
@pytest.mark.parametrize("stil", STILE)
@pytest.mark.parametrize("quelle", SCHREIBEN, ids=lambda quelle: quelle.parent.name)
def test_each_document_fits_each_style(quelle: Path, stil: str, tmp_path: Path) -> None:
    kommune, name = quelle.parts[-3:-1]
    for ordner in ("facts", "questions", "templates", f"answers/{kommune}/{name}"):
        shutil.copytree(WURZEL / ordner, tmp_path / ordner)
    _in_stil(stil, tmp_path / f"facts/{kommune}/kommune.yaml")
    auftrag = Workspace.open(tmp_path).auftrag(kommune, name)
    letter = compose(auftrag).letter
    assert auftrag.stilordner.name == stil
    assert auftrag.stilordner.stil.absatz("unterschrift").vor >= ZEILEN_ZUM_UNTERSCHREIBEN
    assert all(write(letter, auftrag.stilordner.stil) for write in WRITERS.values())


@pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014.icc:ResourceWarning")
@pytest.mark.parametrize("stil", STILE)
@pytest.mark.parametrize("ort", WORKSPACE.anfragen(), ids=lambda ort: ort.name)
def test_each_anfrage_fits_each_style(ort: Anfrageort, stil: str, tmp_path: Path) -> None:
    for ordner in ("facts", "questions", "templates"):
        shutil.copytree(WURZEL / ordner, tmp_path / ordner)
    (tmp_path / "answers").mkdir()
    _in_stil(stil, tmp_path / f"facts/{ort.kommune}/kommune.yaml")
    auftrag = Workspace.open(tmp_path).auftrag(ort.kommune, ort.name, Schriftstueck.ANFRAGE)
    assert auftrag.stilordner.name == stil
    letter = compose(auftrag).letter
    assert all(write(letter, auftrag.stilordner.stil) for write in WRITERS.values())


def _in_stil(stil: str, kommune: Path) -> None:
    kommune.write_text(
        re.sub(r"(?m)^stil: .*", f"stil: {stil}", kommune.read_text("utf-8")), "utf-8"
    )

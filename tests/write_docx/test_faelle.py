"""Each faelle/<fall>.py is a Letter, and <fall>.xml the body that is drawn of it.

OZGANSWER_GOLDEN=neu writes the XML anew; open the file in Word before you commit that.
"""

import os
import runpy
from pathlib import Path

import pytest
from lxml import etree

from ozganswer.write import docx
from tests.stile import STIL
from tests.write_docx.lesen import Docx

FAELLE = sorted((Path(__file__).parent / "faelle").glob("*.py"))


def test_there_are_cases() -> None:
    assert len(FAELLE) >= 7
    assert {f.stem for f in FAELLE} == {f.stem for f in FAELLE[0].parent.glob("*.xml")}


@pytest.mark.parametrize("fall", FAELLE, ids=lambda fall: fall.stem)
def test_a_letter_becomes_this_body(fall: Path) -> None:
    golden = fall.with_suffix(".xml")
    found = pretty(docx.write(runpy.run_path(str(fall))["BRIEF"], STIL))
    if os.environ.get("OZGANSWER_GOLDEN") == "neu":
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def pretty(data: bytes) -> str:
    document = Docx(data).part("document.xml")
    etree.indent(document)
    return etree.tostring(document, encoding="unicode") + "\n"

"""The letters that stand beside their sources are those that the sources make today."""

import io
import zipfile
from pathlib import Path

import pytest
from pypdf import PdfReader

from ozganswer.build import build_letter
from ozganswer.load.workspace import Workspace

WORKSPACE = Workspace.open(Path(__file__).parent.parent)
LETTERS = WORKSPACE.briefe()


def _docx(content):
    archive = zipfile.ZipFile(io.BytesIO(content))
    return {name: archive.read(name) for name in archive.namelist()}


def _pdf(content):
    # Other versions of Pango draw the same words at the same places with other bytes.
    return [page.extract_text() for page in PdfReader(io.BytesIO(content)).pages]


READ = {"docx": _docx, "pdf": _pdf, "txt": bytes.decode}


def test_there_are_letters():
    kommunen = {letter.kommune for letter in LETTERS}
    assert kommunen >= {"chemnitz", "goerlitz", "halle", "plauen", "sachsen"}
    assert kommunen == set(WORKSPACE.kommunen())


@pytest.mark.parametrize("format_", READ)
@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.name)
def test_a_letter_is_as_its_source_makes_it(letter, format_):
    folder = WORKSPACE.root / "answers" / letter.kommune / letter.name
    auftrag = WORKSPACE.auftrag(letter.kommune, letter.name)
    ((name, built),) = build_letter(auftrag, (format_,)).dateien.items()
    kept = (folder / name).read_bytes()
    assert READ[format_](kept) == READ[format_](built)

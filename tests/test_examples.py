"""The letters that stand beside their sources are those that the sources make today."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from ozganswer.archive import ablage
from ozganswer.archive.nachweis import Nachweis
from ozganswer.build import build_letter
from ozganswer.load.workspace import Workspace
from ozganswer.records.auftrag import Schriftstueck
from ozganswer.write import WRITERS
from tests.write.regeln_pdf import faults

WORKSPACE = Workspace.open(Path(__file__).parent.parent)
ANSWERS = WORKSPACE.root / "answers"
LETTERS = WORKSPACE.briefe()
PLACES = sorted({(ort.kommune, ort.name) for ort in (*LETTERS, *WORKSPACE.anfragen())})
BESIDE = [
    (kommune, name, kind)
    for kommune, name in PLACES
    for kind in Schriftstueck
    if kind is not Schriftstueck.BRIEF
    and (ANSWERS / kommune / name / f"{kind.dateiname(name)}.pdf").exists()
]
"""What is kept beside the letters, as far as it is kept: an Anfrage itself …"""
MADE = [*((b.kommune, b.name, Schriftstueck.BRIEF) for b in LETTERS), *BESIDE]


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


def test_there_is_an_anfrage_beside_its_letter():
    assert ("halle", "VII-2022-03569", Schriftstueck.ANFRAGE) in BESIDE


@pytest.mark.parametrize(("kommune", "name", "kind"), MADE)
def test_a_pdf_keeps_the_rules_of_archives_and_screen_readers(kommune, name, kind):
    kept = ANSWERS / kommune / name / f"{kind.dateiname(name)}.pdf"
    assert faults(kept.read_bytes()) == []


@pytest.mark.parametrize("format_", READ)
@pytest.mark.parametrize("made", MADE, ids=lambda made: made[2].dateiname(made[1]))
def test_a_letter_is_as_its_source_makes_it(made, format_):
    kommune, name, kind = made
    auftrag = WORKSPACE.auftrag(kommune, name, kind)
    ((file, built),) = build_letter(auftrag, (format_,)).dateien.items()
    kept = (ANSWERS / kommune / name / file).read_bytes()
    assert READ[format_](kept) == READ[format_](built)


def _for_any_library(nachweis):
    """What the Nachweis says whatever versions made the letter: with others the bytes differ."""
    ausgaben = tuple(name for name, _ in nachweis.ausgaben)
    return replace(nachweis, ausgaben=ausgaben, bibliotheken=())


@pytest.mark.parametrize("letter", LETTERS, ids=str)
def test_a_nachweis_is_as_its_letter_makes_it(letter):
    kept = ablage.lies(WORKSPACE.root, letter)
    auftrag = WORKSPACE.auftrag(letter.kommune, letter.name)
    made = build_letter(auftrag, tuple(WRITERS)).nachweis
    assert isinstance(kept, Nachweis)
    assert _for_any_library(kept) == _for_any_library(made)
    if kept.bibliotheken == made.bibliotheken:
        assert kept == made

"""The tables of the example letters break no word, but behind a hyphen or a stroke."""

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader

from ozganswer.compose import compose
from ozganswer.load.workspace import Workspace
from ozganswer.records.letter import Table
from ozganswer.records.reading import plain
from ozganswer.write import WRITERS

WORKSPACE = Workspace.open(Path(__file__).parent.parent)
BREIT = ("goerlitz", "la-wa-2020")
"""The letter with a table of eight columns, on an annex in landscape."""

# WeasyPrint leaves the colour profile it reads for the system to close.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file.*sRGB2014.icc:ResourceWarning")


def _letter(kommune, name):
    auftrag = WORKSPACE.auftrag(kommune, name)
    return compose(auftrag).letter, auftrag.stilordner.stil


def _tables(letter):
    blocks = (*letter.body, *(b for annex in letter.annexes for b in annex.blocks))
    return [block for block in blocks if isinstance(block, Table)]


def _words(letter):
    rows = (row for table in _tables(letter) for row in (*table.header, *table.rows))
    texts = (plain(cell.inlines) for row in rows for cell in row)
    return {w for text in texts for w in re.split(r"\s+|(?<=[-/])", text) if w}


def _broken(letter, stil):
    pages = PdfReader(io.BytesIO(WRITERS["pdf"](letter, stil))).pages
    drawn = "\n".join(page.extract_text() for page in pages)
    return sorted(word for word in _words(letter) if word not in drawn)


MIT_TABELLEN = [
    (b.kommune, b.name)
    for b in WORKSPACE.briefe()
    if _tables(compose(WORKSPACE.auftrag(b.kommune, b.name)).letter)
]


@pytest.mark.parametrize("brief", MIT_TABELLEN, ids=lambda brief: brief[1])
def test_no_word_of_a_table_is_broken(brief):
    assert _broken(*_letter(*brief)) == []


def test_there_is_a_wide_table():
    assert max(len(t.columns) for t in _tables(_letter(*BREIT)[0])) == 8
    assert len(MIT_TABELLEN) >= 2


def test_upright_the_same_table_would_break_words():
    letter, stil = _letter(*BREIT)
    upright = replace(letter, annexes=tuple(replace(a, quer=False) for a in letter.annexes))
    assert "Genehmigungsfreistellungsverfahren" in _broken(upright, stil)

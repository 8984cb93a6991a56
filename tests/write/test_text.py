"""The text writer: each golden under text/ is a letter as `git diff` sees it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from ozganswer.records.letter import Column, Table
from ozganswer.records.stil import Informationsblock
from ozganswer.write import WRITERS
from tests.stile import STIL
from tests.write.beispiele import letter, musterbrief, p, row
from tests.write.faelle import FAELLE
from tests.write.goldens import assert_golden
from tests.write.strategien import letters

GOLDENS = Path(__file__).parent / "text"


def _text(letter, stil=STIL):
    return WRITERS["txt"](letter, stil).decode()


@pytest.mark.parametrize("name", FAELLE)
def test_a_letter_reads_as_its_golden(name):
    assert_golden(GOLDENS / f"{name}.txt", _text(FAELLE[name]))


def test_a_whole_letter_reads_as_its_golden():
    assert_golden(GOLDENS / "musterbrief.txt", _text(musterbrief()))


def test_every_golden_has_its_letter():
    assert {p.stem for p in GOLDENS.glob("*.txt")} == {*FAELLE, "musterbrief"}


def test_empty_lines_of_the_information_block_go_where_the_style_says_so():
    ohne = replace(STIL, informationsblock=Informationsblock(leerzeilen="weglassen", spalte=30))
    assert "Zimmer" in _text(FAELLE["informationsblock"])
    assert "Zimmer" not in _text(FAELLE["informationsblock"], ohne)


@settings(max_examples=50)
@given(letters())
def test_lines_end_without_blanks_and_the_text_with_one_newline(letter):
    text = _text(letter)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert not any(line.endswith(" ") for line in text.split("\n"))


def test_rows_that_say_nothing_leave_no_blank_lines_at_the_end():
    assert _text(letter(p("a"), Table((Column(),), (), (row(""), row(""))))) == "a\n"

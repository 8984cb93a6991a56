"""The numbers of questions: what may be one, and which are those of sub-questions."""

import re

import pytest

from ozganswer.records.anfrage import NUMMER, gemeint, steht_unter

NUMMERN = "1 12 01 2a 2A 2aa A1 D1 F12a A B a aa I II IX IVa XIV MD i ii iv 1.1 IV.3 IV-3 1.a.ii"
WORTE = "Kosten Alle und bis zu im der Die Stand Frage1 IIII 2abc 1. .1 1..2 1/2"


@pytest.mark.parametrize("nr", NUMMERN.split())
def test_a_number_is_one(nr: str) -> None:
    assert re.fullmatch(NUMMER, nr)


@pytest.mark.parametrize("wort", WORTE.split())
def test_a_word_is_none(wort: str) -> None:
    assert not re.fullmatch(NUMMER, wort)


@pytest.mark.parametrize(
    ("nr", "ueber"),
    [("2a", "2"), ("2aa", "2"), ("1.1", "1"), ("1.1.2", "1"), ("IV-3", "IV"), ("IVa", "IV"),
     ("2a.1", "2"), ("2a.1", "2a"), ("a.1", "a")],
)  # fmt: skip
def test_a_sub_question_stands_under_its_question(nr: str, ueber: str) -> None:
    assert steht_unter(nr, ueber)
    assert not steht_unter(ueber, nr)


@pytest.mark.parametrize(
    ("nr", "ueber"),
    [("2", "2"), ("22", "2"), ("II", "I"), ("IV", "I"), ("VI", "V"), ("ii", "i"), ("vi", "v"),
     ("aa", "a"), ("2aa", "2a"), ("A1", "A"), ("2A", "2"), ("3a", "2")],
)  # fmt: skip
def test_a_question_of_its_own_stands_under_none(nr: str, ueber: str) -> None:
    assert not steht_unter(nr, ueber)


def test_a_number_stands_for_itself_and_its_sub_questions_as_asked() -> None:
    gestellt = ("1", "2", "2b", "2a", "3a", "3b", "22")
    assert gemeint("2", gestellt) == ("2", "2b", "2a")
    assert gemeint("3", gestellt) == ("3a", "3b")
    assert gemeint("4", gestellt) == ()

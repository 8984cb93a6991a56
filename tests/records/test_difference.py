"""Two sequences: whatever they are, each step is true, and nothing is left out."""

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozganswer.records import difference
from ozganswer.records.difference import counted, likeness, pairs, steps, words

SEQUENCES = st.text("abcd ", max_size=40)


def changed(old: Sequence[str], new: Sequence[str]) -> list[tuple[str, str]]:
    """The changes, each as what was and what is."""
    return [
        ("".join(old[n] for n in s.old), "".join(new[n] for n in s.new))
        for s in steps(old, new, lambda n: not new[n].isalnum())
        if not s.alike
    ]


@pytest.mark.parametrize("largest", [difference.LARGEST, 6])
@given(SEQUENCES, SEQUENCES, st.booleans())
def test_steps_tell_the_truth_and_all_of_it(largest, old, new, slight):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(difference, "LARGEST", largest)
        found = steps(old, new, (lambda n: new[n] == " ") if slight else None)
    assert [n for s in found for n in s.old] == list(range(len(old)))
    assert [n for s in found for n in s.new] == list(range(len(new)))
    for step in found:
        if step.alike:
            assert [old[n] for n in step.old] == [new[n] for n in step.new]
    assert all(a.alike != b.alike for a, b in pairwise(found))


@given(SEQUENCES)
def test_what_is_the_same_is_one_step(text):
    assert [s.alike for s in steps(text, text)] == [True] * bool(text)


@given(st.text(max_size=60))
def test_words_joined_are_the_text(text):
    assert "".join(words(text)) == text


def test_a_number_is_one_word_and_a_sign_is_none_of_it():
    assert words("Rund 60.000,50 Euro, am 01.10.2019.") == [
        *("Rund", " ", "60.000,50", " ", "Euro", ",", " ", "am", " ", "01.10.2019", "."),
    ]


def test_changes_are_told_by_words():
    old, new = words("Es sind 60.000 Euro geplant."), words("Es sind 65.000 Euro geplant.")
    assert changed(old, new) == [("60.000", "65.000")]


def test_what_is_slight_between_two_changes_joins_them():
    old, new = words("eins zwei drei vier"), words("eins 2 3 vier")
    assert changed(old, new) == [("zwei drei", "2 3")]


def test_large_texts_are_compared_by_what_stands_in_them_once():
    old = [f"Wort{n}" if n % 7 else "und" for n in range(20_000)]
    new = [word for n, word in enumerate(old) if n % 100] + ["Ende"]
    assert sum(not s.alike for s in steps(old, new)) == 201
    worst = ["a", "b"] * 5_000
    assert [s.alike for s in steps(["x", *worst, "y"], ["z", *worst[1:], "c"])] == [False]


def test_likeness_is_the_share_of_words_in_common():
    assert likeness(counted("ein Wort mehr"), counted("ein Wort")) == 0.8
    assert likeness(counted(""), counted(" ")) == 1


def test_pairs_are_those_most_alike_and_in_order():
    old, new = ["a b c", "d e f", "g"], ["x", "d e g", "a b"]
    like = [[likeness(counted(o), counted(n)) for n in new] for o in old]
    assert pairs(3, 3, lambda i, k: like[i][k]) == [(0, 2)]
    assert pairs(2, 2, lambda i, k: like[i][k + 1]) == [(0, 1)]
    assert pairs(0, 3, lambda i, k: 1) == []


def test_of_many_pairs_those_near_the_diagonal_are_found():
    judged = []

    def like(i, k):
        judged.append((i, k))
        return float(i == k + 3)

    assert pairs(303, 300, like) == [(n + 3, n) for n in range(300)]
    assert len(judged) < 303 * 300 / 4
    assert pairs(1001, 1000, like) == []

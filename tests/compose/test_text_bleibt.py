"""Text is never altered: what a fact says stands in the letter, character for character."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozganswer.compose import compose
from ozganswer.compose.marken import fold
from ozganswer.records.blaetter import FreiesBlatt
from ozganswer.records.letter import (
    Block,
    Figure,
    ItemList,
    Link,
    Question,
    Table,
)
from ozganswer.records.reading import blocks_of, inlines_of, plain, text_of
from tests.compose.beispiele import TAG, auftrag, blatt

NONCHARACTERS = [chr(c) for c in range(0xFDD0, 0xFDF0)]
TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=NONCHARACTERS), min_size=1
).filter(str.strip)
HARD = st.text("*_`[]()<>&|#-+.:!\\{}%1a \u00a0\n", min_size=1).filter(str.strip)
LISTED = re.compile(r"(?m)^[^\S\n]*(?:-|1\.)(?:\s|$)")
"""A line that begins a list."""

Part: TypeAlias = tuple[str, list[str]]
"""A paragraph, or the items of a list under its mark; all words but the first are links."""
WORDS = st.lists(st.text("abcxyz", min_size=1), min_size=1, max_size=4)
PART = st.tuples(st.sampled_from(["", "-", "1."]), WORDS)

PLACES = {
    "in a paragraph": "vor {{ FAKT }} nach",
    "alone": "{{ FAKT }}",
    "strong": "**{{ FAKT }}**",
    "emphasis": "vor _{{ FAKT }}_ nach",
    "in a list": "- {{ FAKT }}\n- zwei",
    "in a numbered list": "1. {{ FAKT }}\n2. zwei",
    "in a heading": "## {{ FAKT }}",
    "in a table": "| A | B |\n| --- | --- |\n| {{ FAKT }} | ende |",
    "in a link": "[{{ FAKT }}](https://stadt.example)",
    "before punctuation": "{{ FAKT }}. Oktober",
    "twice": "{{ FAKT }}{{ FAKT }}",
    "by ~": "{{ FAKT ~ '*' }}",
    "by a macro": "{% macro m(y) %}<{{ y }}>{% endmacro %}{{ m(FAKT) }}",
    "from a list": "{{ [FAKT, FAKT] | aufzaehlung }}",
    "joined": "{{ [FAKT, FAKT] | join('|') }}",
    "caught": "{% set y %}{{ FAKT }}{% endset %}{{ y }}",
}


def _without_neighbours(parts: list[Part]) -> bool:
    return all(a[0] != b[0] or not a[0] for a, b in pairwise(parts))


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
@given(text=TEXT | HARD)
def test_a_fact_stands_in_the_letter_as_it_is(place: str, text: str) -> None:
    letter = compose(
        _mit(text, f"# Frage 1\n\n{place.replace('FAKT', 'probe.eins.wert')}\n")
    ).letter
    figures = [i for b in blocks_of(letter) for i in inlines_of(b) if isinstance(i, Figure)]
    assert figures
    for figure in figures:
        assert figure.text.removesuffix("*") == fold(text) or figure.text == fold(text)
        assert [f.adresse for f in figure.fakten] == ["probe.eins.wert"]


@given(text=TEXT | HARD)
def test_a_fact_adds_no_block_and_no_cell(text: str) -> None:
    source = "# Frage 1\n\n| A | B |\n| --- | --- |\n| {{ probe.eins.wert }} | ende |\n"
    letter = compose(_mit(text, source)).letter
    (table,) = [b for b in letter.body if isinstance(b, Table)]
    assert len(table.rows) == 1
    assert [len(row) for row in table.rows] == [2]
    assert plain(table.rows[0][1].inlines) == "ende"


@given(text=(TEXT | HARD).filter(lambda t: not LISTED.search(t)))
def test_a_question_is_quoted_as_it_was_asked(text: str) -> None:
    asked = f"Frage {text} Ende?"
    assert " ".join(text_of(_gefragt(asked)).split()[1:]) == " ".join(asked.split())


@given(parts=st.lists(PART, min_size=1).filter(_without_neighbours))
def test_a_question_keeps_its_paragraphs_lists_and_links(parts: list[Part]) -> None:
    asked = "\n\n".join(_markdown(part) for part in parts)
    quoted = _gefragt(asked).blocks
    assert [_gelesen(block) for block in quoted] == [p for part in parts for p in _erwartet(part)]
    links = [i.target for b in quoted for i in inlines_of(b) if isinstance(i, Link)]
    assert links == [f"https://{word}.example" for part in parts for word in part[1][1:]]


@given(st.decimals(min_value=0, max_value=10**9, places=2))
def test_an_amount_keeps_its_digits(amount: Decimal) -> None:
    letter = compose(_mit(amount, "# Frage 1\n\n{{ probe.eins.wert | euro }}\n")).letter
    (figure,) = [i for b in letter.body for i in inlines_of(b) if isinstance(i, Figure)]
    written = figure.text.removesuffix("\u00a0Euro").replace(".", "").replace(",", ".")
    assert Decimal(written) == amount


def _mit(wert: Any, source: str) -> Any:
    probe = FreiesBlatt(stand=TAG, quelle="Probe", eintraege={"eins": {"wert": wert}})
    made = auftrag(source)
    return replace(made, bestand={**made.bestand, "probe": blatt("probe", probe)})


def _gefragt(asked: str) -> Question:
    question = compose(auftrag("# Frage 1\n\nJa.\n", fragen=(("1", asked),))).letter.body[0]
    assert isinstance(question, Question)
    return question


def _markdown(part: Part) -> str:
    mark, words = part
    items = [words[0], *(f"[{word}](https://{word}.example)" for word in words[1:])]
    return "\n".join(f"{mark} {item}" for item in items) if mark else " ".join(items)


def _erwartet(part: Part) -> list[Part]:
    mark, words = part
    return [part] if mark else [("", [" ".join(words)])]


def _gelesen(block: Block) -> Part:
    match block:
        case ItemList(numbered=numbered, items=items):
            return "1." if numbered else "-", [text_of(b) for item in items for b in item]
        case _:
            return "", [text_of(block)]

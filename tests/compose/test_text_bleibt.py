"""Text is never altered: what a fact says stands in the letter, character for character."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozganswer.compose import compose
from ozganswer.compose.marken import fold
from ozganswer.records.blaetter import FreiesBlatt
from ozganswer.records.letter import Figure, Table, blocks_of, inlines_of, plain
from tests.compose.beispiele import TAG, auftrag, blatt

NONCHARACTERS = [chr(c) for c in range(0xFDD0, 0xFDF0)]
TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters=NONCHARACTERS), min_size=1
).filter(str.strip)
HARD = st.text("*_`[]()<>&|#-+.:!\\{}%1a \u00a0\n", min_size=1).filter(str.strip)

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


@given(text=TEXT | HARD)
def test_a_question_is_quoted_as_it_was_asked(text: str) -> None:
    words = "".join(text.split())
    letter = compose(auftrag("# Frage 1\n\nJa.\n", fragen=(("1", f"Frage {text} Ende?"),))).letter
    quoted = "".join(plain(tuple(inlines_of(letter.body[0]))).split())
    marks = "[]()<>-1."
    assert _ohne(quoted, marks) == _ohne(f"Frage{words}Ende?", marks)


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


def _ohne(text: str, marks: str) -> str:
    return "".join(c for c in text if c not in marks)

"""The widths of columns: given shares hold, words fit, the table is as wide as the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozganswer.records.letter import Cell, Column, Table
from ozganswer.write.columns import column_widths
from tests.write_docx.beispiele import zeile

SHARES = st.lists(st.sampled_from([0, 0, 0.1, 0.25, 0.5, 1]), min_size=1, max_size=8)
CELLS = st.lists(st.text("abc Wij.", max_size=60), min_size=8, max_size=8)


def widths(columns: tuple[Column, ...], *rows: tuple[Cell, ...]) -> tuple[float, ...]:
    return column_widths(Table(columns, (), rows), breite=160, groesse=10, innen=1)


@given(SHARES, st.lists(CELLS, max_size=4))
def test_columns_fill_the_text_and_none_vanishes(
    shares: list[float], texts: list[list[str]]
) -> None:
    columns = tuple(Column(width=share) for share in shares)
    found = widths(columns, *(zeile(*text[: len(shares)]) for text in texts))
    assert sum(found) == pytest.approx(160)
    assert min(found) > 0


def test_a_given_share_holds() -> None:
    assert widths((Column(width=0.25), Column()), zeile("a", "b")) == pytest.approx((40, 120))


def test_all_given_shares_are_scaled_to_the_table() -> None:
    assert widths((Column(width=1), Column(width=3))) == pytest.approx((40, 120))


def test_the_longest_word_fits_beside_a_long_text() -> None:
    narrow, wide = widths((Column(), Column()), zeile("Zahlungsverkehr", "viel Text " * 60))
    assert 26 < narrow < 32 < wide

"""The widths of columns: given shares hold, words fit, the table is as wide as the text."""

import io

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozganswer.records.letter import (
    Block,
    Cell,
    Column,
    Frame,
    ItemList,
    Letter,
    Strong,
    Table,
    Text,
)
from ozganswer.write import docx, pdf
from ozganswer.write.columns import KLEINSTE, column_widths, table_size, too_wide
from ozganswer.write.measure import MM, advance, width
from tests.stile import STIL
from tests.write_docx.beispiele import zeile
from tests.write_docx.lesen import Docx

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


def test_a_given_share_yields_only_to_a_word_that_it_would_cut() -> None:
    wort = "Regelbetriebsaufnahme"
    schmal, breit = widths((Column(width=1), Column(width=9)), zeile(wort, "b"))
    assert width(wort, 10) + 2 <= schmal < width(wort, 10) + 4
    assert schmal + breit == pytest.approx(160)
    kein_platz = (Column(width=1), Column(width=3))
    assert widths(kein_platz, zeile(wort * 3, wort * 3)) == pytest.approx((40, 120))


@pytest.mark.parametrize("zahl", ["12.345.678,90", "01.02.2021", "1.234:5"])
def test_no_number_is_cut_where_an_address_may_be(zahl: str) -> None:
    columns = (Column(width=40), Column(width=1))
    adresse = "amt.fuer.digitales@stadt.de"
    _, genau = widths(columns, zeile("Eins zwei", zahl))
    assert genau > width(zahl, 10) + 2
    assert widths(columns, zeile("Eins zwei", adresse))[1] == pytest.approx(160 / 41)
    tabelle = Table(columns, (zeile("Zweck", "Betrag"),), (zeile("Eins zwei", zahl),))
    with pdfplumber.open(io.BytesIO(pdf.write(Letter("x", Frame(), (tabelle,)), STIL))) as read:
        assert zahl in read.pages[0].extract_text()


def test_a_number_that_no_column_holds_is_told_of() -> None:
    zu_lang = "12.345.678,90"
    tabelle = Table((Column(),) * 12, (), (zeile(*[zu_lang] * 12),))
    assert list(too_wide(Letter("x", Frame(), (tabelle,)), STIL))
    drei = Table((Column(),) * 3, (), (zeile(*[zu_lang] * 3),))
    assert not list(too_wide(Letter("x", Frame(), (drei,)), STIL))


@pytest.mark.parametrize("kopf", [True, False])
@pytest.mark.parametrize(("laenge", "passt"), [(110, True), (125, False), (150, False)])
def test_a_bold_word_is_whole_or_told_of(laenge: int, *, passt: bool, kopf: bool) -> None:
    wort = "i" * laenge
    fett = (Cell((Strong(zeile(wort)[0].inlines),)),) * 2
    tabelle = Table((Column(),) * 2, (zeile(wort, wort),) if kopf else (), () if kopf else (fett,))
    brief = Letter("x", Frame(), (tabelle,))
    assert passt is not any(too_wide(brief, STIL))
    with pdfplumber.open(io.BytesIO(pdf.write(brief, STIL))) as read:
        assert passt is (wort in read.pages[0].extract_text())


def test_a_column_is_as_wide_as_a_bold_word_in_it() -> None:
    summe = Cell((Text("Mit "), Strong((Text("Gesamtsumme"),))))
    schmal, _ = widths((Column(), Column()), (summe, *zeile("viel Text " * 60)))
    bold = advance("Gesamtsumme", bold=True) * 10 * MM / 1000
    assert width("Gesamtsumme", 10) + 0.5 < bold
    assert bold + 2 < schmal < bold + 4


@pytest.mark.parametrize("tiefe", [1, 3])
def test_a_table_in_a_list_has_the_width_that_is_left_there(tiefe: int) -> None:
    zahl = "112.345.678,90"
    block: Block = Table((Column(),) * 5, (), (zeile("Eins zwei " * 9, *[zahl] * 4),))
    for _ in range(tiefe):
        block = ItemList(numbered=False, items=((block,),))
    brief = Letter("x", Frame(), (block,))
    assert not list(too_wide(brief, STIL))
    with pdfplumber.open(io.BytesIO(pdf.write(brief, STIL))) as read:
        assert read.pages[0].extract_text().split().count(zahl) == 4
    breiter = ItemList(
        numbered=False, items=((Table((Column(),) * 9, (), (zeile(*[zahl] * 9),)),),)
    )
    assert list(too_wide(Letter("x", Frame(), (breiter,)), STIL))


def test_all_given_shares_are_scaled_to_the_table() -> None:
    assert widths((Column(width=1), Column(width=3))) == pytest.approx((40, 120))


def test_the_longest_word_fits_beside_a_long_text() -> None:
    narrow, wide = widths((Column(), Column()), zeile("Zahlungsverkehr", "viel Text " * 60))
    assert 26 < narrow < 32 < wide


def test_only_the_widest_columns_break_their_words() -> None:
    lang = "Grundstücksverkehrsgenehmigungszuständigkeiten"
    columns = (Column(),) * 4
    kurz, wort, *breit = widths(columns, zeile("a", "Wohnsitzanmeldung", lang, lang + lang))
    assert kurz < 10
    assert wort > width("Wohnsitzanmeldung", 10) + 2
    assert breit[0] == pytest.approx(breit[1])
    assert kurz + wort + sum(breit) == pytest.approx(160)


def size(*texts: str) -> float:
    return table_size(Table((Column(),) * len(texts), (), (zeile(*texts),)), 160, STIL)


def test_a_table_is_set_smaller_where_its_words_fit_then() -> None:
    own = STIL.absatz("tabelle").groesse
    assert own == 9
    assert size("Wohnsitzanmeldung", "Bauantragsverfahren") == own
    assert KLEINSTE <= size(*["Wohnsitzanmeldungen"] * 5) < own
    assert size(*["Wohnsitzanmeldungsverfahren"] * 8) == own


def test_both_formats_set_it_in_that_size() -> None:
    texte = ["Wohnsitzanmeldungen"] * 5
    tabelle = Table((Column(),) * 5, (zeile(*texte),), (zeile(*texte),))
    brief = Letter("x", Frame(), (tabelle,))
    expected = table_size(tabelle, 165, STIL)
    assert expected < STIL.absatz("tabelle").groesse
    halves = set(Docx(docx.write(brief, STIL)).find("//w:tc//w:sz/@w:val"))
    assert halves == {str(round(2 * expected))}
    with pdfplumber.open(io.BytesIO(pdf.write(brief, STIL))) as read:
        chars = read.pages[0].chars
    assert {round(c["size"], 1) for c in chars} == {expected}
    assert len({round(c["top"]) for c in chars}) == 2

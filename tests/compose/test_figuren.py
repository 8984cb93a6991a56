"""Of the sentences that clerks write, those parts are figures that stand behind the arrow."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozganswer.compose.figuren import Art, figuren
from ozganswer.errors import Position
from ozganswer.records.antwort import Textdatei

SAETZE = Path(__file__).with_name("figuren.txt").read_text(encoding="utf-8").splitlines()


def found(text):
    return [*figuren(Textdatei("a.md", text, 1))]


@pytest.mark.parametrize("zeile", [z for z in SAETZE if "→" in z])
def test_a_sentence_of_a_clerk(zeile):
    satz, _, soll = zeile.partition("→")
    ist = [f.text.strip() + "?" * f.nummer for f in found(satz)]
    assert ist == [teil.strip() for teil in soll.split("·") if teil.strip()]


def test_there_are_many_sentences():
    assert len(SAETZE) > 100


@pytest.mark.parametrize(
    ("text", "art", "wert"),
    [
        ("60.000 Euro", Art.BETRAG, Decimal(60000)),
        ("60 000 Euro", Art.BETRAG, Decimal(60000)),
        ("60.000,– Euro", Art.BETRAG, Decimal(60000)),
        ("60 T€", Art.BETRAG, Decimal(60000)),
        ("€ 12,50", Art.BETRAG, Decimal("12.50")),
        ("4,8 Mio. Euro", Art.BETRAG, Decimal(4800000)),
        ("2 Mrd €", Art.BETRAG, Decimal(2000000000)),
        ("-1.500 Euro", Art.BETRAG, Decimal(-1500)),
        ("12,5 %", Art.ANTEIL, Decimal("12.5")),
        ("50-prozentige", Art.ANTEIL, Decimal(50)),
        ("1,2 Mio.", Art.ANZAHL, Decimal(1200000)),
        ("1250", Art.ANZAHL, Decimal(1250)),
        ("01.10.2019", Art.TAG, date(2019, 10, 1)),
        ("1.10.19", Art.TAG, date(2019, 10, 1)),
        ("1. März 2019", Art.TAG, date(2019, 3, 1)),
        ("1. Okt. 2019", Art.TAG, date(2019, 10, 1)),
        ("2019-10-01", Art.TAG, date(2019, 10, 1)),
    ],
)
def test_a_figure_has_its_value(text, art, wert):
    (figur,) = found(f"es sind {text} heute")
    assert (figur.text, figur.art, figur.wert) == (text, art, wert)


def test_a_figure_has_its_place():
    (figur,) = figuren(Textdatei("a.md", "Eins.\n\nEs sind 60.000 Euro.", 5))
    assert figur.position == Position("a.md", 7, 9)


@given(st.text(alphabet='0123456789.,-–§%€ „“"\n|{}()/aAEuroTMi ', max_size=60))
def test_any_text_is_read_and_a_figure_stands_where_it_was_found(text):
    zeilen = text.split("\n")
    for figur in found(text):
        ort = figur.position
        assert zeilen[ort.zeile - 1][ort.spalte - 1 :].startswith(figur.text.split("\n")[0])

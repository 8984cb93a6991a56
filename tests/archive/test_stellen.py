"""A figure's place is said as people say it, and its sentence is the one around it."""

import pytest

from ozganswer.archive.stellen import angaben, sentences
from ozganswer.records.fakten import Fakt
from ozganswer.records.letter import (
    Annex,
    Cell,
    Column,
    Figure,
    Frame,
    ItemList,
    Letter,
    Paragraph,
    Passage,
    Question,
    Region,
    RegionName,
    Strong,
    Table,
    Text,
)

ZAHL = Figure("9", (Fakt("a.b.c", 9),))


def p(*inlines):
    return Paragraph(tuple(Text(i) if isinstance(i, str) else i for i in inlines))


def letter(*body, fragen=("4",), **more):
    return Letter("T", Frame(), body, passagen=(Passage(fragen, 0, len(body)),), **more)


@pytest.mark.parametrize(
    ("text", "saetze"),
    [
        ("Ein Satz", ["Ein Satz"]),
        ("Eins. Zwei! Drei?", ["Eins. ", "Zwei! ", "Drei?"]),
        ("Am 1. Oktober 2019. Dann", ["Am 1. Oktober 2019. ", "Dann"]),
        ("Nach Nr. 5 und § 1 Abs. 2 OZG. Ja", ["Nach Nr. 5 und § 1 Abs. 2 OZG. ", "Ja"]),
        ("Es sind z. B. Ämter. Ja", ["Es sind z. B. Ämter. ", "Ja"]),
        ("Er fragte: „Wann?“ Bald.", ["Er fragte: „Wann?“ ", "Bald."]),
        ("Stand: 01.10.2019. Für", ["Stand: 01.10.2019. ", "Für"]),
        ("Rund 4,8 Mio. Euro bzw. Prof. Dr. Klar", ["Rund 4,8 Mio. Euro bzw. Prof. Dr. Klar"]),
        ("", []),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, saetze):
    assert [text[a:b] for a, b in sentences(text)] == saetze


def test_in_an_answer_it_is_question_and_sentence():
    (angabe,) = angaben(letter(p("Erstens. Es sind ", ZAHL, " Dinge. Ende.")))
    assert (angabe.stelle, angabe.satz) == ("Frage 4, Satz 2", "Es sind 9 Dinge.")
    assert (angabe.text, angabe.fakten) == ("9", ("a.b.c",))


def test_sentences_are_counted_through_paragraphs_and_lists():
    liste = ItemList(numbered=False, items=((p("Drei ", ZAHL, "."),), (p("Vier."),)))
    body = (p("Eins. Zwei."), liste, p(Strong((ZAHL,)), " am Ende."))
    assert [a.stelle for a in angaben(letter(*body))] == ["Frage 4, Satz 3", "Frage 4, Satz 5"]


def test_in_a_table_it_is_the_row():
    zeilen = ((Cell((Text("x"),)), Cell((Text("y"),))), (Cell((Text("n"),)), Cell((ZAHL,))))
    tabelle = Table((Column(), Column()), (), zeilen)
    (angabe,) = angaben(letter(p("Davor."), tabelle, fragen=("1", "2")))
    assert (angabe.stelle, angabe.satz) == ("Fragen 1 und 2, Tabelle 1, Zeile 2", "n | 9")


def test_in_the_frame_it_is_the_region():
    frame = Frame((Region(RegionName.ANSCHRIFT, (p("Platz ", ZAHL),)),))
    (angabe,) = angaben(Letter("T", frame, ()))
    assert angabe.stelle == "Anschrift"


def test_in_an_annex_it_is_its_title():
    annex = Annex((Text("Anlage 1: Liste"),), (p(ZAHL),))
    (angabe,) = angaben(Letter("T", Frame(), (), (annex,)))
    assert angabe.stelle == "Anlage 1: Liste, Satz 2"


def test_what_was_asked_and_what_the_style_says_is_no_answer():
    body = (p("zu Ihrer Anfrage ", ZAHL, ":"), Question("1.", (p("Wie viele?"),)), p(ZAHL))
    brief = Letter("T", Frame(), body, passagen=(Passage(("1",), 1, 3),))
    assert [a.stelle for a in angaben(brief)] == ["Einleitung, Satz 1", "Frage 1, Satz 1"]


def test_without_a_question_it_is_the_vorbemerkung():
    assert angaben(letter(p(ZAHL), fragen=()))[0].stelle == "Vorbemerkung, Satz 1"

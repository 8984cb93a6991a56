"""A figure typed by hand is noticed, and what only looks like one is not."""

from datetime import date
from decimal import Decimal

import pytest

from ozganswer.compose.getippt import figuren, mit_fakten, pruefe
from ozganswer.errors import Position
from ozganswer.errors.figures import ZahlFast, ZahlOhneFakt
from ozganswer.records.antwort import Textdatei
from ozganswer.records.blaetter import Haushalt, Haushaltsposten
from ozganswer.records.fakten import Faktenblatt


def found(text):
    return [(f.text, f.wert, f.filter) for f in figuren(Textdatei("a.md", text, 1))]


@pytest.mark.parametrize(
    ("text", "wert", "filter_"),
    [
        ("60.000 Euro", Decimal(60000), "euro"),
        ("rund 1.234,50 EUR", Decimal("1234.50"), "euro"),
        ("12\u00a0€", Decimal(12), "euro"),
        ("4,8 Mio. Euro", Decimal(4800000), "euro('mio')"),
        ("12,5 %", Decimal("12.5"), "prozent"),
        ("3 Prozent", Decimal(3), "prozent"),
        ("01.10.2019", date(2019, 10, 1), "datum"),
        ("1. Oktober 2019", date(2019, 10, 1), "datum('lang')"),
        ("575", Decimal(575), "zahl"),
        ("1.250", Decimal(1250), "zahl"),
    ],
)
def test_a_figure_is_found_with_its_value_and_filter(text, wert, filter_):
    assert found(f"Es sind {text} heute.") == [(text, wert, filter_)]


@pytest.mark.parametrize(
    "text",
    [
        "# Fragen 1, 2 und 5",
        "1. Erstens\n2. Zweitens",
        "§ 24 Abs. 2 Satz 3 Nr. 4 SächsGemO",
        "die Anfrage RA-531/2019 im Haushalt 2019/20",
        "im Jahr 2020 und seit 1998",
        "um 9.30 Uhr, 14 Uhr",
        "Amt24, COVID-19, 24-Stunden-Dienst, B-030/2019",
        "{{ haushalt | summe('betrag') | euro(2) }}{% if 575 %}{# 42 #}",
        "www.chemnitz.de/575 und [dort](https://a.de/12) an a12@b.de",
        "Anlagen 1 und 2, Seite 3, Frage 4a, TOP 10, Stufe 2, Zimmer 214",
        'Tabelle\n{: breiten="1 2"}',
        "am 31.02.2019",
    ],
)
def test_what_only_holds_digits_is_none(text):
    assert found(text) == []


def bestand(**betraege):
    posten = {n: Haushaltsposten(zweck="Z", betrag=Decimal(b)) for n, b in betraege.items()}
    return {"haushalt": Faktenblatt("haushalt", "k", Haushalt(eintraege=posten), {})}


def mistakes(text, **betraege):
    return [*pruefe(Textdatei("a.md", text, 5), bestand(**betraege))]


def test_the_fact_of_this_value_is_offered():
    (mistake,) = mistakes("Eins.\n\nEs sind 60.000 Euro.", ozg="60000", it="9")
    assert mistake.position == Position("a.md", 7, 9)
    assert [v.ausdruck for v in mistake.vorschlaege] == ["{{ haushalt.ozg.betrag | euro }}"]


@pytest.mark.parametrize("getippt", ["61.500 Euro", "16.000 Euro"])
def test_a_slip_is_told_apart(getippt):
    assert any(isinstance(m, ZahlFast) for m in mistakes(getippt, ozg="61000"))


def test_what_no_fact_has_is_told():
    (mistake,) = mistakes("777 Anträge", ozg="60000")
    assert isinstance(mistake, ZahlOhneFakt)


def test_expressions_take_the_place_of_their_figures():
    text = "a\nEs sind 12 Euro und 60.000 Euro.\r\nEnde"
    getippt = [*pruefe(Textdatei("a.md", text, 1), bestand(a="12", b="60000"))]
    neu = "a\nEs sind {{ haushalt.a.betrag | euro }} und {{ haushalt.b.betrag | euro }}.\r\nEnde"
    assert mit_fakten(text, getippt) == neu

"""A figure typed by hand is told with the fact that it should be, and replaced where it may be."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from ozganswer.compose import compose
from ozganswer.compose.getippt import mit_fakten, pruefe
from ozganswer.errors import Position
from ozganswer.errors.figures import ZahlFast, ZahlOhneFakt
from ozganswer.records.antwort import Textdatei
from ozganswer.records.blaetter import FreiesBlatt, Haushalt, Haushaltsposten
from ozganswer.write import WRITERS
from tests.compose.beispiele import auftrag, blatt
from tests.stile import STIL

STAND = {"stand": date(2019, 9, 25), "quelle": "Probe"}
POSTEN = {
    "ozg": Haushaltsposten(zweck="OZG", betrag=Decimal(60000)),
    "it": Haushaltsposten(zweck="IT", betrag=Decimal(4800000), genauigkeit="rund"),
    "reise": Haushaltsposten(zweck="Reise", betrag=Decimal("1250.50")),
}
NUTZUNG = {
    "wohngeld": {"antraege": Decimal(780), "online": Decimal("12.5"), "wochen": Decimal(14)},
    "bafoeg": {"stichtag": date(2019, 10, 1), "antraege": Decimal(12), "faelle": Decimal(1250)},
}
BESTAND = {
    "haushalt": blatt("haushalt", Haushalt(eintraege=POSTEN, **STAND)),
    "nutzung": blatt("nutzung", FreiesBlatt(eintraege=NUTZUNG, **STAND)),
}


def job(text):
    probe = auftrag(f"# Alle Fragen\n\n{text}\n")
    return replace(probe, bestand={**probe.bestand, **BESTAND})


def mistakes(text):
    probe = job("x")
    return [*pruefe(Textdatei("a.md", text, 5), replace(probe, bestand=BESTAND))]


BETRAG, ANTRAEGE = "haushalt.ozg.betrag", "nutzung.wohngeld.antraege"


@pytest.mark.parametrize(
    ("getippt", "ersatz"),
    [
        ("60.000 Euro", f"{{{{ {BETRAG} | euro }}}}"),
        ("60.000 €", f"{{{{ {BETRAG} | zahl }}}} €"),
        ("60.000,00 Euro", f"{{{{ {BETRAG} | zahl(2) }}}} Euro"),
        ("rund 60.000 Euro", f"rund {{{{ {BETRAG} | euro }}}}"),
        ("EUR 60.000", f"EUR {{{{ {BETRAG} | zahl }}}}"),
        ("rund 4,8 Mio. Euro", "{{ haushalt.it.betrag | euro('mio') }}"),
        ("1.250,50 Euro", "{{ haushalt.reise.betrag | euro }}"),
        ("780", f"{{{{ {ANTRAEGE} | zahl }}}}"),
        ("1.250", "{{ nutzung.bafoeg.faelle | zahl }}"),
        ("1250", "{{ nutzung.bafoeg.faelle }}"),
        ("12 Anträge", "{{ nutzung.bafoeg.antraege | zahl }} Anträge"),
        ("12,5 %", "{{ nutzung.wohngeld.online | prozent }}"),
        ("12,5 Prozent", "{{ nutzung.wohngeld.online | zahl }} Prozent"),
        ("12,50 %", "{{ nutzung.wohngeld.online | zahl(2) }} %"),
        ("01.10.2019", "{{ nutzung.bafoeg.stichtag | datum }}"),
        ("1. Oktober 2019", "{{ nutzung.bafoeg.stichtag | datum('lang') }}"),
    ],
)
def test_what_prints_the_same_takes_its_place(getippt, ersatz):
    text = f"Es sind {getippt} heute."
    neu = mit_fakten(f"\n\n\n\n{text}", mistakes(text)).strip()
    assert neu == f"Es sind {ersatz} heute."
    assert said(neu) == said(text)


def said(text):
    letter = compose(job(text)).letter
    return " ".join(WRITERS["txt"](letter, STIL).decode().split())


@pytest.mark.parametrize(
    ("getippt", "ausdruck"),
    [
        ("4,8 Millionen Euro", "{{ haushalt.it.betrag | euro('mio') }} (im Brief: „rund 4,8"),
        ("4.800.000 Euro", "{{ haushalt.it.betrag | euro }} (im Brief: „rund 4.800.000"),
        ("60000 Euro", "{{ haushalt.ozg.betrag | euro }} (im Brief: „60.000"),
        ("60 T€", "{{ haushalt.ozg.betrag | euro('tsd') }} (im Brief: „60"),
        ("1.10.2019", "{{ nutzung.bafoeg.stichtag | datum }} (im Brief: „01.10.2019“)"),
        ("14 Tage", "{{ nutzung.wohngeld.wochen | zahl }}."),
    ],
)
def test_what_would_say_it_otherwise_is_left_to_the_clerk(getippt, ausdruck):
    (mistake,) = mistakes(f"Es sind {getippt} heute.")
    assert mistake.ersatz == ""
    assert f"Wenn derselbe Wert gemeint ist, schreiben Sie {ausdruck}" in mistake.hinweis


def test_the_fact_is_named_with_the_place():
    (mistake,) = mistakes("Eins.\n\nEs sind 60.000 Euro.")
    assert mistake.position == Position("a.md", 7, 9)
    assert mistake.satz.endswith("diesen Wert hat „haushalt.ozg.betrag“.")
    assert mistake.hinweis.endswith("„check --fix“ setzt es ein.")


def test_of_several_facts_none_is_chosen():
    (mistake,) = mistakes("Stand: 25.09.2019")
    assert "„haushalt.stand“, „nutzung.stand“" in mistake.satz
    assert mistake.ersatz == ""


def test_an_amount_is_put_in_the_place_of_no_count():
    (mistake,) = mistakes("60.000 Anträge")
    assert "„haushalt.ozg.betrag“" in mistake.satz
    assert mistake.ersatz == ""


def test_the_days_of_the_anfrage_are_no_facts_but_have_a_name():
    probe = job("Ihr Schreiben vom 9. September 2019")
    anfragen = tuple(
        replace(a, anfrage=replace(a.anfrage, schreiben_vom=date(2019, 9, 9)))
        for a in probe.anfragen
    )
    (mistake,) = pruefe(probe.quelle.text, replace(probe, anfragen=anfragen))
    assert mistake.ersatz == "{{ anfrage.schreiben_vom | datum('lang') }}"


@pytest.mark.parametrize("getippt", ["61.000 Euro", "1.520,50 Euro", "1.10.2020", "10.1.2019"])
def test_a_slip_is_told_apart(getippt):
    (mistake,) = mistakes(getippt)
    assert isinstance(mistake, ZahlFast)


@pytest.mark.parametrize("getippt", ["999 Anträge", "5 %", "9 Euro", "03.03.2003"])
def test_what_no_fact_has_is_told(getippt):
    (mistake,) = mistakes(getippt)
    assert isinstance(mistake, ZahlOhneFakt)
    assert mistake.ersatz == ""


@pytest.mark.parametrize(("text", "zahl"), [("Die Linie 31 fährt.", 0), ("In Plauen 780.", 1)])
def test_the_number_of_a_name_is_told_only_where_a_fact_has_it(text, zahl):
    assert len(mistakes(text)) == zahl


def test_several_on_a_line_and_any_end_of_lines():
    text = "a\u2028b\r\nEs sind 780 Anträge und 60.000 Euro.\r\nEnde"
    neu = mit_fakten(f"\n\n\n\n{text}", mistakes(text))
    ersetzt = f"Es sind {{{{ {ANTRAEGE} | zahl }}}} Anträge und {{{{ {BETRAG} | euro }}}}."
    assert neu == f"\n\n\n\na\u2028b\r\n{ersetzt}\r\nEnde"

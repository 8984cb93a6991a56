"""A Frist is reckoned by the Kommune's rule, and every step of it is told."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozganswer.records.anfrage import Anfrage, Frage, Sitzung
from ozganswer.records.blaetter import LAENDER, Fristregel, Kommune, Spanne, Vorlauf
from ozganswer.records.fristen import Zusage, is_working_day, later, promised, reckon

VIER_WOCHEN = Fristregel(wochen=4)
VORHER = Fristregel(wochen=4, arbeitstag="vorher")
NACHHER = Fristregel(wochen=4, arbeitstag="nachher")
VOR_SITZUNG = Fristregel(vor_sitzung=Spanne(tage=3))


def anfrage(**angaben):
    gestellt = Anfrage(kennung="A 1", betreff="B", fragen=(Frage(nr="1", text="?"),), **angaben)
    return gestellt.eckdaten


def kommune(regel=VIER_WOCHEN, **angaben):
    eigene = {"name": "S", "art": "Stadt", "stil": "s", "bundesland": "SN", **angaben}
    return Kommune(fristen={"default": regel} if regel else None, **eigene)


@pytest.mark.parametrize(
    ("regel", "eingegangen", "tag"),
    [
        (VIER_WOCHEN, "2019-09-10", "2019-10-08"),
        (VIER_WOCHEN, "2019-09-05", "2019-10-03"),
        (VORHER, "2019-09-05", "2019-10-02"),
        (NACHHER, "2019-09-05", "2019-10-04"),
        (NACHHER, "2019-08-31", "2019-09-30"),
        (Fristregel(monate=1), "2020-01-31", "2020-02-29"),
        (Fristregel(monate=1, tage=2), "2019-01-31", "2019-03-02"),
        (Fristregel(wochen=8, hoechstens=Spanne(wochen=6)), "2019-09-10", "2019-10-22"),
        (Fristregel(wochen=4, hoechstens=Spanne(wochen=6)), "2019-09-10", "2019-10-08"),
    ],
)
def test_it_is_counted_from_the_day_after_the_eingang(regel, eingegangen, tag):
    eingang = date.fromisoformat(eingegangen)
    assert reckon(anfrage(eingegangen=eingang), kommune(regel)).tag == date.fromisoformat(tag)


@pytest.mark.parametrize(("land", "tag"), [("SN", "2019-10-30"), ("BY", "2019-10-31")])
def test_the_holidays_are_those_of_the_bundesland(land, tag):
    gestellt = anfrage(eingegangen=date(2019, 10, 3))
    assert reckon(gestellt, kommune(VORHER, bundesland=land)).tag == date.fromisoformat(tag)


FEIERTAGE = [
    ("SN", "2019-11-20", "Buß- und Bettag"),
    ("SN", "2019-10-31", "Reformationstag"),
    ("ST", "2021-01-06", "Heilige Drei Könige"),
    ("TH", "2019-09-20", "Weltkindertag"),
    ("BE", "2024-03-08", "Frauentag"),
    ("BY", "2024-05-30", "Fronleichnam"),
    ("NW", "2024-11-01", "Allerheiligen"),
    ("SN", "2024-05-09", "Christi Himmelfahrt"),
    ("BB", "2023-10-31", "Reformationstag"),
]


@pytest.mark.parametrize(("land", "tag", "name"), FEIERTAGE)
def test_a_holiday_of_the_bundesland_is_named_and_no_working_day(land, tag, name):
    feiertag = date.fromisoformat(tag)
    gestellt = anfrage(eingegangen=feiertag - timedelta(weeks=4))
    frist = reckon(gestellt, kommune(VORHER, bundesland=land))
    assert frist.tag == feiertag - timedelta(days=1)
    assert f"ist {name}, Arbeitstag vorher" in frist.rechnung[2]


@pytest.mark.parametrize(("land", "tag", "name"), FEIERTAGE[:4])
def test_it_is_a_working_day_elsewhere(land, tag, name):
    assert is_working_day(date.fromisoformat(tag), "HH" if name != "Reformationstag" else "BY")


def test_from_a_holiday_over_a_weekend_it_is_the_next_working_day():
    # Karfreitag to Ostermontag.
    gestellt = anfrage(eingegangen=date(2024, 3, 1))
    assert reckon(gestellt, kommune(NACHHER)).tag == date(2024, 4, 2)
    assert reckon(gestellt, kommune(VORHER)).tag == date(2024, 3, 28)


def test_without_a_bundesland_the_holidays_of_all_count():
    gestellt = anfrage(eingegangen=date(2019, 9, 5))
    assert reckon(gestellt, kommune(VORHER, bundesland=None)).tag == date(2019, 10, 2)


def test_every_step_is_told():
    regel = Fristregel(wochen=4, arbeitstag="vorher", regel="§ 5 Geschäftsordnung")
    assert reckon(anfrage(eingegangen=date(2019, 9, 5)), kommune(regel)).rechnung == (
        "Eingang 05.09.2019",
        "4 Wochen danach: Donnerstag, 03.10.2019",
        "03.10.2019 ist Tag der Deutschen Einheit, Arbeitstag vorher: Mittwoch, 02.10.2019",
        "Regel: § 5 Geschäftsordnung",
    )


def test_before_a_meeting_it_is_counted_back():
    gestellt = anfrage(sitzung=Sitzung(datum=date(2022, 1, 26)))
    frist = reckon(gestellt, kommune(VOR_SITZUNG))
    assert frist.tag == date(2022, 1, 23)
    assert frist.rechnung == ("Sitzung am 26.01.2022", "3 Tage davor: Sonntag, 23.01.2022")


def test_of_two_ways_the_earlier_day_counts():
    regel = Fristregel(wochen=1, vor_sitzung=Spanne(tage=1))
    gestellt = anfrage(eingegangen=date(2022, 1, 3), sitzung=Sitzung(datum=date(2022, 1, 26)))
    assert reckon(gestellt, kommune(regel)).tag == date(2022, 1, 10)


def test_one_set_by_hand_counts_alone():
    gestellt = anfrage(eingegangen=date(2019, 9, 10), frist=date(2019, 9, 20))
    frist = reckon(gestellt, kommune())
    assert (frist.tag, frist.rechnung) == (date(2019, 9, 20), ("von Hand gesetzt: 20.09.2019",))


def test_the_letter_counts_where_the_eingang_is_not_known():
    frist = reckon(anfrage(schreiben_vom=date(2019, 9, 9)), kommune())
    assert (frist.tag, frist.rechnung[0]) == (date(2019, 10, 7), "Schreiben vom 09.09.2019")


def test_the_rule_is_that_of_the_art():
    eigene = Kommune(name="S", art="Stadt", stil="s", fristen={"Ratsanfrage": Fristregel(wochen=2)})
    gestellt = anfrage(art="Ratsanfrage", eingegangen=date(2019, 9, 10))
    assert reckon(gestellt, eigene).tag == date(2019, 9, 24)


@pytest.mark.parametrize(
    ("gestellt", "regel", "grund"),
    [
        (anfrage(), VIER_WOCHEN, "Eingang ist nicht bekannt"),
        (anfrage(), VOR_SITZUNG, "der Tag der Sitzung ist nicht bekannt"),
        (anfrage(), None, "kommune.fristen sagt nichts für die Art „Anfrage“"),
    ],
)
def test_what_is_not_known_gives_no_day_but_the_reason(gestellt, regel, grund):
    frist = reckon(gestellt, kommune(regel))
    assert (frist.tag, frist.rechnung) == (None, (grund,))


def test_others_have_to_be_done_before():
    vorlauf = Vorlauf(zuarbeit=Spanne(tage=10), mitzeichnung=Spanne(tage=3))
    frist = reckon(anfrage(eingegangen=date(2019, 9, 10)), kommune(vorlauf=vorlauf))
    # 28 September is a Saturday, 5 October too.
    tage = {"Zuarbeit": date(2019, 9, 27), "Mitzeichnung": date(2019, 10, 4)}
    assert dict(frist.vorlauf) == tage


def test_a_promise_moves_it_and_its_vorlauf():
    eigene = kommune(vorlauf=Vorlauf(mitzeichnung=Spanne(tage=3)))
    zusage = Zusage(date(2019, 11, 15), "Zwischennachricht vom 01.10.2019")
    frist = promised(reckon(anfrage(eingegangen=date(2019, 9, 10)), eigene), zusage, eigene)
    assert frist.tag == date(2019, 11, 15)
    assert frist.rechnung[-1] == "Zwischennachricht vom 01.10.2019: zugesagt bis 15.11.2019"
    assert frist.vorlauf["Mitzeichnung"] == date(2019, 11, 12)


TAGE = st.dates(date(1990, 1, 1), date(2090, 12, 31))
LAND = st.sampled_from(LAENDER)


@given(TAGE, LAND)
def test_a_frist_moved_to_a_working_day_is_one(eingegangen, land):
    gestellt = anfrage(eingegangen=eingegangen)
    davor = reckon(gestellt, kommune(VORHER, bundesland=land)).tag
    danach = reckon(gestellt, kommune(NACHHER, bundesland=land)).tag
    assert is_working_day(davor, land)
    assert is_working_day(danach, land)
    assert davor <= eingegangen + timedelta(weeks=4) <= danach


@given(TAGE, st.integers(0, 120))
def test_months_go_forth_and_never_past_the_next(tag, monate):
    spaeter = later(tag, Spanne(monate=monate))
    assert (spaeter.year * 12 + spaeter.month) - (tag.year * 12 + tag.month) == monate
    assert spaeter.day <= tag.day

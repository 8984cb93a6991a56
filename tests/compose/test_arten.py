"""Which earlier letter a correction or addition refers to, and what a kind asks of a letter."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ozganswer.compose import compose
from ozganswer.compose.arten import NUR_BEI, bezug
from ozganswer.errors.kinds import OffenUndBeantwortet, OhneBezug, OhneWirkung
from ozganswer.records.antwort import Briefquelle, Kopf, OffeneFragen, Textdatei, frueher
from tests.compose.beispiele import anfrage, auftrag

TAG = date(2019, 12, 16)
FRAGEN = (("1", "Was?"), ("2", "Wann?"))


def brief(name: str, datum: date | None, text: str = "", **kopf: Any) -> Briefquelle:
    head = Kopf(anfrage=("RA-1/2019",), datum=datum, **kopf)
    return Briefquelle("probe", name, "antwort", head, Textdatei(f"{name}.md", text), {})


def names(briefe: list[Briefquelle]) -> list[str]:
    return [b.name for b in briefe]


def test_earlier_letters_stand_in_the_order_of_their_days() -> None:
    andere = [
        brief("spaeter", date(2019, 12, 17)),
        brief("zweiter", date(2019, 12, 2)),
        brief("ohne-datum", None),
        brief("erster", date(2019, 11, 25)),
    ]
    assert names(frueher(brief("hier", TAG), andere)) == ["erster", "zweiter"]
    assert names(frueher(brief("hier", None), andere)) == ["erster", "zweiter", "spaeter"]


def test_of_two_letters_of_one_day_only_one_is_the_earlier() -> None:
    eins, zwei = brief("RA-1", TAG), brief("RA-1-berichtigung", TAG)
    assert names(frueher(zwei, [eins])) == ["RA-1"]
    assert frueher(eins, [zwei]) == []


@pytest.mark.parametrize(
    ("text", "erwartet"),
    [
        ("# Frage 1\n\nJa.\n", ["teil"]),
        ("# Frage 2\n\nJa.\n", ["rest"]),
        ("# Alle Fragen\n\nJa.\n", ["teil", "rest"]),
        ("Ja.\n", ["teil", "rest"]),
    ],
)
def test_the_letter_meant_answered_the_same_question(text: str, erwartet: list[str]) -> None:
    daneben = (
        brief("teil", date(2019, 12, 2), "# Frage 1\n\nSo.\n"),
        brief("rest", date(2019, 12, 9), "# Frage 2\n\nBald.\n"),
    )
    kopf = Kopf(art="berichtigung", datum=TAG)
    made = auftrag(text, fragen=FRAGEN, kopf=kopf, geschwister=daneben)
    assert names(bezug(made)) == erwartet


@pytest.mark.parametrize("art", ["berichtigung", "ergaenzung"])
def test_a_letter_without_an_earlier_one_is_warned_of(art: Any) -> None:
    allein = auftrag("# Alle Fragen\n\nJa.\n", kopf=Kopf(art=art, datum=TAG))
    (warnung,) = compose(allein).warnungen
    assert isinstance(warnung, OhneBezug)
    daneben = replace(allein, geschwister=(brief("vorher", date(2019, 12, 2)),))
    assert compose(daneben).warnungen == ()


WERTE: dict[str, Any] = {
    "offen": OffeneFragen(fragen=("1",), bis=TAG),
    "grund": "Zuarbeit",
    "zugesagt_bis": TAG,
    "zustaendig": "das Land",
}


@pytest.mark.parametrize("name", NUR_BEI)
def test_a_key_without_effect_is_warned_of(name: str) -> None:
    kopf = Kopf(datum=TAG, **{name: WERTE[name]})
    (warnung,) = compose(auftrag("# Frage 1\n\nJa.\n", kopf=kopf)).warnungen
    assert isinstance(warnung, OhneWirkung)
    assert f"„{name}“" in warnung.satz


def test_a_number_of_two_anfragen_may_be_open_for_one() -> None:
    kopf = Kopf(
        art="teilantwort",
        anfrage=("RA-1/2019", "RA-2/2019"),
        offen=OffeneFragen(fragen=("1",), bis=TAG),
    )
    beide = (anfrage(("1", "Was?")), anfrage(("1", "Wo?"), kennung="RA-2/2019"))
    eine = replace(auftrag("# Frage 1 (RA-1/2019)\n\nJa.\n", kopf=kopf), anfragen=beide)
    assert compose(eine).warnungen == ()
    text = "# Frage 1 (RA-1/2019)\n\nJa.\n\n# Frage 1 (RA-2/2019)\n\nHier.\n"
    zwei = replace(auftrag(text, kopf=kopf), anfragen=beide)
    assert [type(w) for w in compose(zwei).warnungen] == [OffenUndBeantwortet]

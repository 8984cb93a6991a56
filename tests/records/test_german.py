"""German numbers, amounts, dates and enumerations."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozganswer.records import german
from ozganswer.records.german import NBSP, Gerundet, NichtDarstellbar

FAELLE = [
    tuple(teil.strip() for teil in zeile.split("|"))
    for zeile in (Path(__file__).parent / "faelle/deutsch.txt").read_text("utf-8").splitlines()
    if zeile and not zeile.startswith("#")
]
NAMEN = {"D": Decimal, "date": date} | {n: getattr(german, n) for n in dir(german)}
BETRAEGE = st.decimals(0, 10**12, places=2)
WERTE = st.decimals(-(10**12), 10**12, places=6)
STELLEN = st.integers(0, 4)


def test_there_are_cases() -> None:
    assert len(FAELLE) > 40


@pytest.mark.parametrize(("aufruf", "ergebnis"), FAELLE)
def test_each_case_reads_as_written(aufruf: str, ergebnis: str) -> None:
    assert _als_fall(eval(aufruf, NAMEN)) == ergebnis


@pytest.mark.parametrize("wert", ["0.001", "1234.005", str(Decimal(1) / 3)])
@pytest.mark.parametrize("einheit", ["", "tsd", "mio", "mrd"])
def test_an_amount_that_is_not_exact_in_cents_is_refused(
    wert: str, einheit: german.Einheit
) -> None:
    with pytest.raises(NichtDarstellbar) as gefangen:
        german.euro(Decimal(wert), einheit)
    assert gefangen.value.wert == Decimal(wert)


@pytest.mark.parametrize("schreibe", [german.zahl, german.prozent, german.schlicht])
def test_a_number_that_does_not_end_is_refused(schreibe: type) -> None:
    with pytest.raises(NichtDarstellbar):
        schreibe(Decimal(2) / 3)


@given(WERTE)
def test_a_number_reads_back(wert: Decimal) -> None:
    assert _gelesen(german.zahl(wert).text) == wert


@given(BETRAEGE, st.sampled_from(["", "tsd", "mio", "mrd"]))
def test_an_amount_reads_back_and_is_never_rounded(
    betrag: Decimal, einheit: german.Einheit
) -> None:
    geschrieben = german.euro(betrag, einheit)
    potenz = {"": 0, "tsd": 3, "mio": 6, "mrd": 9}[einheit]
    assert _gelesen(geschrieben.text.split(NBSP)[0]).scaleb(potenz) == betrag
    assert not geschrieben.gerundet


@given(WERTE, STELLEN)
def test_rounding_is_half_up_and_told(wert: Decimal, stellen: int) -> None:
    schritt = Decimal(1).scaleb(-stellen)
    gerundet = german.zahl(wert, stellen)
    weg = abs(_gelesen(gerundet.text)) - abs(wert)
    assert -schritt / 2 < weg <= schritt / 2
    assert gerundet.gerundet == (weg != 0)


@given(WERTE, st.none() | STELLEN)
def test_percent_is_the_number_without_its_last_zeros(wert: Decimal, stellen: int | None) -> None:
    geschrieben = german.prozent(wert, stellen)
    text = geschrieben.text.removesuffix(f"{NBSP}%")
    erwartet = wert if stellen is None else german.runde(wert, stellen)
    assert _gelesen(text) == erwartet
    assert geschrieben.gerundet == (erwartet != wert)
    assert "," not in text or not text.endswith("0")


@given(st.dates())
def test_a_day_reads_back(tag: date) -> None:
    teile = german.datum(tag).split(".")
    assert date(int(teile[2]), int(teile[1]), int(teile[0])) == tag
    assert german.datum(tag, "lang").startswith(f"{tag.day}.{NBSP}")


@given(st.lists(st.text(st.characters(exclude_characters=", "), min_size=1), min_size=1))
def test_an_enumeration_holds_every_part_in_order(teile: list[str]) -> None:
    satz = german.aufzaehlung(teile, "oder")
    assert satz.replace(" oder ", ", ").split(", ") == teile


def _gelesen(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", "."))


def _als_fall(ergebnis: Gerundet | str) -> str:
    if isinstance(ergebnis, str):
        return ergebnis.replace(NBSP, "·")
    return (ergebnis.text + (" ~" if ergebnis.gerundet else "")).replace(NBSP, "·")

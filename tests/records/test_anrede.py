"""Salutations are made of what the Anfrage says, and never guessed."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ozganswer.records.anfrage import Einreicher
from ozganswer.records.anrede import anrede

FAELLE: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "faelle/anreden.yaml").read_text("utf-8")
)
WORT = st.text(st.characters(categories=["L"]), min_size=1)
EINREICHER = st.builds(
    Einreicher,
    anrede=st.sampled_from(["Frau", "Herr", None]),
    vorname=st.none() | WORT,
    nachname=st.none() | WORT,
    funktion=st.none() | WORT,
    fraktion=WORT,
)


def test_there_are_cases() -> None:
    assert len(FAELLE) > 10


@pytest.mark.parametrize("fall", FAELLE, ids=lambda fall: fall["mit"])
def test_each_case_is_addressed_as_written(fall: dict[str, Any]) -> None:
    einreicher = [Einreicher(**e) for e in fall["einreicher"]]
    assert anrede(einreicher, funktion=True) == fall["mit"]
    assert anrede(einreicher, funktion=False) == fall["ohne"]


@given(st.lists(EINREICHER), st.booleans())
def test_everybody_with_a_name_is_addressed_by_it(
    einreicher: list[Einreicher], funktion: bool
) -> None:
    satz = anrede(einreicher, funktion=funktion)
    assert satz.endswith(",")
    assert satz[0] in "SG"
    assert all(e.nachname in satz for e in einreicher if e.nachname)


@given(st.lists(EINREICHER), st.booleans())
def test_a_gender_is_never_guessed(einreicher: list[Einreicher], funktion: bool) -> None:
    satz = anrede(einreicher, funktion=funktion)
    gegeben = {e.anrede for e in einreicher if e.nachname}
    assert ("geehrte Frau " in satz) == ("Frau" in gegeben)
    assert ("geehrter Herr " in satz) == ("Herr" in gegeben)

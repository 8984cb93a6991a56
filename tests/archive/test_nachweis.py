"""A Nachweis is read as it was written, line by line, and what is wrong with one is told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ozganswer.archive.nachweis import (
    FELDER,
    beleg,
    beleg_aus,
    eckdaten_aus,
    nachweis,
    read,
    write,
)
from ozganswer.archive.zeilen import (
    Zeilenfehler,
    as_json,
    cut,
    decode_once,
    is_sealed,
    items,
    read_lines,
    seal,
    write_lines,
)
from ozganswer.compose import compose
from ozganswer.errors.archiving import NachweisFremd, NachweisKaputt, NachweisNeuer
from ozganswer.load.workspace import Workspace
from ozganswer.records.fakten import Fakt

WORKSPACE = Workspace.open(Path(__file__).parent.parent.parent)
BRIEFE = WORKSPACE.briefe()

WERTE = st.recursive(
    st.none() | st.booleans() | st.text() | st.decimals(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


def gebaut(brief):
    auftrag = WORKSPACE.auftrag(brief.kommune, brief.name)
    letter = compose(auftrag).letter
    return nachweis(auftrag, letter, {"a.yaml": "00"}, {"a.txt": b""}, {"jinja2": "3.1"})


@pytest.mark.parametrize("brief", BRIEFE, ids=str)
def test_it_is_read_as_it_was_written(brief):
    geschrieben = gebaut(brief)
    assert geschrieben.fakten
    assert geschrieben.angaben
    assert read(write(geschrieben).decode(), "n.yaml", str(brief)) == geschrieben


@pytest.mark.parametrize("brief", BRIEFE, ids=str)
def test_it_is_yaml_that_says_the_same(brief):
    text = write(gebaut(brief)).decode()
    ohne_parser = read_lines(text)
    mit_parser = yaml.safe_load(text)
    assert mit_parser.keys() == ohne_parser.keys()
    assert mit_parser["fakten"][0] == ohne_parser["fakten"][0]
    assert len(mit_parser["angaben"]) == len(ohne_parser["angaben"])


@pytest.mark.parametrize("brief", BRIEFE, ids=str)
def test_every_figure_names_facts_that_are_listed(brief):
    geschrieben = gebaut(brief)
    bekannt = {satz.adresse for satz in geschrieben.fakten}
    assert all(bekannt.issuperset(angabe.fakten) for angabe in geschrieben.angaben)


@given(st.dictionaries(st.from_regex("[a-z]+", fullmatch=True), WERTE, min_size=1))
def test_any_value_keeps_to_its_line(inhalt):
    text = write_lines(inhalt)
    assert text.count("\n") == len(inhalt)
    ohne_leeres = {k: _without_none(v) for k, v in inhalt.items()}
    assert read_lines(text) == ohne_leeres


def _without_none(wert):
    """A key of a mapping that says nothing is left out."""
    match wert:
        case dict():
            return {k: _without_none(v) for k, v in wert.items() if v is not None}
        case list():
            return [_without_none(v) for v in wert]
        case _:
            return wert


def test_a_number_keeps_its_digits_and_a_day_is_a_text():
    fakt = Fakt("a.b", Decimal("4.80"), stand=date(2019, 10, 1), oeffentlich=False)
    assert as_json(beleg(fakt)) == (
        '{"adresse": "a.b", "wert": 4.80, "stand": "2019-10-01", "nicht_oeffentlich": true}'
    )


@pytest.mark.parametrize(
    ("text", "zeile"),
    [("a: 1\nb: {", 2), ("a: 1\na: 2", 2), ("- 1", 1), ("a:\n  - x", 2), ("\n", 1)],
)
def test_a_line_that_is_none_is_found(text, zeile):
    with pytest.raises(Zeilenfehler) as fehler:
        read_lines(text)
    assert fehler.value.zeile == zeile


def test_what_is_wrong_with_one_is_told():
    brief = BRIEFE[0]
    text = write(gebaut(brief)).decode()
    with pytest.raises(NachweisKaputt):
        read(text.replace("betreff:", "titel:"), "n.yaml", str(brief))
    with pytest.raises(NachweisKaputt):
        read(text.replace('"adresse"', '"ort"'), "n.yaml", str(brief))
    with pytest.raises(NachweisKaputt):
        read(text.replace('"wert": ', '"wert":  ', 1), "n.yaml", str(brief))
    with pytest.raises(NachweisNeuer):
        read(text.replace("nachweis: 1", "nachweis: 2"), "n.yaml", str(brief))
    with pytest.raises(NachweisFremd):
        read(text, "n.yaml", "halle/anders")


def test_the_same_letter_makes_the_same_bytes():
    assert write(gebaut(BRIEFE[0])) == write(replace(gebaut(BRIEFE[0])))


@pytest.mark.parametrize("brief", BRIEFE, ids=str)
def test_cut_without_reading_it_says_the_same(brief):
    geschrieben = gebaut(brief)
    teile = cut(write(geschrieben), FELDER)
    gelesen = {name: [decode_once(zeile) for zeile in items(teil)] for name, teil in teile.items()}
    assert [beleg_aus(daten) for daten in gelesen["fakten"]] == [*geschrieben.fakten]
    assert [eckdaten_aus(daten) for daten in gelesen["anfragen"]] == [*geschrieben.anfragen]
    assert [tuple(paar) for paar in gelesen["ausgaben"]] == [*geschrieben.ausgaben]
    assert decode_once(teile["status"].decode().strip()) == geschrieben.status


@given(st.text(alphabet='ab\n:" -'), st.integers(0, 10), st.sampled_from([b"x", b"\n", b" "]))
def test_any_change_breaks_the_seal(text, stelle, zeichen):
    versiegelt = seal(text)
    assert is_sealed(versiegelt)
    anders = versiegelt[:stelle] + zeichen + versiegelt[stelle + 1 :]
    assert is_sealed(anders) == (anders == versiegelt)

"""The YAML reader: text survives, nothing is typed on the quiet, and no input breaks it."""

import json
from datetime import date
from decimal import Decimal

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.load.datei import als_text
from ozganswer.load.yaml import TIEFE, lies_yaml
from ozganswer.records.zeichen import verbotene

ERLAUBT = st.text().filter(lambda t: not any(verbotene(t)))
"""Any text that XML can carry."""


def daten(text):
    dokument = lies_yaml(text, "x.yaml")
    assert dokument.mistakes == []
    return dokument.daten


@given(ERLAUBT)
def test_any_text_survives_in_double_quotes(text):
    assert daten(f'a: "{"".join(maskiert(z) for z in text)}"') == {"a": text}


@given(ERLAUBT)
def test_any_text_survives_as_key_and_value_that_yaml_wrote(text):
    geschrieben = yaml.safe_dump({text: text}, default_style='"')
    if text:
        assert daten(geschrieben) == {text: text}
    else:
        with pytest.raises(Mistakes, match="Schlüssel"):
            daten(geschrieben)


def maskiert(zeichen):
    return zeichen if zeichen.isalnum() or zeichen in " §–€" else f"\\U{ord(zeichen):08X}"


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2))
def test_a_plain_number_is_kept_as_written(zahl):
    geschrieben = format(zahl, "f")
    wert = daten(f"a: {geschrieben}")["a"]
    assert isinstance(wert, Decimal)
    assert format(wert, "f") == geschrieben


@pytest.mark.parametrize("text", ["0", "-5", "1.10", "60000", "0.0000001", "99108008000000"])
def test_numbers_are_decimals(text):
    assert format(daten(f"a: {text}")["a"], "f") == text


@given(st.dates())
def test_a_plain_date_is_a_date(tag):
    assert daten(f"a: {tag.isoformat()}") == {"a": tag}


@pytest.mark.parametrize(
    ("text", "wert"), [("true", True), ("false", False), ("null", None), ("", None)]
)
def test_constants(text, wert):
    assert daten(f"a: {text}") == {"a": wert}


@pytest.mark.parametrize(
    "text",
    [
        "2019/20",
        "1.10.2019",
        "+49 371 488",
        "4. Quartal",
        "60.000,00",
        "1.234.567",
        "yes sir",
        "-x",
    ],
)
def test_text_is_text(text):
    assert daten(f"a: {text}") == {"a": text}


@given(st.text("0123456789+-._:eExXoOab~<=TZnNyYfFtTrRuUlLsSaA", min_size=1, max_size=8))
@example("08:15")
@example("1_000")
@example("0o17")
@example("=")
@example("<<")
def test_what_pyyaml_types_is_typed_alike_or_refused(text):
    try:
        sicher = yaml.safe_load(f"a: {text}")["a"]
    except (yaml.YAMLError, ValueError, TypeError, KeyError):
        return
    try:
        dokument = lies_yaml(f"a: {text}", "x.yaml")
    except Mistakes:
        return
    if dokument.mistakes or not isinstance(dokument.daten, dict):
        return
    gelesen = dokument.daten["a"]
    if isinstance(gelesen, Decimal):
        assert isinstance(sicher, int | float)
        assert Decimal(text) == gelesen
    else:
        assert gelesen == sicher


@given(st.one_of(st.binary(), st.text().map(str.encode)))
def test_no_bytes_break_the_reader(inhalt):
    try:
        lies_yaml(als_text(inhalt, "x"), "x")
    except Mistake as fehler:
        place = fehler.position
    except Mistakes as fehler:
        place = fehler.mistakes[0].position
    else:
        return
    assert place
    assert place.datei == "x"


@given(st.text("ab:-?[]{},&*!|>'\"%@`#\n \t0~<=\\", max_size=40))
def test_no_yaml_breaks_the_reader(text):
    try:
        dokument = lies_yaml(text, "x")
    except Mistakes:
        return
    assert all(m.position and m.position.zeile for m in dokument.mistakes)


@given(
    st.recursive(
        st.text("abc", max_size=3),
        lambda s: st.lists(s) | st.dictionaries(st.text("abcd", min_size=1), s),
    )
)
def test_every_value_has_its_place(baum):
    dokument = lies_yaml(json.dumps({"a": baum}), "x")

    def pfade(wert, pfad):
        yield pfad
        kinder = wert.items() if isinstance(wert, dict) else enumerate(wert)
        for name, kind in () if isinstance(wert, str) else kinder:
            yield from pfade(kind, (*pfad, str(name)))

    assert set(dokument.werte) == set(pfade(dokument.daten, ()))


def test_places_count_lines_and_columns_from_one():
    dokument = lies_yaml("a:\n  bü: x\n  c: [1, {d: 2}]\n", "x", zeile=5)
    assert dokument.wert(("a", "bü")) == Position("x", 6, 7)
    assert dokument.name(("a", "bü")) == Position("x", 6, 3)
    assert dokument.wert(("a", "c", "1", "d")) == Position("x", 7, 14)
    assert dokument.wert(("a", "c")) == Position("x", 7, 3)
    assert dokument.wert(("a", "fehlt", "ganz")) == Position("x", 5, 1)


def test_keys_are_text_as_written():
    assert list(daten('2020: a\n"2a": b\nno: c\n1.10: d\n2020-01-01: e')) == [
        "2020",
        "2a",
        "no",
        "1.10",
        "2020-01-01",
    ]


def test_nesting_ends_before_it_costs():
    with pytest.raises(Mistakes, match=f"tiefer als {TIEFE}"):
        lies_yaml("a: " + "[" * 100_000, "x")


def test_an_alias_bomb_is_not_expanded():
    bombe = "a: &a [x, x]\n" + "".join(
        f"{chr(c)}: &{chr(c)} [*{chr(c - 1)}, *{chr(c - 1)}]\n" for c in range(ord("b"), ord("z"))
    )
    assert len(lies_yaml(bombe, "x").mistakes) > 40


def test_the_pure_parser_reads_alike(monkeypatch):
    text = "a: 1.10\nb: [x, {c: 2020-01-01}]\nd: |\n  Text\n"
    mit_libyaml = lies_yaml(text, "x")
    monkeypatch.setattr("ozganswer.load.yaml.LADER", yaml.SafeLoader)
    assert lies_yaml(text, "x") == mit_libyaml
    assert mit_libyaml.daten == {
        "a": Decimal("1.10"),
        "b": ["x", {"c": date(2020, 1, 1)}],
        "d": "Text\n",
    }

"""The JSON Schema takes what the reader takes, and tells a wrong key as the reader does."""

import re
from pathlib import Path

import pytest
import yaml

from ozganswer.errors import Mistake
from ozganswer.load.schema import ARTEN, ENTWURF, json_schema

REPO = Path(__file__).parents[2]
TYPEN = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "number": (int, float),
    "integer": int,
    "null": type(None),
}


class OhneZeit(yaml.SafeLoader):
    """YAML as editors read it for a schema: dates are text."""


OhneZeit.yaml_implicit_resolvers = {
    k: [(t, r) for t, r in v if not t.endswith("timestamp")]
    for k, v in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def gilt(schema, wert, wurzel):
    """Check a value against the keywords that our schemas use."""
    unbekannt = set(schema) - {
        "$schema", "$defs", "$ref", "title", "description", "anyOf", "enum", "type", "format",
        "pattern", "minLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
        "minItems", "items", "properties", "required", "additionalProperties", "propertyNames",
    }  # fmt: skip
    assert not unbekannt
    return all(regel(schema, wert, wurzel) for regel in (passt, zusammen, felder, zahl_und_text))


def passt(schema, wert, wurzel):
    typen = schema.get("type", [])
    typen = [typen] if isinstance(typen, str) else typen
    if isinstance(wert, bool) and typen and "boolean" not in typen:
        return False
    if typen and not any(isinstance(wert, TYPEN[t]) for t in typen):
        return False
    return wert in schema.get("enum", [wert])


def zusammen(schema, wert, wurzel):
    if "$ref" in schema and not gilt(wurzel["$defs"][schema["$ref"][8:]], wert, wurzel):
        return False
    if "anyOf" in schema and not any(gilt(s, wert, wurzel) for s in schema["anyOf"]):
        return False
    if isinstance(wert, list):
        return len(wert) >= schema.get("minItems", 0) and all(
            gilt(schema.get("items", {}), w, wurzel) for w in wert
        )
    return True


def felder(schema, wert, wurzel):
    if not isinstance(wert, dict):
        return True
    eigene, weitere = schema.get("properties", {}), schema.get("additionalProperties", True)
    namen = schema.get("propertyNames", {})
    return (
        all(k in wert for k in schema.get("required", []))
        and all(gilt(namen, k, wurzel) for k in wert)
        and all(
            gilt(eigene[k], w, wurzel)
            if k in eigene
            else weitere is True or (weitere is not False and gilt(weitere, w, wurzel))
            for k, w in wert.items()
        )
    )


def zahl_und_text(schema, wert, wurzel):
    if isinstance(wert, str):
        muster = schema.get("pattern", "")
        return len(wert) >= schema.get("minLength", 0) and re.search(muster, wert) is not None
    if isinstance(wert, int | float) and not isinstance(wert, bool):
        return (
            schema.get("minimum", wert) <= wert <= schema.get("maximum", wert)
            and wert > schema.get("exclusiveMinimum", wert - 1)
            and wert < schema.get("exclusiveMaximum", wert + 1)
        )
    return True


def lade(text):
    return yaml.load(text, OhneZeit)


DATEIEN = [
    *(REPO / "facts").glob("*/*.yaml"),
    *(REPO / "questions").glob("*/*.yaml"),
    *(REPO / "templates").glob("*/stil.yaml"),
]


def art(datei):
    if datei.parent.parent.name == "questions":
        return "anfrage"
    return datei.stem if datei.stem in ARTEN else "frei"


def test_there_are_files_to_check():
    assert len(DATEIEN) > 10
    assert {art(d) for d in DATEIEN} >= {"anfrage", "stil", "frei", "kommune", "projekte"}


@pytest.mark.parametrize("datei", DATEIEN, ids=lambda d: f"{d.parent.name}/{d.stem}")
def test_the_repositorys_own_files_fit(datei):
    schema = json_schema(art(datei))
    assert gilt(schema, lade(datei.read_text(encoding="utf-8")), schema)


@pytest.mark.parametrize(
    ("name", "text", "erwartet"),
    [
        ("antwort", "unterzeichner: schulze\nanfrage: [RA-1, RA-2]", True),
        ("antwort", "offen: {fragen: [1], bis: 2026-01-01}", True),
        ("antwort", "unterzeichner: [a, b]\nstil:\nanlagen:", True),
        ("antwort", "unterzeichnet: schulze", False),
        ("antwort", "status: fertig", False),
        ("anfrage", "kennung: 1\nbetreff: 2\nfragen: [{nr: 1, text: a}]\neinreicher: {}", True),
        ("anfrage", "kennung: 1\nfragen: [{nr: 1, text: a}]", False),
        ("haushalt", "eintraege: {a: {zweck: 1, betrag: 1.5, genauigkeit: ca., art: }}", True),
        ("haushalt", "eintraege: {a: {zweck: 1, betrag: '60.000'}}", False),
        ("haushalt", "eintraege: {A: {zweck: 1, betrag: 1}}", False),
        ("projekte", "eintraege: {a: {titel: A, phase: {von: 1, bis: 2}}}", True),
        ("projekte", "eintraege: {a: {titel: A, reifegrad: {modell: 2.0, stufe: 3}}}", True),
        ("projekte", "eintraege: {a: {titel: A, reifegrad: {modell: '3.0', stufe: 3}}}", False),
        ("frei", "eintraege: {a: {x: 1, genauigkeit: ca.}}", True),
        ("frei", "eintraege: {a: {genauigkeit: etwa}}", False),
        ("stil", "basis: din5008\nseite: {oben: 3}\nregionen: {anschrift: }", True),
        ("stil", "basis: din5008\nseite: {oben: 3}\nregionen: {briefkopf: {}}", False),
    ],
)  # fmt: skip
def test_the_schema_tells_what_the_reader_tells(name, text, erwartet):
    schema = json_schema(name)
    assert gilt(schema, lade(text), schema) is erwartet


@pytest.mark.parametrize("name", [None, *ARTEN])
def test_a_schema_is_german_and_whole(name):
    schema = json_schema(name)
    assert schema["$schema"] == ENTWURF
    text = str(schema)
    assert "The " not in text
    assert "'default'" not in text.replace("default für alle", "")
    for verweis in re.findall(r"#/\$defs/(\w+)", text):
        assert verweis in schema["$defs"]


def test_without_a_name_all_come_together():
    assert set(ARTEN) <= set(json_schema()["$defs"])


def test_an_unknown_name_offers_the_nearest():
    with pytest.raises(Mistake, match="haushlat") as fehler:
        json_schema("haushlat")
    assert "haushalt" in fehler.value.hinweis

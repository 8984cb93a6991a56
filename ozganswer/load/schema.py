"""JSON Schema of each kind of file, for completion in editors: it takes what our reader takes."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeAlias

from ozganswer.errors.values import UnbekanntesSchema
from ozganswer.load.abschnitte import FORMEN, MUSTER
from ozganswer.load.anpassen import EINZELN
from ozganswer.load.frei import FreierEintrag
from ozganswer.load.regeln import ID
from ozganswer.load.skalar import ZAHL
from ozganswer.load.stil import BASIS, BEKANNT
from ozganswer.records.anfrage import Anfrage
from ozganswer.records.antwort import Kopf
from ozganswer.records.blaetter import BLAETTER, FreiesBlatt
from ozganswer.records.stil import FORM_DER_DIN, Stilblatt
from ozganswer.records.themen import Thema

Schema: TypeAlias = dict[str, Any]

ENTWURF = "https://json-schema.org/draft/2020-12/schema"
FREI, STIL, THEMA = "frei", "stil", "thema"

ARTEN: Mapping[str, type] = MappingProxyType(
    {
        **BLAETTER,
        FREI: FreiesBlatt,
        "anfrage": Anfrage,
        "antwort": Kopf,
        STIL: Stilblatt,
        THEMA: Thema,
    }
)
"""Every kind of file that has a schema; `frei` is that of a blatt of any other name."""


def json_schema(blatt: str | None = None) -> Schema:
    """Describe a kind of file as JSON Schema 2020-12; without a name, all; raise a Mistake."""
    if blatt is None:
        return _alle()
    if blatt not in ARTEN:
        raise UnbekanntesSchema(blatt, ARTEN)
    return {"$schema": ENTWURF, "title": blatt, **_schema(blatt)}


def _alle() -> Schema:
    schemata = {art: _schema(art) for art in ARTEN}
    defs = {name: d for s in schemata.values() for name, d in s.pop("$defs", {}).items()}
    verweise = [{"$ref": f"#/$defs/{art}"} for art in ARTEN]
    return {"$schema": ENTWURF, "anyOf": verweise, "$defs": {**defs, **schemata}}


def _schema(art: str) -> Schema:
    schema = _roh(ARTEN[art])
    if art == STIL:
        _als_unterschied(schema)
    schema = dict(_gelockert(schema))
    if eintraege := schema["properties"].get("eintraege"):
        eintraege["propertyNames"] = {"pattern": f"^{ID.pattern}$"}
    if art == FREI:
        eintrag = _gelockert(_roh(FreierEintrag))
        eintraege["additionalProperties"] = eintrag | {"additionalProperties": True}
    return schema


def _roh(satzart: type) -> Schema:
    """Take pydantic's schema of a record, without our docstrings, which are not for users."""
    from pydantic import TypeAdapter  # noqa: PLC0415 - 0.1 s, and no other command needs it

    schema: Schema = TypeAdapter(satzart).json_schema()
    for satz in (schema, *schema.get("$defs", {}).values()):
        satz.pop("description", None)
    return schema


def _als_unterschied(schema: Schema) -> None:
    """A style says only what differs from its basis, so nothing is required."""
    for satz in (schema, *schema["$defs"].values()):
        satz.pop("required", None)
    for name, bekannte in BEKANNT.items():
        feld = schema["properties"][name]
        feld["propertyNames"] = {"enum": list(bekannte)}
        feld["additionalProperties"] = {"anyOf": [feld["additionalProperties"], {"type": "null"}]}
    abschnitt = {
        "type": "object",
        "properties": dict(schema["properties"]),
        "additionalProperties": False,
    }
    schema["properties"][MUSTER] = {
        "type": "object",
        "additionalProperties": abschnitt,
        "description": "Was bei einem Muster anders ist, je Muster",
    }
    schema["properties"][FORMEN] = {
        "type": "object",
        "properties": dict.fromkeys(FORM_DER_DIN, abschnitt),
        "additionalProperties": False,
        "description": "Was in einer Form der DIN 5008 anders ist",
    }
    schema["properties"][BASIS] = {"type": "string", "description": "Stil, auf dem dieser aufbaut"}


def _gelockert(knoten: Any) -> Any:
    """Let a schema take what the reader takes beyond pydantic: numbers as text, empty values."""
    match knoten:
        case list():
            return [_gelockert(k) for k in knoten]
        case {"properties": dict() as felder}:
            innen = {k: _feld(k, f, knoten.get("required", ())) for k, f in felder.items()}
            return {**_ohne_namen(knoten), "properties": innen}
        case {"anyOf": [{"type": "number"} as zahl, {"type": "string"}]}:
            return _ohne_namen({**knoten, **zahl}, "anyOf")
        case {"type": "string", "const": str() as text}:
            return _gelockert({**_ohne_namen(knoten, "const"), "type": "string", "enum": [text]})
        case {"type": "string", "enum": list() as texte}:
            return {**_ohne_namen(knoten, "type"), "enum": texte + _zahlen(texte)}
        case {"type": "string"} if "format" not in knoten:
            return {**_ohne_namen(knoten), "type": ["string", "number"]}
        case dict():
            return _ohne_namen(knoten)
    return knoten


def _ohne_namen(knoten: Schema, *weg: str) -> Schema:
    """Leave out what pydantic says of Python: titles and defaults."""
    alle = {k: v for k, v in knoten.items() if k not in ("title", "default", *weg)}
    return {k: _gelockert(v) if k != "properties" else v for k, v in alle.items()}


def _feld(name: str, feld: Schema, noetig: list[str]) -> Schema:
    """Describe a key: a list where one value will do, and an empty one where none is needed."""
    gelockert: Schema = _gelockert(feld)
    beschreibung = {k: gelockert.pop(k) for k in ("description",) if k in gelockert}
    moeglich = gelockert.get("anyOf", [gelockert])
    if name in EINZELN:
        moeglich = [*moeglich, *(m["items"] for m in moeglich if "items" in m)]
    if name not in noetig and {"type": "null"} not in moeglich:
        moeglich = [*moeglich, {"type": "null"}]
    if len(moeglich) == 1:
        return {**beschreibung, **moeglich[0]}
    return {**beschreibung, "anyOf": moeglich}


def _zahlen(texte: list[str]) -> list[float]:
    return [float(t) for t in texte if ZAHL.fullmatch(t)]

"""Frozen records → the schema by which pydantic's core reads them.

pydantic can find it out by itself; that takes 0.1 s in each process, and our records use few types.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal, Union, get_args, get_origin

from ozganswer.errors import InternalError

_LEER: Mapping[str, Any] = MappingProxyType({})
_ZAHL = ("ge", "gt", "le", "lt")


def schema(art: Any, regeln: Mapping[str, Any] = _LEER) -> dict[str, Any]:
    """Describe a type with the rules of its key; raise InternalError for one that no record has."""
    if is_dataclass(art):
        return _satz(art)
    if make := _EINFACH.get(art):
        return make(regeln)
    if make_of := _ZUSAMMENGESETZT.get(get_origin(art)):
        return make_of(get_args(art), regeln)
    raise InternalError(f"Für den Typ {art} gibt es kein Schema.")


def _satz(art: Any) -> dict[str, Any]:
    return {
        "type": "dataclass",
        "cls": art,
        "slots": "__slots__" in vars(art),
        "frozen": True,
        "fields": [f.name for f in fields(art)],
        "schema": {
            "type": "dataclass-args",
            "dataclass_name": art.__name__,
            "extra_behavior": "forbid",
            "fields": [_feld(f) for f in fields(art)],
        },
    }


def _feld(feld: Field[Any]) -> dict[str, Any]:
    inner = schema(feld.type, feld.metadata)
    if feld.default is not MISSING:
        inner = {"type": "default", "schema": inner, "default": feld.default}
    elif feld.default_factory is not MISSING:
        inner = {"type": "default", "schema": inner, "default_factory": feld.default_factory}
    return {"type": "dataclass-field", "name": feld.name, "kw_only": True, "schema": inner}


def _vereinigung(arten: tuple[Any, ...], regeln: Mapping[str, Any]) -> dict[str, Any]:
    wahl = [schema(a, regeln) for a in arten if a is not types.NoneType]
    inner = wahl[0] if len(wahl) == 1 else {"type": "union", "choices": wahl}
    return {"type": "nullable", "schema": inner} if types.NoneType in arten else inner


def _liste(arten: tuple[Any, ...], regeln: Mapping[str, Any]) -> dict[str, Any]:
    glied, _ = arten
    return {
        "type": "tuple",
        "items_schema": [schema(glied)],
        "variadic_item_index": 0,
        **_regeln(regeln, "min_length"),
    }


def _zuordnung(arten: tuple[Any, ...], _: Mapping[str, Any]) -> dict[str, Any]:
    schluessel, wert = arten
    return {"type": "dict", "keys_schema": schema(schluessel), "values_schema": schema(wert)}


def _literal(werte: tuple[Any, ...], _: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "literal", "expected": list(werte)}


def _text(regeln: Mapping[str, Any]) -> dict[str, Any]:
    grenzen = _regeln(regeln, "pattern", "min_length")
    return {"type": "str", "coerce_numbers_to_str": True, **grenzen}


def _regeln(regeln: Mapping[str, Any], *namen: str) -> dict[str, Any]:
    return {name: regeln[name] for name in namen if name in regeln}


_EINFACH: dict[Any, Callable[[Mapping[str, Any]], dict[str, Any]]] = {
    str: _text,
    bool: lambda _: {"type": "bool"},
    int: lambda regeln: {"type": "int", **_regeln(regeln, *_ZAHL)},
    float: lambda regeln: {"type": "float", **_regeln(regeln, *_ZAHL)},
    Decimal: lambda regeln: {"type": "decimal", **_regeln(regeln, *_ZAHL)},
    date: lambda _: {"type": "date", "strict": True},
    Any: lambda _: {"type": "any"},
}
_ZUSAMMENGESETZT: dict[Any, Callable[[tuple[Any, ...], Mapping[str, Any]], dict[str, Any]]] = {
    Union: _vereinigung,
    types.UnionType: _vereinigung,
    tuple: _liste,
    dict: _zuordnung,
    Mapping: _zuordnung,
    Literal: _literal,
}

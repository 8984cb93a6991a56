"""The schema of OParl 1.1 held against an object: what it asks for, and nothing it does not know.

The schemas under schema-1.1/ are those of the specification (CC BY-SA 4.0, LICENSE.txt). Their
keywords `schema`, `references`, `backreference` and `cardinality` are OParl's own.
"""

import json
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

SCHEMAS = Path(__file__).parent / "schema-1.1"
TYPEN: dict[str, type] = {"string": str, "array": list, "boolean": bool, "object": dict}


@cache
def schema(name: str) -> dict[str, Any]:
    """Read the schema of a kind of object."""
    found: dict[str, Any] = json.loads((SCHEMAS / f"{name}.json").read_text(encoding="utf-8"))
    return found


def faults(name: str, objekt: dict[str, Any]) -> list[str]:
    """Find all that an object of a kind is not by its schema."""
    return list(_object(name, objekt))


def _object(name: str, objekt: dict[str, Any]) -> Iterator[str]:
    bekannt = schema(name)["properties"]
    for key in schema(name)["required"]:
        if key not in objekt:
            yield f"{name}: {key} fehlt"
    for key, wert in objekt.items():
        if key not in bekannt:
            yield f"{name}: {key} gibt es nicht"
        else:
            yield from (f"{name}.{key}{f}" for f in _value(bekannt[key], wert))


def _value(regel: dict[str, Any], wert: Any) -> Iterator[str]:
    if regel["type"] == "integer":
        if not isinstance(wert, int) or isinstance(wert, bool):
            yield ": keine ganze Zahl"
        return
    if not isinstance(wert, TYPEN[regel["type"]]):
        yield f": kein {regel['type']}"
        return
    if "pattern" in regel and not re.search(regel["pattern"], wert):
        yield f": {wert!r} passt nicht"
    if "format" in regel and not _is(regel["format"], wert):
        yield f": {wert!r} ist kein {regel['format']}"
    if "schema" in regel:
        yield from (f" → {f}" for f in _object(regel["schema"].removesuffix(".json"), wert))
    if "items" in regel:
        for nummer, glied in enumerate(wert):
            yield from (f"[{nummer}]{f}" for f in _value(regel["items"], glied))


def _is(form: str, wert: str) -> bool:
    try:
        match form:
            case "url":
                teile = urlsplit(wert)
                return teile.scheme in ("http", "https") and bool(teile.netloc) and " " not in wert
            case "date":
                return date.fromisoformat(wert).isoformat() == wert
            case "date-time":
                return datetime.fromisoformat(wert).tzinfo is not None
    except ValueError:
        return False
    raise AssertionError(form)

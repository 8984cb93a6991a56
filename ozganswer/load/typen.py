"""The declared types of records, taken apart: what a key takes, and how to say so in German."""

from collections.abc import Mapping
from dataclasses import Field, fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

ZAHL = "Zahlen ohne Anführungszeichen und Tausenderpunkt schreiben: 60000 oder 4.8."
DATUM = "Ein Datum als JJJJ-MM-TT schreiben: 2019-10-01."

NAMEN: dict[Any, tuple[str, str]] = {
    str: ("einen Text", "Den Text in Anführungszeichen setzen."),
    date: ("ein Datum", DATUM),
    bool: ("true oder false", "Ohne Anführungszeichen schreiben."),
    int: ("eine ganze Zahl", ZAHL),
    float: ("eine Zahl", ZAHL),
    Decimal: ("eine Zahl", ZAHL),
}
"""What a plain type takes, in the accusative, and how to write it."""


@cache
def glieder(typ: Any) -> tuple[Any, ...]:
    """List the members of a union without None; any other type is its only member."""
    if get_origin(typ) in (Union, UnionType):
        return tuple(g for t in get_args(typ) if t is not NoneType for g in glieder(t))
    return (typ,)


@cache
def schluessel(satzart: type) -> Mapping[str, Any]:
    """List the keys of a record with their types."""
    arten = get_type_hints(satzart)
    return {f.name: arten[f.name] for f in fields(satzart)}


@cache
def felder(satzart: type) -> Mapping[str, Field[Any]]:
    """List the fields of a record by their keys."""
    return {f.name: f for f in fields(satzart)}


def beschreibung(satzart: type, name: str) -> str:
    """Look up what a key means."""
    return str(felder(satzart)[name].metadata["description"])


@cache
def ist_satz(typ: Any) -> bool:
    """Tell whether a type is a record."""
    return isinstance(typ, type) and is_dataclass(typ)


@cache
def ist_zuordnung(typ: Any) -> bool:
    """Tell whether a type is a mapping with keys of the user's choice."""
    return get_origin(typ) in (dict, Mapping)


@cache
def ist_liste(typ: Any) -> bool:
    """Tell whether a type is a list of any length."""
    return get_origin(typ) is tuple


@cache
def ist_auswahl(typ: Any) -> bool:
    """Tell whether a type is a choice of texts."""
    return get_origin(typ) is Literal


def erwartet(typ: Any) -> tuple[str, str]:
    """Say what a type takes, in the accusative, and how to write it."""
    namen, rate = zip(*(_erwartet(g) for g in glieder(typ)), strict=True)
    return " oder ".join(dict.fromkeys(namen)), next((r for r in rate if r), "")


def _erwartet(typ: Any) -> tuple[str, str]:
    if ist_satz(typ):
        return "eine Zuordnung", f"Mögliche Schlüssel sind: {', '.join(schluessel(typ))}."
    if ist_zuordnung(typ):
        return "eine Zuordnung", "Jede Zeile darunter einrücken und als „name: wert“ schreiben."
    if ist_liste(typ):
        return "eine Liste", "Die Werte in eckige Klammern setzen: [eins, zwei]."
    if ist_auswahl(typ):
        return "einen der Texte " + ", ".join(f"„{a}“" for a in get_args(typ)), ""
    return NAMEN[typ]

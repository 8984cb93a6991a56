"""Plain data → YAML as a clerk would write it: on one line, or one key a line."""

import json
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ozganswer.errors import Mistake, Position
from ozganswer.load.anpassen import als_text
from ozganswer.load.skalar import lies_skalar

SCHLICHT = re.compile(r"\w([\w .()§–-]|[/+*](?=\w))*")
"""Texts that need no quotes anywhere: no sign that YAML reads in or between values."""

UNSICHTBAR = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML takes for a line's end or refuses, and JSON does not escape."""

STEUERUNG = re.compile("[\x00-\x08\x0b-\x1f]")


def als_yaml(wert: Any) -> str:
    """Write a value so that our reader reads it again as it is; an absent key is left out."""
    match wert:
        case None:
            return ""
        case bool() | int() | Decimal() | date():
            return als_text(wert)
        case str():
            return wert if _is_plain(wert) else _quoted(wert)
        case Mapping():
            paare = (f"{als_yaml(k)}: {als_yaml(v)}" for k, v in wert.items() if v is not None)
            return f"{{{', '.join(paare)}}}"
    return f"[{', '.join(als_yaml(glied) for glied in wert)}]"


def als_zeilen(name: str, wert: Any, einzug: int, tiefe: int) -> list[str]:
    """Write a key and its value as lines; mappings so deep are written one key a line."""
    davor, key = " " * einzug, als_yaml(name)
    match wert:
        case Mapping() if tiefe and wert:
            innen = (als_zeilen(n, w, einzug + 2, tiefe - 1) for n, w in wert.items())
            return [f"{davor}{key}:", *(zeile for zeilen in innen for zeile in zeilen)]
        case list() | tuple() if wert and all(isinstance(glied, Mapping) for glied in wert):
            # One below the other: who reads them, and `git diff`, see each on its own.
            return [f"{davor}{key}:", *(f"{davor}  - {als_yaml(glied)}" for glied in wert)]
        case str() if zeilen := literal(wert):
            return [f"{davor}{key}: {zeilen[0]}", *(z and f"{davor}  {z}" for z in zeilen[1:])]
    return [f"{davor}{key}: {als_yaml(wert)}"]


def literal(text: str) -> tuple[str, ...]:
    """Write a text of several lines as `|` and lines; none where quotes are needed."""
    zeilen = text.removesuffix("\n").split("\n")
    if len(zeilen) < 2 or not zeilen[0] or not zeilen[-1] or UNSICHTBAR.search(text):
        return ()
    if zeilen[0][0] in " \t" or any(STEUERUNG.search(z) or (z and z.isspace()) for z in zeilen):
        return ()
    return ("|" if text.endswith("\n") else "|-", *zeilen)


def _is_plain(text: str) -> bool:
    if not SCHLICHT.fullmatch(text) or text.endswith(" "):
        return False
    try:
        return lies_skalar(text, Position("")) == text
    except Mistake:
        return False


def _quoted(text: str) -> str:
    return UNSICHTBAR.sub(
        lambda m: f"\\u{ord(m.group()):04x}", json.dumps(text, ensure_ascii=False)
    )

"""Plain data → YAML on one line, as a clerk would write it."""

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

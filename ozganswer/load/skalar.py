"""Plain YAML scalars → values: the unmistakable is typed, the ambiguous refused, the rest text."""

import re
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from ozganswer.errors import Position
from ozganswer.errors.loading import DatumGibtEsNicht, Mehrdeutig

Skalar: TypeAlias = str | Decimal | date | bool | None

FEST: dict[str, Skalar] = {"": None, "null": None, "true": True, "false": False}
ZAHL = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
DATUM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")

MEHRDEUTIG: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("Wahrheitswert", re.compile(r"(?i:y|yes|n|no|on|off|true|false)")),
    ("leeren Wert", re.compile(r"~|(?i:null)")),
    ("Zahl zur Basis 60", re.compile(r"[-+]?[0-9][0-9_]*(:[0-9_]+)+(\.[0-9_]*)?")),
    ("Zeitpunkt", re.compile(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt \t].*)?")),
    ("andere Zahl", re.compile(r"[-+]?0(b[01_]+|o[0-7_]+|[xX][0-9a-fA-F_]+)")),
    (
        "andere Zahl",
        re.compile(r"[-+]?([0-9][0-9_]*\.?[0-9_]*|\.[0-9][0-9_]*)([eE][-+]?[0-9]+)?"),
    ),
    ("Zahl", re.compile(r"[-+]?\.(?i:inf)|\.(?i:nan)")),
    ("Befehl", re.compile(r"<<|=")),
)
"""What YAML 1.1 or 1.2 makes of plain values, beside what we type ourselves: a mistake."""

_ANFANG = frozenset("0123456789+-.~<=yYnNoOtTfF")


def lies_skalar(text: str, position: Position) -> Skalar:
    """Type a plain scalar; raise Mehrdeutig or DatumGibtEsNicht."""
    if text in FEST:
        return FEST[text]
    if text[0] not in _ANFANG:
        return text
    if ZAHL.fullmatch(text):
        return Decimal(text)
    if DATUM.fullmatch(text):
        return lies_datum(text, position)
    for als, muster in MEHRDEUTIG:
        if muster.fullmatch(text):
            raise Mehrdeutig(text, als, position)
    return text


def lies_datum(text: str, position: Position) -> date:
    """Read an ISO date; raise DatumGibtEsNicht."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise DatumGibtEsNicht(text, position) from None

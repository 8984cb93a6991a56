"""Descriptions of record keys, for messages and the JSON Schema."""

from typing import Any

STRENG: dict[str, Any] = {"extra": "forbid", "coerce_numbers_to_str": True}
"""How a record is read from YAML: no unknown keys; a text key takes a plain number as written."""


ADRESSE = r"^https?://\S+$"
"""The form of an address in the web."""


def doc(beschreibung: str, **regeln: Any) -> dict[str, Any]:
    """Describe a key for its user, with rules such as `pattern` or `ge`."""
    return {"description": beschreibung, **regeln}

"""The characters that no text may hold: found wherever text comes in or goes out."""

import re
from collections.abc import Iterator

# Named by what is forbidden: a set of what is allowed takes ten times as long to compile.
_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_DOUBTFUL = re.compile(f"[{_FORBIDDEN}\ufdd0-\ufdef\U00010000-\U0010ffff]")

KEIN_XML = re.compile(f"[{_FORBIDDEN}]")
"""What XML 1.0 allows in no document (2.2, Char)."""


def verbotene(text: str) -> Iterator[re.Match[str]]:
    """Find each character that XML forbids, and each noncharacter of Unicode (23.7)."""
    return (found for found in _DOUBTFUL.finditer(text) if _is_forbidden(found[0]))


def _is_forbidden(character: str) -> bool:
    return character < "\U00010000" or ord(character) & 0xFFFE == 0xFFFE

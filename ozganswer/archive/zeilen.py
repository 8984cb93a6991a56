"""YAML with one JSON value a line: read without a YAML parser, and good to read in `git diff`."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import is_dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from hashlib import sha256
from json.encoder import encode_basestring
from typing import Any, TypeAlias

from ozganswer.records.fakten import feldnamen

Wert: TypeAlias = Any
"""None, bool, str, Decimal, or a list or mapping of such."""

_SCHLUESSEL = re.compile(r"([a-z_]+):(?: (.+))?")
GLIED = "  - "
"""How the line of a list's item begins."""
SIEGEL = "pruefsumme"
_SIEGEL = f"{SIEGEL}: ".encode()
_WORTE = {None: "null", True: "true", False: "false"}
_UNSICHTBAR = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""What YAML takes for the end of a line or refuses, and JSON does not."""


class Zeilenfehler(ValueError):
    """A line that is none of ours; `zeile` counts from 1."""

    def __init__(self, zeile: int) -> None:
        super().__init__(zeile)
        self.zeile = zeile


def write_lines(inhalt: Mapping[str, Wert | Sequence[Wert]]) -> str:
    """Write keys with a JSON value each; the items of a tuple stand on lines of their own."""
    return "".join(f"{zeile}\n" for name, wert in inhalt.items() for zeile in _lines(name, wert))


def _lines(name: str, wert: Wert) -> Iterator[str]:
    if isinstance(wert, tuple) and wert:
        yield f"{name}:"
        yield from (f"{GLIED}{as_json(glied)}" for glied in wert)
    else:
        yield f"{name}: {as_json(wert)}"


def read_lines(text: str) -> dict[str, Wert]:
    """Read what `write_lines` wrote; comments are passed over; raise Zeilenfehler."""
    gelesen: dict[str, Wert] = {}
    liste: list[Wert] | None = None
    for nummer, zeile in enumerate(text.removesuffix("\n").split("\n"), 1):
        if zeile.startswith("#"):
            continue
        if zeile.startswith(GLIED) and liste is not None:
            liste.append(_from_json(zeile.removeprefix(GLIED), nummer))
            continue
        schluessel = _SCHLUESSEL.fullmatch(zeile)
        if schluessel is None or schluessel[1] in gelesen:
            raise Zeilenfehler(nummer)
        liste = [] if schluessel[2] is None else None
        gelesen[schluessel[1]] = liste if liste is not None else _from_json(schluessel[2], nummer)
    return gelesen


def seal(text: str) -> bytes:
    """Write under a text the SHA-256 of it, so that any later change of a line is noticed."""
    inhalt = text.encode()
    return inhalt + _seal(inhalt)


def is_sealed(inhalt: bytes) -> bool:
    """Tell whether a text is as it was sealed."""
    ende = inhalt.rfind(_SIEGEL)
    return ende >= 0 and _seal(memoryview(inhalt)[:ende]) == inhalt[ende:]


def _seal(inhalt: bytes | memoryview) -> bytes:
    return _SIEGEL + f'"{sha256(inhalt).hexdigest()}"\n'.encode()


def cut(inhalt: bytes, namen: tuple[str, ...]) -> dict[str, bytes]:
    """Cut a sealed text by its keys in their order without reading it; raise ValueError."""
    teile, ende = {}, inhalt.rindex(_SIEGEL)
    for name, marke in reversed(_marken(namen)):
        beginn = inhalt.rindex(marke, 0, ende)
        teile[name] = inhalt[beginn + len(marke) : ende]
        ende = beginn
    return teile


@cache
def _marken(namen: tuple[str, ...]) -> tuple[tuple[str, bytes], ...]:
    return tuple((name, f"\n{name}:".encode()) for name in namen)


def items(teil: bytes) -> list[str]:
    """List the lines of the items of a key; none where its value stands in one line."""
    return teil.decode().split(f"\n{GLIED}")[1:]


def as_json(wert: object) -> str:
    """Write a value as JSON on one line; a decimal number keeps its digits, a day is a text."""
    match wert:
        case str():
            return _UNSICHTBAR.sub(_escaped, encode_basestring(wert))
        case None | bool():
            return _WORTE[wert]
        case int() | Decimal():
            return f"{wert:f}" if isinstance(wert, Decimal) else str(wert)
        case date():
            return f'"{wert.isoformat()}"'
        case Mapping():
            return _object(wert.items())
        case _ if is_dataclass(wert):
            return _object((name, getattr(wert, name)) for name in feldnamen(wert))
        case Iterable():
            return f"[{', '.join(as_json(glied) for glied in wert)}]"
    raise TypeError(type(wert))


def _escaped(zeichen: re.Match[str]) -> str:
    return f"\\u{ord(zeichen.group()):04x}"


def _object(paare: Iterable[tuple[str, object]]) -> str:
    """Write an object without the keys that say nothing."""
    teile = (f"{as_json(k)}: {as_json(v)}" for k, v in paare if v is not None)
    return f"{{{', '.join(teile)}}}"


decode_once = json.JSONDecoder(parse_int=Decimal, parse_float=Decimal).decode
"""Reads the value of a line that stands in no other letter."""
decode = lru_cache(maxsize=100_000)(decode_once)
"""Reads the value of a line that many letters of a Kommune have: nobody changes it."""


def _from_json(text: str, nummer: int) -> Wert:
    try:
        return decode(text)
    except ValueError as fehler:
        raise Zeilenfehler(nummer) from fehler

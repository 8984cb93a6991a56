"""The head of a letter's source, changed in place: all else stays byte for byte.

The nodes of libyaml know where each value begins and ends, so a value is exchanged where it stands,
and comments, order, quotes and line ends beside it are never touched.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import yaml

from ozganswer.errors import InternalError, OzganswerError
from ozganswer.load.brief import STRICHE
from ozganswer.load.schreiben import als_yaml
from ozganswer.load.yaml import LADER, lies_yaml

ZEILE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
BOM = "\ufeff"


def lies_kopf(inhalt: bytes) -> dict[str, Any]:
    """Read the head of a source as plain data; empty where it cannot be read."""
    try:
        return _data(_cut(inhalt.decode("utf-8"))[1])
    except (OzganswerError, UnicodeDecodeError):
        return {}


def aendere_kopf(inhalt: bytes, werte: Mapping[str, Any]) -> bytes:
    """Change keys of the head of a source that could be read; None removes a key.

    Raises:
        Mistakes: the head is no YAML.
        InternalError: there is no head, or it cannot be changed in place.
    """
    text = inhalt.decode("utf-8")
    davor, kopf, danach = _cut(text)
    umbruch = "\r\n" if "\r\n" in davor else "\n"
    soll = _data(kopf)
    for name, wert in ((n, _as_read(w)) for n, w in werte.items()):
        kopf = _with(kopf, name, wert, umbruch)
        soll = {**soll, name: wert}
    if _nonempty(_data(kopf)) != _nonempty(soll):
        raise InternalError(f"Der Kopf ließ sich nicht ändern: {', '.join(werte)}.")
    return (davor + kopf + danach).encode("utf-8")


def _data(kopf: str) -> dict[str, Any]:
    daten = lies_yaml(_plain(kopf), "").daten
    if not isinstance(daten, dict | None):
        raise InternalError("Der Kopf ist keine Zuordnung.")
    return daten or {}


def _as_read(wert: Any) -> Any:
    """Make of a value what is read of it: lists of tuples, and no keys without a value."""
    match wert:
        case Mapping():
            return {name: _as_read(w) for name, w in wert.items() if w is not None}
        case list() | tuple():
            return [_as_read(w) for w in wert]
    return wert


def _nonempty(daten: Mapping[str, Any]) -> dict[str, Any]:
    return {name: wert for name, wert in daten.items() if wert is not None}


def _plain(kopf: str) -> str:
    return kopf.replace("\r\n", "\n").replace("\r", "\n")


def _cut(text: str) -> tuple[str, str, str]:
    """Cut a source before and behind its head, whose rules are lines of `---`."""
    zeilen = [z for z in ZEILE.findall(text) if z]
    striche = [n for n, z in enumerate(zeilen) if z.removeprefix(BOM).rstrip() == STRICHE]
    if striche[:1] != [0] or len(striche) < 2:
        raise InternalError("Die Quelle hat keinen Kopf.")
    ende = striche[1]
    return zeilen[0], "".join(zeilen[1:ende]), "".join(zeilen[ende:])


@dataclass(frozen=True, slots=True)
class _Stelle:
    """Where a key and its value stand: offsets in the head."""

    key: int
    value: int
    end: int
    node: Any


def _with(kopf: str, name: str, wert: Any, umbruch: str) -> str:
    node = yaml.compose(kopf, Loader=LADER)
    lage = _lage(kopf)
    stellen = {k.value: _place(k, v, lage) for k, v in node.value} if node else {}
    stelle = stellen.get(name)
    if wert is None:
        return _without(kopf, stelle, node, lage) if stelle else kopf
    if stelle is None:
        return _added(kopf, name, wert, lage, umbruch)
    if isinstance(wert, Sequence) and not isinstance(wert, str):
        return _list(kopf, stelle, wert, lage, umbruch)
    return _replaced(kopf, stelle, als_yaml(wert))


@dataclass(frozen=True, slots=True)
class _Lage:
    """Where the marks of libyaml lie in a text: the text and the offset of each line."""

    text: str
    starts: tuple[int, ...]

    def offset(self, mark: Any) -> int:
        """Find the offset of a mark."""
        return int(self.starts[min(mark.line, len(self.starts) - 1)] + mark.column)

    def end(self, node: Any) -> int:
        """Find the end of a value: that of a block is where the last value in it ends."""
        if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
            letzte = node.value[-1]
            return self.end(letzte[1] if isinstance(letzte, tuple) else letzte)
        ende = self.offset(node.end_mark)
        is_literal = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        return len(self.text[:ende].rstrip("\r\n")) if is_literal else ende


def _lage(kopf: str) -> _Lage:
    return _Lage(kopf, (0, *accumulate(len(zeile) for zeile in ZEILE.findall(kopf))))


def _place(key: Any, value: Any, lage: _Lage) -> _Stelle:
    return _Stelle(
        lage.offset(key.start_mark), lage.offset(value.start_mark), lage.end(value), value
    )


def _line_end(kopf: str, ab: int) -> int:
    """Find the end of the line on which an offset lies, its break included."""
    treffer = ZEILE.match(kopf, ab)
    return treffer.end() if treffer else len(kopf)


def _without(kopf: str, stelle: _Stelle, node: Any, lage: _Lage) -> str:
    if node.flow_style:
        return _without_in_braces(kopf, stelle)
    zeile = max(s for s in lage.starts if s <= stelle.key)
    return kopf[:zeile] + kopf[_line_end(kopf, stelle.end) :]


def _without_in_braces(kopf: str, stelle: _Stelle) -> str:
    danach = re.compile(r"\s*,\s*").match(kopf, stelle.end)
    if danach:
        return kopf[: stelle.key] + kopf[danach.end() :]
    davor = re.search(r"\s*,\s*$", kopf[: stelle.key])
    return kopf[: davor.start() if davor else stelle.key] + kopf[stelle.end :]


def _added(kopf: str, name: str, wert: Any, lage: _Lage, umbruch: str) -> str:
    node: Any = yaml.compose(kopf, Loader=LADER)
    zeile = f"{name}: {als_yaml(wert)}"
    if node is not None and node.flow_style:
        ende = lage.end(node.value[-1][1]) if node.value else 0
        return _inserted(kopf, ende or lage.offset(node.end_mark) - 1, zeile, leer=not ende)
    einzug = " " * int(node.start_mark.column) if node else ""
    if isinstance(wert, list) and wert and all(isinstance(glied, Mapping) for glied in wert):
        # One below the other: who reads the head, and `git diff`, see each on its own.
        zeile = umbruch.join((f"{name}:", *(f"{einzug}  - {als_yaml(glied)}" for glied in wert)))
    return f"{kopf}{einzug}{zeile}{umbruch}"


def _inserted(kopf: str, ab: int, text: str, *, leer: bool) -> str:
    """Insert a text behind the last value in brackets, or between empty ones."""
    return f"{kopf[:ab]}{text if leer else f', {text}'}{kopf[ab:]}"


def _replaced(kopf: str, stelle: _Stelle, text: str) -> str:
    node = stelle.node
    if isinstance(node, yaml.CollectionNode) and not node.flow_style:
        # A block begins on a line of its own, below its key.
        key_end = kopf.index(":", stelle.key) + 1
        return f"{kopf[:key_end]} {text}{kopf[stelle.end :]}"
    luft = "" if kopf[stelle.value - 1] in " \t" else " "
    return f"{kopf[: stelle.value]}{luft}{text}{kopf[stelle.end :]}"


def _list(kopf: str, stelle: _Stelle, soll: Sequence[Any], lage: _Lage, umbruch: str) -> str:
    """Exchange a list by its items: those that stay are not touched, further ones are added."""
    node = stelle.node
    if not isinstance(node, yaml.SequenceNode) or not 0 < len(node.value) <= len(soll):
        return _replaced(kopf, stelle, als_yaml(soll))
    ist = _data(kopf)
    name = kopf[stelle.key : kopf.index(":", stelle.key)].strip("\"' ")
    neu = kopf
    if len(soll) > len(node.value):
        neu = _appended(neu, stelle, soll[len(node.value) :], lage, umbruch)
    for alt, glied, wert in reversed(list(zip(ist[name], node.value, soll, strict=False))):
        if alt != wert:
            ab, bis = lage.offset(glied.start_mark), lage.end(glied)
            neu = f"{neu[:ab]}{als_yaml(wert)}{neu[bis:]}"
    return neu


def _appended(kopf: str, stelle: _Stelle, weitere: Sequence[Any], lage: _Lage, umbruch: str) -> str:
    node = stelle.node
    if node.flow_style:
        text = ", ".join(als_yaml(w) for w in weitere)
        return _inserted(kopf, lage.end(node.value[-1]), text, leer=False)
    einzug = " " * int(node.start_mark.column)
    zeilen = "".join(f"{einzug}- {als_yaml(w)}{umbruch}" for w in weitere)
    hinter = _line_end(kopf, stelle.end)
    return f"{kopf[:hinter]}{zeilen}{kopf[hinter:]}"

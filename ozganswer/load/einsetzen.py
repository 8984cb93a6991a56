"""Values of a YAML text exchanged, added or taken away where they stand.

The nodes of libyaml know where each value begins and ends, so comments, order, quotes and line ends
beside it are never touched.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

import yaml

from ozganswer.load.schreiben import als_yaml, als_zeilen, literal
from ozganswer.load.yaml import LADER, Pfad

ZEILE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
NUR_KOMMENTAR = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n|$))*")
BEHAELT_ENDE = re.compile(r"[|>]\d?\+")
"""A block scalar to which the empty lines behind it belong."""


@dataclass(frozen=True, slots=True)
class Schnitt:
    """A part of a text and what stands there then; nothing else of the text is touched."""

    ab: int
    bis: int
    statt: str
    eltern: Any = None
    """The node that something is added to."""
    allein: bool = False
    """Whether what else changes must be found anew behind it."""

    def stoert(self, anderer: "Schnitt") -> bool:
        """Tell whether both cannot be made in one text: they meet, or allow no other."""
        if self.allein or anderer.allein:
            return True
        if self.ab == anderer.ab:
            return not (self.ab == self.bis == anderer.bis and self.eltern is anderer.eltern)
        return self.ab < anderer.bis and anderer.ab < self.bis


@dataclass(frozen=True, slots=True)
class Text:
    """A YAML text with its nodes, the offset of each of its lines, and how they end."""

    text: str
    wurzel: Any
    starts: tuple[int, ...]
    umbruch: str

    @classmethod
    def of(cls, text: str, umbruch: str) -> "Text":
        """Find the nodes and the lines of a text that could be read."""
        starts = (0, *accumulate(len(zeile) for zeile in ZEILE.findall(text)))
        return cls(text, yaml.compose(text, Loader=LADER), starts, umbruch)

    def mit(self, schnitte: Sequence[Schnitt]) -> "Text":
        """Make cuts that do not disturb each other."""
        teile, bis = list[str](), 0
        for schnitt in sorted(schnitte, key=lambda s: s.ab):
            teile += (self.text[bis : schnitt.ab], schnitt.statt)
            bis = schnitt.bis
        return Text.of("".join((*teile, self.text[bis:])), self.umbruch) if schnitte else self

    def offset(self, mark: Any) -> int:
        """Find the offset of a mark."""
        return int(self.starts[min(mark.line, len(self.starts) - 1)] + mark.column)

    def start(self, node: Any) -> int:
        """Find the beginning of a value."""
        return self.offset(node.start_mark)

    def end(self, node: Any) -> int:
        """Find the end of a value: that of a block is where the last value in it ends."""
        if _is_block(node) and node.value:
            letzte = node.value[-1]
            return self.end(letzte[1] if isinstance(letzte, tuple) else letzte)
        ende = self.offset(node.end_mark)
        is_cut = _is_literal(node) and not BEHAELT_ENDE.match(self.text, self.start(node))
        return len(self.text[:ende].rstrip("\r\n")) if is_cut else ende

    def behind(self, ende: int) -> int:
        """Find the end of the line on which a value ends, its break included."""
        if self.text.endswith(("\r", "\n"), 0, ende):
            return ende
        treffer = ZEILE.match(self.text, ende)
        return treffer.end() if treffer else len(self.text)

    def line(self, ab: int) -> int:
        """Find the beginning of the line of an offset."""
        return self.starts[bisect_right(self.starts, ab) - 1]

    def lines_at(self, ab: int, zeilen: Sequence[str], eltern: Any) -> Schnitt:
        """Insert lines; behind a last line without an end, neither has the new one."""
        neu = self.umbruch.join(zeilen)
        is_open = ab > 0 and not self.text.endswith(("\r", "\n"), 0, ab)
        text = f"{self.umbruch}{neu}" if is_open else f"{neu}{self.umbruch}"
        return Schnitt(ab, ab, text, eltern)


def setze(text: str, werte: Iterable[tuple[Pfad, Any]], umbruch: str) -> str:
    """Set the values at paths of a text that could be read; None takes a key away."""
    lage = Text.of(text, umbruch)
    offen: list[Schnitt] = []
    for pfad, wert in werte:
        schnitt = _schnitt(lage, pfad, wert)
        if any(map(schnitt.stoert, offen)):
            lage, offen = lage.mit(offen), []
            schnitt = _schnitt(lage, pfad, wert)
        offen.append(schnitt)
    return lage.mit(offen).text


def _schnitt(lage: Text, pfad: Pfad, wert: Any) -> Schnitt:
    eltern = lage.wurzel
    for n, teil in enumerate(pfad[:-1], start=1):
        kind = _child(eltern, teil)
        if kind is None or _is_empty(kind):
            oben = None if wert is None else _unter(pfad[n:], wert)
            return Schnitt(0, 0, "") if oben is None else _alone(lage, pfad[:n], oben)
        eltern = kind
    if isinstance(eltern, yaml.SequenceNode):
        return _in_list(lage, eltern, int(pfad[-1]), wert)
    return _in_mapping(lage, eltern, pfad, wert)


def _alone(lage: Text, pfad: Pfad, wert: Any) -> Schnitt:
    return replace(_schnitt(lage, pfad, wert), allein=True)


def _unter(pfad: Pfad, wert: Any) -> Any:
    return {pfad[0]: _unter(pfad[1:], wert)} if pfad else wert


def _child(node: Any, teil: str) -> Any:
    if isinstance(node, yaml.SequenceNode):
        return node.value[int(teil)] if int(teil) < len(node.value) else None
    return next((v for k, v in node.value if k.value == teil), None) if node else None


def _is_empty(node: Any) -> bool:
    """Tell whether nothing stands behind a key, or empty brackets."""
    return not node.value and getattr(node, "style", None) not in ("'", '"')


def _is_block(node: Any) -> bool:
    return isinstance(node, yaml.CollectionNode) and not node.flow_style


def _is_literal(node: Any) -> bool:
    return isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")


def _in_list(lage: Text, eltern: Any, n: int, wert: Any) -> Schnitt:
    """Exchange an item, or add one behind the last."""
    if n < len(eltern.value):
        return _replaced(lage, eltern.value[n], wert)
    ende = lage.end(eltern.value[-1])
    if eltern.flow_style:
        return Schnitt(ende, ende, f", {als_yaml(wert)}", eltern)
    einzug = " " * int(eltern.start_mark.column)
    return lage.lines_at(lage.behind(ende), [f"{einzug}- {als_yaml(wert)}"], eltern)


def _in_mapping(lage: Text, eltern: Any, pfad: Pfad, wert: Any) -> Schnitt:
    paar = next((p for p in eltern.value if p[0].value == pfad[-1]), None) if eltern else None
    if wert is None:
        return _without(lage, eltern, paar, pfad) if paar else Schnitt(0, 0, "")
    if paar is None:
        return _added(lage, eltern, pfad[-1], wert)
    key, value = paar
    einzug, key_end = int(key.start_mark.column), lage.offset(key.end_mark)
    if ":" not in lage.text[key_end : lage.start(value)]:
        # Braces may hold a key alone.
        return Schnitt(key_end, key_end, f": {als_yaml(wert)}")
    if not eltern.flow_style and (hinter := _behind_key(value, wert, einzug)):
        ab = lage.text.index(":", key_end) + 1
        return Schnitt(ab, lage.end(value), lage.umbruch.join(hinter))
    return _replaced(lage, value, wert)


def _behind_key(node: Any, wert: Any, einzug: int) -> list[str]:
    """List the lines behind a key, where a block stands there, or is to stand there."""
    match wert:
        case Mapping() if tiefe := _depth((), wert):
            return ["", *als_zeilen("", wert, einzug, tiefe)[1:]]
        case str() if _is_literal(node) and node.style == "|" and (zeilen := literal(wert)):
            davor = " " * (einzug + 2)
            return [f" {zeilen[0]}", *(z and f"{davor}{z}" for z in zeilen[1:])]
    return [f" {als_yaml(wert)}"] if _is_block(node) else []


def _replaced(lage: Text, node: Any, wert: Any) -> Schnitt:
    ab, bis = lage.start(node), lage.end(node)
    luft = " " if lage.text.endswith(":", 0, ab) else ""
    danach = lage.umbruch if lage.text[ab:bis].endswith(("\r", "\n")) else ""
    return Schnitt(ab, bis, f"{luft}{als_yaml(wert)}{danach}")


def _without(lage: Text, eltern: Any, paar: Any, pfad: Pfad) -> Schnitt:
    key, ende = lage.start(paar[0]), lage.end(paar[1])
    if len(eltern.value) == 1 and len(pfad) > 1:
        return _alone(lage, pfad[:-1], {})
    if eltern.flow_style:
        return _without_in_braces(lage, key, ende)
    zeile = lage.line(key)
    if lage.text[zeile:key].strip():
        # The first key of an item stands behind its dash.
        return Schnitt(key, lage.start(eltern.value[1][0]), "", allein=True)
    return Schnitt(zeile, lage.behind(ende), "", allein=True)


def _without_in_braces(lage: Text, key: int, ende: int) -> Schnitt:
    danach = re.compile(r"\s*,\s*").match(lage.text, ende)
    if danach:
        return Schnitt(key, danach.end(), "", allein=True)
    davor = re.search(r"\s*,\s*$", lage.text[:key])
    return Schnitt(davor.start() if davor else key, ende, "", allein=True)


def _added(lage: Text, eltern: Any, name: str, wert: Any) -> Schnitt:
    paare = eltern.value if eltern else []
    if eltern is not None and eltern.flow_style:
        ab = lage.end(paare[-1][1]) if paare else lage.offset(eltern.end_mark) - 1
        text = f"{', ' if paare else ''}{als_yaml(name)}: {als_yaml(wert)}"
        return Schnitt(ab, ab, text, eltern, allein=not paare)
    einzug = int(eltern.start_mark.column) if eltern else 0
    zeilen = als_zeilen(name, wert, einzug, _depth(paare, wert))
    schnitt = lage.lines_at(_place(lage, paare, wert), zeilen, eltern)
    return replace(schnitt, allein=not paare)


def _depth(paare: Sequence[Any], wert: Any) -> int:
    """Tell how deep to write one key a line: as the records beside, else where records are."""
    if not isinstance(wert, Mapping) or not wert:
        return 0
    neben = [v for _, v in paare if isinstance(v, yaml.MappingNode)]
    if neben:
        return 0 if neben[-1].flow_style else 1
    return 2 if any(isinstance(w, Mapping) for w in wert.values()) else 0


def _place(lage: Text, paare: Sequence[Any], wert: Any) -> int:
    """Find where a key is added: at the end, but what is no record above the records there."""
    davor = list(paare)
    while davor and not isinstance(wert, Mapping) and _is_record(davor[-1][1]):
        davor.pop()
    if paare and not davor:
        return lage.line(lage.start(paare[0][0]))
    hinter = lage.behind(lage.end(davor[-1][1])) if davor else 0
    rest = NUR_KOMMENTAR.match(lage.text, hinter)
    is_last = rest is not None and rest.end() == len(lage.text)
    return len(lage.text) if is_last and _is_top(lage, paare) else hinter


def _is_record(node: Any) -> bool:
    return isinstance(node, yaml.MappingNode) and _is_block(node)


def _is_top(lage: Text, paare: Sequence[Any]) -> bool:
    """Tell whether keys are the outermost, behind which only comments of the whole text stand."""
    return not paare or lage.start(paare[0][0]) == lage.start(lage.wurzel)

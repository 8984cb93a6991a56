"""A style template's Markdown → its regions, and the body text before and after the answer."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ozganswer.compose import bloecke, stelle
from ozganswer.compose.bloecke import Gesetzt
from ozganswer.compose.lauf import lauf
from ozganswer.compose.marken import INHALT, Markdown
from ozganswer.errors import Position, nearest
from ozganswer.errors.composing import RegionMistake
from ozganswer.records.letter import (
    Block,
    Frame,
    InfoLine,
    Inline,
    LineBreak,
    Paragraph,
    Region,
    RegionName,
    Text,
)

_FENCE = re.compile(r"[ ]{0,3}:::[ \t]*(.*?)[ \t]*$")
_GESETZT = frozenset(RegionName) - {RegionName.HINWEIS}
"""The regions that a template may name; the Hinweis is set by the program, so none can drop it."""

ZEILENWEISE = frozenset(RegionName) - {RegionName.BETREFF, RegionName.ANREDE, RegionName.GRUSS}
"""The regions in which each line of the template is a line of the letter."""


@dataclass(frozen=True, slots=True)
class _Teil:
    name: str
    """Name of the region; empty for body text."""
    markdown: Markdown


@dataclass(frozen=True, slots=True)
class Rahmen:
    """A style template as read: the frame, and the body around the answer."""

    frame: Frame
    vor: tuple[Block, ...]
    nach: tuple[Block, ...]


def lies(markdown: Markdown) -> Rahmen:
    """Read a composed style template; mistakes are noted in the run."""
    before: list[Region] = []
    after: list[Region] = []
    texte: list[Markdown] = []
    for teil in _teile(markdown):
        if not teil.name:
            texte.append(teil.markdown)
            continue
        region = _region(teil)
        in_body = any(t.text.strip() for t in texte)
        if region and region.name is not RegionName.FUSS and not in_body:
            before.append(region)
        elif region:
            after.append(region)
    vor, nach = _um_den_inhalt(texte, markdown)
    return Rahmen(Frame(tuple(before), tuple(after)), vor, nach)


def _teile(markdown: Markdown) -> Iterator[_Teil]:
    begin, name, seen = 0, "", set[str]()
    lines = markdown.lines()
    for number, line in enumerate(lines):
        if not (fence := _FENCE.match(line)):
            continue
        yield _Teil(name, markdown.ausschnitt(begin, number))
        begin, name = number + 1, _name(fence[1], name, seen, _position(markdown, number))
    if name:
        _melde(f"Die Region „{name}“ wird nicht geschlossen.", "Am Ende „:::“ ergänzen.", markdown)
    yield _Teil("", markdown.ausschnitt(begin, len(lines)))


def _name(neu: str, offen: str, seen: set[str], position: Position) -> str:
    if not neu or offen:
        if not neu and not offen:
            _note("„:::“ schließt eine Region, die nicht begonnen hat.", "", position)
        elif neu:
            _note(
                f"Die Region „{neu}“ beginnt in der Region „{offen}“.",
                f"Die Region „{offen}“ erst mit „:::“ schließen.",
                position,
            )
        return neu
    if neu not in _GESETZT:
        _note(f"Eine Region „{neu}“ gibt es nicht.", nearest(neu, _GESETZT), position)
    if neu in seen:
        _note(f"Die Region „{neu}“ gibt es zweimal.", "Beide zusammenführen.", position)
    seen.add(neu)
    return neu


def _region(teil: _Teil) -> Region | None:
    if teil.name not in _GESETZT:
        return None
    name = RegionName(teil.name)
    gesetzt = bloecke.lies(teil.markdown, zeilen=name in ZEILENWEISE)
    blocks = [b for g in gesetzt for b in _nur_absaetze(g, name)]
    return Region(name, tuple(blocks)) if blocks else None


def _nur_absaetze(gesetzt: Gesetzt, name: RegionName) -> Iterator[Paragraph | InfoLine]:
    if not isinstance(gesetzt.block, Paragraph):
        hint = "Überschriften, Listen und Tabellen gehören in den Text des Briefs."
        _note(f"In der Region „{name}“ stehen nur Absätze.", hint, gesetzt.position)
    elif name is RegionName.INFORMATIONSBLOCK and not gesetzt.block.oeffentlich:
        hint = "Was nicht öffentlich ist, als Fakt mit „oeffentlich: false“ einsetzen."
        _note(f"Zeilen der Region „{name}“ lassen sich nicht verdecken.", hint, gesetzt.position)
    elif name is RegionName.INFORMATIONSBLOCK:
        yield from (_info_line(line) for line in _lines(gesetzt.block.inlines))
    else:
        yield gesetzt.block


def _lines(inlines: tuple[Inline, ...]) -> Iterator[tuple[Inline, ...]]:
    line: list[Inline] = []
    for inline in inlines:
        if isinstance(inline, LineBreak):
            yield tuple(line)
            line = []
        else:
            line.append(inline)
    yield tuple(line)


def _info_line(line: tuple[Inline, ...]) -> InfoLine:
    for index, inline in enumerate(line):
        if isinstance(inline, Text) and ":" in inline.text:
            label, _, rest = inline.text.partition(":")
            value = (Text(rest.lstrip()),) if rest.strip() else ()
            return InfoLine((*line[:index], Text(label)), (*value, *line[index + 1 :]))
    return InfoLine((), line)


def _um_den_inhalt(
    texte: list[Markdown], ganzes: Markdown
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    vor: list[Block] = []
    nach: list[Block] = []
    found = 0
    for text in texte:
        lines = text.lines()
        stellen = [i for i, line in enumerate(lines) if INHALT in line]
        found += len(stellen)
        cut = stellen[0] if stellen else len(lines)
        vorn, hinten = text.ausschnitt(0, cut), text.ausschnitt(cut + 1, len(lines))
        ziel = nach if found and not stellen else vor
        ziel += [g.block for g in bloecke.lies(vorn)]
        nach += [g.block for g in bloecke.lies(hinten)]
    if found != 1:
        wie_oft = "nicht" if not found else f"{found}-mal"
        hint = "Die Zeile „{{ inhalt }}“ steht einmal, allein, außerhalb der Regionen."
        _melde(f"Der Stil sagt {wie_oft}, wo die Antwort steht.", hint, ganzes)
    return tuple(vor), tuple(nach)


def _position(markdown: Markdown, line: int) -> Position:
    return stelle.position(*markdown.herkunft[line])


def _melde(satz: str, hinweis: str, markdown: Markdown) -> None:
    _note(satz, hinweis, _position(markdown, len(markdown.herkunft) - 1))


def _note(satz: str, hinweis: str, position: Position) -> None:
    lauf().mistakes.append(RegionMistake(satz, hinweis, position))

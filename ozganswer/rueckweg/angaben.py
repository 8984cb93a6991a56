"""What an edit did to figures: left whole, taken out with their words, or changed by hand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ozganswer.compose.figuren import figuren
from ozganswer.compose.textstellen import Angabe
from ozganswer.errors import Position
from ozganswer.records.antwort import Textdatei
from ozganswer.rueckweg.strom import GRENZE, Strom
from ozganswer.rueckweg.vergleich import Schritt
from ozganswer.write.readback.pieces import Char

NEU = -1
"""In the place of the character that one was before: it is new."""

_ZIFFERN = re.compile(r"\S*\d\S*(?:\s+\S*\d\S*)*")
_DIGIT = re.compile(r"\d")
_LANG = re.compile(r"[^\W\d_]{4,}")
"""Words by which a text is known again."""
_GENAU = re.compile(r"(?:bis zu|über|rund|ca\.)\s+$")
_BEDEUTET = re.compile(r"[\w%+€−-]")


@dataclass(frozen=True, slots=True)
class Glied:
    """A character of the text as it shall be: with the one that it was before, or NEU."""

    char: Char
    alt: int = NEU


@dataclass(frozen=True, slots=True)
class VonHand:
    """A figure that was changed by hand: what it was, what was written over it, and where."""

    angabe: Angabe
    nummer: int
    alt: str
    neu: str
    position: Position


@dataclass(frozen=True, slots=True)
class Ziel:
    """The text as it shall be, and what the edit did to figures."""

    glieder: tuple[Glied, ...]
    von_hand: tuple[VonHand, ...]
    gestrichen: tuple[int, ...]
    """The Angaben that are gone, with their words."""


class Unklar(Exception):
    """An edit of figures that cannot be read surely; says why, as the end of a sentence."""

    def __init__(self, grund: str) -> None:
        super().__init__(grund)
        self.grund = grund


MEHRERE = "mehrere Angaben auf einmal sind überschrieben"
UNGEWISS = "welche der neuen Wörter für eine Angabe stehen, ist nicht zu erkennen"
ZERTEILT = "eine Angabe ist zerteilt"
TEILWEISE = "nur ein Teil einer Angabe ist anders gesetzt"
VERSCHOBEN = "eine Angabe aus einem Fakt ist an eine andere Stelle gerückt und stünde dort als Text"


@dataclass(frozen=True, slots=True)
class _Schicksal:
    nummer: int
    vorher: range
    nachher: range
    """Where in the new text it would stand; empty: it is gone."""
    ganz: bool


def ziel(strom: Strom, neu: Sequence[Char], schritte: Sequence[Schritt], *, als_text: bool) -> Ziel:
    """Work out the text as it shall be; figures changed by hand stay, or become text.

    Raises:
        Unklar: figures were replaced together, cut, or moved.
    """
    text = "".join(char for char, _ in neu)
    alle = [_schicksal(n, strom, text, schritte) for n in range(len(strom.angaben))]
    anders = sorted((s for s in alle if not s.ganz and s.nachher), key=lambda s: s.nachher.start)
    if any(a.nachher.stop > b.nachher.start for a, b in pairwise(anders)):
        raise Unklar(MEHRERE)
    if any(GRENZE in text[s.nachher.start : s.nachher.stop] for s in anders):
        raise Unklar(ZERTEILT)
    von_hand = tuple(v for s in anders if (v := _von_hand(s, strom, text)).neu != _worte(v.alt))
    bleibt = [s for s in anders if not _becomes_text(strom.angaben[s.nummer], als_text=als_text)]
    glieder = tuple(_glieder(strom, neu, schritte, anders, bleibt))
    gestrichen = tuple(s.nummer for s in alle if not s.ganz and not s.nachher)
    _pruefe(strom, glieder, gestrichen)
    return Ziel(glieder, von_hand, gestrichen)


def _becomes_text(angabe: Angabe, *, als_text: bool) -> bool:
    """Tell whether what was written over an Angabe stays: a gap is there to be filled."""
    return angabe.luecke or (als_text and bool(angabe.fakten))


def _von_hand(schicksal: _Schicksal, strom: Strom, text: str) -> VonHand:
    angabe = strom.angaben[schicksal.nummer]
    neu = text[schicksal.nachher.start : schicksal.nachher.stop]
    ort = strom.orte[schicksal.nummer]
    return VonHand(angabe, schicksal.nummer, angabe.text, _worte(neu), ort)


def _worte(text: str) -> str:
    return " ".join(text.split())


def _glieder(
    strom: Strom,
    neu: Sequence[Char],
    schritte: Sequence[Schritt],
    anders: Sequence[_Schicksal],
    bleibt: Sequence[_Schicksal],
) -> Iterator[Glied]:
    frueher = [NEU] * len(neu)
    for schritt in schritte:
        if schritt.gleich:
            frueher[schritt.nachher.start : schritt.nachher.stop] = schritt.vorher
    for schicksal in anders:
        spanne = schicksal.nachher
        frueher[spanne.start : spanne.stop] = [NEU] * len(spanne)
    statt = {s.nachher.start: s for s in bleibt}
    ort = 0
    while ort < len(neu):
        if hier := statt.get(ort):
            yield from (Glied(_char(strom, n), n) for n in hier.vorher)
            ort = hier.nachher.stop
        else:
            yield Glied(neu[ort], frueher[ort])
            ort += 1


def _char(strom: Strom, nummer: int) -> Char:
    return strom.zeichen[nummer].zeichen, strom.zeichen[nummer].look


def _schicksal(nummer: int, strom: Strom, text: str, schritte: Sequence[Schritt]) -> _Schicksal:
    vorher = strom.spanne(nummer)
    (schritt,) = (s for s in schritte if _holds(s.vorher, vorher))
    if schritt.gleich:
        von = schritt.nachher.start + vorher.start - schritt.vorher.start
        bis = von + len(vorher)
        nachher = range(_davor(von, text, schritte), _dahinter(bis, text, schritte))
        return _Schicksal(nummer, vorher, nachher, nachher == range(von, bis))
    if schritt.vorher == vorher:
        return _Schicksal(nummer, vorher, _ohne_rand(text, schritt.nachher), ganz=False)
    return _Schicksal(nummer, vorher, _im_satz(strom.angaben[nummer], text, schritt), ganz=False)


def _ohne_rand(text: str, spanne: range) -> range:
    worte = text[spanne.start : spanne.stop]
    von = spanne.start + len(worte) - len(worte.lstrip())
    return range(von, von + len(worte.strip()))


def _im_satz(angabe: Angabe, text: str, schritt: Schritt) -> range:
    """Find a figure in what was written over it and the words around it; empty: it is gone.

    Raises:
        Unklar: it may be one of several, or a part of the new words.
    """
    neu = text[schritt.nachher.start : schritt.nachher.stop]
    if not _DIGIT.search(angabe.text):
        if set(_LANG.findall(angabe.text)) & set(_LANG.findall(neu)):
            raise Unklar(UNGEWISS)
        return range(schritt.nachher.start, schritt.nachher.start)
    gefunden = list(_figuren(neu))
    if len(gefunden) > 1:
        raise Unklar(UNGEWISS)
    von, bis = gefunden[0] if gefunden else (0, 0)
    return range(schritt.nachher.start + von, schritt.nachher.start + bis)


def _figuren(text: str) -> Iterator[tuple[int, int]]:
    """Find figures, with a word before them that says how exact they are."""
    zeile = text.replace("\n", " ")
    spannen = [
        (f.position.spalte - 1, f.position.spalte - 1 + len(f.text))
        for f in figuren(Textdatei("", zeile))
    ] or [ziffern.span() for ziffern in _ZIFFERN.finditer(zeile)]
    for von, bis in spannen:
        davor = _GENAU.search(zeile, 0, von)
        yield (davor.start() if davor else von), bis


def _holds(aussen: range, innen: range) -> bool:
    return aussen.start <= innen.start and innen.stop <= aussen.stop


def _davor(von: int, text: str, schritte: Sequence[Schritt]) -> int:
    """Take to a figure what was written right before it without a blank: `1.` before `575`."""
    neu = next((s for s in schritte if not s.gleich and s.nachher.stop == von), None)
    worte = re.search(r"\S+$", text[neu.nachher.start : neu.nachher.stop]) if neu else None
    return von - len(worte[0]) if worte and _BEDEUTET.search(worte[0]) else von


def _dahinter(bis: int, text: str, schritte: Sequence[Schritt]) -> int:
    neu = next((s for s in schritte if not s.gleich and s.nachher.start == bis), None)
    worte = re.match(r"\S+", text[neu.nachher.start : neu.nachher.stop]) if neu else None
    return bis + len(worte[0]) if worte and _BEDEUTET.search(worte[0]) else bis


def _pruefe(strom: Strom, glieder: Sequence[Glied], gestrichen: Sequence[int]) -> None:
    """Make sure that of no figure only a part is left, and none has become text elsewhere."""
    orte = {glied.alt: n for n, glied in enumerate(glieder) if glied.alt != NEU}
    for nummer in range(len(strom.angaben)):
        spanne = strom.spanne(nummer)
        hier = [orte[n] for n in spanne if n in orte]
        if hier and hier != list(range(hier[0], hier[0] + len(spanne))):
            raise Unklar(ZERTEILT)
        worte = [glieder[n] for n in hier if glieder[n].char[0].strip()]
        if len({g.char[1] == strom.zeichen[g.alt].look for g in worte}) > 1:
            raise Unklar(TEILWEISE)
    neu = "".join(glied.char[0] if glied.alt == NEU else "\0" for glied in glieder)
    if any(strom.angaben[n].fakten and strom.angaben[n].text in neu for n in gestrichen):
        raise Unklar(VERSCHOBEN)

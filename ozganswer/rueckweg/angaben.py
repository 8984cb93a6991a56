"""What an edit did to figures: left whole, taken out with their words, or changed by hand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ozganswer.compose.textstellen import Angabe
from ozganswer.errors import Position
from ozganswer.rueckweg.nachbarn import pruefe_nachbarn
from ozganswer.rueckweg.saetze import kehrt_wieder, saetze, satz
from ozganswer.rueckweg.schicksal import (
    Schicksal,
    Unklar,
    pruefe_schnitt,
    pruefe_umgebung,
    schicksal,
    went_with_its_sentence,
)
from ozganswer.rueckweg.strom import GRENZE, Strom
from ozganswer.rueckweg.vergleich import Schritt
from ozganswer.write.readback.pieces import Char

NEU = -1
"""In the place of the character that one was before: it is new."""


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
    """Empty: it was taken out of its sentence."""
    position: Position
    worte: str = ""
    """Of one that was taken out: all the words that went."""
    satz: str = ""
    """Of one that went with its words: the sentence that it stood in."""


@dataclass(frozen=True, slots=True)
class Ziel:
    """The text as it shall be, and what the edit did to figures."""

    glieder: tuple[Glied, ...]
    von_hand: tuple[VonHand, ...]
    gestrichen: tuple[int, ...]
    """The Angaben that are gone, with their words."""


MEHRERE = "mehrere Angaben auf einmal sind überschrieben"
ZERTEILT = "eine Angabe ist zerteilt"
TEILWEISE = "nur ein Teil einer Angabe ist anders gesetzt"
VERSCHOBEN = "eine Angabe aus einem Fakt ist an eine andere Stelle gerückt und stünde dort als Text"
ERSETZT = "statt einer Angabe stehen dort andere Wörter; „--fakt text“ übernimmt sie"
GESTRICHEN = "eine Angabe ist gestrichen, und ein Absatz ist dort geteilt oder verbunden"


def ziel(
    strom: Strom,
    neu: Sequence[Char],
    schritte: Sequence[Schritt],
    *,
    als_text: bool,
    gepaart: bool = False,
) -> Ziel:
    """Work out the text as it shall be; figures changed by hand stay, or become text.

    `gepaart` says that by its anchor it is the same piece, whatever its words are now.

    Raises:
        Unklar: figures were replaced together, cut, or moved.
    """
    text = "".join(char for char, _ in neu)
    alle = [schicksal(n, strom, text, schritte) for n in range(len(strom.angaben))]
    anders = sorted((s for s in alle if not s.ganz and s.nachher), key=lambda s: s.nachher.start)
    frueher = _frueher(len(neu), schritte)
    _pruefe_neue(text, anders, frueher)
    pruefe_nachbarn(strom, text, alle, frueher, gepaart=gepaart)
    weg = [s for s in alle if not s.ganz and not s.nachher]
    zurueck = [] if als_text else [s for s in weg if _is_edit(s, strom)]
    _pruefe_zurueck(strom, text, zurueck, anders)
    von_hand = [v for s in anders if (v := _von_hand(s, strom, text)).neu != _worte(v.alt)]
    bleibt = [s for s in anders if not _becomes_text(strom.angaben[s.nummer], als_text=als_text)]
    statt = {s.nachher.start: (s.vorher, s.nachher) for s in bleibt}
    statt |= {s.schritt.nachher.start: (s.schritt.vorher, s.schritt.nachher) for s in zurueck}
    pruefe_umgebung(strom, text, [neu for _, neu in statt.values()], frueher)
    glieder = tuple(_glieder(strom, neu, frueher, statt))
    gestrichen = tuple(s.nummer for s in weg if s not in zurueck and not _returns(s, zurueck))
    _pruefe(strom, glieder, gestrichen)
    if not als_text:
        _pruefe_saetze(strom, text, gestrichen)
    von_hand += [_taken_out(s, strom, text) for s in zurueck]
    return Ziel(glieder, tuple(von_hand), gestrichen)


def _frueher(anzahl: int, schritte: Sequence[Schritt]) -> list[int]:
    """Find for each new character which one it was, as the comparison says."""
    frueher = [NEU] * anzahl
    for schritt in schritte:
        if schritt.gleich:
            frueher[schritt.nachher.start : schritt.nachher.stop] = schritt.vorher
    return frueher


def _pruefe_neue(text: str, anders: Sequence[Schicksal], frueher: list[int]) -> None:
    """Make sure that what was written over figures is whole, and note that it is new."""
    if any(a.nachher.stop > b.nachher.start for a, b in pairwise(anders)):
        raise Unklar(MEHRERE)
    if any(GRENZE in text[s.nachher.start : s.nachher.stop] for s in anders):
        raise Unklar(ZERTEILT)
    for einer in anders:
        spanne = einer.nachher
        frueher[spanne.start : spanne.stop] = [NEU] * len(spanne)
    bekannt = {n for n, alt in enumerate(frueher) if alt != NEU}
    pruefe_schnitt(text, [s.nachher for s in anders], bekannt)


def _is_edit(weg: Schicksal, strom: Strom) -> bool:
    """Tell whether a figure of a fact was taken out of a sentence that is still there."""
    angabe = strom.angaben[weg.nummer]
    return bool(angabe.fakten) and not angabe.luecke and not went_with_its_sentence(weg, strom)


def _pruefe_zurueck(
    strom: Strom, text: str, zurueck: Sequence[Schicksal], anders: Sequence[Schicksal]
) -> None:
    """Make sure that the words with which figures were taken out can be put back."""
    for schritt in (s.schritt for s in zurueck):
        alt = strom.text[schritt.vorher.start : schritt.vorher.stop]
        statt = text[schritt.nachher.start : schritt.nachher.stop]
        if GRENZE in f"{alt}{statt}":
            raise Unklar(GESTRICHEN)
        if statt.strip():
            raise Unklar(ERSETZT)
        if any(_touch(s.nachher, schritt.nachher) for s in anders):
            raise Unklar(MEHRERE)


def _touch(a: range, b: range) -> bool:
    return a.start <= b.stop and b.start <= a.stop


def _returns(weg: Schicksal, zurueck: Sequence[Schicksal]) -> bool:
    return any(s.schritt == weg.schritt for s in zurueck)


def _becomes_text(angabe: Angabe, *, als_text: bool) -> bool:
    """Tell whether what was written over an Angabe stays: a gap is there to be filled."""
    return angabe.luecke or (als_text and bool(angabe.fakten))


def _von_hand(schicksal: Schicksal, strom: Strom, text: str) -> VonHand:
    angabe = strom.angaben[schicksal.nummer]
    neu = text[schicksal.nachher.start : schicksal.nachher.stop]
    ort = strom.orte[schicksal.nummer]
    return VonHand(angabe, schicksal.nummer, angabe.text, _worte(neu), ort)


def _taken_out(weg: Schicksal, strom: Strom, text: str) -> VonHand:
    """Note a figure that was taken out of its sentence, and what else went with it."""
    vorher = weg.schritt.vorher
    worte = _worte(strom.text[vorher.start : vorher.stop])
    return replace(_von_hand(weg, strom, text), worte=worte)


def _worte(text: str) -> str:
    return " ".join(text.split())


def _glieder(
    strom: Strom,
    neu: Sequence[Char],
    frueher: Sequence[int],
    statt: Mapping[int, tuple[range, range]],
) -> Iterator[Glied]:
    """Put together the text as it shall be; `statt` says where old characters stay, over which."""
    ort = 0
    while ort <= len(neu):
        if hier := statt.get(ort):
            yield from (Glied(_char(strom, n), n) for n in hier[0])
        if hier and hier[1]:
            ort = hier[1].stop
            continue
        if ort < len(neu):
            yield Glied(neu[ort], frueher[ort])
        ort += 1


def _char(strom: Strom, nummer: int) -> Char:
    return strom.zeichen[nummer].zeichen, strom.zeichen[nummer].look


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


def _pruefe_saetze(strom: Strom, text: str, gestrichen: Sequence[int]) -> None:
    """Make sure that no sentence that is gone with its fact is typed anew elsewhere."""
    bisher = set(saetze(strom.text))
    neue = [hier for hier in saetze(text) if hier not in bisher]
    weg = (satz(strom.text, strom.spanne(n)) for n in gestrichen if strom.angaben[n].fakten)
    if any(kehrt_wieder(strom.text[s.start : s.stop], neue) for s in weg):
        raise Unklar(VERSCHOBEN)

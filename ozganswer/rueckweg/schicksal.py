"""What became of a figure in an edited text: left whole, changed, or gone, and with what."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ozganswer.compose.figuren import figuren
from ozganswer.compose.quellmarken import FREMD
from ozganswer.compose.textstellen import Angabe
from ozganswer.records.antwort import Textdatei
from ozganswer.rueckweg.strom import GRENZE, Strom
from ozganswer.rueckweg.vergleich import RAUM, TAG, ZAHL, Schritt

_ZIFFERN = re.compile(r"\S*\d\S*(?:\s+\S*\d\S*)*")
_ZEICHEN = "„“”»«()[],;:.!?"
"""Punctuation around a figure that is none of it."""
_DIGIT = re.compile(r"\d")
_WORT = re.compile(r"[^\W\d_]+")
_LANG = re.compile(r"[^\W\d_]{4,}")
"""Words by which a text is known again."""
_GENAU = re.compile(r"(?:bis zu|über|rund|ca\.)\s+$")
_BEDEUTET = re.compile(r"[\w%+€−-]")
_MASS = r"T€|T?EUR|€|Euro|%|Prozent(?:punkte?)?|Tsd\.|Tausend|Mio\.|Millionen?|Mrd\.|Milliarden?"
GROESSE = re.compile(rf"(?:{TAG}|{ZAHL})(?:{RAUM}?(?:{_MASS})(?![^\W_]))*")
"""A day or a number, with what it measures."""
MASSWORTE = frozenset(
    "bis zu über rund ca T TEUR EUR Euro Prozent Prozentpunkt Prozentpunkte Tsd Tausend Mio "
    "Million Millionen Mrd Milliarde Milliarden".split()
)
"""Words that may belong to a figure."""
_VORN, _HINTEN = tuple(".,+-–−€%"), tuple("+-–−€%")
"""What right before a figure or behind it may be a part of it."""
_EINHEIT = re.compile(r"€|EUR|Euro|%|Prozent")
_SATZENDE = f"{GRENZE}.!?"
_RAUM = (" ", "\u00a0", "\u202f")
_KLAMMERN = " \u00a0\n“”»)"


class Unklar(Exception):
    """An edit of figures that cannot be read surely; says why, as the end of a sentence."""

    def __init__(self, grund: str) -> None:
        super().__init__(grund)
        self.grund = grund


UNGEWISS = "welche der neuen Wörter für eine Angabe stehen, ist nicht zu erkennen"


@dataclass(frozen=True, slots=True)
class Schicksal:
    """What became of an Angabe: where it was, and what stands for it now."""

    nummer: int
    vorher: range
    nachher: range
    """Where in the new text it would stand; empty: it is gone."""
    ganz: bool
    schritt: Schritt
    """The part of the edit that it is in."""


def schicksal(nummer: int, strom: Strom, text: str, schritte: Sequence[Schritt]) -> Schicksal:
    """Find what became of an Angabe; raise Unklar."""
    vorher = strom.spanne(nummer)
    (schritt,) = (s for s in schritte if _holds(s.vorher, vorher))
    if schritt.gleich:
        von = schritt.nachher.start + vorher.start - schritt.vorher.start
        bis = von + len(vorher)
        nachher = range(_davor(von, text, schritte), _dahinter(bis, text, schritte))
        return Schicksal(nummer, vorher, nachher, nachher == range(von, bis), schritt)
    if schritt.vorher == vorher:
        nachher = _ohne_rand(text, schritt.nachher)
    else:
        nachher = _im_satz(strom, strom.angaben[nummer], text, schritt)
    return Schicksal(nummer, vorher, nachher, ganz=False, schritt=schritt)


def _holds(aussen: range, innen: range) -> bool:
    return aussen.start <= innen.start and innen.stop <= aussen.stop


def _ohne_rand(text: str, spanne: range) -> range:
    """Leave out blanks that part a figure from words; where none follow, one was left over."""
    worte = text[spanne.start : spanne.stop]
    if not worte.strip():
        return range(spanne.start, spanne.start)
    davor, danach = text[: spanne.start], text[spanne.stop :]
    von, bis = spanne.start, spanne.stop
    if davor[-1:].isalnum() or davor[-1:] in _ZEICHEN:
        von += len(worte) - len(worte.lstrip())
    if danach[:1].isalnum():
        bis -= len(worte) - len(worte.rstrip())
    return range(von, bis)


def _im_satz(strom: Strom, angabe: Angabe, text: str, schritt: Schritt) -> range:
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
    if gefunden and not _is_its(neu[von:bis], angabe.text, strom.woerter(schritt.vorher)):
        raise Unklar(UNGEWISS)
    return range(schritt.nachher.start + von, schritt.nachher.start + bis)


def _is_its(neu: str, alt: str, daneben: str) -> bool:
    """Tell whether a figure stands for an old one, and is no part of what stood beside it."""
    worte = set(_WORT.findall(neu))
    masse = [set(_EINHEIT.findall(text)) for text in (alt, neu)]
    is_lost = bool(masse[0]) and not masse[1]
    is_beside = bool(worte & set(_WORT.findall(daneben)))
    return worte <= {*MASSWORTE, *_WORT.findall(alt)} and not is_beside and not is_lost


def _figuren(text: str) -> Iterator[tuple[int, int]]:
    """Find figures, with a word before them that says how exact they are."""
    zeile = text.replace("\n", " ")
    # Behind a word: a number and a full stop at the start of a line are those of a list.
    davor = "am "
    spannen = [
        (f.position.spalte - 1 - len(davor), f.position.spalte - 1 - len(davor) + len(f.text))
        for f in figuren(Textdatei("", f"{davor}{zeile}"))
    ] or [_blank(ziffern) for ziffern in _ZIFFERN.finditer(zeile)]
    for von, bis in spannen:
        genau = _GENAU.search(zeile, 0, von)
        yield (genau.start() if genau else von), bis


def _blank(ziffern: re.Match[str]) -> tuple[int, int]:
    """Leave out the punctuation around digits."""
    worte = ziffern[0]
    von = ziffern.start() + len(worte) - len(worte.lstrip(_ZEICHEN))
    return von, ziffern.start() + len(worte.rstrip(_ZEICHEN))


def _davor(von: int, text: str, schritte: Sequence[Schritt]) -> int:
    """Take to a figure what was written right before it and is a part of it: `1.` before `575`."""
    luft = von - text[:von].endswith(_RAUM)
    neu = next((s for s in schritte if not s.gleich and luft <= s.nachher.stop <= von), None)
    if not neu:
        return von
    if not neu.vorher and (teile := _groessen(text, von)):
        return max(teile[0], neu.nachher.start)
    worte = re.search(r"\S+$", text[neu.nachher.start : neu.nachher.stop])
    is_glued = worte and neu.nachher.stop == von and _belongs(worte[0], neu)
    return von - len(worte[0]) if worte and is_glued else von


def _dahinter(bis: int, text: str, schritte: Sequence[Schritt]) -> int:
    luft = bis + text[bis:].startswith(_RAUM)
    neu = next((s for s in schritte if not s.gleich and bis <= s.nachher.start <= luft), None)
    if not neu:
        return bis
    if not neu.vorher and (teile := _groessen(text, bis)):
        return min(teile[1], neu.nachher.stop)
    worte = re.match(r"\S+", text[neu.nachher.start : neu.nachher.stop])
    is_glued = worte and neu.nachher.start == bis and _belongs(worte[0], neu)
    ende = bis + len(worte[0]) if worte and is_glued else bis
    is_over = ende > bis and not text[ende : neu.nachher.stop].strip()
    return neu.nachher.stop if is_over and not text[neu.nachher.stop :][:1].isalnum() else ende


def _groessen(text: str, ort: int) -> tuple[int, int] | None:
    """Find what is read as one figure on both sides of a place."""
    alle = (g.span() for g in GROESSE.finditer(text))
    return next(((von, bis) for von, bis in alle if von < ort < bis), None)


def _belongs(worte: str, neu: Schritt) -> bool:
    """Tell whether what was written right beside a figure changes it.

    Raises:
        Unklar: it stands in the place of words that the source would lose with it.
    """
    if not _BEDEUTET.search(worte):
        return False
    if not neu.vorher:
        return True
    if worte.strip(_ZEICHEN).isalpha():
        return False
    raise Unklar(UNGEWISS)


def pruefe_schnitt(text: str, angaben: Sequence[range], frueher: Collection[int]) -> None:
    """Make sure that what is read as figures is no part of a larger one.

    `frueher` are the characters of the new text that the source has as words of its own.

    Raises:
        Unklar: some of a figure would be left beside its fact.
    """
    for groesse in GROESSE.finditer(text):
        orte = set(range(*groesse.span()))
        hier = [spanne for spanne in angaben if orte & set(spanne)]
        rest = orte.difference(*hier) if hier else set()
        if len(hier) > 1 or rest - set(frueher):
            raise Unklar(UNGEWISS)


def pruefe_umgebung(
    strom: Strom, text: str, bleibend: Sequence[range], frueher: Sequence[int]
) -> None:
    """Make sure that beside a figure that stays no other was typed, which may be the new one.

    Raises:
        Unklar: there are digits before the next word that the source has, or a part of a figure.
    """
    frisch = "".join(z if alt < 0 else " " for z, alt in zip(text, frueher, strict=True))
    for spanne in bleibend:
        if frisch[: spanne.start].endswith(_VORN) or frisch[spanne.stop :].startswith(_HINTEN):
            raise Unklar(UNGEWISS)
        naechstes = re.compile(r"[^\w\s]+").match(text, spanne.stop)
        ort = naechstes.end() if naechstes else len(text)
        if frisch[ort : ort + 1].isalnum() and not _is_in(ort, bleibend):
            raise Unklar(UNGEWISS)
    alte = ((n, strom.zeichen[alt]) for n, alt in enumerate(frueher) if alt >= 0)
    worte = [n for n, alt in alte if alt.zeichen.isalnum() and alt.angabe == FREMD]
    for spanne in bleibend:
        von = max((n + 1 for n in worte if n < spanne.start), default=0)
        bis = min((n for n in worte if n >= spanne.stop), default=len(text))
        neu = (n for n in range(von, bis) if frueher[n] < 0 and not _is_in(n, bleibend))
        if any(text[n].isdigit() for n in neu):
            raise Unklar(UNGEWISS)


def _is_in(ort: int, spannen: Sequence[range]) -> bool:
    return any(ort in spanne for spanne in spannen)


def went_with_its_sentence(weg: Schicksal, strom: Strom) -> bool:
    """Tell whether a whole sentence or piece was taken out, and a figure with it."""
    text = strom.text
    return any(
        _is_whole(text, spanne) and _says(strom, spanne) for spanne in _slid(text, weg.schritt)
    )


def _slid(text: str, schritt: Schritt) -> Iterator[range]:
    """List where else the same may have been taken out: `. B` of `A. B.` is `B.` as well."""
    von, bis = schritt.vorher.start, schritt.vorher.stop
    yield schritt.vorher
    if not schritt.nachher:
        while von and text[von - 1] == text[bis - 1]:
            von, bis = von - 1, bis - 1
            yield range(von, bis)
        von, bis = schritt.vorher.start, schritt.vorher.stop
        while bis < len(text) and text[von] == text[bis]:
            von, bis = von + 1, bis + 1
            yield range(von, bis)


def _is_whole(text: str, weg: range) -> bool:
    davor, danach = text[: weg.start].rstrip(_KLAMMERN), text[weg.stop :].lstrip(_KLAMMERN)
    ende = text[weg.start : weg.stop].rstrip(_KLAMMERN)
    beginnt = not davor or davor[-1] in _SATZENDE
    return beginnt and (not danach or danach[0] in _SATZENDE or ende[-1:] in set(_SATZENDE))


def _says(strom: Strom, weg: range) -> bool:
    """Tell whether what was taken out says more than figures, or is a piece of its own."""
    worte = strom.woerter(weg)
    return GRENZE in worte or re.search(r"[^\W\d_]{2,}", worte) is not None

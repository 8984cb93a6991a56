"""Words before and after an edit → for each character after it, which one before it was."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from ozganswer.compose.figuren import MONATE

ZAHL = r"\d+(?:[.,]\d+)*"
_MONAT = rf"(?:{'|'.join(MONATE)})"
RAUM = r"[ \u00a0\u202f]"
_IM_MONAT, _IM_JAHR = r"(?:0?[1-9]|[12]\d|3[01])\.", r"(?:0?[1-9]|1[0-2])\."
TAG = rf"{_IM_MONAT}{RAUM}?(?:{_IM_JAHR}{RAUM}?|{_MONAT}{RAUM})(?:\d{{4}}|\d\d)(?!\d|\.\d)"
_ABKUERZUNG = r"(?<![^\W_])(?:[Cc]a|Tsd|Mio|Mrd)\."
_WORT = re.compile(rf"{TAG}|{ZAHL}|{_ABKUERZUNG}|[^\W\d_]+|.", re.DOTALL)
"""A day, a number or an abbreviation is one word: its full stops are none of the sentence's."""
_WANDELBAR = re.compile(rf"(?P<tag>{TAG})|(?P<zahl>{ZAHL})|(?P<raum>\s+)")
INSEL = 2
"""So many blanks and punctuation marks between two changes belong to one change."""


@dataclass(frozen=True, slots=True)
class Schritt:
    """Characters `von` to before `bis` on both sides: kept, or replaced (perhaps by nothing)."""

    gleich: bool
    vorher: range
    nachher: range


def vergleiche(vorher: str, nachher: str, ganze: Sequence[range] = ()) -> tuple[Schritt, ...]:
    """Compare two texts word by word; of the old one some parts count as one word each."""
    wort = _wort([vorher[g.start : g.stop] for g in ganze])
    alt, neu = _worte(vorher, ganze, wort), wort.findall(nachher)
    orte_alt, orte_neu = _orte(alt), _orte(neu)
    schritte = [
        Schritt(
            art == "equal",
            range(orte_alt[a0], orte_alt[a1]),
            range(orte_neu[b0], orte_neu[b1]),
        )
        for art, a0, a1, b0, b1 in _opcodes(alt, neu)
    ]
    return tuple(_zusammen(list(_ohne_inseln(schritte, vorher, nachher, ganze))))


def _wort(ganze: Collection[str]) -> re.Pattern[str]:
    """Read words; where one of the parts stands whole, or another of its form, that is one too."""
    if not ganze:
        return _WORT
    teile = sorted(dict.fromkeys(ganze), key=len, reverse=True)
    formen = [_frei(teil, re.escape(teil)) for teil in teile]
    formen += [_frei(teil, _form(teil)) for teil in teile if re.search(r"\d", teil)]
    return re.compile(rf"{'|'.join(formen)}|{_WORT.pattern}", re.DOTALL)


def _form(teil: str) -> str:
    """Write the form of a part: the same words, but other numbers and days."""
    form, zuletzt = "", 0
    for found in _WANDELBAR.finditer(teil):
        form += re.escape(teil[zuletzt : found.start()])
        form += {"tag": TAG, "zahl": ZAHL, "raum": RAUM}[found.lastgroup or "raum"]
        zuletzt = found.end()
    return form + re.escape(teil[zuletzt:])


def _frei(teil: str, form: str) -> str:
    """Find a form where no other number or word begins before it or goes on behind it."""
    davor = r"(?<!\d)(?<!\d[.,])" if teil[:1].isdigit() else r"(?<![^\W\d_])"
    danach = r"(?!\d|[.,]\d)" if teil[-1:].isdigit() else r"(?![^\W\d_])"
    return f"{davor}{form}{danach}"


def _worte(text: str, ganze: Sequence[range], wort: re.Pattern[str]) -> list[str]:
    worte, zuletzt = list[str](), 0
    for ganz in ganze:
        worte += [*wort.findall(text, zuletzt, ganz.start), text[ganz.start : ganz.stop]]
        zuletzt = ganz.stop
    return worte + wort.findall(text, zuletzt)


def _opcodes(alt: Sequence[str], neu: Sequence[str]) -> Iterator[tuple[str, int, int, int, int]]:
    """Compare what is left between the words that are the same at both ends."""
    vorn = _gemeinsam(alt, neu)
    hinten = _gemeinsam(alt[vorn:][::-1], neu[vorn:][::-1])
    a, b = len(alt) - hinten, len(neu) - hinten
    if vorn:
        yield "equal", 0, vorn, 0, vorn
    mitte = SequenceMatcher(None, alt[vorn:a], neu[vorn:b], autojunk=False)
    for art, a0, a1, b0, b1 in mitte.get_opcodes():
        yield art, a0 + vorn, a1 + vorn, b0 + vorn, b1 + vorn
    if hinten:
        yield "equal", a, len(alt), b, len(neu)


def _gemeinsam(a: Sequence[str], b: Sequence[str]) -> int:
    paare = zip(a, b, strict=False)
    return next((n for n, (x, y) in enumerate(paare) if x != y), min(len(a), len(b)))


def _orte(worte: Sequence[str]) -> list[int]:
    orte = [0]
    for wort in worte:
        orte.append(orte[-1] + len(wort))
    return orte


def _ohne_inseln(
    schritte: Sequence[Schritt], vorher: str, nachher: str, ganze: Collection[range]
) -> Iterator[Schritt]:
    """Take a blank or a comma that happens to be the same between two changes as changed.

    Beside a part that has another of its form in its place it shows where that part ends.
    """

    def is_form(schritt: Schritt) -> bool:
        alt = vorher[schritt.vorher.start : schritt.vorher.stop]
        neu = nachher[schritt.nachher.start : schritt.nachher.stop]
        return schritt.vorher in ganze and re.fullmatch(_form(alt), neu) is not None

    for nummer, schritt in enumerate(schritte):
        text = vorher[schritt.vorher.start : schritt.vorher.stop]
        innen = 0 < nummer < len(schritte) - 1 and not any(z.isalnum() for z in text)
        nachbarn = [schritte[n] for n in (nummer - 1, nummer + 1)] if innen else []
        ersetzt = innen and all(map(_replaces, nachbarn)) and not any(map(is_form, nachbarn))
        insel = ersetzt and len(text) <= INSEL
        yield replace(schritt, gleich=False) if insel else schritt


def _replaces(schritt: Schritt) -> bool:
    return bool(schritt.vorher) and bool(schritt.nachher)


def _zusammen(schritte: Sequence[Schritt]) -> Iterator[Schritt]:
    offen: Schritt | None = None
    for schritt in schritte:
        if offen and not offen.gleich and not schritt.gleich:
            vorher = range(offen.vorher.start, schritt.vorher.stop)
            nachher = range(offen.nachher.start, schritt.nachher.stop)
            offen = Schritt(gleich=False, vorher=vorher, nachher=nachher)
            continue
        if offen:
            yield offen
        offen = schritt
    if offen:
        yield offen

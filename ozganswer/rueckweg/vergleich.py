"""Words before and after an edit → for each character after it, which one before it was."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

_WORT = re.compile(r"[^\W_]+|.", re.DOTALL)
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
    alt, neu = _alte(vorher, ganze), _neue(nachher, [vorher[g.start : g.stop] for g in ganze])
    orte_alt, orte_neu = _orte(alt), _orte(neu)
    schritte = [
        Schritt(
            art == "equal",
            range(orte_alt[a0], orte_alt[a1]),
            range(orte_neu[b0], orte_neu[b1]),
        )
        for art, a0, a1, b0, b1 in SequenceMatcher(None, alt, neu, autojunk=False).get_opcodes()
    ]
    return tuple(_zusammen(list(_ohne_inseln(schritte, vorher))))


def _alte(text: str, ganze: Sequence[range]) -> list[str]:
    worte, zuletzt = list[str](), 0
    for ganz in ganze:
        worte += [*_WORT.findall(text, zuletzt, ganz.start), text[ganz.start : ganz.stop]]
        zuletzt = ganz.stop
    return worte + _WORT.findall(text, zuletzt)


def _neue(text: str, ganze: Collection[str]) -> list[str]:
    """Cut up the new text; where one of the parts stands in it whole, that is one word too."""
    if not ganze:
        return _WORT.findall(text)
    teile = "|".join(map(re.escape, sorted(ganze, key=len, reverse=True)))
    wort = re.compile(rf"(?<![^\W_])(?:{teile})(?![^\W_])|{_WORT.pattern}", re.DOTALL)
    return wort.findall(text)


def _orte(worte: Sequence[str]) -> list[int]:
    orte = [0]
    for wort in worte:
        orte.append(orte[-1] + len(wort))
    return orte


def _ohne_inseln(schritte: Sequence[Schritt], vorher: str) -> Iterator[Schritt]:
    """Take a blank or a comma that happens to be the same between two changes as changed."""
    for nummer, schritt in enumerate(schritte):
        text = vorher[schritt.vorher.start : schritt.vorher.stop]
        innen = 0 < nummer < len(schritte) - 1 and not any(z.isalnum() for z in text)
        ersetzt = innen and all(_replaces(schritte[n]) for n in (nummer - 1, nummer + 1))
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

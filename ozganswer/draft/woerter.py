"""German words as they are compared: stems, compounds, and words that stand near each other."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

import snowballstemmer

NAHE, WEIT = 1, 8
"""So many words may stand behind a small word of a rule, and behind a noun: the verb comes late."""

LUECKE = "…"
"""What lets as many words stand behind a small word of a rule."""

KERN = 4
"""Least letters of a stem that may begin or end a compound: „amt“ ends „gesamt“."""

ENDUNG = 2
"""So many letters of a word may be gone where it ends a compound: „Projekte“, „Bauprojekt“."""

_WORT = re.compile(r"[^\W_]+")
_INNEN = re.compile(r"[*:_/]-?innen?\b|(?<=[a-zäöü])(?:Innen|In)\b")
_WIEVIEL = re.compile(r"\b([Ww]ie)(viele?)\b")
_GE = "ge"
_UMLAUT = MappingProxyType(str.maketrans("äöü", "aou"))


@dataclass(frozen=True, slots=True)
class Wort:
    """A word of a text: its stem, itself in small letters without umlauts, and how it began."""

    stamm: str
    klein: str
    gross: bool
    text: str


@cache
def wort(text: str) -> Wort:
    """Bring a word to its stem: `Ämter`, `Amtes` and `Amt` have one."""
    # A new one each time: a stemmer keeps the word that it is at.
    klein = text.casefold()
    stamm = str(snowballstemmer.stemmer("german").stemWord(klein))
    return Wort(stamm, klein.translate(_UMLAUT), not text[0].islower(), text)


def worte(text: str) -> list[str]:
    """List the words of a text; parts of a word with hyphens are words."""
    return _WORT.findall(_WIEVIEL.sub(r"\1 \2", _INNEN.sub("", text)))


def lies_worte(text: str) -> list[Wort]:
    """List the words of a text in its order, each with its stem."""
    return [wort(w) for w in worte(text)]


@dataclass(frozen=True, slots=True)
class Muster:
    """One word of a rule, and whether it may begin or end a compound."""

    wort: Wort
    vorn: bool = False
    hinten: bool = False
    selbst: bool = True
    """Whether it may stand alone."""
    abstand: int = 0
    """So many words may follow before the next of its rule."""

    def trifft(self, anderes: Wort) -> bool:
        """Tell whether a word is this one, in any form, or a compound with it; a noun is one."""
        return (anderes.gross or not self.wort.gross) and (
            (self.selbst and anderes.stamm == self.wort.stamm)
            or (self.vorn and self._beginnt(anderes))
            or (self.hinten and self._endet(anderes))
        )

    def _beginnt(self, anderes: Wort) -> bool:
        # „geplant“ and „gefördert“ are forms of what begins behind their first syllable.
        formen = (anderes.klein, anderes.klein.removeprefix(_GE))
        return any(w.startswith(self.wort.klein) and w != self.wort.klein for w in formen)

    def _endet(self, anderes: Wort) -> bool:
        kern = self.wort.klein[: max(len(self.wort.stamm), len(self.wort.klein) - ENDUNG)]
        return anderes.stamm.endswith(self.wort.stamm) and anderes.klein.rfind(kern) > 0


@cache
def regel(text: str) -> tuple[Muster, ...]:
    """Read a rule: `Kosten`, `=Stelle` (no compounds), `Förder-`, `arbeitet … zusammen`."""
    muster: list[Muster] = []
    for teil in text.split():
        if teil == LUECKE and muster:
            muster[-1] = replace(muster[-1], abstand=WEIT)
        else:
            muster += _muster(teil, allein=" " not in text.strip())
    return tuple(muster)


def _muster(text: str, *, allein: bool) -> Iterator[Muster]:
    nur_vorn, nur_hinten = text.endswith("-"), text.startswith("-")
    kern = [wort(w) for w in worte(text)]
    klein = text[0].islower() and not nur_vorn
    if len(kern) > 1:
        yield from map(Muster, kern)
    elif text.startswith("=") or (klein and not allein):
        yield from (Muster(w, abstand=NAHE) for w in kern)
    else:
        for w in kern:
            lang = len(w.stamm) >= KERN
            vorn, hinten = (
                nur_vorn or (lang and not nur_hinten),
                nur_hinten or (lang and not nur_vorn),
            )
            yield Muster(w, vorn, hinten, not (nur_vorn or nur_hinten), WEIT)


def stelle(rule: Sequence[Muster], text: Sequence[Wort]) -> int | None:
    """Find where a text holds a rule's words in their order, near each other."""
    return next((n for n in range(len(text)) if _ab(rule, text, n)), None)


def _ab(rule: Sequence[Muster], text: Sequence[Wort], von: int) -> bool:
    erstes, *weitere = rule
    if not erstes.trifft(text[von]):
        return False
    naechste = range(von + 1, min(von + 2 + erstes.abstand, len(text)))
    return not weitere or any(_ab(weitere, text, n) for n in naechste)

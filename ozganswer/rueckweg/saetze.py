"""Sentences of a text, and which of them nearly say the same, whichever figures they hold."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from ozganswer.rueckweg.schicksal import MASSWORTE
from ozganswer.rueckweg.strom import GRENZE
from ozganswer.rueckweg.vergleich import TAG, ZAHL

AEHNLICH = 0.6
"""From this share of equal words on a text is taken for another."""
_ZAHL = re.compile(rf"{TAG}|{ZAHL}")
_WORT = re.compile(r"[^\W\d_]{2,}")
_SATZENDE = re.compile(rf"[.!?]+[“”»)]*(?=\s|$|{GRENZE})|{GRENZE}")


def satz(text: str, spanne: range) -> range:
    """Find the sentence in which a part of a text stands."""
    ab = max((m.end() for m in _SATZENDE.finditer(text, 0, spanne.start)), default=0)
    ende = _SATZENDE.search(text, spanne.stop)
    return range(ab, ende.start() if ende else len(text))


def saetze(text: str) -> list[str]:
    """Cut a text into its sentences."""
    return [teil.strip() for teil in _SATZENDE.split(text) if teil.strip()]


def worte_ohne_zahlen(text: str) -> list[str]:
    """List words as they are compared: whichever figure stands among them."""
    return _ZAHL.sub("0", text).split()


def aehnlich(bisher: Sequence[str], jetzt: Sequence[str]) -> float:
    """Measure the share of equal words; 0 where it is of no account."""
    worte = SequenceMatcher(None, bisher, jetzt, autojunk=False)
    return worte.ratio() if worte.real_quick_ratio() >= AEHNLICH else 0.0


def woerter(text: str) -> list[str]:
    """List the words of a text without figures and punctuation."""
    return _WORT.findall(text)


def steckt_in(bisher: Sequence[str], jetzt: Sequence[str]) -> bool:
    """Tell whether all words of a text stand in another that begins as it does, in their order."""
    rest = iter(jetzt)
    return bool(bisher) and bisher[:1] == jetzt[:1] and all(wort in rest for wort in bisher)


def kehrt_wieder(satz: str, jetzt: Iterable[str]) -> bool:
    """Tell whether a sentence that has words, or nearly the same, is one of others."""
    worte = worte_ohne_zahlen(satz)
    if not set(woerter(satz)) - MASSWORTE:
        return False
    return any(aehnlich(worte, worte_ohne_zahlen(s)) >= AEHNLICH for s in jetzt)

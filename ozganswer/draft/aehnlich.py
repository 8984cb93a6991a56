"""How alike two questions are, by the stems of their words; rare words count for more."""

from collections.abc import Callable, Iterable
from collections.abc import Set as AbstractSet
from math import fsum, log

from ozganswer.draft.woerter import KERN, wort, worte

FUELLWOERTER = frozenset(
    "aber alle als am an auch auf aus bei beim bereits bis bisher bitte da dabei damit dann "
    "daran darauf das dass davon dazu dem den denn der deren des dessen die dies diese diesem "
    "diesen dieser dieses durch ein eine einem einen einer eines er es etwa falls für "
    "gegenüber gibt haben hat hierbei hierzu ihr ihre ihrem ihren ihrer im in ist ja je "
    "jeweils kann können man mit nach nein nicht noch nur ob oder sein seit sich sie sind so "
    "soll sollen sowie um und uns unter vom von vor war waren was wann warum welche welchem "
    "welchen welcher welches wenn wer werden wie wird wo wofür wodurch wurde wurden zu zum "
    "zur zwischen über".split()
)
"""Words that say nothing of what is asked."""

TEIL = 0.7
"""How much it counts that a word stands in a compound: „Mittel“ in „Haushaltsmittel“."""

Gewicht = Callable[[str], float]


def kern(text: str) -> tuple[str, ...]:
    """List the stems of a text's words that say what it is about, each once, in its order."""
    sagende = (w for w in worte(text) if w.casefold() not in FUELLWOERTER)
    return tuple(dict.fromkeys(wort(w).stamm for w in sagende))


def aehnlichkeit(a: Iterable[str], b: Iterable[str], gewicht: Gewicht) -> float:
    """Measure how alike two texts are, by their stems: 1 for the same, 0 for nothing in common."""
    eins, zwei = set(a), set(b)
    ganz = fsum(map(gewicht, (*eins, *zwei)))
    gemeinsam = fsum(
        gewicht(stamm) * _found(stamm, andere)
        for hier, andere in ((eins, zwei), (zwei, eins))
        for stamm in hier
    )
    return gemeinsam / ganz if ganz else 0.0


def seltenheit(vorkommen: int, alle: int) -> float:
    """Weigh a word by how many of all texts have it."""
    return log(1 + alle / max(vorkommen, 1))


def _found(stamm: str, andere: AbstractSet[str]) -> float:
    """Tell how surely a text has a word: itself, or in a compound, or a part of it."""
    if stamm in andere:
        return 1.0
    return TEIL if any(_is_part(stamm, a) or _is_part(a, stamm) for a in andere) else 0.0


def _is_part(kurz: str, lang: str) -> bool:
    return len(kurz) >= KERN and (lang.startswith(kurz) or lang.endswith(kurz))

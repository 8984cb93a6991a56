"""Questions that ask again what was asked before in the same Anfrage."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ozganswer.draft.woerter import lies_worte
from ozganswer.records.anfrage import Frage

GLEICH = 0.85
"""The share of their words that two questions have in common when one repeats the other."""

WENIGE = 4
"""A question of fewer words says too little to be known again: „Wenn ja, welche?“."""


ENTSCHEIDEND = frozenset(w.stamm for w in lies_worte("nicht kein ohne außer noch nie"))
"""Small words that make another question of one."""


@dataclass(frozen=True, slots=True)
class _Inhalt:
    worte: frozenset[str]
    entscheidend: frozenset[str]
    """Nouns, numbers and negations: where one differs, another thing is asked."""


def wiederholungen(fragen: Sequence[Frage]) -> Mapping[str, str]:
    """Find for each question that repeats an earlier one the number of that one."""
    inhalte = [_inhalt(f.text) for f in fragen]
    gefunden: dict[str, str] = {}
    for n, frage in enumerate(fragen):
        fruehere = (k for k in range(n) if fragen[k].nr not in gefunden)
        if (k := next((k for k in fruehere if _gleich(inhalte[k], inhalte[n])), None)) is not None:
            gefunden[frage.nr] = fragen[k].nr
    return gefunden


def _inhalt(text: str) -> _Inhalt:
    worte = lies_worte(text)
    entscheidend = {w.stamm for w in worte[1:] if w.gross} | {w.stamm for w in worte} & ENTSCHEIDEND
    return _Inhalt(frozenset(w.stamm for w in worte), frozenset(entscheidend))


def _gleich(a: _Inhalt, b: _Inhalt) -> bool:
    if min(len(a.worte), len(b.worte)) < WENIGE or a.entscheidend != b.entscheidend:
        return False
    return len(a.worte & b.worte) >= GLEICH * len(a.worte | b.worte)

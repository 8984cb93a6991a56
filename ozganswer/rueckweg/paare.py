"""Pieces of a letter ↔ pieces of its edited document: by their anchors, then by their words."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from ozganswer.rueckweg.ursprung import Stelle
from ozganswer.write.readback.pieces import Piece

AEHNLICH = 0.5
"""From this share of equal words on, a piece without its anchor is taken for the one it was."""


@dataclass(frozen=True, slots=True)
class Gruppe:
    """What belongs together: a piece and what became of it, and what came or went behind it."""

    vorher: range
    nachher: range
    gepaart: bool
    """Whether the first of both is the same piece."""


def gruppiere(vorher: Sequence[Stelle], nachher: Sequence[Piece]) -> Iterator[Gruppe]:
    """Pair the pieces of both sides, in order, and cut both before each pair."""
    paare = sorted({*_by_anchor(vorher, nachher)})
    paare = sorted({*paare, *_by_words(vorher, nachher, paare)})
    grenzen = [*paare, (len(vorher), len(nachher))]
    if grenzen[0] != (0, 0):
        yield Gruppe(range(grenzen[0][0]), range(grenzen[0][1]), gepaart=False)
    for (v0, n0), (v1, n1) in pairwise(grenzen):
        yield Gruppe(range(v0, v1), range(n0, n1), gepaart=True)


def _by_anchor(vorher: Sequence[Stelle], nachher: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    prints = [stelle.piece.print for stelle in vorher]
    known, unchanged = Counter(prints), Counter(piece.print for piece in nachher)
    # An anchor may stay behind when its words move on to the next paragraph.
    lost = {p for p, count in known.items() if unchanged[p] < count}
    keys = [_key(piece, known.keys(), lost) for piece in nachher]
    for block in SequenceMatcher(None, prints, keys, autojunk=False).get_matching_blocks():
        yield from ((block.a + n, block.b + n) for n in range(block.size))


def _key(piece: Piece, known: Collection[str], lost: Collection[str]) -> str:
    own = piece.print
    return own if own in known else next((a for a in piece.anchors if a in lost), own)


def _by_words(
    vorher: Sequence[Stelle], nachher: Sequence[Piece], paare: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Pair what lies between pairs and lost its anchor with what it resembles."""
    grenzen = [(-1, -1), *paare, (len(vorher), len(nachher))]
    gepaart = {n for _, n in paare}
    anderswo = {a for n, p in enumerate(nachher) if n not in gepaart for a in p.anchors}
    for (v0, n0), (v1, n1) in pairwise(grenzen):
        ab = n0 + 1
        for v in range(v0 + 1, v1):
            alt = vorher[v].piece
            if alt.print in anderswo:
                continue
            aehnlich = (n for n in range(ab, n1) if _resembles(alt, nachher[n]))
            if (n := next(aehnlich, None)) is not None:
                yield v, n
                ab = n + 1


def _resembles(alt: Piece, neu: Piece) -> bool:
    if len(alt.parts) != len(neu.parts) or neu.anchors:
        return False
    worte = SequenceMatcher(None, alt.text.split(), neu.text.split(), autojunk=False)
    return worte.real_quick_ratio() >= AEHNLICH and worte.ratio() >= AEHNLICH

"""What differs between two sequences, and the words of a text: pure, in bounded time."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from operator import itemgetter
from typing import TypeAlias

WORD = re.compile(r"\s+|\d+(?:[.,:/]\d+)+|\w+|[^\w\s]")
"""White space, a number with its signs, a word, or a sign."""
LARGEST = 100_000
"""So many pairs are compared one by one; more first look for what stands once on either side."""
FEW, MANY = 10_000, 1_000_000
"""Of so many pairs all are judged for their likeness, or those near the diagonal; of more none."""

Span: TypeAlias = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Step:
    """A stretch of two sequences that is alike in both, or another; one side may be empty."""

    alike: bool
    old: range
    new: range


def words(text: str) -> list[str]:
    """Cut a text into words, numbers, signs and white space; joined they are the text."""
    return WORD.findall(text)


def steps(
    old: Sequence[Hashable], new: Sequence[Hashable], is_slight: Callable[[int], bool] | None = None
) -> list[Step]:
    """Walk two sequences; what `is_slight`, by its place in the new one, joins two changes."""
    return list(_joined(_spans(old, new, (0, len(old), 0, len(new))), is_slight))


def _joined(
    spans: Iterator[tuple[bool, Span]], is_slight: Callable[[int], bool] | None
) -> Iterator[Step]:
    """Join neighbours of a kind, and changes with what is slight between them."""
    found = [(alike, s) for alike, s in spans if s[0] < s[1] or s[2] < s[3]]
    between = [True, *(not alike for alike, _ in found), True]
    for number, (alike, (_, _, begin, end)) in enumerate(found):
        if is_slight and alike and between[number] and between[number + 2]:
            slight = 0 < number < len(found) - 1 and all(map(is_slight, range(begin, end)))
            found[number] = (not slight, found[number][1])
    for alike, group in groupby(found, key=itemgetter(0)):
        parts = [span for _, span in group]
        (a, _, c, _), (_, b, _, d) = parts[0], parts[-1]
        yield Step(alike, range(a, b), range(c, d))


def _spans(
    old: Sequence[Hashable], new: Sequence[Hashable], within: Span
) -> Iterator[tuple[bool, Span]]:
    a, b, c, d = within
    begin, end = _ends(old[a:b], new[c:d])
    yield True, (a, a + begin, c, c + begin)
    yield from _middle(old, new, (a + begin, b - end, c + begin, d - end))
    yield True, (b - end, b, d - end, d)


def _ends(old: Sequence[Hashable], new: Sequence[Hashable]) -> tuple[int, int]:
    """Count what is alike at the begin and at the end."""
    shorter = min(len(old), len(new))
    begin = next((n for n in range(shorter) if old[n] != new[n]), shorter)
    rest = shorter - begin
    return begin, next((n for n in range(rest) if old[-1 - n] != new[-1 - n]), rest)


def _middle(
    old: Sequence[Hashable], new: Sequence[Hashable], within: Span
) -> Iterator[tuple[bool, Span]]:
    a, b, c, d = within
    if (b - a) * (d - c) <= LARGEST:
        matcher = SequenceMatcher(None, old[a:b], new[c:d], autojunk=False)
        for tag, i, j, k, m in matcher.get_opcodes():
            yield tag == "equal", (a + i, a + j, c + k, c + m)
        return
    anchors = _anchors(old, new, within)
    if not anchors:
        yield False, within
        return
    for (i, k), (j, m) in pairwise([(a - 1, c - 1), *anchors, (b, d)]):
        yield from _spans(old, new, (i + 1, j, k + 1, m))
        yield True, (j, min(j + 1, b), m, min(m + 1, d))


def _anchors(
    old: Sequence[Hashable], new: Sequence[Hashable], within: Span
) -> list[tuple[int, int]]:
    """Find what stands once on either side, as far as it is in the same order."""
    a, b, c, d = within
    once = _once(old, range(a, b))
    places = _once(new, range(c, d))
    pairs = [(n, places[item]) for item, n in once.items() if item in places]
    return _rising(sorted(pairs))


def _once(items: Sequence[Hashable], within: range) -> dict[Hashable, int]:
    count = Counter(items[n] for n in within)
    return {items[n]: n for n in within if count[items[n]] == 1}


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Choose the most pairs whose second numbers rise as their first do."""
    tails: list[int] = []
    chains: list[tuple[tuple[int, int], int]] = []
    ends: list[int] = []
    for number, pair in enumerate(pairs):
        place = bisect_left(tails, pair[1])
        chains.append((pair, ends[place - 1] if place else -1))
        tails[place : place + 1] = [pair[1]]
        ends[place : place + 1] = [number]
    chain, at = [], ends[-1] if ends else -1
    while at >= 0:
        pair, at = chains[at]
        chain.append(pair)
    return chain[::-1]


def likeness(old: Counter[str], new: Counter[str]) -> float:
    """Say which share of two texts' words both have, from 0 to 1."""
    both = old.total() + new.total()
    return 2 * (old & new).total() / both if both else 1.0


def counted(text: str) -> Counter[str]:
    """Count the words of a text, without white space."""
    return Counter(word for word in words(text) if not word.isspace())


def pairs(old: int, new: int, like: Callable[[int, int], float]) -> list[tuple[int, int]]:
    """Pair things of two lists by their places, in order, so that they are most alike in sum."""
    if not old or not new or old * new > MANY:
        return []
    reach = max(old, new) if old * new <= FEW else FEW // max(old, new)
    near = [range(max(0, i * new // old - reach), i * new // old + reach + 1) for i in range(old)]
    like_of = [[like(i, k) if k in near[i] else 0.0 for k in range(new)] for i in range(old)]
    best = [[0.0] * (new + 1) for _ in range(old + 1)]
    for i in range(old - 1, -1, -1):
        for k in range(new - 1, -1, -1):
            paired = best[i + 1][k + 1] + like_of[i][k] if like_of[i][k] else 0.0
            best[i][k] = max(paired, best[i + 1][k], best[i][k + 1])
    return list(_walk(best, like_of))


def _walk(best: list[list[float]], like_of: list[list[float]]) -> Iterator[tuple[int, int]]:
    i = k = 0
    while i < len(like_of) and k < len(like_of[0]):
        if best[i][k] == best[i + 1][k]:
            i += 1
        elif best[i][k] == best[i][k + 1]:
            k += 1
        else:
            yield i, k
            i, k = i + 1, k + 1

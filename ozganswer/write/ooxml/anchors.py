"""Anchors: a hidden bookmark at each paragraph and row that says what was built there.

An anchor bears a digest of the words at its place. So whoever reads the file after an edit knows
which of its paragraphs are as they were built, and which place each of the others had. Word and
LibreOffice keep bookmarks; a name that begins with `_` is not shown.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

from ozganswer.write.ooxml.elements import Element, is_a, qn, w

_NAME = re.compile(r"_oz_([0-9a-f]{10})")
_BREAKS = (qn("w:tab"), qn("w:br"), qn("w:cr"))


def fingerprint(words: str) -> str:
    """Work out what stands for some words: white space, hard or not, makes no difference."""
    return sha256(" ".join(words.split()).encode()).hexdigest()[:10]


def read_name(name: str) -> str | None:
    """Read the fingerprint off a bookmark's name; word processors may add to its end."""
    found = _NAME.match(name)
    return found[1] if found else None


def set_anchors(body: Element) -> str:
    """Set an anchor at each paragraph and row that has words, and digest them all in order."""
    seen: Counter[str] = Counter()
    for number, (place, words) in enumerate(_places(body)):
        print_ = fingerprint(words)
        seen[print_] += 1
        name = f"_oz_{print_}_{seen[print_]}" if seen[print_] > 1 else f"_oz_{print_}"
        place.insert(1, w("bookmarkStart", id=number, name=name))
        place.append(w("bookmarkEnd", id=number))
    return state(seen.elements())


def state(fingerprints: Iterable[str]) -> str:
    """Digest the fingerprints of a letter's places, in whatever order they are found."""
    return fingerprint(" ".join(sorted(fingerprints)))


def words_of(element: Element) -> str:
    """Read the words below an element as they are drawn by the writer."""
    pieces = element.iter(qn("w:t"), *_BREAKS, qn("w:p"))
    return "".join(p.text or "" if is_a(p, "t") else " " for p in pieces)


def _places(body: Element) -> Iterator[tuple[Element, str]]:
    """List paragraphs, and of each row its first one, with the words that each stands for."""
    for element in body:
        rows = element.findall(qn("w:tr")) if is_a(element, "tbl") else ()
        for holder in rows or (element,):
            place = next(holder.iter(qn("w:p")), None)
            if place is not None and (words := words_of(holder)).strip():
                yield place, words

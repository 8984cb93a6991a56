"""Page furniture: numbers of pages, headers and footers, found by their form or by repetition."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ozganswer.intake.papier import Papier, Zeile
from ozganswer.intake.wegweiser import ist_zu

SEITENZAHL = re.compile(
    r"[–—-]+ ?\d{1,3} ?[–—-]+"
    r"|(?:Seite|Blatt|Page) \d{1,3}(?: ?(?:von|/|of) ?\d{1,3})?(?: ?[–—-])?"
    r"|-- \d{1,3} of \d{1,3} --"
    r"|\d{1,3} ?/ ?\d{1,3}|[_=–—-]{5,}",
    re.IGNORECASE,
)
"""A line that only says which page this is, or rules its edge."""

LAUFZEILE = re.compile(r"[^.?!]{1,60} Seite \d{1,3}(?: ?(?:von|/) ?\d{1,3})?")
"""The same behind a running title."""

_SEITE_DAHINTER = re.compile(r"(?:^|\s)(?:Seite|Blatt) \d{1,3}(?: ?(?:von|/) ?\d{1,3})?$")

DRUCKVERMERK = re.compile(r"(?:Gedruckt auf\b.*|.*\bRecyclingpapier)", re.IGNORECASE)
"""What printed letterheads say of their paper."""

RANDZEILEN = 3
"""How many lines at the top and the bottom of a page may be furniture."""


def ohne_rand(papier: Papier) -> Papier:
    """Part the page furniture from a paper's lines."""
    rand = set(_rand(papier.zeilen))
    bleiben = tuple(_bleiben(papier.zeilen, rand))
    geordnet = sorted(rand, key=lambda z: (z.seite, z.nr))
    return replace(papier, zeilen=bleiben, rand=(*papier.rand, *geordnet))


def ohne_seite(text: str) -> str:
    """Drop the number of the page that stands behind a running title."""
    return _SEITE_DAHINTER.sub("", text)


def _bleiben(zeilen: tuple[Zeile, ...], rand: set[Zeile]) -> Iterator[Zeile]:
    """Where a page ends there is no gap, unless a sentence ended there."""
    davor: Zeile | None = None
    bruch = False
    for zeile in zeilen:
        if zeile in rand:
            bruch = True
            continue
        if davor and (bruch or zeile.seite != davor.seite):
            yield replace(zeile, luft=int(ist_zu(davor.text)))
        else:
            yield zeile
        davor, bruch = zeile, False


def _rand(zeilen: tuple[Zeile, ...]) -> Iterator[Zeile]:
    wiederholt = _wiederholt(zeilen)
    for zeile in zeilen:
        if (
            SEITENZAHL.fullmatch(zeile.text)
            or DRUCKVERMERK.fullmatch(zeile.text)
            or (zeile.luft and LAUFZEILE.fullmatch(zeile.text))
        ):
            yield zeile
    for seite in _seiten(zeilen):
        for zeile in _kanten(seite):
            if _gestalt(zeile) in wiederholt or zeile.text == str(zeile.seite):
                yield zeile


def _wiederholt(zeilen: tuple[Zeile, ...]) -> set[str]:
    """What stands at the edges of at least two pages, whatever its digits."""
    gezaehlt = Counter(g for s in _seiten(zeilen) for g in {_gestalt(z) for z in _kanten(s)})
    return {gestalt for gestalt, anzahl in gezaehlt.items() if anzahl > 1}


def _gestalt(zeile: Zeile) -> str:
    return re.sub(r"\d+", "0", zeile.text)


def _seiten(zeilen: tuple[Zeile, ...]) -> list[list[Zeile]]:
    seiten: dict[int, list[Zeile]] = {}
    for zeile in zeilen:
        if zeile.seite:
            seiten.setdefault(zeile.seite, []).append(zeile)
    return list(seiten.values())


def _kanten(seite: list[Zeile]) -> list[Zeile]:
    """The first and last lines of a page; a short page has no inside that could be lost."""
    if len(seite) <= 2 * RANDZEILEN:
        return [*seite[:1], *seite[-1:]]
    return [*seite[:RANDZEILEN], *seite[-RANDZEILEN:]]

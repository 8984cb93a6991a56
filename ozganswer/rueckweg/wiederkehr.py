"""Sentences with figures that are gone, and stand again elsewhere, perhaps with other figures."""

from collections.abc import Iterator, Sequence

from ozganswer.rueckweg.abschnitt import Abschnitt
from ozganswer.rueckweg.saetze import kehrt_wieder, saetze


def wiedergekehrt(abschnitte: Sequence[Abschnitt]) -> Iterator[int]:
    """Number the sections that take out a sentence with a fact, or write it, or nearly, as text."""
    neu = [(n, _neue_saetze(a)) for n, a in enumerate(abschnitte) if a.flicken]
    betroffen = set[int]()
    for hier, abschnitt in enumerate(abschnitte):
        weg = [v.satz for v in abschnitt.gestrichen if v.angabe.fakten]
        eigene = {piece.text for piece in abschnitt.vorher}
        for dort, alle in neu if weg else ():
            getippt = [satz for text, satz in alle if text not in eigene]
            if dort != hier and any(kehrt_wieder(satz, getippt) for satz in weg):
                betroffen |= {hier, dort}
    yield from sorted(betroffen)


def _neue_saetze(abschnitt: Abschnitt) -> list[tuple[str, str]]:
    """List sentences that a section has not had, each with the text of its piece."""
    bisher = {satz for piece in abschnitt.vorher for satz in saetze(piece.text)}
    alle = ((p.text, satz) for p in abschnitt.nachher for satz in saetze(p.text))
    return [(text, satz) for text, satz in alle if satz not in bisher]

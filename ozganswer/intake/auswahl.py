"""Which lists of a paper ask, and where the last item of each ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ozganswer.intake.etiketten import etikett
from ozganswer.intake.listen import Liste, Punkt
from ozganswer.intake.marken import Reihe
from ozganswer.intake.papier import Zeile
from ozganswer.intake.personen import lies_person
from ozganswer.intake.wegweiser import (
    EINLEITUNG,
    FRAGENKOPF,
    WEITER,
    begruendung,
    ist_frageartig,
    ist_grenze,
    ist_zu,
)

_STERN = re.compile(r"\w\*(?!\w)")


def fragelisten(zeilen: Sequence[Zeile], listen: Sequence[Liste]) -> list[Liste]:
    """Choose the lists that ask; each ends where its last question does."""
    grund = next((i for i, z in enumerate(zeilen) if begruendung(z.text)), len(zeilen))
    gewaehlt: list[Liste] = []
    for liste in (beschneide(zeilen, liste) for liste in listen):
        spaeter = gewaehlt and liste.von > grund > gewaehlt[0].von
        if _fragt(zeilen, liste) and (not spaeter or eingeleitet(zeilen, liste.von)):
            gewaehlt.append(liste)
    return gewaehlt or _einzige(zeilen, listen, grund)


def _einzige(zeilen: Sequence[Zeile], listen: Sequence[Liste], grund: int) -> list[Liste]:
    """A list that only demands is one of questions where it is introduced as one."""
    demands = (
        beschneide(zeilen, li) for li in listen if li.von < grund or eingeleitet(zeilen, li.von)
    )
    return [li for li in demands if eingeleitet(zeilen, li.von)]


def _fragt(zeilen: Sequence[Zeile], liste: Liste) -> bool:
    texte = [
        " ".join(_texte(zeilen, p))
        for p in liste.punkte
        if p.marke.reihe is not Reihe.PUNKT or not p.ueber
    ]
    fragend = sum("?" in t for t in texte)
    artig = sum(ist_frageartig(t) for t in texte)
    if fragend * 2 >= len(texte):
        return True
    return artig * 2 >= len(texte) and (fragend > 0 or eingeleitet(zeilen, liste.von))


def eingeleitet(zeilen: Sequence[Zeile], i: int) -> bool:
    """Tell whether what stands before a line announces questions."""
    davor = zeilen[max(0, i - 3) : i]
    if davor and FRAGENKOPF.fullmatch(davor[-1].text):
        return True
    satz = " ".join(z.text for z in davor)
    return satz.endswith((":", ",")) and bool(EINLEITUNG.search(satz))


def beschneide(zeilen: Sequence[Zeile], liste: Liste) -> Liste:
    """End a list where its last question ends; bullets behind that are another matter."""
    punkte = liste.punkte
    n = max((i for i, p in enumerate(punkte) if p.marke.reihe is not Reihe.PUNKT), default=0)
    ende = _ende(zeilen, punkte[n])
    weiter = n < len(punkte) - 1 and not _ist_fussnote(zeilen, punkte[n], punkte[n + 1])
    if weiter and ende == len(punkte[n].zeilen):
        n, ende = len(punkte) - 1, _ende(zeilen, punkte[-1])
    return Liste([*punkte[:n], replace(punkte[n], zeilen=punkte[n].zeilen[:ende])])


def _ist_fussnote(zeilen: Sequence[Zeile], punkt: Punkt, dahinter: Punkt) -> bool:
    """Tell whether a star marks no bullet, but what a word with a star refers to."""
    stern = zeilen[dahinter.zeilen[0]].text.startswith("*")
    return stern and any(_STERN.search(t) for t in _texte(zeilen, punkt))


def _ende(zeilen: Sequence[Zeile], punkt: Punkt) -> int:
    """Count the lines of a last item: what follows a gap is its own only while it still asks."""
    text = punkt.marke.rest
    for n, i in enumerate(punkt.zeilen[1:], 1):
        zeile = zeilen[i]
        if ist_grenze(zeile.text) or (ist_zu(text) and _ist_unterschrift(zeile.text)):
            return n
        if text and zeile.luft and ist_zu(text) and not _fragt_weiter(zeilen, punkt, n):
            return n
        text = zeile.text
    return _letztes_fragezeichen(zeilen, punkt)


def _ist_unterschrift(text: str) -> bool:
    """Tell whether a line is a name, or says by its label who asks or when."""
    gelesen = etikett(text)
    angabe = gelesen and gelesen[0] in {"einreicher", "eingegangen", "schreiben_vom"} and gelesen[1]
    return bool(angabe or lies_person(text))


def _fragt_weiter(zeilen: Sequence[Zeile], punkt: Punkt, n: int) -> bool:
    """Tell whether the paragraph that begins at a line belongs to the question above it."""
    absatz = [zeilen[i].text for i in _absatz(zeilen, punkt.zeilen[n:])]
    bisher = " ".join(_texte(zeilen, replace(punkt, zeilen=punkt.zeilen[:n])))
    if bisher.endswith(":") or not ist_frageartig(bisher):
        return True
    return (
        bool(WEITER.match(absatz[0]))
        and absatz[-1].endswith("?")
        and zeilen[punkt.zeilen[n]].luft < 3
    )


def _absatz(zeilen: Sequence[Zeile], indices: Sequence[int]) -> Iterator[int]:
    for n, i in enumerate(indices):
        if n and zeilen[i].luft:
            return
        yield i


def _letztes_fragezeichen(zeilen: Sequence[Zeile], punkt: Punkt) -> int:
    """Without any gap a question ends at its last question mark, if much more follows."""
    letzte = max(
        (n for n, i in enumerate(punkt.zeilen) if zeilen[i].text.endswith("?")), default=-1
    )
    mehr = len(punkt.zeilen) - letzte - 1
    return letzte + 1 if letzte >= 0 and mehr > 2 else len(punkt.zeilen)


def _texte(zeilen: Sequence[Zeile], punkt: Punkt) -> list[str]:
    return [punkt.marke.rest, *(zeilen[i].text for i in punkt.zeilen[1:])]

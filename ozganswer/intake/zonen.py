"""Where the zones of a paper are: head, questions, text and signature."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ozganswer.intake.auswahl import eingeleitet, fragelisten
from ozganswer.intake.fliesstext import fragen_ohne_marken, fragt_hinter
from ozganswer.intake.fragen import Fragetext, lies_fragen
from ozganswer.intake.listen import finde_listen
from ozganswer.intake.papier import Zeile
from ozganswer.intake.unterschrift import unterschrift_ab
from ozganswer.intake.wegweiser import (
    ANLAGE,
    ANREDE,
    BEGRUENDUNG,
    FRAGENKOPF,
    SCHLUSS,
    TITEL,
    begruendung,
)

PROSA = 14
"""From so many words on, a line that ends a sentence is no line of a head."""
SATZ = 9
"""The same where it stands behind a gap."""


@dataclass(frozen=True, slots=True)
class Zonen:
    """The zones of a paper, as indices of its lines."""

    kopf: range
    fragen: tuple[Fragetext, ...]
    text: tuple[int, ...]
    unterschrift: range

    @property
    def gefragt(self) -> set[int]:
        """Every line that a question was read from."""
        return {i for f in self.fragen for i in f.zeilen}


def finde_zonen(zeilen: Sequence[Zeile]) -> Zonen:
    """Find the zones of a paper: first the questions, then what stands around them."""
    listen = fragelisten(zeilen, finde_listen(zeilen))
    fragen = tuple(f for li in listen for f in lies_fragen(zeilen, li))
    gefragt = {i for f in fragen for i in f.zeilen}
    erste = min(gefragt, default=len(zeilen))
    ende = _kopfende(zeilen, erste)
    if not fragen:
        ende = min(ende, _erste_fragende(zeilen)) if ende == len(zeilen) else ende
        fragen = tuple(fragen_ohne_marken(zeilen, ende))
        gefragt = {i for f in fragen for i in f.zeilen}
    unterschrift = unterschrift_ab(zeilen, max(gefragt, default=ende), ende)
    dazwischen = spanne(gefragt)
    aussen = [i for i in range(ende, unterschrift.start) if i not in dazwischen]
    letzte = max(gefragt, default=ende)
    ohne = set(_anlagen(zeilen, letzte))
    ohne |= {i for i in aussen if i > letzte and SCHLUSS.match(zeilen[i].text)}
    text = tuple(i for i in aussen if i not in ohne and not _ist_wegweiser(zeilen[i].text))
    return Zonen(range(ende), fragen, text, unterschrift)


def _erste_fragende(zeilen: Sequence[Zeile]) -> int:
    """Find the first paragraph that asks, in a paper that has nothing else but a head."""
    fragende = (i for i, z in enumerate(zeilen) if i and z.luft and z.text.endswith("?"))
    return next(fragende, len(zeilen))


def _anlagen(zeilen: Sequence[Zeile], ab: int) -> Iterator[int]:
    """List the lines that name annexes: behind their heading, until a gap."""
    darin = False
    for i in range(ab, len(zeilen)):
        kopf = bool(ANLAGE.fullmatch(zeilen[i].text))
        darin = kopf or (darin and not zeilen[i].luft)
        if darin:
            yield i


def spanne(gefragt: set[int]) -> range:
    """The lines from the first question to the last."""
    return range(min(gefragt), max(gefragt) + 1) if gefragt else range(0)


def _kopfende(zeilen: Sequence[Zeile], erste: int) -> int:
    """The head ends at the salutation; without one at the first heading, sentence or question."""
    anrede = next((i for i in range(erste) if ANREDE.match(zeilen[i].text)), None)
    if anrede is not None:
        return anrede
    for i in range(erste):
        text = zeilen[i].text
        if begruendung(text) or FRAGENKOPF.fullmatch(text) or _ist_prosa(zeilen, i):
            return i
        if not (i and text.endswith(":") and eingeleitet(zeilen, i + 1)):
            continue
        if i + 1 == erste or (erste == len(zeilen) and fragt_hinter(zeilen, i)):
            return i
    return _vor_einleitung(zeilen, erste)


def _ist_prosa(zeilen: Sequence[Zeile], i: int) -> bool:
    """Tell whether a paragraph of sentences begins at a line."""
    breite = _breite(zeilen)
    if TITEL.match(zeilen[i].text) or (i and _laeuft_weiter(zeilen, i - 1, breite)):
        return False
    absatz = [zeilen[i].text]
    for n in range(i, min(i + 7, len(zeilen) - 1)):
        if not _laeuft_weiter(zeilen, n, breite):
            break
        absatz.append(zeilen[n + 1].text)
    text = " ".join(absatz)
    genug = SATZ if zeilen[i].luft and text[0].isupper() else PROSA
    return len(text.split()) >= genug and text.endswith((".", "!", "..."))


def _laeuft_weiter(zeilen: Sequence[Zeile], i: int, breite: float) -> bool:
    """Tell whether a line's sentence goes on in the next: it is full, and nothing ends there."""
    if zeilen[i + 1].luft or zeilen[i].text.endswith((".", "?", "!")):
        return False
    return len(zeilen[i].text) >= 0.6 * breite


def _breite(zeilen: Sequence[Zeile]) -> float:
    """How wide the lines of a paper are, short and torn ones left aside."""
    laengen = sorted(len(z.text) for z in zeilen)
    return laengen[len(laengen) * 9 // 10] if laengen else 0


def _vor_einleitung(zeilen: Sequence[Zeile], erste: int) -> int:
    """What stands unfinished before a first question announces it: `Die Verwaltung stellt dar`."""
    davor = erste - 1
    if davor > 0 and zeilen[davor].luft and not zeilen[davor].text.endswith((".", "?")):
        text = zeilen[davor].text
        if text.endswith(":") or text.startswith(("Die Verwaltung ", "Der ", "Wir ", "Ich ")):
            return davor
    return erste


def _ist_wegweiser(text: str) -> bool:
    if (t := BEGRUENDUNG.match(text)) and len(t["rest"].strip(" :.")) == 0:
        return True
    anders = any(m.fullmatch(text) for m in (FRAGENKOPF, ANLAGE))
    return anders or bool(ANREDE.match(text))

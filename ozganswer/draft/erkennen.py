"""Questions → topics, by the words of each topic and by what stands around a question."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ozganswer.draft.woerter import Wort, lies_worte, regel, stelle
from ozganswer.records.anfrage import Anfrage, Frage, steht_unter
from ozganswer.records.themen import GEWICHTE, SONSTIGES, Thema

SCHWELLE = 1.5
"""What a topic must count at least; below it a question is about something else."""

NEBENHER = 0.5
"""What words count that only introduce a question, or stand in brackets."""

BETREFF, BETREFF_VORRANG = 0.3, 1.4
"""What the words of the Betreff count for each question; the second for a topic with Vorrang."""

VORRANG = 1.5
"""What the words of a topic count that goes before others: of a training, not when it is."""

ANFANG = 1.5
"""What a word counts among those that a question begins with: „Wann“, „Welche Kosten“."""

FRAGEWORTE = 4
"""So many words begin a question."""

WEITERE = 0.6
"""What each further question counts under one number."""

DARUEBER = 0.45
"""What a question hands down to those under it, or that go on from it."""

_TEILSATZ = re.compile(
    r",\s+(?=(?:und|oder|um|damit|sodass|so dass|obwohl|wobei|die|der|das|welche[mnrs]?)\b)"
    r"|\s+(?=und\s+(?:wenn|falls|wie|warum|weshalb|welche[mnrs]?|wann|wer|wo)\b)"
)
"""Where what is asked first ends: what follows goes on from it, or tells of it."""
_SATZ = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜ„])")
_NEBEN = re.compile(
    r"\([^()]*\)"
    r"|,?\s*\b(?:insbesondere|vor dem Hintergrund|im Hinblick auf|hinsichtlich|z\. ?B\.|bspw\."
    r"|beispielsweise|unter Berücksichtigung|angesichts)\b[^?.;]*",
    re.IGNORECASE,
)
_ANSCHLUSS = re.compile(
    r"\s*(?:wenn|falls|sofern)\s+(?:ja|nein|nicht|\d+)\b|\s*(?:und|welche[rs]?)\s+(?:davon|diese[nrs]?)\b",
    re.IGNORECASE,
)

Punkte = Mapping[str, float]
Themen = Mapping[str, Thema]


@dataclass(frozen=True, slots=True)
class Zuordnung:
    """A question with its topic, and further ones that it asks about as clearly."""

    frage: Frage
    thema: str
    weitere: tuple[str, ...] = ()


def ordne_zu(anfrage: Anfrage, themen: Themen) -> tuple[Zuordnung, ...]:
    """Find the topics of each question of an Anfrage."""
    betreff = _im_betreff(anfrage.betreff, themen)
    eigene = [punkte_der_frage(f.text, themen) for f in anfrage.fragen]
    gesamt: list[Punkte] = []
    for n in range(len(anfrage.fragen)):
        davor = _darueber(n, anfrage.fragen, gesamt)
        gesamt.append(_summe((eigene[n], 1), (betreff, 1), (davor, DARUEBER)))
    return tuple(map(_zuordnung, anfrage.fragen, gesamt, eigene))


def _im_betreff(betreff: str, themen: Themen) -> Punkte:
    gewichte = {n: BETREFF_VORRANG if t.vorrang else BETREFF for n, t in themen.items()}
    return {n: gewichte[n] * p for n, p in punkte(betreff, themen).items()}


def punkte_der_frage(text: str, themen: Themen) -> Punkte:
    """Count the words of each topic in a question: its first sentence that asks, then the rest."""
    saetze = fragesaetze(_NEBEN.sub(" ", text))
    saetze = [*_TEILSATZ.split(saetze[0], maxsplit=1), *saetze[1:]]
    gefragt = [punkte(satz, themen, am_anfang=ANFANG) for satz in saetze]
    alles = punkte(text, themen)
    teile = [(p, 1 if n == 0 else WEITERE) for n, p in enumerate(gefragt)]
    return {t: max(_summe(*teile)[t], NEBENHER * alles[t]) for t in themen}


def fragesaetze(text: str) -> list[str]:
    """List the sentences that ask; a text without any is one as a whole."""
    return [satz for satz in _SATZ.split(text) if "?" in satz] or [text]


def punkte(text: str, themen: Themen, am_anfang: float = 1) -> Punkte:
    """Count the words of each topic in a text, those at its beginning as often as said."""
    worte = lies_worte(text)
    return {name: _punkte(worte, thema, am_anfang) for name, thema in themen.items()}


def _punkte(worte: Sequence[Wort], thema: Thema, am_anfang: float) -> float:
    """Weigh the words found: each further one counts less, for one that is sure is enough."""
    gefunden: dict[int, float] = {}
    for art, gewicht in GEWICHTE.items():
        for wort in getattr(thema.woerter, art):
            if (n := stelle(regel(wort), worte)) is not None:
                # Two rules that begin with the same word have found one thing.
                wiegt = gewicht * (am_anfang if n < FRAGEWORTE else 1)
                gefunden[n] = max(wiegt, gefunden.get(n, 0))
    summe = sum(g / n for n, g in enumerate(sorted(gefunden.values(), reverse=True), 1))
    return summe * (VORRANG if thema.vorrang else 1)


def _darueber(n: int, fragen: Sequence[Frage], gesamt: Sequence[Punkte]) -> Punkte:
    """Find what a question goes on from: the one that it stands under, or the one before."""
    ueber = [k for k in range(n) if steht_unter(fragen[n].nr, fragen[k].nr)]
    if ueber:
        return gesamt[ueber[-1]]
    return gesamt[n - 1] if n and _ANSCHLUSS.match(fragen[n].text) else {}


def _summe(*teile: tuple[Punkte, float]) -> Punkte:
    themen = {thema for werte, _ in teile for thema in werte}
    return {t: sum(gewicht * werte.get(t, 0) for werte, gewicht in teile) for t in sorted(themen)}


def _zuordnung(frage: Frage, gesamt: Punkte, eigene: Punkte) -> Zuordnung:
    folge = sorted(gesamt, key=lambda t: -gesamt[t])
    if not folge or gesamt[folge[0]] < SCHWELLE:
        return Zuordnung(frage, SONSTIGES)
    erstes, *andere = folge
    deutlich = max(GEWICHTE.values())
    weitere = [t for t in andere if eigene[t] >= deutlich and t != SONSTIGES]
    return Zuordnung(frage, erstes, tuple(weitere))

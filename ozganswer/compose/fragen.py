"""Questions and answers: which passage answers which questions, and whether all are answered."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ozganswer.compose.bloecke import Gesetzt
from ozganswer.compose.ueberschrift import (
    Gestellt,
    Nennung,
    gestellt,
    lies_ueberschrift,
    treffer,
    verwiesen,
)
from ozganswer.errors import Mistake, Position
from ozganswer.errors.answering import (
    AntwortLeer,
    FrageDoppelt,
    FrageNochOffen,
    FrageNurZugesagt,
    FrageOffen,
    VerweisAufSich,
    VerweisFalsch,
)
from ozganswer.errors.composing import MarkdownMistake, TemplateMistake
from ozganswer.errors.publishing import AntwortMitVerdeckt
from ozganswer.records.anfrage import gemeint, name_der_kennung
from ozganswer.records.antwort import Briefquelle
from ozganswer.records.letter import Block, Heading
from ozganswer.records.reading import text_of

__all__ = [
    "Abschnitt",
    "Gestellt",
    "beantwortet",
    "gestellt",
    "gliedere",
    "mitverdeckte",
    "pruefe",
    "rohe_abschnitte",
    "verdecke",
]

_KOMMENTAR = re.compile(r"\{#.*?#\}", re.DOTALL)
_ROHE_UEBERSCHRIFT = re.compile(r"^#[ \t]+(.*?)[ \t]*#*$", re.MULTILINE)
_DECKT_ALLES = frozenset({"zwischennachricht", "ablehnung", "abgabe"})
_SAGT_ZU = frozenset({"zwischennachricht", "teilantwort"})
_ANTWORTET = frozenset({"antwort", "teilantwort"})


@dataclass(frozen=True, slots=True)
class Abschnitt:
    """A passage of the answer: the questions it answers (none: Vorbemerkung) and its blocks."""

    fragen: tuple[Gestellt, ...]
    blocks: tuple[Gesetzt, ...]
    position: Position


def gliedere(
    gesetzt: Sequence[Gesetzt], fragen: tuple[Gestellt, ...], mistakes: list[Mistake]
) -> tuple[Abschnitt, ...]:
    """Divide an answer at its headings of the first level."""
    grenzen = [i for i, g in enumerate(gesetzt) if _ist_oberste(g.block)]
    vorn = tuple(gesetzt[: grenzen[0] if grenzen else len(gesetzt)])
    enden = pairwise([*grenzen, len(gesetzt)])
    # What could not be rendered has told so already.
    ganz = not any(isinstance(m, TemplateMistake | MarkdownMistake) for m in mistakes)
    koepfe = [gesetzt[i] for i in grenzen]
    genannt = [lies_ueberschrift(text_of(k.block), fragen, k.position, mistakes) for k in koepfe]
    abschnitte = [
        Abschnitt(hier, tuple(gesetzt[begin + 1 : end]), gesetzt[begin].position)
        for hier, (begin, end) in zip(_verteilt(genannt), enden, strict=True)
    ]
    mistakes += _leere(abschnitte) if ganz else ()
    return (*([Abschnitt((), vorn, vorn[0].position)] if vorn else ()), *abschnitte)


def verdecke(abschnitte: Iterable[Abschnitt]) -> tuple[Abschnitt, ...]:
    """Mark the answer to a question that is not public as not public itself."""
    return tuple(_verdeckt(a) if _geheime(a) else a for a in abschnitte)


def _verdeckt(abschnitt: Abschnitt) -> Abschnitt:
    weg = (replace(g, block=replace(g.block, oeffentlich=False)) for g in abschnitt.blocks)
    return replace(abschnitt, blocks=tuple(weg))


def _geheime(abschnitt: Abschnitt) -> list[str]:
    return [f.nr for f in abschnitt.fragen if f.frage.oeffentlich is False]


def mitverdeckte(abschnitte: Iterable[Abschnitt]) -> Iterator[Mistake]:
    """Tell which answers are hidden although they answer a public question too."""
    for abschnitt in abschnitte:
        alle, geheime = [f.nr for f in abschnitt.fragen], _geheime(abschnitt)
        if geheime and len(geheime) < len(alle):
            yield AntwortMitVerdeckt(alle, geheime, abschnitt.position)


def pruefe(
    abschnitte: Sequence[Abschnitt],
    fragen: tuple[Gestellt, ...],
    quelle: Briefquelle,
    geschwister: Iterable[Briefquelle],
) -> Iterator[Mistake]:
    """Find questions answered twice, left open, or referred to in vain."""
    andere = tuple(geschwister)
    anderswo = {f for g in andere for f in beantwortet(g, fragen)} | _before(quelle, fragen)
    yield from _doppelte(abschnitte)
    yield from _verweise(abschnitte, anderswo, fragen)
    genannt = {f for a in abschnitte for f in a.fragen}
    uebrig = [f for f in fragen if f not in {*genannt, *anderswo, *_gedeckt(quelle, fragen)}]
    yield from _uebergangene(quelle, uebrig, andere)


def _uebergangene(
    quelle: Briefquelle, uebrig: list[Gestellt], andere: tuple[Briefquelle, ...]
) -> Iterator[Mistake]:
    """Tell which questions are left over: by all letters, or by this one after a promise."""
    stelle = Position(quelle.text.datei, quelle.text.zeile, 1)
    gedeckt = {f for g in andere for f in _gedeckt(g, uebrig)}
    if offen := [f.nr for f in uebrig if f not in gedeckt]:
        mistake = FrageNochOffen if quelle.kopf.status == "entwurf" else FrageOffen
        yield mistake(offen, stelle)
    erledigt = {f for g in andere if g.kopf.art not in _SAGT_ZU for f in _gedeckt(g, uebrig)}
    zugesagt = [f.nr for f in uebrig if f in gedeckt - erledigt]
    if zugesagt and quelle.kopf.art in _ANTWORTET:
        yield FrageNurZugesagt(zugesagt, stelle)


def _ist_oberste(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 0


def _verteilt(genannt: Sequence[Sequence[Nennung]]) -> Iterator[tuple[Gestellt, ...]]:
    """A sub-question with a heading of its own is not answered along with its question."""
    eigens = {n.frage for nennungen in genannt for n in nennungen if n.eigens}
    for nennungen in genannt:
        yield tuple(n.frage for n in nennungen if n.eigens or n.frage not in eigens)


def _leere(abschnitte: Iterable[Abschnitt]) -> Iterator[Mistake]:
    for abschnitt in abschnitte:
        if abschnitt.fragen and not abschnitt.blocks:
            yield AntwortLeer((f.nr for f in abschnitt.fragen), abschnitt.position)


def _doppelte(abschnitte: Iterable[Abschnitt]) -> Iterator[Mistake]:
    seen: set[Gestellt] = set()
    for abschnitt in abschnitte:
        for frage in abschnitt.fragen:
            if frage in seen:
                yield FrageDoppelt(frage.nr, abschnitt.position)
            seen.add(frage)


def _verweise(
    abschnitte: Sequence[Abschnitt], anderswo: set[Gestellt], fragen: tuple[Gestellt, ...]
) -> Iterator[Mistake]:
    beantwortet = anderswo | {f for a in abschnitte if a.blocks for f in a.fragen}
    for abschnitt in abschnitte:
        for gesetzt in abschnitt.blocks:
            verkehrt: list[Mistake] = []
            for nr in verwiesen(text_of(gesetzt.block), fragen, gesetzt.position, verkehrt):
                ziele = beantwortet.intersection(treffer(nr, fragen))
                if not ziele:
                    yield VerweisFalsch(nr, gesetzt.position)
                elif ziele <= {*abschnitt.fragen} - anderswo:
                    yield VerweisAufSich(nr, gesetzt.position)
            yield from verkehrt


def _gedeckt(quelle: Briefquelle, fragen: Iterable[Gestellt]) -> list[Gestellt]:
    """List what a letter need not answer by its art, or leaves open as it says."""
    eigene, art = _in(quelle, fragen), quelle.kopf.art
    if art in _DECKT_ALLES:
        return eigene
    offen = quelle.kopf.offen.fragen if quelle.kopf.offen and art == "teilantwort" else ()
    spaeter = {n for nr in offen for n in gemeint(nr, (f.nr for f in eigene))}
    return [f for f in eigene if f.nr in spaeter]


def beantwortet(quelle: Briefquelle, fragen: Iterable[Gestellt]) -> Iterator[Gestellt]:
    """List what a letter answers, by its raw headings with a text under them."""
    return (frage for genannt, _ in rohe_abschnitte(quelle, fragen) for frage in genannt)


def rohe_abschnitte(
    quelle: Briefquelle, fragen: Iterable[Gestellt]
) -> Iterator[tuple[tuple[Gestellt, ...], str]]:
    """Cut a source at its raw headings: which questions, and the text under them if there is."""
    eigene = _in(quelle, fragen)
    text = _KOMMENTAR.sub("", quelle.text.text)
    koepfe = list(_ROHE_UEBERSCHRIFT.finditer(text))
    enden = [*(k.start() for k in koepfe), len(text)][1:]
    for kopf, ende in zip(koepfe, enden, strict=True):
        if passage := text[kopf.end() : ende].strip():
            name = kopf[1].replace("**", "")
            genannt = lies_ueberschrift(name, eigene, Position(quelle.text.datei), [])
            yield tuple(n.frage for n in genannt), passage


def _before(quelle: Briefquelle, fragen: Iterable[Gestellt]) -> set[Gestellt]:
    """List what the Fassung that a letter supplements has answered."""
    ergaenzt = quelle.kopf.ergaenzt
    return {f for f in _in(quelle, fragen) if ergaenzt and f.nr in ergaenzt.fragen}


def _in(quelle: Briefquelle, fragen: Iterable[Gestellt]) -> list[Gestellt]:
    """List the questions of the Anfragen that a letter is on."""
    namen = {name_der_kennung(k) for k in quelle.kopf.anfrage or (quelle.name,)}
    return [f for f in fragen if name_der_kennung(f.kennung) in namen]

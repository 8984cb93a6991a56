"""Questions and answers: which heading answers which questions, and whether all are answered."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ozganswer.compose.bloecke import Gesetzt
from ozganswer.errors import Mistake, Position
from ozganswer.errors.composing import (
    FrageDoppelt,
    FrageNieGestellt,
    FragenMistake,
    FrageNochOffen,
    FrageOffen,
    KeineFrage,
    VerweisFalsch,
)
from ozganswer.records.anfrage import Anfragedatei, Frage
from ozganswer.records.antwort import Briefquelle
from ozganswer.records.letter import Block, Heading, inlines_of, plain

_NR = r"\b(?:[0-9][0-9A-Za-z]*|[IVXLC]+|[A-Za-z])(?:[.\-][0-9A-Za-z]+)*\b"
_LISTE = rf"{_NR}(?:\s*,\s*{_NR})*(?:\s+und\s+{_NR})?"
_UEBERSCHRIFT = re.compile(
    rf"(?:(?P<alle>Alle Fragen)|Fragen?\s+"
    rf"(?:(?P<von>{_NR})\s+bis\s+(?P<bis>{_NR})|(?P<liste>{_LISTE})))"
    r"(?:\s+\((?P<kennung>[^()]+)\))?"
)
_VERWEIS = re.compile(
    rf"[Ss]iehe\s+(?:auch\s+)?(?:die\s+)?(?:unsere\s+)?Antwort(?:en)?\s+(?:zu|auf)\s+(?:den\s+|die\s+)?"
    rf"Fragen?\s+(?P<liste>{_LISTE})(?!\s+(?:der|aus)\b)(?![\w.-]*\w)"
)
_ROHE_UEBERSCHRIFT = re.compile(r"^#[ \t]+(.*?)[ \t]*#*$", re.MULTILINE)
_DECKT_ALLES = frozenset({"zwischennachricht", "ablehnung", "abgabe"})


@dataclass(frozen=True, slots=True)
class Gestellt:
    """A question with the Anfrage it was asked in."""

    kennung: str
    frage: Frage
    position: Position

    @property
    def nr(self) -> str:
        """Its number as asked."""
        return self.frage.nr


@dataclass(frozen=True, slots=True)
class Abschnitt:
    """A passage of the answer: the questions it answers (none: Vorbemerkung) and its blocks."""

    fragen: tuple[Gestellt, ...]
    blocks: tuple[Gesetzt, ...]
    position: Position


def gestellt(anfragen: Iterable[Anfragedatei]) -> tuple[Gestellt, ...]:
    """List the questions of all Anfragen in the order asked."""
    return tuple(
        Gestellt(a.anfrage.kennung, f, a.positionen.get(("fragen", str(i)), Position(a.name)))
        for a in anfragen
        for i, f in enumerate(a.anfrage.fragen)
    )


def gliedere(
    gesetzt: Sequence[Gesetzt], fragen: tuple[Gestellt, ...], mistakes: list[Mistake]
) -> tuple[Abschnitt, ...]:
    """Divide an answer at its headings of the first level."""
    grenzen = [i for i, g in enumerate(gesetzt) if _ist_oberste(g.block)]
    vorn = tuple(gesetzt[: grenzen[0] if grenzen else len(gesetzt)])
    abschnitte = [Abschnitt((), vorn, vorn[0].position)] if vorn else []
    for begin, end in pairwise([*grenzen, len(gesetzt)]):
        kopf = gesetzt[begin]
        genannt = tuple(_genannt(kopf, fragen, mistakes))
        abschnitte.append(Abschnitt(genannt, tuple(gesetzt[begin + 1 : end]), kopf.position))
    return _mit_unterfragen(abschnitte, fragen)


def pruefe(
    abschnitte: Sequence[Abschnitt],
    fragen: tuple[Gestellt, ...],
    quelle: Briefquelle,
    geschwister: Iterable[Briefquelle],
) -> Iterator[Mistake]:
    """Find questions answered twice, left open, or referred to in vain."""
    seen: set[Gestellt] = set()
    for abschnitt in abschnitte:
        for frage in abschnitt.fragen:
            if frage in seen:
                yield FrageDoppelt(frage.nr, abschnitt.position)
            seen.add(frage)
    yield from _verweise(abschnitte, {f.nr for f in seen}, {f.nr for f in fragen})
    gedeckt = {n for g in (quelle, *geschwister) for n in _gedeckt(g, fragen)}
    offen = [f.nr for f in fragen if f not in seen and f not in gedeckt]
    if offen:
        mistake = FrageNochOffen if quelle.kopf.status == "entwurf" else FrageOffen
        yield mistake(offen, Position(quelle.text.datei, quelle.text.zeile, 1))


def _ist_oberste(block: Block) -> bool:
    return isinstance(block, Heading) and block.level == 0


def _genannt(
    kopf: Gesetzt, fragen: tuple[Gestellt, ...], mistakes: list[Mistake]
) -> Iterator[Gestellt]:
    text = plain(tuple(inlines_of(kopf.block)))
    found = _UEBERSCHRIFT.fullmatch(text)
    if not found:
        mistakes.append(KeineFrage(text, kopf.position))
        return
    auswahl = [f for f in fragen if found["kennung"] in (None, f.kennung)]
    if found["kennung"] and not auswahl:
        satz = f"Dieser Brief antwortet nicht auf {found['kennung']}."
        mistakes.append(
            FragenMistake(satz, "Die Kennung im Kopf unter „anfrage“ nennen.", kopf.position)
        )
        return
    for nr in _nummern(found, auswahl):
        yield from _mit_nummer(nr, auswahl, kopf.position, mistakes)


def _mit_nummer(
    nr: str, auswahl: list[Gestellt], position: Position, mistakes: list[Mistake]
) -> Iterator[Gestellt]:
    treffer = [f for f in auswahl if f.nr == nr]
    if not treffer:
        mistakes.append(FrageNieGestellt(nr, (f.nr for f in auswahl), position))
    if len({f.kennung for f in treffer}) > 1:
        hint = f"Die Anfrage dazu nennen: „# Frage {nr} ({treffer[0].kennung})“."
        mistakes.append(FragenMistake(f"Frage {nr} gibt es in mehreren Anfragen.", hint, position))
    yield from treffer


def _nummern(found: re.Match[str], auswahl: list[Gestellt]) -> list[str]:
    alle = list(dict.fromkeys(f.nr for f in auswahl))
    if found["alle"]:
        return alle
    if found["liste"]:
        return _zerlegt(found["liste"])
    von, bis = found["von"], found["bis"]
    if von not in alle or bis not in alle:
        return [nr for nr in (von, bis) if nr not in alle]
    return alle[alle.index(von) : alle.index(bis) + 1] or [von, bis]


def _zerlegt(liste: str) -> list[str]:
    return re.split(r"\s*,\s*|\s+und\s+", liste)


def _mit_unterfragen(
    abschnitte: list[Abschnitt], fragen: tuple[Gestellt, ...]
) -> tuple[Abschnitt, ...]:
    eigens = {f for a in abschnitte for f in a.fragen}
    return tuple(
        Abschnitt(
            tuple(
                u
                for f in a.fragen
                for u in (f, *(v for v in fragen if _unter(v, f) and v not in eigens))
            ),
            a.blocks,
            a.position,
        )
        for a in abschnitte
    )


def _unter(frage: Gestellt, ueber: Gestellt) -> bool:
    rest = frage.nr.removeprefix(ueber.nr)
    return (
        frage.kennung == ueber.kennung and 0 < len(rest) < len(frage.nr) and not rest[0].isdigit()
    )


def _verweise(
    abschnitte: Sequence[Abschnitt], beantwortet: set[str], gefragt: set[str]
) -> Iterator[Mistake]:
    for gesetzt in (g for a in abschnitte for g in a.blocks):
        text = plain(tuple(inlines_of(gesetzt.block)))
        for verweis in _VERWEIS.finditer(text):
            for nr in _zerlegt(verweis["liste"]):
                if nr not in beantwortet & gefragt:
                    yield VerweisFalsch(nr, gesetzt.position)


def _gedeckt(quelle: Briefquelle, fragen: tuple[Gestellt, ...]) -> Iterator[Gestellt]:
    """List what another letter on the Anfragen answers or covers, by its head and headings."""
    if quelle.kopf.art in _DECKT_ALLES:
        yield from fragen
    offen = quelle.kopf.offen.fragen if quelle.kopf.offen else ()
    yield from (f for f in fragen if f.nr in offen)
    for roh in _ROHE_UEBERSCHRIFT.finditer(quelle.text.text):
        if found := _UEBERSCHRIFT.fullmatch(roh[1]):
            auswahl = [f for f in fragen if found["kennung"] in (None, f.kennung)]
            nummern = _nummern(found, auswahl)
            yield from (f for f in auswahl if any(f.nr == n or _hat_vorn(f.nr, n) for n in nummern))


def _hat_vorn(nr: str, vorn: str) -> bool:
    return nr.startswith(vorn) and nr != vorn and not nr[len(vorn)].isdigit()

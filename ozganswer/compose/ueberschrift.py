"""Which questions a heading or a reference names: `Frage 1`, `Fragen 1 bis 3`, `Alle Fragen`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ozganswer.errors import Mistake, Position
from ozganswer.errors.answering import (
    AnfrageFremd,
    FrageMehrdeutig,
    FrageNieGestellt,
    KeineFrage,
    SpanneVerkehrt,
)
from ozganswer.records.anfrage import Anfragedatei, Frage, ist_nummer, steht_unter

_WORT = r"(?!(?:siehe|vgl|vergleiche|verweis\w*)\b)\w+(?:[.\-]\w+)*"
"""What may be a number, and begins no other reference; whether it is one, `ist_nummer` knows."""
_LISTE = rf"{_WORT}(?:\s*,\s*{_WORT})*(?:\s+und\s+{_WORT})?"
_FRAGEN = rf"Fragen?\s+(?:(?P<von>{_WORT})\s+bis\s+(?P<bis>{_WORT})|(?P<liste>{_LISTE}))"
_UEBERSCHRIFT = re.compile(rf"(?:(?P<alle>Alle Fragen)|{_FRAGEN})(?:\s+\((?P<kennung>[^()]+)\))?")

_VERWEIS = re.compile(
    r"\b(?:[Ss]iehe|[Vv]gl\.|[Vv]ergleiche|[Vv]erweis\w*)\s+(?:\w+\s+){0,5}?"
    r"(?:Antwort(?:en)?|Beantwortung|Ausführungen)\s+"
    rf"(?:(?:zu|auf|von)\s+)?(?:(?:zur|der|den|die)\s+)?{_FRAGEN}"
    # „Frage 1 der Anfrage …“ leads to another Anfrage.
    r"(?!\s+(?:der|des|aus)\b)(?![\w.-]*\w)"
)


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
class Nennung:
    """A question that a heading answers: named itself, or along with the one it stands under."""

    frage: Gestellt
    eigens: bool


def gestellt(anfragen: Iterable[Anfragedatei]) -> tuple[Gestellt, ...]:
    """List the questions of all Anfragen in the order asked."""
    return tuple(
        Gestellt(a.anfrage.kennung, f, a.positionen.get(("fragen", str(i)), Position(a.name)))
        for a in anfragen
        for i, f in enumerate(a.anfrage.fragen)
    )


def lies_ueberschrift(
    text: str, fragen: Sequence[Gestellt], position: Position, mistakes: list[Mistake]
) -> tuple[Nennung, ...]:
    """Read which questions a heading answers; what it names in vain is a mistake."""
    found = _UEBERSCHRIFT.fullmatch(text)
    if not found:
        mistakes.append(KeineFrage(text, position))
        return ()
    auswahl = [f for f in fragen if found["kennung"] in (None, f.kennung)]
    if found["kennung"] and not auswahl:
        mistakes.append(AnfrageFremd(found["kennung"], position))
        return ()
    mistakes += _falsch(found, auswahl, position)
    return tuple(_nennungen(found, auswahl))


def treffer(nr: str, fragen: Sequence[Gestellt]) -> list[Gestellt]:
    """Find the questions of a number; where there is none, those that stand under it."""
    return [f for f in fragen if f.nr == nr] or [f for f in fragen if steht_unter(f.nr, nr)]


def verwiesen(
    text: str, fragen: Sequence[Gestellt], position: Position, mistakes: list[Mistake]
) -> Iterator[str]:
    """List the numbers of the questions to whose answers a text refers."""
    for found in _VERWEIS.finditer(text):
        if _ist_verkehrt(found, fragen):
            mistakes.append(SpanneVerkehrt(found["von"], found["bis"], position))
        yield from filter(ist_nummer, _nummern(found, fragen))


def _nummern(found: re.Match[str], fragen: Sequence[Gestellt]) -> list[str]:
    if found["liste"]:
        return re.split(r"\s*,\s*|\s+und\s+", found["liste"])
    if fremde := [nr for nr in (found["von"], found["bis"]) if not treffer(nr, fragen)]:
        return fremde
    return list(dict.fromkeys(f.nr for f in _spanne(found, fragen)))


def _ist_verkehrt(found: re.Match[str], fragen: Sequence[Gestellt]) -> bool:
    von, bis = (treffer(nr, fragen) if nr else [] for nr in (found["von"], found["bis"]))
    return bool(von and bis) and fragen.index(bis[0]) < fragen.index(von[0])


def _nennungen(found: re.Match[str], fragen: Sequence[Gestellt]) -> Iterator[Nennung]:
    if found["alle"]:
        yield from (Nennung(f, eigens=True) for f in fragen)
    elif found["liste"]:
        for nr in _nummern(found, fragen):
            yield from (Nennung(f, f.nr == nr) for f in _mit_unterfragen(nr, fragen))
    else:
        spanne = _spanne(found, fragen)
        oben = {found["von"], found["bis"], *(f.nr for f in spanne)}
        for frage in spanne:
            yield Nennung(frage, not any(steht_unter(frage.nr, nr) for nr in oben))


def _mit_unterfragen(nr: str, fragen: Sequence[Gestellt]) -> list[Gestellt]:
    direkt = treffer(nr, fragen)
    kennungen = {f.kennung for f in direkt}
    return direkt + [
        f for f in fragen if f not in direkt and f.kennung in kennungen and steht_unter(f.nr, nr)
    ]


def _spanne(found: re.Match[str], fragen: Sequence[Gestellt]) -> Sequence[Gestellt]:
    enden = [found["von"], found["bis"]]
    von, bis = reversed(enden) if _ist_verkehrt(found, fragen) else enden
    stellen = [fragen.index(f) for nr in (von, bis) for f in _mit_unterfragen(nr, fragen)]
    if not all(treffer(nr, fragen) for nr in enden):
        return ()
    return fragen[stellen[0] : stellen[-1] + 1]


def _falsch(
    found: re.Match[str], fragen: Sequence[Gestellt], position: Position
) -> Iterator[Mistake]:
    if found["alle"]:
        return
    if _ist_verkehrt(found, fragen):
        yield SpanneVerkehrt(found["von"], found["bis"], position)
    for nr in _nummern(found, fragen):
        kennungen = sorted({f.kennung for f in treffer(nr, fragen)})
        if not kennungen:
            yield FrageNieGestellt(nr, (f.nr for f in fragen), position)
        if len(kennungen) > 1:
            yield FrageMehrdeutig(nr, kennungen[0], position)

"""Lines → lists: what is counted, in which row, and what stands under it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ozganswer.intake.kennung import ZEICHEN
from ozganswer.intake.marken import Marke, Reihe, marken
from ozganswer.intake.papier import Zeile
from ozganswer.intake.wegweiser import TITEL, ist_antwortkopf, ist_grenze, ist_zu

TIEFE = tuple(Reihe)
"""The rows in the order in which one usually stands under another."""

WEITSICHT = 60
"""How many lines ahead a number is sought that fits better."""


NAEHE = 12
"""How many lines an item usually has at most."""


_TITELZEILE = re.compile(rf"{TITEL.pattern}(?: (?:Nr\.? ?)?{ZEICHEN.pattern})? ?:?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Punkt:
    """A counted item: its mark, the marks above it, and its lines by their index."""

    marke: Marke
    ueber: tuple[Marke, ...]
    zeilen: tuple[int, ...]


@dataclass(slots=True)
class Liste:
    """Items that count in one row, with all that stands under them."""

    punkte: list[Punkt] = field(default_factory=list)

    @property
    def von(self) -> int:
        """The index of its first line."""
        return self.punkte[0].zeilen[0]

    @property
    def bis(self) -> int:
        """The index behind its last line."""
        return self.punkte[-1].zeilen[-1] + 1


def finde_listen(zeilen: Sequence[Zeile]) -> list[Liste]:
    """Find every list of a paper in the order of its lines."""
    return list(_Leser(zeilen).lies())


class _Leser:
    def __init__(self, zeilen: Sequence[Zeile]) -> None:
        self.zeilen = zeilen
        self.marken = [marken(z.text) for z in zeilen]
        self.liste = Liste()
        self.stapel: list[Marke] = []

    def lies(self) -> Iterator[Liste]:
        """Read line by line; a mark opens, continues or nests, all else belongs to the last."""
        for i, zeile in enumerate(self.zeilen):
            if (platz := self._passt(i)) is not None:
                self._nimm(i, *platz)
            elif marke := self._beginnt(i):
                yield from self._schliesse()
                self._nimm(i, marke, 0)
            elif self.liste.punkte and self._endet(i, zeile):
                yield from self._schliesse()
            elif self.liste.punkte:
                self._weiter(i)
        yield from self._schliesse()

    def _schliesse(self) -> Iterator[Liste]:
        if self.liste.punkte:
            yield self.liste
        self.liste, self.stapel = Liste(), []

    def _nimm(self, i: int, marke: Marke, tiefe: int) -> None:
        del self.stapel[tiefe:]
        self.liste.punkte.append(Punkt(marke, tuple(self.stapel), (i,)))
        self.stapel.append(marke)

    def _weiter(self, i: int) -> None:
        letzter = self.liste.punkte[-1]
        self.liste.punkte[-1] = Punkt(letzter.marke, letzter.ueber, (*letzter.zeilen, i))

    def _endet(self, i: int, zeile: Zeile) -> bool:
        """The title of a paper ends a list, and a heading, unless it was torn into the list."""
        if zeile.luft and _TITELZEILE.fullmatch(zeile.text):
            return True
        if not ist_grenze(zeile.text) or ist_antwortkopf(zeile.text):
            return False
        return i + 1 >= len(self.zeilen) or self._passt(i + 1) is None

    def _passt(self, i: int) -> tuple[Marke, int] | None:
        """Find how a line goes on in the open list: its mark, and how deep it stands."""
        for marke in self.marken[i] if self.stapel else ():
            tiefe = self._tiefe(marke)
            if tiefe is not None and self._glaubhaft(i, marke, neu=tiefe == len(self.stapel)):
                return marke, tiefe
        return None

    def _tiefe(self, marke: Marke) -> int | None:
        for tiefe in range(len(self.stapel) - 1, -1, -1):
            if _folgt(self.stapel[tiefe], marke):
                return tiefe
        return self._darunter(marke) if marke.wert <= 1 else None

    def _darunter(self, marke: Marke) -> int | None:
        if any(m.reihe is marke.reihe for m in self.stapel):
            return None
        if marke.reihe in {Reihe.KLEIN, Reihe.UNTERZAHL, Reihe.UNTERUNTERZAHL} and marke.ueber:
            nummern = [m.nr for m in self.stapel]
            return nummern.index(marke.ueber) + 1 if marke.ueber in nummern else None
        unten = self.stapel[-1].reihe
        tiefer = TIEFE.index(marke.reihe) > TIEFE.index(unten)
        return len(self.stapel) if tiefer or unten is Reihe.KLEIN else None

    def _beginnt(self, i: int) -> Marke | None:
        """A list begins with one; `I.` is rather the first than the ninth."""
        for marke in self.marken[i]:
            if marke.wert <= 1 and self._glaubhaft(i, marke, neu=True):
                return marke
        return None

    def _glaubhaft(self, i: int, marke: Marke, *, neu: bool) -> bool:
        """Tell whether a mark counts, or only a number stands where a line happens to break."""
        davor = self.zeilen[i - 1] if i else None
        if (
            davor is None
            or self.zeilen[i].luft
            or ist_zu(davor.text)
            or _ist_nur_marke(self.marken[i - 1])
        ):
            return True
        if marke.reihe is Reihe.PUNKT or (marke.reihe is Reihe.KLEIN and not neu):
            return not neu
        if any((m.reihe, m.nr) == (marke.reihe, marke.nr) for m in self.stapel):
            return False
        if not neu and _geht_weiter(davor.text):
            return True
        if marke.reihe is Reihe.UNTERZAHL and self._hat_geschwister(i, marke):
            return True
        gross = not marke.rest or not marke.rest[0].islower()
        return gross and not self._kommt_noch(i, marke)

    def _hat_geschwister(self, i: int, marke: Marke) -> bool:
        """Tell whether the number that goes on from this one is near: `1.1` and then `1.2`."""
        nahe = self.marken[i + 1 : i + 1 + NAEHE]
        weiter = (marke.reihe, marke.ueber, marke.wert + 1)
        davor = self.stapel and self.stapel[-1].reihe is marke.reihe
        return bool(davor) or any((m.reihe, m.ueber, m.wert) == weiter for ms in nahe for m in ms)

    def _kommt_noch(self, i: int, marke: Marke) -> bool:
        """Tell whether the same number comes again where it surely counts."""
        for n in range(i + 1, min(i + WEITSICHT, len(self.zeilen))):
            sicher = self.zeilen[n].luft or ist_zu(self.zeilen[n - 1].text)
            if sicher and any((m.reihe, m.nr) == (marke.reihe, marke.nr) for m in self.marken[n]):
                return True
        return False


def _geht_weiter(text: str) -> bool:
    """Tell whether a line ends as items of one sentence do: `…, und`."""
    return text.endswith((",", ";")) or bool(re.search(r"[,;]? (?:und|oder|sowie)$", text))


def _ist_nur_marke(gelesen: tuple[Marke, ...]) -> bool:
    """Tell whether a line is a mark and nothing else."""
    return bool(gelesen) and not any(m.rest for m in gelesen)


def _folgt(vorige: Marke, marke: Marke) -> bool:
    """Tell whether a mark counts on in a row; papers skip one, or print the same number twice."""
    if vorige.reihe is not marke.reihe:
        return False
    if marke.reihe is Reihe.PUNKT:
        return True
    if marke.reihe in {Reihe.UNTERZAHL, Reihe.UNTERUNTERZAHL} and marke.ueber != vorige.ueber:
        return marke.wert == 1
    if marke.wert == vorige.wert:
        return True
    return 0 < marke.wert - vorige.wert <= 2

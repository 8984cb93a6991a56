"""Facts changed as an edited letter says: each as a whole, and only if the letter then agrees."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Any

from ozganswer.compose.figuren import figuren
from ozganswer.compose.quellmarken import FREMD
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.von_hand import FaktBleibt, FaktGeaendert
from ozganswer.load.aendern import aendere_datei
from ozganswer.load.yaml import Pfad
from ozganswer.records.antwort import Textdatei
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.fakten import Fakt, Faktenblatt
from ozganswer.records.german import datum, schlicht
from ozganswer.rueckweg.abschnitt import Abschnitt
from ozganswer.rueckweg.angaben import VonHand
from ozganswer.rueckweg.entscheiden import geaendert

YAML = (".yaml", ".yml")
BERECHNET = "die Angabe ist aus mehreren Fakten berechnet oder zusammengesetzt"
GESTRICHEN = "eine gestrichene Angabe sagt keinen neuen Wert"
KEIN_WERT = "der neue Text ist kein Wert dieser Art"
IN_TABELLE = "er steht in einer Tabelle, nicht in einem Faktenblatt"
ANDERER_BRIEF = "der Brief sagte mit dem neuen Wert nicht, was in der Datei steht"
WARTET = "eine andere Angabe derselben Stelle lässt sich nicht ändern"
_GENAU = re.compile(r"(?:bis zu|über)\s+")


@dataclass(frozen=True, slots=True)
class Gesagt:
    """What a letter says: what each expression of its source prints, and each of its pieces."""

    ausdruecke: Mapping[int, str]
    pieces: frozenset[str]


Sagt = Callable[[Mapping[str, bytes]], Gesagt]
"""Builds the letter with some blätter in the stead of theirs; raises Mistakes."""


@dataclass(frozen=True, slots=True)
class Wunsch:
    """A figure changed by hand: its fact and the value that it should have, or why it has none."""

    von_hand: VonHand
    abschnitt: Abschnitt
    grund: str = ""
    wert: Any = None

    @property
    def fakt(self) -> Fakt:
        """The fact, of one that has a value."""
        return self.von_hand.angabe.fakten[0]

    @property
    def is_fremd(self) -> bool:
        """Whether what prints it stands elsewhere than in the source."""
        return self.von_hand.angabe.ausdruck == FREMD

    def agrees(self, gesagt: Gesagt) -> bool:
        """Tell whether a letter says what was written; of another's text the piece as a whole."""
        if self.is_fremd:
            return {_words(piece.text) for piece in self.abschnitt.wunsch} <= gesagt.pieces
        return _words(gesagt.ausdruecke.get(self.von_hand.angabe.ausdruck, "")) == _words(
            self.von_hand.neu
        )


@dataclass(slots=True)
class Berichtigung:
    """Changes facts as all edits of a letter together say."""

    auftrag: Auftrag
    root: Path
    sagt: Sagt
    dateien: Mapping[str, bytes] = field(default_factory=dict)
    """The blätter that are changed, by their names in the workspace."""
    meldungen: list[Mistake] = field(default_factory=list)
    gesagt: Gesagt | None = None
    """What the letter says with them."""

    def berichtige(self, abschnitte: Sequence[Abschnitt]) -> None:
        """Change the facts of the figures that were changed by hand, or tell why they stay."""
        alle = [_wunsch(v, a) for a in abschnitte for v in a.von_hand if v.angabe.fakten]
        je_fakt: dict[str, list[Wunsch]] = {}
        for wunsch in alle:
            if not wunsch.grund:
                je_fakt.setdefault(wunsch.fakt.adresse, []).append(wunsch)
        eindeutig = [w for w in je_fakt.values() if not self._is_contradiction(w)]
        angenommen = self._nimm([], eindeutig)
        for erster, *_ in angenommen:
            worte = (_worte(erster.fakt.wert), _worte(erster.wert))
            self.meldungen.append(FaktGeaendert(erster.fakt.adresse, *worte, erster.fakt.position))
        for wunsch in alle:
            if wunsch.grund and not (self.gesagt and wunsch.agrees(self.gesagt)):
                self._bleibt(wunsch, self._wovon(wunsch))

    def _is_contradiction(self, wuensche: Sequence[Wunsch]) -> bool:
        """Tell whether the edits want more than one value of a fact."""
        werte = {wunsch.wert: wunsch.von_hand.neu for wunsch in wuensche}
        if len(werte) < 2:
            return False
        for wunsch in wuensche:
            andere = ", ".join(f"„{neu}“" for wert, neu in werte.items() if wert != wunsch.wert)
            self._bleibt(wunsch, f"an anderer Stelle macht die Datei aus demselben Fakt {andere}")
        return True

    def _nimm(self, bisher: list[list[Wunsch]], dazu: list[list[Wunsch]]) -> list[list[Wunsch]]:
        """Change more facts, as many as the letter then agrees to."""
        if not dazu:
            return bisher
        grund = self._versuche([*bisher, *dazu])
        if not grund:
            return [*bisher, *dazu]
        if len(dazu) > 1:
            mitte = len(dazu) // 2
            return self._nimm(self._nimm(bisher, dazu[:mitte]), dazu[mitte:])
        for wunsch in dazu[0]:
            nachbarn = any(v is not wunsch.von_hand for v in wunsch.abschnitt.von_hand)
            wartet = grund == ANDERER_BRIEF and wunsch.is_fremd and nachbarn
            self._bleibt(wunsch, WARTET if wartet else grund)
        return bisher

    def _versuche(self, alle: Sequence[Sequence[Wunsch]]) -> str:
        """Change facts if the letter then agrees, or say why it cannot be."""
        neu = dict[str, bytes]()
        for erster, *_ in alle:
            if grund := self._setze(erster, neu):
                return grund
        try:
            gesagt = self.sagt(neu)
        except (Mistake, Mistakes):
            return ANDERER_BRIEF
        if not all(wunsch.agrees(gesagt) for wunsch in chain(*alle)):
            return ANDERER_BRIEF
        self.dateien, self.gesagt = neu, gesagt
        return ""

    def _setze(self, wunsch: Wunsch, neu: dict[str, bytes]) -> str:
        """Put a new value into its blatt, or say why it cannot be."""
        fakt, pfad = wunsch.fakt, _pfad(self.auftrag, wunsch.fakt)
        if not fakt.position or not fakt.position.datei.endswith(YAML) or pfad is None:
            return IN_TABELLE
        datei = fakt.position.datei
        try:
            inhalt = neu.get(datei) or (self.root / datei).read_bytes()
            neu[datei] = aendere_datei(inhalt, {pfad: wunsch.wert}, datei)
        except Mistakes as fehler:
            return f"{fehler.mistakes[0].satz.rstrip('.')}"
        return ""

    def _wovon(self, wunsch: Wunsch) -> str:
        """Say why a figure has no fact to change, and what it says with those that are changed."""
        ausdruecke = self.gesagt.ausdruecke if self.gesagt else {}
        jetzt = _words(ausdruecke.get(wunsch.von_hand.angabe.ausdruck, ""))
        if wunsch.grund != BERECHNET or not jetzt or jetzt == _words(wunsch.von_hand.alt):
            return wunsch.grund
        return f"{BERECHNET}; mit den geänderten Fakten ergibt sie {jetzt}"

    def _bleibt(self, wunsch: Wunsch, grund: str) -> None:
        von_hand = wunsch.von_hand
        self.meldungen.append(FaktBleibt(geaendert(von_hand), grund, von_hand.position))


def _wunsch(von_hand: VonHand, abschnitt: Abschnitt) -> Wunsch:
    angabe = von_hand.angabe
    if not von_hand.neu:
        return Wunsch(von_hand, abschnitt, GESTRICHEN)
    if len(angabe.fakten) != 1 or angabe.rechnung:
        return Wunsch(von_hand, abschnitt, BERECHNET)
    wert = lies_wert(von_hand.neu, angabe.fakten[0].wert)
    return Wunsch(von_hand, abschnitt, KEIN_WERT if wert is None else "", wert)


def _words(text: str) -> str:
    """Read words; a hard space stands for a blank (format.md)."""
    return " ".join(text.split())


def lies_wert(text: str, bisher: Any) -> Any:
    """Read what was written over a figure as a value of the kind it had; None: it is none."""
    if isinstance(bisher, bool):
        return None
    if isinstance(bisher, str):
        return text
    worte = _GENAU.sub("", text.strip(), count=1)
    # In a sentence: a number and a full stop at the start of a line are those of a list.
    gefunden = list(figuren(Textdatei("", f"am {worte} ")))
    if len(gefunden) != 1 or len(gefunden[0].text) < len(worte) - 1:
        return _zahl(text) if isinstance(bisher, int | Decimal) else None
    wert = gefunden[0].wert
    if isinstance(bisher, date):
        return wert if isinstance(wert, date) else None
    return wert if isinstance(bisher, int | Decimal) and isinstance(wert, Decimal) else None


def _zahl(text: str) -> Decimal | None:
    """Read a bare number that is no figure by itself: a year, a 1."""
    ziffern = text.strip()
    return Decimal(ziffern) if ziffern.isdecimal() and ziffern.isascii() else None


def _pfad(auftrag: Auftrag, fakt: Fakt) -> Pfad | None:
    blatt = auftrag.bestand.get(fakt.adresse.partition(".")[0])
    if not isinstance(blatt, Faktenblatt):
        return None
    ende = fakt.adresse.rpartition(".")[2]
    orte = (p for p, ort in blatt.positionen.items() if ort == fakt.position and p[-1:] == (ende,))
    return next(orte, None)


def _worte(wert: Any) -> str:
    match wert:
        case date():
            return datum(wert)
        case int() | Decimal():
            return schlicht(Decimal(wert))
        case _:
            return str(wert)

"""Figures changed by hand: the fact is changed, kept, or given up for the text."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any

from ozganswer.compose.figuren import figuren
from ozganswer.compose.quellmarken import FREMD
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.von_hand import (
    AngabeGestrichen,
    AngabeVonHand,
    BetragAlsText,
    BetragBehalten,
    BetragVonHand,
    FaktBleibt,
    FaktGeaendert,
)
from ozganswer.load.aendern import aendere_datei
from ozganswer.load.yaml import Pfad
from ozganswer.records.antwort import Textdatei
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.fakten import Fakt as Tatsache
from ozganswer.records.fakten import Faktenblatt
from ozganswer.records.german import datum, schlicht
from ozganswer.rueckweg.abschnitt import Abschnitt
from ozganswer.rueckweg.angaben import VonHand

YAML = (".yaml", ".yml")
BERECHNET = "die Angabe ist aus mehreren Fakten berechnet oder zusammengesetzt"
KEIN_WERT = "der neue Text ist kein Wert dieser Art"
IN_TABELLE = "er steht in einer Tabelle, nicht in einem Faktenblatt"
ANDERER_BRIEF = "der Brief sagte mit dem neuen Wert nicht, was in der Datei steht"


class Fakt(StrEnum):
    """What becomes of a figure that was changed by hand."""

    AENDERN = "aendern"
    BEHALTEN = "behalten"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Gesagt:
    """What a letter says: what each expression of its source prints, and each of its pieces."""

    ausdruecke: Mapping[int, str]
    pieces: frozenset[str]


Sagt = Callable[[Mapping[str, bytes]], Gesagt]
"""Builds the letter with some blätter in the stead of theirs; raises Mistakes."""


def melde(
    abschnitte: Sequence[Abschnitt], angenommen: Sequence[int], fakt: Fakt | None
) -> Iterator[Mistake]:
    """Tell what the edits did to figures; of changed facts their Berichtigung tells."""
    for nummer, abschnitt in enumerate(abschnitte):
        for von_hand in abschnitt.von_hand:
            changed = fakt is Fakt.AENDERN and von_hand.angabe.fakten
            if not von_hand.angabe.luecke and not changed:
                yield _meldung(von_hand, fakt, is_text=nummer in angenommen)
        for weg in abschnitt.gestrichen if nummer in angenommen else ():
            if weg.angabe.fakten:
                yield AngabeGestrichen(weg.alt, nenne(weg.angabe.fakten), weg.position)


def _meldung(von_hand: VonHand, fakt: Fakt | None, *, is_text: bool) -> Mistake:
    alt, neu, ort = von_hand.alt, von_hand.neu, von_hand.position
    if not von_hand.angabe.fakten:
        return AngabeVonHand(alt, neu, ort)
    worte = nenne(von_hand.angabe.fakten)
    match fakt:
        case Fakt.BEHALTEN:
            return BetragBehalten(alt, neu, worte, ort)
        case Fakt.TEXT if is_text:
            return BetragAlsText(alt, neu, worte, ort)
        case _:
            fremd = von_hand.angabe.ausdruck == FREMD
            return BetragVonHand(alt, neu, worte, ort, fremd=fremd)


def nenne(fakten: Sequence[Tatsache]) -> str:
    """Name facts by their addresses."""
    adressen = ", ".join(fakt.adresse for fakt in fakten)
    return f"Fakt {adressen}" if len(fakten) == 1 else f"Fakten {adressen}"


@dataclass(slots=True)
class Berichtigung:
    """Changes facts as edits say, one section after the other, each only if the letter agrees."""

    auftrag: Auftrag
    root: Path
    sagt: Sagt
    dateien: dict[str, bytes] = field(default_factory=dict)
    """The blätter that are changed, by their names in the workspace."""
    meldungen: list[Mistake] = field(default_factory=list)

    def berichtige(self, abschnitt: Abschnitt) -> None:
        """Change the facts of the figures of a section that were changed by hand."""
        alle = [v for v in abschnitt.von_hand if v.angabe.fakten]
        neu, geaendert = dict(self.dateien), list[Mistake]()
        for von_hand in alle:
            if grund := self._grund(von_hand, neu, geaendert):
                self._bleibt(alle, grund)
                return
        if alle and not self._agrees(abschnitt, alle, neu):
            self._bleibt(alle, ANDERER_BRIEF)
        elif alle:
            self.dateien = neu
            self.meldungen += geaendert

    def _bleibt(self, alle: Sequence[VonHand], grund: str) -> None:
        for v in alle:
            fakten = nenne(v.angabe.fakten)
            self.meldungen.append(FaktBleibt(v.alt, v.neu, fakten, grund, v.position))

    def _grund(self, von_hand: VonHand, neu: dict[str, bytes], geaendert: list[Mistake]) -> str:
        """Put a new value into its blatt, or say why it cannot be."""
        if len(von_hand.angabe.fakten) != 1 or von_hand.angabe.rechnung:
            return BERECHNET
        (fakt,) = von_hand.angabe.fakten
        if (wert := lies_wert(von_hand.neu, fakt.wert)) is None:
            return KEIN_WERT
        pfad = _pfad(self.auftrag, fakt)
        if not fakt.position or not fakt.position.datei.endswith(YAML) or pfad is None:
            return IN_TABELLE
        datei = fakt.position.datei
        try:
            inhalt = neu.get(datei) or (self.root / datei).read_bytes()
            neu[datei] = aendere_datei(inhalt, {pfad: wert}, datei)
        except Mistakes as fehler:
            return f"{fehler.mistakes[0].satz.rstrip('.')}"
        worte = (_worte(fakt.wert), _worte(wert))
        geaendert.append(FaktGeaendert(fakt.adresse, *worte, fakt.position))
        return ""

    def _agrees(
        self, abschnitt: Abschnitt, alle: Sequence[VonHand], neu: Mapping[str, bytes]
    ) -> bool:
        """Tell whether the letter of the new facts says what was written over their figures."""
        try:
            gesagt = self.sagt(neu)
        except (Mistake, Mistakes):
            return False
        if any(v.angabe.ausdruck == FREMD for v in alle):
            # What prints them stands elsewhere, so the piece as a whole has to say it.
            return {_words(piece.text) for piece in abschnitt.wunsch} <= gesagt.pieces
        ausdruecke = gesagt.ausdruecke
        return all(_words(v.neu) == _words(ausdruecke.get(v.angabe.ausdruck, "")) for v in alle)


def _words(text: str) -> str:
    """Read words; a hard space stands for a blank (format.md)."""
    return " ".join(text.split())


def lies_wert(text: str, bisher: Any) -> Any:
    """Read what was written over a figure as a value of the kind it had; None: it is none."""
    if isinstance(bisher, bool):
        return None
    if isinstance(bisher, str):
        return text
    gefunden = list(figuren(Textdatei("", f"{text} ")))
    if len(gefunden) != 1 or len(gefunden[0].text) < len(text.strip()) - 1:
        return _zahl(text) if isinstance(bisher, int | Decimal) else None
    wert = gefunden[0].wert
    if isinstance(bisher, date):
        return wert if isinstance(wert, date) else None
    return wert if isinstance(bisher, int | Decimal) and isinstance(wert, Decimal) else None


def _zahl(text: str) -> Decimal | None:
    """Read a bare number that is no figure by itself: a year, a 1."""
    ziffern = text.strip()
    return Decimal(ziffern) if ziffern.isdecimal() and ziffern.isascii() else None


def _pfad(auftrag: Auftrag, fakt: Tatsache) -> Pfad | None:
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

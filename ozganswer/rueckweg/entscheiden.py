"""Figures changed by hand: the fact is changed, kept, or given up for the text."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from ozganswer.compose.figuren import Art, figuren
from ozganswer.compose.quellmarken import FREMD
from ozganswer.compose.textstellen import Angabe
from ozganswer.errors import Mistake
from ozganswer.errors.von_hand import (
    AngabeGestrichen,
    AngabeVonHand,
    AusdruckVonHand,
    BetragAlsText,
    BetragBehalten,
    BetragVonHand,
    Geaendert,
    MakroVonHand,
)
from ozganswer.records.antwort import Textdatei
from ozganswer.records.fakten import Fakt as Tatsache
from ozganswer.rueckweg.abschnitt import Abschnitt
from ozganswer.rueckweg.angaben import VonHand
from ozganswer.rueckweg.strom import Quelle

NAMEN = {Art.TAG: "Datum", Art.BETRAG: "Betrag", Art.ANTEIL: "Anteil", Art.ANZAHL: "Zahl"}
"""What a figure is called that was changed by hand."""


_VON_AUSSEN = re.compile(r"\b(?:anfragen?|antwort|kommune)\b")
"""What in an expression names the head of a source, its Anfrage or the Kommune."""
_LITERAL = re.compile(r"'[^']*'|\"[^\"]*\"")


class Fakt(StrEnum):
    """What becomes of a figure that was changed by hand."""

    AENDERN = "aendern"
    BEHALTEN = "behalten"
    TEXT = "text"


def melde(
    abschnitte: Sequence[Abschnitt], angenommen: Sequence[int], fakt: Fakt | None, quelle: Quelle
) -> Iterator[Mistake]:
    """Tell what the edits did to figures; of changed facts their Berichtigung tells."""
    for nummer, abschnitt in enumerate(abschnitte):
        for von_hand in abschnitt.von_hand:
            changed = fakt is Fakt.AENDERN and von_hand.angabe.fakten
            if not von_hand.angabe.luecke and not changed:
                yield _meldung(von_hand, fakt, quelle, is_text=nummer in angenommen)
        for weg in abschnitt.gestrichen if nummer in angenommen else ():
            if weg.angabe.fakten:
                yield AngabeGestrichen(weg.alt, nenne(weg.angabe.fakten), weg.position)


def _meldung(von_hand: VonHand, fakt: Fakt | None, quelle: Quelle, *, is_text: bool) -> Mistake:
    ort = von_hand.position
    if not von_hand.angabe.fakten:
        return _ohne_fakt(von_hand, quelle)
    was = geaendert(von_hand)
    match fakt:
        case Fakt.BEHALTEN:
            return BetragBehalten(was, ort)
        case Fakt.TEXT if is_text:
            return BetragAlsText(was, ort)
        case _:
            return BetragVonHand(was, ort, fremd=von_hand.angabe.ausdruck == FREMD)


def _ohne_fakt(von_hand: VonHand, quelle: Quelle) -> Mistake:
    """Tell where text stands that is no fact's: in the source, in its head, or in the Anfrage."""
    was = (von_hand.alt, von_hand.neu, von_hand.position)
    nummer = von_hand.angabe.ausdruck
    if nummer == FREMD and von_hand.position.datei == quelle.datei.datei:
        return MakroVonHand(*was)
    namen = "" if nummer == FREMD else _LITERAL.sub("", quelle.ausdruck(nummer))
    is_aussen = nummer == FREMD or _VON_AUSSEN.search(namen)
    return AngabeVonHand(*was) if is_aussen else AusdruckVonHand(*was)


def geaendert(von_hand: VonHand) -> Geaendert:
    """Say of a figure of facts what it was, and what was written over it."""
    angabe = von_hand.angabe
    return Geaendert(
        _name(angabe), von_hand.alt, von_hand.neu, nenne(angabe.fakten), von_hand.worte
    )


def _name(angabe: Angabe) -> str:
    if any(isinstance(fakt.wert, date) for fakt in angabe.fakten):
        return NAMEN[Art.TAG]
    arten = [figur.art for figur in figuren(Textdatei("", f"am {angabe.text} "))]
    if arten:
        return NAMEN[arten[0]]
    return NAMEN[Art.ANZAHL] if angabe.text.strip().isdigit() else "Angabe"


def nenne(fakten: Sequence[Tatsache]) -> str:
    """Name facts by their addresses."""
    adressen = ", ".join(fakt.adresse for fakt in fakten)
    return f"Fakt {adressen}" if len(fakten) == 1 else f"Fakten {adressen}"

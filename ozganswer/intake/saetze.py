"""Who asks and when, where only a sentence says it: `Ratsfrau Ina Holm hat am … angefragt`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ozganswer.intake.datum import TAG, ein_tag
from ozganswer.intake.papier import Zeile
from ozganswer.intake.personen import FRAKTION, lies_fraktionen, lies_personen
from ozganswer.records.anfrage import Einreicher

_TUT = (
    r"(?:bitte[nt]|fragt?e?n?|stellt?e?n?|möchten?|erkundigte?n?|ersuch\w+|wünsch\w+|hat|haben)\b"
)
_WER_HANDELT = re.compile(rf" {_TUT}.{{0,90}}\b(?:Frage|Anfrage|Auskunft|Beantwortung)")
_FRAKTION_HANDELT = re.compile(
    rf"(?:(?:[Dd]ie|[Uu]nsere|[Aa]ls|[Ww]ir als|(?:[Ii]m )?[Nn]amens? der|[Ff]ür die) )?"
    rf"(?P<fraktion>{FRAKTION.pattern}|[Ff]raktionen [^.:?]{{3,80}}?),? {_TUT}"
)
_GESTELLT_AM = re.compile(
    rf"\b(?:am|vom) (?P<tag>{TAG.pattern})\b.{{0,60}}\bAnfragen?\b.{{0,20}}"
    r"\b(?:gestellt|eingereicht|eingebracht|gerichtet)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Gesagt:
    """What a sentence says of who asks and when, with the line it begins on."""

    zeile: Zeile
    personen: tuple[Einreicher, ...] = ()
    fraktionen: tuple[str, ...] = ()
    tag: date | None = None


def lies_saetze(zeilen: Sequence[Zeile]) -> list[Gesagt]:
    """Read the sentences that begin on these lines and tell who asks or when."""
    gelesen = []
    for i, zeile in enumerate(zeilen):
        weiter = " ".join(z.text for z in zeilen[i + 1 : i + 2] if not z.luft)
        gesagt = _lies(zeile, f"{zeile.text} {weiter}"[:300])
        gelesen += [gesagt] if gesagt.personen or gesagt.fraktionen or gesagt.tag else []
    return gelesen


def _lies(zeile: Zeile, satz: str) -> Gesagt:
    handelt = _WER_HANDELT.search(satz)
    personen = lies_personen(satz[: handelt.start()]) if handelt else []
    bekannt = bool(personen) and all(b for _, b in personen)
    fraktion = _FRAKTION_HANDELT.match(satz)
    gestellt = _GESTELLT_AM.search(satz)
    if gestellt and gestellt.start() >= len(zeile.text):
        gestellt = None
    return Gesagt(
        zeile,
        tuple(p for p, _ in personen) if bekannt else (),
        tuple(lies_fraktionen(fraktion["fraktion"])) if fraktion else (),
        ein_tag(gestellt["tag"]) if gestellt else None,
    )

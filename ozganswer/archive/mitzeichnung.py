"""Mitzeichnungen: which words and figures they are of, which hold, and which are missing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ozganswer.archive.nachweis import digest
from ozganswer.archive.zeilen import as_json
from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.zeichnung import (
    MitzeichnungFehlt,
    MitzeichnungFehltNoch,
    MitzeichnungNichtMehr,
    MitzeichnungStehtAus,
    MitzeichnungUngueltig,
)
from ozganswer.records.antwort import Mitzeichnung
from ozganswer.records.auftrag import Auftrag, Schriftstueck
from ozganswer.records.fakten import Fakt, Faktenblatt
from ozganswer.records.german import datum
from ozganswer.records.letter import Figure, Gap, Letter
from ozganswer.records.reading import blocks_of, inlines_of, text_of

AB = ("mitzeichnung", "schlussgezeichnet", "versandt")
"""The status from which on the offices are to have agreed."""

TAG = "[Datum]"
"""What stands for the letter's own day: it is set last, and agreeing to a letter is not to it."""


@dataclass(frozen=True, slots=True)
class Fehlend:
    """An office that answers for figures of a letter and has not agreed to it."""

    stelle: str
    bezeichnung: str
    fakten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mitzeichnungsstand:
    """Which Mitzeichnungen of a letter hold, which a later change voided, which are missing."""

    gueltig: tuple[Mitzeichnung, ...] = ()
    ungueltig: tuple[Mitzeichnung, ...] = ()
    fehlend: tuple[Fehlend, ...] = ()


def mitzeichnungsstand(auftrag: Auftrag, letter: Letter | None = None) -> Mitzeichnungsstand:
    """Compare a letter's Mitzeichnungen with its words and figures, composed before or now."""
    alle = auftrag.quelle.kopf.mitzeichnungen
    try:
        if letter is None or auftrag.quelle.kopf.status != "mitzeichnung":
            letter = letter_to_sign(auftrag)
    except Mistakes:
        # What cannot be signed as it is was signed otherwise.
        return Mitzeichnungsstand(ungueltig=alle)
    summe = pruefsumme(auftrag, letter)
    gueltig = tuple(m for m in alle if m.pruefsumme == summe)
    ungueltig = tuple(m for m in alle if m not in gueltig)
    return Mitzeichnungsstand(gueltig, ungueltig, missing(auftrag, letter))


def missing(auftrag: Auftrag, letter: Letter) -> tuple[Fehlend, ...]:
    """List the offices that answer for figures of a letter and have not agreed to any of it."""
    haben = {m.stelle for m in auftrag.quelle.kopf.mitzeichnungen}
    return tuple(f for f in _responsible(auftrag, letter) if f.stelle not in haben)


def letter_to_sign(auftrag: Auftrag) -> Letter:
    """Compose a letter as it is given to the offices; raise Mistakes."""
    # An overview of letters loads Jinja and Markdown only where one is in Mitzeichnung.
    from ozganswer.compose import compose  # noqa: PLC0415

    kopf = replace(auftrag.quelle.kopf, status="mitzeichnung")
    return compose(replace(auftrag, quelle=replace(auftrag.quelle, kopf=kopf))).letter


def pruefsumme(auftrag: Auftrag, letter: Letter) -> str:
    """Work out the SHA-256 of a letter's words, its figures with their facts, and its Anlagen."""
    worte = list(_words(auftrag, letter))
    zahlen = [(f.text, [(x.adresse, x.wert) for x in f.fakten]) for f in _figures(letter)]
    anlagen = [(a.datei, a.sha256) for a in auftrag.quelle.anlagedateien]
    return digest(as_json([worte, zahlen, anlagen]).encode())


def pruefe(auftrag: Auftrag, letter: Letter) -> Iterator[Mistake]:
    """Tell which Mitzeichnungen no longer hold, and which are missing; of an Entwurf, at once."""
    quelle = auftrag.quelle
    if auftrag.schriftstueck is Schriftstueck.ANFRAGE:
        # It was written by others, and nobody agrees to it.
        return
    if quelle.kopf.mitzeichnungen or quelle.kopf.status in AB:
        yield from mistakes(auftrag, mitzeichnungsstand(auftrag, letter))
    if quelle.kopf.status not in AB and (fehlend := missing(auftrag, letter)):
        stellen = {f.stelle: f.bezeichnung for f in fehlend}
        stelle = Position(quelle.text.datei)
        yield MitzeichnungStehtAus(stellen, f"{quelle.kommune}/{quelle.name}", stelle)


def mistakes(
    auftrag: Auftrag, stand: Mitzeichnungsstand, *, streng: bool = False
) -> Iterator[Mistake]:
    """Tell of Mitzeichnungen that no longer hold, or are missing; that stops a Schlusszeichnung."""
    quelle = auftrag.quelle
    ungueltig = MitzeichnungUngueltig if streng else MitzeichnungNichtMehr
    fehlt = MitzeichnungFehlt if streng else MitzeichnungFehltNoch
    brief = f"{quelle.kommune}/{quelle.name}"
    for m in stand.ungueltig:
        nr = str(quelle.kopf.mitzeichnungen.index(m))
        stelle = quelle.positionen.get(("mitzeichnungen", nr), Position(quelle.text.datei))
        wer = bezeichnung(auftrag, m.stelle)
        yield ungueltig(wer, m.stelle, datum(m.datum), brief, stelle)
    if quelle.kopf.status in AB:
        stelle = quelle.positionen.get(("status",), Position(quelle.text.datei))
        for f in stand.fehlend:
            yield fehlt(f.bezeichnung, f.stelle, f.fakten, brief, stelle)


def bezeichnung(auftrag: Auftrag, stelle: str) -> str:
    """Call an office as the Geschäftsverteilung does."""
    blatt = auftrag.bestand.get("organisation")
    einheit = blatt.eintraege.get(stelle) if isinstance(blatt, Faktenblatt) else None
    return str(einheit.bezeichnung) if einheit else stelle


def _responsible(auftrag: Auftrag, letter: Letter) -> Iterator[Fehlend]:
    """List the offices that answer for figures of the letter, each with the facts."""
    nach_stelle: dict[str, list[str]] = {}
    for fakt in _used(letter):
        if fakt.verantwortlich:
            nach_stelle.setdefault(fakt.verantwortlich, []).append(fakt.adresse)
    for stelle, fakten in nach_stelle.items():
        yield Fehlend(stelle, bezeichnung(auftrag, stelle), tuple(dict.fromkeys(fakten)))


def _used(letter: Letter) -> Iterable[Fakt]:
    return (fakt for figure in _figures(letter) for fakt in figure.fakten)


def _figures(letter: Letter) -> Iterator[Figure]:
    for block in blocks_of(letter):
        yield from (i for i in inlines_of(block) if isinstance(i, Figure))


def _words(auftrag: Auftrag, letter: Letter) -> Iterator[str]:
    """Read the letter block by block; its own day is left open where the frame says it."""
    rahmen = {
        id(block)
        for region in (*letter.frame.before, *letter.frame.after)
        for block in region.blocks
    }
    for block in blocks_of(letter):
        text = text_of(block)
        yield _without_day(auftrag, text) if id(block) in rahmen else text


def _without_day(auftrag: Auftrag, text: str) -> str:
    tag = auftrag.quelle.kopf.datum
    formen = (datum(tag), datum(tag, "lang")) if tag else (Gap("Datum").text,)
    for form in formen:
        text = text.replace(form, TAG)
    return text

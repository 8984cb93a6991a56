"""What a letter's clerk should be told beside its templates: open gaps, times, failed marks."""

import re
from collections.abc import Iterator
from dataclasses import is_dataclass
from datetime import date
from typing import Any

from ozganswer.compose import getippt, stelle
from ozganswer.compose.lauf import Lauf
from ozganswer.errors import Mistake, Position
from ozganswer.errors.composing import LueckeOffen, Missverstaendlich, Unzeit
from ozganswer.records.anfrage import Anfragedatei
from ozganswer.records.antwort import Briefquelle, Textdatei
from ozganswer.records.auftrag import Auftrag, Schriftstueck
from ozganswer.records.fakten import Fakt, felder
from ozganswer.records.german import datum

_VERDACHT = (
    (r"#{1,6}[^#\s{].*", "ist keine Überschrift", "Nach „#“ ein Leerzeichen setzen."),
    (
        r"#{2,6}[ \t]+(?:Fragen?[ \t]+\w+|Alle Fragen).*",
        "ist nur eine Zwischenüberschrift und nennt keine Frage",
        "Mit einem einzigen „#“ schreiben.",
    ),
    (
        r"(?:[•*+·]|[0-9]{1,2}\)|[a-z]\))[ \t]+\S.*",
        "ist kein Punkt einer Liste",
        "Listen beginnen mit „- “ oder „1. “.",
    ),
    (
        r".*?(?<!\{)\{[ \t]*\w+(?:\.\w+)+[ \t]*(?:\|[^{}]*)?\}(?!\}).*",
        "steht so im Brief",
        "Für einen Fakt „{{ … }}“ mit zwei Klammern schreiben.",
    ),
)


def pruefe(auftrag: Auftrag, run: Lauf) -> Iterator[Mistake]:
    """Find open gaps, facts of another time than the letter's, and text like failed marks."""
    if auftrag.quelle.kopf.status != "entwurf":
        yield from (LueckeOffen(was, ort) for was, ort in run.luecken)
    tag = auftrag.quelle.kopf.datum
    if tag and auftrag.schriftstueck is not Schriftstueck.ANFRAGE:
        eintraege = {_eintrag(f): f for f in reversed(run.fakten.values())}
        for name, fakt in eintraege.items():
            yield from _unzeiten(name, fakt, tag)
        for anfrage in auftrag.anfragen:
            yield from _vor_der_anfrage(anfrage, tag)
    for text in (auftrag.quelle.text, *auftrag.quelle.anlagen.values()):
        yield from _missverstaendlich(text)
        yield from getippt.pruefe(text, auftrag.bestand)
    yield from _fakten_im_kopf(auftrag.quelle)


def _eintrag(fakt: Fakt) -> str:
    return ".".join(fakt.adresse.split(".")[:2])


def _unzeiten(name: str, fakt: Fakt, tag: date) -> Iterator[Unzeit]:
    brief = f"der Brief ist vom {datum(tag)}"
    if fakt.gueltig_bis and fakt.gueltig_bis < tag:
        yield Unzeit(f"„{name}“", f"gilt nur bis {datum(fakt.gueltig_bis)}, {brief}", fakt.position)
    if fakt.gueltig_ab and fakt.gueltig_ab > tag:
        yield Unzeit(f"„{name}“", f"gilt erst ab {datum(fakt.gueltig_ab)}, {brief}", fakt.position)
    if fakt.stand and fakt.stand > tag:
        yield Unzeit(f"„{name}“", f"hat den Stand {datum(fakt.stand)}, {brief}", fakt.position)


def _vor_der_anfrage(datei: Anfragedatei, tag: date) -> Iterator[Unzeit]:
    for name in ("schreiben_vom", "eingegangen"):
        wann = getattr(datei.anfrage, name)
        if wann and wann > tag:
            was = f"Die Anfrage {datei.anfrage.kennung} ist vom {datum(wann)},"
            yield Unzeit(was, f"der Brief schon vom {datum(tag)}", datei.positionen.get((name,)))


def _missverstaendlich(text: Textdatei) -> Iterator[Missverstaendlich]:
    for zeile, line in enumerate(text.text.split("\n"), text.zeile):
        for pattern, was, hinweis in _VERDACHT:
            if re.fullmatch(pattern, line.strip()):
                ort = stelle.position(text.datei, zeile)
                yield Missverstaendlich(line.strip(), was, hinweis, ort)


def _fakten_im_kopf(quelle: Briefquelle) -> Iterator[Missverstaendlich]:
    for pfad, text in _texte(quelle.kopf, ()):
        if "{{" in text or "{%" in text:
            hinweis = "Fakten gibt es nur im Text; im Kopf den Wert selbst schreiben."
            ort = quelle.positionen.get(pfad, Position(quelle.text.datei))
            yield Missverstaendlich(text, "steht so im Brief", hinweis, ort)


def _texte(wert: Any, pfad: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    match wert:
        case str():
            yield pfad, wert
        case tuple():
            for nr, glied in enumerate(wert):
                yield from _texte(glied, (*pfad, str(nr)))
        case _ if is_dataclass(wert):
            for name, glied in felder(wert):
                yield from _texte(glied, (*pfad, name))

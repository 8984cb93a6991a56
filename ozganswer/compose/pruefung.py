"""What a letter's clerk should be told beside its templates: open gaps, times, failed marks."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from ozganswer.compose import stelle
from ozganswer.compose.lauf import Lauf
from ozganswer.errors import Mistake, Position
from ozganswer.errors.asking import LueckeBekannt
from ozganswer.errors.composing import (
    AnfrageUnzeit,
    FaktUnzeit,
    LueckeOffen,
    Missverstaendlich,
    Zeit,
)
from ozganswer.records.anfrage import Anfragedatei
from ozganswer.records.antwort import Briefquelle, Textdatei
from ozganswer.records.auftrag import Auftrag, Schriftstueck
from ozganswer.records.fakten import Fakt, texte
from ozganswer.records.zuarbeit import adresse_der_luecke, wert_von

_KOMMENTAR = re.compile(r"\{#.*?#\}", re.DOTALL)

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
        yield from (LueckeOffen(luecke.was, luecke.position) for luecke in run.luecken)
    yield from _bekannte(auftrag, run)
    tag = auftrag.quelle.kopf.datum
    if tag and auftrag.schriftstueck is not Schriftstueck.ANFRAGE:
        yield from _unzeiten(run.fakten.values(), tag)
        for anfrage in auftrag.anfragen:
            yield from _vor_der_anfrage(anfrage, tag)
    for text in _sources(auftrag):
        yield from _missverstaendlich(text)
    yield from _fakten_im_kopf(auftrag.quelle)


def warne(auftrag: Auftrag) -> Iterator[Mistake]:
    """Find what no letter fails for, and what takes long to find: figures typed by hand."""
    # Its patterns are loaded only where somebody looks at the warnings.
    from ozganswer.compose import getippt  # noqa: PLC0415

    for text in _sources(auftrag):
        yield from getippt.pruefe(text, auftrag)


def _sources(auftrag: Auftrag) -> tuple[Textdatei, ...]:
    return (auftrag.quelle.text, *auftrag.quelle.anlagen.values())


def _bekannte(auftrag: Auftrag, run: Lauf) -> Iterator[LueckeBekannt]:
    """Find gaps whose fact is known by now."""
    anfrage = auftrag.anfragen[0].name if auftrag.anfragen else auftrag.name
    for luecke in run.luecken:
        adresse = luecke.fakt or adresse_der_luecke(anfrage, luecke.was)
        if wert_von(auftrag.bestand, adresse) is not None:
            yield LueckeBekannt(luecke.was, adresse, luecke.position)


def _unzeiten(fakten: Iterable[Fakt], tag: date) -> Iterator[FaktUnzeit]:
    """Find the entries of another time, those of one blatt and reason together."""
    gruppen: dict[tuple[str, Zeit, date], dict[str, Fakt]] = {}
    for fakt in fakten:
        blatt, _, rest = fakt.adresse.partition(".")
        name = f"{blatt}.{rest.partition('.')[0]}"
        for zeit, wann in _zeiten(fakt, tag):
            gruppen.setdefault((blatt, zeit, wann), {}).setdefault(name, fakt)
    for (_, zeit, wann), gruppe in gruppen.items():
        namen = sorted(gruppe, key=lambda name: _rang(gruppe[name]))
        yield FaktUnzeit(namen, zeit, wann, tag, gruppe[namen[0]].position)


def _rang(fakt: Fakt) -> tuple[bool, Position]:
    """Order facts by their place; behind them those that are absent, and were only asked for."""
    return fakt.wert is None, fakt.position or Position("")


def _zeiten(fakt: Fakt, tag: date) -> Iterator[tuple[Zeit, date]]:
    if fakt.gueltig_bis and fakt.gueltig_bis < tag:
        yield "gueltig_bis", fakt.gueltig_bis
    if fakt.gueltig_ab and fakt.gueltig_ab > tag:
        yield "gueltig_ab", fakt.gueltig_ab
    if fakt.stand and fakt.stand > tag:
        yield "stand", fakt.stand


def _vor_der_anfrage(datei: Anfragedatei, tag: date) -> Iterator[AnfrageUnzeit]:
    for name in ("schreiben_vom", "eingegangen"):
        wann = getattr(datei.anfrage, name)
        if wann and wann > tag:
            yield AnfrageUnzeit(datei.anfrage.kennung, wann, tag, datei.positionen.get((name,)))


def _missverstaendlich(text: Textdatei) -> Iterator[Missverstaendlich]:
    # What stands in a comment does not stand in the letter; its lines keep their numbers.
    ohne = _KOMMENTAR.sub(lambda kommentar: "\n" * kommentar[0].count("\n"), text.text)
    for zeile, line in enumerate(ohne.split("\n"), text.zeile):
        for pattern, was, hinweis in _VERDACHT:
            if re.fullmatch(pattern, line.strip()):
                ort = stelle.position(text.datei, zeile)
                yield Missverstaendlich(line.strip(), was, hinweis, ort)


def _fakten_im_kopf(quelle: Briefquelle) -> Iterator[Missverstaendlich]:
    for pfad, text in texte(quelle.kopf):
        if "{{" in text or "{%" in text:
            hinweis = "Fakten gibt es nur im Text; im Kopf den Wert selbst schreiben."
            ort = quelle.positionen.get(pfad, Position(quelle.text.datei))
            yield Missverstaendlich(text, "steht so im Brief", hinweis, ort)

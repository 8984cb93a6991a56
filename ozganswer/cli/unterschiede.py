"""`diff`: what changed in a letter, sentence by sentence, with the facts behind each change."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

import click

from ozganswer.archive.nachweis import Beleg
from ozganswer.archive.unterschied import (
    Aenderung,
    Art,
    Faktwechsel,
    Unterschied,
    Wortart,
    unterschied,
)
from ozganswer.archive.zeilen import as_json
from ozganswer.cli.arbeit import open_workspace
from ozganswer.cli.meldung import count, write_utf8
from ozganswer.cli.vergleichen import Vergleich, Wahl, both
from ozganswer.fassung.vergleichen import Stand
from ozganswer.records.german import datum

DATEIEN = {Art.GEAENDERT: "ausgetauscht", Art.NEU: "neu", Art.ENTFALLEN: "entfallen"}
"""What is said of a file that is another, new or gone."""
GEGENSEITE = {Wortart.ENTFALLEN: Wortart.NEU, Wortart.NEU: Wortart.ENTFALLEN}
ZEICHEN = {Wortart.ENTFALLEN: ("[-", "-]", "red"), Wortart.NEU: ("{+", "+}", "green")}
"""How changed words are marked, as git does and „textconv“, and their colour."""


def run(ordner: Path | None, wahl: Wahl) -> int:
    """Compare a letter at two times and tell what changed; return the exit code."""
    with both(open_workspace(ordner), wahl, lambda alt: alt) as verglichen:
        gefunden = unterschied(verglichen.alt.letter, verglichen.neu.letter)
    if wahl.meldungen == "json":
        write_utf8(_as_json(verglichen, gefunden))
        return 0
    for zeile in _lines(verglichen, gefunden):
        click.echo(zeile)
    return 0


def _as_json(verglichen: Vergleich[Stand], gefunden: Unterschied) -> str:
    von, bis = verglichen.alt.name, verglichen.neu.name
    kopf = {"brief": str(verglichen.brief), "von": von, "bis": bis}
    inhalt = {f.name: getattr(gefunden, f.name) for f in fields(gefunden)}
    return as_json({**kopf, **inhalt})


def _lines(verglichen: Vergleich[Stand], gefunden: Unterschied) -> Iterator[str]:
    zeiten = f"{_named(verglichen.alt)} → {_named(verglichen.neu)}"
    yield click.style(f"{verglichen.brief}: {zeiten}", bold=True)
    for aenderung in gefunden.aenderungen:
        yield ""
        yield from _change(aenderung)
    yield from _other_facts(gefunden)
    yield from _files(gefunden)
    anzahl = len(gefunden.aenderungen)
    yield (
        f"\n{count(anzahl, 'Stelle', 'Stellen')} geändert."
        if anzahl
        else ("\nKein Unterschied im Wortlaut.")
    )


def _other_facts(gefunden: Unterschied) -> Iterator[str]:
    """Tell the facts that differ and stand behind no change that was told."""
    andere = [f for f in gefunden.fakten if not f.gleicher_wert]
    if andere:
        yield "\nFakten, die sich geändert haben, ohne dass ein Satz sie zeigt:"
        yield from map(_fact, andere)
    alle = (*gefunden.fakten, *(f for a in gefunden.aenderungen for f in a.fakten))
    if gleiche := sorted({f.adresse for f in alle if f.gleicher_wert}):
        yield f"\nNur Stand oder Quelle sind neu: {', '.join(gleiche)}"


def _files(gefunden: Unterschied) -> Iterator[str]:
    """Tell the Anlagen whose files are others: what is in them is not read."""
    if gefunden.anlagen:
        yield "\nAnlagen, die als Datei beiliegen:"
        yield from (f"    {anlage.datei}: {DATEIEN[anlage.art]}" for anlage in gefunden.anlagen)


def _named(stand: Stand) -> str:
    tag = stand.letter.datum
    return f"{stand.name} (vom {datum(tag)})" if tag else stand.name


def _change(aenderung: Aenderung) -> Iterator[str]:
    was = "" if aenderung.art is Art.GEAENDERT else f" ({aenderung.art})"
    yield click.style(f"{aenderung.stelle}{was}", bold=True)
    if aenderung.art is not Art.NEU:
        yield f"  − {_side(aenderung, Wortart.ENTFALLEN)}"
    if aenderung.art is not Art.ENTFALLEN:
        yield f"  + {_side(aenderung, Wortart.NEU)}"
    yield from (_fact(fakt) for fakt in aenderung.fakten if not fakt.gleicher_wert)


def _side(aenderung: Aenderung, art: Wortart) -> str:
    """Write a sentence as it was or is; where both are, its changed words are marked."""
    begin, end, farbe = ZEICHEN[art]
    if aenderung.art is not Art.GEAENDERT:
        begin = end = ""
    return "".join(
        worte.text
        if worte.art is Wortart.GLEICH
        else click.style(f"{begin}{worte.text}{end}", fg=farbe)
        for worte in aenderung.worte
        if worte.art is not GEGENSEITE[art]
    )


def _fact(fakt: Faktwechsel) -> str:
    return f"    {fakt.adresse}: {_value(fakt.alt)} → {_value(fakt.neu)}"


def _value(beleg: Beleg | None) -> str:
    if beleg is None:
        return "–"
    wert = beleg.wert if isinstance(beleg.wert, str) else as_json(beleg.wert)
    return f"{wert} (Stand {datum(date.fromisoformat(beleg.stand))})" if beleg.stand else wert

"""`status`: every Anfrage as a table or JSON, and the Fristen as a calendar."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from ozganswer.archive.briefstand import Bisher, Briefstand
from ozganswer.archive.heute import FaktAnders
from ozganswer.archive.mitzeichnung import Mitzeichnungsstand
from ozganswer.archive.nachweis import Beleg
from ozganswer.archive.uebersicht import Anfragestand, Uebersicht, Zustand, uebersicht
from ozganswer.archive.zeilen import as_json
from ozganswer.ausgabe import write_files
from ozganswer.cli.arbeit import open_workspace
from ozganswer.cli.meldung import count, tell, write_utf8
from ozganswer.load.workspace import Workspace
from ozganswer.records.german import datum
from ozganswer.workers import MANY, Workers, cores

FARBEN = MappingProxyType(
    {Zustand.UNBEANTWORTET: "yellow", Zustand.UEBERHOLT: "red", Zustand.ABGELAUFEN: "magenta"}
)
BREITE = 140
"""Columns of a table that goes into a file or another program."""

ICS = ".ics"

AUSFUEHRLICH = 200
"""So many Anfragen are drawn with all that is known of them; nobody reads more at once."""

ORDNUNGEN: MappingProxyType[str, Callable[[Anfragestand], Any]] = MappingProxyType(
    {
        "frist": lambda z: (z.tage is None, z.frist.tag or date.max, z.anfrage),
        "kennung": lambda z: z.anfrage,
        "zustand": lambda z: (list(Zustand).index(z.zustand), z.frist.tag or date.max, z.anfrage),
    }
)
"""What the lines can be sorted by."""


@dataclass(frozen=True, slots=True)
class Wahl:
    """What the call said."""

    heute: date
    meldungen: str
    ueberholt: bool
    frist: int | None
    sortieren: str
    ics: Path | None


def run(ordner: Path | None, wahl: Wahl) -> int:
    """Show the Anfragen; return 1 where one was looked for and found, or one is broken."""
    if wahl.ics and wahl.ics.suffix.lower() != ICS:
        # A letter may lie there, and the calendar would take its place.
        satz = f"Ein Kalender ist eine Datei mit der Endung {ICS}, nicht „{wahl.ics.name}“."
        raise click.UsageError(satz)
    workspace = open_workspace(ordner)
    alles = _all(workspace, wahl.heute)
    zeilen = sorted(filter(_filter(wahl), alles.zeilen), key=ORDNUNGEN[wahl.sortieren])
    if wahl.meldungen == "json":
        write_utf8(as_json(zeilen))
    else:
        _draw(zeilen)
    if wahl.ics:
        _write_calendar(zeilen, wahl.ics)
    gesucht = wahl.ueberholt or wahl.frist is not None
    return max(tell(alles.mistakes), int(gesucht and bool(zeilen)))


def _all(workspace: Workspace, heute: date) -> Uebersicht:
    if len(workspace.anfragen()) < MANY:
        return uebersicht(workspace, heute)
    with Workers(cores()) as workers:
        return uebersicht(workspace, heute, workers)


def _filter(wahl: Wahl) -> Callable[[Anfragestand], bool]:
    def passt(zeile: Anfragestand) -> bool:
        # Of a Teilantwort, too, though the Anfrage then is unanswered before all else.
        if wahl.ueberholt and not any(brief.ueberholt for brief in zeile.briefe):
            return False
        return wahl.frist is None or (zeile.tage is not None and zeile.tage <= wahl.frist)

    return passt


def _write_calendar(zeilen: Iterable[Anfragestand], datei: Path) -> None:
    # icalendar takes long to load, and few calls want it.
    from ozganswer.archive import kalender  # noqa: PLC0415

    pfad = datei.resolve()
    write_files({pfad: kalender.write(zeilen)}, pfad.parent)


def _draw(zeilen: Iterable[Anfragestand]) -> None:
    alle = list(zeilen)
    konsole = Console(width=None if sys.stdout.isatty() else BREITE, highlight=False)
    tabelle = Table(box=None, pad_edge=False, header_style="bold")
    for spalte in ("Anfrage", "Fraktion", "Betreff", "Frist", "Zustand", "Briefe"):
        tabelle.add_column(spalte, overflow="fold")
    for zeile in alle[:AUSFUEHRLICH]:
        tabelle.add_row(*_cells(zeile))
    if alle:
        konsole.print(tabelle)
    if kurz := [*map(_short, alle[AUSFUEHRLICH:])]:
        click.echo("\n".join(["", "Die weiteren in je einer Zeile:", *kurz]))
    click.echo(f"{count(len(alle), 'Anfrage', 'Anfragen')}.")


def _short(zeile: Anfragestand) -> str:
    frist = next(_frist(zeile))
    return f"{zeile.anfrage}  Frist {frist}  {zeile.zustand}"


def _cells(zeile: Anfragestand) -> Iterator[Text]:
    yield Text(f"{zeile.kennung}\n{zeile.anfrage.partition('/')[0]}")
    yield Text("\n".join(zeile.fraktionen))
    yield Text(zeile.betreff)
    yield Text("\n".join(_frist(zeile)))
    yield Text(zeile.zustand, style=FARBEN.get(zeile.zustand, ""))
    yield Text("\n".join(z for brief in zeile.briefe for z in _brief(brief)) or "–")


def _frist(zeile: Anfragestand) -> Iterator[str]:
    yield f"{datum(zeile.frist.tag)}{_left(zeile.tage)}" if zeile.frist.tag else "–"
    yield from zeile.frist.rechnung
    if zeile.tage is not None:
        yield from (f"{name} bis {datum(tag)}" for name, tag in zeile.frist.vorlauf.items())


def _left(tage: int | None) -> str:
    match tage:
        case None:
            return ""
        case 0:
            return " (heute)"
        case int() if tage < 0:
            return f" (seit {count(-tage, 'Tag', 'Tagen')} vorbei)"
        case _:
            return f" (noch {count(tage, 'Tag', 'Tage')})"


def _brief(brief: Briefstand) -> Iterator[str]:
    vom = f" vom {datum(brief.datum)}" if brief.datum else ""
    ungebaut = "" if brief.gebaut else ", nicht gebaut"
    fassung = f" (Fassung {brief.fassung})" if brief.fassung else ""
    yield f"{brief.art}{vom}, {brief.status}{fassung}{ungebaut}"
    if brief.fehlt:
        yield "  Dateien fehlen: ozganswer build"
    if brief.bisher:
        yield "  noch nicht versandt" if brief.fassung else "  nächste Fassung, in Arbeit"
        yield from _before(brief.bisher)
    yield from _agreed(brief.mitzeichnung) if brief.mitzeichnung else ()
    yield from (f"  überholt: {_change(anders)}" for anders in brief.ueberholt)
    yield from (
        f"  abgelaufen: {zeile}" for zeile in dict.fromkeys(map(_expired, brief.abgelaufen))
    )


def _before(bisher: Bisher) -> Iterator[str]:
    vom = f" vom {datum(bisher.datum)}" if bisher.datum else ""
    yield f"  versandt: {bisher.art}{vom}"


def _agreed(stand: Mitzeichnungsstand) -> Iterator[str]:
    yield from (f"  mitgezeichnet: {m.stelle} am {datum(m.datum)}" for m in stand.gueltig)
    yield from (f"  Mitzeichnung ungültig: {m.stelle}" for m in stand.ungueltig)
    yield from (f"  Mitzeichnung fehlt: {f.bezeichnung}" for f in stand.fehlend)


def _change(anders: FaktAnders) -> str:
    neu = _value(anders.neu.wert) if anders.neu else "gibt es nicht mehr"
    return f"{anders.alt.adresse}: {_value(anders.alt.wert)} → {neu}"


def _expired(beleg: Beleg) -> str:
    """Name the record: all of it holds until one day."""
    eintrag = ".".join(beleg.adresse.split(".")[:2])
    bis = datum(date.fromisoformat(beleg.gueltig_bis)) if beleg.gueltig_bis else ""
    return f"{eintrag} (galt bis {bis})"


def _value(wert: object) -> str:
    return wert if isinstance(wert, str) else as_json(wert)

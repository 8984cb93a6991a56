"""`ask` and `facts add`: what is missing is asked of the offices, and taken in."""

from datetime import date, datetime
from pathlib import Path

import click

from ozganswer.cli.gruppe import Befehl, Gruppe, folder_of
from ozganswer.cli.optionen import KENNUNG, TAG


@click.command(cls=Befehl)
@KENNUNG
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="In den Ordner DIR schreiben; sonst unter zuarbeit/ im Arbeitsbereich.",
)
@click.option("--force", is_flag=True, help="Vorhandene Dateien überschreiben, auch ausgefüllte.")
@click.option("--stichtag", type=TAG, help="Der Tag, von dem aus gerechnet wird; sonst heute.")
@click.pass_context
def ask(
    kontext: click.Context,
    kennung: str,
    out: Path | None,
    stichtag: datetime | None,
    *,
    force: bool,
) -> int:
    """Fragt die Stellen nach dem, was für eine Antwort fehlt.

    Es fehlt, was im Brief als Lücke steht (offen), jede Frage, die kein Brief beantwortet, und
    jeder Fakt des Briefs, der abgelaufen ist. Für jede Stelle, die es wissen kann, entstehen unter
    zuarbeit/<kommune>/<name>/ drei Dateien: eine kurze Notiz (.md), dieselbe als Entwurf einer
    E-Mail (.eml), und was sie ausfüllt (.yaml). Gesendet wird nichts.

    Gebraucht werden die Angaben zur Frist der Antwort, um den Vorlauf der Zuarbeit früher. Was
    zurückkommt, nimmt „facts add“ auf.
    """
    from ozganswer.cli import zuarbeiten  # noqa: PLC0415

    heute = stichtag.date() if stichtag else date.today()  # noqa: DTZ011
    return zuarbeiten.ask(folder_of(kontext), kennung, out, heute, force=force)


@click.group(cls=Gruppe, options_metavar="[OPTIONEN]", subcommand_metavar="BEFEHL …")
def facts() -> None:
    """Nimmt Fakten in die Faktenblätter auf."""


@facts.command
@click.argument(
    "datei", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--ersetzen", is_flag=True, help="Auch ersetzen, was schon anders bekannt ist.")
@click.option("--dry-run", is_flag=True, help="Nur zeigen, was sich ändern würde.")
@click.pass_context
def add(kontext: click.Context, datei: Path, *, ersetzen: bool, dry_run: bool) -> int:
    """Nimmt auf, was eine Stelle ausgefüllt hat.

    FILE ist die ausgefüllte Datei (.yaml), die „ask“ geschrieben hat, auch als E-Mail, an der sie
    hängt (.eml), oder die Notiz, in der sie ausgefüllt ist (.md). Alles in ihr wird geprüft,
    als stünde es schon im Blatt; jeder Fehler wird mit Zeile und Spalte genannt, und was leer ist,
    mit Namen. Dann wird der Unterschied gezeigt und geschrieben: alle Blätter oder keines, an der
    Stelle, die es betrifft; Kommentare und alles andere bleiben.

    Ist ein Fakt schon anders bekannt, steht da „alt → neu“, und nichts wird geschrieben, bis
    --ersetzen es erlaubt. Ein Blatt, das es noch nicht gibt, wird angelegt.
    """
    from ozganswer.cli import zuarbeiten  # noqa: PLC0415

    return zuarbeiten.add(folder_of(kontext), datei, ersetzen=ersetzen, dry_run=dry_run)


ZUARBEITSBEFEHLE: tuple[click.Command, ...] = (ask, facts)

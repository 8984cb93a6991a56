"""The commands as a user calls them; what does the work is loaded only by the one that runs."""

from contextlib import nullcontext
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from ozganswer.cli.entwurfsbefehle import ENTWURFSBEFEHLE
from ozganswer.cli.exportbefehle import export
from ozganswer.cli.fassungsbefehle import FASSUNGSBEFEHLE
from ozganswer.cli.gruppe import EINSTELLUNGEN, Gruppe, folder_of
from ozganswer.cli.optionen import FORMAT, KENNUNGEN, TAG
from ozganswer.cli.zuarbeitsbefehle import ZUARBEITSBEFEHLE


@click.group(
    cls=Gruppe,
    context_settings=EINSTELLUNGEN,
    options_metavar="[OPTIONEN]",
    subcommand_metavar="BEFEHL …",
    epilog="Hilfe zu einem Befehl: ozganswer BEFEHL --help",
)
@click.version_option(
    package_name="ozganswer", message="ozganswer %(version)s", help="Die Version zeigen."
)
def ozganswer() -> None:
    """Antworten der Verwaltung auf Ratsanfragen, aus Fakten gebaut.

    Ein Arbeitsbereich ist ein Ordner mit facts/ (was die Verwaltung weiß), questions/ (was gefragt
    wurde) und answers/ (was geantwortet wird). Aus ihnen werden Briefe als DOCX, PDF und Text.

    \b
    Der Befehl endet mit
      0  wenn alles in Ordnung ist (vielleicht mit Warnungen),
      1  wenn die Eingaben Fehler haben; jeder wird mit seiner Stelle genannt,
      2  wenn der Aufruf falsch ist,
      70 nach einem Programmfehler, 130 nach Strg+C.
    """  # noqa: D301


@ozganswer.command
@click.argument("ordner", metavar="[DIR]", type=click.Path(path_type=Path), default=Path())
@click.option(
    "--git", is_flag=True, help="git einrichten, auch in einem Arbeitsbereich, den es schon gibt."
)
@click.pass_context
def init(kontext: click.Context, ordner: Path, *, git: bool) -> int:
    """Legt einen neuen Arbeitsbereich an.

    Er steht in DIR (ohne Angabe: hier) und enthält die erfundene Stadt Musterstadt mit einer
    Anfrage und einer Antwort, die sich sofort bauen lässt. Vorhandenes wird nie überschrieben.

    Liegt er in einem git-Repository, zeigt git Briefe danach als Text und prüft sie vor jedem
    Commit. Beides gilt nur in dieser Kopie: Nach „git clone“ richtet „ozganswer init --git“ es im
    vorhandenen Arbeitsbereich ein. Wo noch kein Repository ist, legt --git eines an.
    """
    from ozganswer.cli import anlegen  # noqa: PLC0415

    return anlegen.run((folder_of(kontext) or Path()) / ordner, git=git)


# In the order of a clerk's work, in which the help lists them.
for befehl in (*ENTWURFSBEFEHLE, *ZUARBEITSBEFEHLE):
    ozganswer.add_command(befehl)


@ozganswer.command
@KENNUNGEN
@click.option("--fix", is_flag=True, help="Von Hand geschriebene Zahlen durch ihren Fakt ersetzen.")
@click.option(
    "--gebaut", is_flag=True, help="Auch Briefe nennen, deren fertige Dateien nicht mehr passen."
)
@click.option("--vorgemerkt", is_flag=True, help="Nur prüfen, was zum Commit vorgemerkt ist.")
@FORMAT
@click.pass_context
def check(
    kontext: click.Context,
    /,
    kennungen: tuple[str, ...],
    meldungen: str,
    *,
    vorgemerkt: bool,
    **wahl: bool,
) -> int:
    """Nennt alles, was falsch ist, mit Datei, Zeile und Spalte.

    Ohne KENNUNG wird der ganze Arbeitsbereich geprüft, mit KENNUNG nur, was deren Briefe brauchen.
    Eine KENNUNG ist die einer Anfrage (RA-531/2019) oder der Name eines Ordners unter answers/; ist
    sie nicht eindeutig, steht die Kommune davor (chemnitz/RA-531-2019). Auch der Pfad des Ordners
    geht (answers/chemnitz/RA-531-2019).

    Zahlen, Beträge, Anteile und Tage, die jemand von Hand in einen Brief geschrieben hat, sind eine
    Warnung; --fix setzt den Fakt ein, wo nur einer diesen Wert hat.

    Ob die fertigen Dateien zu Quelle, Fakten und Stil passen, sagt --gebaut, ohne zu bauen. git
    ruft vor einem Commit --vorgemerkt auf: Geprüft wird der Stand, der eingetragen würde, und von
    ihm nur die Briefe, die er ändert oder berührt, auch daraufhin, ob sie neu gebaut sind.
    """
    if vorgemerkt and (kennungen or any(wahl.values())):
        raise click.UsageError("--vorgemerkt prüft, was git nennt, und nimmt nichts dazu.")
    if vorgemerkt:
        from ozganswer.cli import vorgemerkt as commit  # noqa: PLC0415

        return commit.run(folder_of(kontext), meldungen)
    from ozganswer.cli import pruefen  # noqa: PLC0415

    return pruefen.run(folder_of(kontext), kennungen, meldungen, **wahl)


@ozganswer.command
@KENNUNGEN
@click.option("--force", is_flag=True, help="Auch Dateien neu schreiben, die gleich blieben.")
@click.option(
    "--out",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Alle Dateien in den Ordner DIR schreiben und sonst nichts ändern.",
)
@click.option(
    "--only",
    metavar="FORMATE",
    help="Nur diese Formate, mit Komma getrennt: docx,pdf,txt. Nur PDF braucht Pango.",
)
@click.option(
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="So viele Prozesse bauen zugleich; sonst so viele, wie es Kerne gibt.",
)
@click.option("--fail-fast", is_flag=True, help="Nach dem ersten Brief mit Fehlern aufhören.")
@click.option(
    "--dask", metavar="ADRESSE", help="Auf einem Dask-Cluster bauen (tcp://rechner:8786)."
)
@click.option("--watch", is_flag=True, help="Weiterlaufen und bauen, was sich ändert.")
@click.option("--anfrage", is_flag=True, help="Statt des Briefs die Anfrage selbst bauen.")
@click.option(
    "--pruefung", is_flag=True, help="Statt des Briefs seine Prüffassung bauen, mit jedem Fakt."
)
@click.option("--verfuegung", is_flag=True, help="Statt des Briefs die Verfügung zu ihm bauen.")
@FORMAT
@click.pass_context
def build(
    kontext: click.Context, /, kennungen: tuple[str, ...], only: str | None, **wahl: Any
) -> int:
    """Baut Briefe als DOCX, PDF und Text.

    Ohne KENNUNG alle, mit KENNUNG nur deren Briefe; der Pfad ihres Ordners geht auch. Die Dateien
    stehen neben der Quelle (antwort.md). Geschrieben wird nur, was sich geändert hat, und jede
    Datei ganz oder gar nicht. Ein Fehler hält allein seinen Brief auf; dessen bisherige Dateien
    bleiben, wie sie sind.

    Statt des Briefs entsteht auf Wunsch, was zu ihm gehört, mit einem Zusatz im Namen:
    RA-531-2019-anfrage.pdf ist die Anfrage selbst; sie lässt sich auch bauen, wenn es noch keinen
    Brief gibt. RA-531-2019-pruefung.pdf ist der Brief für die Mitzeichnung: Jede Angabe trägt eine
    Nummer, und dahinter steht, auf welchen Fakten sie beruht. RA-531-2019-verfuegung.pdf ist für
    die Akte: der Entwurf mit Mitzeichnung, Abgang, Wiedervorlage und Ablage. Mehrere solche
    Optionen ergeben alles, was sie nennen.
    """
    from ozganswer.beside import pdf_helper  # noqa: PLC0415

    # Before all that `bauen` imports, so that both processes load at the same time.
    with pdf_helper(only) if len(kennungen) == 1 else nullcontext() as helper:
        from ozganswer.cli import bauen  # noqa: PLC0415

        gewaehlt = bauen.chosen(kennungen=kennungen, only=only, **wahl)
        return bauen.run(folder_of(kontext), gewaehlt, helper)


@ozganswer.command
@click.option("--ueberholt", is_flag=True, help="Nur Anfragen mit überholten Antworten.")
@click.option(
    "--frist", metavar="TAGE", type=int, help="Nur Anfragen, deren Frist in TAGE Tagen abläuft."
)
@click.option(
    "--sortieren",
    type=click.Choice(["frist", "kennung", "zustand"]),
    default="frist",
    show_default=True,
    help="Wonach die Zeilen geordnet sind.",
)
@click.option(
    "--stichtag",
    type=TAG,
    help="Der Tag, von dem aus gezählt wird (2026-03-31 oder 31.03.2026); sonst heute.",
)
@click.option(
    "--ics",
    metavar="DATEI",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Die Fristen als Kalender in die Datei (.ics) schreiben.",
)
@FORMAT
@click.pass_context
def status(kontext: click.Context, /, stichtag: datetime | None, **wahl: Any) -> int:
    """Zeigt alle Anfragen: Frist, Stand der Antwort, und was sie überholt hat.

    Bei jeder Frist steht, wie sie gerechnet ist. Überholt ist eine Antwort, wenn ein Fakt heute
    anders ist, als sie sagt; abgelaufen, wenn ein Fakt über sein gueltig_bis hinaus ist. Mit
    --ueberholt oder --frist endet der Befehl mit 1, wenn es solche Anfragen gibt.
    """
    from ozganswer.cli import uebersicht  # noqa: PLC0415

    heute = stichtag.date() if stichtag else date.today()  # noqa: DTZ011
    return uebersicht.run(folder_of(kontext), uebersicht.Wahl(heute=heute, **wahl))


@ozganswer.command
@click.argument("wort", metavar="KENNUNG|FAKT")
@FORMAT
@click.pass_context
def why(kontext: click.Context, wort: str, meldungen: str) -> int:
    """Zeigt die Fakten hinter einem Brief oder die Briefe hinter einem Fakt.

    KENNUNG ist die eines Briefs (RA-531/2019), FAKT eine Adresse (haushalt.ozg_2019_20.betrag) oder
    ein ganzes Blatt (haushalt); davor kann die Kommune stehen (chemnitz/haushalt). Gelesen werden
    die Nachweise, die „build“ neben die Briefe schreibt.
    """
    from ozganswer.cli import warum  # noqa: PLC0415

    return warum.run(folder_of(kontext), wort, meldungen)


@ozganswer.command
@click.argument(
    "datei", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
def textconv(datei: Path) -> int:
    """Zeigt ein DOCX oder PDF als Text.

    git ruft den Befehl auf, um Änderungen an Briefen zu zeigen („git diff“, „git log -p“);
    „ozganswer init --git“ richtet das ein. Was in Word nachverfolgt wurde, steht als [-gelöscht-]
    und {+eingefügt+} da.
    """
    from ozganswer.cli import textconv as lesen  # noqa: PLC0415

    return lesen.run(datei)


@ozganswer.command
@click.argument("blatt", metavar="[BLATT]", required=False)
def schema(blatt: str | None) -> int:
    """Zeigt das JSON-Schema eines Blatts.

    Editoren ergänzen und prüfen damit beim Schreiben. BLATT ist ein Faktenblatt (kommune, personen,
    haushalt …; „frei“ für jedes andere), anfrage, antwort, stil oder thema; ohne Angabe kommen
    alle.

    \b
    Ablegen:    ozganswer schema haushalt > haushalt.schema.json
    Verwenden:  als erste Zeile von facts/…/haushalt.yaml
                # yaml-language-server: $schema=../../haushalt.schema.json
    """  # noqa: D301
    from ozganswer.cli import schemata  # noqa: PLC0415

    return schemata.run(blatt)


for befehl in (*FASSUNGSBEFEHLE, export):
    ozganswer.add_command(befehl)

"""The commands as a user calls them; what does the work is loaded only by the one that runs."""

from pathlib import Path

import click

from ozganswer.cli.gruppe import EINSTELLUNGEN, Gruppe, folder_of

KENNUNGEN = click.argument("kennungen", metavar="[KENNUNG …]", nargs=-1)
FORMAT = click.option(
    "--format",
    "meldungen",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Meldungen als Zeilen oder als JSON.",
)


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
@click.pass_context
def init(kontext: click.Context, ordner: Path) -> int:
    """Legt einen neuen Arbeitsbereich an.

    Er steht in DIR (ohne Angabe: hier) und enthält die erfundene Stadt Musterstadt mit einer
    Anfrage und einer Antwort, die sich sofort bauen lässt. Vorhandenes wird nie überschrieben.
    """
    from ozganswer.cli import anlegen  # noqa: PLC0415

    return anlegen.run((folder_of(kontext) or Path()) / ordner)


@ozganswer.command
@KENNUNGEN
@FORMAT
@click.pass_context
def check(kontext: click.Context, kennungen: tuple[str, ...], meldungen: str) -> int:
    """Nennt alles, was falsch ist, mit Datei, Zeile und Spalte.

    Ohne KENNUNG wird der ganze Arbeitsbereich geprüft, mit KENNUNG nur, was deren Briefe brauchen.
    Eine KENNUNG ist die einer Anfrage (RA-531/2019) oder der Name eines Ordners unter answers/; ist
    sie nicht eindeutig, steht die Kommune davor (chemnitz/RA-531-2019). Auch der Pfad des Ordners
    geht (answers/chemnitz/RA-531-2019).
    """
    from ozganswer.cli import pruefen  # noqa: PLC0415

    return pruefen.run(folder_of(kontext), kennungen, meldungen)


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
@click.option("--anfrage", is_flag=True, help="Statt des Briefs die Anfrage selbst bauen.")
@click.option(
    "--pruefung", is_flag=True, help="Statt des Briefs seine Prüffassung bauen, mit jedem Fakt."
)
@click.option("--verfuegung", is_flag=True, help="Statt des Briefs die Verfügung zu ihm bauen.")
@FORMAT
@click.pass_context
def build(
    kontext: click.Context,
    /,
    kennungen: tuple[str, ...],
    meldungen: str,
    out: Path | None,
    only: str | None,
    *,
    force: bool,
    **statt: bool,
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
    with pdf_helper(only) as helper:
        from ozganswer.cli import bauen  # noqa: PLC0415

        wahl = bauen.Wahl(kennungen, meldungen, out, only, force, bauen.wanted(statt))
        return bauen.run(folder_of(kontext), wahl, helper)


@ozganswer.command
@click.argument("blatt", metavar="[BLATT]", required=False)
def schema(blatt: str | None) -> int:
    """Zeigt das JSON-Schema eines Blatts.

    Editoren ergänzen und prüfen damit beim Schreiben. BLATT ist ein Faktenblatt (kommune, personen,
    haushalt …; „frei“ für jedes andere), anfrage, antwort oder stil; ohne Angabe kommen alle.

    \b
    Ablegen:    ozganswer schema haushalt > haushalt.schema.json
    Verwenden:  als erste Zeile von facts/…/haushalt.yaml
                # yaml-language-server: $schema=../../haushalt.schema.json
    """  # noqa: D301
    from ozganswer.cli import schemata  # noqa: PLC0415

    return schemata.run(blatt)

"""`export`: the commands that make letters ready for others."""

from pathlib import Path

import click

from ozganswer.cli.gruppe import Gruppe, folder_of

KENNUNGEN = click.argument("kennungen", metavar="KENNUNG …", nargs=-1, required=True)


OUT = click.option(
    "--out",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="In den Ordner DIR schreiben; sonst unter export/ im Arbeitsbereich.",
)


@click.group(cls=Gruppe, options_metavar="[OPTIONEN]", subcommand_metavar="BEFEHL …")
def export() -> None:
    """Bereitet Briefe zur Veröffentlichung vor.

    Alle Befehle lassen weg, was nicht öffentlich ist: Fakten, Fragen, Einreicher und Anlagen mit
    „oeffentlich: false“, Stellen mit „{: .nichtoeffentlich }“, private Anschriften. Was fehlt, ist
    eine Lücke: […]. Der Brief selbst ändert sich nicht.
    """


@export.command
@KENNUNGEN
@OUT
@click.option(
    "--only",
    metavar="FORMATE",
    help="Nur diese Formate, mit Komma getrennt: docx,pdf,txt. Nur PDF braucht Pango.",
)
@click.pass_context
def public(
    kontext: click.Context, kennungen: tuple[str, ...], out: Path | None, only: str | None
) -> int:
    """Schreibt Briefe ohne das, was nicht öffentlich ist.

    KENNUNG ist die einer Anfrage (RA-531/2019) oder der Name eines Ordners unter answers/. Die
    Dateien heißen RA-531-2019-oeffentlich.docx, .pdf und .txt; öffentliche Anlagen kommen mit.

    Eine Lücke verdeckt nicht, was der Text um sie herum sagt. Was sich aus ihm noch schließen
    lassen könnte, nennt der Befehl als Warnung: Bedingungen, Anzahlen, Summen, von Hand
    geschriebene Werte. Darüber entscheidet ein Mensch.
    """
    from ozganswer.cli import veroeffentlichen  # noqa: PLC0415

    return veroeffentlichen.public(folder_of(kontext), kennungen, out, only)


@export.command
@KENNUNGEN
@click.option(
    "--basis",
    metavar="URL",
    help="Die Adresse, unter der alles stehen wird; sonst „oparl: {basis: …}“ im Blatt kommune.",
)
@OUT
@click.pass_context
def oparl(
    kontext: click.Context, kennungen: tuple[str, ...], basis: str | None, out: Path | None
) -> int:
    """Schreibt Briefe als Drucksachen für das Ratsinformationssystem (OParl 1.1).

    Jeder Brief wird ein Paper der Art „Beantwortung einer Anfrage“ mit seinen Dateien, verbunden
    mit dem Paper der Anfrage. Es enthält nur, was öffentlich ist, wie bei „export public“. Der
    Ordner entspricht der Adresse: So, wie er ist, unter die Basis gelegt, führt jede id zu ihrem
    Objekt. Daneben liegt metadaten.json für die E-Akte.
    """
    from ozganswer.cli import veroeffentlichen  # noqa: PLC0415

    return veroeffentlichen.oparl(folder_of(kontext), kennungen, basis, out)

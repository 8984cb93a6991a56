"""From the council's paper to a first draft, as a user calls it: `import` and `draft`."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from ozganswer.cli.gruppe import Befehl, folder_of
from ozganswer.cli.optionen import KENNUNG, TAG


@click.command("import", cls=Befehl)
@click.argument(
    "datei", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--kommune", metavar="K", help="Die Kommune; nötig, wenn es mehrere gibt.")
@click.option(
    "--kennung",
    metavar="KENNUNG",
    multiple=True,
    help="Die Kennung, wenn sie nicht im Papier steht; bei mehreren Anfragen mehrmals.",
)
@click.option("--betreff", metavar="TEXT", help="Der Betreff, wenn er nicht zu erkennen ist.")
@click.option("--force", is_flag=True, help="Eine vorhandene Datei überschreiben.")
@click.pass_context
def import_(kontext: click.Context, /, datei: Path, **wahl: Any) -> int:
    """Liest eine Anfrage aus einem Papier des Rates ein.

    FILE ist ein PDF, ein Word-Dokument (.docx), ein Text, eine HTML-Seite, eine E-Mail (.eml, auch
    mit dem Papier als Anlage) oder ein Datensatz des Ratsinformationssystems (OParl 1.1, .json).
    Daraus entsteht questions/<kommune>/<name>.yaml mit den Fragen im Wortlaut.

    Was nicht zu finden oder unsicher ist, steht dort als Kommentar mit der Stelle im Papier und
    wird hier gemeldet. Nichts wird erfunden, und Vorhandenes bleibt; mit --force wird der
    Unterschied gezeigt und die Datei ersetzt. Adressen im Papier werden nie aufgerufen.
    """
    from ozganswer.cli import einlesen  # noqa: PLC0415

    return einlesen.run(folder_of(kontext), datei, einlesen.Wahl(**wahl))


@click.command(cls=Befehl)
@KENNUNG
@click.option("--force", is_flag=True, help="Einen vorhandenen Entwurf ersetzen.")
@click.option(
    "--stichtag",
    type=TAG,
    help="Der Tag, an dem die Fakten gelten sollen; sonst der des Briefs, sonst heute.",
)
@click.option("--frueher", is_flag=True, help="Nur zeigen, was früher geantwortet wurde.")
@click.pass_context
def draft(
    kontext: click.Context,
    kennung: str,
    stichtag: datetime | None,
    *,
    force: bool,
    frueher: bool,
) -> int:
    """Entwirft eine Antwort aus Fakten und Textbausteinen.

    KENNUNG ist die einer Anfrage (RA-531/2019). Jede Frage bekommt ein Thema, jedes Thema die
    Textbausteine, deren Fakten es gibt, beschränkt auf das, was die Frage nennt: ein Vorhaben, ein
    Amt, ein Jahr. Fragen zu einem Thema stehen beieinander. Wo kein Fakt antwortet, steht eine
    Lücke und wen man fragen kann; „check“ zählt sie. Erfunden wird nichts.

    Wurde dieselbe Frage schon beantwortet, steht die frühere Antwort als Kommentar dabei, mit
    Kennung, Datum und dem, was sich an ihren Fakten geändert hat. Sie ist die Antwort, wo kein
    Textbaustein antwortet und sie in dieser Kommune noch unverändert gilt.

    Eine vorhandene antwort.md bleibt; mit --force wird der Unterschied gezeigt und der Entwurf
    ersetzt, nie aber ein Brief in Mitzeichnung oder nach der Schlusszeichnung.
    """
    from ozganswer.cli import entwerfen  # noqa: PLC0415

    tage = entwerfen.Tage(stichtag.date() if stichtag else None, date.today())  # noqa: DTZ011
    if frueher:
        return entwerfen.show_earlier(folder_of(kontext), kennung)
    return entwerfen.run(folder_of(kontext), kennung, tage, force=force)


ENTWURFSBEFEHLE: tuple[click.Command, ...] = (import_, draft)

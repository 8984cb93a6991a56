"""The commands of a letter's Fassungen, as a user calls them."""

from datetime import date, datetime

import click

from ozganswer.cli.gruppe import Befehl, folder_of
from ozganswer.cli.optionen import KENNUNG, TAG


@click.command(cls=Befehl)
@KENNUNG
@click.option(
    "--stelle", metavar="STELLE", required=True, help="Für wen: Kennung aus organisation."
)
@click.option(
    "--person", metavar="PERSON", help="Kennung aus personen oder Name; sonst, wer in git steht."
)
@click.option("--am", type=TAG, metavar="TAG", help="Tag der Mitzeichnung; sonst heute.")
@click.pass_context
def cosign(
    kontext: click.Context, kennung: str, stelle: str, person: str | None, am: datetime | None
) -> int:
    """Zeichnet einen Brief für eine Stelle mit.

    Im Kopf der Quelle steht danach, wer wann für welche Stelle zugestimmt hat, und eine Prüfsumme
    der Wörter und Zahlen. Ändert sich danach ein Wort oder eine Zahl, gilt die Mitzeichnung nicht
    mehr; „check“ und „status“ sagen es. Das Datum des Briefs gehört nicht dazu.
    """
    from ozganswer.cli import zeichnen  # noqa: PLC0415

    return zeichnen.cosign(folder_of(kontext), kennung, stelle, person, _day(am))


@click.command(cls=Befehl)
@KENNUNG
@click.option("--datum", type=TAG, metavar="TAG", help="Das Datum des Briefs auf TAG setzen.")
@click.option("--grund", metavar="TEXT", help="Warum es diese Fassung gibt.")
@click.option(
    "--trotzdem",
    metavar="GRUND",
    help="Auch mit abgelaufenen oder überholten Fakten zeichnen, aus diesem Grund.",
)
@click.option("--git-init", is_flag=True, help="Das git-Repository anlegen, wenn es keines gibt.")
@click.pass_context
def release(
    kontext: click.Context,
    /,
    kennung: str,
    datum: datetime | None,
    grund: str | None,
    trotzdem: str | None,
    *,
    git_init: bool,
) -> int:
    """Zeichnet einen Brief schluss und schreibt ihn als Fassung fest.

    Geprüft wird alles auf einmal: Fragen, Datum, Unterschrift, Mitzeichnungen, abgelaufene und
    überholte Fakten, und dass außer dem Brief alles in git steht. Dann wird er gebaut, mit seiner
    Quelle und seinem Nachweis in git eingetragen und mit dem Tag <kommune>/<name>/v<n> versehen.
    Entweder alles davon geschieht oder nichts. Danach ändert kein Befehl den Brief mehr; mit
    „revise“ beginnt die nächste Fassung.
    """
    from ozganswer.cli import zeichnen  # noqa: PLC0415
    from ozganswer.fassung.schlusszeichnen import Zeichnung  # noqa: PLC0415

    tag = datum.date() if datum else None
    zeichnung = Zeichnung(_day(None), tag, grund, trotzdem)
    return zeichnen.release(folder_of(kontext), kennung, zeichnung, git_init=git_init)


def _day(wann: datetime | None) -> date:
    return wann.date() if wann else date.today()  # noqa: DTZ011


FASSUNGSBEFEHLE = (cosign, release)
"""In the order of the work."""

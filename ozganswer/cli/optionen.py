"""Arguments and options that several commands have."""

import click

TAG = click.DateTime(["%Y-%m-%d", "%d.%m.%Y"])
KENNUNGEN = click.argument("kennungen", metavar="[KENNUNG …]", nargs=-1)
FORMAT = click.option(
    "--format",
    "meldungen",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Meldungen als Zeilen oder als JSON.",
)

KENNUNG = click.argument("kennung", metavar="KENNUNG")

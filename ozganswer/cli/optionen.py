"""Arguments and options that several commands have."""

import click


class Tag(click.DateTime):
    """A day, as a file or as a letter writes it."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        """Call it by a word, where click would print its patterns."""
        return "TAG"


TAG = Tag(["%Y-%m-%d", "%d.%m.%Y"])
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

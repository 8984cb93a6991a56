"""The group of commands: `-C ORDNER` before or after any command's name, options in German."""

from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

EINSTELLUNGEN = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Befehl(click.Command):
    """A command that takes `-C`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"options_metavar": "[OPTIONEN]", **kwargs})
        self.params.append(_folder_option())


class Gruppe(click.Group):
    """Commands that all take `-C`, as does the group."""

    command_class = Befehl

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.params.append(_folder_option())

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """List the commands in the order of the work, not of the alphabet."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that a call names; raise UsageError with the nearest."""
        name = args[0]
        if name not in self.commands and not name.startswith("-"):
            raise click.UsageError(
                f"Den Befehl „{name}“ gibt es nicht. {_suggestion(name, list(self.commands))}", ctx
            )
        return super().resolve_command(ctx, args)


def folder_of(kontext: click.Context) -> Path | None:
    """Read what `-C` said, after the command's name before what stands in front of it."""
    ordner: Path | None = kontext.meta.get(__name__)
    return ordner


def _suggestion(name: str, befehle: list[str]) -> str:
    """Offer the command that a word begins, or is near to by a low measure, or all."""
    begonnen = [b for b in befehle if b.startswith(name)]
    if nahe := begonnen or get_close_matches(name, befehle, n=1, cutoff=0.5):
        return f"Meinten Sie „{nahe[0]}“?"
    return f"Möglich sind: {', '.join(befehle)}."


def _folder_option() -> click.Option:
    return click.Option(
        ["-C", "arbeitsbereich"],
        metavar="DIR",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        expose_value=False,
        callback=_keep_folder,
        help="Der Arbeitsbereich; sonst der nächste Ordner darüber, der einer ist.",
    )


def _keep_folder(kontext: click.Context, _param: click.Parameter, ordner: Path | None) -> None:
    if ordner is not None:
        kontext.meta[__name__] = ordner

"""The group of commands: `-C ORDNER` before or after any command's name, options in German."""

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


def folder_of(kontext: click.Context) -> Path | None:
    """Read what `-C` said, after the command's name before what stands in front of it."""
    ordner: Path | None = kontext.meta.get(__name__)
    return ordner


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

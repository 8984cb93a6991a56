"""A new workspace: the example that comes with the program, as files."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from ozganswer.ausgabe import write_files
from ozganswer.errors.building import WouldOverwrite

VERSTECKT = MappingProxyType({"gitattributes": ".gitattributes", "gitignore": ".gitignore"})
"""Files that git would obey inside the package, and their names in a workspace."""


def new_workspace(ordner: Path) -> list[Path]:
    """Write the example into a folder; raise Mistake and write nothing where a file exists."""
    dateien = {ordner / name: inhalt for name, inhalt in example().items()}
    if vorhandene := [p.relative_to(ordner).as_posix() for p in dateien if p.exists()]:
        raise WouldOverwrite(str(ordner), vorhandene)
    return write_files(dateien, ordner)


def example() -> Mapping[str, bytes]:
    """Read the example's files by their path in a workspace."""
    return dict(_walk(files("ozganswer") / "beispiel", ""))


def _walk(ordner: Traversable, davor: str) -> Iterator[tuple[str, bytes]]:
    for eintrag in sorted(ordner.iterdir(), key=lambda e: e.name):
        if eintrag.is_dir():
            yield from _walk(eintrag, f"{davor}{eintrag.name}/")
        else:
            yield f"{davor}{VERSTECKT.get(eintrag.name, eintrag.name)}", eintrag.read_bytes()

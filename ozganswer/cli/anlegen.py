"""`init`: the example that comes with the program becomes a new workspace."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from types import MappingProxyType

from ozganswer.ausgabe import name_in, write_files
from ozganswer.cli.meldung import count, tell, tell_sentence
from ozganswer.errors import Mistake
from ozganswer.errors.building import SchonVorhanden

VERSTECKT = MappingProxyType({"gitattributes": ".gitattributes", "gitignore": ".gitignore"})
"""Files that git would obey inside the package, and their names in a workspace."""


def run(dir_: Path) -> int:
    """Make a workspace in a folder and say what to do next; return the exit code."""
    ordner = dir_.resolve()
    dateien = new_files(ordner)
    try:
        write_files(dateien, ordner)
    except Mistake as mistake:
        return tell([mistake])
    for datei in dateien:
        tell_sentence(f"geschrieben: {name_in(datei, ordner)}")
    tell_sentence(f"{count(len(dateien), 'Datei', 'Dateien')} angelegt in „{ordner}“.")
    wo = "" if ordner == Path.cwd() else f' -C "{dir_}"'
    tell_sentence(f"Als Nächstes: ozganswer build{wo}")
    return 0


def new_files(ordner: Path) -> Mapping[Path, bytes]:
    """Plan a workspace's files in a folder; raise SchonVorhanden where one exists."""
    dateien = {ordner / name: inhalt for name, inhalt in example().items()}
    if vorhandene := [name_in(datei, ordner) for datei in dateien if datei.exists()]:
        raise SchonVorhanden(str(ordner), vorhandene)
    return dateien


def example() -> Mapping[str, bytes]:
    """Read the example's files by their path in a workspace."""
    return dict(_walk(files("ozganswer") / "beispiel", ""))


def _walk(ordner: Traversable, davor: str) -> Iterator[tuple[str, bytes]]:
    for eintrag in sorted(ordner.iterdir(), key=lambda e: e.name):
        if eintrag.is_dir():
            yield from _walk(eintrag, f"{davor}{eintrag.name}/")
        else:
            yield f"{davor}{VERSTECKT.get(eintrag.name, eintrag.name)}", eintrag.read_bytes()

"""Saved files of a workspace, as they are saved."""

from collections.abc import Iterator
from pathlib import Path

from watchfiles import Change, watch

from ozganswer.archive.nachweis import DATEI
from ozganswer.ausgabe import VORSATZ, name_in

ORDNER = ("facts", "questions", "answers", "templates")


def changes(root: Path) -> Iterator[tuple[str, ...]]:
    """Wait for files to be saved and name them, until the program is interrupted."""
    ordner = [root / name for name in ORDNER if (root / name).is_dir()]
    try:
        for batch in watch(*ordner, watch_filter=_is_input):
            yield tuple(sorted({name_in(Path(datei), root) for _, datei in batch}))
    except KeyboardInterrupt:
        return


def _is_input(_: Change, datei: str) -> bool:
    """Pass over what the program itself writes, and what editors leave for a moment."""
    pfad = Path(datei)
    eigene = pfad.name == DATEI or pfad.name.startswith((pfad.parent.name, VORSATZ))
    return not eigene and not pfad.name.startswith((".", "~")) and not pfad.name.endswith("~")

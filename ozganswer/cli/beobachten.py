"""Saved files of a workspace, as they are saved."""

from collections.abc import Iterator
from pathlib import Path

from watchfiles import Change, watch

from ozganswer.archive.nachweis import DATEI
from ozganswer.ausgabe import VORSATZ, name_in

ORDNER = ("facts", "questions", "answers", "templates")

PAUSE = 200
"""After so many milliseconds without a change it is known that they would have been seen."""


def changes(root: Path) -> Iterator[tuple[str, ...]]:
    """Name nothing as soon as no change is missed, then what is saved, until Ctrl-C."""
    ordner = [root / name for name in ORDNER if (root / name).is_dir()]
    try:
        for nr, batch in enumerate(
            watch(*ordner, watch_filter=_is_input, yield_on_timeout=True, rust_timeout=PAUSE)
        ):
            if batch or nr == 0:
                yield tuple(sorted({name_in(Path(datei), root) for _, datei in batch}))
    except KeyboardInterrupt:
        return


def _is_input(_: Change, datei: str) -> bool:
    """Pass over what the program itself writes, and what editors leave for a moment."""
    pfad = Path(datei)
    eigene = pfad.name == DATEI or pfad.name.startswith((pfad.parent.name, VORSATZ))
    fluechtig = pfad.name.startswith((".", "~")) or pfad.name.endswith("~") or not pfad.suffix
    return not eigene and not fluechtig

"""A workspace is written by one call at a time: the next waits until that is done."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from ozganswer.ausgabe import remove_leftovers

if TYPE_CHECKING:
    from filelock import BaseFileLock

SPERRE = ".ozganswer.lock"
"""The file that a call holds while it writes; one that was left behind holds nobody up."""


@contextmanager
def alone(root: Path, wait: Callable[[], None]) -> Iterator[None]:
    """Hold a workspace for writing; where another call does, `wait` tells so, and then wait.

    Where no such file can be made, as in a folder that is only to be read, nobody is kept out.
    """
    # Only what writes pays for the import.
    from filelock import FileLock  # noqa: PLC0415

    datei = root / SPERRE
    abgebrochen = datei.exists()
    sperre = FileLock(datei, is_singleton=True)
    try:
        _acquire(sperre, wait)
    except OSError:
        yield
        return
    try:
        if abgebrochen:
            remove_leftovers(root)
        yield
    finally:
        if sperre.lock_counter == 1:
            # While it is held: whoever waits looks whether it still is the file of this name.
            with suppress(OSError):
                datei.unlink()
        sperre.release()


def _acquire(sperre: "BaseFileLock", wait: Callable[[], None]) -> None:
    from filelock import Timeout  # noqa: PLC0415

    try:
        sperre.acquire(blocking=False)
    except Timeout:
        wait()
        sperre.acquire()

"""The memory of a process and all that it began, what they share counted once (Linux)."""

import re
import threading
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

PROC = Path("/proc")
PSS = re.compile(rb"^Pss: +(\d+) kB", re.MULTILINE)
PERIOD = 0.1
"""Seconds between two looks."""


class Watch:
    """Looks at a process again and again until the block ends, and keeps the most it had."""

    def __init__(self, pid: int, *, on: bool) -> None:
        self.megabytes = 0.0
        self._pid = pid
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look) if on else None

    def __enter__(self) -> Self:
        """Begin to look."""
        if self._thread:
            self._thread.start()
        return self

    def __exit__(
        self, art: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        """Look no more."""
        self._ended.set()
        if self._thread:
            self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(PERIOD):
            kilobytes = sum(_kilobytes(pid) for pid in (self._pid, *_children(self._pid)))
            self.megabytes = max(self.megabytes, kilobytes / 1024)


def _children(pid: int) -> Iterator[int]:
    for task in _tasks(pid):
        for child in map(int, _read(task / "children").split()):
            yield child
            yield from _children(child)


def _tasks(pid: int) -> list[Path]:
    try:
        return list((PROC / str(pid) / "task").iterdir())
    except OSError:
        return []


def _kilobytes(pid: int) -> int:
    found = PSS.search(_read(PROC / str(pid) / "smaps_rollup"))
    return int(found[1]) if found else 0


def _read(path: Path) -> bytes:
    # A process may be gone before it is looked at.
    try:
        return path.read_bytes()
    except OSError:
        return b""

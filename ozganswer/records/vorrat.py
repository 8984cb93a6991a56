"""What a process may keep for the next one, so that it need not be made again: a store, if any."""

from contextvars import ContextVar
from typing import Protocol


class Vorrat(Protocol):
    """A store of what can always be made again; it may forget, but never gives anything else."""

    def find(self, name: str) -> bytes | None:
        """Find what was kept under a name by this very program; None: nothing."""

    def keep(self, name: str, content: bytes) -> None:
        """Keep something under a name; where that fails, it is made again the next time."""


VORRAT: ContextVar[Vorrat | None] = ContextVar("vorrat", default=None)
"""The store of this process; the room at the edge sets it."""

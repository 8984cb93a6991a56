"""The letter that `init` makes, and what a call to build it gives back."""

from collections.abc import Callable
from typing import TypeAlias

NAME = "RA-001-2026"
ORDNER = f"answers/musterstadt/{NAME}"

Build: TypeAlias = Callable[..., tuple[int, str, str]]
"""Calls `build`; gives its exit code and all it says, out and err."""

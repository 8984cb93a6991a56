"""The store of this program in the user's own folder for such things: one file for each name.

What lies there is run as part of the program. So it is taken only from a folder that nobody else
may write in, and only if it was kept by this very program.
"""

import os
import stat
import sys
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

SIEGEL = 32
"""How many bytes before the content say what kept it, and that it is whole."""
JINJA = "compiler environment ext idtracking lexer nodes optimizer parser sandbox visitor".split()
COMPOSE = ("marken", "syntax", "umgebung")
"""The modules that decide what Python makes of a template, Jinja's and our own."""


class Ordnervorrat:
    """A store in a folder, which is made when something is kept first."""

    def __init__(self, ordner: Path) -> None:
        self._ordner = ordner

    def find(self, name: str) -> bytes | None:
        """Find what was kept under a name by this very program; None: nothing."""
        with suppress(OSError):
            if is_own(self._ordner):
                gelesen = (self._ordner / name).read_bytes()
                siegel, content = gelesen[:SIEGEL], gelesen[SIEGEL:]
                return content if siegel == self._siegel(content) else None
        return None

    def keep(self, name: str, content: bytes) -> None:
        """Keep something under a name, where the folder can be written in."""
        with suppress(OSError):
            self._ordner.mkdir(mode=0o700, parents=True, exist_ok=True)
            if is_own(self._ordner):
                self._replace(name, self._siegel(content) + content)

    def _replace(self, name: str, content: bytes) -> None:
        neu = self._ordner / f"{name}.{os.urandom(8).hex()}"
        try:
            neu.write_bytes(content)
            neu.replace(self._ordner / name)
        finally:
            neu.unlink(missing_ok=True)

    def _siegel(self, content: bytes) -> bytes:
        return sha256(self._program + content).digest()

    @cached_property
    def _program(self) -> bytes:
        """Digest the code that compiles: a version says too little of a program in the making."""
        inhalte = b"".join(pfad.read_bytes() for pfad in compilers())
        return sha256(sys.version.encode() + inhalte).digest()


def own_store() -> Ordnervorrat | None:
    """Choose this user's folder (XDG Base Directory, `%LOCALAPPDATA%`); None: there is none."""
    ordner = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    if not ordner and (heim := os.environ.get("HOME")):
        ordner = f"{heim}/.cache"
    # The specification has relative paths ignored.
    return (
        Ordnervorrat(Path(ordner, "ozganswer")) if ordner and Path(ordner).is_absolute() else None
    )


def compilers() -> list[Path]:
    """List the files whose code decides what is made of a template."""
    jinja = find_spec("jinja2")
    assert jinja is not None
    assert jinja.origin
    eigene = Path(__file__).parents[1] / "compose"
    fremde = [Path(jinja.origin).with_name(f"{name}.py") for name in JINJA]
    return [*fremde, *(eigene / f"{name}.py" for name in COMPOSE)]


def is_own(ordner: Path) -> bool:
    """Tell whether a folder is this user's, and no other may write in it; raises OSError."""
    stand = ordner.lstat()
    if not hasattr(os, "getuid"):
        return stat.S_ISDIR(stand.st_mode)
    is_private = not stand.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    return stat.S_ISDIR(stand.st_mode) and stand.st_uid == os.getuid() and is_private

"""A process beside this one that draws PDFs; their library is loaded there while letters are read.

This module is imported before all others of a build, so it imports none of them.
"""

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, Pipe
from typing import TYPE_CHECKING

from ozganswer.errors import OzganswerError

if TYPE_CHECKING:
    from ozganswer.records.letter import Letter
    from ozganswer.records.stil import Stil


class Helper:
    """The process beside, to which a letter goes and from which its PDF comes."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def ask(self, letter: "Letter", stil: "Stil") -> None:
        """Hand a letter over; raises OSError where the process is gone."""
        self._pipe.send((letter, stil))

    def answer(self) -> bytes:
        """Wait for the PDF; raises what drawing it raised, EOFError where the process is gone."""
        match self._pipe.recv():
            case OzganswerError() as error:
                raise error
            case pdf:
                return bytes(pdf)


@contextlib.contextmanager
def pdf_helper(formate: str | None) -> Iterator[Helper | None]:
    """Start the process beside and end it; None where it would be no gain or no safe thing.

    `formate` is what `--only` says, in which no PDF may be wanted; None: every format.
    """
    wanted = formate is None or "pdf" in formate.lower()
    if not (wanted and may_fork()):
        yield None
        return
    here, there = Pipe()
    process = get_context("fork").Process(target=_serve, args=(here, there), daemon=True)
    process.start()
    there.close()
    try:
        yield Helper(here)
    finally:
        # It ends at the end of its pipe, also where this process was killed.
        here.close()
        process.join()


def may_fork() -> bool:
    """Tell whether a fork is sound: no other thread may hold a lock, and never on macOS."""
    return sys.platform == "linux" and threading.active_count() == 1


def leave_signals() -> None:
    """Leave Ctrl+C to the process that began this one, and end at once where told to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _serve(others_end: Connection, pipe: Connection) -> None:
    leave_signals()
    others_end.close()
    try:
        warm()
        while True:
            pipe.send(_draw(*pipe.recv()))
    finally:
        # Without a word: a fault shows itself again where the letter is drawn anew.
        os._exit(0)


def warm() -> None:
    """Load the library of PDFs, so that no letter waits for it."""
    from ozganswer.errors.writing import MaschineFehlt  # noqa: PLC0415
    from ozganswer.write import pdf  # noqa: PLC0415

    # Each letter says so where it is drawn.
    with contextlib.suppress(MaschineFehlt):
        pdf.warm()


def _draw(letter: "Letter", stil: "Stil") -> bytes | OzganswerError:
    from ozganswer.write import WRITERS  # noqa: PLC0415

    try:
        return WRITERS["pdf"](letter, stil)
    except OzganswerError as error:
        return error

"""Processes beside this one: what draws a letter is loaded there while it is still read here.

This module is imported before all others of a command, so it imports none of them.
"""

import contextlib
import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from multiprocessing.connection import Connection, Pipe
from typing import Any, TypeAlias, TypeVar

from ozganswer.errors import OzganswerError

T = TypeVar("T")
Receive: TypeAlias = Callable[[], Any]
"""Takes what was handed over next; raises EOFError where nothing will be."""
Draw: TypeAlias = Callable[[Receive], bytes]
"""Makes a file of all it has to receive."""


class Helper:
    """The process beside, to which letters go and from which a file comes."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def ask(self, *what: object) -> None:
        """Hand over what is next to be drawn; raises OSError where the process is gone."""
        self._pipe.send(what)

    def answer(self) -> bytes:
        """Wait for the file; raises what drawing it raised, EOFError where the process is gone."""
        match self._pipe.recv():
            case OzganswerError() as error:
                raise error
            case drawn:
                return bytes(drawn)


@contextlib.contextmanager
def pdf_helper(formate: str | None) -> Iterator[Helper | None]:
    """Start a process beside that draws PDFs; None where it would be no gain or no safe thing.

    `formate` is what `--only` says, in which no PDF may be wanted; None: every format.
    """
    wanted = formate is None or "pdf" in formate.lower()
    with _helper(warm, _draw) if wanted else contextlib.nullcontext() as helper:
        yield helper


def redline_helper() -> "contextlib.AbstractContextManager[Helper | None]":
    """Start a process beside that draws changes between two letters; None: no safe thing.

    It is given the new letter with its style, by whom and when, and then the old letter, packed.
    """
    # What both processes need is loaded before they part.
    from ozganswer.records import letter, stil  # noqa: F401, PLC0415

    return _helper(_warm_redline, _draw_redline)


@contextlib.contextmanager
def apart(work: Callable[[], T]) -> Iterator[Callable[[], T]]:
    """Do some work in a process beside, if that is safe; what is given waits for its result.

    It raises what the work raised.
    """
    if not may_fork():
        yield work
        return
    with _process(_do, work) as pipe:
        yield lambda: _result(pipe, work)


@contextlib.contextmanager
def _helper(warm: Callable[[], None], draw: Draw) -> Iterator[Helper | None]:
    if not may_fork():
        yield None
        return
    with _process(_serve, warm, draw) as pipe:
        yield Helper(pipe)


@contextlib.contextmanager
def _process(target: Callable[..., None], *args: object) -> Iterator[Connection]:
    """Start a process at the other end of a pipe, and wait for its end."""
    here, there = Pipe()
    process = get_context("fork").Process(target=target, args=(here, there, *args), daemon=True)
    process.start()
    there.close()
    try:
        yield here
    finally:
        # It ends at the end of its pipe, also where this process was killed.
        here.close()
        process.join()


def _result(pipe: Connection, work: Callable[[], T]) -> T:
    try:
        found = pipe.recv()
    except (EOFError, OSError):
        # A fault shows itself again where the work is done anew.
        return work()
    if isinstance(found, OzganswerError):
        raise found
    result: T = found
    return result


def _do(others_end: Connection, pipe: Connection, work: Callable[[], object]) -> None:
    leave_signals()
    others_end.close()
    try:
        pipe.send(_tried(work))
    finally:
        os._exit(0)


def _tried(work: Callable[..., object], *what: object) -> object:
    """Do some work; what it raises on purpose is its result, to be raised elsewhere."""
    try:
        return work(*what)
    except OzganswerError as error:
        return error


def may_fork() -> bool:
    """Tell whether a fork is sound: no other thread may hold a lock, and never on macOS."""
    return sys.platform == "linux" and threading.active_count() == 1


def leave_signals() -> None:
    """Leave Ctrl+C to the process that began this one, and end at once where told to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _serve(others_end: Connection, pipe: Connection, warm: Callable[[], None], draw: Draw) -> None:
    leave_signals()
    others_end.close()
    try:
        warm()
        while True:
            pipe.send(_tried(draw, pipe.recv))
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


def _draw(receive: Receive) -> bytes:
    from ozganswer.write import WRITERS  # noqa: PLC0415

    return WRITERS["pdf"](*receive())


def _warm_redline() -> None:
    from ozganswer.write import redline  # noqa: F401, PLC0415


def _draw_redline(receive: Receive) -> bytes:
    from ozganswer.write import redline  # noqa: PLC0415

    # The new letter is drawn while the old one is still composed.
    new, author, when = receive()
    begun = redline.begin(new)
    (packed,) = receive()
    old = pickle.loads(packed)  # noqa: S301 - by our own process
    return redline.finish_with(begun, old, author, when)

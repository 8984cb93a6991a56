"""Who builds letters: this process, or several beside it, behind one interface."""

import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from functools import partial
from multiprocessing import connection, get_context, parent_process
from typing import Any, ParamSpec, TypeVar

from ozganswer.beside import Helper, leave_signals, may_fork
from ozganswer.errors import OzganswerError
from ozganswer.errors.building import ClusterFehlt, DaskFehlt

P = ParamSpec("P")
T = TypeVar("T")


MANY = 200
"""From so many letters on, it is worth the processes to ask several what became of them."""


class Here(Executor):
    """An Executor that works at once in this process; a helper draws the PDFs, where there is one.

    The helper is handed on as the last argument of each call.
    """

    def __init__(self, helper: Helper | None = None) -> None:
        self._helper = helper

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Do the work; a user's mistake is kept for whoever asks."""
        future: Future[T] = Future()
        try:
            future.set_result(partial(fn, *args, **kwargs)(helper=self._helper))
        except OzganswerError as error:
            future.set_exception(error)
        return future


class Workers(Executor):
    """An Executor of some processes, begun when first asked and anew after one was killed."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand the work to a process."""
        try:
            return self._running().submit(fn, *args, **kwargs)
        except BrokenExecutor:
            self._pool = None
            return self._running().submit(fn, *args, **kwargs)

    def processes(self) -> tuple[int, ...]:
        """List the processes that work at the moment."""
        return tuple((self._pool and self._pool._processes) or ())  # noqa: SLF001

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
        """End the processes; work for one that was killed is not waited for."""
        if self._pool:
            queue = self._pool._call_queue  # type: ignore[attr-defined]  # noqa: SLF001
            self._pool.shutdown(wait, cancel_futures=cancel_futures)
            if queue:
                # Else a thread that writes to nobody keeps Python 3.11 from ending (gh-94777).
                queue.cancel_join_thread()

    def _running(self) -> ProcessPoolExecutor:
        if self._pool is None:
            context = get_context("fork" if may_fork() else "spawn")
            self._pool = ProcessPoolExecutor(self._jobs, context, _prepare)
        return self._pool


def cluster(adresse: str) -> Executor:
    """Hand the work to a Dask cluster; raises DaskFehlt, ClusterFehlt."""
    try:
        from distributed import Client  # noqa: PLC0415
    except ImportError:
        raise DaskFehlt from None
    try:
        client = Client(adresse, timeout="10s")  # type: ignore[no-untyped-call]
    except (OSError, ValueError):
        raise ClusterFehlt(adresse) from None
    return Cluster(client)


class Cluster(Executor):
    """An Executor over a client of a Dask cluster, which ends with it."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Hand the work to the cluster."""
        future: Future[T] = self._executor.submit(fn, *args, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002
        """Leave the cluster, which else the client's thread would go on asking for."""
        self._executor.shutdown(wait and not cancel_futures)
        self._client.close()


def cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def _prepare() -> None:
    leave_signals()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Leave no process behind where the one that began it was killed."""
    if parent := parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)

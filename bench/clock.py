"""Commands → the time and memory that they take, and what they say."""

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO, TypeAlias

from bench.memory import Watch

Command: TypeAlias = Sequence[str]


@dataclass(frozen=True, slots=True)
class Run:
    """What a call took: seconds of the clock and of all its processes, megabytes; what it said."""

    seconds: float
    work: float
    megabytes: float
    said: str


def run(command: Command, *, together: bool = False) -> Run:
    """Run a command to its end; stop all measuring with its message where it fails.

    The megabytes are those of its largest process, or on Linux of all `together`.
    """
    with tempfile.TemporaryFile("w+") as told, tempfile.TemporaryFile("w+") as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=told)
        with Watch(process.pid, on=together) as watch:
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            raise SystemExit(f"{' '.join(command)}\n{_read(told)}{_read(said)}")
        megabytes = max(usage.ru_maxrss / 1024, watch.megabytes)
        return Run(seconds, usage.ru_utime + usage.ru_stime, megabytes, _read(said))


def best(commands: Mapping[str, Command], rounds: int) -> dict[str, Run]:
    """Run the commands in turns; keep of each its best time, which a busy moment spoils least."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            runs[name].append(run(command))
    # The first round fills the caches of the disk and is not counted.
    return {name: best_of(taken[1:]) for name, taken in runs.items()}


def best_of(runs: Sequence[Run]) -> Run:
    """Take the least time and the most memory of some runs, and what the last said."""
    return Run(
        min(r.seconds for r in runs),
        min(r.work for r in runs),
        max(r.megabytes for r in runs),
        runs[-1].said,
    )


def _read(file: IO[str]) -> str:
    file.seek(0)
    return file.read()

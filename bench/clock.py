"""Commands → the time and memory that they take."""

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Command: TypeAlias = Sequence[str]


@dataclass(frozen=True, slots=True)
class Run:
    """What a process took: seconds of the clock, megabytes at its largest."""

    seconds: float
    megabytes: float


def run(command: Command) -> Run:
    """Run a command to its end; stop all measuring with its message where it fails."""
    with tempfile.TemporaryFile("w+") as told:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=told
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            told.seek(0)
            raise SystemExit(f"{' '.join(command)}\n{told.read()}")
    return Run(seconds, usage.ru_maxrss / 1024)


def best(commands: Mapping[str, Command], rounds: int) -> dict[str, Run]:
    """Run the commands in turns; keep of each its best time, which a busy moment spoils least."""
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            runs[name].append(run(command))
    # The first round fills the caches of the disk and is not counted.
    return {name: _best(taken[1:]) for name, taken in runs.items()}


def _best(runs: Sequence[Run]) -> Run:
    return Run(min(r.seconds for r in runs), max(r.megabytes for r in runs))

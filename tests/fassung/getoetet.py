"""Calls of the program, each killed before it touches a file or calls git for the n-th time.

A process of its own loads the program once and forks for each call: `getoetet.py STATION ZIEL
BEFEHL …` leaves the workspaces as the killed calls left them in ZIEL/0, ZIEL/1 …, and ends with the
first call that is not killed any more.
"""

import os
import shutil
import signal
import sys
from itertools import count
from pathlib import Path

SCHREIBT = os.O_WRONLY | os.O_RDWR
AENDERT = ("os.rename", "os.remove", "os.chmod", "os.mkdir", "os.rmdir", "subprocess.Popen")


def call_killed(ordner: Path, nach: int, befehl: list[str]) -> int:
    """Make one call in a process of its own and give how it ended, as `waitpid` does."""
    if kind := os.fork():
        return os.waitpid(kind, 0)[1]
    from ozganswer.cli import main

    rest = nach

    def kill(event: str, args: tuple[object, ...]) -> None:
        nonlocal rest
        if touches(event, args, str(ordner)):
            rest -= 1
            if rest < 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(kill)
    os._exit(main(["-C", str(ordner), *befehl]))


def touches(event: str, args: tuple[object, ...], ordner: str) -> bool:
    """Tell whether an event changes a file of the workspace, git's own included, or calls git."""
    if event == "open":
        is_write = isinstance(args[2], int) and bool(args[2] & SCHREIBT)
        return is_write and str(args[0]).startswith(ordner)
    return event in AENDERT and (event == "subprocess.Popen" or str(args[0]).startswith(ordner))


def main(station: Path, ziel: Path, befehl: list[str]) -> int:
    """Make calls until one is not killed; give its exit code."""
    # So that no call has to load anything: what is read once stays in memory.
    from ozganswer.cli import main as call

    call(["-C", str(shutil.copytree(station, ziel.with_name(f"{ziel.name}-warm"))), *befehl])
    for nach in count():
        ordner = shutil.copytree(station, ziel / str(nach))
        ende = call_killed(ordner, nach, befehl)
        if not os.WIFSIGNALED(ende):
            return os.waitstatus_to_exitcode(ende)
    return 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))

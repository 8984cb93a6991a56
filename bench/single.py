"""One letter: cold, warm and its memory, beside other programs."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.clock import Command, Run, best, run
from bench.lines import Ziel, beside, line
from bench.machine import PLAIN_WARM, Machine
from bench.programs import OWN, PLAIN, ozganswer, same_letter

COLD_ROUNDS, WARM_ROUNDS = 9, 3
WARM, MANY = 40, 200
"""Letters in one process: for the time of each, and for the memory of all."""

TWO = ("chemnitz/RA-531-2019", "halle/VII-2022-03569")
"""The examples that the target of `check` is meant for."""

Cold = Mapping[str, Run]


def prepare(folder: Path) -> str:
    """Prepare the letter for every program; return its name."""
    run([sys.executable, "-m", "bench.own", "prepare", str(folder)])
    return (folder / "name").read_text(encoding="utf-8")


def cold(folder: Path, letter: str) -> tuple[Cold, Machine]:
    """Measure each call in a new process, and so the machine."""
    taken = best({**_commands(letter, folder), **same_letter(folder, 1)}, COLD_ROUNDS)
    return taken, Machine.measured(taken[PLAIN].seconds)


def report(folder: Path, cold: Cold, machine: Machine) -> Iterator[str]:
    """Tell what was measured cold, and measure the rest."""
    seconds = {name: taken.seconds for name, taken in cold.items()}
    yield line("ozganswer --help", seconds.pop("help"), "s", machine.at_most(0.15))
    check = seconds.pop("check")
    yield line("ozganswer check, zwei Beispiele", check, "s", machine.at_most(0.5))
    seconds[OWN] = seconds.pop("build")
    yield f"\nEin Brief, kalter Prozess ({machine.told()})"
    yield from beside(seconds, "s", machine.at_most(0.8))
    yield from _warm(folder, cold)


def _warm(folder: Path, cold: Cold) -> Iterator[str]:
    warm = best(same_letter(folder, WARM), WARM_ROUNDS)
    each = {n: 1000 * (warm[n].seconds - cold[n].seconds) / (WARM - 1) for n in warm}
    yield f"\nJeder weitere Brief, {WARM} in einem Prozess"
    yield from beside(each, "ms", Ziel(120 * each[PLAIN] / PLAIN_WARM))
    memory = {n: r.megabytes for n, r in warm.items()}
    memory[OWN] = run(same_letter(folder, MANY)[OWN]).megabytes
    yield f"\nSpeicher, {MANY} Briefe in einem Prozess (andere: {WARM})"
    yield from beside(memory, "MB", Ziel(250))


def _commands(letter: str, folder: Path) -> dict[str, Command]:
    return {
        "help": ozganswer(None, "--help"),
        "check": ozganswer(None, "check", *TWO),
        "build": ozganswer(None, "build", letter, "--out", str(folder / "out"), "--force"),
    }

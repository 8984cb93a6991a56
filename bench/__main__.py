"""Measure the program beside its peers: python -m bench [BRIEFE].

It prints each figure, its target and whether it holds; BRIEFE are the letters of the largest
workspace that is generated, without them those of a state.
"""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench import archiv, frueher, growth, intake, rate, redlines, rueckweg, single, themen
from bench.large import STAAT
from bench.machine import busy, explained


def main(briefe: int) -> None:
    """Measure one letter, some, and ever more; print each line when it is known."""
    with tempfile.TemporaryDirectory() as name:
        for told in _report(Path(name), briefe):
            print(told, flush=True)


def _report(folder: Path, briefe: int) -> Iterator[str]:
    letter = single.prepare(folder)
    rounds = f"{single.COLD_ROUNDS} (warm: {single.WARM_ROUNDS})"
    yield f"Brief: {letter}, beste Zeit aus {rounds} Läufen\n"
    cold, machine = single.cold(folder, letter)
    yield explained()
    yield from single.report(folder, cold, machine)
    yield from redlines.report(folder)
    yield from rueckweg.report(folder)
    yield from rate.report(folder)
    yield from growth.report(folder, briefe)
    yield from archiv.report(folder, briefe)
    yield from intake.report()
    yield from themen.report()
    yield from frueher.report()
    yield from busy()


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else STAAT)

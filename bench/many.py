"""A state's letters: many.py [BRIEFE]; what a full build, nothing to do and one fact take."""

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.clock import Run, run
from bench.workspace import write_workspace

KOMMUNEN = 40
FULL = 200
"""Letters in every format, for the letters a second."""

PROGRAM = [sys.executable, "-m", "ozganswer"]
HAUSHALT = "facts/stadt-00/haushalt.yaml"


def main(briefe: int) -> None:
    """Measure on a generated workspace and print each figure beside its target."""
    with tempfile.TemporaryDirectory() as name:
        for line in (*_full(Path(name, "voll")), *_large(Path(name, "gross"), briefe)):
            print(line, flush=True)


def _full(folder: Path) -> Iterator[str]:
    write_workspace(folder, KOMMUNEN, FULL // KOMMUNEN)
    taken = _call(folder, "build")
    rate = FULL / taken.seconds
    yield f"{FULL} Briefe in allen Formaten: {rate:.1f} je Sekunde (Ziel 16), {_said(taken)}"


def _large(folder: Path, briefe: int) -> Iterator[str]:
    write_workspace(folder, KOMMUNEN, briefe // KOMMUNEN)
    yield f"{briefe} Briefe als Text: {_said(_call(folder, 'build', '--only', 'txt'))}"
    share = briefe / 10_000
    idle = _call(folder, "build", "--only", "txt")
    yield f"  nichts zu tun: {_said(idle)} (Ziel {3 * share:.1f} s, 300 MB)"
    haushalt = folder / HAUSHALT
    text = haushalt.read_text(encoding="utf-8")
    haushalt.write_text(re.sub("betrag: 1000}", "betrag: 1001}", text), encoding="utf-8")
    yield f"  ein Fakt geändert: {_said(_call(folder, 'build', '--only', 'txt'))}"
    for command in (["status", "--format", "json"], ["why", "haushalt.posten_0.betrag"]):
        taken = _call(folder, *command)
        yield f"  {command[0]}: {_said(taken)} (Ziel {2 * share:.1f} s)"


def _call(folder: Path, *args: str) -> Run:
    return run([*PROGRAM, "-C", str(folder), *args])


def _said(taken: Run) -> str:
    return f"{taken.seconds:.2f} s, {taken.megabytes:.0f} MB"


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 1000)

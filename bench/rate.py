"""Some letters in every format: how many a second, beside other programs, and where time goes."""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.clock import Command, best, run
from bench.lines import beside, german, line
from bench.machine import Machine
from bench.programs import OWN, others, ozganswer
from bench.workspace import write_workspace

BRIEFE, JE_KOMMUNE = 200, 50
RATE = 16
"""Letters a second on two cores: the target."""
ROUNDS = 2
ALONE = "ozganswer mit einem Prozess (--jobs 1)"


def report(folder: Path) -> Iterator[str]:
    """Build all letters by every program that is found, and this one's stages."""
    ordner, peers = folder / "einige", folder / "andere"
    write_workspace(ordner, BRIEFE, JE_KOMMUNE)
    run([sys.executable, "-m", "bench.own", "peers", str(ordner), str(peers)])
    machine = Machine.now(folder)
    taken = best(_commands(ordner, peers), ROUNDS)
    yield f"\n{BRIEFE} verschiedene Briefe auf {os.cpu_count()} Kernen ({machine.told()})"
    yield from beside({name: r.seconds for name, r in taken.items()}, "s")
    rate = BRIEFE / taken[OWN].seconds
    yield line("  ozganswer, Briefe je Sekunde", rate, "/s", machine.at_least(RATE))
    yield line("  ozganswer, Rechenzeit je Brief", 1000 * taken[OWN].work / BRIEFE, "ms")
    stages = run([sys.executable, "-m", "bench.stages", str(ordner)])
    yield f"\nWohin die Zeit geht ({BRIEFE} Briefe in einem Prozess)"
    yield from _shares(json.loads(stages.said))


def _commands(ordner: Path, peers: Path) -> dict[str, Command]:
    build = {
        OWN: ozganswer(ordner, "build", "--force"),
        ALONE: ozganswer(ordner, "build", "--force", "--jobs", "1"),
    }
    return {**build, **others(peers)}


def _shares(stages: Mapping[str, float]) -> Iterator[str]:
    whole = sum(stages.values())
    for name, seconds in sorted(stages.items(), key=lambda stage: -stage[1]):
        share = f"{100 * seconds / whole:.0f} %"
        yield f"  {name:<40}{german(1000 * seconds / BRIEFE)} ms je Brief {share:>6}"

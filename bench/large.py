"""A workspace as large as a state's: what to build, to build nothing and to ask takes there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.clock import Run, best_of, run
from bench.lines import Ziel, count, line, spent
from bench.machine import Machine
from bench.programs import ozganswer
from bench.rate import RATE
from bench.workspace import FAKT, FAKTEN, kommune, name, write_workspace

STAAT = 10_000
"""Letters of a state, which the targets are meant for."""
ROUNDS = 3
GEBAUT = re.compile(r"^(\d+) Briefe? gebaut, (\d+) unverändert, 0 mit Fehlern\.$", re.MULTILINE)
FRAGEN = {
    "status": ("status",),
    "status --format json": ("status", "--format", "json"),
    "why FAKT": ("why", FAKT),
    "why KENNUNG": ("why", f"{kommune(0)}/{name(0)}"),
}
"""What a clerk asks."""


@dataclass(frozen=True, slots=True)
class Staat:
    """A generated workspace that was built: its folder, its letters, what each call took."""

    ordner: Path
    briefe: int
    neue: int
    """Letters that had not been built before."""
    bauen: Run
    nichts: Run
    fragen: dict[str, Run]

    def goal(self, ziel: Ziel) -> Ziel | None:
        """Keep a target where it is meant for so many letters."""
        return ziel if self.briefe == STAAT else None


def measure(ordner: Path, briefe: int, gebaut: int) -> Staat:
    """Let a workspace grow, build its new letters, then nothing, then ask."""
    write_workspace(ordner, briefe)
    bauen = build(ordner, briefe - gebaut, gebaut)
    nichts = best_of([build(ordner, 0, briefe) for _ in range(ROUNDS)])
    fragen = {
        frage: best_of([_call(ordner, *args) for _ in range(ROUNDS)])
        for frage, args in FRAGEN.items()
    }
    return Staat(ordner, briefe, briefe - gebaut, bauen, nichts, fragen)


def build(ordner: Path, gebaut: int, unveraendert: int, *args: str) -> Run:
    """Build; stop all measuring where not so many letters were built and left as they are."""
    taken = _call(ordner, "build", *args)
    found = GEBAUT.search(taken.said)
    if not found or (int(found[1]), int(found[2])) != (gebaut, unveraendert):
        wanted = f"erwartet waren {gebaut} gebaut, {unveraendert} unverändert"
        raise SystemExit(f"build {' '.join(args)}: {wanted}, aber:\n{taken.said[-200:]}")
    return taken


def report(staat: Staat, machine: Machine) -> Iterator[str]:
    """Tell what a workspace takes, each figure beside its target."""
    note = machine.told() if staat.briefe == STAAT else f"die Ziele gelten für {count(STAAT)}"
    yield f"\n{count(staat.briefe)} Briefe, {FAKTEN} Fakten je Kommune ({note})"
    rate, ziel = staat.neue / staat.bauen.seconds, machine.at_least(RATE)
    neue = f"{count(staat.neue)} neue Briefe bauen"
    yield line(f"  {neue}, je Sekunde", rate, "/s", staat.goal(ziel))
    yield line(f"  {neue}, Speicher aller Prozesse", staat.bauen.megabytes, "MB")
    nichts, ziel = staat.nichts, machine.at_most(3)
    yield spent("  nichts zu tun (angestrebt: 2 s)", nichts, staat.goal(ziel))
    yield line("  nichts zu tun, Speicher", nichts.megabytes, "MB", staat.goal(Ziel(300)))
    for frage, taken in staat.fragen.items():
        yield spent(f"  {frage}", taken, staat.goal(machine.at_most(2)))


def _call(ordner: Path, *args: str) -> Run:
    return run(ozganswer(ordner, *args), together=True)

"""How much slower this machine is than the one that the targets of time are meant for."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.clock import best
from bench.lines import Ziel, german
from bench.programs import PLAIN, same_letter

PLAIN_SECONDS = 1.2
"""What a cold letter by plain WeasyPrint takes on the machine that the targets are meant for."""
PLAIN_WARM = 113
"""What each further letter takes it there, in ms."""

ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Machine:
    """What plain WeasyPrint takes here, as a multiple of what it takes there."""

    slow: float

    @classmethod
    def measured(cls, seconds: float) -> "Machine":
        """Judge by the seconds that a cold letter took by plain WeasyPrint."""
        return cls(seconds / PLAIN_SECONDS)

    @classmethod
    def now(cls, folder: Path) -> "Machine":
        """Measure again, near to what is to be judged: others may have the machine too."""
        plain = {PLAIN: same_letter(folder, 1)[PLAIN]}
        return cls.measured(best(plain, ROUNDS)[PLAIN].seconds)

    def at_most(self, seconds: float) -> Ziel:
        """Stretch a target of time."""
        return Ziel(seconds * self.slow)

    def at_least(self, rate: float) -> Ziel:
        """Stretch a target of letters in a time."""
        return Ziel(rate / self.slow, mindestens=True)

    def told(self) -> str:
        """Say by how much the targets are stretched."""
        return f"Zeitziele gestreckt auf das {german(self.slow).strip()}-Fache"


def explained() -> str:
    """Say why targets of time are stretched, and which."""
    return (
        "Die Zeitziele gelten für eine Maschine, auf der WeasyPrint, wie es kommt, "
        f"{german(PLAIN_SECONDS).strip()} s für einen kalten\nund {PLAIN_WARM} ms für jeden "
        "weiteren Brief braucht. Vor jedem Abschnitt wird gemessen, was es gerade hier braucht;\n"
        "um so viel sind sie gestreckt. Ziele für Speicher und Verhältnisse sind nie gestreckt.\n"
    )


def busy() -> Iterator[str]:
    """Say so where others had the machine too."""
    load, cores = os.getloadavg()[1], os.cpu_count() or 1
    if load > cores:
        yield f"\nDie Maschine war beschäftigt (Last {german(load).strip()} auf {cores} Kernen)."

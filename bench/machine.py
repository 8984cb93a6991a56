"""How much slower this machine is than the one that the targets of time are meant for."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

from bench.lines import Ziel, german

PLAIN_SECONDS = 1.2
"""What a cold letter by plain WeasyPrint takes on the machine that the targets are meant for."""
PLAIN_WARM = 113
"""What each further letter takes it there, in ms."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What plain WeasyPrint takes here, as a multiple of what it takes there."""

    slow: float

    def at_most(self, seconds: float) -> Ziel:
        """Stretch a target of time."""
        return Ziel(seconds * self.slow)

    def at_least(self, rate: float) -> Ziel:
        """Stretch a target of letters in a time."""
        return Ziel(rate / self.slow, mindestens=True)

    def lines(self) -> Iterator[str]:
        """Say by how much the targets are stretched."""
        yield (
            "Die Zeitziele gelten für eine Maschine, auf der WeasyPrint, wie es kommt, "
            f"{german(PLAIN_SECONDS).strip()} s\nfür einen kalten und {PLAIN_WARM} ms für jeden "
            "weiteren Brief braucht. Gestreckt sind sie um das, was es hier braucht\n"
            f"(kalt das {german(self.slow).strip()}-Fache); Ziele für Speicher und Verhältnisse "
            "sind nie gestreckt.\n"
        )


def busy() -> Iterator[str]:
    """Say so where others had the machine too."""
    load, cores = os.getloadavg()[1], os.cpu_count() or 1
    if load > cores:
        yield f"\nDie Maschine war beschäftigt (Last {german(load).strip()} auf {cores} Kernen)."

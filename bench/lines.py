"""Figures → lines: each beside its target, and whether it holds."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bench.clock import Run
from bench.programs import OWN

BREITE = 60


@dataclass(frozen=True, slots=True)
class Ziel:
    """What a figure may be at most, or at least."""

    wert: float
    mindestens: bool = False

    def holds(self, figure: float) -> bool:
        """Tell whether a figure reaches it."""
        return figure >= self.wert if self.mindestens else figure <= self.wert


def line(name: str, figure: float, unit: str, ziel: Ziel | None = None) -> str:
    """Write a figure, beside its target where it has one."""
    told = f"{name:<{BREITE}}{german(figure)} {unit:<4}"
    if ziel is None:
        return told.rstrip()
    holds = "hält" if ziel.holds(figure) else "HÄLT NICHT"
    wie = "mindestens" if ziel.mindestens else "höchstens"
    return f"{told} Ziel {wie} {german(ziel.wert).strip()} {unit}: {holds}"


def spent(name: str, taken: Run, ziel: Ziel | None = None) -> str:
    """Write what a call took by the clock, and what by the processors: others may have them too."""
    return f"{line(name, taken.seconds, 's', ziel)}  (Rechenzeit {german(taken.work).strip()} s)"


def beside(figures: Mapping[str, float], unit: str, ziel: Ziel | None = None) -> Iterator[str]:
    """Write this program's figure beside its target, and each other as a multiple of it."""
    own = figures[OWN]
    yield line(f"  {OWN}", own, unit, ziel)
    for name in [name for name in figures if name != OWN]:
        ratio = f"das {german(figures[name] / own).strip()}-Fache von ozganswer"
        yield f"{line(f'  {name}', figures[name], unit):<{BREITE + 13}} {ratio}"


def german(figure: float) -> str:
    """Write a number with a comma: no decimals from 10 on."""
    return f"{figure:>8.{2 if figure < 10 else 0}f}".replace(".", ",")


def count(number: int) -> str:
    """Write a whole number with dots between thousands."""
    return f"{number:,}".replace(",", ".")

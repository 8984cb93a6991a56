"""What a letter costs in workspaces of different sizes, and whether that stays the same."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import MappingProxyType

from bench import changes, large
from bench.large import STAAT, Staat
from bench.lines import Ziel, count, german, line
from bench.machine import Machine

GROESSEN = (100, 300, 1000, 3000, STAAT)
FLAT = 1.25
"""How many times as much each further letter may cost in the largest workspace as before it."""
BILD = Path(__file__).parent.parent / "docs" / "bilder" / "kosten-je-brief.svg"

ZEITEN: MappingProxyType[str, Callable[[Staat], float]] = MappingProxyType(
    {
        "alles bauen": lambda staat: staat.alles.seconds,
        "nichts zu tun": lambda staat: staat.nichts.seconds,
        "status": lambda staat: staat.fragen["status"].seconds,
        "why": lambda staat: staat.fragen["why FAKT"].seconds,
    }
)
SPEICHER: MappingProxyType[str, Callable[[Staat], float]] = MappingProxyType(
    {
        "alles bauen": lambda staat: staat.alles.megabytes,
        "nichts zu tun": lambda staat: staat.nichts.megabytes,
    }
)


def report(folder: Path, briefe: int) -> Iterator[str]:
    """Measure ever larger workspaces, up to so many letters; of the largest tell all."""
    staaten: list[Staat] = []
    yield f"\nKosten je Brief in ms, Speicher in MB\n{_row('Briefe', (*ZEITEN, *_memory()))}"
    for groesse in (*(g for g in GROESSEN if g < briefe), briefe):
        staat = large.measure(folder / "staat", groesse)
        staaten.append(staat)
        yield _row(count(groesse), map(german, (*_costs(staat), *_megabytes(staat))))
        if groesse == briefe:
            machine = Machine.now(folder)
            yield from large.report(staat, machine)
            yield from changes.report(staat, machine)
        shutil.rmtree(staat.ordner)
    yield from _flat(staaten)
    yield _picture(staaten)


def _costs(staat: Staat) -> Iterator[float]:
    return (1000 * seconds(staat) / staat.briefe for seconds in ZEITEN.values())


def _megabytes(staat: Staat) -> Iterator[float]:
    return (megabytes(staat) for megabytes in SPEICHER.values())


def _memory() -> Iterator[str]:
    return (f"{name}, MB" for name in SPEICHER)


def _row(name: str, cells: Iterator[str] | Sequence[str]) -> str:
    return f"  {name:>7}" + "".join(f"{cell:>19}" for cell in cells)


def _flat(staaten: Sequence[Staat]) -> Iterator[str]:
    """Compare what each further letter costs on the last step up with the step before."""
    if len(staaten) < 3:
        return
    a, b, c = staaten[-3:]
    wie = f"bis {count(c.briefe)} gegen einen bis {count(b.briefe)}"
    yield f"\nJeder weitere Brief {wie}"
    for name, seconds in ZEITEN.items():
        before = (seconds(b) - seconds(a)) / (b.briefe - a.briefe)
        after = (seconds(c) - seconds(b)) / (c.briefe - b.briefe)
        yield line(f"  {name}", after / before, "×", c.goal(Ziel(FLAT)))


def _picture(staaten: Sequence[Staat]) -> str:
    """Draw the picture of the documents, where a whole state was measured."""
    if staaten[-1].briefe != STAAT:
        return f"\nDas Bild in docs/bilder zeichnet nur ein Lauf mit {count(STAAT)} Briefen neu."
    # Matplotlib takes long to load, and little of the bench wants it.
    from bench import plot

    zeiten = {n: [(s.briefe, 1000 * f(s) / s.briefe) for s in staaten] for n, f in ZEITEN.items()}
    speicher = {n: [(s.briefe, f(s)) for s in staaten] for n, f in SPEICHER.items()}
    plot.draw(BILD, zeiten, speicher)
    return f"\nGezeichnet: {BILD.relative_to(BILD.parents[2])}"

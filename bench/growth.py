"""What a letter costs in workspaces of different sizes, and whether that stays the same."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from bench import changes, large
from bench.large import STAAT, Staat
from bench.lines import Ziel, count, german, line
from bench.machine import Machine

GROESSEN = (100, 300, 1000, 3000, STAAT)
FLAT = 1.25
"""How many times as much each further letter may cost in the largest workspace as before it."""
BAUEN = "neu bauen"
BILD = Path(__file__).parent.parent / "docs" / "bilder" / "kosten-je-brief.svg"

FRAGEN: MappingProxyType[str, Callable[[Staat], float]] = MappingProxyType(
    {
        "nichts zu tun": lambda staat: staat.nichts.work,
        "status": lambda staat: staat.fragen["status"].work,
        "why": lambda staat: staat.fragen["why FAKT"].work,
    }
)
"""Seconds of the processors over all letters: the clock would tell what others do beside."""
SPEICHER: MappingProxyType[str, Callable[[Staat], float]] = MappingProxyType(
    {
        BAUEN: lambda staat: staat.bauen.megabytes,
        "nichts zu tun": lambda staat: staat.nichts.megabytes,
    }
)


def report(folder: Path, briefe: int) -> Iterator[str]:
    """Measure a workspace that grows, up to so many letters; of the largest tell all."""
    staaten: list[Staat] = []
    yield "\nRechenzeit je Brief in ms (neu bauen: je neuem Brief), Speicher aller Prozesse in MB"
    yield _row("Briefe", (BAUEN, *FRAGEN, *(f"{name}, MB" for name in SPEICHER)))
    for groesse in (*(g for g in GROESSEN if g < briefe), briefe):
        gebaut = staaten[-1].briefe if staaten else 0
        staat = large.measure(folder / "staat", groesse, gebaut)
        staaten.append(staat)
        yield _row(count(groesse), map(german, (*_costs(staat).values(), *_memory(staat).values())))
        if groesse == briefe:
            machine = Machine.now(folder)
            yield from large.report(staat, machine)
            yield from changes.report(staat, machine)
    yield from _flat(staaten)
    yield _picture(staaten)


def _costs(staat: Staat) -> dict[str, float]:
    """Work out what each new letter takes to be built, and what else each takes, in ms."""
    fragen = {name: 1000 * work(staat) / staat.briefe for name, work in FRAGEN.items()}
    return {BAUEN: 1000 * staat.bauen.work / staat.neue, **fragen}


def _memory(staat: Staat) -> dict[str, float]:
    return {name: megabytes(staat) for name, megabytes in SPEICHER.items()}


def _row(name: str, cells: Iterable[str]) -> str:
    return f"  {name:>7}" + "".join(f"{cell:>19}" for cell in cells)


def _flat(staaten: Sequence[Staat]) -> Iterator[str]:
    """Compare what each further letter costs on the last step up with the step before."""
    if len(staaten) < 3:
        return
    a, b, c = staaten[-3:]
    wie = f"bis {count(c.briefe)} gegen einen bis {count(b.briefe)}"
    yield f"\nJeder weitere Brief {wie}"
    yield line(f"  {BAUEN}", _costs(c)[BAUEN] / _costs(b)[BAUEN], "×", c.goal(Ziel(FLAT)))
    for name, work in FRAGEN.items():
        before = (work(b) - work(a)) / b.neue
        after = (work(c) - work(b)) / c.neue
        yield line(f"  {name}", after / before, "×", c.goal(Ziel(FLAT)))


def _picture(staaten: Sequence[Staat]) -> str:
    """Draw the picture of the documents, where a whole state was measured."""
    if staaten[-1].briefe != STAAT:
        return f"\nDas Bild in docs/bilder zeichnet nur ein Lauf mit {count(STAAT)} Briefen neu."
    # Matplotlib takes long to load, and little of the bench wants it.
    from bench import plot

    plot.draw(BILD, _curves(staaten, _costs), _curves(staaten, _memory))
    return f"\nGezeichnet: {BILD.relative_to(BILD.parents[2])}"


def _curves(
    staaten: Sequence[Staat], figures: Callable[[Staat], Mapping[str, float]]
) -> dict[str, list[tuple[int, float]]]:
    return {n: [(s.briefe, figures(s)[n]) for s in staaten] for n in figures(staaten[0])}

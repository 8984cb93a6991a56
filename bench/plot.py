"""Costs by the number of letters → a picture in SVG; the same figures make the same bytes."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.figure import Figure
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

Kurven: TypeAlias = Mapping[str, Sequence[tuple[int, float]]]
"""The points of each curve: letters, figure."""

AUSSEHEN = {
    "svg.hashsalt": "ozganswer",
    "svg.fonttype": "none",
    "font.family": "sans-serif",
    "font.size": 9,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.color": "#dddddd",
    "lines.marker": "o",
    "lines.markersize": 4,
}
FARBEN = {
    "neu bauen": "#1f4e79",
    "nichts zu tun": "#c55a11",
    "status": "#548235",
    "why": "#7030a0",
}


def draw(target: Path, kosten: Kurven, speicher: Kurven) -> None:
    """Draw what each letter costs and the memory of all over the number of letters."""
    with mpl.rc_context(AUSSEHEN):
        figure = Figure(figsize=(7.2, 3.2), layout="constrained")
        links, rechts = figure.subplots(1, 2)
        _curves(links, "Rechenzeit je Brief in ms", kosten)
        links.set_yscale("log")
        _german(links.yaxis, (0.1, 1, 10, 100, 1000))
        _curves(rechts, "Speicher aller Prozesse in MB", speicher)
        rechts.set_ylim(bottom=0)
        figure.savefig(target, format="svg", metadata={"Date": None, "Creator": None})


def _curves(axes: Axes, title: str, kurven: Kurven) -> None:
    for name, punkte in kurven.items():
        axes.plot([x for x, _ in punkte], [y for _, y in punkte], label=name, color=FARBEN[name])
    axes.set_title(title, loc="left")
    axes.set_xlabel("Briefe im Arbeitsbereich")
    axes.set_xscale("log")
    _german(axes.xaxis, sorted({x for punkte in kurven.values() for x, _ in punkte}))
    axes.legend(frameon=False)


def _german(axis: Axis, ticks: Sequence[float]) -> None:
    """Name some values of an axis as German does, and no other."""
    axis.set_major_locator(FixedLocator(ticks))
    axis.set_minor_locator(NullLocator())
    axis.set_major_formatter(FuncFormatter(_number))


def _number(value: float, _place: object = None) -> str:
    return f"{value:,g}".translate(str.maketrans(",.", ".,"))

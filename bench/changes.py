"""What a change takes in a built workspace: one fact of many letters, files whose times lie."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from bench.clock import best_of
from bench.large import ROUNDS, Staat, build
from bench.lines import line, spent
from bench.machine import Machine
from bench.workspace import FAKT, kommune, name, of_theme

FRUEHER = 978_307_200
"""The time that files are made to bear: the first day of 2001."""
BETRAG = re.compile(r"betrag: \d+")
"""How the fact stands in its blatt, where it is the first amount."""


def report(staat: Staat, machine: Machine) -> Iterator[str]:
    """Change one fact, then the times of all files, then one character behind a lying time."""
    yield from _fact(staat, machine)
    yield from _times(staat, machine)


def _fact(staat: Staat, machine: Machine) -> Iterator[str]:
    """Build the letters that use a changed fact, and again them alone."""
    briefe = of_theme("haushalt", staat.briefe)
    geaendert, allein = [], []
    for betrag in range(ROUNDS):
        _set_fact(staat.ordner, betrag)
        geaendert.append(build(staat.ordner, len(briefe), staat.briefe - len(briefe)))
        allein.append(build(staat.ordner, len(briefe), 0, "--force", *briefe))
    alle, rein = best_of(geaendert), best_of(allein)
    yield spent(f"  {FAKT} geändert: {len(briefe)} Briefe gebaut", alle)
    yield spent(f"  diese {len(briefe)} allein (build --force KENNUNG …)", rein)
    yield line("  Unterschied", alle.seconds - rein.seconds, "s", staat.goal(machine.at_most(3)))


def _set_fact(ordner: Path, betrag: int) -> None:
    blatt = ordner / f"facts/{kommune(0)}/haushalt.yaml"
    text = blatt.read_text(encoding="utf-8")
    blatt.write_text(BETRAG.sub(f"betrag: {1001 + betrag}", text, count=1), encoding="utf-8")


def _times(staat: Staat, machine: Machine) -> Iterator[str]:
    """Make all files old: nothing is built; change one that keeps size and time: it is built."""
    for path in staat.ordner.rglob("*"):
        os.utime(path, (FRUEHER, FRUEHER))
    alt = best_of([build(staat.ordner, 0, staat.briefe) for _ in range(ROUNDS)])
    ziel = staat.goal(machine.at_most(3))
    yield spent("  nichts zu tun, jede Datei mit anderer, älterer Zeit", alt, ziel)
    _change_unseen(staat.ordner / "answers" / kommune(0) / name(1) / "antwort.md")
    neu = build(staat.ordner, 1, staat.briefe - 1)
    yield spent("  ein Zeichen anders, Größe und Zeit gleich: 1 Brief gebaut", neu)


def _change_unseen(source: Path) -> None:
    """Change one character; neither size nor time tells."""
    before, inhalt = source.stat(), source.read_bytes()
    source.write_bytes(inhalt.replace(b"damit.", b"damit!"))
    os.utime(source, ns=(before.st_atime_ns, before.st_mtime_ns))
    after = source.stat()
    assert (after.st_size, after.st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert source.read_bytes() != inhalt

"""`build`: letters into files, and what is to be told of it."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from ozganswer.ausgabe import name_in
from ozganswer.beside import Helper
from ozganswer.build import Ergebnis, Ziel, build_all, equal_names
from ozganswer.cli.arbeit import letters, open_workspace
from ozganswer.cli.meldung import count, tell, tell_sentence
from ozganswer.errors import Mistakes, nearest
from ozganswer.write import WRITERS


@dataclass(frozen=True, slots=True)
class Wahl:
    """What the call said."""

    kennungen: tuple[str, ...]
    meldungen: str
    out: Path | None
    only: str | None
    force: bool


def run(ordner: Path | None, wahl: Wahl, helper: Helper | None) -> int:
    """Build the letters named, or all; return the exit code."""
    ziel = Ziel(_formats(wahl.only), wahl.out.resolve() if wahl.out else None, wahl.force)
    workspace = open_workspace(ordner)
    briefe = letters(workspace, wahl.kennungen)
    if wahl.out and (gleiche := equal_names(briefe)):
        raise Mistakes(gleiche)
    ergebnisse = _with_progress(build_all(workspace, briefe, ziel, helper), len(briefe))
    _tell_files(ergebnisse, workspace.root, wahl.meldungen)
    code = tell((m for e in ergebnisse for m in e.mistakes), wahl.meldungen)
    tell_sentence(_sentence(ergebnisse), wahl.meldungen)
    return code


def _formats(only: str | None) -> tuple[str, ...]:
    """Read `--only`; the order is that of the writers."""
    gewaehlt = [f.strip().lower() for f in only.split(",")] if only is not None else list(WRITERS)
    for wort in gewaehlt:
        if wort not in WRITERS:
            raise click.BadParameter(
                f"Das Format „{wort}“ gibt es nicht. {nearest(wort, WRITERS)}", param_hint="--only"
            )
    return tuple(f for f in WRITERS if f in gewaehlt)


def _with_progress(ergebnisse: Iterable[Ergebnis], anzahl: int) -> list[Ergebnis]:
    """Draw the results one by one; on a terminal a bar shows how far it is."""
    stumm = anzahl < 2 or not sys.stderr.isatty()
    with click.progressbar(
        ergebnisse, length=anzahl, label="Briefe", file=sys.stderr, hidden=stumm, show_pos=True
    ) as balken:
        return list(balken)


def _tell_files(ergebnisse: Iterable[Ergebnis], wurzel: Path, meldungen: str) -> None:
    for datei in (d for e in ergebnisse for d in e.geschrieben):
        tell_sentence(f"geschrieben: {name_in(datei, wurzel)}", meldungen)


def _sentence(ergebnisse: list[Ergebnis]) -> str:
    """Count the letters that were built, were as they are, or were stopped."""
    gescheitert = sum(e.gescheitert for e in ergebnisse)
    gebaut = sum(bool(e.geschrieben) for e in ergebnisse)
    gleich = len(ergebnisse) - gescheitert - gebaut
    return (
        f"{count(gebaut, 'Brief', 'Briefe')} gebaut, {gleich} unverändert, "
        f"{gescheitert} mit Fehlern."
    )

"""`build`: letters into files, and what is to be told of it."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter
from types import MappingProxyType
from typing import Any

import click

from ozganswer.ausgabe import name_in
from ozganswer.beside import Helper
from ozganswer.cli.arbeit import alone_in, inquiries, letters, open_workspace
from ozganswer.cli.meldung import count, tell, tell_sentence
from ozganswer.errors import Mistake, Mistakes, nearest
from ozganswer.load.ordner import Ort
from ozganswer.load.workspace import Workspace
from ozganswer.many import Ergebnis, Ziel, build_all, equal_names
from ozganswer.records.auftrag import Schriftstueck
from ozganswer.workers import MANY, Here, Workers, cluster, cores
from ozganswer.write import WRITERS

NAMEN = MappingProxyType(
    {
        Schriftstueck.BRIEF: ("Brief", "Briefe"),
        Schriftstueck.ANFRAGE: ("Anfrage", "Anfragen"),
        Schriftstueck.PRUEFUNG: ("Prüffassung", "Prüffassungen"),
        Schriftstueck.VERFUEGUNG: ("Verfügung", "Verfügungen"),
    }
)
"""What one and several of each are called."""

FEW = 3
"""Below so many letters more processes would only take time to begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wahl:
    """What the call said."""

    kennungen: tuple[str, ...]
    meldungen: str
    out: Path | None
    only: str | None
    force: bool
    jobs: int | None
    fail_fast: bool
    watch: bool
    dask: str | None
    schriftstuecke: tuple[Schriftstueck, ...]


def chosen(**wahl: Any) -> Wahl:
    """Read a call, in which options may want something in the letter's stead."""
    statt = [s for s in Schriftstueck if wahl.pop(s.value, False)]
    return Wahl(**wahl, schriftstuecke=tuple(statt) or (Schriftstueck.BRIEF,))


def run(ordner: Path | None, wahl: Wahl, helper: Helper | None) -> int:
    """Build the letters or Anfragen named, or all; return the exit code."""
    workspace = open_workspace(ordner)
    with ExitStack() as offen:
        # Whatever is saved while the letters are built is built behind them.
        saved = _listen(workspace.root) if wahl.watch else iter(())
        with _alone(workspace, wahl):
            orte = _places(workspace, wahl)
            anzahl = max(map(len, orte.values()))
            executor = offen.enter_context(_executor(wahl, anzahl, helper))
            code = _build(workspace, wahl, orte, executor)
        if wahl.watch:
            _watch(workspace.root, saved, replace(wahl, force=False), executor)
    return code


def _listen(root: Path) -> Iterator[tuple[str, ...]]:
    """Begin to hear of saved files."""
    from ozganswer.cli.beobachten import changes  # noqa: PLC0415

    saved = changes(root)
    next(saved, ())
    return saved


def _alone(workspace: Workspace, wahl: Wahl) -> AbstractContextManager[None]:
    """Hold the workspace; what goes elsewhere does not concern it."""
    return nullcontext() if wahl.out else alone_in(workspace)


def _watch(root: Path, saved: Iterator[tuple[str, ...]], wahl: Wahl, executor: Executor) -> None:
    """Build what each saved file touches, until Ctrl-C."""
    tell_sentence("Warte auf Änderungen; Strg+C beendet.", wahl.meldungen)
    for geaendert in saved:
        begonnen = perf_counter()
        neu = Workspace.open(root)
        try:
            with _alone(neu, wahl):
                _build(neu, wahl, _places(neu, wahl), executor)
        except (Mistake, Mistakes) as mistakes:
            click.echo(str(mistakes), err=True)
        dauer = f"{perf_counter() - begonnen:.1f}".replace(".", ",")
        tell_sentence(f"nach {', '.join(geaendert)}: {dauer} s", wahl.meldungen)


def _places(workspace: Workspace, wahl: Wahl) -> dict[Schriftstueck, tuple[Ort, ...]]:
    """Find what the call names; raise Mistakes."""
    orte = {s: _find(workspace, wahl.kennungen, s) for s in wahl.schriftstuecke}
    gleiche = [m for gewaehlt in orte.values() for m in equal_names(gewaehlt)] if wahl.out else []
    if gleiche:
        raise Mistakes(gleiche)
    return orte


def _build(
    workspace: Workspace,
    wahl: Wahl,
    orte: Mapping[Schriftstueck, tuple[Ort, ...]],
    executor: Executor,
) -> int:
    formate, out = formats(wahl.only), wahl.out.resolve() if wahl.out else None
    ergebnisse = {
        s: _with_progress(
            build_all(
                workspace,
                gewaehlt,
                Ziel(formate, out, wahl.force, s),
                executor,
                _local(executor, len(gewaehlt)),
            ),
            gewaehlt,
            fail_fast=wahl.fail_fast,
        )
        for s, gewaehlt in orte.items()
    }
    alle = [e for gebaut in ergebnisse.values() for e in gebaut]
    _tell_files(alle, workspace.root, wahl.meldungen)
    code = tell((m for e in alle for m in e.mistakes), wahl.meldungen)
    for schriftstueck, gebaut in ergebnisse.items():
        tell_sentence(_sentence(gebaut, schriftstueck), wahl.meldungen)
    return code


def _executor(wahl: Wahl, briefe: int, helper: Helper | None) -> Executor:
    """Choose who works: for a few letters this process, whose helper draws the PDFs."""
    if wahl.dask:
        return cluster(wahl.dask)
    jobs = wahl.jobs or (1 if briefe < FEW else cores())
    return Here(helper) if jobs == 1 else Workers(jobs)


def _local(executor: Executor, briefe: int) -> Executor | None:
    """Say who, of many letters, tells which are current: they have the workspace before them."""
    return executor if isinstance(executor, Workers) and briefe >= MANY else None


def _find(
    workspace: Workspace, kennungen: tuple[str, ...], schriftstueck: Schriftstueck
) -> tuple[Ort, ...]:
    if schriftstueck is Schriftstueck.ANFRAGE:
        return inquiries(workspace, kennungen)
    return letters(workspace, kennungen)


def formats(only: str | None) -> tuple[str, ...]:
    """Read `--only`; the order is that of the writers."""
    gewaehlt = [f.strip().lower() for f in only.split(",")] if only is not None else list(WRITERS)
    for wort in gewaehlt:
        if wort not in WRITERS:
            raise click.BadParameter(
                f"Das Format „{wort}“ gibt es nicht. {nearest(wort, WRITERS)}", param_hint="--only"
            )
    return tuple(f for f in WRITERS if f in gewaehlt)


def _with_progress(
    ergebnisse: Iterable[Ergebnis], orte: Sequence[Ort], *, fail_fast: bool
) -> list[Ergebnis]:
    """Draw the results one by one; on a terminal a bar shows how far it is."""
    stumm = len(orte) < 2 or not sys.stderr.isatty()
    with click.progressbar(
        ergebnisse, length=len(orte), label="Briefe", file=sys.stderr, hidden=stumm, show_pos=True
    ) as balken:
        return list(_until_failure(balken) if fail_fast else balken)


def _until_failure(ergebnisse: Iterable[Ergebnis]) -> Iterator[Ergebnis]:
    for ergebnis in ergebnisse:
        yield ergebnis
        if ergebnis.gescheitert:
            return


def _tell_files(ergebnisse: Iterable[Ergebnis], wurzel: Path, meldungen: str) -> None:
    for datei in (d for e in ergebnisse for d in e.geschrieben):
        tell_sentence(f"geschrieben: {name_in(datei, wurzel)}", meldungen)


def _sentence(ergebnisse: list[Ergebnis], schriftstueck: Schriftstueck) -> str:
    """Count what was built, was as it is, or was stopped."""
    gescheitert = sum(e.gescheitert for e in ergebnisse)
    gebaut = sum(bool(e.geschrieben) for e in ergebnisse)
    gleich = len(ergebnisse) - gescheitert - gebaut
    return (
        f"{count(gebaut, *NAMEN[schriftstueck])} gebaut, {gleich} unverändert, "
        f"{gescheitert} mit Fehlern."
    )

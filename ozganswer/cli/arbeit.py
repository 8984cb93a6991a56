"""The workspace that a command works in, and the letters that a call names."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar

import click

from ozganswer.archive.git import Repository
from ozganswer.cli.meldung import tell
from ozganswer.errors import Mistake, Mistakes
from ozganswer.fassung import vorgang
from ozganswer.load.ordner import (
    ANSWERS,
    QUESTIONS,
    YAML,
    Anfrageort,
    Brief,
    finde_arbeitsbereich,
)
from ozganswer.load.workspace import Workspace
from ozganswer.sperre import alone

T = TypeVar("T", Brief, Anfrageort)

WARTET = "In diesem Arbeitsbereich schreibt gerade ein anderer Aufruf; dieser wartet auf ihn."

QUELLE = ".md"
"""How a letter's source ends, which may be named for its folder."""


def open_workspace(gewaehlt: Path | None) -> Workspace:
    """Open what `-C` names, else the nearest folder from here upwards that is a workspace."""
    workspace = Workspace.open(gewaehlt or finde_arbeitsbereich(Path.cwd()))
    if vorgang.is_open(workspace.root):
        _recover(workspace)
    return workspace


def _recover(workspace: Workspace) -> None:
    """End or undo what a killed command had begun; one that still runs is waited for."""
    from ozganswer.fassung.festschreiben import erhole  # noqa: PLC0415 - hardly ever needed

    with alone_in(workspace):
        tell(erhole(Repository.require(workspace.root)))


def alone_in(workspace: Workspace) -> AbstractContextManager[None]:
    """Hold a workspace for writing, which one call does at a time."""
    return alone(workspace.root, lambda: click.echo(WARTET, err=True))


def letters(workspace: Workspace, kennungen: Iterable[str]) -> tuple[Brief, ...]:
    """Find the letters that a call names, each once, or all; raise Mistakes for what is unknown.

    A released letter whose folder is gone is one of them.
    """
    genannte = _named(kennungen, lambda k: _letters(workspace, k))
    return genannte or tuple(sorted((*workspace.briefe(), *_lost(workspace))))


def _lost(workspace: Workspace) -> tuple[Brief, ...]:
    from ozganswer.archive.freigabe import Freigaben  # noqa: PLC0415 - hardly ever needed

    return Freigaben(workspace.root).lost(frozenset(workspace.briefe()))


def one_letter(workspace: Workspace, kennung: str) -> Brief:
    """Find the one letter that a call names; raise Mistakes, or BadParameter where it is more."""
    gefunden = letters(workspace, (kennung,))
    if len(gefunden) > 1:
        namen = ", ".join(map(str, gefunden))
        raise click.BadParameter(f"„{kennung}“ sind mehrere Briefe: {namen}.")
    return gefunden[0]


def inquiries(workspace: Workspace, kennungen: Iterable[str]) -> tuple[Anfrageort, ...]:
    """Find the Anfragen that a call names, themselves or by their letters, likewise."""
    return _named(kennungen, lambda k: _inquiries(workspace, k)) or workspace.anfragen()


def _named(kennungen: Iterable[str], find: Callable[[str], tuple[T, ...]]) -> tuple[T, ...]:
    fehler: list[Mistake] = []
    gefunden: set[T] = set()
    for kennung in kennungen:
        try:
            gefunden.update(find(kennung))
        except Mistake as mistake:
            fehler.append(mistake)
    if fehler:
        raise Mistakes(fehler)
    return tuple(sorted(gefunden))


def _letters(workspace: Workspace, wort: str) -> tuple[Brief, ...]:
    brief = _letter_at(workspace, wort)
    return (brief,) if brief else workspace.finde(wort, lambda: _lost(workspace))


def _inquiries(workspace: Workspace, wort: str) -> tuple[Anfrageort, ...]:
    if brief := _letter_at(workspace, wort):
        return workspace.finde_anfragen(str(brief))
    fragen = workspace.root.resolve() / QUESTIONS
    pfade = [p for p in _paths(workspace, wort) if p.parent.parent == fragen and p.suffix == YAML]
    orte = (Anfrageort(p.parent.name, p.stem) for p in pfade)
    ort = next((ort for ort in orte if ort in workspace.anfragen()), None)
    return (ort,) if ort else workspace.finde_anfragen(wort)


def _letter_at(workspace: Workspace, wort: str) -> Brief | None:
    """Read a path to a letter's folder, or to the source in it."""
    antworten = workspace.root.resolve() / ANSWERS
    pfade = _paths(workspace, wort)
    pfade += [pfad.parent for pfad in pfade if pfad.suffix == QUELLE]
    orte = (Brief(p.parent.name, p.name) for p in pfade if p.parent.parent == antworten)
    return next((ort for ort in orte if ort in workspace.briefe()), None)


def _paths(workspace: Workspace, wort: str) -> list[Path]:
    """Read a word as a path, as a shell completes it from here or in the workspace."""
    return [(von / wort).resolve() for von in (Path.cwd(), workspace.root.resolve())]

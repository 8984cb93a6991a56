"""The workspace that a command works in, and the letters that a call names."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ozganswer.errors import Mistake, Mistakes
from ozganswer.load.ordner import ANSWERS, Brief, finde_arbeitsbereich
from ozganswer.load.workspace import Workspace

QUELLE = ".md"
"""How a letter's source ends, which may be named for its folder."""


def open_workspace(gewaehlt: Path | None) -> Workspace:
    """Open what `-C` names, else the nearest folder from here upwards that is a workspace."""
    return Workspace.open(gewaehlt or finde_arbeitsbereich(Path.cwd()))


def letters(workspace: Workspace, kennungen: Iterable[str]) -> tuple[Brief, ...]:
    """Find the letters that a call names, each once, or all; raise Mistakes for what is unknown."""
    fehler: list[Mistake] = []
    gefunden = [b for kennung in kennungen for b in _find(workspace, kennung, fehler)]
    if fehler:
        raise Mistakes(fehler)
    return tuple(sorted(set(gefunden))) or workspace.briefe()


def _find(workspace: Workspace, kennung: str, fehler: list[Mistake]) -> Iterator[Brief]:
    if brief := _by_path(workspace, kennung):
        yield brief
        return
    try:
        yield from workspace.finde(kennung)
    except Mistake as mistake:
        fehler.append(mistake)


def _by_path(workspace: Workspace, wort: str) -> Brief | None:
    """Read a path, as a shell completes it from here or in the workspace, to a letter's folder."""
    wurzel = workspace.root.resolve()
    ordner = {wurzel / ANSWERS / b.kommune / b.name: b for b in workspace.briefe()}
    pfade = [(von / wort).resolve() for von in (Path.cwd(), wurzel)]
    pfade += [pfad.parent for pfad in pfade if pfad.suffix == QUELLE]
    return next((ordner[pfad] for pfad in pfade if pfad in ordner), None)

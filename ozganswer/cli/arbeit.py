"""The workspace that a command works in, and the letters that a call names."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ozganswer.errors import Mistake, Mistakes
from ozganswer.load.ordner import Brief, finde_arbeitsbereich
from ozganswer.load.workspace import Workspace


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
    try:
        yield from workspace.finde(kennung)
    except Mistake as mistake:
        fehler.append(mistake)

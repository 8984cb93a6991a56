"""`check`: all that is wrong, without writing anything."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ozganswer.build import check_letter
from ozganswer.cli.arbeit import letters, open_workspace
from ozganswer.cli.meldung import count, tell, tell_sentence
from ozganswer.errors import Mistake, Mistakes
from ozganswer.load.ordner import Brief
from ozganswer.load.workspace import Workspace


def run(ordner: Path | None, kennungen: tuple[str, ...], meldungen: str) -> int:
    """Check the letters named, or the whole workspace; return the exit code."""
    workspace = open_workspace(ordner)
    briefe = letters(workspace, kennungen)
    mistakes = [*_mistakes(workspace, briefe), *(() if kennungen else workspace.pruefe())]
    code = tell(mistakes, meldungen)
    tell_sentence(_sentence(mistakes, len(briefe)), meldungen)
    return code


def _mistakes(workspace: Workspace, briefe: Iterable[Brief]) -> Iterator[Mistake]:
    for brief in briefe:
        try:
            yield from check_letter(workspace.auftrag(brief.kommune, brief.name))
        except Mistakes as mistakes:
            yield from mistakes.mistakes
        except Mistake as mistake:
            yield mistake


def _sentence(mistakes: Iterable[Mistake], briefe: int) -> str:
    alle = Mistakes(mistakes).mistakes
    warnungen = sum(m.warnung for m in alle)
    return (
        f"{count(briefe, 'Brief', 'Briefe')} geprüft: "
        f"{count(len(alle) - warnungen, 'Fehler', 'Fehler')}, "
        f"{count(warnungen, 'Warnung', 'Warnungen')}."
    )

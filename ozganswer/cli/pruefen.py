"""`check`: all that is wrong, without writing anything."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ozganswer.build import check_letter
from ozganswer.cli.arbeit import letters, open_workspace
from ozganswer.cli.meldung import count, tell, tell_sentence
from ozganswer.errors import Mistake, Mistakes
from ozganswer.load.ordner import Ort
from ozganswer.load.workspace import Workspace
from ozganswer.records.auftrag import Schriftstueck


def run(ordner: Path | None, kennungen: tuple[str, ...], meldungen: str) -> int:
    """Check the letters named, or the whole workspace; return the exit code."""
    workspace = open_workspace(ordner)
    briefe = letters(workspace, kennungen)
    mistakes = list(_mistakes(workspace, briefe, Schriftstueck.BRIEF))
    if not kennungen:
        # What a letter tells of its Anfrage, the Anfrage need not tell again.
        gemeldet = {m.position for m in mistakes}
        selbst = _mistakes(workspace, workspace.anfragen(), Schriftstueck.ANFRAGE)
        mistakes += [m for m in selbst if m.position not in gemeldet]
        mistakes += workspace.pruefe()
    code = tell(mistakes, meldungen)
    tell_sentence(_sentence(mistakes, len(briefe)), meldungen)
    return code


def _mistakes(
    workspace: Workspace, orte: Iterable[Ort], schriftstueck: Schriftstueck
) -> Iterator[Mistake]:
    for ort in orte:
        try:
            yield from check_letter(workspace.auftrag(ort.kommune, ort.name, schriftstueck))
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

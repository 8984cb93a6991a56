"""`check`: all that is wrong, without writing anything."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ozganswer.ausgabe import write_files
from ozganswer.build import check_letter
from ozganswer.cli.arbeit import letters, open_workspace
from ozganswer.cli.meldung import count, tell, tell_sentence
from ozganswer.compose.getippt import mit_fakten
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.typing import ZahlGetippt
from ozganswer.load.ordner import Brief
from ozganswer.load.workspace import Workspace


def run(ordner: Path | None, kennungen: tuple[str, ...], meldungen: str, *, fix: bool) -> int:
    """Check the letters named, or the whole workspace; return the exit code."""
    workspace = open_workspace(ordner)
    briefe = letters(workspace, kennungen)
    if fix:
        for zeile in _fix(workspace, briefe):
            tell_sentence(zeile, meldungen)
        # What was read before is no longer so.
        workspace = open_workspace(ordner)
    mistakes = [*_mistakes(workspace, briefe), *(() if kennungen else workspace.pruefe())]
    code = tell(mistakes, meldungen)
    tell_sentence(_sentence(mistakes, len(briefe)), meldungen)
    return code


def _fix(workspace: Workspace, briefe: Iterable[Brief]) -> Iterator[str]:
    """Put the fact in the place of each figure typed by hand that only one fact has."""
    getippt = [m for m in _mistakes(workspace, briefe) if isinstance(m, ZahlGetippt)]
    texte = [m for m in getippt if m.position and len(m.vorschlaege) == 1]
    dateien = {m.position.datei for m in texte if m.position}
    for datei in sorted(dateien):
        pfad = workspace.root / datei
        hier = [m for m in texte if m.position and m.position.datei == datei]
        neu = mit_fakten(pfad.read_bytes().decode("utf-8-sig"), hier)
        write_files({pfad: neu.encode()}, workspace.root)
        yield from (f"{m.position}: {m.vorschlaege[0].ausdruck} statt „{m.text}“" for m in hier)


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

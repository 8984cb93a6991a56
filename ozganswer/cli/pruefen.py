"""`check`: all that is wrong, without writing anything."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ozganswer.archive.ablage import lies
from ozganswer.archive.behauptet import behauptet
from ozganswer.archive.fest import abweichungen
from ozganswer.archive.freigabe import Freigaben
from ozganswer.archive.nachweis import Nachweis
from ozganswer.archive.widerspruch import frueher, widersprueche
from ozganswer.ausgabe import write_files
from ozganswer.build import check_letter
from ozganswer.cli.arbeit import alone_in, letters, open_workspace
from ozganswer.cli.meldung import count, tell, tell_sentence
from ozganswer.compose.getippt import mit_fakten
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.archiving import NichtMehrAktuell
from ozganswer.errors.drafting import LueckeNochOffen
from ozganswer.errors.figures import ZahlGetippt
from ozganswer.load.ordner import ANSWERS, Brief, Ort
from ozganswer.load.workspace import Workspace
from ozganswer.records.auftrag import Schriftstueck


def run(
    ordner: Path | None, kennungen: tuple[str, ...], meldungen: str, *, fix: bool, gebaut: bool
) -> int:
    """Check the letters named, or the whole workspace; return the exit code."""
    workspace = open_workspace(ordner)
    briefe = letters(workspace, kennungen)
    if fix:
        with alone_in(workspace):
            for zeile in _fix(workspace, briefe):
                tell_sentence(zeile, meldungen)
        # What was read before is no longer so.
        workspace = open_workspace(ordner)
    freigaben = Freigaben(workspace.root)
    mistakes = list(mistakes_of(workspace, briefe, Schriftstueck.BRIEF, freigaben))
    mistakes += _contradictions(workspace, briefe)
    if gebaut:
        mistakes += outdated_letters(workspace, briefe, freigaben)
    if not kennungen:
        # What a letter tells of its Anfrage, the Anfrage need not tell again.
        gemeldet = {m.position for m in mistakes}
        selbst = mistakes_of(workspace, workspace.anfragen(), Schriftstueck.ANFRAGE, freigaben)
        mistakes += [m for m in selbst if m.position not in gemeldet]
        mistakes += workspace.pruefe()
        mistakes += _of_textbausteine(workspace, mistakes)
    code = tell((m for m in mistakes if meldungen == "json" or not m.erinnerung), meldungen)
    tell_sentence(_sentence(mistakes, len(briefe)), meldungen)
    for erinnerung in Mistakes(m for m in mistakes if m.erinnerung).mistakes:
        # What is still to do is nothing that is wrong: it comes behind all that is.
        tell_sentence(str(erinnerung), meldungen)
    return code


def _of_textbausteine(workspace: Workspace, told: Iterable[Mistake]) -> Iterator[Mistake]:
    """Check Textbausteine and topics; a line that a letter has told of is not told of again."""
    # Only a check of all looks at them.
    from ozganswer.draft import pruefung  # noqa: PLC0415

    lines = {(m.position.datei, m.position.zeile) for m in told if m.position}
    for mistake in pruefung.pruefe(workspace):
        if not mistake.position or (mistake.position.datei, mistake.position.zeile) not in lines:
            yield mistake


def _fix(workspace: Workspace, briefe: Iterable[Brief]) -> Iterator[str]:
    """Put the fact in the place of each figure typed by hand that only one fact has."""
    alle = mistakes_of(workspace, briefe, Schriftstueck.BRIEF, Freigaben(workspace.root))
    getippt = [m for m in alle if isinstance(m, ZahlGetippt)]
    texte = [m for m in getippt if m.position and m.ersatz]
    dateien = {m.position.datei for m in texte if m.position}
    for datei in sorted(dateien):
        pfad = workspace.root / datei
        hier = [m for m in texte if m.position and m.position.datei == datei]
        neu = mit_fakten(pfad.read_bytes().decode("utf-8-sig"), hier)
        write_files({pfad: neu.encode()}, workspace.root)
        yield from (f"{m.position}: {m.ersatz} statt „{m.text}“" for m in hier)


def _contradictions(workspace: Workspace, briefe: Iterable[Brief]) -> Iterator[Mistake]:
    """Find where the letters named contradict others, as far as they were built."""
    alle = {b: n for b in workspace.briefe() if isinstance(n := lies(workspace.root, b), Nachweis)}
    gemeint = {str(b) for b in briefe}
    for mistake in widersprueche(alle.values()):
        if gemeint & set(mistake.briefe):
            yield mistake
    for brief in (b for b in alle if str(b) in gemeint):
        fruehere = [alle[b] for b in workspace.fruehere(brief) if b in alle]
        yield from frueher(alle[brief], fruehere)


def outdated_letters(
    workspace: Workspace, briefe: Iterable[Brief], freigaben: Freigaben
) -> Iterator[NichtMehrAktuell]:
    """Find letters whose files do not fit what they were made of; a released one stays as it is."""
    # Few calls ask for it.
    from ozganswer.archive.veraltet import outdated  # noqa: PLC0415

    offene = [brief for brief in briefe if not freigaben.fuer(brief)]
    for brief in outdated(workspace, offene):
        yield NichtMehrAktuell(str(brief), f"{ANSWERS}/{brief}")


def mistakes_of(
    workspace: Workspace, orte: Iterable[Ort], schriftstueck: Schriftstueck, freigaben: Freigaben
) -> Iterator[Mistake]:
    """Find all that is wrong with some letters or Anfragen."""
    for ort in orte:
        is_letter = isinstance(ort, Brief) and schriftstueck is Schriftstueck.BRIEF
        freigabe = freigaben.fuer(Brief(ort.kommune, ort.name)) if is_letter else None
        if freigabe:
            # A released letter says what it said, whatever the facts have become.
            yield from abweichungen(workspace.root, freigabe)
            continue
        if is_letter:
            yield from behauptet(freigaben, Brief(ort.kommune, ort.name))
        try:
            yield from check_letter(workspace.auftrag(ort.kommune, ort.name, schriftstueck))
        except Mistakes as mistakes:
            yield from mistakes.mistakes
        except Mistake as mistake:
            yield mistake


def _sentence(mistakes: Iterable[Mistake], briefe: int) -> str:
    alle = Mistakes(mistakes).mistakes
    hinweise = sum(m.erinnerung for m in alle)
    warnungen = sum(m.warnung for m in alle) - hinweise
    luecken = sum(isinstance(m, LueckeNochOffen) for m in alle)
    offen = f", davon {count(luecken, 'offene Lücke', 'offene Lücken')}" if luecken else ""
    return (
        f"{count(briefe, 'Brief', 'Briefe')} geprüft: "
        f"{count(len(alle) - warnungen - hinweise, 'Fehler', 'Fehler')}, "
        f"{count(warnungen, 'Warnung', 'Warnungen')}{offen}."
    )

"""`pull`: edits made in a word processor, back into the source of a letter."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from ozganswer.archive.freigabe import Freigaben
from ozganswer.ausgabe import name_in, write_files
from ozganswer.cli.arbeit import alone_in, open_workspace
from ozganswer.cli.meldung import count, tell, tell_sentence
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.rueckweg import FremderBrief, QuelleInzwischenGeaendert
from ozganswer.load.ordner import Brief
from ozganswer.load.workspace import Workspace
from ozganswer.rueckweg.grundlage import GRENZE
from ozganswer.rueckweg.zurueckholen import Geholt, Wahl, hole_zurueck
from ozganswer.write.readback.document import Comment


@dataclass(frozen=True, slots=True)
class Aufruf:
    """What a call of `pull` names: the file, what it decides, and whether it only shows."""

    datei: Path
    wahl: Wahl
    nur_zeigen: bool


def pull(ordner: Path | None, aufruf: Aufruf) -> int:
    """Take the edits of a document into its letter's source; return the exit code."""
    workspace = open_workspace(ordner)
    with aufruf.datei.open("rb") as strom:
        inhalt = strom.read(GRENZE + 1)
    try:
        if aufruf.nur_zeigen:
            geholt = _get(workspace, inhalt, aufruf)
        else:
            with alone_in(workspace):
                geholt = _get(workspace, inhalt, aufruf)
                _write(geholt, workspace)
    except Mistakes as mistakes:
        tell_sentence("Es ist nichts geändert worden.")
        return tell(mistakes.mistakes)
    except Mistake as mistake:
        tell_sentence("Es ist nichts geändert worden.")
        return tell([mistake])
    _tell(geholt, workspace, aufruf)
    return tell(geholt.meldungen)


def _get(workspace: Workspace, inhalt: bytes, aufruf: Aufruf) -> Geholt:
    """Work out what changes; raise Mistake or Mistakes, of a letter that is gone that it is."""
    try:
        return hole_zurueck(workspace, inhalt, str(aufruf.datei), aufruf.wahl)
    except FremderBrief as fremd:
        kommune, _, name = fremd.brief.partition("/")
        Freigaben(workspace.root).verlange_vorhanden(Brief(kommune, name))
        raise


def _write(geholt: Geholt, workspace: Workspace) -> None:
    """Write the files, unless one is no longer what was read; raise Mistake or Mistakes."""
    for pfad, alt in geholt.alt.items():
        if not pfad.is_file() or pfad.read_bytes() != alt:
            raise QuelleInzwischenGeaendert(name_in(pfad, workspace.root))
    write_files(geholt.neu, workspace.root)


def _tell(geholt: Geholt, workspace: Workspace, aufruf: Aufruf) -> None:
    for kommentar in geholt.kommentare:
        tell_sentence(_note(kommentar))
    if aufruf.nur_zeigen:
        for zeile in _patch(geholt, workspace.root):
            click.echo(zeile)
    else:
        for pfad in geholt.neu:
            tell_sentence(f"geschrieben: {name_in(pfad, workspace.root)}")
    tell_sentence(_sentence(geholt, aufruf))


def _note(kommentar: Comment) -> str:
    wer = kommentar.author or "ohne Namen"
    zu = f" zu „{kommentar.on}“" if kommentar.on else ""
    return f"Kommentar ({wer}){zu}: {kommentar.text}"


def _patch(geholt: Geholt, root: Path) -> Iterator[str]:
    for pfad, neu in geholt.neu.items():
        name = name_in(pfad, root)
        vorher, nachher = (b.decode("utf-8").splitlines() for b in (geholt.alt[pfad], neu))
        yield from difflib.unified_diff(vorher, nachher, f"a/{name}", f"b/{name}", lineterm="")


def _sentence(geholt: Geholt, aufruf: Aufruf) -> str:
    if not geholt.neu:
        return f"„{geholt.brief}“: Es ist nichts zu übernehmen."
    fakten = len(geholt.neu) - bool(geholt.stellen)
    was = [
        count(geholt.stellen, "Stelle", "Stellen") if geholt.stellen else "",
        count(fakten, "Faktenblatt", "Faktenblätter") if fakten else "",
    ]
    genannt = " und ".join(filter(None, was))
    if aufruf.nur_zeigen:
        return f"„{geholt.brief}“: {genannt} zu ändern; geschrieben ist nichts (--dry-run)."
    return f"„{geholt.brief}“: {genannt} geändert. Neu bauen: ozganswer build {geholt.brief}"

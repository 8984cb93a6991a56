"""`diff --docx`: the new letter as a DOCX, every change in it tracked."""

import pickle
from contextlib import nullcontext, suppress
from datetime import datetime
from pathlib import Path

import click

from ozganswer.archive.git import user_name
from ozganswer.ausgabe import name_in, write_files
from ozganswer.beside import Helper
from ozganswer.cli.arbeit import alone_in, open_workspace
from ozganswer.cli.meldung import tell_sentence
from ozganswer.cli.vergleichen import Vergleich, Wahl, both
from ozganswer.errors.vergleich import ZielImArbeitsbereich
from ozganswer.fassung.vergleichen import Stand
from ozganswer.load.ordner import ANSWERS, FACTS, QUESTIONS
from ozganswer.load.templates import ORDNER as TEMPLATES
from ozganswer.load.workspace import Workspace
from ozganswer.records.auftrag import AENDERUNGEN
from ozganswer.records.dateinamen import check_names

DOCX = ".docx"
EIGENE = (FACTS, QUESTIONS, ANSWERS, TEMPLATES)
"""The folders whose files are the workspace's own."""
NIEMAND = "ozganswer"
"""Who made the changes where git knows no name."""


def run(ordner: Path | None, wahl: Wahl, helper: Helper | None = None) -> int:
    """Compare a letter at two times and write the changes; return the exit code."""
    _require_docx(wahl.out)
    workspace = open_workspace(ordner)

    def begin(neu: Stand) -> None:
        _ask(helper, (neu.letter, neu.stil), _autor(workspace), wahl.wann)

    with both(workspace, wahl, _packed, begin) as verglichen:
        _write(verglichen, _drawn(verglichen, wahl.wann, helper), wahl)
    return 0


def _autor(workspace: Workspace) -> str:
    return user_name(workspace.root) or NIEMAND


def _ask(helper: Helper | None, *what: object) -> None:
    if helper:
        # One that is gone is missed where it should answer.
        with suppress(OSError):
            helper.ask(*what)


def _packed(stand: Stand) -> bytes:
    """Pack a letter where it is composed, to be opened only where it is drawn."""
    return pickle.dumps((stand.letter, stand.stil))


def _drawn(verglichen: Vergleich[bytes], wann: datetime, helper: Helper | None) -> bytes:
    if helper:
        _ask(helper, verglichen.alt)
        with suppress(EOFError, OSError):
            return helper.answer()
    from ozganswer.write import redline  # noqa: PLC0415 - slow to load, and else done beside

    neu, alt = verglichen.neu, pickle.loads(verglichen.alt)  # noqa: S301 - by our own process
    return redline.write(alt, (neu.letter, neu.stil), _autor(verglichen.workspace), wann)


def _write(verglichen: Vergleich[bytes], inhalt: bytes, wahl: Wahl) -> None:
    workspace, ziel = verglichen.workspace, _target(verglichen, wahl.out)
    with nullcontext() if wahl.out else alone_in(workspace):
        write_files({ziel: inhalt}, workspace.root)
    tell_sentence(f"geschrieben: {name_in(ziel, workspace.root)}", wahl.meldungen)


def _target(verglichen: Vergleich[bytes], out: Path | None) -> Path:
    workspace, brief = verglichen.workspace, verglichen.brief
    name, root = f"{brief.name}-{AENDERUNGEN}{DOCX}", workspace.root.resolve()
    daneben = root / ANSWERS / brief.kommune / brief.name / name
    ziel = _named(out.resolve(), name) if out else daneben
    if ziel == daneben:
        check_names(workspace.quelle(brief.kommune, brief.name), [name])
        return workspace.root / ziel.relative_to(root)
    if any(ziel.is_relative_to(root / eigener) for eigener in EIGENE):
        # A letter that was built, or is released, may lie there, or an Anlage, or a Briefbogen.
        raise ZielImArbeitsbereich(name_in(ziel, root), daneben.relative_to(root).as_posix())
    return ziel


def _named(out: Path, name: str) -> Path:
    is_file = out.suffix.lower() == DOCX and not out.is_dir()
    return out if is_file else out / name


def _require_docx(out: Path | None) -> None:
    """Raise UsageError for a file that would be none for a word processor."""
    if out and out.suffix.lower() not in ("", DOCX) and not out.is_dir():
        satz = f"„--out“ ist eine Datei mit der Endung {DOCX} oder ein Ordner, nicht „{out.name}“."
        raise click.UsageError(satz)

"""`cosign`, `release`, `dispatch`, `revise`: a letter on its way out, and opened again."""

import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from ozganswer.archive import git
from ozganswer.archive.git import Repository
from ozganswer.ausgabe import name_in, write_files
from ozganswer.cli.arbeit import alone_in, one_letter, open_workspace
from ozganswer.cli.einrichten import completed, set_up
from ozganswer.cli.meldung import tell, tell_sentence
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.git import FremdesRepository, GitFehlt, KeinRepository, NameFehlt
from ozganswer.errors.zeichnung import TagInZukunft, WerZeichnet
from ozganswer.fassung.lage import has_user
from ozganswer.fassung.mitzeichnen import Zeichen, mitzeichnen
from ozganswer.fassung.oeffnen import oeffnen
from ozganswer.fassung.schlusszeichnen import Fertig, Zeichnung, schlusszeichnen
from ozganswer.fassung.versenden import Sendung, versenden
from ozganswer.load.ordner import Brief
from ozganswer.load.workspace import Workspace
from ozganswer.records.antwort import Art
from ozganswer.records.german import datum

ANFANG = "Arbeitsbereich angelegt"
"""The message of a repository's first commit."""

SERVER = "Auf den Server, mit dem Tag: git push --follow-tags"


def cosign(ordner: Path | None, kennung: str, stelle: str, person: str | None, tag: date) -> int:
    """Record a Mitzeichnung; return the exit code."""
    workspace, brief = _open(ordner, kennung)

    def work() -> None:
        _require_past("Die Mitzeichnung", tag)
        wer = person or _user(workspace.root)
        with alone_in(workspace):
            pfad = mitzeichnen(workspace, brief, Zeichen(stelle, wer, tag))
        tell_sentence(f"geschrieben: {name_in(pfad, workspace.root)}")
        tell_sentence(f"{wer} hat „{brief}“ für die Stelle „{stelle}“ mitgezeichnet.")

    return _done(work)


def release(ordner: Path | None, kennung: str, zeichnung: Zeichnung, *, git_init: bool) -> int:
    """Fix a letter as a Fassung; return the exit code."""
    workspace, brief = _open(ordner, kennung)

    def work() -> None:
        with alone_in(workspace), _repository(workspace.root, anlegen=git_init) as repository:
            server = repository.run("remote").split()
            fertig = schlusszeichnen(workspace, repository, brief, zeichnung)
        tell(fertig.warnungen)
        _tell_released(fertig, brief)
        if server:
            tell_sentence(SERVER)

    return _done(work)


def dispatch(ordner: Path | None, kennung: str, sendung: Sendung) -> int:
    """Record how a released letter went out; return the exit code."""
    workspace, brief = _open(ordner, kennung)

    def work() -> None:
        _require_past("Der Versand", sendung.am)
        repository = Repository.require(workspace.root)
        with alone_in(workspace):
            server = repository.run("remote").split()
            fertig = versenden(workspace, repository, brief, sendung)
        tell_sentence(
            f"Der Versand von „{brief}“ ist eingetragen: Tag {fertig.tag}, "
            f"Commit {fertig.commit[:12]}."
        )
        if server:
            tell_sentence(SERVER)

    return _done(work)


def revise(ordner: Path | None, kennung: str, grund: str, art: Art | None) -> int:
    """Open the next Fassung of a released letter; return the exit code."""
    workspace, brief = _open(ordner, kennung)

    def work() -> None:
        with alone_in(workspace):
            fertig = oeffnen(workspace, brief, grund, art)
        tell(fertig.warnungen)
        tell_sentence(f"geschrieben: {name_in(fertig.quelle, workspace.root)}")
        tell_sentence(
            f"Die nächste Fassung von „{brief}“ ist offen: Text ändern, „datum“ eintragen, "
            "mitzeichnen lassen, „ozganswer release“. Was hinausging, steht weiter in git."
        )

    return _done(work)


def _require_past(was: str, tag: date) -> None:
    """Raise TagInZukunft for a day to come: what is recorded has been."""
    heute = date.today()  # noqa: DTZ011 - the day of the office
    if tag > heute:
        raise TagInZukunft(was, datum(tag), datum(heute))


def _tell_released(fertig: Fertig, brief: Brief) -> None:
    for datei in fertig.dateien:
        tell_sentence(f"festgeschrieben: {datei}")
    tell_sentence(
        f"Fassung {fertig.nummer} von „{brief}“ ist schlussgezeichnet: Tag {fertig.tag}, "
        f"Commit {fertig.commit[:12]}."
    )
    tell_sentence(f"Nach dem Versand: ozganswer dispatch {brief} --am TAG --weg WEG --an EMPFÄNGER")


def _open(ordner: Path | None, kennung: str) -> tuple[Workspace, Brief]:
    """Find the one letter that a call names; raise Mistakes."""
    workspace = open_workspace(ordner)
    return workspace, one_letter(workspace, kennung)


def _done(work: Callable[[], None]) -> int:
    """Do a command's work and tell what stopped it."""
    try:
        work()
    except (KeinRepository, FremdesRepository, GitFehlt):
        # Where there is no git the call is wrong, as that of any command that needs it.
        raise
    except Mistakes as mistakes:
        tell_sentence("Es ist nichts geändert worden.")
        return tell(mistakes.mistakes)
    except Mistake as mistake:
        return tell([mistake])
    return 0


@contextmanager
def _repository(root: Path, *, anlegen: bool) -> Iterator[Repository]:
    """Find the workspace's repository, or make one where the user wants it; raise a Mistake.

    One that was made is taken away again where the work in it fails.
    """
    try:
        repository = Repository.require(root)
    except KeinRepository:
        if not (anlegen or _wants_git(root)):
            raise
    else:
        yield repository
        return
    ergaenzt = completed(root)
    vorher = {pfad: pfad.read_bytes() if pfad.exists() else None for pfad in ergaenzt}
    try:
        repository = _new_repository(root, ergaenzt)
        yield repository
    except BaseException:
        shutil.rmtree(root / ".git", ignore_errors=True)
        _put_back(root, vorher)
        raise
    for datei in ergaenzt:
        tell_sentence(f"festgeschrieben: {name_in(datei, root)}")
    set_up(repository)


def _put_back(root: Path, vorher: Mapping[Path, bytes | None]) -> None:
    for pfad, inhalt in vorher.items():
        if inhalt is None:
            pfad.unlink(missing_ok=True)
        else:
            write_files({pfad: inhalt}, root)


def _new_repository(root: Path, ergaenzt: Mapping[Path, bytes]) -> Repository:
    """Make a repository of a workspace, set up as `init --git` does, with all that is in it."""
    git.init(root)
    write_files(ergaenzt, root)
    repository = Repository.require(root)
    if not has_user(repository):
        raise NameFehlt
    repository.run("add", "--all")
    repository.run("commit", "--quiet", "-m", ANFANG)
    return repository


def _wants_git(root: Path) -> bool:
    frage = f"„{root}“ liegt in keinem git-Repository. Eines anlegen und alles eintragen?"
    return sys.stdin.isatty() and click.confirm(frage)


def _user(root: Path) -> str:
    """Read from git who works here; raise WerZeichnet."""
    if name := git.user_name(root):
        return name
    raise WerZeichnet

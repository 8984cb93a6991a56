"""`check --vorgemerkt`: what the next commit has of letters, as it has it; for git's hook."""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from ozganswer.archive.freigabe import Freigaben
from ozganswer.archive.git import Repository
from ozganswer.archive.nachweis import DATEI
from ozganswer.cli.arbeit import open_workspace
from ozganswer.cli.haken import TEILE
from ozganswer.cli.meldung import count, tell, tell_sentence
from ozganswer.cli.pruefen import mistakes_of, outdated_letters
from ozganswer.errors import Mistake
from ozganswer.load.ordner import ANSWERS, FACTS, QUESTIONS, Anfrageort, Brief
from ozganswer.load.templates import ORDNER as TEMPLATES
from ozganswer.load.workspace import Workspace
from ozganswer.records.auftrag import Schriftstueck
from ozganswer.records.fakten import GEMEINSAM

INDEX = "GIT_INDEX_FILE"
"""Where git says to a hook which index the commit is made of: not always its own."""


@dataclass(frozen=True, slots=True)
class Betroffen:
    """The letters that a commit has to do with: by their own files, or by facts and styles."""

    eigene: frozenset[Brief]
    weitere: frozenset[Brief]

    @property
    def alle(self) -> tuple[Brief, ...]:
        """All of them, sorted."""
        return tuple(sorted(self.eigene | self.weitere))


def run(ordner: Path | None, meldungen: str) -> int:
    """Check what the next commit changes; return the exit code."""
    workspace = open_workspace(ordner)
    repository = Repository.require(workspace.root)
    index = {INDEX: os.path.abspath(os.environ[INDEX])} if INDEX in os.environ else {}  # noqa: PTH100
    aenderungen = repository.changes(index)
    namen = {n for xy, n in aenderungen if xy[0] not in " ?" and n.startswith(_folders())}
    if not namen:
        return 0
    # What is changed and not part of the commit must not speak for it.
    anders = any(xy[1] != " " and n.startswith(_folders()) for xy, n in aenderungen)
    with _committed(repository, index, namen) if anders else nullcontext(workspace) as stand:
        freigaben = Freigaben(stand.root, repository)
        mistakes = [m for m in _mistakes(stand, freigaben, namen) if not m.erinnerung]
    code = tell(mistakes, meldungen)
    if code:
        gezaehlt = count(sum(not m.warnung for m in mistakes), "Fehler", "Fehler")
        tell_sentence(
            f"{gezaehlt} in dem, was eingetragen werden soll. Trotzdem eintragen: "
            "git commit --no-verify",
            meldungen,
        )
    return code


def _folders() -> tuple[str, ...]:
    return tuple(f"{teil}/" for teil in TEILE)


@contextmanager
def _committed(
    repository: Repository, index: dict[str, str], namen: set[str]
) -> Iterator[Workspace]:
    """Write the workspace as the commit has it into a folder, for as long as it is looked at."""
    alle = [n for n in repository.indexed(index) if n.startswith(_folders())]
    with TemporaryDirectory(prefix="ozganswer-") as ordner:
        ziel = Path(ordner).resolve()
        root = repository.check_out([n for n in alle if _is_source(n)], ziel, index)
        for teil in (FACTS, QUESTIONS, ANSWERS):
            (root / teil).mkdir(parents=True, exist_ok=True)
        stand = Workspace.open(root)
        # Finished letters are most of a workspace: only those that are looked at.
        briefe = {f"{ANSWERS}/{b}" for b in _concerned(stand, namen, ()).alle}
        briefe |= {str(PurePosixPath(n).parent) for n in namen}
        fertige = [n for n in alle if str(PurePosixPath(n).parent) in briefe and not _is_source(n)]
        repository.check_out(fertige, ziel, index)
        yield stand


def _is_source(name: str) -> bool:
    pfad = PurePosixPath(name)
    return pfad.parts[0] != ANSWERS or pfad.suffix == ".md" or pfad.name == DATEI


def _concerned(workspace: Workspace, namen: set[str], lost: Iterable[Brief]) -> Betroffen:
    teile = [PurePosixPath(name).parts for name in namen]
    eigene = {Brief(t[1], t[2]) for t in teile if t[0] == ANSWERS and len(t) > 3}
    for _, kommune, *datei in (t for t in teile if t[0] == QUESTIONS and len(t) == 3):
        eigene |= set(workspace.briefe_auf(kommune, PurePosixPath(datei[0]).stem))
    alle = (*workspace.briefe(), *lost)
    ueberall = any(t[0] == TEMPLATES or t[:2] == (FACTS, GEMEINSAM) for t in teile)
    kommunen = {t[1] for t in teile if t[0] == FACTS}
    weitere = {b for b in alle if ueberall or b.kommune in kommunen}
    return Betroffen(frozenset(eigene & set(alle)), frozenset(weitere - eigene))


def _mistakes(workspace: Workspace, freigaben: Freigaben, namen: set[str]) -> Iterator[Mistake]:
    lost = freigaben.lost(frozenset(workspace.briefe()))
    betroffen = _concerned(workspace, namen, lost)
    alle = betroffen.alle
    yield from (veraltet := list(outdated_letters(workspace, alle, freigaben)))
    # Of another letter that is current all was told when it was built.
    andere = {m.brief for m in veraltet}
    pruefen = [b for b in alle if b in betroffen.eigene or str(b) in andere]
    yield from mistakes_of(workspace, pruefen, Schriftstueck.BRIEF, freigaben)
    orte = [a for a in workspace.anfragen() if f"{QUESTIONS}/{a}.yaml" in namen]
    yield from _unread(workspace, orte, freigaben, namen)


def _unread(
    workspace: Workspace, orte: list[Anfrageort], freigaben: Freigaben, namen: set[str]
) -> Iterator[Mistake]:
    """Find what is wrong with the commit's own facts and Anfragen, used by a letter or not."""
    yield from mistakes_of(workspace, orte, Schriftstueck.ANFRAGE, freigaben)
    for mistake in workspace.pruefe():
        if mistake.position and mistake.position.datei in namen:
            yield mistake

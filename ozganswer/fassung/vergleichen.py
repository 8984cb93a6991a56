"""A letter at two times, each composed from the sources of then: nothing is read from its files."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from ozganswer.archive.fassungen import Fassung, fassungen
from ozganswer.archive.git import Repository
from ozganswer.compose import compose
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.git import OhneCommit, UnbekannteRevision
from ozganswer.errors.vergleich import BriefNichtDa, UnbekannteFassung, damals
from ozganswer.load.ordner import ANSWERS, FACTS, QUESTIONS, Brief
from ozganswer.load.templates import ORDNER as TEMPLATES
from ozganswer.load.workspace import Workspace
from ozganswer.records.fakten import GEMEINSAM
from ozganswer.records.letter import Letter
from ozganswer.records.stil import Stil

NUMMER = re.compile(r"v?([1-9][0-9]*)")
"""How a call names a Fassung; a commit may be a number, too."""
JETZT = "jetzt"
"""What the letter in the workspace is called among revisions."""
TEXT = ".md"


@dataclass(frozen=True, slots=True)
class Stand:
    """A letter at one time, and what that time is called."""

    name: str
    letter: Letter
    stil: Stil


@dataclass(frozen=True)
class Zeiten:
    """The times that a letter can be composed at: Fassungen, revisions, now."""

    workspace: Workspace
    repository: Repository
    brief: Brief

    @cached_property
    def fassungen(self) -> dict[int, Fassung]:
        """The Fassungen of the letter by their number."""
        gefunden = fassungen(self.repository, str(self.brief)).get(str(self.brief), ())
        return {fassung.nummer: fassung for fassung in gefunden}

    def stand(self, wort: str | None) -> Stand:
        """Compose the letter of a revision, or of now; raise a Mistake or Mistakes."""
        if wort is None:
            return _composed(self.workspace, self.brief, JETZT)
        name, commit = self._revision(wort)
        with _exported(self.repository, commit, self.brief) as ordner:
            workspace = Workspace.open(ordner)
            if self.brief not in workspace.briefe_von(self.brief.kommune):
                raise BriefNichtDa(str(self.brief), name, f"{ANSWERS}/{self.brief}")
            try:
                return _composed(workspace, self.brief, name)
            except Mistakes as mistakes:
                raise damals(str(self.brief), wort, mistakes.mistakes) from None
            except Mistake as mistake:
                raise damals(str(self.brief), wort, (mistake,)) from None

    def vorher(self, wort: str | None) -> Stand:
        """Compose the letter of a revision; of the latest Fassung, else commit, where none is."""
        letzte = str(max(self.fassungen)) if wort is None and self.fassungen else "HEAD"
        return self.stand(letzte if wort is None else wort)

    def _revision(self, wort: str) -> tuple[str, str]:
        """Find what a word means: how it is told, and its commit."""
        nummer = NUMMER.fullmatch(wort)
        if nummer and (fassung := self.fassungen.get(int(nummer[1]))):
            return f"Fassung {fassung.nummer}", fassung.commit
        try:
            return wort, self.repository.resolve(wort)
        except UnbekannteRevision:
            if nummer:
                raise UnbekannteFassung(str(self.brief), wort, self.fassungen) from None
            if wort == "HEAD":
                raise OhneCommit from None
            raise


def _composed(workspace: Workspace, brief: Brief, name: str) -> Stand:
    auftrag = workspace.auftrag(brief.kommune, brief.name)
    return Stand(name, compose(auftrag).letter, auftrag.stilordner.stil)


@contextmanager
def _exported(repository: Repository, commit: str, brief: Brief) -> Iterator[Path]:
    """Write what a letter is made of into a folder: its Kommune's texts, its own Anlagen."""
    eigener = f"{ANSWERS}/{brief}/"
    antworten, fragen = f"{ANSWERS}/{brief.kommune}", f"{QUESTIONS}/{brief.kommune}"
    fakten = (f"{FACTS}/{brief.kommune}", f"{FACTS}/{GEMEINSAM}")

    def is_needed(name: str) -> bool:
        pfad = PurePosixPath(name)
        is_own = name.startswith(eigener) and pfad.stem != brief.name
        return pfad.suffix == TEXT or is_own or not name.startswith(f"{ANSWERS}/")

    with TemporaryDirectory(prefix="ozganswer-") as ordner:
        ziel = Path(ordner).resolve()
        for name in (FACTS, QUESTIONS, ANSWERS):
            (ziel / name).mkdir()
        repository.export(commit, ziel, is_needed, (*fakten, fragen, antworten, TEMPLATES))
        yield ziel

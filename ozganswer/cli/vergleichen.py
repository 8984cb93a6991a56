"""A letter at two times: what `diff` compares, in words or as a DOCX with tracked changes."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Generic, TypeVar

from ozganswer.archive.fassungen import fassungen
from ozganswer.archive.git import Repository
from ozganswer.beside import apart
from ozganswer.cli.arbeit import one_letter
from ozganswer.errors import Mistakes
from ozganswer.fassung.vergleichen import Stand, Zeiten
from ozganswer.load.brief import hat_quelle
from ozganswer.load.ordner import ANSWERS, Brief
from ozganswer.load.workspace import Workspace

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wahl:
    """What the call said; `wann` is the time of the changes."""

    kennung: str
    von: str | None
    bis: str | None
    docx: bool
    out: Path | None
    meldungen: str
    wann: datetime


@dataclass(frozen=True, slots=True)
class Vergleich(Generic[T]):
    """A letter of a workspace before and now."""

    workspace: Workspace
    brief: Brief
    alt: T
    neu: Stand


@contextmanager
def both(
    workspace: Workspace,
    wahl: Wahl,
    of_old: Callable[[Stand], T],
    begin: Callable[[Stand], None] = lambda _: None,
) -> Iterator[Vergleich[T]]:
    """Compose the letter of both times that a call names; raise Mistakes.

    Of the old one this process gets what `of_old` makes of it in the one where it is composed;
    meanwhile work can `begin` on the new one. That process is waited for at the end.
    """
    repository = Repository.require(workspace.root)
    brief = _letter(workspace, repository, wahl)
    zeiten = Zeiten(workspace, repository, brief)
    with apart(lambda: of_old(zeiten.vorher(wahl.von))) as damals:
        # What is new comes first: where it has mistakes, the clerk has to mend them.
        neu = zeiten.stand(wahl.bis)
        begin(neu)
        yield Vergleich(workspace, brief, damals(), neu)


def _letter(workspace: Workspace, repository: Repository, wahl: Wahl) -> Brief:
    """Find the letter; one whose folder is gone is known by its tags.

    It has to be there where it is compared as it is now, or the changes are to lie beside it.
    """
    try:
        brief = one_letter(workspace, wahl.kennung)
    except Mistakes:
        if wahl.kennung not in fassungen(repository, wahl.kennung):
            raise
        brief = Brief(*wahl.kennung.split("/"))
    if wahl.bis is None or (wahl.docx and not wahl.out):
        _require(workspace, repository, brief)
    return brief


def _require(workspace: Workspace, repository: Repository, brief: Brief) -> None:
    if not hat_quelle(workspace.root / ANSWERS / str(brief)):
        from ozganswer.archive.freigabe import Freigaben  # noqa: PLC0415 - hardly ever needed

        Freigaben(workspace.root, repository).verlange_vorhanden(brief)

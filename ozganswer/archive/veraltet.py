"""Which finished letters no longer fit what they were made of, without building any."""

from collections.abc import Iterable, Iterator

from ozganswer.archive import ablage
from ozganswer.archive.heute import Heute
from ozganswer.archive.nachweis import DATEI, Nachweis, digest
from ozganswer.archive.sieb import Sieb
from ozganswer.compose import compose
from ozganswer.errors import Mistake, Mistakes
from ozganswer.load.ordner import ANSWERS, Brief
from ozganswer.load.workspace import Workspace
from ozganswer.write import WRITERS

TEXT = "txt"
"""The format that holds all words and is written at once."""


def outdated(workspace: Workspace, briefe: Iterable[Brief]) -> Iterator[Brief]:
    """List the letters whose files do not fit their sources, facts and style.

    A letter knows others on its Anfrage: where one of them alone has changed, as by its release,
    the words tell.
    """
    sieb = Sieb(Heute(workspace))
    for brief in briefe:
        if _is_built(workspace, brief) and not sieb.is_current(brief, WRITERS):
            nachweis = ablage.lies(workspace.root, brief)
            if not (isinstance(nachweis, Nachweis) and _fits(workspace, sieb, brief, nachweis)):
                yield brief


def _is_built(workspace: Workspace, brief: Brief) -> bool:
    """Tell whether there is any file that was made of a letter."""
    namen = (DATEI, *(f"{brief.name}.{endung}" for endung in WRITERS))
    return any((workspace.root / ANSWERS / str(brief) / name).exists() for name in namen)


def _fits(workspace: Workspace, sieb: Sieb, brief: Brief, nachweis: Nachweis) -> bool:
    if not sieb.only_others_differ(nachweis, WRITERS):
        return False
    try:
        auftrag = workspace.auftrag(brief.kommune, brief.name)
        letter = compose(auftrag).letter
    except (Mistake, Mistakes):
        return False
    text = WRITERS[TEXT](letter, auftrag.stilordner.stil)
    return digest(text) == dict(nachweis.ausgaben)[f"{brief.name}.{TEXT}"]

"""`verify`: each Fassung of a letter is still what was released, in git and in the workspace."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from ozganswer.archive.fassungen import tag_name
from ozganswer.archive.fest import abweichungen
from ozganswer.archive.freigabe import Freigabe, Freigaben
from ozganswer.archive.git import Repository
from ozganswer.errors import Mistake
from ozganswer.errors.fassung import TagFehlt
from ozganswer.fassung.abgelegt import abgelegt
from ozganswer.fassung.nachbauen import Nachbau, nachbauen
from ozganswer.fassung.versandt import pruefe_versand
from ozganswer.load.ordner import Brief


@dataclass(frozen=True, slots=True)
class Pruefung:
    """What was found of a Fassung; `nummer` 0 is the letter as it lies in the workspace."""

    brief: str
    nummer: int
    befunde: tuple[Mistake, ...]
    nachbau: Nachbau | None = None

    @property
    def alle(self) -> tuple[Mistake, ...]:
        """All that is wrong with it."""
        return (*self.befunde, *(self.nachbau.befunde if self.nachbau else ()))


def pruefe_fassungen(
    root: Path, repository: Repository, briefe: Collection[Brief], *, neu_bauen: bool
) -> Iterator[Pruefung]:
    """Look at every Fassung of some letters, and at the letters as they lie there."""
    freigaben = Freigaben(root)
    fassungen = [f for brief in briefe for f in freigaben.tags.get(str(brief), ())]
    for a in abgelegt(repository, fassungen):
        nachbau = None
        if neu_bauen and a.nachweis and not a.befunde:
            nachbau = nachbauen(repository, a.fassung, a.nachweis)
        yield Pruefung(a.fassung.brief, a.fassung.nummer, a.befunde, nachbau)
    versandt = [v for brief in briefe for v in freigaben.versand(brief)]
    for versand, befund in pruefe_versand(repository, versandt):
        yield Pruefung(versand.brief, 0, (befund,))
    for brief in briefe:
        if befunde := tuple(_beside(root, freigaben, brief)):
            yield Pruefung(str(brief), 0, befunde)


def released(root: Path, briefe: Collection[Brief]) -> tuple[Brief, ...]:
    """List the letters that have Fassungen: those in the workspace, and those gone from it."""
    freigaben = Freigaben(root)
    hier = {brief for brief in briefe if freigaben.is_released(brief)}
    tags = {Brief(*name.split("/")) for name in freigaben.tags}
    return tuple(sorted(hier | tags))


def _beside(root: Path, freigaben: Freigaben, brief: Brief) -> Iterator[Mistake]:
    """Find what is wrong with a letter in the workspace, and which tags of it are missing."""
    freigabe = freigaben.fuer(brief)
    yield from missing_tags(freigaben, brief, freigabe)
    if freigabe:
        yield from abweichungen(root, freigabe)


def missing_tags(
    freigaben: Freigaben, brief: Brief, freigabe: Freigabe | None
) -> Iterator[Mistake]:
    """Find Fassungen of a letter that there must have been, and of which there is no tag."""
    nummern = {f.nummer for f in freigaben.tags.get(str(brief), ())}
    letzte = freigabe.nummer if freigabe else max(nummern, default=0)
    for nummer in sorted({*range(1, letzte + 1)} - nummern):
        yield TagFehlt(tag_name(str(brief), nummer))

"""`verify`: each Fassung of a letter is still what was released, in git and in the workspace."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from ozganswer.archive.fassungen import tag_name
from ozganswer.archive.fest import abweichungen
from ozganswer.archive.freigabe import Freigabe, Freigaben
from ozganswer.archive.git import Repository
from ozganswer.errors import Mistake
from ozganswer.errors.fassung import TagFehlt
from ozganswer.errors.versand import VersandOhneBezeichnung
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
    freigaben: Freigaben, repository: Repository, briefe: Collection[Brief], *, neu_bauen: bool
) -> Iterator[Pruefung]:
    """Look at every Fassung of some letters, and at the letters as they lie there."""
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
        if befunde := tuple(_beside(freigaben, brief)):
            yield Pruefung(str(brief), 0, befunde)


def released(freigaben: Freigaben, briefe: Collection[Brief]) -> tuple[Brief, ...]:
    """List the letters that have Fassungen: those in the workspace, and those gone from it."""
    hier = {brief for brief in briefe if freigaben.is_released(brief)}
    return tuple(sorted(hier | freigaben.known()))


def _beside(freigaben: Freigaben, brief: Brief) -> Iterator[Mistake]:
    """Find what is wrong with a letter in the workspace, and which tags of it are missing."""
    freigabe = freigaben.fuer(brief)
    yield from missing_tags(freigaben, brief, freigabe)
    if freigabe:
        yield from abweichungen(freigaben.root, freigabe)


def missing_tags(
    freigaben: Freigaben, brief: Brief, freigabe: Freigabe | None
) -> Iterator[Mistake]:
    """Find Fassungen and Versand of a letter that there must have been, and have no tag."""
    geschichte = freigaben.geschichte(brief)
    nummern = {f.nummer for f in freigaben.tags.get(str(brief), ())}
    gewesen = {0, freigabe.nummer if freigabe else 0, *nummern, *geschichte.nummern(str(brief))}
    for nummer in sorted({*range(1, max(gewesen) + 1)} - nummern):
        yield TagFehlt(tag_name(str(brief), nummer))
    bezeichnet = {c for v in freigaben.versand(brief) for c in (v.commit, v.genannt)}
    for versand in geschichte.versand_von(str(brief)):
        if versand.commit not in bezeichnet:
            yield VersandOhneBezeichnung(str(brief), versand.nummer, versand.commit)

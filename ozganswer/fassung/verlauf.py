"""`history`: the Fassungen of a letter, each with what changed since the one before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ozganswer.archive.fassungen import Versandtag, tags
from ozganswer.archive.git import Repository
from ozganswer.archive.nachweis import Nachweis
from ozganswer.fassung.abgelegt import Abgelegt, abgelegt
from ozganswer.fassung.versandt import pruefe_versand, recorded
from ozganswer.load.ordner import Brief


@dataclass(frozen=True, slots=True)
class Anders:
    """A fact that one Fassung says otherwise than the one before; None where it says none."""

    adresse: str
    alt: Any
    neu: Any


@dataclass(frozen=True, slots=True)
class Fassungsstand:
    """A Fassung of a letter: who fixed it, when and why, how it went out, whether it holds."""

    nummer: int
    art: str
    datum: str | None
    tag: str
    commit: str
    autor: str
    festgeschrieben: str
    """When, in ISO 8601."""
    grund: str | None
    trotzdem: str | None
    ersetzt: int | None
    ergaenzt: int | None
    versand: tuple[Any, ...]
    anders: tuple[Anders, ...]
    befunde: tuple[str, ...]
    """What is wrong with it in git; nothing: its digests hold."""


def verlauf(repository: Repository, brief: Brief) -> tuple[Fassungsstand, ...]:
    """List the Fassungen of a letter, first to last; none of one that has none."""
    gesetzt = tags(repository, f"{brief}/")
    alle = tuple(abgelegt(repository, gesetzt.fassungen.get(str(brief), ())))
    if not alle:
        return ()
    davor = (None, *map(_own, alle[:-1]))
    versand = gesetzt.versand.get(str(brief), ())
    return tuple(
        _state(repository, a, vorher, [v for v in versand if v.nummer == a.fassung.nummer])
        for a, vorher in zip(alle, davor, strict=True)
    )


def _state(
    repository: Repository, a: Abgelegt, vorher: Nachweis | None, versand: Sequence[Versandtag]
) -> Fassungsstand:
    nachweis = _own(a)
    vermerk = nachweis.fassung if nachweis else None
    befunde = (*a.befunde, *(m for _, m in pruefe_versand(repository, versand)))
    return Fassungsstand(
        nummer=a.fassung.nummer,
        art=nachweis.art if nachweis else "",
        datum=nachweis.datum if nachweis else None,
        tag=a.fassung.tag,
        commit=a.fassung.commit,
        autor=a.fassung.autor,
        festgeschrieben=a.fassung.wann.isoformat(),
        grund=vermerk.grund if vermerk else None,
        trotzdem=vermerk.trotzdem if vermerk else None,
        ersetzt=vermerk.ersetzt if vermerk else None,
        ergaenzt=vermerk.ergaenzt if vermerk else None,
        versand=recorded(repository, versand),
        anders=tuple(_changed(vorher, nachweis)) if vorher and nachweis else (),
        befunde=tuple(m.satz for m in befunde),
    )


def _own(a: Abgelegt) -> Nachweis | None:
    """Give the Nachweis of a Fassung, unless its tag was moved to where another one's is."""
    vermerk = a.nachweis.fassung if a.nachweis else None
    return a.nachweis if vermerk and vermerk.nummer == a.fassung.nummer else None


def _changed(alt: Nachweis, neu: Nachweis) -> Iterator[Anders]:
    """List the facts whose values differ, or that only one of two Fassungen uses."""
    damals, jetzt = ({b.adresse: b.wert for b in n.fakten} for n in (alt, neu))
    for adresse in sorted(damals.keys() | jetzt.keys()):
        if damals.get(adresse) != jetzt.get(adresse):
            yield Anders(adresse, damals.get(adresse), jetzt.get(adresse))

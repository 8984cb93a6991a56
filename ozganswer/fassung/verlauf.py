"""`history`: the Fassungen of a letter, each with what changed since the one before."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ozganswer.archive.fassungen import fassungen
from ozganswer.archive.fest import dateien
from ozganswer.archive.git import Repository
from ozganswer.archive.nachweis import Nachweis
from ozganswer.fassung.abgelegt import Abgelegt, abgelegt
from ozganswer.load.kopf import lies_kopf
from ozganswer.load.ordner import Brief

QUELLEN = ".md"


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
    alle = tuple(abgelegt(repository, fassungen(repository, str(brief)).get(str(brief), ())))
    if not alle:
        return ()
    davor = (None, *(a.nachweis for a in alle[:-1]))
    bis = (*(a.fassung.commit for a in alle[1:]), "HEAD")
    return tuple(
        _state(a, vorher, _versand(repository, a, ende))
        for a, vorher, ende in zip(alle, davor, bis, strict=True)
    )


def _state(a: Abgelegt, vorher: Nachweis | None, versand: tuple[Any, ...]) -> Fassungsstand:
    nachweis, vermerk = a.nachweis, a.nachweis.fassung if a.nachweis else None
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
        versand=versand,
        anders=tuple(_changed(vorher, nachweis)) if vorher and nachweis else (),
        befunde=tuple(m.satz for m in a.befunde),
    )


def _changed(alt: Nachweis, neu: Nachweis) -> Iterator[Anders]:
    """List the facts whose values differ, or that only one of two Fassungen uses."""
    damals, jetzt = ({b.adresse: b.wert for b in n.fakten} for n in (alt, neu))
    for adresse in sorted(damals.keys() | jetzt.keys()):
        if damals.get(adresse) != jetzt.get(adresse):
            yield Anders(adresse, damals.get(adresse), jetzt.get(adresse))


def _versand(repository: Repository, a: Abgelegt, bis: str) -> tuple[Any, ...]:
    """Read the Versand of a Fassung from the latest commit before the next one that tells it."""
    namen = [n for n in dateien(a.nachweis) if n.endswith(QUELLEN)] if a.nachweis else []
    if not namen:
        return ()
    commits = repository.log(f"{a.fassung.commit}..{bis}", *namen)
    stellen = [(commit.objekt, name) for commit in commits for name in namen]
    for inhalt in repository.read_all(stellen):
        if versand := lies_kopf(inhalt or b"").get("versand"):
            return tuple(versand) if isinstance(versand, list) else (versand,)
    return ()

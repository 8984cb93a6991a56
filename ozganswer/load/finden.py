"""What a user calls a letter → the letters meant."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from ozganswer.errors.letters import NichtEindeutig, OhneAnfrage, OhneBrief, UnbekannteKennung
from ozganswer.load.ordner import ANSWERS, Anfrageort, Brief
from ozganswer.records.anfrage import name_der_kennung

T = TypeVar("T")


def finde(
    kennung: str,
    briefe: tuple[Brief, ...],
    anfragen: tuple[Anfrageort, ...],
    auf: Callable[[Anfrageort], tuple[Brief, ...]],
) -> tuple[Brief, ...]:
    """Find the letter of a name, else the letters on the Anfrage; raise a Mistake."""
    orte = set(_lesarten(kennung, {b.kommune for b in briefe} | {a.kommune for a in anfragen}))
    if gemeint := [b for b in briefe if (b.kommune, b.name) in orte]:
        return (_einer(kennung, gemeint),)
    gefragt = [a for a in anfragen if (a.kommune, a.name) in orte]
    if not gefragt:
        raise UnbekannteKennung(kennung, [b.name for b in briefe] + [a.name for a in anfragen])
    ort = _einer(kennung, gefragt)
    if not (antworten := auf(ort)):
        raise OhneBrief(kennung, f"{ANSWERS}/{ort}")
    return antworten


def finde_anfrage(
    kennung: str,
    briefe: tuple[Brief, ...],
    anfragen: tuple[Anfrageort, ...],
    auf: Callable[[Anfrageort], tuple[Brief, ...]],
) -> tuple[Anfrageort, ...]:
    """Find the Anfrage of a name, else the Anfragen that the letter is on; raise a Mistake."""
    orte = set(_lesarten(kennung, {b.kommune for b in briefe} | {a.kommune for a in anfragen}))
    if gefragt := [a for a in anfragen if (a.kommune, a.name) in orte]:
        return (_einer(kennung, gefragt),)
    if gemeint := [b for b in briefe if (b.kommune, b.name) in orte]:
        brief = _einer(kennung, gemeint)
        if beantwortet := tuple(a for a in anfragen if brief in auf(a)):
            return beantwortet
        raise OhneAnfrage(str(brief))
    raise UnbekannteKennung(kennung, [a.name for a in anfragen], "Eine Anfrage")


def _lesarten(kennung: str, kommunen: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Read a Kennung as a name of any Kommune, and what stands before a slash as one."""
    for kommune in kommunen:
        for name in (kennung, kennung.removeprefix(f"{kommune}/")):
            yield kommune, name
            yield kommune, name_der_kennung(name)


def _einer(kennung: str, gemeint: list[T]) -> T:
    if len(gemeint) > 1:
        raise NichtEindeutig(kennung, [str(g) for g in gemeint])
    return gemeint[0]

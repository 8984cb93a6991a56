"""The roads between letters and facts, read off the Nachweise: from a letter, from a fact."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ozganswer.archive.nachweis import Beleg, Nachweis
from ozganswer.archive.stellen import Angabe


@dataclass(frozen=True, slots=True)
class Belegt:
    """A fact of a letter and where it stands there; nowhere, where it only decided something."""

    beleg: Beleg
    stellen: tuple[Angabe, ...]


@dataclass(frozen=True, slots=True)
class Verwendung:
    """A letter that uses a fact, or facts of a blatt."""

    brief: str
    belegt: tuple[Belegt, ...]


def fakten(nachweis: Nachweis) -> tuple[Belegt, ...]:
    """List the facts of a letter, each with where it stands."""
    return tuple(Belegt(b, _stellen(nachweis, b.adresse)) for b in nachweis.fakten)


def verwendungen(nachweise: Iterable[Nachweis], adresse: str) -> Iterator[Verwendung]:
    """List the letters that use a fact, or what stands below an address (`haushalt`)."""
    kommune, kern = split(adresse)
    for nachweis in nachweise:
        if kommune in ("", nachweis.brief.partition("/")[0]):
            belegt = tuple(
                Belegt(b, _stellen(nachweis, b.adresse))
                for b in nachweis.fakten
                if is_below(b.adresse, kern)
            )
            if belegt:
                yield Verwendung(nachweis.brief, belegt)


def split(adresse: str) -> tuple[str, str]:
    """Cut the Kommune off an address: `chemnitz/haushalt.x` → `chemnitz`, `haushalt.x`."""
    kommune, _, kern = adresse.rpartition("/")
    return kommune, kern


def is_below(adresse: str, oben: str) -> bool:
    """Tell whether an address is another, or below it."""
    return adresse == oben or adresse.startswith(f"{oben}.")


def _stellen(nachweis: Nachweis, adresse: str) -> tuple[Angabe, ...]:
    return tuple(angabe for angabe in nachweis.angaben if adresse in angabe.fakten)

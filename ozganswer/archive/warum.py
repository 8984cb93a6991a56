"""The roads between letters and facts, read off the Nachweise: from a letter, from a fact."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ozganswer.archive.nachweis import Beleg, Nachweis, angabe_aus, beleg_aus
from ozganswer.archive.stellen import Angabe
from ozganswer.archive.zeilen import as_json, decode, items
from ozganswer.load.ordner import Brief


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
    return _belegt(nachweis.fakten, nachweis.angaben)


def verwendungen(teile: Mapping[Brief, Mapping[str, bytes]], adresse: str) -> Iterator[Verwendung]:
    """List the letters that use a fact, or what stands below an address (`haushalt`).

    Of each letter's cut Nachweis only the lines are read that name the address.
    """
    kommune, kern = split(adresse)
    for brief, teil in teile.items():
        if kommune in ("", brief.kommune) and (belegt := _below(teil, kern)):
            yield Verwendung(str(brief), belegt)


def adressen(teile: Iterable[Mapping[str, bytes]]) -> set[str]:
    """Gather the addresses of all facts of some cut Nachweise."""
    return {decode(zeile)["adresse"] for teil in teile for zeile in items(teil["fakten"])}


def split(adresse: str) -> tuple[str, str]:
    """Cut the Kommune off an address: `chemnitz/haushalt.x` → `chemnitz`, `haushalt.x`."""
    kommune, _, kern = adresse.rpartition("/")
    return kommune, kern


def is_below(adresse: str, oben: str) -> bool:
    """Tell whether an address is another, or below it."""
    return adresse == oben or adresse.startswith(f"{oben}.")


def _below(teil: Mapping[str, bytes], kern: str) -> tuple[Belegt, ...]:
    belege = (beleg_aus(decode(zeile)) for zeile in _naming(teil["fakten"], kern))
    unten = [beleg for beleg in belege if is_below(beleg.adresse, kern)]
    return _belegt(unten, (angabe_aus(decode(z)) for z in _naming(teil["angaben"], kern)))


def _naming(teil: bytes, kern: str) -> list[str]:
    """List the lines that may name an address, or one below it."""
    marke = as_json(kern).removesuffix('"')
    return [z for z in items(teil) if marke in z] if marke.encode() in teil else []


def _belegt(belege: Iterable[Beleg], angaben: Iterable[Angabe]) -> tuple[Belegt, ...]:
    stellen: dict[str, list[Angabe]] = {}
    for angabe in angaben:
        for adresse in angabe.fakten:
            stellen.setdefault(adresse, []).append(angabe)
    return tuple(Belegt(b, tuple(stellen.get(b.adresse, ()))) for b in belege)

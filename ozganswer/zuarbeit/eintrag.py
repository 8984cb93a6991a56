"""A gap → the facts that will fill it: as it names them, as its topic says them, or one answer."""

from collections.abc import Iterable
from dataclasses import MISSING, fields
from typing import Any, cast, get_args

from ozganswer.compose import Luecke
from ozganswer.load.typen import schluessel
from ozganswer.records.blaetter import BLAETTER
from ozganswer.records.themen import Baustein, Thema
from ozganswer.records.zuarbeit import adresse_der_luecke, kennung_aus

WENIGSTENS = 2
"""So many keys a Textbaustein must need for its entry to say a fact in full."""


def adressen(
    luecke: Luecke, anfrage: str, fragen: Iterable[str], themen: Iterable[Thema]
) -> tuple[str, ...]:
    """List the addresses of the facts that will fill a gap of the letter on an Anfrage."""
    if luecke.fakt:
        return (luecke.fakt,)
    if baustein := _baustein(luecke.was, themen):
        id_ = kennung_aus(" ".join((anfrage, "Frage", *fragen)))
        return tuple(f"{baustein.blatt}.{id_}.{name}" for name in _keys(baustein))
    return (adresse_der_luecke(anfrage, luecke.was),)


def satzart(blatt: str) -> Any:
    """Look up the record of a typed blatt; None for one that is free."""
    if blatt not in BLAETTER:
        return None
    eintraege = schluessel(cast(Any, BLAETTER[blatt])).get("eintraege")
    return get_args(eintraege)[1] if eintraege else None


def noetige(blatt: str) -> tuple[str, ...]:
    """List the keys that an entry of a typed blatt must have."""
    if not (art := satzart(blatt)):
        return ()
    ohne = (f for f in fields(art) if f.default is MISSING and f.default_factory is MISSING)
    return tuple(f.name for f in ohne)


def _baustein(was: str, themen: Iterable[Thema]) -> Baustein | None:
    """Find the Textbaustein that answers where `draft` left a gap of its topic."""
    bausteine = (b for t in themen if was.startswith(t.fehlt) for b in t.bausteine)
    return next((b for b in bausteine if _says_one_entry(b)), None)


def _says_one_entry(baustein: Baustein) -> bool:
    bedingt = baustein.zusatz or baustein.ganz or baustein.nur_genannte or baustein.wo
    noetig = {*baustein.braucht, *noetige(baustein.blatt)}
    return not bedingt and len(noetig) >= WENIGSTENS


def _keys(baustein: Baustein) -> tuple[str, ...]:
    zeit = (baustein.zeitraum,) if baustein.zeitraum else ()
    return tuple(dict.fromkeys((*noetige(baustein.blatt), *baustein.braucht, *zeit)))

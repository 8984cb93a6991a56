"""The Nachweis of a letter: every fact used, where it stands, and what the letter was made of."""

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from ozganswer.archive.stellen import Angabe, angaben
from ozganswer.archive.zeilen import (
    SIEGEL,
    Wert,
    Zeilenfehler,
    as_json,
    is_sealed,
    read_lines,
    seal,
    write_lines,
)
from ozganswer.errors.archiving import NachweisFremd, NachweisKaputt, NachweisNeuer
from ozganswer.records.anfrage import Eckdaten
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.fakten import Fakt
from ozganswer.records.letter import Letter

DATEI = "nachweis.yaml"
FASSUNG = 1
"""The form of the file; a program reads its own and older ones."""

KOPF = """\
# Nachweis: welche Fakten dieser Brief sagt und woraus er gebaut ist.
# Geschrieben von „ozganswer build“; bitte nicht von Hand ändern.
"""

Json = Wert

_FASSUNG = re.compile(r"^nachweis: (\d+)$", re.MULTILINE)
_TAGE = ("schreiben_vom", "eingegangen", "frist", "sitzung")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beleg:
    """A fact as the letter used it; days in ISO 8601."""

    adresse: str
    wert: Json = None
    stand: str | None = None
    quelle: str | None = None
    verantwortlich: str | None = None
    gueltig_ab: str | None = None
    gueltig_bis: str | None = None
    nicht_oeffentlich: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fassungsvermerk:
    """What makes a letter a Fassung: its number, its reason, the number of the one before it."""

    nummer: int
    grund: str | None = None
    ersetzt: int | None = None
    ergaenzt: int | None = None
    trotzdem: str | None = None
    """Why it was released although facts were abgelaufen or überholt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nachweis:
    """What is known of a built letter; digests are SHA-256 in hexadecimal digits."""

    brief: str
    """`<kommune>/<name>`."""
    anfragen: tuple[Eckdaten, ...]
    """The Anfragen that it is on, so that an overview need not open them."""
    betreff: str
    art: str
    status: str
    fassung: Fassungsvermerk | None = None
    """None for a letter that is not released."""
    datum: str | None
    zugesagt_bis: str | None
    fragen: tuple[str, ...]
    """The questions that it answers."""
    fakten: tuple[Beleg, ...]
    """Every fact used, also those that only decided something, sorted by address."""
    angaben: tuple[Angabe, ...]
    """Every figure in reading order, with its place."""
    eingaben: tuple[tuple[str, str], ...]
    """Files and their digests, sorted by name."""
    ausgaben: tuple[tuple[str, str], ...]
    bibliotheken: tuple[tuple[str, str], ...]
    """Versions of the libraries, for `verify`: alone they make no letter out of date."""


FELDER = tuple(f.name for f in fields(Nachweis))


def digest(inhalt: bytes) -> str:
    """Work out the SHA-256 of some bytes in hexadecimal digits."""
    return hashlib.sha256(inhalt).hexdigest()


def beleg(fakt: Fakt) -> Beleg:
    """Write down a fact as it is now."""
    return Beleg(
        adresse=fakt.adresse,
        wert=plain_value(fakt.wert),
        stand=_day(fakt.stand),
        quelle=fakt.quelle,
        verantwortlich=fakt.verantwortlich,
        gueltig_ab=_day(fakt.gueltig_ab),
        gueltig_bis=_day(fakt.gueltig_bis),
        nicht_oeffentlich=None if fakt.oeffentlich else True,
    )


def beleg_aus(daten: dict[str, Any]) -> Beleg:
    """Read a fact from the line of a Nachweis; raises TypeError."""
    return Beleg(**daten)


def eckdaten_aus(daten: dict[str, Any]) -> Eckdaten:
    """Read an Anfrage's Eckdaten from the line of a Nachweis; raises TypeError, ValueError."""
    tage = {name: date.fromisoformat(daten[name]) for name in _TAGE if name in daten}
    return Eckdaten(**{**daten, **tage, "fraktionen": tuple(daten["fraktionen"])})


def angabe_aus(daten: dict[str, Any]) -> Angabe:
    """Read a figure and its place from the line of a Nachweis; raises TypeError, KeyError."""
    return Angabe(**{**daten, "fakten": tuple(daten["fakten"])})


def plain_value(wert: object) -> Json:
    """Make of a fact's value what its line in the Nachweis is read as."""
    if wert is None or isinstance(wert, str | bool):
        return wert
    return read_lines(f"wert: {as_json(wert)}\n")["wert"]


def nachweis(
    auftrag: Auftrag,
    letter: Letter,
    eingaben: Mapping[str, str],
    ausgaben: Mapping[str, bytes],
    bibliotheken: Mapping[str, str],
) -> Nachweis:
    """Make the Nachweis of a letter that was built."""
    kopf = auftrag.quelle.kopf
    anfragen = [a.anfrage for a in auftrag.anfragen]
    return Nachweis(
        brief=f"{auftrag.kommune}/{auftrag.name}",
        anfragen=tuple(a.eckdaten for a in anfragen),
        betreff=anfragen[0].betreff if anfragen else letter.titel,
        art=kopf.art,
        status=kopf.status,
        datum=_day(kopf.datum),
        zugesagt_bis=_day(kopf.zusage),
        fragen=tuple(nummer for passage in letter.passagen for nummer in passage.fragen),
        fakten=tuple(beleg(fakt) for fakt in letter.fakten),
        angaben=angaben(letter),
        eingaben=tuple(sorted(eingaben.items())),
        ausgaben=tuple(sorted((n, digest(inhalt)) for n, inhalt in ausgaben.items())),
        bibliotheken=tuple(sorted(bibliotheken.items())),
    )


def write(nachweis: Nachweis) -> bytes:
    """Write a Nachweis as YAML with one JSON value a line."""
    inhalt = {f.name: getattr(nachweis, f.name) for f in fields(nachweis)}
    return seal(KOPF + write_lines({"nachweis": FASSUNG, **inhalt}))


def read(text: str, datei: str, brief: str) -> Nachweis:
    """Read a letter's Nachweis; raises NachweisKaputt, NachweisNeuer, NachweisFremd."""
    fassung = _FASSUNG.search(text)
    if fassung and int(fassung[1]) > FASSUNG:
        # Whatever a newer program writes into it, and in whatever form.
        raise NachweisNeuer(datei)
    try:
        daten = read_lines(text)
    except Zeilenfehler as fehler:
        raise NachweisKaputt(datei, fehler.zeile) from None
    daten.pop(SIEGEL, None)
    anders = daten.pop("nachweis", None) != FASSUNG or daten.keys() != set(FELDER)
    if anders or not is_sealed(text.encode()):
        raise NachweisKaputt(datei)
    if daten["brief"] != brief:
        raise NachweisFremd(datei, daten["brief"], brief)
    return _from_data(daten, datei)


def _from_data(daten: dict[str, Any], datei: str) -> Nachweis:
    lesen: dict[str, Callable[[Any], Any]] = {
        "anfragen": eckdaten_aus,
        "fakten": beleg_aus,
        "angaben": angabe_aus,
        "eingaben": tuple,
        "ausgaben": tuple,
        "bibliotheken": tuple,
    }
    try:
        werte: dict[str, Any] = {
            name: tuple(map(lesen.get(name, str), wert)) if isinstance(wert, list) else wert
            for name, wert in daten.items()
        }
        return Nachweis(**{**werte, "fassung": _vermerk(daten["fassung"])})
    except (TypeError, KeyError, ValueError):
        raise NachweisKaputt(datei) from None


def _vermerk(satz: dict[str, Any] | None) -> Fassungsvermerk | None:
    if satz is None:
        return None
    zahlen: dict[str, Any] = {
        n: int(satz[n]) for n in ("nummer", "ersetzt", "ergaenzt") if n in satz
    }
    return Fassungsvermerk(**{**satz, **zahlen})


def _day(tag: date | None) -> str | None:
    return tag.isoformat() if tag else None

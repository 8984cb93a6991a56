"""What an office fills in: facts by their blätter, with the Stand and the Quelle of all."""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from ozganswer.records.fakten import Bestand, Faktenblatt, felder
from ozganswer.records.feld import STRENG, doc

BLATT, SCHLUESSEL = "zuarbeit", "angabe"
"""The blatt and the key of what belongs to no other blatt."""

ADRESSE = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*\.\w+")
"""The address of a fact that can be asked for: blatt, entry, key."""

_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LAENGE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Blattteil:
    """The entries of a blatt that are filled in, each with the keys that are."""

    __pydantic_config__: ClassVar = STRENG

    eintraege: dict[str, Any] = field(metadata=doc("Einträge nach Kennung"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Zuarbeit:
    """A filled file of an office."""

    __pydantic_config__: ClassVar = STRENG

    kennung: str | None = field(default=None, metadata=doc("Kennung der Anfrage"))
    kommune: str = field(metadata=doc("Ordner unter facts/", min_length=1))
    stelle: str | None = field(
        default=None, metadata=doc("Wer dafür einsteht (Kennung aus organisation)")
    )
    stand: date = field(
        metadata=doc("Tag, auf den sich die Angaben beziehen (JJJJ-MM-TT)", strict=True)
    )
    quelle: str = field(metadata=doc("Woher die Angaben stammen", min_length=1))
    blaetter: dict[str, Blattteil] = field(metadata=doc("Angaben nach Faktenblatt"))


def adresse_der_luecke(anfrage: str, was: str) -> str:
    """Give a gap the address of the fact that will fill it, where it names none itself."""
    return f"{BLATT}.{kennung_aus(f'{anfrage} {was}')}.{SCHLUESSEL}"


def wert_von(bestand: Bestand, adresse: str) -> Any:
    """Look up the fact that a gap asks for; None where it is not known."""
    if not ADRESSE.fullmatch(adresse):
        return None
    blatt, id_, name = adresse.split(".")
    match bestand.get(blatt):
        case Faktenblatt(eintraege=eintraege) if id_ in eintraege:
            return dict(felder(eintraege[id_])).get(name)
    return None


def kennung_aus(text: str) -> str:
    """Make an id of a text: `RA-531-2019 Frage 3` → `ra_531_2019_frage_3`."""
    klein = text.casefold().translate(_UMLAUTE)
    teil = re.sub(r"[^a-z0-9]+", "_", klein).strip("_")[:_LAENGE].strip("_")
    return teil if teil[:1].isalpha() else f"z_{teil}"

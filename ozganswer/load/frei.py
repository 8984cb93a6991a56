"""Free records: their common keys are typed as everywhere, all other values stay as written."""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from ozganswer.load.anpassen import anpassen
from ozganswer.load.satz import lies_satz
from ozganswer.load.typen import schluessel
from ozganswer.load.yaml import Dokument
from ozganswer.records.fakten import Angaben, Genauigkeit
from ozganswer.records.feld import STRENG, doc


@dataclass(frozen=True, slots=True, kw_only=True)
class FreierEintrag(Angaben):
    """The keys that mean in a free record what they mean in any other."""

    genauigkeit: Genauigkeit | None = field(default=None, metadata=doc("Genauigkeit der Zahlen"))


@dataclass(frozen=True, slots=True, kw_only=True)
class FreieEintraege:
    """The records of a free blatt, by these keys alone."""

    __pydantic_config__: ClassVar = STRENG

    eintraege: dict[str, FreierEintrag] = field(metadata=doc("Einträge nach Kennung"))


def lies_freie(dokument: Dokument) -> None:
    """Type the common keys of a free blatt's records in place; add mistakes to the document's."""
    match dokument.daten:
        case {"eintraege": dict() as eintraege}:
            saetze = {i: _gemeinsame(s) for i, s in eintraege.items() if isinstance(s, dict)}
        case _:
            return
    teil = Dokument(
        dokument.datei,
        {"eintraege": saetze},
        dokument.werte,
        dokument.schluessel,
        dokument.mistakes,
    )
    lies_satz(teil, FreieEintraege)
    typisiert = anpassen(teil.daten, FreieEintraege)["eintraege"]
    for id_, satz in typisiert.items():
        eintraege[id_] = {k: _fest(w) for k, w in (eintraege[id_] | satz).items()}


def _gemeinsame(satz: dict[str, Any]) -> dict[str, Any]:
    return {k: w for k, w in satz.items() if k in schluessel(FreierEintrag)}


def _fest(wert: Any) -> Any:
    match wert:
        case list():
            return tuple(_fest(w) for w in wert)
        case dict():
            return {k: _fest(w) for k, w in wert.items()}
    return wert

"""A style's folder → its look: stil.yaml over that of its basis, and so on to din5008."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.letters import CodeImStil, StilKreis, StilOhneBasis, UnbekannterStil
from ozganswer.errors.values import UnbekannterSchluessel
from ozganswer.load.blatt import lies_dokument
from ozganswer.load.satz import lies_satz, melde
from ozganswer.load.templates import Fundus
from ozganswer.load.yaml import Dokument
from ozganswer.records.auftrag import Stilordner
from ozganswer.records.letter import RegionName
from ozganswer.records.stil import ROLLEN, Stil

DIN5008 = "din5008"
BASIS = "basis"
CODE = frozenset(
    ".py .pyc .pyd .pyw .so .dll .exe .com .bat .cmd .ps1 .sh .vbs .js .jar .docm .dotm".split()
)
"""Endings of programs, and of Word files that carry macros."""

BEKANNT = {"regionen": [r.value for r in RegionName], "absaetze": ROLLEN}
"""Keys of the style whose own keys are names of the program."""


def lies_stil(name: str, fundus: Fundus, genannt: Position) -> Stilordner:
    """Read a style that is named at a place; raise Mistakes with all that is wrong in it."""
    kette = _kette(name, fundus, genannt)
    dokument = _gemischt(list(kette.values()))
    dokument.mistakes += (CodeImStil(d) for s in kette for d in _code(s, fundus))
    stil = lies_satz(dokument, Stil)
    melde(dokument, _namen(dokument))
    if stil is None or dokument.mistakes:
        raise Mistakes(dokument.mistakes)
    return Stilordner(name, stil, tuple(kette))


def _kette(name: str, fundus: Fundus, genannt: Position) -> dict[str, Dokument]:
    """Read the style and all it is based on, itself first."""
    kette: dict[str, Dokument] = {}
    naechster: str | None = name
    while naechster is not None:
        if naechster in kette:
            raise Mistakes([StilKreis([*kette, naechster], genannt)])
        dokument = kette[naechster] = _stil_yaml(naechster, fundus, genannt)
        genannt = dokument.wert((BASIS,))
        naechster = _basis(dokument, ist_basis=naechster == DIN5008)
    return kette


def _stil_yaml(name: str, fundus: Fundus, genannt: Position) -> Dokument:
    ort = fundus.orte.get(f"{name}/stil.yaml")
    if ort is None:
        raise Mistakes([UnbekannterStil(name, fundus.stile(), genannt)])
    return lies_dokument(ort.wurzel, ort.pfad)


def _basis(dokument: Dokument, *, ist_basis: bool) -> str | None:
    """Take the name of the basis out of a style's data; only din5008 has none."""
    basis = dokument.daten.pop(BASIS, None) if isinstance(dokument.daten, dict) else None
    if not ist_basis and not isinstance(basis, str):
        raise Mistakes([*dokument.mistakes, StilOhneBasis(dokument.wert((BASIS,)))])
    return basis


def _gemischt(dokumente: list[Dokument]) -> Dokument:
    """Lay the documents over each other, the first on top."""
    ergebnis = Dokument(dokumente[0].datei, {})
    for dokument in reversed(dokumente):
        ergebnis.daten = _ueber(dokument.daten, ergebnis.daten)
        ergebnis.werte |= dokument.werte
        ergebnis.schluessel |= dokument.schluessel
        ergebnis.mistakes += dokument.mistakes
    return ergebnis


def _ueber(oben: Any, unten: Any) -> Any:
    """Merge mappings deeply; an empty value on top takes away what lies below."""
    if not isinstance(oben, dict) or not isinstance(unten, dict):
        return oben
    gemischt = unten | {k: _ueber(w, unten.get(k)) for k, w in oben.items()}
    return {k: w for k, w in gemischt.items() if k not in oben or oben[k] is not None}


def _namen(dokument: Dokument) -> Iterator[Mistake]:
    for schluessel, bekannte in BEKANNT.items():
        gegeben = dokument.daten.get(schluessel) if isinstance(dokument.daten, dict) else None
        for name in gegeben if isinstance(gegeben, dict) else ():
            if name not in bekannte:
                stelle = dokument.name((schluessel, name))
                yield UnbekannterSchluessel(name, bekannte, stelle)


def _code(stil: str, fundus: Fundus) -> list[str]:
    return [
        ort.wurzel.name(ort.pfad)
        for name, ort in fundus.orte.items()
        if name.startswith(f"{stil}/") and PurePosixPath(name).suffix.lower() in CODE
    ]

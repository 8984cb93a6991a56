"""A style's folder → its look: stil.yaml over that of its basis, and so on to din5008."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import PurePosixPath
from typing import Any

from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.letters import CodeImStil, StilKreis, StilOhneBasis, UnbekannterStil
from ozganswer.errors.values import UnbekannterSchluessel
from ozganswer.load.abschnitte import FORMEN, MUSTER, abschnitte
from ozganswer.load.beilagen import Beilagen
from ozganswer.load.blatt import lies_dokument
from ozganswer.load.geschwister import ANTWORT
from ozganswer.load.plaetze import pruefe_plaetze
from ozganswer.load.satz import lies_satz, melde
from ozganswer.load.templates import Fundus
from ozganswer.load.yaml import Dokument
from ozganswer.records.auftrag import Stilordner
from ozganswer.records.letter import RegionName
from ozganswer.records.stil import FORM_DER_DIN, ROLLEN, Stil, Stilblatt

DIN5008 = "din5008"
BASIS, LOGO = "basis", "logo"
CODE = frozenset(
    ".py .pyc .pyd .pyw .so .dll .exe .com .bat .cmd .ps1 .sh .vbs .js .jar .docm .dotm".split()
)
"""Endings of programs, and of Word files that carry macros."""

BEKANNT = {
    "regionen": [r.value for r in RegionName],
    "absaetze": ROLLEN,
    "absatzformate": ROLLEN,
}
"""Keys of the style whose own keys are names of the program."""


def lies_stil(name: str, fundus: Fundus, genannt: Position, muster: str = ANTWORT) -> Stilordner:
    """Read a style that is named at a place, as it looks for a Muster.

    Raises:
        Mistakes: all that is wrong in the style, for whatever Muster.
    """
    kette = _kette(name, fundus, genannt)
    schichten = list(kette.values())
    besondere = abschnitte(schichten, MUSTER, sorted(fundus.muster(kette)))
    formen = [abschnitte([schicht], FORMEN, FORM_DER_DIN) for schicht in schichten]
    schichten[0].mistakes += (CodeImStil(d) for s in kette for d in _code(s, fundus))
    dokumente = {f: _gemischt(_in_form(f, schichten, formen)) for f in FORM_DER_DIN}
    for name_des_musters, oben in {muster: [], **besondere}.items():
        form = _gemischt([*oben, *schichten]).daten.get("form")
        lagen = _gemischt([*oben, *_in_form(form, schichten, formen)])
        # The style that is read, also where only its basis has something to say of the Muster.
        dokumente[name_des_musters] = replace(lagen, datei=schichten[0].datei)
    stile = _lies(dokumente, Beilagen(tuple(kette), fundus, logo_genannt=_nennt_logo(schichten)))
    _pruefe({m: (stile[m], d) for m, d in dokumente.items() if m not in FORM_DER_DIN})
    return Stilordner(name, stile[muster], tuple(kette))


def _in_form(
    form: Any, schichten: list[Dokument], formen: list[Mapping[str, list[Dokument]]]
) -> list[Dokument]:
    """Lay over each style what it says of a form; one that is unknown is told of elsewhere."""
    name = form if form in FORM_DER_DIN else FORM_DER_DIN[-1]
    paare = zip(schichten, formen, strict=True)
    return [d for schicht, eigene in paare for d in (*eigene.get(name, ()), schicht)]


def _pruefe(stile: Mapping[str, tuple[Stil, Dokument]]) -> None:
    """Check the places of styles, as far as these are used as they are; raise Mistakes."""
    if fehler := [m for stil, dokument in stile.values() for m in pruefe_plaetze(stil, dokument)]:
        raise Mistakes(fehler)


def _lies(dokumente: Mapping[str, Dokument], beilagen: Beilagen) -> dict[str, Stil]:
    """Read documents as styles, by their Muster; raise Mistakes."""
    blaetter = {muster: lies_satz(dokument, Stilblatt) for muster, dokument in dokumente.items()}
    for dokument in dokumente.values():
        melde(dokument, _namen(dokument))
    fehler = [m for dokument in dokumente.values() for m in dokument.mistakes]
    platz = any(blatt.logo for blatt in blaetter.values() if blatt)
    fehler += beilagen.mistakes(platz=platz)
    if fehler:
        raise Mistakes(fehler)
    return {m: _mit_beilagen(blatt, beilagen) for m, blatt in blaetter.items() if blatt}


def _mit_beilagen(blatt: Stilblatt, beilagen: Beilagen) -> Stil:
    angaben = {f.name: getattr(blatt, f.name) for f in fields(blatt)}
    bild, bogen = blatt.logo and beilagen.bild, beilagen.bogen if blatt.briefbogen else None
    return Stil(**angaben, bild=bild or None, bogen=bogen)


def _nennt_logo(schichten: list[Dokument]) -> bool:
    """Tell whether a style says of its logo where it stands: itself, or what it is based on."""
    eigene, *darunter = (dokument.schluessel for dokument in schichten)
    return any(LOGO in pfad for pfad in eigene) or any((LOGO,) in pfade for pfade in darunter)


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

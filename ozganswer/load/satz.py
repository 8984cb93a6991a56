"""Plain data → frozen records, by pydantic's core; error types → German mistakes with places."""

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar, cast, get_args

from pydantic_core import SchemaValidator, ValidationError

from ozganswer.errors import Mistake, Position
from ozganswer.errors.loading import DatumGibtEsNicht
from ozganswer.errors.values import (
    FalscheArt,
    FalscheForm,
    FehlenderSchluessel,
    Grenze,
    LeererWert,
    NichtErlaubt,
    UnbekannterSchluessel,
)
from ozganswer.load.anpassen import als_text, anpassen
from ozganswer.load.kern import schema
from ozganswer.load.skalar import DATUM
from ozganswer.load.typen import (
    beschreibung,
    erwartet,
    glieder,
    ist_liste,
    ist_satz,
    ist_zuordnung,
    schluessel,
)
from ozganswer.load.yaml import Dokument, Pfad
from ozganswer.records.anfrage import NUMMER
from ozganswer.records.antwort import PRUEFSUMME
from ozganswer.records.blaetter import LAENDER, LEIKA
from ozganswer.records.feld import ADRESSE
from ozganswer.records.stil import FARBE
from ozganswer.records.themen import BLATT, DATEI

T = TypeVar("T")

FORMEN: dict[str, str] = {
    LEIKA: "Ein LeiKa-Schlüssel hat genau 14 Ziffern.",
    f"^({'|'.join(LAENDER)})$": f"Erlaubt sind: {', '.join(LAENDER)}.",
    "^[A-Z]{3}$": "Drei große Buchstaben schreiben: EUR.",
    NUMMER: (
        "Eine Nummer besteht aus Ziffern, einem Buchstaben oder römischen Zahlen, dazwischen "
        'Punkt oder Strich: "1", "2a", "B", "IV.3".'
    ),
    ADRESSE: "Die ganze Adresse schreiben, mit https:// am Anfang.",
    FARBE: 'Sechs Ziffern hinter einer Raute, in Anführungszeichen: "#1A2B3C".',
    PRUEFSUMME: "Eine Prüfsumme hat 64 Ziffern von 0 bis f; das Programm trägt sie ein.",
    BLATT: "Kleine Buchstaben, Ziffern und „_“, am Anfang ein Buchstabe.",
    DATEI: "Den Namen einer Datei im selben Ordner schreiben: haushalt.md.",
    r"\{nr\}": 'Die Stelle der Nummer mit {nr} bezeichnen: "{nr}.".',
}
"""What to tell of each pattern that a record's key has."""

GRENZEN: dict[str, tuple[str, str]] = {
    "greater_than_equal": ("ge", "mindestens"),
    "greater_than": ("gt", "größer als"),
    "less_than_equal": ("le", "höchstens"),
    "less_than": ("lt", "kleiner als"),
}


def lies_satz(dokument: Dokument, satzart: type[T], angepasst: Any = None) -> T | None:
    """Read a document as a record; where it is none, add the mistakes to the document's."""
    if angepasst is None:
        angepasst = anpassen(dokument.daten, satzart)
    try:
        satz = _pruefer(cast(Any, satzart)).validate_python(angepasst)
    except ValidationError as fehler:
        details = fehler.errors(include_url=False)
        melde(dokument, (m for d in details for m in _uebersetze(d, satzart, dokument)))
        return None
    return cast(T, satz)


def melde(dokument: Dokument, mistakes: Iterator[Mistake]) -> None:
    """Add mistakes, but none at a place where the YAML itself was wrong already."""
    stellen = {m.position for m in dokument.mistakes}
    dokument.mistakes += [m for m in mistakes if m.position not in stellen]


@cache
def _pruefer(satzart: Any) -> SchemaValidator:
    return SchemaValidator(cast(Any, schema(satzart)))


@dataclass(frozen=True, slots=True)
class _Ort:
    """Where an error arose: the path in the file, the value there, the type wanted, its name."""

    pfad: Pfad
    wert: Any
    typ: Any
    name: str

    def unter(self, teil: str, typ: Any, name: str) -> "_Ort":
        """Go to a value inside."""
        wert = self.wert[int(teil)] if isinstance(self.wert, list) else self.wert.get(teil)
        return _Ort((*self.pfad, teil), wert, typ, name)


def _uebersetze(fehler: Any, satzart: type, dokument: Dokument) -> Iterator[Mistake]:
    """Translate one of pydantic's errors; one that another already tells is none."""
    loc, art = fehler["loc"], fehler["type"]
    anfang = _Ort((), dokument.daten, satzart, "Die Datei")
    if art in ("missing", "unexpected_keyword_argument"):
        if ort := _folge(loc[:-1], anfang):
            yield _am_schluessel(art, loc[-1], ort, dokument)
    elif (ort := _folge(loc, anfang)) and not (art == "too_short" and ort.wert):
        yield _am_wert(art, fehler.get("ctx", {}), ort, dokument.wert(ort.pfad))


def _folge(weg: tuple[str | int, ...], ort: _Ort) -> _Ort | None:
    """Follow pydantic's way into the file; a union's tag is no step in it."""
    for teil in weg:
        arten = glieder(ort.typ)
        if len(arten) == 1:
            ort = _schritt(ort, arten[0], teil)
            continue
        gemeint = _gemeint(arten, ort.wert)
        if gemeint is None:
            return ort
        if teil not in (getattr(gemeint, "__name__", ""), str(gemeint)):
            return None
        ort = replace(ort, typ=gemeint)
    return ort


def _schritt(ort: _Ort, typ: Any, teil: str | int) -> _Ort:
    if ist_satz(typ):
        return ort.unter(str(teil), schluessel(typ)[str(teil)], str(teil))
    if ist_zuordnung(typ):
        return ort.unter(str(teil), get_args(typ)[1], str(teil))
    if isinstance(ort.wert, list):
        return ort.unter(str(teil), get_args(typ)[0], ort.name)
    return replace(ort, typ=get_args(typ)[0])


def _gemeint(arten: tuple[Any, ...], wert: Any) -> Any:
    """Choose the member of a union that a value was meant as, by its shape."""
    if isinstance(wert, dict):
        return next((a for a in arten if ist_satz(a) or ist_zuordnung(a)), None)
    if isinstance(wert, list):
        return next((a for a in arten if ist_liste(a)), None)
    return None


def _am_schluessel(art: str, name: str, ort: _Ort, dokument: Dokument) -> Mistake:
    satzart = glieder(ort.typ)[0]
    stelle = dokument.name((*ort.pfad, name))
    if art == "unexpected_keyword_argument":
        leer = ort.wert[name] is None
        return UnbekannterSchluessel(name, schluessel(satzart), stelle, leer=leer)
    if name in ort.wert:
        return LeererWert(name, stelle)
    return FehlenderSchluessel(name, beschreibung(satzart, name), dokument.name(ort.pfad))


def _am_wert(art: str, ctx: Any, ort: _Ort, position: Position) -> Mistake:
    if ort.wert in (None, []) or (isinstance(ort.wert, str) and not ort.wert.strip()):
        return LeererWert(ort.name, position)
    text = als_text(ort.wert)
    match art:
        case "string_pattern_mismatch":
            return FalscheForm(ort.name, text, FORMEN[ctx["pattern"]], position)
        case "literal_error":
            return NichtErlaubt(ort.name, text, get_args(glieder(ort.typ)[0]), position)
        case "date_type" if DATUM.fullmatch(text):
            return DatumGibtEsNicht(text, position)
        case _ if art in GRENZEN:
            return Grenze(ort.name, text, _grenze(art, ctx), position)
    return _falsche_art(ort, position)


def _falsche_art(ort: _Ort, position: Position) -> Mistake:
    wunsch, rat = erwartet(ort.typ)
    return FalscheArt(ort.name, wunsch, gelesen(ort.wert), rat, position)


def _grenze(art: str, ctx: Any) -> str:
    name, wort = GRENZEN[art]
    return f"{wort} {Decimal(str(ctx[name])).normalize():,f}".replace(",", ".")


def gelesen(wert: Any) -> str:
    """Say what was read instead, in the nominative."""
    match wert:
        case dict():
            return "eine Zuordnung"
        case list():
            return "eine Liste"
        case str():
            return f"der Text „{textwrap.shorten(wert, 60, placeholder=' …')}“"
        case Decimal():
            return f"die Zahl {als_text(wert)}"
        case date():
            return f"das Datum {als_text(wert)}"
    return als_text(wert)

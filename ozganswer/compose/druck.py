"""Printing a value: what `{{ … }}` becomes in the Markdown of a letter."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

from ozganswer.compose import deutsch, marken
from ozganswer.compose.fehlt import Fehlt, Gemeldet, name_von
from ozganswer.compose.lauf import lauf
from ozganswer.compose.sicht import Blattsicht, Defektsicht, Satz
from ozganswer.compose.stelle import melde
from ozganswer.compose.werte import Herkunft, TextWert, herkunft, vereine
from ozganswer.errors.composing import (
    BetragOhneEuro,
    FaktFehlt,
    LeererWert,
    NichtAuswertbar,
    NichtDruckbar,
    NurGerundet,
    TemplateMistake,
    UnbekannterName,
    ZuGross,
)
from ozganswer.records.blaetter import BLAETTER
from ozganswer.records.german import NichtDarstellbar, datum, schlicht


def drucke(wert: Any) -> Markup:
    """Write a value as Markdown that says just this value and remembers its facts.

    What cannot be printed is told of and printed as nothing, so that one run finds all.
    """
    text = wert if isinstance(wert, Markup) else versuche(_markdown, wert)
    if isinstance(text, Gemeldet):
        return Markup()
    lauf().gehe(len(text))
    return text


def versuche(funktion: Callable[..., Any], *args: Any) -> Any:
    """Call a function; what a clerk did wrong is told of, and the result is `Gemeldet`.

    Raises:
        ZuGross: since a letter that has spent all it may must end.
    """
    try:
        return funktion(*args)
    except (ZuGross, RecursionError):
        raise
    except TemplateMistake as mistake:
        melde(mistake)
    except NichtDarstellbar as grund:
        melde(NurGerundet(grund.wert))
    except deutsch.FEHLER as error:
        melde(NichtAuswertbar(deutsch.grund(error)))
    return Gemeldet()


def gemeldet(wert: Any) -> Gemeldet:
    """Tell of a value that is absent or unknown, and go on."""
    versuche(als_text, wert)
    return Gemeldet()


def als_text(wert: Any) -> str:
    """Write a value as plain German text.

    Raises:
        TemplateMistake: where it is absent, empty or no text at all.
    """
    match wert:
        case Gemeldet():
            return ""
        case Fehlt():
            raise FaktFehlt(wert.adresse)
        case Undefined():
            raise unbekannt(wert)
        case str():
            return _nicht_leer(wert)
        case None:
            raise LeererWert
        case bool():
            raise NichtDruckbar("Ja oder Nein", "Mit „{% if … %}“ abfragen.")
        case int() | Decimal():
            _warne_vor_betrag(herkunft(wert))
            return genau_genannt(schlicht(Decimal(wert)), herkunft(wert))
        case float():
            return schlicht(Decimal(repr(wert)))
        case date():
            return datum(wert)
        case list() | tuple():
            raise NichtDruckbar("Eine Liste", "„| aufzaehlung“ nennt ihre Glieder.")
        case Satz() | Mapping():
            raise NichtDruckbar("Ein Eintrag", "Einen seiner Schlüssel nennen.")
        case Blattsicht() | Defektsicht():
            raise NichtDruckbar("Ein Faktenblatt", "Einen Eintrag und Schlüssel nennen.")
        case _:
            raise NichtDruckbar("Das", "Ein Makro wird mit „( )“ aufgerufen.")


def _markdown(wert: Any) -> Markup:
    return markiert(als_text(wert), herkunft(wert))


def markiert(text: str, h: Herkunft) -> Markup:
    """Mark text with the facts that it came from."""
    return Markup(marken.figur(text, lauf().merke(h))) if text else Markup()


def genau_genannt(text: str, h: Herkunft, *, gerundet: bool = False) -> str:
    """Put before a number how exact it is: `rund`, `ca.`, `bis zu`, `über`."""
    wort = "rund" if gerundet and h.genauigkeit == "genau" else h.genauigkeit
    return text if wort == "genau" else f"{wort} {text}"


def namen() -> list[str]:
    """List the names that a source can use, to suggest the nearest."""
    auftrag = lauf().auftrag
    anfrage = ["anfrage", "anfragen"] if auftrag.anfragen else []
    return [*auftrag.bestand, *anfrage, "antwort", *lauf().makros]


def unbekannt(wert: Undefined) -> TemplateMistake:
    """Say of what Jinja did not find that its name is unknown, or that nothing came of it."""
    name = name_von(wert)
    kommune = lauf().auftrag.kommune
    # A macro's name is near that of the blatt it is for: the blatt is what is missing.
    known = () if name in BLAETTER else namen()
    return UnbekannterName(name, known, kommune) if name else LeererWert()


def verkette(werte: tuple[Any, ...]) -> str:
    """Join values by `~`: Markdown where one of them is Markdown, else text with all its facts."""
    if any(isinstance(w, Markup) for w in werte):
        return Markup("").join(drucke(w) for w in werte)
    text = TextWert("".join(als_text(w) for w in werte), vereine(werte))
    lauf().gehe(len(text))
    return text


def _warne_vor_betrag(h: Herkunft) -> None:
    if h.waehrung:
        melde(BetragOhneEuro(h.adressen[0]))


def _nicht_leer(text: str) -> str:
    h = herkunft(text)
    if not text or (h.fakten and not text.strip()):
        raise LeererWert(h.adressen[0] if h.fakten else "")
    return text

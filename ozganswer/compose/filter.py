"""The filters of the format: amounts, numbers, days, lists, sums; each keeps the facts."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal

from jinja2 import Undefined
from markupsafe import Markup

from ozganswer.compose import marken
from ozganswer.compose.auswahl import waehle
from ozganswer.compose.druck import als_text, drucke, genau_genannt
from ozganswer.compose.fehlt import Fehlt, Gemeldet
from ozganswer.compose.lauf import lauf
from ozganswer.compose.rechnen import dezimal, ist_zahl, verknuepfe
from ozganswer.compose.sicht import Blattsicht, Satz
from ozganswer.compose.stelle import melde
from ozganswer.compose.umgebung import gezaehlt
from ozganswer.compose.werte import (
    UNGEFAEHR,
    Herkunft,
    TextWert,
    ZahlWert,
    als_anteil,
    herkunft,
    ist_grenze,
    rechne,
)
from ozganswer.errors.composing import (
    GenauigkeitUnvereinbar,
    NichtAuswertbar,
    RundMitCent,
    WaehrungUnvereinbar,
)
from ozganswer.records import german
from ozganswer.records.anfrage import Einreicher
from ozganswer.records.anrede import anrede


def euro(wert: Any, einheit: Any = "", stellen: Any = None) -> Any:
    """Write an amount: `60.000 Euro`; `4,8 Mio. Euro` by `euro('mio')`; `euro(2)` rounds."""
    if ist_zahl(einheit):
        einheit, stellen = "", einheit
    if einheit not in ("", "tsd", "mio", "mrd"):
        raise NichtAuswertbar(f"„euro“ kennt „tsd“, „mio“ und „mrd“, nicht „{einheit}“")
    zahl = _zahl(wert, "euro")
    if (waehrung := herkunft(wert).waehrung) not in ("", "EUR"):
        raise WaehrungUnvereinbar([waehrung])
    geschrieben = german.euro(zahl, einheit, _stellen(stellen))
    if not einheit:
        _warne_vor_cent(geschrieben.text, herkunft(wert))
    return _geschrieben(geschrieben, wert)


def zahl(wert: Any, stellen: Any = None) -> Any:
    """Write a number with points between thousands; `zahl(1)` rounds to one place."""
    return _geschrieben(german.zahl(_zahl(wert, "zahl"), _stellen(stellen)), wert)


def prozent(wert: Any, stellen: Any = None) -> Any:
    """Write a value in percent as it is, and a share of `anteil` with at most one place."""
    h = herkunft(wert)
    zahl_ = _zahl(wert, "prozent") * (100 if h.anteil else 1)
    geschrieben = german.prozent(zahl_, 1 if h.anteil and stellen is None else _stellen(stellen))
    _pruefe_grenze(h, gerundet=geschrieben.gerundet)
    gerundet = geschrieben.gerundet and not h.anteil
    return TextWert(genau_genannt(geschrieben.text, h, gerundet=gerundet), h)


def datum(wert: Any, form: Literal["kurz", "lang"] = "kurz") -> Any:
    """Write a day: `01.10.2019`, or `1. Oktober 2019` by `datum('lang')`."""
    als_text(wert)
    if not hasattr(wert, "isoformat"):
        raise NichtAuswertbar("„datum“ braucht einen Tag, JJJJ-MM-TT ohne Anführungszeichen")
    if form not in ("kurz", "lang"):
        raise NichtAuswertbar(f"„datum“ kennt „kurz“ und „lang“, nicht „{form}“")
    return TextWert(german.datum(wert, form), herkunft(wert))


def aufzaehlung(werte: Iterable[Any], wort: str = "und") -> Markup:
    """Write a list as a sentence does: `a, b und c`."""
    teile = [drucke(w) for w in _glieder(werte)]
    return Markup(german.aufzaehlung(teile, wort))


def verbinde(werte: Iterable[Any], d: str = "") -> Markup:
    """Write a list with this text between its items (Jinja's `join`)."""
    zwischen = d if isinstance(d, Markup) else Markup(marken.escape(d))
    return zwischen.join(drucke(w) for w in _glieder(werte))


def summe(werte: Iterable[Any], schluessel: str | None = None) -> Any:
    """Add up numbers, or one key of each entry."""
    zahlen = [_schluessel(w, schluessel) for w in _glieder(werte)]
    if any(isinstance(z, Gemeldet) for z in zahlen):
        return Gemeldet()
    if not zahlen:
        raise NichtAuswertbar("Eine Summe über keinen Eintrag hat keinen Fakt")
    betrag = sum((_zahl(z, "summe") for z in zahlen), Decimal(0))
    return ZahlWert(betrag, rechne(zahlen, "Summe") if len(zahlen) > 1 else herkunft(zahlen[0]))


def anteil(teil: Any, ganzes: Any) -> Any:
    """Reckon the share of a part in a whole; `prozent` writes it."""
    _zahl(teil, "anteil")
    if _zahl(ganzes, "anteil") == 0:
        raise NichtAuswertbar("Ein Anteil an null ist nicht bestimmt")
    quotient = verknuepfe("/", teil, ganzes)
    return ZahlWert(quotient, als_anteil(rechne([teil, ganzes], "Anteil")))


def nur(blatt: Any, *ids: Any) -> Any:
    """Take the entries of these ids and leave out all others of the blatt."""
    if isinstance(blatt, Undefined):
        als_text(blatt)
    if not isinstance(blatt, Blattsicht) or not ids:
        raise NichtAuswertbar("„nur“ braucht ein Faktenblatt und die Kennungen seiner Einträge")
    return waehle(blatt, tuple(als_text(id_) for id_ in ids))


def runde(wert: Any, stellen: Any = 0) -> Any:
    """Round half up (Jinja's `round` rounds halves to even)."""
    zahl_, h = _zahl(wert, "round"), rechne([wert], "gerundet")
    gerundet = german.runde(zahl_, _stellen(stellen) or 0)
    _pruefe_grenze(h, gerundet=gerundet != zahl_)
    grob = gerundet != zahl_ and h.genauigkeit == "genau"
    return ZahlWert(gerundet, replace(h, genauigkeit="rund") if grob else h)


def betrag(wert: Any) -> Any:
    """Take a number without its sign (Jinja's `abs`)."""
    return wert if _zahl(wert, "abs") >= 0 else verknuepfe("-", 0, wert)


def anreden(einreicher: Any) -> TextWert:
    """Write the salutation of all who ask, as the style has it."""
    personen = [_einreicher(e) for e in _glieder(einreicher)]
    stil = lauf().auftrag.stilordner.stil
    return TextWert(anrede(personen, funktion=stil.anrede.funktion), Herkunft())


def _sum(werte: Iterable[Any], attribute: str | None = None) -> Any:
    return summe(werte, attribute)


def _zahl(wert: Any, filter_: str) -> Decimal:
    if not ist_zahl(wert):
        als_text(wert)
        raise NichtAuswertbar(f"„{filter_}“ braucht eine Zahl")
    return dezimal(wert)


def _stellen(stellen: Any) -> int | None:
    if stellen is None:
        return None
    if not ist_zahl(stellen) or not 0 <= stellen <= 12 or stellen != int(stellen):
        raise NichtAuswertbar("Die Zahl der Stellen liegt zwischen 0 und 12")
    return int(stellen)


def _geschrieben(zahl_: german.Gerundet, wert: Any) -> TextWert:
    h = herkunft(wert)
    _pruefe_grenze(h, gerundet=zahl_.gerundet)
    return TextWert(genau_genannt(zahl_.text, h, gerundet=zahl_.gerundet), h)


def _warne_vor_cent(text: str, h: Herkunft) -> None:
    if "," in text and h.genauigkeit in UNGEFAEHR:
        melde(RundMitCent(text, h.genauigkeit, h.adressen[0]))


def _pruefe_grenze(h: Herkunft, *, gerundet: bool) -> None:
    # What is "über 5,6" is not "über 6".
    if gerundet and ist_grenze(h):
        raise GenauigkeitUnvereinbar(h.adressen[0], h.genauigkeit, "Rundung")


def _glieder(werte: Any) -> list[Any]:
    if isinstance(werte, Undefined):
        als_text(werte)
    if isinstance(werte, str | Mapping) or not isinstance(werte, Iterable):
        raise NichtAuswertbar("Hier wird eine Liste erwartet")
    return list(gezaehlt(werte))


def _schluessel(wert: Any, schluessel: str | None) -> Any:
    if schluessel is None:
        return wert
    for name in schluessel.split("."):
        if not isinstance(wert, Satz | Fehlt | Gemeldet):
            raise NichtAuswertbar(f"„{schluessel}“ lässt sich nur an Einträgen lesen")
        wert = wert.feld(name) if isinstance(wert, Satz) else wert
    return wert


def _einreicher(wert: Any) -> Einreicher:
    if isinstance(wert, Satz) and isinstance(wert.satz, Einreicher):
        return wert.satz
    raise NichtAuswertbar("„anrede“ braucht die Einreicher der Anfrage")


FILTER: MappingProxyType[str, Callable[..., Any]] = MappingProxyType(
    {
        "euro": euro,
        "zahl": zahl,
        "prozent": prozent,
        "datum": datum,
        "aufzaehlung": aufzaehlung,
        "join": verbinde,
        "summe": summe,
        "sum": _sum,
        "anteil": anteil,
        "nur": nur,
        "round": runde,
        "abs": betrag,
        "anrede": anreden,
    }
)
"""The format's own filters by name, and those of Jinja's that they replace."""

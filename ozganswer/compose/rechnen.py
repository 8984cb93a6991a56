"""Arithmetic in templates: exact decimals, and every result knows its facts."""

import operator
from collections.abc import Callable
from decimal import Decimal, localcontext
from types import MappingProxyType
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

from ozganswer.compose.druck import als_text, verkette
from ozganswer.compose.fehlt import Gemeldet
from ozganswer.compose.lauf import lauf
from ozganswer.compose.werte import ListeWert, ZahlWert, herkunft, rechne, vereine
from ozganswer.errors.composing import NichtAuswertbar, Unerlaubt, ZuGross

STELLEN = 40
"""Digits that a computation keeps; more than any amount has."""
GRENZE = Decimal(10) ** 24

_RECHNEN: MappingProxyType[str, Callable[[Any, Any], Any]] = MappingProxyType(
    {
        "+": operator.add,
        "-": operator.sub,
        "*": operator.mul,
        "/": operator.truediv,
        "//": operator.floordiv,
        "%": operator.mod,
        "**": operator.pow,
    }
)


def verknuepfe(zeichen: str, links: Any, rechts: Any) -> Any:
    """Apply an operator to two values of a template.

    Raises:
        TemplateMistake: where the values do not fit, or the result grows beyond reason.
    """
    lauf().gehe()
    if isinstance(links, Gemeldet) or isinstance(rechts, Gemeldet):
        return Gemeldet()
    if ist_zahl(links) and ist_zahl(rechts):
        return _verrechne(zeichen, links, rechts)
    if zeichen == "+" and isinstance(links, str) and isinstance(rechts, str):
        return verkette((links, rechts))
    if zeichen == "+" and isinstance(links, list) and isinstance(rechts, list):
        lauf().gehe(len(links) + len(rechts))
        return ListeWert([*links, *rechts], vereine((links, rechts)))
    for wert in (links, rechts):
        if isinstance(wert, Undefined):
            als_text(wert)
    raise NichtAuswertbar(f"„{zeichen}“ verbindet nur zwei Zahlen, nicht {_sorten(links, rechts)}")


def negiere(wert: Any) -> Any:
    """Apply the sign minus."""
    return verknuepfe("-", 0, wert)


def ist_zahl(wert: object) -> bool:
    """Tell a number from everything else, yes and no included."""
    return isinstance(wert, int | float | Decimal) and not isinstance(wert, bool)


def dezimal(wert: Any) -> Decimal:
    """Read any number as an exact decimal; a literal `0.1` is one tenth."""
    return Decimal(repr(wert)) if isinstance(wert, float) else Decimal(wert)


def _verrechne(zeichen: str, links: Any, rechts: Any) -> Any:
    if zeichen == "**" and not 0 <= dezimal(rechts) <= 64:
        raise Unerlaubt("Eine Potenz über 64", "Anders rechnen.")
    with localcontext(prec=STELLEN):
        ergebnis = _RECHNEN[zeichen](dezimal(links), dezimal(rechts))
    if abs(ergebnis) > GRENZE:
        raise ZuGross("24 Stellen in einer Zahl")
    fakten = [w for w in (links, rechts) if herkunft(w).fakten]
    if not fakten:
        return (
            int(ergebnis)
            if isinstance(links, int) and isinstance(rechts, int) and ergebnis == int(ergebnis)
            else ergebnis
        )
    return ZahlWert(ergebnis, rechne(_operanden(zeichen, links, rechts, fakten), zeichen))


def _operanden(zeichen: str, links: Any, rechts: Any, fakten: list[Any]) -> list[Any]:
    # A bound stays a bound only under a positive factor: "bis zu 5" plus 1 or less 1 is no fact.
    nur_faktor = zeichen == "*" or (zeichen == "/" and fakten[0] is links)
    faktor = rechts if fakten[0] is links else links
    if nur_faktor and len(fakten) == 1 and herkunft(fakten[0]).anteil:
        raise NichtAuswertbar("„| prozent“ rechnet einen Anteil selbst in Prozent um")
    return fakten if nur_faktor and len(fakten) == 1 and dezimal(faktor) > 0 else [links, rechts]


def _sorten(links: Any, rechts: Any) -> str:
    return f"{_sorte(links)} und {_sorte(rechts)}"


def _sorte(wert: Any) -> str:
    match wert:
        case Markup():
            return "fertigen Text"
        case str():
            return "Text"
        case bool():
            return "Ja oder Nein"
        case None:
            return "nichts"
        case list() | tuple():
            return "eine Liste"
        case _ if ist_zahl(wert):
            return "eine Zahl"
        case _:
            return "einen Eintrag oder Tag"

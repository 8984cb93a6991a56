"""Jinja's own filters, wrapped: bounded, and what they make still knows its facts."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial, wraps
from typing import Any

from jinja2 import Undefined
from jinja2.filters import FILTERS
from markupsafe import Markup

from ozganswer.compose.druck import als_text, versuche
from ozganswer.compose.fehlt import Gemeldet
from ozganswer.compose.filter import FILTER
from ozganswer.compose.lauf import lauf
from ozganswer.compose.rechnen import ist_zahl
from ozganswer.compose.sicht import Satz
from ozganswer.compose.umgebung import Umgebung, gezaehlt, vergleichbar
from ozganswer.compose.werte import (
    Herkunft,
    TagWert,
    TextWert,
    ZahlWert,
    herkunft,
    trage,
    vereine,
)
from ozganswer.errors.composing import Unerlaubt

VERBOTEN = frozenset(
    "safe escape e forceescape urlize xmlattr tojson pprint random filesizeformat striptags "
    "format center indent wordwrap float int abs sum round join string".split()
)
"""Jinja's filters that write HTML, English or chance, cut numbers, or grow without bound."""

TEXTLICH = frozenset(
    "upper lower capitalize title trim replace truncate wordcount urlencode".split()
)
"""Filters that take text: a number or a day is first written as a letter writes it."""

DURCHREICHEND = frozenset("default d trim".split())
"""Filters that may be given finished Markdown, since they leave it whole."""

_ZAEHLEND = {"length": "Anzahl", "count": "Anzahl", "wordcount": "Anzahl"}


def rueste_aus(umgebung: Umgebung) -> Umgebung:
    """Give an environment the filters of the format and Jinja's own, all of them wrapped."""
    umgebung.filters = {n: _gehuellt(n, f) for n, f in FILTERS.items() if n not in VERBOTEN}
    umgebung.filters |= {n: _gezahlt(f) for n, f in FILTER.items()} | {"_gezaehlt": gezaehlt}
    umgebung.filters["_vergleichbar"] = vergleichbar
    return umgebung


def _gezahlt(funktion: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(funktion)
    def gefiltert(wert: Any, *args: Any, **kwargs: Any) -> Any:
        lauf().gehe()
        if isinstance(wert, Gemeldet):
            return wert
        return versuche(partial(funktion, wert, *args, **kwargs))

    return gefiltert


def _gehuellt(name: str, funktion: Callable[..., Any]) -> Callable[..., Any]:
    vorweg = 1 if hasattr(funktion, "jinja_pass_arg") else 0

    @wraps(funktion)
    def gefiltert(*args: Any, **kwargs: Any) -> Any:
        run = lauf()
        run.gehe()
        if name in TEXTLICH:
            args = (*args[:vorweg], _text(args[vorweg]), *args[vorweg + 1 :])
        eingaben = [*args[vorweg:], *kwargs.values()]
        if isinstance(eingaben[0], Gemeldet):
            return eingaben[0]
        if isinstance(versuche(_pruefe_eingaben, name, eingaben), Gemeldet):
            return Gemeldet()
        anfang = len(run.mitschrift)
        ergebnis = versuche(_ganz, partial(funktion, *args, **kwargs))
        gelesen = tuple(run.mitschrift[anfang:])
        return _mit_herkunft(name, ergebnis, eingaben, gelesen)

    return gefiltert


def _text(wert: Any) -> Any:
    ist_text = isinstance(wert, str | Undefined) or not (ist_zahl(wert) or isinstance(wert, date))
    return wert if ist_text else TextWert(als_text(wert), herkunft(wert))


def _ganz(aufruf: Callable[[], Any]) -> Any:
    ergebnis = aufruf()
    return list(ergebnis) if isinstance(ergebnis, Iterator) else ergebnis


def _mit_herkunft(name: str, ergebnis: Any, eingaben: list[Any], gelesen: tuple[Any, ...]) -> Any:
    if isinstance(ergebnis, str | list | tuple):
        lauf().gehe(len(ergebnis))
    if isinstance(ergebnis, Markup | bool | TextWert | ZahlWert | TagWert | Satz | Undefined):
        return ergebnis
    h = vereine(eingaben)
    fakten = tuple({f.adresse: f for f in (*h.fakten, *gelesen)}.values())
    return trage(ergebnis, Herkunft(fakten, _ZAEHLEND.get(name, h.rechnung)))


def _pruefe_eingaben(name: str, eingaben: list[Any]) -> None:
    if name not in DURCHREICHEND and any(isinstance(e, Markup) for e in eingaben):
        raise Unerlaubt(
            f"„| {name}“ auf fertigem Text", "Den Filter auf die einzelnen Werte anwenden."
        )
    if isinstance(eingaben[0], Undefined) and name not in ("default", "d"):
        als_text(eingaben[0])
    if name in ("batch", "slice", "truncate", "replace"):
        _pruefe_wachstum(eingaben)


def _pruefe_wachstum(eingaben: list[Any]) -> None:
    laenge = 1
    for eingabe in eingaben:
        laenge *= max(1, int(eingabe) if ist_zahl(eingabe) else len(eingabe or ""))
    lauf().gehe(laenge)

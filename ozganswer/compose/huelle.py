"""Jinja's own filters, wrapped: bounded, and what they make still knows its facts."""

from collections.abc import Callable, Iterator
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
from ozganswer.compose.umgebung import Umgebung, gezaehlt
from ozganswer.compose.werte import Herkunft, TagWert, TextWert, ZahlWert, trage, vereine
from ozganswer.errors.composing import Unerlaubt

VERBOTEN = frozenset(
    "safe escape e forceescape urlize xmlattr tojson pprint random filesizeformat striptags "
    "format center indent wordwrap float sum round join string".split()
)
"""Jinja's filters that write HTML, English, chance or binary floats, or grow without bound."""

DURCHREICHEND = frozenset("default d first last list trim attr items".split())
"""Filters that may be given finished Markdown, since they leave it whole."""

_ZAEHLEND = {"length": "Anzahl", "count": "Anzahl", "int": "ganze Zahl", "abs": "Betrag"}


def rueste_aus(umgebung: Umgebung) -> Umgebung:
    """Give an environment the filters of the format and Jinja's own, all of them wrapped."""
    umgebung.filters = {n: _gehuellt(n, f) for n, f in FILTERS.items() if n not in VERBOTEN}
    umgebung.filters |= {n: _gezahlt(f) for n, f in FILTER.items()} | {"_gezaehlt": gezaehlt}
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

"""YAML text → plain data with the place of every value and key; only what facts need of YAML.

The events of libyaml are read, not its objects: so nothing is typed behind our back, nothing is
expanded, and each event knows its line and column.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn, TypeAlias

import yaml

from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.loading import (
    DoppelterSchluessel,
    KeinSchluessel,
    KeinYaml,
    VerbotenesZeichen,
    YamlVerboten,
    ZuTief,
)
from ozganswer.load.datei import stelle
from ozganswer.load.skalar import lies_skalar
from ozganswer.records.zeichen import verbotene

Pfad: TypeAlias = tuple[str, ...]
"""Where a value stands in a file: keys, and positions in lists as `"0"`, `"1"` …"""

TIEFE = 50
"""Most levels of lists and mappings in each other."""

LADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_UMBRUCH = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
"""What YAML refuses, or folds like a line's end, where it stands unescaped."""

KLAMMERN = "Die Klammern prüfen; Text mit „#“ (eine Farbe) gehört in Anführungszeichen."
GRUENDE: dict[str, tuple[str, str]] = {
    "mapping values are not allowed in this context": (
        "hier darf kein Doppelpunkt stehen",
        "Texte mit „: “ in Anführungszeichen setzen; die Einrückung prüfen.",
    ),
    "found character that cannot start any token": (
        "mit diesem Zeichen beginnt kein Wert",
        (
            "Mit Leerzeichen statt Tabulatoren einrücken; Texte, die mit @, ` oder % beginnen, in "
            "Anführungszeichen setzen."
        ),
    ),
    "could not find expected ':'": (
        "es fehlt ein Doppelpunkt",
        "Auf jeden Schlüssel folgen ein Doppelpunkt und ein Leerzeichen.",
    ),
    "found unexpected end of stream": (
        "ein Anführungszeichen wird nicht geschlossen",
        "Das schließende Anführungszeichen ergänzen.",
    ),
    "did not find expected key": (
        "hier wird ein Schlüssel erwartet",
        "Einrückung und Anführungszeichen prüfen; die Schlüssel stehen in einer Spalte.",
    ),
    "did not find expected '-' indicator": (
        "hier wird der nächste Listenpunkt erwartet",
        "Die Einrückung der Liste prüfen.",
    ),
    "did not find expected ',' or '}'": ("es fehlt „,“ oder „}“", KLAMMERN),
    "did not find expected ',' or ']'": ("es fehlt „,“ oder „]“", KLAMMERN),
    "found unknown escape character": (
        "diese Schreibweise mit „\\“ gibt es nicht",
        "In doppelten Anführungszeichen „\\\\“ schreiben oder einfache verwenden.",
    ),
}
"""What libyaml finds wrong, in the words of our users; it has no types of error to go by."""

UNKLAR = (
    "die Schreibweise ist nicht zu verstehen",
    "Einrückung, Klammern und Anführungszeichen prüfen.",
)
AM_ANFANG = ("could not find expected ':'", "found unexpected end of stream")
"""Problems whose cause stands where the value begins, not where libyaml gave up."""


@dataclass(slots=True)
class Dokument:
    """A YAML text as read: data, the place of each value and key, and what is wrong with it.

    The place of a list or mapping is that of its key.
    """

    datei: str
    daten: Any = None
    werte: dict[Pfad, Position] = field(default_factory=dict)
    schluessel: dict[Pfad, Position] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def wert(self, pfad: Pfad) -> Position:
        """Find the place of a value, or of the nearest that holds it."""
        return next(
            (self.werte[pfad[:n]] for n in range(len(pfad), -1, -1) if pfad[:n] in self.werte),
            Position(self.datei),
        )

    def name(self, pfad: Pfad) -> Position:
        """Find the place of a key; where a value has none, its own."""
        return self.schluessel.get(pfad) or self.wert(pfad)


def lies_yaml(text: str, datei: str, zeile: int = 1) -> Dokument:
    """Read a text that begins on a line of a file; raise Mistakes where it is no YAML at all."""
    dokument = Dokument(datei)
    if fehler := [
        VerbotenesZeichen(t.group(), _verschoben(stelle(text, t.start(), datei), zeile))
        for t in _UMBRUCH.finditer(text)
    ]:
        raise Mistakes(fehler)
    try:
        _Leser(yaml.parse(text, Loader=LADER), dokument, zeile).lies()
    except yaml.MarkedYAMLError as problem:
        raise Mistakes([*dokument.mistakes, _kein_yaml(problem, datei, zeile)]) from None
    return dokument


def _verschoben(position: Position, zeile: int) -> Position:
    return Position(position.datei, position.zeile + zeile - 1, position.spalte)


def _kein_yaml(problem: yaml.MarkedYAMLError, datei: str, zeile: int) -> KeinYaml:
    grund, hinweis = GRUENDE.get(problem.problem or "", UNKLAR)
    mark = problem.context_mark if problem.problem in AM_ANFANG else problem.problem_mark
    if mark is None:
        return KeinYaml(grund, hinweis, Position(datei, zeile, 1))
    return KeinYaml(grund, hinweis, Position(datei, mark.line + zeile, mark.column + 1))


class _Leser:
    """One pass over the events of one document."""

    def __init__(self, ereignisse: Iterator[Any], dokument: Dokument, zeile: int) -> None:
        self.ereignisse = ereignisse
        self.dokument = dokument
        self.zeile = zeile

    def lies(self) -> None:
        """Read the only document of the stream into the Dokument."""
        next(self.ereignisse)
        if isinstance(next(self.ereignisse), yaml.StreamEndEvent):
            return
        self.dokument.daten = self._wert(next(self.ereignisse), ())
        next(self.ereignisse)
        weiter = next(self.ereignisse)
        if not isinstance(weiter, yaml.StreamEndEvent):
            self._verboten("Ein zweites YAML-Dokument", "„---“ am Zeilenanfang löschen.", weiter)

    def _wert(self, ereignis: Any, pfad: Pfad) -> Any:
        position = self._position(ereignis)
        sammlung = isinstance(ereignis, yaml.CollectionStartEvent)
        self.dokument.werte[pfad] = (
            self.dokument.schluessel.get(pfad, position) if sammlung else position
        )
        if len(pfad) > TIEFE:
            self._abbruch(ZuTief(TIEFE, position))
        self._nur_schlicht(ereignis)
        match ereignis:
            case yaml.ScalarEvent():
                return self._skalar(ereignis, position)
            case yaml.MappingStartEvent():
                return self._zuordnung(pfad)
            case yaml.SequenceStartEvent():
                return self._liste(pfad)
        return ""

    def _skalar(self, ereignis: yaml.ScalarEvent, position: Position) -> Any:
        text: str = ereignis.value
        self._pruefe_zeichen(text, position)
        if not ereignis.implicit[0]:
            return text
        try:
            return lies_skalar(text, position)
        except Mistake as mistake:
            self.dokument.mistakes.append(mistake)
            return text

    def _zuordnung(self, pfad: Pfad) -> dict[str, Any]:
        daten: dict[str, Any] = {}
        while not isinstance(ereignis := next(self.ereignisse), yaml.MappingEndEvent):
            name = self._schluessel(ereignis)
            unter, position = (*pfad, name), self._position(ereignis)
            if name in daten:
                zuerst = self.dokument.schluessel[unter]
                self.dokument.mistakes.append(DoppelterSchluessel(name, zuerst, position))
            self.dokument.schluessel[unter] = position
            daten[name] = self._wert(next(self.ereignisse), unter)
        return daten

    def _liste(self, pfad: Pfad) -> list[Any]:
        daten: list[Any] = []
        while not isinstance(ereignis := next(self.ereignisse), yaml.SequenceEndEvent):
            daten.append(self._wert(ereignis, (*pfad, str(len(daten)))))
        return daten

    def _schluessel(self, ereignis: Any) -> str:
        position = self._position(ereignis)
        self._nur_schlicht(ereignis)
        if not isinstance(ereignis, yaml.ScalarEvent) or not ereignis.value:
            self._abbruch(KeinSchluessel(position))
        if ereignis.value == "<<" and ereignis.implicit[0]:
            self._verboten("„<<“", "Die Schlüssel ausschreiben.", ereignis)
        self._pruefe_zeichen(ereignis.value, position)
        return str(ereignis.value)

    def _nur_schlicht(self, ereignis: Any) -> None:
        if isinstance(ereignis, yaml.AliasEvent):
            self._verboten(f"Der Alias „*{ereignis.anchor}“", "Den Wert ausschreiben.", ereignis)
        elif ereignis.anchor:
            self._verboten(f"Der Anker „&{ereignis.anchor}“", "Den Anker löschen.", ereignis)
        if getattr(ereignis, "tag", None):
            self._verboten(f"Das Tag „{ereignis.tag}“", "Das Tag löschen.", ereignis)

    def _pruefe_zeichen(self, text: str, position: Position) -> None:
        if verboten := next(verbotene(text), None):
            self.dokument.mistakes.append(VerbotenesZeichen(verboten.group(), position))

    def _verboten(self, was: str, hinweis: str, ereignis: Any) -> None:
        self.dokument.mistakes.append(YamlVerboten(was, hinweis, self._position(ereignis)))

    def _position(self, ereignis: Any) -> Position:
        mark = ereignis.start_mark
        return Position(self.dokument.datei, mark.line + self.zeile, mark.column + 1)

    def _abbruch(self, mistake: Mistake) -> NoReturn:
        raise Mistakes([*self.dokument.mistakes, mistake])

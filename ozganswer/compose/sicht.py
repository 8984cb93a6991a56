"""Views of records for templates: a blatt, a record, a list. Reading through them is remembered."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import Any, get_args, get_type_hints

from ozganswer.compose.fehlt import Fehlt, Gemeldet
from ozganswer.compose.lauf import lauf
from ozganswer.compose.stelle import melde
from ozganswer.compose.werte import Herkunft, ListeWert, TagWert, TextWert, ZahlWert
from ozganswer.errors import Mistakes
from ozganswer.errors.composing import KeineMethode, UnbekannteAdresse
from ozganswer.records.fakten import Defekt, Faktenblatt, felder
from ozganswer.records.umstand import ANGABEN, Umstand, umstand_von

METHODEN = MappingProxyType(
    {
        "items": "Schlüssel und Werte nennt „| items“.",
        "keys": "Die Schlüssel nennt eine Schleife: „{% for schluessel in … %}“.",
        "values": "Die Werte nennt eine Schleife: „{% for schluessel, wert in … | items %}“.",
        "get": "Den Schlüssel mit Punkt nennen; fehlt er vielleicht, mit „| default(…)“ dahinter.",
    }
)
"""Python's methods of a mapping, and what a template says instead."""

EINTRAEGE = "Die Einträge nennt eine Schleife: „{% for eintrag in … %}“."


class Satz(Mapping[str, Any]):
    """A record as templates see it: its keys, each read as a value that knows its fact."""

    def __init__(
        self,
        satz: Any,
        pfad: tuple[str, ...],
        stelle: tuple[str, ...],
        umstand: Umstand,
        bekannt: frozenset[str] = frozenset(),
        fertig: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        self.satz = satz
        self._pfad = pfad
        self._stelle = stelle
        self._umstand = umstand
        self._werte = dict(felder(satz))
        self._fertig = fertig
        angaben = ANGABEN if umstand.angaben and len(pfad) == len(("blatt", "eintrag")) else set()
        self._bekannt = bekannt | self._werte.keys() | fertig.keys() | angaben

    def feld(self, name: str) -> Any:
        """Read a key; an absent one is `Fehlt`, an unknown one is told of."""
        if name in self._fertig:
            return self._fertig[name]
        if name not in self._bekannt:
            adresse = ".".join((*self._pfad, name))
            if name in METHODEN:
                return keine_methode(adresse, METHODEN[name])
            return unbekannt(adresse, name, self._bekannt)
        wert = self._werte.get(name)
        if wert is None:
            return self._abwesend(name)
        if isinstance(wert, Decimal):
            self._lies_genauigkeit()
        return zeige(wert, (*self._pfad, name), (*self._stelle, name), self._umstand)

    def _abwesend(self, name: str) -> Any:
        geerbt = getattr(self._umstand.angaben, name, None) if name in ANGABEN else None
        if geerbt is not None:
            # What stands in the head is said of the head, not of this record.
            kopf = Umstand(blatt.inhalt, blatt) if (blatt := self._umstand.blatt) else self._umstand
            return zeige(geerbt, (self._pfad[0], name), (name,), kopf)
        pfad = (*self._pfad, name)
        _lies(self._umstand, pfad, (*self._stelle, name), None)
        hat_art = name in self._werte and is_dataclass(self.satz)
        return Fehlt(
            ".".join(pfad), _schluessel_unter(self.satz.__class__, name) if hat_art else None
        )

    def _lies_genauigkeit(self) -> None:
        # How exact a number is, and its currency, change the text as the number itself does.
        for name in ("genauigkeit", "waehrung"):
            if name not in self._bekannt:
                continue
            _lies(self._umstand, (*self._pfad, name), self._stelle, self._werte.get(name))

    def __getitem__(self, name: str) -> Any:
        return self.feld(name)

    def __contains__(self, name: object) -> bool:
        return name in set(self)

    def __iter__(self) -> Iterator[str]:
        h = _lies(self._umstand, self._pfad, self._stelle, tuple(self._werte))
        return (TextWert(k, h) for k, v in self._werte.items() if v is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Blattsicht:
    """A blatt as templates see it: entries and keys of its head by name, entries in a loop."""

    def __init__(self, blatt: Faktenblatt) -> None:
        self._blatt = blatt
        frei = [s for s in blatt.eintraege.values() if not is_dataclass(s)]
        self._bekannt = frozenset(k for satz in frei for k in satz)
        self._kopf = {k: v for k, v in felder(blatt.inhalt) if k != "eintraege"}

    @property
    def blatt(self) -> Faktenblatt:
        """The blatt itself."""
        return self._blatt

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the entries that are seen."""
        return tuple(self._blatt.eintraege)

    def feld(self, name: str) -> Any:
        """Read an entry or a key of the head."""
        if name in self._blatt.eintraege:
            return self._eintrag(name)
        if name not in self._kopf:
            if name in METHODEN:
                return keine_methode(f"{self._blatt.name}.{name}", EINTRAEGE)
            known = {*self._blatt.eintraege, *(self._kopf.keys() - ANGABEN)}
            return unbekannt(f"{self._blatt.name}.{name}", name, known)
        umstand = Umstand(self._blatt.inhalt, self._blatt)
        return zeige(self._kopf[name], (self._blatt.name, name), (name,), umstand)

    @property
    def herkunft(self) -> Herkunft:
        """The fact which entries there are, read by counting or looping over them."""
        ids = tuple(self._blatt.eintraege)
        return _lies(Umstand(self._blatt.inhalt, self._blatt), (self._blatt.name,), (), ids)

    def __contains__(self, name: object) -> bool:
        _ = self.herkunft
        return name in self._blatt.eintraege

    def __iter__(self) -> Iterator[Satz]:
        _ = self.herkunft
        return (self._eintrag(id_) for id_ in self._blatt.eintraege)

    def __len__(self) -> int:
        return len(self._blatt.eintraege)

    def _eintrag(self, id_: str) -> Satz:
        satz = self._blatt.eintraege[id_]
        umstand = umstand_von(satz, self._blatt)
        pfad = (self._blatt.name, id_)
        return Satz(satz, pfad, ("eintraege", id_), umstand, self._bekannt)


class Defektsicht:
    """A blatt that could not be read: whoever uses it gets its mistakes."""

    def __init__(self, defekt: Defekt) -> None:
        self._defekt = defekt

    def feld(self, _: str) -> Any:
        """Refuse to be read.

        Raises:
            Mistakes: those of the blatt.
        """
        raise Mistakes(self._defekt.mistakes)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.feld(""))

    def __len__(self) -> int:
        return len(self.feld(""))


def zeige(wert: Any, pfad: tuple[str, ...], stelle: tuple[str, ...], umstand: Umstand) -> Any:
    """Wrap a value of a record for templates, and note that it was read."""
    if is_dataclass(wert) or isinstance(wert, Mapping):
        return Satz(wert, pfad, stelle, umstand.unter(wert))
    h = replace(
        _lies(umstand, pfad, stelle, wert),
        genauigkeit=umstand.genauigkeit,
        waehrung=umstand.waehrung,
    )
    if wert is None:
        return Fehlt(".".join(pfad))
    if isinstance(wert, list | tuple):
        return ListeWert(_glieder(wert, pfad, stelle, umstand, h), h)
    return _skalar(wert, h)


def unter_fehlendem(fehlt: Fehlt, name: str) -> Any:
    """Read a key below an absent one: absent too, if its record could have it."""
    adresse = f"{fehlt.adresse}.{name}"
    if fehlt.bekannt is not None and name not in fehlt.bekannt:
        return unbekannt(adresse, name, fehlt.bekannt)
    return Fehlt(adresse)


def unbekannt(adresse: str, schluessel: str, known: frozenset[str] | set[str]) -> Gemeldet:
    """Tell of an address that does not exist, and go on with a value that swallows all."""
    melde(UnbekannteAdresse(adresse, schluessel, known))
    return Gemeldet()


def keine_methode(adresse: str, hinweis: str) -> Gemeldet:
    """Tell of a method that a record does not have, and go on likewise."""
    melde(KeineMethode(adresse, hinweis))
    return Gemeldet()


def _glieder(
    werte: Sequence[Any],
    pfad: tuple[str, ...],
    stelle: tuple[str, ...],
    umstand: Umstand,
    h: Herkunft,
) -> Iterator[Any]:
    # A list of plain values is one fact; records in a list have an address each.
    for nr, wert in enumerate(werte):
        if is_dataclass(wert) or isinstance(wert, Mapping | list | tuple):
            yield zeige(wert, (*pfad, str(nr)), (*stelle, str(nr)), umstand)
        else:
            yield _skalar(wert, h)


def _skalar(wert: Any, h: Herkunft) -> Any:
    match wert:
        case str():
            return TextWert(wert, h)
        case int() | Decimal() if not isinstance(wert, bool):
            return ZahlWert(wert, h)
        case date():
            return TagWert(wert, h)
        case _:
            return wert


@cache
def _schluessel_unter(satzart: type[Any], name: str) -> frozenset[str] | None:
    """List the keys that the record under an optional key of a typed record would have."""
    if not is_dataclass(satzart):
        return None
    arten = get_args(get_type_hints(satzart)[name])
    return next((frozenset(f.name for f in fields(a)) for a in arten if is_dataclass(a)), None)


def _lies(
    umstand: Umstand, pfad: tuple[str, ...], stelle: tuple[str, ...], wert: object
) -> Herkunft:
    fakt = umstand.fakt(pfad, stelle, wert)
    if fakt is None:
        return Herkunft()
    lauf().lies(fakt)
    return Herkunft((fakt,))

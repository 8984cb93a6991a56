"""Figures that a clerk typed into a source where a fact should stand."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, is_dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from ozganswer.compose.druck import als_text
from ozganswer.compose.figuren import Art, Figur, figuren
from ozganswer.compose.filter import FILTER
from ozganswer.compose.werte import Herkunft, ZahlWert
from ozganswer.errors.composing import TemplateMistake
from ozganswer.errors.figures import Vorschlag, ZahlFast, ZahlGetippt, ZahlOhneFakt
from ozganswer.records.antwort import Textdatei
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.fakten import Bestand, Faktenblatt, felder
from ozganswer.records.german import NichtDarstellbar, datum, schlicht
from ozganswer.records.umstand import Umstand, umstand_von

FREMD = frozenset({"kommune", "personen", "organisation"})
"""Blätter whose numbers are rooms, addresses and telephones."""

NAHE = Decimal("0.02")
"""How far a slip of the pen may be from the fact, as a share of it."""

GROSS = 100
"""A count below is often equal to another by chance."""

OHNE = Umstand(None)
KURZ = MappingProxyType({3: "tsd", 6: "mio", 9: "mrd"})
"""What the filter „euro“ is given to write a power of ten as a word."""
UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True, slots=True)
class Kandidat:
    """A number or day of a fact, of the Anfrage or of the letter's head."""

    adresse: str
    wert: Decimal | date
    umstand: Umstand


def pruefe(text: Textdatei, auftrag: Auftrag) -> Iterator[ZahlGetippt]:
    """Warn of each figure typed into a source, and name the fact that it should be."""
    if gefunden := [*figuren(text)]:
        kandidaten = [*_in_facts(auftrag.bestand), *_in_letter(auftrag)]
        yield from (m for figur in gefunden if (m := _befund(figur, kandidaten)))


def mit_fakten(text: str, getippt: Iterable[ZahlGetippt]) -> str:
    """Put into a file's text, for figures typed by hand, the expressions that print the same."""
    zeilen = text.split("\n")
    for mistake in sorted(getippt, key=ZahlGetippt.sort_key, reverse=True):
        if (ort := mistake.position) and mistake.ersatz:
            zeile, spalte = zeilen[ort.zeile - 1], ort.spalte - 1
            ende = spalte + len(mistake.text)
            zeilen[ort.zeile - 1] = zeile[:spalte] + mistake.ersatz + zeile[ende:]
    return "\n".join(zeilen)


def _in_facts(bestand: Bestand) -> Iterator[Kandidat]:
    for name, blatt in bestand.items():
        if isinstance(blatt, Faktenblatt) and name not in FREMD:
            for schluessel, wert in felder(blatt.inhalt):
                if schluessel != "eintraege":
                    yield from _darin(f"{name}.{schluessel}", wert, Umstand(blatt.inhalt, blatt))
            for id_, satz in blatt.eintraege.items():
                yield from _darin(f"{name}.{id_}", satz, umstand_von(satz, blatt))


def _in_letter(auftrag: Auftrag) -> Iterator[Kandidat]:
    """List the days of the Anfrage, where it is one alone, and of the letter's head."""
    kopf = auftrag.quelle.kopf
    antwort = {n: getattr(kopf, n) for n in ("datum", "zugesagt_bis", "offen", "wiedervorlage")}
    yield from _darin("antwort", antwort, OHNE)
    if len(auftrag.anfragen) == 1:
        yield from _darin("anfrage", auftrag.anfragen[0].anfrage, OHNE)


def _darin(adresse: str, wert: Any, umstand: Umstand) -> Iterator[Kandidat]:
    match wert:
        case bool():
            return
        case int() | Decimal():
            yield Kandidat(adresse, Decimal(wert), umstand)
        case date():
            yield Kandidat(adresse, wert, umstand)
        case _ if is_dataclass(wert) or isinstance(wert, Mapping):
            for name, inhalt in felder(wert):
                yield from _darin(f"{adresse}.{name}", inhalt, umstand.unter(wert))


def _befund(figur: Figur, kandidaten: Iterable[Kandidat]) -> ZahlGetippt | None:
    alle = [k for k in kandidaten if _same_kind(figur, k)]
    gleich = [k for k in alle if k.wert == figur.wert]
    if figur.nummer and not (gleich and _is_large(figur)):
        return None
    if gleich:
        vorschlaege = [_vorschlag(figur, k) for k in gleich]
        ersatz = _ersatz(figur, gleich, vorschlaege)
        return ZahlGetippt(figur.text, vorschlaege, ersatz, figur.position)
    if fast := next((k for k in alle if _is_near(figur.wert, k.wert)), None):
        return ZahlFast(figur.text, _vorschlag(figur, fast), _print(fast.wert), figur.position)
    return ZahlOhneFakt(figur.text, figur.position)


def _same_kind(figur: Figur, kandidat: Kandidat) -> bool:
    """Tell whether a fact may be what was typed: a day a day, an amount no share or few things."""
    if isinstance(figur.wert, date) or isinstance(kandidat.wert, date):
        return isinstance(figur.wert, date) and isinstance(kandidat.wert, date)
    if not kandidat.umstand.waehrung:
        return True
    return figur.art is Art.BETRAG or (figur.art is Art.ANZAHL and _is_large(figur))


def _ersatz(figur: Figur, gleich: list[Kandidat], vorschlaege: list[Vorschlag]) -> str:
    """Choose what may take the figure's place unasked: it says the same, and none else does."""
    (kandidat, *andere), vorschlag = gleich, vorschlaege[0]
    geld = figur.art is not Art.BETRAG and kandidat.umstand.waehrung
    sicher = _is_large(figur) or _is_named(figur.wort, kandidat.adresse)
    allein = not andere and not geld and sicher
    return vorschlag.ausdruck if allein and vorschlag.gleich else ""


def _is_large(figur: Figur) -> bool:
    zahl = figur.wert if isinstance(figur.wert, Decimal) else Decimal(0)
    return figur.art is not Art.ANZAHL or abs(zahl) >= GROSS


def _is_named(wort: str, adresse: str) -> bool:
    """Tell whether the word behind a number stands in a fact's address: `12 Anträge`."""
    gezaehlt = wort.lower().translate(UMLAUTE)[:5]
    return bool(gezaehlt) and gezaehlt in adresse


def _vorschlag(figur: Figur, kandidat: Kandidat) -> Vorschlag:
    """Find the expression that prints a fact as it was typed, else as the letter would say it."""
    wege = [*_wege(figur, kandidat)]
    gleich = next((w for w in wege if " ".join(w[1].split()) == " ".join(figur.text.split())), None)
    ausdruck, gedruckt = gleich or (wege or [(f"{{{{ {kandidat.adresse} }}}}", "")])[0]
    return Vorschlag(kandidat.adresse, ausdruck, gedruckt, gleich=gleich is not None)


def _wege(figur: Figur, kandidat: Kandidat) -> Iterator[tuple[str, str]]:
    """List the ways to write a fact, the usual one first, each with what it prints."""
    umstand = kandidat.umstand
    wert: Any = kandidat.wert
    if isinstance(wert, Decimal):
        wert = ZahlWert(wert, Herkunft((), "", umstand.genauigkeit, umstand.waehrung))
    for davor, name, args, danach in _filter(figur, kandidat):
        with suppress(TemplateMistake, NichtDarstellbar):
            gedruckt = FILTER[name](wert, *args) if name else als_text(wert)
            klammer = f"({', '.join(map(repr, args))})" if args else ""
            ausdruck = f"{kandidat.adresse}{' | ' if name else ''}{name}{klammer}"
            yield f"{davor}{{{{ {ausdruck} }}}}{danach}", f"{davor}{gedruckt}{danach}"


def _filter(figur: Figur, kandidat: Kandidat) -> Iterator[tuple[str, str, tuple[Any, ...], str]]:
    """List filters with their arguments and the typed text that stays around the expression."""
    lang = any(zeichen.isalpha() for zeichen in figur.text)
    match figur.art:
        case Art.TAG:
            yield "", "datum", ("lang",) if lang else (), ""
            return
        case Art.BETRAG:
            kurz = (KURZ[figur.potenz],) if figur.potenz else ()
            yield "", "euro", kurz, ""
            yield figur.davor, "euro", kurz, ""
        case Art.ANTEIL:
            yield "", "prozent", (), ""
            yield figur.davor, "prozent", (), ""
        case Art.ANZAHL:
            yield "", "zahl", (), ""
    if not figur.potenz:
        for davor in ("", figur.davor):
            yield davor, "zahl", (), figur.danach
            yield davor, "zahl", (figur.stellen,), figur.danach
            if not kandidat.umstand.waehrung:
                yield davor, "", (), figur.danach


def _is_near(getippt: Decimal | date, wert: Decimal | date) -> bool:
    """Tell whether one is a slip for the other: near it, or two digits changed places."""
    if isinstance(wert, date) or isinstance(getippt, date):
        return any(getippt == tag for tag in _slips(wert))
    gleiche_ziffern = sorted(schlicht(getippt)) == sorted(schlicht(wert))
    return getippt >= GROSS and (gleiche_ziffern or abs(getippt - wert) <= NAHE * abs(wert))


def _slips(tag: Decimal | date) -> Iterator[date]:
    """List the days that differ from one in the year, or in the order of day and month."""
    if isinstance(tag, date):
        vertauscht = (tag.year, tag.day, tag.month)
        for teile in (*((tag.year + n, tag.month, tag.day) for n in (-1, 1)), vertauscht):
            with suppress(ValueError):
                yield date(*teile)


def _print(wert: Decimal | date) -> str:
    return datum(wert) if isinstance(wert, date) else schlicht(wert)

"""What a question names: a project, a service, an office, years; and which entries these are."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ozganswer.draft.woerter import Muster, Wort, lies_worte, regel, wort, worte
from ozganswer.records.anfrage import Anfrage
from ozganswer.records.blaetter import Organisation, Organisationseinheit
from ozganswer.records.fakten import Bestand, Faktenblatt, felder
from ozganswer.records.themen import Thema

BEGLEITEND = frozenset({"kommune", "personen", "organisation", "rechtslage"})
"""Blätter that are about no project and no service."""

AMT = "amt"
"""The key of the number of an office, which a question may also call by its name."""

LANG = 5
"""Least letters of a name that may be a part of a word: „Wohngeld“ of „Wohngeldantrag“."""

_JAHRE = re.compile(
    r"(?<![\w/.-])(?P<von>(?:19|20)\d\d)"
    r"(?:(?:\s*[/–-]\s*|\s+bis\s+)(?:(?P<bis>(?:19|20)\d\d)|(?P<kurz>\d\d)))?\b(?![-.]\d)"
)
_AMT = re.compile(r"\b[ÄA]mt\w*\s+((?:\d+\w?(?:\s*,\s*|\s+und\s+)?)+)")
_UMLAUTE = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
)
_SCHLUESSEL = re.compile(r"\d{14}")


@dataclass(frozen=True, slots=True)
class Allgemein:
    """The words that name nothing: some by their stems, some by how they begin or end."""

    staemme: frozenset[str]
    teile: tuple[Muster, ...]

    def enthaelt(self, w: Wort) -> bool:
        """Tell whether a word names nothing."""
        return w.stamm in self.staemme or any(m.trifft(w) for m in self.teile)


@dataclass(frozen=True, slots=True)
class Genannt:
    """What a question names beside its topic."""

    worte: tuple[Wort, ...]
    """Its nouns, without those that name nothing."""
    jahre: frozenset[int]
    nummern: frozenset[str]
    """Numbers of offices and keys of services."""
    stellen: tuple[str, ...]
    """Offices by their ids."""


def lies_genanntes(text: str, bestand: Bestand, allgemein: Allgemein) -> Genannt:
    """Read what a question names."""
    nomen = tuple(w for w in lies_worte(text) if w.gross and _nennt(w, allgemein))
    nummern = {n for m in _AMT.finditer(text) for n in re.findall(r"\d+\w?", m[1])}
    einheiten = _einheiten(bestand)
    stellen = {
        id_: einheit
        for id_, einheit in einheiten.items()
        if einheit.nummer in nummern or _heisst(einheit.bezeichnung, nomen, allgemein)
    }
    nummern |= {e.nummer for e in stellen.values() if e.nummer}
    nummern |= set(_SCHLUESSEL.findall(text))
    return Genannt(nomen, frozenset(jahre(text)), frozenset(nummern), tuple(stellen))


def allgemeine(themen: Iterable[Thema], bestand: Bestand, anfrage: Anfrage) -> Allgemein:
    """Gather what names nothing: words of topics, the Kommune's name, and who asks."""
    texte = [text for t in themen for text in (*t.allgemein, *t.woerter.alle)]
    einzeln = [text for text in texte if " " not in text]
    ganze = [w for text in einzeln if "-" not in (text[0], text[-1]) for w in worte(text)]
    kommune = bestand.get("kommune")
    if isinstance(kommune, Faktenblatt):
        ganze += worte(str(getattr(kommune.inhalt, "name", "")))
    for e in anfrage.einreicher:
        ganze += worte(" ".join(filter(None, (e.vorname, e.nachname, e.funktion, e.fraktion))))
    teile = (m for text in einzeln if "-" in (text[0], text[-1]) for m in regel(text))
    return Allgemein(frozenset(wort(w).stamm for w in ganze), tuple(teile))


def jahre(text: str) -> Iterator[int]:
    """List the years in a text; `2019/20` is two, `2018 bis 2020` three."""
    for found in _JAHRE.finditer(text):
        von = found["von"]
        bis = found["bis"] or von[:2] + (found["kurz"] or von[2:])
        yield from range(int(von), int(bis) + 1)


def nennt_eintraege(bestand: Bestand, genannt: Genannt, allgemein: Allgemein) -> bool:
    """Tell whether a question names an entry of any blatt, by the words of its id."""
    namen = " ".join(
        id_.replace("_", " ").title()
        for blatt in bestand.values()
        if isinstance(blatt, Faktenblatt) and blatt.name not in BEGLEITEND
        for id_ in blatt.eintraege
    )
    gesagt = [wort(_ohne_umlaute(w.text)) for w in genannt.worte]
    muster = [m for n in worte(namen) if len(n) >= LANG for m in _als_muster(n)]
    return any(m.trifft(w) for m in muster if _nennt(m.wort, allgemein) for w in gesagt)


def _ohne_umlaute(text: str) -> str:
    """Write a word as ids are written: `Bürgerbüro` is `buergerbuero`."""
    return text.translate(_UMLAUTE)


def ist_genannt(
    satz: Any, schluessel: Iterable[str], genannt: Genannt, allgemein: Allgemein
) -> bool:
    """Tell whether a question names an entry, by one of these keys."""
    werte: Mapping[str, Any] = dict(felder(satz))
    return any(_trifft(name, werte.get(name), genannt, allgemein) for name in schluessel)


def _trifft(name: str, wert: Any, genannt: Genannt, allgemein: Allgemein) -> bool:
    match wert:
        case None:
            return False
        case tuple():
            return any(_trifft(name, w, genannt, allgemein) for w in wert)
        case _ if str(wert) in genannt.nummern:
            return True
        case _:
            return name != AMT and _heisst(str(wert), genannt.worte, allgemein)


def _heisst(text: str, nomen: Iterable[Wort], allgemein: Allgemein) -> bool:
    """Tell whether a name has a word that a question says, itself or in a compound."""
    name = [m for w in worte(text) for m in _als_muster(w) if _nennt(m.wort, allgemein)]
    return any(m.trifft(w) or _enthaelt(m.wort, w) for m in name for w in nomen)


def _als_muster(text: str) -> Iterable[Muster]:
    return regel(text if len(text) >= LANG else f"={text}")


def _enthaelt(name: Wort, gesagt: Wort) -> bool:
    """A question may shorten a name: „Parkausweis“ for the „Bewohnerparkausweis“."""
    return len(gesagt.klein) >= LANG and Muster(gesagt, vorn=True, hinten=True).trifft(name)


def _nennt(w: Wort, allgemein: Allgemein) -> bool:
    return len(w.klein) > 2 and not w.klein.isdigit() and not allgemein.enthaelt(w)


def _einheiten(bestand: Bestand) -> Mapping[str, Organisationseinheit]:
    blatt = bestand.get("organisation")
    if isinstance(blatt, Faktenblatt) and isinstance(blatt.inhalt, Organisation):
        return blatt.inhalt.eintraege
    return {}

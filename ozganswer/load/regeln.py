"""What must hold between the values of one blatt, beyond the type of each."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, TypeAlias

from ozganswer.errors import Mistake
from ozganswer.errors.values import (
    Betragspunkt,
    KeineFrist,
    OhneAngabe,
    StufeZuHoch,
    Tausenderpunkt,
    UnbekanntePhase,
    UnbekannterVerweis,
    UngueltigeId,
    VergebenerName,
    VerkehrteReihenfolge,
)
from ozganswer.load.anpassen import als_text
from ozganswer.load.typen import schluessel
from ozganswer.load.yaml import Dokument, Pfad

Daten: TypeAlias = Mapping[str, Any]
Regel: TypeAlias = Callable[[Dokument, Daten], Iterator[Mistake]]

ID = re.compile(r"[a-z][a-z0-9_]*")
TAUSENDER = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{3}")
SPANNEN = ("tage", "wochen", "monate", "vor_sitzung")


def pruefe_regeln(name: str, dokument: Dokument, daten: Any, kopf: type) -> Iterator[Mistake]:
    """Check a blatt's data, adapted to its types, for what its types cannot say."""
    if not isinstance(daten, dict):
        return
    yield from _ids(dokument, daten, kopf)
    yield from _gueltigkeit(dokument, daten)
    if name != "kommune":
        yield from _herkunft(dokument, daten)
    for regel in REGELN.get(name, ()):
        yield from regel(dokument, daten)
    yield from _tausender(dokument, (), daten)


def saetze(daten: Daten) -> Iterator[tuple[Pfad, Daten]]:
    """List the records that are mappings at all, with their path."""
    eintraege = daten.get("eintraege")
    if isinstance(eintraege, dict):
        yield from ((("eintraege", i), s) for i, s in eintraege.items() if isinstance(s, dict))


def _ids(dokument: Dokument, daten: Daten, kopf: type) -> Iterator[Mistake]:
    eintraege = daten.get("eintraege")
    for id_ in eintraege if isinstance(eintraege, dict) else ():
        stelle = dokument.name(("eintraege", id_))
        if not ID.fullmatch(id_):
            yield UngueltigeId(id_, "die Kennung eines Eintrags", stelle)
        if id_ in schluessel(kopf):
            yield VergebenerName(id_, "die Kennung eines Eintrags", stelle)


def _herkunft(dokument: Dokument, daten: Daten) -> Iterator[Mistake]:
    """Stand and Quelle stand in the head or in every record; if in none, it is said once."""
    alle = list(saetze(daten))
    for name in ("stand", "quelle"):
        ohne = [pfad for pfad, satz in alle if not satz.get(name)]
        if daten.get(name) or not ohne:
            continue
        for pfad in [()] if len(ohne) == len(alle) else ohne:
            yield OhneAngabe(name, dokument.name(pfad))


def _gueltigkeit(dokument: Dokument, daten: Daten) -> Iterator[Mistake]:
    for pfad, satz in (((), daten), *saetze(daten)):
        ab, bis = (satz.get(n, daten.get(n)) for n in ("gueltig_ab", "gueltig_bis"))
        if isinstance(ab, date) and isinstance(bis, date) and bis < ab:
            name = "gueltig_bis" if "gueltig_bis" in satz else "gueltig_ab"
            if name in satz:
                stelle = dokument.wert((*pfad, name))
                yield VerkehrteReihenfolge(als_text(ab), als_text(bis), stelle)


def _phasen(dokument: Dokument, daten: Daten) -> Iterator[Mistake]:
    gegeben = daten.get("phasen")
    phasen = [p for p in gegeben if isinstance(p, str)] if isinstance(gegeben, list) else []
    for pfad, satz in saetze(daten):
        match satz.get("phase"):
            case str() as phase if phase not in phasen:
                yield UnbekanntePhase(phase, phasen, dokument.wert((*pfad, "phase")))
            case {"von": str() as von, "bis": str() as bis}:
                yield from _spanne(dokument, (*pfad, "phase"), (von, bis), phasen)


def _spanne(
    dokument: Dokument, pfad: Pfad, spanne: tuple[str, str], phasen: list[str]
) -> Iterator[Mistake]:
    unbekannt = [(n, p) for n, p in zip(("von", "bis"), spanne, strict=True) if p not in phasen]
    for name, phase in unbekannt:
        yield UnbekanntePhase(phase, phasen, dokument.wert((*pfad, name)))
    von, bis = spanne
    if not unbekannt and phasen.index(bis) < phasen.index(von):
        yield VerkehrteReihenfolge(von, bis, dokument.wert((*pfad, "bis")))


def _reifegrad(dokument: Dokument, daten: Daten) -> Iterator[Mistake]:
    for pfad, satz in saetze(daten):
        match satz.get("reifegrad"):
            case {"modell": "1.1", "stufe": Decimal() as stufe} if 4 < stufe <= 7:
                yield StufeZuHoch(int(stufe), dokument.wert((*pfad, "reifegrad", "stufe")))


def _themenfelder(dokument: Dokument, daten: Daten) -> Iterator[Mistake]:
    felder = daten.get("themenfelder")
    if not isinstance(felder, list):
        return
    for pfad, satz in saetze(daten):
        feld = satz.get("themenfeld")
        if isinstance(feld, str) and feld not in felder:
            stelle = dokument.wert((*pfad, "themenfeld"))
            yield UnbekannterVerweis(feld, "leistungen unter „themenfelder“", felder, stelle)


def _fristen(dokument: Dokument, daten: Daten) -> Iterator[Mistake]:
    fristen = daten.get("fristen")
    for art, regel in fristen.items() if isinstance(fristen, dict) else ():
        if isinstance(regel, dict) and not any(regel.get(n) for n in SPANNEN):
            yield KeineFrist(art, dokument.name(("fristen", art)))


def _tausender(dokument: Dokument, pfad: Pfad, wert: Any) -> Iterator[Mistake]:
    match wert:
        case dict():
            for name, inhalt in wert.items():
                yield from _tausender(dokument, (*pfad, name), inhalt)
        case list() | tuple():
            for n, inhalt in enumerate(wert):
                yield from _tausender(dokument, (*pfad, str(n)), inhalt)
        case Decimal() if TAUSENDER.fullmatch(text := als_text(wert)):
            # Below an entry's own id, which may be any word.
            art = Betragspunkt if "betrag" in pfad[2:] else Tausenderpunkt
            yield art(text, text.replace(".", ","), dokument.wert(pfad))


REGELN: dict[str, tuple[Regel, ...]] = {
    "projekte": (_phasen, _reifegrad),
    "leistungen": (_themenfelder, _reifegrad),
    "kommune": (_fristen,),
}

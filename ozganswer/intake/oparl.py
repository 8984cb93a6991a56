"""OParl 1.1: a Paper with the text of its files; no link is ever followed (https://oparl.org/spezifikation)."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from ozganswer.errors.importing import KeineAnfrage, NichtLesbar
from ozganswer.intake.html import lies_html
from ozganswer.intake.papier import Begleitung, Papier
from ozganswer.intake.zeichen import saeubere, zeilen
from ozganswer.records.anfrage import Beratung

PAPER = re.compile(r"https?://schema\.oparl\.org/1\.[01]/Paper")
ANFRAGE = re.compile(r"anfrage", re.IGNORECASE)
ANTWORT = re.compile(r"antwort|stellungnahme|mitteilung|protokoll|niederschrift", re.IGNORECASE)
VON_HAND = "Die Datei selbst herunterladen und sie einlesen"


def lies_oparl(text: str, datei: str) -> list[Papier]:
    """Read the Papers of a record; raise NichtLesbar or KeineAnfrage."""
    try:
        daten = json.loads(text)
    except (ValueError, RecursionError):
        raise NichtLesbar(
            datei, "es ist kein lesbares JSON", "Den Datensatz neu speichern."
        ) from None
    papers = [p for p in _objekte(daten) if PAPER.fullmatch(str(p.get("type")))]
    if not papers:
        raise NichtLesbar(
            datei,
            "es ist kein Paper nach OParl 1.1",
            "Den Datensatz der Drucksache (Paper) einlesen.",
        )
    return [_papier(p, datei) for p in papers]


def _objekte(daten: object) -> list[Mapping[str, Any]]:
    """A Paper, or a list of them as OParl pages them."""
    if isinstance(daten, dict) and isinstance(daten.get("data"), list):
        daten = daten["data"]
    return [o for o in (daten if isinstance(daten, list) else [daten]) if isinstance(o, dict)]


def _papier(paper: Mapping[str, Any], datei: str) -> Papier:
    art = _text(paper, "paperType")
    if art and (ANTWORT.search(art) or not ANFRAGE.search(art)):
        raise KeineAnfrage(
            datei, f"OParl nennt das Papier „{art[:60]}“", "Den Datensatz der Anfrage einlesen."
        )
    gewaehlt = next(iter(_mit_text(paper)), None)
    if gewaehlt is None:
        raise NichtLesbar(
            datei, "der Datensatz enthält keinen Text", f"{VON_HAND}{_adresse(paper)}."
        )
    inhalt = str(gewaehlt["text"])
    papier = lies_html(inhalt) if inhalt.lstrip().startswith("<") else Papier(zeilen(inhalt))
    return replace(papier, begleitung=_begleitung(paper, art, gewaehlt))


def _mit_text(paper: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """List the files that bring their text, the one that is called Anfrage first."""
    mitschrift = [f for f in _dateien(paper) if _text(f, "text")]
    return sorted((f for f in mitschrift if not ANTWORT.search(_text(f, "name") or "")), key=_rang)


def _rang(datei: Mapping[str, Any]) -> bool:
    return not ANFRAGE.search(_text(datei, "name") or "")


def _dateien(paper: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    weitere = paper.get("auxiliaryFile")
    for datei in [paper.get("mainFile"), *(weitere if isinstance(weitere, list) else [])]:
        if isinstance(datei, dict):
            yield datei


def _adresse(paper: Mapping[str, Any]) -> str:
    adressen = (
        _text(d, "downloadUrl") or _text(d, "accessUrl") for d in sorted(_dateien(paper), key=_rang)
    )
    erste = next((a for a in adressen if a), _text(paper, "mainFile"))
    return f": {erste}" if erste else ""


def _begleitung(
    paper: Mapping[str, Any], art: str | None, gewaehlt: Mapping[str, Any]
) -> Begleitung:
    andere = [
        _text(d, "name") or _text(d, "fileName") or "ohne Namen"
        for d in _dateien(paper)
        if d is not gewaehlt
    ]
    hinweise = [f"Nicht gelesene Datei: {name}" for name in andere]
    hinweise += [f"Verwandtes Papier: {ort}" for ort in _liste(paper, "relatedPaper")]
    hinweise += [
        f"Urheber: {ort}"
        for k in ("originatorPerson", "originatorOrganization")
        for ort in _liste(paper, k)
    ]
    hinweise += [f"Federführung: {ort}" for ort in _liste(paper, "underDirectionOf")]
    beratungen, offen = _beratungen(paper)
    return Begleitung(
        "OParl",
        kennung=_text(paper, "reference"),
        art=art,
        betreff=_text(paper, "name"),
        eingegangen=_tag(paper.get("date")),
        beratungsfolge=beratungen,
        hinweise=(*hinweise, *offen),
    )


def _beratungen(paper: Mapping[str, Any]) -> tuple[tuple[Beratung, ...], list[str]]:
    """Read the consultations whose body is named and not only linked."""
    gelesen: list[Beratung] = []
    offen: list[str] = []
    beratungen = paper.get("consultation")
    for eintrag in beratungen if isinstance(beratungen, list) else []:
        if not isinstance(eintrag, dict):
            offen.append(f"Beratung: {saeubere(str(eintrag))}")
        elif gremium := next(iter(_namen(eintrag.get("organization"))), None):
            tag = _tag(_aus(eintrag.get("meeting"), "start"))
            gelesen.append(
                Beratung(gremium=gremium, termin=tag, zustaendigkeit=_text(eintrag, "role"))
            )
        else:
            wo = ", ".join(_liste(eintrag, "organization"))
            offen.append(
                f"Beratung ohne Namen des Gremiums: {_text(eintrag, 'role') or ''} {wo}".strip()
            )
    return tuple(gelesen), offen


def _namen(wert: object) -> Iterator[str]:
    for eintrag in wert if isinstance(wert, list) else [wert]:
        if isinstance(eintrag, dict) and (name := _text(eintrag, "name")):
            yield name


def _aus(wert: object, schluessel: str) -> object:
    return wert.get(schluessel) if isinstance(wert, dict) else None


def _text(objekt: Mapping[str, Any], schluessel: str) -> str | None:
    wert = objekt.get(schluessel)
    if not isinstance(wert, str):
        return None
    return (wert if schluessel == "text" else saeubere(wert)) or None


def _liste(objekt: Mapping[str, Any], schluessel: str) -> list[str]:
    wert = objekt.get(schluessel)
    return [saeubere(w) for w in (wert if isinstance(wert, list) else [wert]) if isinstance(w, str)]


def _tag(wert: object) -> date | None:
    try:
        return date.fromisoformat(str(wert)[:10])
    except ValueError:
        return None

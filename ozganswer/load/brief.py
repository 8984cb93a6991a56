"""A letter's folder → its Briefquelle: the one source in it, its head, its body, its Anlagen."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.annexes import FormatOhneWirkung
from ozganswer.errors.letters import (
    AnlageIstBrief,
    AnlageMitKopf,
    BedingtFehlt,
    KeineQuelle,
    KopfFehlt,
    MehrereQuellen,
)
from ozganswer.load.anlagedatei import lies_anlagedatei
from ozganswer.load.anpassen import anpassen
from ozganswer.load.datei import Wurzel
from ozganswer.load.ordner import inhalt
from ozganswer.load.satz import lies_satz, melde
from ozganswer.load.yaml import Dokument, lies_yaml
from ozganswer.records.antwort import Anlagedatei, Briefquelle, Kopf, Textdatei

STRICHE = "---"
MARKDOWN = ".md"

PFLICHT: dict[str, tuple[str, ...]] = {
    "teilantwort": ("offen",),
    "zwischennachricht": ("grund", "zugesagt_bis"),
    "ablehnung": ("grund",),
}
"""What the head must say by the letter's art (format.md)."""

MIT_DATUM = ("schlussgezeichnet", "versandt")
"""The status from which on a letter has its date."""


@dataclass(frozen=True, slots=True)
class Teile:
    """A source cut in two: the head's YAML, which begins on line 2, and the body."""

    kopf: str
    text: Textdatei


def lies_brief(wurzel: Wurzel, ordner: Path, kommune: str) -> Briefquelle:
    """Read the source in a letter's folder; raise Mistakes with all that is wrong in it."""
    try:
        pfad = finde_quelle(wurzel, ordner)
    except Mistake as mistake:
        raise Mistakes([mistake]) from None
    return lies_quelle(wurzel, pfad, kommune)


def lies_quelle(wurzel: Wurzel, pfad: Path, kommune: str) -> Briefquelle:
    """Read a letter's source by its path; raise Mistakes likewise."""
    try:
        teile = lies_teile(wurzel, pfad)
        dokument = lies_yaml(teile.kopf, teile.text.datei, 2)
    except Mistake as mistake:
        raise Mistakes([mistake]) from None
    if dokument.daten is None:
        dokument.daten = {}
        dokument.werte[()] = Position(teile.text.datei, 1, 1)
    kopf = lies_satz(dokument, Kopf)
    daten = anpassen(dokument.daten, Kopf)
    melde(dokument, _bedingtes(dokument, daten))
    anlagen = _anlagen(wurzel, pfad, dokument, daten)
    if kopf is None or dokument.mistakes:
        raise Mistakes(dokument.mistakes)
    return Briefquelle(
        kommune,
        pfad.parent.name,
        pfad.stem,
        kopf,
        teile.text,
        dokument.werte,
        anlagen.texte,
        tuple(anlagen.dateien),
        tuple(_formate(dokument, kopf, anlagen)),
    )


def finde_quelle(wurzel: Wurzel, ordner: Path) -> Path:
    """Find the one .md that is no Anlage of another; raise Mistake or Mistakes."""
    alle = [p for p in inhalt(wurzel.sicher(ordner)) if ist_markdown(p) and p.is_file()]
    if len(alle) > 1:
        genannt = {name for p in alle for name in _genannte(wurzel, p) if name != p.name}
        alle = [p for p in alle if p.name not in genannt]
    if not alle:
        raise KeineQuelle(wurzel.name(ordner))
    if len(alle) > 1:
        raise MehrereQuellen(wurzel.name(ordner), [p.name for p in alle])
    return alle[0]


def hat_quelle(ordner: Path) -> bool:
    """Tell whether a letter's folder is there and holds any text that could be its source."""
    return ordner.is_dir() and any(map(ist_markdown, inhalt(ordner)))


def ist_markdown(pfad: Path) -> bool:
    """Tell whether a file is a text of ours, by its ending."""
    return pfad.suffix.lower() == MARKDOWN and not pfad.name.startswith(".")


def lies_teile(wurzel: Wurzel, pfad: Path) -> Teile:
    """Cut a source into head and body; raise Mistake or Mistakes."""
    datei = wurzel.name(pfad)
    erste, *zeilen = wurzel.text(pfad).split("\n")
    if erste.rstrip() != STRICHE:
        raise KopfFehlt(datei, offen=False)
    ende = next((n for n, zeile in enumerate(zeilen) if zeile.rstrip() == STRICHE), None)
    if ende is None:
        raise KopfFehlt(datei, offen=True)
    text = Textdatei(datei, "\n".join(zeilen[ende + 1 :]), ende + 3)
    return Teile("\n".join([*zeilen[:ende], ""]), text)


def _genannte(wurzel: Wurzel, pfad: Path) -> list[str]:
    """List the Anlagen that a text names, if it has a head at all."""
    try:
        teile = lies_teile(wurzel, pfad)
        daten = lies_yaml(teile.kopf, teile.text.datei, 2).daten
    except (Mistake, Mistakes):
        return []
    return [datei for _, datei in _dateien(daten)]


def _dateien(daten: Any) -> Iterator[tuple[str, str]]:
    """List number and file of the Anlagen that have one."""
    anlagen = daten.get("anlagen") if isinstance(daten, dict) else None
    for n, anlage in enumerate(anlagen if isinstance(anlagen, list) else ()):
        if isinstance(anlage, dict) and isinstance(datei := anlage.get("datei"), str):
            yield str(n), datei


@dataclass(frozen=True, slots=True)
class _Anlagen:
    """The Anlagen as they are read: those rendered, those kept beside."""

    texte: dict[str, Textdatei] = field(default_factory=dict)
    dateien: list[Anlagedatei] = field(default_factory=list)


def _anlagen(wurzel: Wurzel, quelle: Path, dokument: Dokument, daten: Any) -> _Anlagen:
    anlagen = _Anlagen()
    for n, datei in _dateien(daten):
        stelle = dokument.wert(("anlagen", n, "datei"))
        try:
            pfad = wurzel.genannt(quelle.parent, datei, stelle)
            if pfad.samefile(quelle):
                dokument.mistakes.append(AnlageIstBrief(datei, stelle))
            elif ist_markdown(pfad):
                anlagen.texte[datei] = _anlagentext(wurzel, pfad)
            else:
                anlagen.dateien.append(lies_anlagedatei(wurzel, pfad, datei))
        except Mistake as mistake:
            dokument.mistakes.append(mistake)
        except Mistakes as mistakes:
            dokument.mistakes += mistakes.mistakes
    return anlagen


def _formate(dokument: Dokument, kopf: Kopf, anlagen: _Anlagen) -> Iterator[Mistake]:
    for n, anlage in enumerate(kopf.anlagen):
        if anlage.format == "quer" and anlage.datei not in anlagen.texte:
            yield FormatOhneWirkung(anlage.titel, dokument.wert(("anlagen", str(n), "format")))


def _anlagentext(wurzel: Wurzel, pfad: Path) -> Textdatei:
    text = Textdatei(wurzel.name(pfad), wurzel.text(pfad))
    erste, *zeilen = text.text.split("\n")
    if erste.rstrip() == STRICHE and STRICHE in (z.rstrip() for z in zeilen):
        raise AnlageMitKopf(text.datei)
    return text


def _bedingtes(dokument: Dokument, daten: Any) -> Iterator[Mistake]:
    if not isinstance(daten, dict):
        return
    art, status = daten.get("art"), daten.get("status")
    for name in PFLICHT.get(art, ()) if isinstance(art, str) else ():
        if not daten.get(name):
            yield BedingtFehlt(name, f"art: {art}", dokument.wert(("art",)))
    if status in MIT_DATUM and not daten.get("datum"):
        yield BedingtFehlt("datum", f"status: {status}", dokument.wert(("status",)))

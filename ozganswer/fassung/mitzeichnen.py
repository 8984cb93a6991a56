"""`cosign`: an office agrees to a letter, to the words and figures that it has now."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ozganswer.archive.freigabe import Freigaben
from ozganswer.archive.mitzeichnung import letter_to_sign, pruefsumme
from ozganswer.ausgabe import write_files
from ozganswer.errors.zeichnung import UnbekannteStelle, UnbekannteZeichnende
from ozganswer.load.kopf import aendere_kopf
from ozganswer.load.ordner import Brief
from ozganswer.load.workspace import Workspace
from ozganswer.records.antwort import Kopf, Mitzeichnung
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.fakten import Bestand, Faktenblatt, felder

KENNUNG = re.compile("[a-z][a-z0-9_]*")
"""What is meant as an id; a name is written otherwise."""


@dataclass(frozen=True, slots=True)
class Zeichen:
    """Who agrees, for which office, on which day."""

    stelle: str
    person: str
    tag: date


def mitzeichnen(workspace: Workspace, brief: Brief, zeichen: Zeichen) -> Path:
    """Write a Mitzeichnung into the letter's head and return its source.

    Raises:
        Mistake, Mistakes: the letter is released or has mistakes, the office or person is unknown.
    """
    Freigaben(workspace.root).verlange_offen(brief)
    auftrag = workspace.auftrag(brief.kommune, brief.name)
    _check(zeichen, auftrag.bestand)
    pfad = workspace.root / auftrag.quelle.text.datei
    neu = aendere_kopf(pfad.read_bytes(), _head(auftrag, zeichen))
    write_files({pfad: neu}, workspace.root)
    return pfad


def _head(auftrag: Auftrag, zeichen: Zeichen) -> dict[str, Any]:
    """Work out what changes: the office's Mitzeichnung, and that Mitzeichnung has begun."""
    summe = pruefsumme(auftrag, letter_to_sign(auftrag))
    eigene = Mitzeichnung(
        stelle=zeichen.stelle, person=zeichen.person, datum=zeichen.tag, pruefsumme=summe
    )
    kopf = auftrag.quelle.kopf
    status = {"status": "mitzeichnung"} if kopf.status == "entwurf" else {}
    return {**status, "mitzeichnungen": [dict(felder(m)) for m in _with(kopf, eigene)]}


def _with(kopf: Kopf, eigene: Mitzeichnung) -> list[Mitzeichnung]:
    """Put a Mitzeichnung in the place of an earlier one of the same office, or at the end."""
    alle = [eigene if m.stelle == eigene.stelle else m for m in kopf.mitzeichnungen]
    return alle if eigene in alle else [*alle, eigene]


def _check(zeichen: Zeichen, bestand: Bestand) -> None:
    stellen, personen = _ids(bestand, "organisation"), _ids(bestand, "personen")
    if zeichen.stelle not in stellen:
        raise UnbekannteStelle(zeichen.stelle, stellen)
    if KENNUNG.fullmatch(zeichen.person) and zeichen.person not in personen:
        raise UnbekannteZeichnende(zeichen.person, personen)


def _ids(bestand: Bestand, name: str) -> tuple[str, ...]:
    blatt = bestand.get(name)
    return tuple(blatt.eintraege) if isinstance(blatt, Faktenblatt) else ()

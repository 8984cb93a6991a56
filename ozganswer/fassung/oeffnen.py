"""`revise`: the next Fassung of a released letter is begun; the earlier ones are safe in git."""

from pathlib import Path
from typing import Any

from ozganswer.archive.freigabe import Freigabe, Freigaben
from ozganswer.ausgabe import write_files
from ozganswer.compose.arten import NUR_BEI
from ozganswer.errors.zeichnung import NichtFreigegeben
from ozganswer.load.kopf import aendere_kopf
from ozganswer.load.ordner import Brief
from ozganswer.load.workspace import Workspace
from ozganswer.records.antwort import Art, Kopf

FOLGT: dict[Art, Art] = {"teilantwort": "ergaenzung", "zwischennachricht": "antwort"}
"""The kind of letter that follows one after which an answer is still due."""


def oeffnen(workspace: Workspace, brief: Brief, grund: str, art: Art | None) -> Path:
    """Make the source an Entwurf of the next Fassung and return it.

    Raises:
        Mistake, Mistakes: the letter is not released, or its source cannot be read.
    """
    freigabe = Freigaben(workspace.root).fuer(brief)
    if freigabe is None:
        raise NichtFreigegeben(str(brief))
    freigabe.verlange_hier()
    quelle = workspace.quelle(brief.kommune, brief.name)
    pfad = workspace.root / quelle.text.datei
    neu = aendere_kopf(pfad.read_bytes(), _head(quelle.kopf, freigabe, grund, art))
    write_files({pfad: neu}, workspace.root)
    return pfad


def _head(kopf: Kopf, freigabe: Freigabe, grund: str, gewuenscht: Art | None) -> dict[str, Any]:
    """Work out what changes in the head: all that was said of the Fassung before."""
    art = gewuenscht or next_art(kopf)
    is_more = art == "ergaenzung" or (kopf.art in FOLGT and gewuenscht is None)
    vorher: dict[str, Any] = {
        "fassung": freigabe.nummer,
        "art": kopf.art,
        "datum": kopf.datum,
        "grund": grund,
    }
    if is_more and freigabe.nachweis and freigabe.nachweis.fragen:
        vorher["fragen"] = list(freigabe.nachweis.fragen)
    wirkungslos = (name for name, arten in NUR_BEI.items() if art not in arten)
    weg = ("datum", "mitzeichnungen", "versand", "ersetzt", "ergaenzt", *wirkungslos)
    fest = {"art": art} if art != kopf.art else {}
    verweis = {"ergaenzt" if is_more else "ersetzt": vorher}
    return {**dict.fromkeys(weg), "status": "entwurf", **fest, **verweis}


def next_art(kopf: Kopf) -> Art:
    """Choose the kind of the next Fassung: what was never sent needs no Berichtigung."""
    if kopf.art in FOLGT:
        return FOLGT[kopf.art]
    return "berichtigung" if kopf.status == "versandt" else kopf.art

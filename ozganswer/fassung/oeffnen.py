"""`revise`: the next Fassung of a released letter is begun; the earlier ones are safe in git."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ozganswer.archive.fassungen import tag_name
from ozganswer.archive.fest import QUELLEN, abweichungen
from ozganswer.archive.freigabe import Freigabe, Freigaben
from ozganswer.ausgabe import write_files
from ozganswer.compose.arten import NUR_BEI
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.fassung import DateiWeg, QuelleGeaendert, TagFehlt
from ozganswer.errors.versand import BezugNieVersandt, VersandAnders
from ozganswer.errors.zeichnung import NichtFreigegeben
from ozganswer.load.kopf import aendere_kopf
from ozganswer.load.ordner import Brief
from ozganswer.load.workspace import Workspace
from ozganswer.records.antwort import Art, Kopf

FOLGT: dict[Art, Art] = {"teilantwort": "ergaenzung", "zwischennachricht": "antwort"}
"""The kind of letter that follows one after which an answer is still due."""


@dataclass(frozen=True, slots=True)
class Geoeffnet:
    """A Fassung that was begun: its source, and what is to be told of it."""

    quelle: Path
    warnungen: tuple[Mistake, ...] = ()


@dataclass(frozen=True, slots=True)
class _Folge:
    """What the next Fassung is: its kind, and the letter that it refers to, if one went out."""

    art: Art
    is_more: bool
    """Whether it supplements, where others replace."""
    bezug: dict[str, Any]
    fragen: tuple[str, ...] = ()
    """What that letter answered."""


def oeffnen(workspace: Workspace, brief: Brief, grund: str, art: Art | None) -> Geoeffnet:
    """Make the source an Entwurf of the next Fassung.

    Raises:
        Mistake, Mistakes: the letter is not released, its tag is not here, its source is gone,
            is not what was released, or cannot be read.
    """
    freigaben = Freigaben(workspace.root)
    freigabe = freigaben.fuer(brief)
    if freigabe is None:
        raise NichtFreigegeben(str(brief))
    freigaben.verlange_da(freigabe)
    if freigabe.tag is None and freigaben.repository:
        # Without it nothing tells whether what stands here is what was released and sent.
        raise TagFehlt(tag_name(str(brief), freigabe.nummer))
    if falsch := [*filter(_is_of_source, abweichungen(workspace.root, freigabe))]:
        # The next one begins with this text, and what is sent decides what it says.
        raise Mistakes(falsch)
    quelle = workspace.quelle(brief.kommune, brief.name)
    name = quelle.text.datei
    pfad = workspace.root / name
    folge = _next(quelle.kopf, freigabe, art)
    neu = aendere_kopf(pfad.read_bytes(), _head(quelle.kopf, freigabe, grund, folge))
    write_files({pfad: neu}, workspace.root)
    if folge.bezug and not (_is_sent(quelle.kopf) or quelle.kopf.bezug):
        return Geoeffnet(pfad, (BezugNieVersandt(str(brief), freigabe.nummer, name),))
    return Geoeffnet(pfad)


def _is_of_source(befund: Mistake) -> bool:
    """Tell whether what is wrong with a released letter is wrong with a source of it."""
    if isinstance(befund, DateiWeg):
        return befund.position is not None and befund.position.datei.endswith(QUELLEN)
    return isinstance(befund, QuelleGeaendert | VersandAnders)


def _head(kopf: Kopf, freigabe: Freigabe, grund: str, folge: _Folge) -> dict[str, Any]:
    """Work out what changes in the head: all that was said of the Fassung before."""
    vorher = {"fassung": freigabe.nummer, **folge.bezug, "grund": grund}
    if folge.is_more and folge.fragen:
        vorher["fragen"] = list(folge.fragen)
    wirkungslos = (name for name, arten in NUR_BEI.items() if folge.art not in arten)
    weg = ("datum", "mitzeichnungen", "versand", "ersetzt", "ergaenzt", *wirkungslos)
    fest = {"art": folge.art} if folge.art != kopf.art else {}
    verweis = {"ergaenzt" if folge.is_more else "ersetzt": vorher}
    return {**dict.fromkeys(weg), "status": "entwurf", **fest, **verweis}


def _next(kopf: Kopf, freigabe: Freigabe, gewuenscht: Art | None) -> _Folge:
    """Choose what follows: what was never sent needs no Berichtigung and is not spoken of."""
    if not _is_sent(kopf) and (bezug := kopf.bezug):
        is_more = gewuenscht == "ergaenzung" or (kopf.ergaenzt is not None and not gewuenscht)
        frueher = _letter(bezug.art, bezug.datum, bezug.zugesagt_bis)
        return _Folge(gewuenscht or kopf.art, is_more, frueher, bezug.fragen)
    if not (_is_sent(kopf) or gewuenscht or kopf.art in FOLGT):
        return _Folge(kopf.art, is_more=False, bezug={})
    fragen = freigabe.nachweis.fragen if freigabe.nachweis else ()
    is_more = gewuenscht == "ergaenzung" or (kopf.art in FOLGT and not gewuenscht)
    art = gewuenscht or FOLGT.get(kopf.art, "berichtigung")
    return _Folge(art, is_more, _letter(kopf.art, kopf.datum, kopf.zusage), fragen)


def _letter(art: Art | None, tag: date | None, zusage: date | None) -> dict[str, Any]:
    """Write down the letter that the next one refers to, and what it promised."""
    return {"art": art, "datum": tag, **({"zugesagt_bis": zusage} if zusage else {})}


def _is_sent(kopf: Kopf) -> bool:
    return kopf.status == "versandt"

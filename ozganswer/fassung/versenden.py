"""`dispatch`: how a released letter went out, in its head and in git; the letter stays."""

from dataclasses import dataclass
from datetime import date

from ozganswer.archive.fest import abweichungen
from ozganswer.archive.freigabe import Freigaben
from ozganswer.archive.git import Repository
from ozganswer.archive.nachweis import digest
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.fassung import TagFehlt
from ozganswer.errors.zeichnung import NichtFreigegeben, VersandVorDatum
from ozganswer.fassung.festschreiben import Eintragung, schreibe_fest
from ozganswer.fassung.lage import pruefe_lage
from ozganswer.load.kopf import aendere_kopf
from ozganswer.load.ordner import Brief
from ozganswer.load.workspace import Workspace
from ozganswer.records.antwort import Briefquelle, Versand
from ozganswer.records.fakten import felder
from ozganswer.records.german import aufzaehlung, datum


@dataclass(frozen=True, slots=True)
class Sendung:
    """What is said of a Versand: the day, the way, to whom, and the signed letter as scanned."""

    am: date
    weg: str
    an: tuple[str, ...]
    scan: bytes | None = None


def versenden(workspace: Workspace, repository: Repository, brief: Brief, sendung: Sendung) -> str:
    """Record a Versand, commit just the source, and return the commit; raise Mistakes."""
    freigabe = Freigaben(workspace.root).fuer(brief)
    if freigabe is None:
        raise NichtFreigegeben(str(brief))
    hindernisse: list[Mistake] = [*pruefe_lage(repository)]
    hindernisse += abweichungen(workspace.root, freigabe)
    if freigabe.tag is None:
        hindernisse.append(TagFehlt(f"{brief}/v{freigabe.nummer}"))
    if hindernisse:
        raise Mistakes(hindernisse)
    quelle = workspace.quelle(brief.kommune, brief.name)
    if quelle.kopf.datum and sendung.am < quelle.kopf.datum:
        raise VersandVorDatum(datum(sendung.am), datum(quelle.kopf.datum))
    eintragung = Eintragung(
        "dispatch",
        str(brief),
        {quelle.text.datei: _source(workspace, quelle, sendung)},
        _message(brief, freigabe.nummer, sendung),
    )
    return schreibe_fest(repository, eintragung).neu


def _source(workspace: Workspace, quelle: Briefquelle, sendung: Sendung) -> bytes:
    scan = digest(sendung.scan) if sendung.scan is not None else None
    neu = Versand(am=sendung.am, weg=sendung.weg, an=sendung.an, scan=scan)
    alle = [dict(felder(versand)) for versand in (*quelle.kopf.versand, neu)]
    inhalt = (workspace.root / quelle.text.datei).read_bytes()
    return aendere_kopf(inhalt, {"status": "versandt", "versand": alle})


def _message(brief: Brief, nummer: int, sendung: Sendung) -> str:
    an = aufzaehlung(sendung.an)
    zeilen = (f"Am {datum(sendung.am)} an {an}.", f"Weg: {sendung.weg}")
    return "\n".join((f"Versand: Fassung {nummer} von {brief}", "", *zeilen, ""))

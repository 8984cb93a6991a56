"""`dispatch`: how a released letter went out, in its head and in git; the letter stays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from ozganswer.archive.fassungen import tag_name, versand_text
from ozganswer.archive.fest import abweichungen
from ozganswer.archive.freigabe import Freigabe, Freigaben
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


@dataclass(frozen=True, slots=True)
class Verschickt:
    """A Versand that was recorded."""

    tag: str
    commit: str


def versenden(
    workspace: Workspace, repository: Repository, brief: Brief, sendung: Sendung
) -> Verschickt:
    """Record a Versand, commit and tag just the source; raise a Mistake or Mistakes."""
    freigaben = Freigaben(workspace.root)
    freigabe = freigaben.fuer(brief)
    if freigabe is None:
        raise NichtFreigegeben(str(brief))
    if hindernisse := tuple(_obstacles(workspace, repository, freigabe)):
        raise Mistakes(hindernisse)
    quelle = workspace.quelle(brief.kommune, brief.name)
    if quelle.kopf.datum and sendung.am < quelle.kopf.datum:
        raise VersandVorDatum(datum(sendung.am), datum(quelle.kopf.datum))
    bisher = (v.folge for v in freigaben.versand(brief) if v.nummer == freigabe.nummer)
    tag = tag_name(str(brief), freigabe.nummer, max(bisher, default=0) + 1)
    wovon = f"Versand: Fassung {freigabe.nummer} von {brief}"
    neu = _source(workspace, quelle, sendung)
    eintragung = _entry(brief, tag, wovon, (quelle.text.datei, neu), sendung)
    return Verschickt(tag, schreibe_fest(repository, eintragung).neu)


def _obstacles(
    workspace: Workspace, repository: Repository, freigabe: Freigabe
) -> Iterator[Mistake]:
    yield from pruefe_lage(repository)
    yield from abweichungen(workspace.root, freigabe)
    if freigabe.tag is None:
        yield TagFehlt(tag_name(str(freigabe.brief), freigabe.nummer))


def _source(workspace: Workspace, quelle: Briefquelle, sendung: Sendung) -> bytes:
    scan = digest(sendung.scan) if sendung.scan is not None else None
    neu = Versand(am=sendung.am, weg=sendung.weg, an=sendung.an, scan=scan)
    alle = [dict(felder(versand)) for versand in (*quelle.kopf.versand, neu)]
    inhalt = (workspace.root / quelle.text.datei).read_bytes()
    return aendere_kopf(inhalt, {"status": "versandt", "versand": alle})


def _entry(
    brief: Brief, tag: str, wovon: str, quelle: tuple[str, bytes], sendung: Sendung
) -> Eintragung:
    name, inhalt = quelle
    zeilen, vermerk = _lines(sendung), (PurePosixPath(name).name, digest(inhalt))
    return Eintragung(
        "dispatch",
        str(brief),
        {name: inhalt},
        "\n".join((wovon, "", *zeilen, "")),
        tag,
        lambda commit: versand_text(wovon, zeilen, vermerk, commit),
    )


def _lines(sendung: Sendung) -> tuple[str, str]:
    an = aufzaehlung([" ".join(wer.split()) for wer in sendung.an])
    return f"Am {datum(sendung.am)} an {an}.", f"Weg: {' '.join(sendung.weg.split())}"

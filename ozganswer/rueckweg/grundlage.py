"""Documents as they are compared: of the letter as it would be built now, and the edited one."""

from dataclasses import dataclass

from ozganswer.compose import compose
from ozganswer.compose.verorten import verorte
from ozganswer.errors import Mistake
from ozganswer.errors.rueckweg import DateiKaputt
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.letter import Letter
from ozganswer.rueckweg.strom import Quelle
from ozganswer.rueckweg.ursprung import Stelle, mit_ursprung
from ozganswer.write import WRITERS
from ozganswer.write.readback.document import Document, read_document
from ozganswer.write.readback.package import Package

GRENZE = 50_000_000
"""Most bytes of a file that is read."""
STUECKE = 20_000
"""Most paragraphs and rows of a document that is compared."""


@dataclass(frozen=True, slots=True)
class Grundlage:
    """A letter as it would be built now: its pieces, where each came from, and its source."""

    auftrag: Auftrag
    letter: Letter
    warnungen: tuple[Mistake, ...]
    stellen: tuple[Stelle, ...]
    quelle: Quelle
    dokument: Document


@dataclass(frozen=True, slots=True)
class Gebaut:
    """A letter that was built to be compared, and the pieces of its document."""

    letter: Letter
    warnungen: tuple[Mistake, ...]
    dokument: Document


def baue(auftrag: Auftrag) -> Gebaut:
    """Build a letter in memory and read it back; raise Mistakes."""
    komposition = compose(auftrag)
    inhalt = WRITERS["docx"](komposition.letter, auftrag.stilordner.stil)
    return Gebaut(
        komposition.letter, komposition.warnungen, lies(inhalt, auftrag.dateiname, annehmen=True)
    )


def grundlage(auftrag: Auftrag) -> Grundlage:
    """Build a letter in memory and find where each of its pieces came from; raise Mistakes."""
    gebaut = baue(auftrag)
    verortet = verorte(auftrag)
    quelle = Quelle(verortet.text, verortet.zerlegt)
    stellen = mit_ursprung(gebaut.dokument.pieces, gebaut.letter, verortet, auftrag)
    return Grundlage(auftrag, gebaut.letter, gebaut.warnungen, stellen, quelle, gebaut.dokument)


def lies(inhalt: bytes, datei: str, *, annehmen: bool) -> Document:
    """Read a DOCX, its tracked changes accepted or rejected; raise DateiKaputt."""
    if len(inhalt) > GRENZE:
        raise DateiKaputt(datei, f"sie ist größer als {GRENZE // 10**6} MB")
    dokument = read_document(Package(datei, inhalt).part, accept=annehmen)
    if dokument is None:
        raise DateiKaputt(datei, "sie enthält kein Dokument von Word")
    if len(dokument.pieces) > STUECKE:
        raise DateiKaputt(datei, f"sie hat mehr als {STUECKE} Absätze")
    return dokument

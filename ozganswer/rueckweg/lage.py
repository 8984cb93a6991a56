"""An edited document against the letter of now: built from the same state, or from another."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ozganswer.errors import Mistake, Position
from ozganswer.errors.rueckweg import AndererStand, Nachverfolgt, RandGeaendert, Widersprochen
from ozganswer.rueckweg.grundlage import Grundlage
from ozganswer.write.ooxml.anchors import fingerprint, state
from ozganswer.write.readback.document import Document
from ozganswer.write.readback.pieces import Piece


@dataclass(frozen=True, slots=True)
class Lage:
    """What of a document is to be compared, and what is known of what it lacks."""

    pieces: tuple[Piece, ...]
    darf_loeschen: bool
    unklar: bool
    meldungen: tuple[Mistake, ...]


def beurteile(dokument: Document, grundlage: Grundlage, datei: str) -> Lage:
    """Judge a document by the state that it was built from."""
    gebaut, raender = (*dokument.state.split("-"), "")[:2]
    jetzt = grundlage.dokument.state.split("-")[0]
    meldungen = [*_raender(dokument, grundlage, raender, datei)]
    if gebaut == jetzt:
        return Lage(dokument.pieces, darf_loeschen=True, unklar=False, meldungen=tuple(meldungen))
    meldungen.append(AndererStand(datei))
    known = Counter(stelle.piece.print for stelle in grundlage.stellen)
    bleibend = []
    for piece in dokument.pieces:
        if not piece.anchors or piece.print in known or set(piece.anchors) & known.keys():
            bleibend.append(piece)
        elif piece.print not in piece.anchors:
            ort = Position(grundlage.auftrag.quelle.text.datei)
            meldungen.append(Widersprochen(piece.text, ort))
    nichts_weg = state(dokument.anchors) == gebaut
    fehlend = (known - Counter(dokument.anchors)).elements()
    alles_weg = state((*dokument.anchors, *fehlend)) == gebaut
    unklar = not nichts_weg and not alles_weg
    return Lage(tuple(bleibend), alles_weg and not nichts_weg, unklar, tuple(meldungen))


def _raender(
    dokument: Document, grundlage: Grundlage, gebaut: str, datei: str
) -> Iterator[Mistake]:
    jetzt = fingerprint("\n".join(sorted(dokument.margins)))
    if gebaut and jetzt != gebaut:
        yield RandGeaendert(sorted(dokument.margins - grundlage.dokument.margins), datei)


def nachverfolgt(dokument: Document, datei: str, *, gewaehlt: bool) -> Sequence[Mistake]:
    """Tell of tracked changes that are taken as accepted although nobody said so."""
    tracked = dokument.tracked
    if not tracked.count or gewaehlt:
        return ()
    return (Nachverfolgt(datei, tracked.count, tracked.authors),)

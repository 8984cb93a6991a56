"""An edited document against the letter of now: built from the same state, or from another."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from ozganswer.errors import Mistake, Position
from ozganswer.errors.rueckweg import AndererStand, Nachverfolgt, RandGeaendert, Widersprochen
from ozganswer.rueckweg.grundlage import Grundlage
from ozganswer.write.ooxml.anchors import fingerprint, state
from ozganswer.write.readback.document import Document
from ozganswer.write.readback.pieces import Piece

PROBEN = 10
"""Of so many missing places all combinations are tried."""


@dataclass(frozen=True, slots=True)
class Lage:
    """What of a document is to be compared, and what is known of what it lacks."""

    pieces: tuple[Piece, ...]
    gestrichen: frozenset[str] | None
    """The fingerprints of what was surely taken out there; None: all that it lacks."""
    unklar: bool
    """Whether of what it lacks nobody can say where it went."""
    meldungen: tuple[Mistake, ...]


def beurteile(dokument: Document, grundlage: Grundlage, datei: str) -> Lage:
    """Judge a document by the state that it was built from."""
    gebaut, raender = (*dokument.state.split("-"), "")[:2]
    jetzt = grundlage.dokument.state.split("-")[0]
    meldungen = [*_raender(dokument, grundlage, raender, datei)]
    if gebaut == jetzt:
        return Lage(dokument.pieces, None, unklar=False, meldungen=tuple(meldungen))
    meldungen.append(AndererStand(datei))
    known = Counter(stelle.piece.print for stelle in grundlage.stellen)
    bleibend = []
    for piece in dokument.pieces:
        if not piece.anchors or piece.print in known or set(piece.anchors) & known.keys():
            bleibend.append(piece)
        elif piece.print not in piece.anchors:
            ort = Position(grundlage.auftrag.quelle.text.datei)
            meldungen.append(Widersprochen(piece.text, ort))
    fehlend = list((known - Counter(dokument.anchors)).elements())
    gestrichen = _gestrichen(dokument.anchors, fehlend, gebaut)
    unklar = gestrichen is None
    return Lage(tuple(bleibend), gestrichen or frozenset(), unklar, tuple(meldungen))


def _gestrichen(
    anchors: Sequence[str], fehlend: Sequence[str], gebaut: str
) -> frozenset[str] | None:
    """Find which of the places that a document lacks it had when it was built; None: unknown.

    The digest of all places that were built says so: it is that of those still there and these.
    """
    for anzahl in range(len(fehlend) + 1) if len(fehlend) <= PROBEN else ():
        for auswahl in combinations(fehlend, anzahl):
            if state((*anchors, *auswahl)) == gebaut:
                return frozenset(auswahl)
    return None


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

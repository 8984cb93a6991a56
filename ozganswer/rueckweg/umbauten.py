"""A piece of the source ↔ what it became, part by part."""

from ozganswer.rueckweg.aendern import Umbau, umbau
from ozganswer.rueckweg.schicksal import Unklar
from ozganswer.rueckweg.strom import Quelle, strom
from ozganswer.rueckweg.ursprung import Stelle
from ozganswer.write.readback.pieces import Piece


def umbauten(stelle: Stelle, neu: Piece, quelle: Quelle, *, als_text: bool) -> list[Umbau]:
    """Compare a piece part by part with what it became; raise Unklar or Unmoeglich."""
    teile = zip(stelle.piece.parts, stelle.ursprung.stellen, neu.parts, strict=True)
    position = stelle.ursprung.position
    gepaart = stelle.piece.print in neu.anchors
    stroeme = ((strom([(teil, ort)], quelle, position), n) for teil, ort, n in teile)
    return [umbau(einer, quelle, [n], als_text=als_text, gepaart=gepaart) for einer, n in stroeme]


def has_all(stelle: Stelle, neu: Piece, quelle: Quelle) -> bool:
    """Tell whether all of a piece is still there, so that what comes behind it is none of it."""
    alt, eigene = stelle.piece, stelle.ursprung.stellen
    gleich = (alt.kind, alt.level, len(alt.parts)) == (neu.kind, neu.level, len(neu.parts))
    if not gleich or len(eigene) != len(neu.parts):
        return False
    try:
        return all(ganz.has_all for ganz in umbauten(stelle, neu, quelle, als_text=False))
    except Unklar:
        return False

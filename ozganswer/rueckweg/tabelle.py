"""Rows of a table that came or went, and tables that went whole."""

from collections.abc import Iterator, Sequence

from ozganswer.compose.textstellen import Textstelle
from ozganswer.errors import Position
from ozganswer.rueckweg.abschnitt import Abschnitt, abschnitt_aus
from ozganswer.rueckweg.aendern import umbau
from ozganswer.rueckweg.setzen import Unmoeglich
from ozganswer.rueckweg.strom import Quelle, Strom, strom
from ozganswer.rueckweg.ursprung import Stelle
from ozganswer.write.readback.pieces import Piece, Runs

ZELLEN = "die Zeile hat nicht mehr so viele Zellen wie die Tabelle"
ZEILE = "statt der Zeile steht dort eine andere, und mit ihr ginge eine Angabe aus einem Fakt"
KOPF = "der Kopf einer Tabelle geht nur mit der ganzen Tabelle"
FORMAT = "das Absatzformat ist ein anderes geworden"
ZEILEN = ("row", "head")


def tabellenweise(weg: Sequence[int], stellen: Sequence[Stelle]) -> Iterator[list[int]]:
    """Put together what is gone, by numbers: the rows of a whole table, all else on its own."""
    rest = [*weg]
    while rest:
        ende = _ende(rest[0], stellen)
        ganze = rest[: ende - rest[0]]
        anzahl = len(ganze) if ganze == [*range(rest[0], ende)] else 1
        yield rest[:anzahl]
        del rest[:anzahl]


def _ende(nummer: int, stellen: Sequence[Stelle]) -> int:
    """Find where a table ends that begins with a piece; of another piece where that does."""
    ende = nummer + 1
    if stellen[nummer].piece.kind == "head":
        while ende < len(stellen) and stellen[ende].piece.kind in ZEILEN:
            ende += 1
    return ende


def ohne_tabelle(alte: Sequence[Stelle], quelle: Quelle, ort: Position) -> Abschnitt:
    """Plan that a whole table is gone; raise Unklar or Unmoeglich."""
    ganz = umbau(zeilenstrom(alte, quelle, ort), quelle, [], als_text=False)
    ganz.loesche_alle()
    return abschnitt_aus([s.piece for s in alte], [], ort, [ganz])


def pruefe_zeilen(alte: Sequence[Stelle], neue: Sequence[Piece]) -> None:
    """Make sure that only rows came and went, and no fact with them; raise Unmoeglich."""
    if any(s.piece.kind == "head" for s in alte):
        raise Unmoeglich(KOPF)
    if any(p.kind != "row" for p in (*(s.piece for s in alte), *neue)):
        raise Unmoeglich(FORMAT)
    if neue and any(a.fakten for s in alte for t in s.ursprung.stellen for a in t.angaben):
        raise Unmoeglich(ZEILE)


def zeilenstrom(alte: Sequence[Stelle], quelle: Quelle, ort: Position) -> Strom:
    """Put the cells of some rows in a row."""
    teile = [(teil, stelle) for s in alte for teil, stelle in _zellen(s)]
    return strom(teile or [((), None)], quelle, ort)


def neue_zeile(piece: Piece, nachbar: Stelle, quelle: Quelle) -> str:
    """Write a new row beside another; raise Unmoeglich."""
    if len(nachbar.piece.parts) != len(piece.parts):
        raise Unmoeglich(ZELLEN)
    zellen = []
    for teil in piece.parts:
        einer = strom([((), None)], quelle, nachbar.ursprung.position)
        neu = umbau(einer, quelle, [teil], als_text=False)
        zellen.append(neu.schreibe(neu.stuecke[0]))
    return f"| {' | '.join(zellen)} |"


def _zellen(stelle: Stelle) -> Iterator[tuple[Runs, Textstelle]]:
    return zip(stelle.piece.parts, stelle.ursprung.stellen, strict=True)

"""Where in a source a new paragraph, item or row goes, and how it is written there."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ozganswer.compose.quellmarken import FREMD
from ozganswer.compose.textstellen import Textstelle
from ozganswer.rueckweg.aendern import Flicken, zeilen
from ozganswer.rueckweg.setzen import Unmoeglich
from ozganswer.rueckweg.strom import Quelle
from ozganswer.rueckweg.ursprung import Stelle, Woher
from ozganswer.write.readback.pieces import Piece

PUNKTE = ("bullet", "number")
_PUNKT = re.compile(r"(?P<einzug>[ \t]*)(?P<marke>-|(?P<zahl>[0-9]{1,9})\.)(?P<luft>[ \t]+)")
_LISTE = re.compile(r"[ \t]+\S|-[ \t]|[0-9]{1,9}\.[ \t]")
KEIN_ORT = "davor und dahinter steht nichts, was aus der Quelle selbst kommt"
EBENE = "in der Quelle gibt es dort keine Liste dieser Ebene"
ART = "dieses Absatzformat hat dort in der Quelle keine Entsprechung"


@dataclass(slots=True)
class Liste:
    """The lists that are open at a place: for each level the indent, its content's, its number."""

    ebenen: dict[int, tuple[str, str, int]] = field(default_factory=dict)

    def geh(self, ebene: int, punkt: re.Match[str]) -> None:
        """Note an item as it stands in the source."""
        einzug = punkt["einzug"]
        darunter = " " * len(punkt.group())
        self._setze(ebene, einzug, darunter, int(punkt["zahl"] or 0))

    def punkt(self, piece: Piece) -> str:
        """Write the mark of a new item; raise Unmoeglich."""
        ebene, nummeriert = piece.level, piece.kind == "number"
        einzug, _, zahl = self.ebenen.get(ebene, (self._darunter(ebene), "", 0))
        marke = f"{zahl + 1}. " if nummeriert else "- "
        self._setze(ebene, einzug, einzug + " " * len(marke), zahl + 1 if nummeriert else 0)
        return einzug + marke

    def _darunter(self, ebene: int) -> str:
        if ebene == 0:
            return ""
        if ebene - 1 not in self.ebenen:
            raise Unmoeglich(EBENE)
        return self.ebenen[ebene - 1][1]

    def _setze(self, ebene: int, einzug: str, darunter: str, zahl: int) -> None:
        self.ebenen = {e: werte for e, werte in self.ebenen.items() if e < ebene}
        self.ebenen[ebene] = (einzug, darunter, zahl)


@dataclass(frozen=True, slots=True)
class Ort:
    """Where something new goes: behind a piece of the source, or before one."""

    offset: int
    davor: Piece | None
    """The piece behind which it goes; None: it goes before another, or at the beginning."""
    liste: Liste


def finde_ort(stellen: Sequence[Stelle], hinter: int, vor: int, quelle: Quelle) -> Ort:
    """Find the place behind one piece and before another, by their numbers; raise Unmoeglich."""
    if 0 <= hinter < len(stellen) and (span := _lines(stellen[hinter], quelle)):
        return Ort(span[1], stellen[hinter].piece, _liste(stellen, hinter, quelle))
    if 0 <= vor < len(stellen) and (span := _lines(stellen[vor], quelle)):
        return Ort(span[0], None, Liste())
    if _is_in_front(stellen, hinter):
        return Ort(len(quelle.text) - len(quelle.text.lstrip()), None, Liste())
    raise Unmoeglich(KEIN_ORT)


def _lines(stelle: Stelle, quelle: Quelle) -> tuple[int, int] | None:
    """Find the lines of a piece, where it is made of whole lines of the source."""
    eigene = stelle.ursprung.stellen
    if stelle.ursprung.woher is not Woher.QUELLE or not eigene or eigene[0].von == FREMD:
        return None
    if stelle.piece.kind in ("row", "head"):
        return eigene[0].von, eigene[0].bis
    return zeilen(eigene[0], quelle.text)


def _is_in_front(stellen: Sequence[Stelle], hinter: int) -> bool:
    """Tell whether a piece is the style's last before the answer and its questions begin."""
    davor = stellen[: hinter + 1]
    eigene = (Woher.QUELLE, Woher.BAUSTEIN, Woher.ANFRAGE)
    return (
        bool(davor)
        and davor[-1].ursprung.woher is Woher.STIL
        and not any(s.ursprung.woher in eigene for s in davor)
    )


def _liste(stellen: Sequence[Stelle], nummer: int, quelle: Quelle) -> Liste:
    """Read the lists that are open behind a piece."""
    beginn = nummer
    while beginn >= 0 and stellen[beginn].piece.kind in PUNKTE:
        beginn -= 1
    liste = Liste()
    for stelle in stellen[beginn + 1 : nummer + 1]:
        span = _lines(stelle, quelle)
        if span and (punkt := _PUNKT.match(quelle.text, *span)):
            liste.geh(stelle.piece.level, punkt)
    return liste


def fuege_ein(neue: Sequence[tuple[Piece, str]], ort: Ort, quelle: Quelle, tiefe: int) -> Flicken:
    """Write new pieces with their Markdown at a place; raise Unmoeglich.

    `tiefe` is how many marks a heading has in the source beyond its level in the letter.
    """
    text, davor = "", ort.davor
    for piece, markdown in neue:
        text += _trennung(davor, piece) if davor or text else ""
        text += _block(piece, markdown, ort.liste, tiefe)
        davor = piece
    if ort.davor is None:
        leer = not quelle.text.strip()
        return Flicken(ort.offset, ort.offset, f"\n{text}\n" if leer else f"{text}\n\n")
    return Flicken(ort.offset, ort.offset, text + _danach(quelle.text, ort.offset, davor))


def nummer_eins(stelle: Textstelle, quelle: Quelle) -> Iterator[Flicken]:
    """Give an item of a numbered list the number with which a list begins."""
    punkt = _PUNKT.match(quelle.text, stelle.von) if stelle.von != FREMD else None
    if punkt and punkt["zahl"] not in (None, "1"):
        yield Flicken(*punkt.span("zahl"), "1")


def _trennung(davor: Piece | None, piece: Piece) -> str:
    dicht = davor and davor.kind == piece.kind and piece.kind in (*PUNKTE, "row")
    verschachtelt = davor and davor.kind in PUNKTE and piece.kind in PUNKTE
    an_kopf = davor and davor.kind == "head" and piece.kind == "row"
    return "\n" if dicht or verschachtelt or an_kopf else "\n\n"


def _danach(text: str, ort: int, piece: Piece | None) -> str:
    """End with an empty line where what follows would run on."""
    zeile = text[ort + 1 : (text.find("\n", ort + 1) + 1 or len(text) + 1) - 1]
    folgt = zeile.strip() and text[ort : ort + 1] == "\n"
    in_liste = piece and piece.kind in PUNKTE and _LISTE.match(zeile)
    in_tabelle = piece and piece.kind == "row"
    return "\n" if folgt and not in_liste and not in_tabelle else ""


def _block(piece: Piece, markdown: str, liste: Liste, tiefe: int) -> str:
    match piece.kind:
        case "text":
            return markdown
        case "note":
            return f"{markdown}\n{{: .anmerkung }}"
        case "heading":
            return f"{'#' * (piece.level + tiefe)} {markdown}"
        case "bullet" | "number":
            return liste.punkt(piece) + markdown
        case "row":
            return markdown
        case _:
            raise Unmoeglich(ART)

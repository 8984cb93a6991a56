"""The pieces of a letter's DOCX, each with where it came from: its source, or elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import islice
from typing import TypeAlias

from ozganswer.compose.fragen import gestellt
from ozganswer.compose.textstellen import Textstelle
from ozganswer.compose.verorten import Verortet
from ozganswer.errors import Position
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.letter import Block, Heading, ItemList, Letter, PageBreak, Question, Table
from ozganswer.records.reading import plain, text_of
from ozganswer.write.readback.pieces import Piece


class Woher(StrEnum):
    """What a piece was made from, as it is told."""

    QUELLE = "der Quelle des Briefs"
    RAHMEN = "dem Rahmen des Briefs (Kopf, Anfrage, Stil)"
    ANFRAGE = "der Anfrage"
    STIL = "dem Stil"
    ANLAGE = "einer Anlage"
    BAUSTEIN = "einem Textbaustein oder Makro"
    SCHLEIFE = "einer Schleife, einem Makro oder einem {% set %} der Quelle"


ZURUECKGENOMMEN = frozenset({Woher.RAHMEN, Woher.ANFRAGE})
"""What an edit of a letter cannot change at all."""


@dataclass(frozen=True, slots=True)
class Ursprung:
    """Where a piece came from; `stellen` are the places in the source of its parts."""

    woher: Woher
    position: Position
    stellen: tuple[Textstelle, ...] = ()


@dataclass(frozen=True, slots=True)
class Stelle:
    """A piece of the letter as it would be built now, and where it came from."""

    piece: Piece
    ursprung: Ursprung


def is_own(stelle: Stelle) -> bool:
    """Tell whether a piece stands in the source itself."""
    return stelle.ursprung.woher is Woher.QUELLE and bool(stelle.ursprung.stellen)


Gesagt: TypeAlias = tuple[str, Ursprung]
"""Words as they stand in the letter, and where they came from."""


def mit_ursprung(
    pieces: Sequence[Piece], letter: Letter, verortet: Verortet, auftrag: Auftrag
) -> tuple[Stelle, ...]:
    """Find for each piece of a letter where it came from."""
    gesagt = list(_gesagt(letter, verortet, auftrag))
    rahmen = Ursprung(Woher.RAHMEN, Position(auftrag.quelle.text.datei))
    gefunden = [rahmen] * len(pieces)
    stehen = [worte(piece.text) for piece in pieces]
    vergleich = SequenceMatcher(None, stehen, [w for w, _ in gesagt], autojunk=False)
    for block in vergleich.get_matching_blocks():
        for n in range(block.size):
            gefunden[block.a + n] = gesagt[block.b + n][1]
    return tuple(Stelle(p, _passend(p, u)) for p, u in zip(pieces, gefunden, strict=True))


def _passend(piece: Piece, ursprung: Ursprung) -> Ursprung:
    """Hold a piece against its places: where the words differ, they are of no use."""
    gleich = [stelle.text for stelle in ursprung.stellen] == piece.text.split("\t")
    return ursprung if gleich else Ursprung(ursprung.woher, ursprung.position)


def worte(text: str) -> str:
    """Read words as they are compared: white space, hard or not, makes no difference."""
    return " ".join(text.split())


def _gesagt(letter: Letter, verortet: Verortet, auftrag: Auftrag) -> Iterator[Gesagt]:
    rahmen = Ursprung(Woher.RAHMEN, Position(auftrag.quelle.text.datei))
    for region in letter.frame.before:
        yield from ((worte(text_of(block)), rahmen) for block in region.blocks)
    yield from _body(letter, verortet, auftrag)
    for region in letter.frame.after:
        yield from ((worte(text_of(block)), rahmen) for block in region.blocks)
    for annex, datei in zip(letter.annexes, _anlagen(letter, auftrag), strict=True):
        anlage = Ursprung(Woher.ANLAGE, Position(datei))
        yield worte(plain(annex.titel)), Ursprung(Woher.RAHMEN, rahmen.position)
        for block in annex.blocks:
            yield from ((zeile, anlage) for zeile in zeilen(block))


def _anlagen(letter: Letter, auftrag: Auftrag) -> list[str]:
    dateien = [text.datei for text in auftrag.quelle.anlagen.values()]
    rest = len(letter.annexes) - len(dateien)
    return dateien[: len(letter.annexes)] + [auftrag.quelle.text.datei] * rest


def _body(letter: Letter, verortet: Verortet, auftrag: Auftrag) -> Iterator[Gesagt]:
    stil = Ursprung(Woher.STIL, Position(_muster(auftrag)))
    fragen = {f.nr: f.position for f in gestellt(auftrag.anfragen)}
    eigene = iter(verortet.bloecke)
    for nummer, block in enumerate(letter.body):
        gesagt = list(zeilen(block))
        if isinstance(block, Question):
            frage = Ursprung(Woher.ANFRAGE, _frage(block, fragen, auftrag))
            yield from ((zeile, frage) for zeile in gesagt)
        elif _is_own(nummer, letter, auftrag):
            stellen = iter(next(eigene, ()))
            yield from zip(gesagt, _eigene(block, stellen, auftrag), strict=True)
        elif not isinstance(block, PageBreak):
            yield from ((zeile, stil) for zeile in gesagt)


def _is_own(nummer: int, letter: Letter, auftrag: Auftrag) -> bool:
    """Tell whether a block stands in the source: its style says none, and no question is quoted."""
    block = letter.body[nummer]
    if isinstance(block, PageBreak | Question):
        return False
    zu = {f"Zu {a.anfrage.kennung}" for a in auftrag.anfragen}
    is_titel = isinstance(block, Heading) and plain(block.inlines) in zu and len(zu) > 1
    return not is_titel and any(p.von <= nummer < p.bis for p in letter.passagen)


def _eigene(block: Block, stellen: Iterator[Textstelle], auftrag: Auftrag) -> Iterator[Ursprung]:
    match block:
        case ItemList(items=items):
            for inner in (b for item in items for b in item):
                yield from _eigene(inner, stellen, auftrag)
        case Table(header=header, rows=rows, columns=columns):
            for _ in (*header, *rows):
                yield _ursprung(tuple(islice(stellen, len(columns))), auftrag)
        case PageBreak():
            return
        case _:
            yield _ursprung(tuple(islice(stellen, 1)), auftrag)


def _ursprung(stellen: tuple[Textstelle, ...], auftrag: Auftrag) -> Ursprung:
    position = stellen[0].position if stellen else Position(auftrag.quelle.text.datei)
    eigen = position.datei == auftrag.quelle.text.datei
    return Ursprung(Woher.QUELLE if eigen else Woher.BAUSTEIN, position, stellen)


def zeilen(block: Block) -> Iterator[str]:
    """List the words of the paragraphs and rows that a block becomes in a document."""
    match block:
        case PageBreak():
            return
        case ItemList(items=items):
            for inner in (b for item in items for b in item):
                yield from zeilen(inner)
        case Table(header=header, rows=rows):
            for row in (*header, *rows):
                yield worte(" ".join(plain(cell.inlines) for cell in row))
        case Question(nummer=nummer, blocks=blocks):
            vorn, *rest = [z for b in blocks for z in zeilen(b)] or [""]
            yield worte(f"{nummer} {vorn}")
            yield from rest
        case _:
            yield worte(text_of(block))


def _frage(block: Question, fragen: dict[str, Position], auftrag: Auftrag) -> Position:
    satz = auftrag.stilordner.stil.fragen.nummer
    return next(
        (ort for nr, ort in fragen.items() if satz.replace("{nr}", nr) == block.nummer),
        Position(auftrag.anfragen[0].name if auftrag.anfragen else auftrag.quelle.text.datei),
    )


def _muster(auftrag: Auftrag) -> str:
    namen = [f"{stil}/{auftrag.quelle.muster}.md.j2" for stil in auftrag.stilordner.kette]
    gefunden = next((n for n in namen if n in auftrag.templates.texte), namen[0])
    return auftrag.templates.dateien.get(gefunden, gefunden)

"""An Auftrag → the text of its source as the letter says it, each character with its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token
from markdown_it.tree import SyntaxTreeNode

from ozganswer.compose import quellmarken, stelle
from ozganswer.compose.lauf import beginne
from ozganswer.compose.marken import Markdown, lies_zeilen, ohne_zeilenmarken
from ozganswer.compose.namen import namen
from ozganswer.compose.quellmarken import FREMD, Orte, Zerlegt
from ozganswer.compose.regeln import leser
from ozganswer.compose.rendern import umgebung
from ozganswer.compose.textstellen import Inhalt, Textstelle, Unverortet, Wanderung
from ozganswer.errors import Position
from ozganswer.records.antwort import Textdatei
from ozganswer.records.auftrag import Auftrag

_RAUM = " \t"


@dataclass(frozen=True, slots=True)
class Verortet:
    """A source as the letter says it: for each block its texts in order."""

    text: Textdatei
    zerlegt: Zerlegt
    bloecke: tuple[tuple[Textstelle, ...], ...]
    """Without headings that only say which questions are answered."""


def verorte(auftrag: Auftrag) -> Verortet:
    """Find for the text of a letter, which composes without mistakes, its places in the source."""
    env, text = umgebung(auftrag.templates), auftrag.quelle.text
    with beginne(auftrag):
        zerlegt = quellmarken.zerlege(text.text, env)
        markiert = "\n" * (text.zeile - 1) + quellmarken.markiere(text.text, zerlegt)
        template = env.aus_text(markiert, text.datei)
        gerendert = "".join(template.generate(namen(auftrag, env)))
        orte = quellmarken.lies(gerendert)
        karte = _Karte(text, zerlegt, orte, lies_zeilen(orte.text, text.datei))
        return Verortet(text, zerlegt, tuple(karte.bloecke(ohne_oberste=bool(auftrag.anfragen))))


class _Karte:
    """Finds the places of the Markdown's lines and of what is in them."""

    def __init__(self, text: Textdatei, zerlegt: Zerlegt, orte: Orte, markdown: Markdown) -> None:
        self.text = text
        self.zerlegt = zerlegt
        self.orte = orte
        self.markdown = markdown
        self.zeilen = markdown.lines()
        self.anfaenge = [0]
        for zeile in self.zeilen:
            self.anfaenge.append(self.anfaenge[-1] + len(zeile) + 1)

    def bloecke(self, *, ohne_oberste: bool) -> Iterator[tuple[Textstelle, ...]]:
        root = SyntaxTreeNode(leser("brief").parse(self.markdown.text))
        for node in root.children:
            if ohne_oberste and node.type == "heading" and node.tag == "h1":
                continue
            if stellen := tuple(self._stellen(node)):
                yield stellen

    def _stellen(self, node: SyntaxTreeNode) -> Iterator[Textstelle]:
        match node.type:
            case "paragraph" | "heading":
                if (found := self._absatz(node)).text:
                    yield found
            case "bullet_list" | "ordered_list" | "list_item":
                for child in node.children:
                    yield from self._stellen(child)
            case "table":
                for row in (row for part in node.children for row in part.children):
                    yield from self._zellen(row)

    def _absatz(self, node: SyntaxTreeNode) -> Textstelle:
        von, bis = node.map or (0, 1)
        inline = node.children[0]
        try:
            inhalt = self._inhalt(inline.content.split("\n"), von)
        except Unverortet:
            return self._fremd(inline, von)
        return self._lies(inline, inhalt, von, bis)

    def _inhalt(self, zeilen: Sequence[str], von: int) -> Inhalt:
        """Find content in the lines of the Markdown, each at the end of its own."""
        orte: list[int] = []
        for nummer, zeile in enumerate(zeilen, von):
            if (spalte := self.zeilen[nummer].rfind(zeile)) < 0:
                raise Unverortet
            beginn = self.anfaenge[nummer] + spalte
            orte += range(beginn, beginn + len(zeile) + 1)
        return self._an("\n".join(zeilen), orte[:-1])

    def _an(self, text: str, orte: Sequence[int]) -> Inhalt:
        quelle = [self.orte.quelle[ort] for ort in orte]
        ausdruck = [self.orte.ausdruck[ort] for ort in orte]
        return Inhalt(text, quelle, ausdruck)

    def _lies(self, inline: SyntaxTreeNode, inhalt: Inhalt, von: int, bis: int) -> Textstelle:
        try:
            zeichen, angaben = Wanderung(inhalt).gehe(_tokens(inline))
        except Unverortet:
            return self._fremd(inline, von)
        ort = self._position(von)
        return Textstelle(zeichen, angaben, ort, *self._spanne(von, bis))

    def _fremd(self, inline: SyntaxTreeNode, von: int) -> Textstelle:
        """Read text whose characters cannot be told apart, as it stands in the letter."""
        text = ohne_zeilenmarken(inline.content)
        inhalt = Inhalt(text, [FREMD] * len(text), [FREMD] * len(text))
        try:
            zeichen, angaben = Wanderung(inhalt).gehe(_tokens(inline))
        except Unverortet:
            zeichen, angaben = (), ()
        return Textstelle(zeichen, angaben, self._position(von))

    def _position(self, zeile: int) -> Position:
        """Find where a line of the Markdown came from; in the source, where that line begins."""
        ort = stelle.position(*self.markdown.herkunft[zeile])
        return Position(ort.datei, ort.zeile, 1) if ort.datei == self.text.datei else ort

    def _spanne(self, von: int, bis: int) -> tuple[int, int]:
        """Find the whole lines of the source that made some lines of the Markdown alone."""
        while bis > von and not self.zeilen[bis - 1].strip():
            bis -= 1
        orte = range(self.anfaenge[von], self.anfaenge[bis] - 1)
        gefunden = [o for ort in orte for o in self._in_der_quelle(ort)]
        if not gefunden or FREMD in gefunden:
            return FREMD, FREMD
        text = self.text.text
        ende = text.find("\n", max(gefunden) - 1)
        return text.rfind("\n", 0, min(gefunden)) + 1, ende if ende >= 0 else len(text)

    def _in_der_quelle(self, ort: int) -> Iterator[int]:
        """Give the offsets in the source around a character; none for white space."""
        if (quelle := self.orte.quelle[ort]) != FREMD:
            yield from (quelle, quelle + 1)
        elif (nummer := self.orte.ausdruck[ort]) != FREMD:
            yield from self.zerlegt.ausdruecke[nummer]
        elif self.markdown.text[ort] not in f"{_RAUM}\n":
            yield FREMD

    def _zellen(self, row: SyntaxTreeNode) -> Iterator[Textstelle]:
        nummer = row.map[0] if row.map else 0
        ort = self.anfaenge[nummer] + len(self.zeilen[nummer]) - len(self.zeilen[nummer].lstrip())
        ende = self.anfaenge[nummer + 1] - 1
        ort += self.markdown.text.startswith("|", ort)
        for cell in row.children:
            davor = self.orte.quelle[ort - 1] if self.markdown.text[ort - 1] == "|" else FREMD
            orte, ort = self._zelle(ort, ende)
            yield self._in_zelle(cell, orte, nummer, davor)

    def _in_zelle(
        self, cell: SyntaxTreeNode, orte: list[int], nummer: int, davor: int
    ) -> Textstelle:
        """Read a cell that stands on a line behind a bar at an offset of the source."""
        if not orte:
            leer = davor + 1 if davor != FREMD else FREMD
            return Textstelle((), (), self._position(nummer), leer=leer)
        (inline,) = cell.children
        text = "".join(self.markdown.text[o] for o in orte)
        if text != inline.content:
            return self._fremd(inline, nummer)
        return self._lies(inline, self._an(text, orte), nummer, nummer + 1)

    def _zelle(self, ort: int, ende: int) -> tuple[list[int], int]:
        """Cut out a cell: the offsets of its content, without the backslash before a bar."""
        text, orte = self.markdown.text, list[int]()
        while ort < ende:
            zeichen = text[ort]
            if zeichen == "|" and text[ort - 1] != "\\":
                break
            if zeichen == "|":
                orte.pop()
            orte.append(ort)
            ort += 1
        while orte and text[orte[0]] in _RAUM:
            orte.pop(0)
        while orte and text[orte[-1]] in _RAUM:
            orte.pop()
        return orte, min(ort + 1, ende)


def _tokens(inline: SyntaxTreeNode) -> Sequence[Token]:
    return (inline.token.children if inline.token else None) or []

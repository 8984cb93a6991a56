"""The text of a letter, each character with the place in the source that it came from."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from markdown_it.token import Token

from ozganswer.compose.lauf import lauf
from ozganswer.compose.marken import FIGUR_ENDE, LUECKE_ENDE, unescape
from ozganswer.compose.quellmarken import FREMD
from ozganswer.errors import Position
from ozganswer.records.fakten import Fakt
from ozganswer.records.letter import Gap

Auszeichnung: TypeAlias = Literal["fett", "kursiv", "link"]

PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ZIEL = re.compile(r"\]\(\s*(?:<[^>\n]*>|(?:\\.|[^\s()\\]|\([^\s()]*\))*)\s*\)")
_RAUM = " \t\n\r\f\v"
UMBRUCH = "\n"


@dataclass(frozen=True, slots=True)
class Angabe:
    """What an expression printed into the letter: a figure with its facts, a gap, a name."""

    text: str
    fakten: tuple[Fakt, ...] = ()
    rechnung: str = ""
    luecke: bool = False
    ausdruck: int = FREMD
    """The number of the expression in the source; FREMD: it stands elsewhere, or in a loop."""

    def mit(self, weiter: "Angabe") -> "Angabe":
        """Join what the same expression printed next."""
        fakten = {f.adresse: f for f in (*self.fakten, *weiter.fakten)}
        rechnung = ", ".join(dict.fromkeys(filter(None, (self.rechnung, weiter.rechnung))))
        luecke = self.luecke or weiter.luecke
        text = self.text + weiter.text
        return Angabe(text, tuple(fakten.values()), rechnung, luecke, self.ausdruck)


@dataclass(frozen=True, slots=True)
class Zeichen:
    """A character of the letter: how it is set, and the part of the source that says it."""

    zeichen: str
    auszeichnung: tuple[Auszeichnung, ...] = ()
    """From the outermost to the innermost."""
    von: int = FREMD
    bis: int = FREMD
    angabe: int = FREMD
    """Which Angabe of its place it belongs to."""


@dataclass(frozen=True, slots=True)
class Textstelle:
    """A paragraph, a heading or a cell as the source made it."""

    zeichen: tuple[Zeichen, ...]
    angaben: tuple[Angabe, ...]
    position: Position
    """Where its text begins; in the source, or in the template that it came from."""
    von: int = FREMD
    """Where its first line begins in the source; FREMD: it is not made of whole lines of it."""
    bis: int = FREMD
    """Where its last line ends, its break excluded."""
    leer: int = FREMD
    """Of an empty cell, where in the source its text would go."""

    @property
    def text(self) -> str:
        """Its words; a line break is a newline."""
        return "".join(z.zeichen for z in self.zeichen)


class Unverortet(Exception):
    """Text that cannot be found again in the Markdown it was read from."""


@dataclass(frozen=True, slots=True)
class Inhalt:
    """The content of one inline token, with the source offset and expression of each character."""

    text: str
    quelle: Sequence[int]
    ausdruck: Sequence[int]


@dataclass(slots=True)
class Wanderung:
    """Walks the tokens of an inline content along its characters."""

    inhalt: Inhalt
    ort: int = 0
    offen: list[Auszeichnung] = field(default_factory=list)
    zeichen: list[Zeichen] = field(default_factory=list)
    angaben: list[Angabe] = field(default_factory=list)

    def gehe(self, tokens: Sequence[Token]) -> tuple[tuple[Zeichen, ...], tuple[Angabe, ...]]:
        """Find the characters of all tokens; raise Unverortet."""
        for token in tokens:
            self._schritt(token)
        return tuple(_gefaltet(self.zeichen)), tuple(self.angaben)

    def _schritt(self, token: Token) -> None:
        match token.type:
            case "text":
                self._text(token.content)
            case "softbreak":
                self._umbruch(" ", "")
            case "hardbreak":
                self._umbruch(UMBRUCH, "\\")
            case "strong_open" | "strong_close":
                self._auszeichnung("fett", "**", token.nesting)
            case "em_open" | "em_close":
                self._auszeichnung("kursiv", "_", token.nesting)
            case "link_open" | "link_close":
                self._link(token)
            case "figur" | "luecke":
                self._angabe(token)
            case _:
                raise Unverortet

    def _text(self, text: str) -> None:
        spitz = "link" in self.offen and self._vor(1) == "<"
        for zeichen in text:
            laenge = 2 if not spitz and self._maskiert(zeichen) else 1
            if self._hier(laenge)[-1:] != zeichen:
                raise Unverortet
            self._nimm(zeichen, laenge)

    def _maskiert(self, zeichen: str) -> bool:
        hier = self._hier(2)
        return hier[:1] == "\\" and hier[1:] == zeichen and zeichen in PUNCTUATION

    def _umbruch(self, zeichen: str, davor: str) -> None:
        beginn = self.ort
        while self._hier(1) in (" ", "\t"):
            self.ort += 1
        self._ueberspringe(davor + "\n")
        while self._hier(1) in (" ", "\t"):
            self.ort += 1
        laenge, self.ort = self.ort - beginn, beginn
        self._nimm(zeichen, laenge)

    def _auszeichnung(self, was: Auszeichnung, marke: str, richtung: int) -> None:
        self._ueberspringe(marke)
        self._wechsle(was, richtung)

    def _wechsle(self, was: Auszeichnung, richtung: int) -> None:
        if richtung > 0:
            self.offen.append(was)
        elif not self.offen or self.offen.pop() != was:
            raise Unverortet

    def _link(self, token: Token) -> None:
        if token.nesting > 0:
            self.ort += self._hier(1) in ("[", "<")
        elif self._hier(1) == ">":
            self.ort += 1
        elif ziel := _ZIEL.match(self.inhalt.text, self.ort):
            self.ort = ziel.end()
        self._wechsle("link", token.nesting)

    def _angabe(self, token: Token) -> None:
        ende = FIGUR_ENDE if token.type == "figur" else LUECKE_ENDE
        laenge = self.inhalt.text.index(ende, self.ort) + 1 - self.ort
        self._drucke(_gedruckt(token, self.inhalt.ausdruck[self.ort]))
        self.ort += laenge

    def _drucke(self, angabe: Angabe) -> None:
        """Take what an expression printed; all of one expression in a row is one Angabe."""
        davor = self.zeichen[-1].angabe if self.zeichen else FREMD
        if davor != FREMD and self.angaben[davor].ausdruck == angabe.ausdruck != FREMD:
            self.angaben[davor] = self.angaben[davor].mit(angabe)
        else:
            self.angaben.append(angabe)
        offen, nummer = tuple(self.offen), len(self.angaben) - 1
        self.zeichen += (Zeichen(z, offen, FREMD, FREMD, nummer) for z in angabe.text)

    def _hier(self, laenge: int) -> str:
        return self.inhalt.text[self.ort : self.ort + laenge]

    def _vor(self, laenge: int) -> str:
        return self.inhalt.text[max(self.ort - laenge, 0) : self.ort]

    def _ueberspringe(self, text: str) -> None:
        if self._hier(len(text)) != text:
            raise Unverortet
        self.ort += len(text)

    def _nimm(self, zeichen: str, laenge: int) -> None:
        """Take a character that stands in the content with a length of its own."""
        ausdruck = self.inhalt.ausdruck[self.ort]
        if ausdruck != FREMD:
            self._drucke(Angabe(zeichen, ausdruck=ausdruck))
            self.ort += laenge
            return
        orte = self.inhalt.quelle[self.ort : self.ort + laenge]
        ganz = bool(orte) and orte[0] != FREMD and orte[-1] == orte[0] + laenge - 1
        von, bis = (orte[0], orte[-1] + 1) if ganz else (FREMD, FREMD)
        self.zeichen.append(Zeichen(zeichen, tuple(self.offen), von, bis))
        self.ort += laenge


def _gedruckt(token: Token, nummer: int) -> Angabe:
    if token.type == "luecke":
        luecke = Gap(unescape(token.meta["vor"]), unescape(token.meta["nach"]))
        return Angabe(luecke.text, luecke=True, ausdruck=nummer)
    herkunft = lauf().herkuenfte[int(token.meta["vor"])]
    text = unescape(token.meta["nach"])
    return Angabe(text, herkunft.fakten, herkunft.rechnung, ausdruck=nummer)


def _gefaltet(zeichen: Sequence[Zeichen]) -> Iterator[Zeichen]:
    """Fold white space as a letter does, and drop it at the edges and around line breaks."""
    offen: Zeichen | None = None
    davor = UMBRUCH
    for z in zeichen:
        if z.zeichen in _RAUM and z.zeichen != UMBRUCH and z.angabe == FREMD:
            offen = _vereint(offen, z) if davor != UMBRUCH else None
            continue
        if offen and z.zeichen != UMBRUCH:
            yield offen
        offen, davor = None, z.zeichen
        yield z


def _vereint(a: Zeichen | None, b: Zeichen) -> Zeichen:
    if a is None:
        return Zeichen(" ", b.auszeichnung, b.von, b.bis)
    ganz = a.bis == b.von != FREMD
    return Zeichen(" ", a.auszeichnung, a.von if ganz else FREMD, b.bis if ganz else FREMD)

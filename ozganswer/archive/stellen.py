"""Letter → its sentences and figures, each with its place as people say it: `Frage 4, Satz 2`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from ozganswer.records.german import aufzaehlung
from ozganswer.records.letter import (
    Block,
    Cell,
    Emphasis,
    Figure,
    Heading,
    InfoLine,
    Inline,
    ItemList,
    Letter,
    Link,
    PageBreak,
    Paragraph,
    Question,
    Region,
    RegionName,
    Strong,
    Table,
    Text,
)
from ozganswer.records.reading import plain

REGIONEN = MappingProxyType(
    {
        RegionName.KOPF: "Briefkopf",
        RegionName.HINWEIS: "Hinweis",
        RegionName.ABSENDERZEILE: "Absenderzeile",
        RegionName.ZUSATZ: "Zusatz",
        RegionName.ANSCHRIFT: "Anschrift",
        RegionName.INFORMATIONSBLOCK: "Informationsblock",
        RegionName.BETREFF: "Betreff",
        RegionName.ANREDE: "Anrede",
        RegionName.GRUSS: "Gruß",
        RegionName.UNTERSCHRIFT: "Unterschrift",
        RegionName.ANLAGEN: "Anlagenvermerk",
        RegionName.VERTEILER: "Verteiler",
        RegionName.FUSS: "Fußzeile",
    }
)
"""The parts of the frame as a reader calls them."""

_ABGEKUERZT = "Abs|Art|Aufl|Az|Bd|Buchst|Dr|Drs|Hr|Fr|Kap|Mio|Mrd|Nr|Prof|Rn|Str|Tel|Tsd|Ziff"
_KLEIN = "bspw|bzgl|bzw|ca|etc|evtl|ff|gem|ggf|inkl|lfd|max|mind|s|sog|u|usw|v|vgl|z"
SATZENDE = re.compile(
    r"""(?<!\b[A-Za-z])(?<!\b\d)(?<!\b\d\d)[.!?…]+[“”"')\]]*[ \n]+(?=[„“"'(\[]?[A-ZÄÖÜ0-9])"""
)
"""Where a sentence ends: a mark, white space that may fold, and a capital letter or a number."""
_ABKUERZUNG = re.compile(rf"\b(?:{_ABGEKUERZT}|{_KLEIN})\.$")


@dataclass(frozen=True, slots=True)
class Satz:
    """A sentence, a line of the frame or a row of a table: its place, its words, its figures."""

    stelle: str
    text: str
    figures: tuple[Figure, ...] = ()
    gerahmt: bool = False
    """Whether it only goes with what is answered: the head of a table, a quoted question."""


@dataclass(frozen=True, slots=True)
class Angabe:
    """A figure of a letter: its place, its sentence, its words, its facts' addresses."""

    stelle: str
    satz: str
    text: str
    fakten: tuple[str, ...]
    rechnung: str = ""


def angaben(letter: Letter) -> tuple[Angabe, ...]:
    """List the figures of a letter in reading order, each with its place."""
    saetze = (satz for satz in saetze_von(letter) if not satz.gerahmt)
    return tuple(_angabe(satz, figure) for satz in saetze for figure in satz.figures)


def saetze_von(letter: Letter) -> Iterator[Satz]:
    """Walk all that a letter says in reading order, each sentence with its place."""
    yield from _in_regionen(letter.frame.before)
    for name, blocks in _passagen(letter):
        yield from _in(blocks, name)
    yield from _in_regionen(letter.frame.after)
    for annex in letter.annexes:
        yield from _in((Paragraph(annex.titel), *annex.blocks), plain(annex.titel))


def _in_regionen(regionen: Iterable[Region]) -> Iterator[Satz]:
    """A line of the frame is no sentence: its region says enough."""
    for region in regionen:
        for inlines in (i for block in region.blocks for i in _stuecke(block)):
            if isinstance(inlines, tuple):
                figures = tuple(f for f, _ in _figures(inlines))
                yield Satz(REGIONEN[region.name], _flat(plain(inlines)), figures)


def _passagen(letter: Letter) -> Iterator[tuple[str, tuple[Block, ...]]]:
    """Name the passages of the body; what the style writes around them is its text."""
    bisher = 0
    for passage in letter.passagen:
        yield "Einleitung", letter.body[bisher : passage.von]
        yield passagenname(passage.fragen), letter.body[passage.von : passage.bis]
        bisher = passage.bis
    yield ("Schluss" if letter.passagen else "Text"), letter.body[bisher:]


def passagenname(fragen: Sequence[str]) -> str:
    """Call a passage by the questions that it answers."""
    match fragen:
        case []:
            return "Vorbemerkung"
        case [nummer]:
            return f"Frage {nummer}"
        case nummern:
            return f"Fragen {aufzaehlung(nummern)}"


def _in(blocks: Iterable[Block | InfoLine], ort: str) -> Iterator[Satz]:
    saetze = tabellen = 0
    for block in blocks:
        for stueck in _stuecke(block):
            match stueck:
                case Table() as tabelle:
                    tabellen += 1
                    yield from _in_tabelle(tabelle, f"{ort}, Tabelle {tabellen}")
                case Question() as frage:
                    yield from _in_frage(frage, f"{ort}, Wortlaut")
                case inlines:
                    gefunden = _in_saetzen(inlines, ort, saetze)
                    saetze += len(gefunden)
                    yield from gefunden


def _stuecke(block: Block | InfoLine) -> Iterator[tuple[Inline, ...] | Table | Question]:
    """Cut a block into runs of text, tables and quoted questions, in reading order."""
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            yield inlines
        case InfoLine(label=label, value=value):
            yield (*label, Text(" "), *value)
        case ItemList(items=items):
            for inner in (b for item in items for b in item):
                yield from _stuecke(inner)
        case Table() | Question():
            yield block
        case PageBreak():
            return


def _in_tabelle(tabelle: Table, ort: str) -> Iterator[Satz]:
    for zeile in tabelle.header:
        yield _zeile(zeile, f"{ort}, Kopf", gerahmt=True)
    for nummer, zeile in enumerate(tabelle.rows, 1):
        yield _zeile(zeile, f"{ort}, Zeile {nummer}")


def _zeile(zeile: tuple[Cell, ...], stelle: str, *, gerahmt: bool = False) -> Satz:
    text = " | ".join(plain(zelle.inlines) for zelle in zeile)
    figures = tuple(f for zelle in zeile for f, _ in _figures(zelle.inlines))
    return Satz(stelle, text, figures, gerahmt)


def _in_frage(frage: Question, stelle: str) -> Iterator[Satz]:
    for block in frage.blocks:
        for inlines in _stuecke(block):
            if isinstance(inlines, tuple):
                yield Satz(stelle, _flat(plain(inlines)), gerahmt=True)


def _in_saetzen(inlines: tuple[Inline, ...], ort: str, bisher: int) -> list[Satz]:
    text = plain(inlines)
    grenzen = sentences(text)
    figures: list[list[Figure]] = [[] for _ in grenzen]
    for figure, begin in _figures(inlines) if grenzen else ():
        letzte = len(grenzen) - 1
        figures[next((n for n in range(letzte) if begin < grenzen[n][1]), letzte)].append(figure)
    return [
        Satz(f"{ort}, Satz {bisher + n}", _flat(text[von:bis]), tuple(gefunden))
        for n, ((von, bis), gefunden) in enumerate(zip(grenzen, figures, strict=True), 1)
    ]


def _angabe(satz: Satz, figure: Figure) -> Angabe:
    adressen = tuple(fakt.adresse for fakt in figure.fakten)
    return Angabe(satz.stelle, satz.text, figure.text, adressen, figure.rechnung)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _figures(inlines: tuple[Inline, ...], begin: int = 0) -> Iterator[tuple[Figure, int]]:
    """Walk the figures, each with the offset of its text."""
    for inline in inlines:
        match inline:
            case Figure():
                yield inline, begin
            case Strong(children=children) | Emphasis(children=children) | Link(children=children):
                yield from _figures(children, begin)
            case _:
                pass
        begin += len(plain((inline,)))


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Find begin and end of each sentence; an abbreviation and an ordinal end none."""
    enden = [m.end() for m in SATZENDE.finditer(text) if not _is_abbreviated(text, m.start())]
    return tuple((a, b) for a, b in pairwise([0, *enden, len(text)]) if a < b)


def _is_abbreviated(text: str, punkt: int) -> bool:
    return _ABKUERZUNG.search(text[: punkt + 1]) is not None

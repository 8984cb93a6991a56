"""Letter → each of its figures with its place, as people say it: `Frage 4, Satz 2`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

from ozganswer.records.german import aufzaehlung
from ozganswer.records.letter import (
    Block,
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
)
from ozganswer.records.reading import plain

REGIONEN = MappingProxyType(
    {
        RegionName.KOPF: "Briefkopf",
        RegionName.HINWEIS: "Hinweis",
        RegionName.ABSENDERZEILE: "Absenderzeile",
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
class Angabe:
    """A figure of a letter: its place, its sentence, its words, its facts' addresses."""

    stelle: str
    satz: str
    text: str
    fakten: tuple[str, ...]
    rechnung: str = ""


def angaben(letter: Letter) -> tuple[Angabe, ...]:
    """List the figures of a letter in reading order, each with its place."""
    return tuple(_alle(letter))


def _alle(letter: Letter) -> Iterator[Angabe]:
    yield from _in_regionen(letter.frame.before)
    for name, blocks in _passagen(letter):
        yield from _in(blocks, name)
    yield from _in_regionen(letter.frame.after)
    for annex in letter.annexes:
        yield from _in((Paragraph(annex.titel), *annex.blocks), plain(annex.titel))


def _in_regionen(regionen: Iterable[Region]) -> Iterator[Angabe]:
    """A line of the frame is no sentence: its region says enough."""
    for region in regionen:
        for inlines in (i for block in region.blocks for i in _stuecke(block)):
            if isinstance(inlines, tuple):
                satz = " ".join(plain(inlines).split())
                yield from (_angabe(REGIONEN[region.name], satz, f) for f, _ in _figures(inlines))


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


def _in(blocks: Iterable[Block | InfoLine], ort: str) -> Iterator[Angabe]:
    saetze = tabellen = 0
    for block in blocks:
        for stueck in _stuecke(block):
            match stueck:
                case Table() as tabelle:
                    tabellen += 1
                    yield from _in_tabelle(tabelle, f"{ort}, Tabelle {tabellen}")
                case inlines:
                    yield from _in_saetzen(inlines, ort, saetze)
                    saetze += len(sentences(plain(inlines)))


def _stuecke(block: Block | InfoLine) -> Iterator[tuple[Inline, ...] | Table]:
    """Cut a block into runs of text and tables, in reading order; quoted questions are none."""
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            yield inlines
        case InfoLine(label=label, value=value):
            yield (*label, *value)
        case ItemList(items=items):
            for inner in (b for item in items for b in item):
                yield from _stuecke(inner)
        case Table():
            yield block
        case Question() | PageBreak():
            return


def _in_tabelle(tabelle: Table, ort: str) -> Iterator[Angabe]:
    for nummer, zeile in enumerate(tabelle.rows, 1):
        satz = " | ".join(plain(zelle.inlines) for zelle in zeile)
        for figure in (f for zelle in zeile for f, _ in _figures(zelle.inlines)):
            yield _angabe(f"{ort}, Zeile {nummer}", satz, figure)


def _in_saetzen(inlines: tuple[Inline, ...], ort: str, bisher: int) -> Iterator[Angabe]:
    saetze = sentences(plain(inlines))
    for figure, begin in _figures(inlines):
        nummer = next(n for n, (_, ende) in enumerate(saetze) if begin < ende)
        von, bis = saetze[nummer]
        satz = " ".join(plain(inlines)[von:bis].split())
        yield _angabe(f"{ort}, Satz {bisher + nummer + 1}", satz, figure)


def _angabe(stelle: str, satz: str, figure: Figure) -> Angabe:
    adressen = tuple(fakt.adresse for fakt in figure.fakten)
    return Angabe(stelle, satz, figure.text, adressen, figure.rechnung)


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

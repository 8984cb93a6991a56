"""A style's briefbogen as letters are built on it: checked against them, drawn at its places."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart
from lxml import etree

from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.stile import (
    AndereWoerter,
    BildOhneLogo,
    FormateAnders,
    NurInWord,
    OhnePlatz,
    ZuHoch,
)
from ozganswer.records.letter import Letter, RegionName
from ozganswer.records.reading import text_of
from ozganswer.records.stil import Beilage, Stil
from ozganswer.write.bogen.formate import Formate
from ozganswer.write.bogen.graft import merge
from ozganswer.write.bogen.height import height
from ozganswer.write.bogen.lists import insert_lists
from ozganswer.write.bogen.looks import differences
from ozganswer.write.bogen.paket import Paket, open_bogen
from ozganswer.write.bogen.raender import (
    TEILE,
    Raender,
    Rand,
    read_raender,
)
from ozganswer.write.ooxml.styles import Look, styles_part

SPIELRAUM = 2.0
"""How many mm a header or footer may seem to be higher than its place: it is only reckoned."""


@dataclass(frozen=True)
class Bogen:
    """A briefbogen, read: its parts, its styles for a letter's roles, its frame."""

    paket: Paket
    formate: Formate
    raender: Raender


def read(stil: Stil) -> Bogen | None:
    """Read a style's briefbogen, once; raises a Mistake or Mistakes where it cannot be used."""
    if not stil.bogen or not stil.briefbogen:
        return None
    return _read(stil.bogen, tuple(stil.absatzformate.items()))


def rand(stil: Stil, name: RegionName) -> Rand | None:
    """Find the header or footer whose words stand for a region; None where it has none."""
    bogen = read(stil)
    if bogen is None:
        return None
    found = {RegionName.KOPF: bogen.raender.kopf, RegionName.FUSS: bogen.raender.fuss}.get(name)
    return found if found and found.words else None


@lru_cache(maxsize=16)
def _read(beilage: Beilage, names: tuple[tuple[str, str], ...]) -> Bogen:
    paket = open_bogen(beilage)
    return Bogen(paket, Formate(paket, dict(names)), read_raender(paket))


def check(letter: Letter, stil: Stil) -> tuple[Mistake, ...]:
    """Hold a letter's briefbogen against it; return warnings, raise Mistakes."""
    bogen = read(stil)
    if bogen is None:
        return ()
    found = tuple(_found(bogen, letter, stil))
    if any(not mistake.warnung for mistake in found):
        raise Mistakes(found)
    return found


def _found(bogen: Bogen, letter: Letter, stil: Stil) -> Iterator[Mistake]:
    datei, raender = bogen.paket.datei, bogen.raender
    for rand in (raender.kopf, raender.fuss):
        yield from _compared(bogen.formate, rand, letter, stil)
    if raender.bilder and (not stil.bild or len(raender.bilder) > 1):
        yield BildOhneLogo(datei, raender.bilder)
    yield from bogen.formate.mistakes()
    if different := tuple(differences(bogen.formate, stil)):
        yield FormateAnders(datei, different)
    if raender.zeichnungen:
        yield NurInWord(
            datei,
            "Linien und Flächen, die der Briefbogen im Kopf oder Fuß zeichnet, fehlen im PDF.",
            "Sie im Briefbogen löschen oder in das Logo aufnehmen.",
        )
    if raender.spaeter:
        yield NurInWord(
            datei,
            f"Ab der zweiten Seite sagt der Briefbogen „{raender.spaeter}“; dort setzt das "
            "Programm selbst Betreff, Datum und Seitenzahl.",
            "Kopf und Fuß der weiteren Seiten im Briefbogen leeren.",
        )


def _compared(formate: Formate, rand: Rand, letter: Letter, stil: Stil) -> Iterator[Mistake]:
    datei, (teil, name) = formate.paket.datei, TEILE[rand.teil]
    region = letter.frame.region(RegionName(name))
    blocks = region.blocks if region else ()
    said = " ".join(word for block in blocks for word in text_of(block).split())
    if rand.words and rand.words != said:
        yield AndereWoerter(datei, teil, name, rand.words, said)
    elif rand.words and name not in stil.regionen:
        yield OhnePlatz(datei, teil, name)
    elif rand.words:
        platz = stil.regionen[name]
        high = height(rand.blocks, formate, platz.breite)
        if high > platz.hoehe + SPIELRAUM:
            yield ZuHoch(datei, teil, name, high, platz.hoehe)


@lru_cache(maxsize=64)
def styles(look: Look) -> bytes:
    """Write the styles of a document on a style's briefbogen."""
    bogen = read(look.stil)
    if bogen is None:
        return styles_part(look)
    root = parse_xml(styles_part(look))
    merge(root, bogen.formate, (bogen.raender.kopf, bogen.raender.fuss))
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def numbering(ours: bytes, stil: Stil) -> bytes:
    """Put the lists of a style's briefbogen beside those of the letter."""
    bogen = read(stil)
    if bogen is None:
        return ours
    root = parse_xml(ours)
    insert_lists(root, bogen.paket)
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def attach_theme(document: DocumentPart, stil: Stil) -> None:
    """Give a document the colours and fonts that the briefbogen's styles may name."""
    bogen = read(stil)
    if bogen is None:
        return
    name = bogen.paket.named(bogen.paket.document, "theme")
    if name and not bogen.paket.relations(name):
        blob = etree.tostring(bogen.paket.xml(name), encoding="UTF-8", standalone=True)
        uri = PackURI("/word/theme/theme1.xml")
        part = Part(uri, CONTENT_TYPE.OFC_THEME, blob, document.package)
        document.relate_to(part, RELATIONSHIP_TYPE.THEME)

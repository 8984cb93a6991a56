"""The look of a Stil → the paragraph styles and the table style of a document.

Word's own names are used where Word has the style: a German Word shows „Überschrift 1“ for
`heading 1` and „Grußformel“ for `Closing`, and its own style of that name is never doubled.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from docx.oxml.parser import parse_xml
from lxml import etree

from ozganswer.records.stil import Absatz, Stil
from ozganswer.write.ooxml.elements import (
    Element,
    half_points,
    paragraph_properties,
    qn,
    twips,
    twips_of_points,
    w,
)
from ozganswer.write.ooxml.numbering import DASHES, NUMBERS
from ozganswer.write.ooxml.package import grundlage

JUSTIFICATION = {"links": "left", "rechts": "right", "mitte": "center"}
NATURAL_LINE = 1.15
"""Height of Arial's letters with their accents, as a share of the type size."""
MARGIN = Absatz(groesse=8, zeile=10, farbe="#595959")
"""How headers and footers of later pages are set: a grey with a contrast of 7:1 on white."""


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style: id, name, the role it draws, and how Word treats its paragraphs."""

    id: str
    name: str
    rolle: str
    next: str = ""
    """Id of the style that Enter leads to; empty: the same."""
    outline: int | None = None
    """Outline level from 0 of a heading."""
    keep: bool = False
    """Whether its paragraphs stay with the next one."""
    custom: bool = True
    """False where Word itself has the style."""
    numbering: int = 0
    """Id of the list that its paragraphs are items of."""


STYLES = {
    style.id: style
    for style in (
        Style("Text", "Text", "text"),
        Style("Briefkopf", "Briefkopf", "kopf"),
        Style("Hinweis", "Hinweis", "hinweis"),
        Style("Absenderzeile", "Absenderzeile", "absenderzeile"),
        Style("Zusatz", "Zusatz", "zusatz"),
        Style("Anschrift", "Anschrift", "anschrift"),
        Style("Informationsblock", "Informationsblock", "informationsblock"),
        Style("Betreff", "Betreff", "betreff", next="Salutation", outline=0, keep=True),
        Style("Salutation", "Salutation", "anrede", next="Text", custom=False),
        Style("Frage", "Frage", "frage", next="Text", keep=True),
        Style("Fragenpunkt", "Frage Aufzählung", "frage"),
        Style("Heading1", "heading 1", "ueberschrift1", "Text", 0, keep=True, custom=False),
        Style("Heading2", "heading 2", "ueberschrift2", "Text", 1, keep=True, custom=False),
        Style("Heading3", "heading 3", "ueberschrift3", "Text", 2, keep=True, custom=False),
        Style("Aufzaehlung", "Aufzählung", "liste", numbering=DASHES),
        Style("Nummerierung", "Nummerierung", "liste", numbering=NUMBERS),
        Style("Tabellentext", "Tabellentext", "tabelle"),
        Style("Tabellenkopf", "Tabellenkopf", "tabellenkopf", keep=True),
        Style("Anmerkung", "Anmerkung", "anmerkung", next="Text"),
        Style("Closing", "Closing", "gruss", next="Signature", keep=True, custom=False),
        Style("Signature", "Signature", "unterschrift", custom=False),
        Style("Anlagen", "Anlagen", "anlagen"),
        Style("Verteiler", "Verteiler", "verteiler"),
        Style("Anlagentitel", "Anlagentitel", "anlagentitel", "Text", 0, keep=True),
        Style("Brieffuss", "Brieffuß", "fuss"),
        Style("Vermerk", "Vermerk", "vermerk"),
        Style("Header", "header", "fuss", custom=False),
        Style("Footer", "footer", "fuss", custom=False),
    )
}
STYLE_OF_ROLE = {style.rolle: style.id for style in reversed(STYLES.values())}
TABLE_STYLE = "Brieftabelle"


@dataclass(frozen=True, slots=True)
class Look:
    """All that the styles of a document are drawn from."""

    stil: Stil
    sprache: str

    def __hash__(self) -> int:
        return hash((self.stil.bezeichnung, self.sprache))


@lru_cache(maxsize=64)
def styles_part(look: Look) -> bytes:
    """Write the styles of a document; letters of one Stil have the same."""
    root = parse_xml(grundlage("styles"))
    for language in root.iter(qn("w:lang")):
        language.set(qn("w:val"), look.sprache)
    root.extend(_styles(look.stil))
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def absatz_of(style_id: str, stil: Stil) -> Absatz:
    """Look up how the paragraphs of a style are set."""
    style = STYLES[style_id]
    absatz = stil.absatz(style.rolle)
    match style.rolle, style_id:
        case "tabelle" | "tabellenkopf", _:
            return replace(absatz, vor=0, nach=0)
        case _, "Fragenpunkt":
            liste = stil.absatz("liste")
            return replace(absatz, vor=liste.vor, nach=liste.nach, einzug=0, haengend=0)
        case _, "Header":
            return MARGIN
        case _, "Footer":
            return replace(MARGIN, ausrichtung="rechts")
        case _:
            return absatz


def _styles(stil: Stil) -> Iterator[Element]:
    yield _normal(stil)
    for style in STYLES.values():
        yield _style(style, absatz_of(style.id, stil), stil)
    yield _table(stil)


def _normal(stil: Stil) -> Element:
    schrift = stil.schrift
    return w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        w("pPr", w("widowControl"), _spacing(Absatz(), stil)),
        w(
            "rPr",
            w("rFonts", **dict.fromkeys(("ascii", "eastAsia", "hAnsi", "cs"), schrift.familie)),
            *_type(schrift.farbe, schrift.groesse),
        ),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


def _style(style: Style, absatz: Absatz, stil: Stil) -> Element:
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val="Normal"),
        w("next", val=style.next) if style.next else None,
        w("uiPriority", val=9 if style.outline is not None else 10),
        w("qFormat"),
        _paragraph(style, absatz, stil),
        w("rPr", *_emphasis(absatz), *_type(absatz.farbe, absatz.groesse)),
        type="paragraph",
        customStyle=1 if style.custom else None,
        styleId=style.id,
    )


def _paragraph(style: Style, absatz: Absatz, stil: Stil) -> Element:
    return paragraph_properties(
        w("keepNext") if style.keep else None,
        w("keepLines") if style.keep else None,
        w("numPr", w("numId", val=style.numbering)) if style.numbering else None,
        _line_below(absatz),
        _spacing(absatz, stil),
        *_indents(style, absatz, stil),
        w("jc", val=JUSTIFICATION[absatz.ausrichtung]),
        w("outlineLvl", val=style.outline) if style.outline is not None else None,
    )


def _indents(style: Style, absatz: Absatz, stil: Stil) -> tuple[Element | None, Element | None]:
    if style.numbering:
        return None, None  # the list says where its items stand
    hanging = (
        stil.informationsblock.spalte if style.rolle == "informationsblock" else absatz.haengend
    )
    left = twips(absatz.einzug + hanging)
    stop = w("tabs", w("tab", val="left", pos=left)) if hanging else None
    return stop, w("ind", left=left, hanging=twips(hanging) if hanging else None) if left else None


def _spacing(absatz: Absatz, stil: Stil) -> Element:
    line = absatz.zeile or stil.schrift.zeile
    fits = (absatz.groesse or stil.schrift.groesse) * NATURAL_LINE <= line
    return w(
        "spacing",
        before=twips_of_points(absatz.vor),
        after=twips_of_points(absatz.nach),
        line=twips_of_points(line),
        lineRule="exact" if fits else "atLeast",
    )


def _line_below(absatz: Absatz) -> Element | None:
    if not absatz.unterstrichen:
        return None
    return w("pBdr", w("bottom", val="single", sz=4, space=1, color=_hex(absatz.farbe)))


def _emphasis(absatz: Absatz) -> Iterator[Element]:
    if absatz.fett:
        yield from (w("b"), w("bCs"))
    if absatz.kursiv:
        yield from (w("i"), w("iCs"))


def _hex(farbe: str | None) -> str:
    return farbe.removeprefix("#").upper() if farbe else "auto"


def _type(farbe: str | None, groesse: float | None) -> Iterator[Element]:
    if farbe:
        yield w("color", val=_hex(farbe))
    if groesse:
        yield from (w("sz", val=half_points(groesse)), w("szCs", val=half_points(groesse)))


def _table(stil: Stil) -> Element:
    satz = stil.tabelle
    line = {
        "val": "single",
        "sz": round(satz.staerke * 8),
        "space": 0,
        "color": _hex(satz.linie),
    }
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    return w(
        "style",
        w("name", val=TABLE_STYLE),
        w("basedOn", val="TableNormal"),
        w("uiPriority", val=39),
        w("qFormat"),
        w(
            "tblPr",
            w("tblBorders", *(w(side, **line) for side in sides)),
            w("tblCellMar", *(w(s, w=twips(satz.innen), type="dxa") for s in sides[:4])),
        ),
        type="table",
        customStyle=1,
        styleId=TABLE_STYLE,
    )

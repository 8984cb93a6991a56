"""What stands in the margins of pages: marks, Vermerk, Betreff and page number, the foot."""

from collections.abc import Iterator

from docx.opc.part import Part

from ozganswer.records.letter import Letter, RegionName
from ozganswer.records.stil import Platz, Seite, Stil
from ozganswer.write.lesen import printed_date, subject
from ozganswer.write.ooxml.elements import Element, empty, paragraph, twips, w
from ozganswer.write.ooxml.marks import marks
from ozganswer.write.ooxml.regions import framed, region_paragraphs
from ozganswer.write.ooxml.runs import field, run, tab

LINE = 10.0
"""Height in pt of the line in which headers and footers of later pages are set."""
VERMERK = 8.0
"""Where the mark on every page begins, in mm from the sheet's top."""


def edge(margin: float) -> float:
    """Say how many mm a header or footer is from the sheet's edge, in the middle of its margin."""
    return max(margin - _mm(LINE), 0) / 2


def top(seite: Seite) -> float:
    """Say how many mm every page keeps free; the headers keep free what a page needs beyond."""
    return min(seite.oben, seite.beginn)


def head(seite: Seite) -> float:
    """Say how many mm from the sheet's top every header begins."""
    return min(edge(seite.oben), top(seite))


def first_header(letter: Letter, stil: Stil) -> Iterator[Element]:
    """Draw the head of the first page: it is as high as the text begins low."""
    yield from _vermerk(letter, stil, stil.seite.breite)
    # Word and LibreOffice begin the text below a header that reaches into the page; so nothing
    # that a typist deletes or inserts moves the text into the address field.
    spacer = empty(_points(stil.seite.beginn - head(stil.seite)))
    spacer.extend(marks(stil.form) if stil.marken else ())
    yield spacer


def later_header(letter: Letter, stil: Stil, breite: float) -> Iterator[Element]:
    """Draw the head of later pages, on sheets `breite` mm wide: Betreff and date."""
    yield from _vermerk(letter, stil, breite)
    text_width = twips(breite - stil.seite.links - stil.seite.rechts)
    stop = w("tabs", w("tab", val="right", pos=text_width))
    content = (run(subject(letter)), tab(), run(printed_date(letter)))
    yield paragraph("Header", *content, properties=(stop,))
    if stil.seite.oben > top(stil.seite):
        yield empty(_points(stil.seite.oben - head(stil.seite)) - LINE)


def first_footer(letter: Letter, stil: Stil, part: Part) -> Iterator[Element]:
    """Draw the foot of the first page: the foot region where it has a Platz."""
    region = letter.frame.region(RegionName.FUSS)
    platz = stil.regionen.get(RegionName.FUSS)
    if region and platz:
        yield from region_paragraphs(region, part, stil)
        yield empty(_points(stil.seite.hoehe - platz.oben - edge(stil.seite.unten)))
    else:
        yield empty(1)


def page_number() -> Element:
    """Draw the foot of later pages: „Seite 2 von 3“."""
    content = (run("Seite "), field("PAGE", "2"), run(" von "), field("NUMPAGES", "2"))
    return paragraph("Footer", *content)


def _vermerk(letter: Letter, stil: Stil, breite: float) -> Iterator[Element]:
    if letter.vermerk:
        corner = stil.seite.rechts
        height = _mm(stil.absatz("vermerk").zeile or stil.schrift.zeile)
        place = Platz(links=breite - corner, oben=VERMERK, breite=corner, hoehe=height)
        centred = w("jc", val="center")
        drawn = paragraph("Vermerk", run(letter.vermerk), properties=(centred,))
        yield from framed((drawn,), place)


def _points(mm: float) -> float:
    return mm * 72 / 25.4


def _mm(points: float) -> float:
    return points * 25.4 / 72

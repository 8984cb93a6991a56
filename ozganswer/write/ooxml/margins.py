"""What stands in the margins of pages: marks, Vermerk, Betreff and page number, the foot."""

from collections.abc import Iterator

from docx.opc.part import Part

from ozganswer.records.letter import Letter, RegionName
from ozganswer.records.stil import Platz, Seite, Stil
from ozganswer.write import bogen, fit
from ozganswer.write.lesen import printed_date, subject
from ozganswer.write.measure import MM
from ozganswer.write.ooxml.boxes import box
from ozganswer.write.ooxml.elements import Element, empty, paragraph, twips, twips_of_points, w
from ozganswer.write.ooxml.marks import marks
from ozganswer.write.ooxml.pictures import logo
from ozganswer.write.ooxml.regions import framed, paragraphs_of
from ozganswer.write.ooxml.runs import field, run

LINE = fit.KOPFZEILE_ZEILE
"""Height in pt of the line in which headers and footers of later pages are set."""
VERMERK_BREITE = 60.0
"""How many mm wide a mark on every page may be."""


def edge(margin: float) -> float:
    """Say how many mm a footer is from the sheet's edge, in the middle of its margin."""
    return max(margin - _mm(LINE), 0) / 2


def top(seite: Seite) -> float:
    """Say how many mm every page keeps free; the headers keep free what a page needs beyond."""
    return min(seite.oben, seite.beginn)


def head(seite: Seite) -> float:
    """Say how many mm from the sheet's top every header begins."""
    return min(fit.kopfzeile(seite), top(seite))


def foot(stil: Stil) -> float:
    """Say how many mm from the sheet's bottom every footer ends."""
    platz = stil.regionen.get(RegionName.FUSS)
    end = stil.seite.hoehe - platz.oben - platz.hoehe if platz else stil.seite.unten
    return max(min(edge(stil.seite.unten), end), 0)


def first_header(letter: Letter, stil: Stil, part: Part) -> Iterator[Element]:
    """Draw the head of the first page: it is as high as the text begins low."""
    yield from _vermerk(letter, stil, stil.seite.breite)
    # Word and LibreOffice begin the text below a header that reaches into the page; so nothing
    # that a typist deletes or inserts moves the text into the address field.
    spacer = empty(_points(stil.seite.beginn - head(stil.seite)))
    spacer.extend(marks(stil.form) if stil.marken else ())
    spacer.extend(logo(stil, part))
    anchored, head_of_bogen = bogen.draw(stil, RegionName.KOPF, part)
    spacer.extend(anchored)
    yield from (*head_of_bogen, spacer)


def later_header(letter: Letter, stil: Stil, breite: float) -> Iterator[Element]:
    """Draw the head of later pages, on sheets `breite` mm wide: Betreff and date."""
    yield from _vermerk(letter, stil, breite)
    text_width = breite - stil.seite.links - stil.seite.rechts
    date_width = text_width * (1 - fit.KOPFZEILE_BREITE)
    yield from _date(letter, stil.seite, breite - stil.seite.rechts - date_width, date_width)
    indent = w("ind", right=twips(date_width))
    yield paragraph("Header", run(subject(letter)), properties=(indent,))
    if stil.seite.oben > top(stil.seite):
        yield empty(_points(stil.seite.oben - head(stil.seite)) - LINE)


def first_footer(letter: Letter, stil: Stil, part: Part) -> Iterator[Element]:
    """Draw the foot of the first page: the foot region where it has a Platz."""
    region = letter.frame.region(RegionName.FUSS)
    platz = stil.regionen.get(RegionName.FUSS)
    anchored, foot_of_bogen = bogen.draw(stil, RegionName.FUSS, part)
    if region and platz:
        yield _box(tuple(foot_of_bogen) or paragraphs_of(region, part, stil), platz, stil)
    end = empty(1)
    end.extend(anchored)
    yield end


def page_number(stil: Stil) -> Element:
    """Draw the foot of later pages: „Seite 2 von 3“."""
    content = (run("Seite "), field("PAGE", "2"), run(" von "), field("NUMPAGES", "2"))
    lifted = twips(edge(stil.seite.unten) - foot(stil))
    below = w("spacing", after=lifted) if lifted else None
    return paragraph("Footer", *content, properties=(below,))


def _box(content: tuple[Element, ...], platz: Platz, stil: Stil) -> Element:
    # A footer grows from its end upwards: a row of fixed height brings its top to its Platz.
    height = twips(stil.seite.hoehe - foot(stil) - platz.oben) - twips_of_points(1)
    return box(content, platz.breite, height, indent=platz.links - stil.seite.links)


def _date(letter: Letter, seite: Seite, left: float, width: float) -> Iterator[Element]:
    # In a frame, so that a long Betreff breaks beside it and the date stays in the first line.
    if letter.datum:
        place = Platz(links=left, oben=head(seite), breite=width, hoehe=_mm(LINE))
        right = w("jc", val="right")
        drawn = paragraph("Header", run(printed_date(letter)), properties=(right,))
        yield from framed((drawn,), place, wrap="around")


def _vermerk(letter: Letter, stil: Stil, breite: float) -> Iterator[Element]:
    if letter.vermerk:
        height = _mm(stil.absatz("vermerk").zeile or stil.schrift.zeile)
        left, top = breite - stil.seite.rechts - VERMERK_BREITE, fit.vermerk(stil.seite)
        place = Platz(links=left, oben=top, breite=VERMERK_BREITE, hoehe=height)
        right = w("jc", val="right")
        drawn = paragraph("Vermerk", run(letter.vermerk), properties=(right,))
        yield from framed((drawn,), place, wrap="around")


def _points(mm: float) -> float:
    return mm / MM


def _mm(points: float) -> float:
    return points * MM

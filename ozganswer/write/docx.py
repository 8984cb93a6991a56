"""Letter + Stil → DOCX, by Word's own means: styles, numbering, frames, sections."""

from collections.abc import Iterator
from dataclasses import dataclass

from docx.parts.document import DocumentPart

from ozganswer.errors import Mistakes
from ozganswer.records.letter import Letter, Paragraph, RegionName
from ozganswer.records.stil import Stil
from ozganswer.write import bogen
from ozganswer.write.fit import fit
from ozganswer.write.ooxml.blocks import Flow
from ozganswer.write.ooxml.characters import forbidden_characters
from ozganswer.write.ooxml.elements import (
    Element,
    add_property,
    empty,
    is_a,
    is_framed,
    keep_with_next,
    w,
)
from ozganswer.write.ooxml.identity import identify
from ozganswer.write.ooxml.numbering import Numbering
from ozganswer.write.ooxml.package import attach, close, grundlage, new_document
from ozganswer.write.ooxml.regions import region_paragraphs
from ozganswer.write.ooxml.sections import Sections, Sheet
from ozganswer.write.ooxml.spacing import spaced
from ozganswer.write.ooxml.styles import Look


@dataclass(frozen=True, slots=True)
class Drawn:
    """A letter drawn into a document that is not yet whole: what its last parts are made of."""

    document: DocumentPart
    numbering: Numbering
    look: Look


def write(letter: Letter, stil: Stil) -> bytes:
    """Write a letter as a DOCX file, on the style's briefbogen.

    Raises:
        Mistakes: it holds what XML forbids, or does not fit the briefbogen.
    """
    return finish(draw_anchored(letter, stil, Numbering(stil)))


def draw_anchored(letter: Letter, stil: Stil, numbering: Numbering) -> Drawn:
    """Draw a letter that will be known again when it comes back changed; raises Mistakes."""
    drawn = draw(letter, stil, numbering)
    identify(drawn.document, letter.name)
    return drawn


def draw(letter: Letter, stil: Stil, numbering: Numbering) -> Drawn:
    """Draw a letter's text and margins, its lists among those of a document; raises Mistakes."""
    try:
        return _draw(letter, stil, numbering)
    except ValueError:
        # lxml takes no character that XML forbids: only then all of them are searched for.
        if mistakes := tuple(forbidden_characters(letter, stil)):
            raise Mistakes(mistakes) from None
        raise


def _draw(letter: Letter, stil: Stil, numbering: Numbering) -> Drawn:
    bogen.check(letter, stil)
    letter, stil = fit(letter, stil)
    document = new_document(letter)
    flow = Flow(document, stil, numbering, Sheet(stil.seite).text)
    document.element.body.extend(_body(letter, stil, flow, document))
    return Drawn(document, numbering, Look(stil, letter.sprache))


def finish(drawn: Drawn) -> bytes:
    """Give a document the parts that its text names, and close it."""
    document, stil = drawn.document, drawn.look.stil
    attach(document, "styles", bogen.styles(drawn.look))
    attach(document, "numbering", bogen.numbering(drawn.numbering.part(), stil))
    attach(document, "settings", grundlage("settings"))
    attach(document, "fontTable", grundlage("fontTable"))
    bogen.attach_theme(document, stil)
    return close(document)


def _body(letter: Letter, stil: Stil, flow: Flow, document: DocumentPart) -> Iterator[Element]:
    # The last section of a document is told at the end of its body, each other one in its own
    # last paragraph (ISO/IEC 29500-1, 17.6).
    sections = Sections(document, letter, stil)
    chapters = _chapters(letter, stil, flow)
    for number, (sheet, drawn) in enumerate(chapters, start=1):
        elements = _closed(list(spaced(drawn, stil)))
        section = sections.section(sheet, first=number == 1)
        if number < len(chapters):
            add_property(elements[-1], section)
            yield from elements
        else:
            yield from (*elements, section)


def _chapters(letter: Letter, stil: Stil, flow: Flow) -> list[tuple[Sheet, list[Element]]]:
    chapters = [(Sheet(stil.seite), list(_letter(letter, stil, flow)))]
    for annex in letter.annexes:
        sheet = Sheet(stil.seite, annex.quer)
        turned = sheet != chapters[-1][0]
        if turned:
            chapters.append((sheet, []))
        flow.breite = sheet.text
        chapters[-1][1].append(flow.title(annex.titel, new_page=not turned))
        chapters[-1][1].extend(flow.blocks(annex.blocks))
    return chapters


def _letter(letter: Letter, stil: Stil, flow: Flow) -> Iterator[Element]:
    for region in letter.frame.before:
        # What the briefbogen's header says is not said again.
        if not bogen.says(stil, region.name):
            yield from region_paragraphs(region, flow.part, stil)
    body = list(flow.blocks(letter.body))
    end = list(_end(letter, stil, flow))
    if end:
        # What ends a letter never stands alone on its last page.
        keep_with_next([*body[-1:], *(element for element in end[:-1] if not is_framed(element))])
    if end and letter.body and isinstance(letter.body[-1], Paragraph):
        # LibreOffice would not split it anyway, and the PDF shall end alike.
        add_property(body[-1], w("keepLines"))
    yield from (*body, *end)


def _end(letter: Letter, stil: Stil, flow: Flow) -> Iterator[Element]:
    for region in letter.frame.after:
        # A foot with a Platz is the first page's footer.
        if region.name is not RegionName.FUSS or region.name not in stil.regionen:
            yield from region_paragraphs(region, flow.part, stil)


def _closed(elements: list[Element]) -> list[Element]:
    # A frame stands at the next paragraph of the text, so that there has to be one.
    ends = bool(elements) and is_a(elements[-1], "p") and not is_framed(elements[-1])
    return elements if ends else [*elements, empty(1)]

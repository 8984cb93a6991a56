"""Every PDF keeps the rules of archives and screen readers, and each rule is shown to find."""

import io
from dataclasses import replace
from importlib.resources import files

import pypdf
import pytest
from hypothesis import given, settings
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
)

from ozganswer.records.letter import (
    Frame,
    Heading,
    ItemList,
    Letter,
    Question,
    Table,
)
from ozganswer.records.reading import blocks_of
from ozganswer.records.stil import Beilage, Logo, Seite
from ozganswer.write import WRITERS
from tests.bilder import png
from tests.stile import STIL
from tests.write.beispiele import (
    FUELLTEXT,
    PHASEN,
    VOR,
    items,
    letter,
    musterbrief,
    p,
    row,
    t,
)
from tests.write.faelle import FAELLE
from tests.write.lesen_pdf import structure
from tests.write.regeln_pdf import (
    RULES,
    Pdf,
    all_that_is_painted_is_marked,
    bookmarks_are_the_headings,
    each_text_has_its_element,
    elements_stand_where_they_may,
    faults,
    fonts_are_ours,
    headings_leave_out_no_level,
    it_tells_language_and_title,
    links_are_told,
    nothing_is_embedded_but_fonts,
    pictures_are_told,
    tables_are_whole,
)
from tests.write.strategien import letters

LOGO = Logo(links=170, oben=10, breite=20, hoehe=20, text="Das Logo der Stadt")
MIT_LOGO = replace(STIL, logo=LOGO, bild=Beilage("logo.png", png()))
IM_TEXT = replace(STIL, regionen={})
NIEDRIG = Seite(breite=210, hoehe=90, links=25, rechts=20, oben=20, unten=10, beginn=20)
"""A sheet on which nearly everything runs over its end."""


@pytest.fixture(scope="module")
def muster():
    """A letter with all that a letter can hold, and a logo that is read aloud."""
    return WRITERS["pdf"](musterbrief(), MIT_LOGO)


def _headless(letter):
    return any(isinstance(block, Table) and not block.header for block in blocks_of(letter))


@pytest.mark.parametrize("name", [name for name in FAELLE if not _headless(FAELLE[name])])
def test_a_letter_keeps_every_rule(name):
    assert faults(WRITERS["pdf"](FAELLE[name], STIL)) == []


def test_a_whole_letter_keeps_every_rule(muster):
    assert faults(muster) == []


def _without_language(pdf):
    del pdf.root_object["/Lang"]


def _without_title(pdf):
    pdf.metadata = {"/Author": "Stadt"}


def _without_title_in_the_bar(pdf):
    del pdf.root_object["/ViewerPreferences"]


def _untagged(pdf):
    del pdf.root_object["/MarkInfo"]


def _operations(pdf, change):
    page = pdf.pages[0]
    content = page.get_contents()
    content.operations = change(content.operations)
    page[NameObject("/Contents")] = pdf._add_object(content)


def _first(operations, *names):
    return next(n for n, (_, name) in enumerate(operations) if name in names)


def _unmark(operations):
    start = _first(operations, b"BDC")
    end = start + _first(operations[start:], b"EMC")
    return [*operations[:start], *operations[start + 1 : end], *operations[end + 1 :]]


def _unmarked_text(pdf):
    _operations(pdf, _unmark)


def _marked_twice(pdf):
    def twice(operations):
        start = _first(operations, b"BDC")
        end = start + _first(operations[start:], b"EMC")
        part = operations[start : end + 1]
        artifact = ([NameObject("/Artifact")], b"BMC")
        return [*operations[:start], artifact, *part, ([], b"EMC"), *operations[end + 1 :]]

    _operations(pdf, twice)


def _number_twice(pdf):
    def twice(operations):
        start = _first(operations, b"BDC")
        second = start + 1 + _first(operations[start + 1 :], b"BDC")
        return [*operations[:second], operations[start], *operations[second + 1 :]]

    _operations(pdf, twice)


def _elements(pdf, *tags):
    found = [o for o in map(_resolved, pdf._objects) if _tag(o) in tags]
    assert found
    return found


def _resolved(entry):
    return entry.get_object() if entry is not None else None


def _tag(entry):
    return entry.get("/S") if isinstance(entry, DictionaryObject) else None


def _held_by_none(pdf):
    _elements(pdf, "/H1")[0][NameObject("/K")] = ArrayObject()


def _held_twice(pdf):
    first, second = _elements(pdf, "/P")[:2]
    second[NameObject("/K")] = ArrayObject([*second["/K"], *first["/K"]])


def _parents_mixed_up(pdf):
    nums = pdf.root_object["/StructTreeRoot"]["/ParentTree"]["/Nums"][1]
    nums[0], nums[-1] = nums[-1], nums[0]


def _renamed(old, new):
    def rename(pdf):
        _elements(pdf, old)[0][NameObject("/S")] = NameObject(new)

    return rename


def _without_kid(tag):
    def drop(pdf):
        _elements(pdf, tag)[0]["/K"].pop()

    return drop


def _without_scope(pdf):
    del _elements(pdf, "/TH")[0]["/A"]["/Scope"]


def _without_bookmark(pdf):
    outline = pdf.root_object["/Outlines"]["/First"]
    outline[NameObject("/First")] = outline["/First"].raw_get("/Next")


def _bookmark_without_words(pdf):
    pdf.root_object["/Outlines"]["/First"][NameObject("/Title")] = pypdf.generic.TextStringObject(
        ""
    )


def _annotation(pdf):
    return next(a.get_object() for page in pdf.pages for a in page.get("/Annots", ()))


def _link_without_words(pdf):
    del _annotation(pdf)["/Contents"]


def _link_elsewhere(pdf):
    _annotation(pdf)[NameObject("/StructParent")] = NumberObject(0)


def _link_outside(pdf):
    _elements(pdf, "/Link")[0]["/K"].pop(0)


def _page_without_order(pdf):
    del pdf.pages[0]["/Tabs"]


def _attached(pdf):
    pdf.add_attachment("fakten.yaml", b"betrag: 60000")


def _with_script(pdf):
    pdf.root_object[NameObject("/Names")][NameObject("/JavaScript")] = DictionaryObject()


def _picture_without_words(pdf):
    del _elements(pdf, "/Figure")[0]["/Alt"]


def _fonts(pdf):
    return [font.get_object() for font in pdf.pages[0]["/Resources"]["/Font"].values()]


def _descriptor(font):
    return font["/DescendantFonts"][0].get_object()["/FontDescriptor"]


def _font_not_embedded(pdf):
    del _descriptor(_fonts(pdf)[0])["/FontFile2"]


def _font_whole(pdf):
    _fonts(pdf)[0][NameObject("/BaseFont")] = NameObject("/Arimo")


def _font_of_the_machine(pdf):
    _fonts(pdf)[0][NameObject("/BaseFont")] = NameObject("/ABCDEF+DejaVu-Sans")


def _font_variable(pdf):
    variable = StreamObject()
    variable.set_data((files("fontpkg_arimo") / "files" / "Arimo[wght].ttf").read_bytes())
    _descriptor(_fonts(pdf)[0])[NameObject("/FontFile2")] = pdf._add_object(variable)


SPOILED = {
    it_tells_language_and_title: [
        _without_language,
        _without_title,
        _without_title_in_the_bar,
        _untagged,
    ],
    all_that_is_painted_is_marked: [_unmarked_text, _marked_twice, _number_twice],
    each_text_has_its_element: [_held_by_none, _held_twice, _parents_mixed_up, _unmarked_text],
    elements_stand_where_they_may: [
        _renamed("/LBody", "/Div"),
        _renamed("/L", "/Sect"),
        _renamed("/H1", "/Sect"),
        _renamed("/TBody", "/NonStruct"),
        _held_by_none,
    ],
    tables_are_whole: [
        _without_scope,
        _without_kid("/TR"),
        _renamed("/THead", "/TBody"),
        _renamed("/TD", "/TH"),
    ],
    headings_leave_out_no_level: [_renamed("/H1", "/H3"), _renamed("/H2", "/H1")],
    bookmarks_are_the_headings: [_without_bookmark, _bookmark_without_words],
    links_are_told: [_link_without_words, _link_elsewhere, _link_outside, _page_without_order],
    pictures_are_told: [_picture_without_words],
    nothing_is_embedded_but_fonts: [_attached, _with_script],
    fonts_are_ours: [_font_not_embedded, _font_whole, _font_of_the_machine, _font_variable],
}
"""For every rule what a PDF may have done to it that breaks it."""


def _spoil(data, spoil):
    pdf = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    spoil(pdf)
    written = io.BytesIO()
    pdf.write(written)
    return written.getvalue()


def test_every_rule_has_its_breaches():
    assert set(SPOILED) == set(RULES)


def test_a_copy_keeps_every_rule(muster):
    assert faults(_spoil(muster, lambda _: None)) == []


@pytest.mark.parametrize(
    ("rule", "spoil"),
    [(rule, spoil) for rule, spoils in SPOILED.items() for spoil in spoils],
    ids=lambda f: f.__qualname__.strip("_").split(".")[0],
)
def test_a_breach_is_found(rule, spoil, muster):
    assert list(rule(Pdf(_spoil(muster, spoil))))


def _shape(element):
    """Read an element as its tags and words: where lines and pages end does not count.

    Nor do the places of links, since a table's header has them on each page.
    """
    inner = [kid for kid in element.kids if not isinstance(kid, str)]
    kids = [_shape(kid) for kid in inner if kid.tag != "OBJR"]
    words = "".join(kid for kid in element.kids if isinstance(kid, str))
    return element.tag, "".join(words.split()), kids


@settings(max_examples=20)
@given(letters())
def test_where_pages_end_alters_no_element(letter):
    upright = tuple(replace(annex, quer=False) for annex in letter.annexes)
    letter = replace(letter, annexes=upright, vermerk="")
    low = WRITERS["pdf"](letter, replace(IM_TEXT, seite=NIEDRIG))
    high = WRITERS["pdf"](letter, replace(IM_TEXT, seite=replace(NIEDRIG, hoehe=3000)))
    assert _shape(structure(low)) == _shape(structure(high))


LANG = FUELLTEXT * 24
"""A text that runs over more than a page."""


@pytest.mark.parametrize(
    ("block", "tag"),
    [
        (p(LANG), "/P"),
        (items(*("Punkt" for _ in range(90))), "/L"),
        (items(LANG), "/LI"),
        (replace(PHASEN, rows=PHASEN.rows * 4), "/Table"),
        (replace(PHASEN, rows=(row("20", LANG, "x", LANG),)), "/Table"),
    ],
    ids=["paragraph", "list", "item", "table", "row"],
)
def test_what_runs_over_pages_is_one_element(block, tag):
    pdf = Pdf(WRITERS["pdf"](letter(block), STIL))
    (element,) = pdf.document.of(tag)
    assert len({page for inner in element.walk() for page, _ in inner.marks}) > 1
    assert faults(WRITERS["pdf"](letter(block), STIL)) == []


def test_a_table_tells_its_title_and_its_columns(muster):
    tables = Pdf(muster).document.of("/Table")
    assert [table.attribute("/Summary") for table in tables] == [PHASEN.titel] * 2
    assert {cell.attribute("/Scope") for table in tables for cell in table.of("/TH")} == {"/Column"}
    assert [len(table.of("/TR")) for table in tables] == [1 + len(PHASEN.rows)] * 2


def test_a_numbered_list_says_so(muster):
    numbering = [lst.attribute("/ListNumbering") for lst in Pdf(muster).document.of("/L")]
    assert numbering == [None, "/Decimal", None]


def test_headers_and_footers_of_pages_are_not_read(muster):
    read = structure(muster).text()
    drawn = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(muster)).pages)
    assert "Seite 2 von" in drawn
    assert "Seite" not in read
    assert drawn.count("Ihre Ratsanfrage RA-531/2019") > read.count("Ihre Ratsanfrage RA-531/2019")
    assert read.count("ENTWURF") == 1 < drawn.count("ENTWURF")


def test_questions_and_headings_are_found_by_the_bookmarks():
    body = (
        p("davor"),
        Heading(1, t("Vorbemerkung")),
        Question("1.", (p("Wie viel\nkostet es?"), p("Und wann?"))),
        p("Antwort"),
        Heading(1, t("Im Einzelnen")),
        Question("2.", (p("Wie lang darf eine Frage sein, " + "damit " * 20 + "sie hält?"),)),
        Question("3.", (ItemList(False, ((p("a"),),)),)),
    )
    data = WRITERS["pdf"](Letter("x", Frame(VOR), body), STIL)
    outline = pypdf.PdfReader(io.BytesIO(data)).outline
    betreff, inner = outline
    assert betreff.title == "Ihre Ratsanfrage RA-531/2019 – Umsetzung des Onlinezugangsgesetzes"
    titles = [
        [e.title for e in entry] if isinstance(entry, list) else entry.title for entry in inner
    ]
    assert titles == [
        "Vorbemerkung",
        "1. Wie viel kostet es?",
        ["Im Einzelnen"],
        "2. Wie lang darf eine Frage sein, damit damit damit damit damit damit damit …",
        "3.",
    ]
    assert faults(data) == []

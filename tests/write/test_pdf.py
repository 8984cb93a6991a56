"""The PDF says what the text says, and is what an archive and a screen reader want."""

import io
import unicodedata
from dataclasses import replace

import pypdf
import pytest
from hypothesis import given, settings

from ozganswer.records.letter import (
    Emphasis,
    Frame,
    Heading,
    Letter,
    Link,
    Marked,
    Paragraph,
    Region,
    RegionName,
    Strong,
    Text,
)
from ozganswer.write import WRITERS, text
from tests.stile import STIL
from tests.write.beispiele import letter, musterbrief, p, t
from tests.write.faelle import FAELLE
from tests.write.lesen_pdf import lines, structure, words_in_order
from tests.write.strategien import letters

NOT_SAID = str.maketrans(dict.fromkeys("-–|+:"))
"""Marks of lists, tables and labels, which each format draws in its own way."""


JOINER = "\N{COMBINING GRAPHEME JOINER}"


@pytest.fixture(scope="module")
def muster():
    return WRITERS["pdf"](musterbrief(), STIL)


def _said(words):
    # White space, hard or soft, and what is invisible does not count.
    seen = "".join(c for c in words if unicodedata.category(c) != "Cf" and c != JOINER)
    return unicodedata.normalize("NFC", "".join(seen.split()).translate(NOT_SAID))


def _catalog(data):
    return pypdf.PdfReader(io.BytesIO(data)).trailer["/Root"]


def _tags(data):
    return list(structure(data).walk())


@pytest.mark.parametrize("name", FAELLE)
def test_a_letter_says_in_order_what_its_text_says(name):
    found = words_in_order(WRITERS["pdf"](FAELLE[name], STIL))
    assert _said(found) == _said(text.draw(FAELLE[name], STIL))


def test_a_whole_letter_says_in_order_what_its_text_says(muster):
    assert _said(words_in_order(muster)) == _said(text.draw(musterbrief(), STIL))


@settings(max_examples=50)
@given(letters())
def test_any_letter_says_in_order_what_its_text_says(letter):
    weit = replace(STIL, regionen={})
    found = words_in_order(WRITERS["pdf"](letter, weit))
    assert _said(found) == _said(text.draw(letter, weit))


def test_words_keep_their_gaps():
    data = WRITERS["pdf"](letter(p("Eins zwei, drei: ", "1.000 € – Bürger*innen § 5")), STIL)
    assert [line for line, _, _ in lines(data, 1)] == [
        "Eins zwei, drei: 1.000 € – Bürger*innen § 5"
    ]


def test_signs_that_look_alike_stay_apart():
    alike = "µμ ΩΩ ∆Δ -\N{NON-BREAKING HYPHEN}"
    assert "".join(alike.split()) in "".join(
        words_in_order(WRITERS["pdf"](letter(p(alike)), STIL)).split()
    )


@pytest.mark.parametrize("schrift", [Strong, Emphasis, tuple])
def test_a_letter_with_an_accent_that_no_sign_has_is_read_back(schrift):
    text = "x\u0336 Ď\u0336 x Ď u\u0308 ü i\u0336 i"
    inlines = schrift(t(text))
    drawn = Paragraph(inlines if schrift is tuple else (inlines,))
    found = words_in_order(WRITERS["pdf"](letter(drawn), STIL))
    assert unicodedata.normalize("NFC", found) == unicodedata.normalize("NFC", text)


NESTED = {
    "a link": lambda text: Link(t(text), "https://ozg.example/"),
    "stress": lambda text: Emphasis(t(text)),
    "a figure": lambda text: Marked(t(text), " [1]"),
}


@pytest.mark.parametrize("nest", NESTED.values(), ids=NESTED)
@pytest.mark.parametrize("count", range(12, 18))
def test_a_word_within_bold_text_is_not_broken_at_the_end_of_a_line(nest, count):
    before = "wort " * count
    drawn = p(Strong((Text(before), nest("Amtvierundzwanzig"), Text(" und weiter"))))
    page = pypdf.PdfReader(io.BytesIO(WRITERS["pdf"](letter(drawn), STIL))).pages[0]
    assert "Amtvierundzwanzig" in page.extract_text()


def test_a_hyphenation_point_at_the_end_of_a_line_stays_one():
    assert words_in_order(WRITERS["pdf"](letter(p("Wort\u2027")), STIL)).split() == ["Wort\u2027"]


def test_an_accent_that_stands_alone_stays_alone():
    found = words_in_order(WRITERS["pdf"](letter(p(Strong(t("D")), "\u0323 e")), STIL))
    assert found == "D\u0323 e"


def test_two_accents_in_one_sign_are_read_back_as_two():
    found = words_in_order(WRITERS["pdf"](letter(p("Ç\u0344a")), STIL))
    assert unicodedata.normalize("NFC", found) == "Ç\u0308\u0301a"


def test_the_properties_are_the_letters(muster):
    info = pypdf.PdfReader(io.BytesIO(muster)).metadata
    assert info.title == info.subject == "Antwort auf RA-531/2019"
    assert info.author == "Stadt Beispiel"
    assert info["/CreationDate"] == info["/ModDate"] == "D:20191001000000Z"


def test_the_metadata_claim_pdf_a_2a_and_pdf_ua_1(muster):
    xmp = _catalog(muster)["/Metadata"].get_object().get_data().decode()
    assert 'pdfaid:part="2"' in xmp
    assert 'pdfaid:conformance="A"' in xmp
    assert xmp.count("<pdfuaid:part>1</pdfuaid:part>") == 1


def test_the_betreff_heads_the_document(muster):
    headings = [e.tag for e in _tags(muster) if e.tag[1] == "H" and e.tag[2:].isdigit()]
    assert headings == ["/H1", "/H2", "/H2", "/H3", "/H2", "/H3"]


def test_a_letter_without_a_betreff_begins_with_a_heading_of_the_first_level():
    ohne = Frame((Region(RegionName.BETREFF, ()),))
    data = WRITERS["pdf"](Letter("x", ohne, (Heading(2, t("a")), Heading(3, t("b")))), STIL)
    assert [e.tag for e in _tags(data) if e.tag[1] == "H"] == ["/H1", "/H2"]


def test_the_draft_mark_is_the_first_that_is_read(muster):
    assert words_in_order(muster).startswith("ENTWURF")


def test_the_foot_of_the_first_page_is_read_before_the_annexes(muster):
    read = words_in_order(muster)
    assert read.index("BürgermeisterAnlagen") < read.index("Telefon 01234 488-0Anlage 1")

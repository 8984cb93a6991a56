"""The HTML behind the PDF: each golden under html/ is a letter's body."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings

from ozganswer.errors import InternalError
from ozganswer.records.letter import ItemList, Link, PageBreak
from ozganswer.write import html
from ozganswer.write.lesen import nesting
from tests.stile import STIL
from tests.write.beispiele import letter, musterbrief, p, t
from tests.write.faelle import FAELLE
from tests.write.goldens import assert_golden
from tests.write.strategien import letters

GOLDENS = Path(__file__).parent / "html"
VOID = re.compile(r"<(meta|col|br)\b([^>]*)>")


def _tree(letter):
    markup = html.draw(letter, STIL).removeprefix("<!DOCTYPE html>\n")
    return ET.fromstring(VOID.sub(r"<\1\2/>", markup))


@pytest.mark.parametrize("name", FAELLE)
def test_a_letter_is_drawn_as_its_golden(name):
    assert_golden(GOLDENS / f"{name}.html", html.draw(FAELLE[name], STIL))


def test_every_golden_has_its_letter():
    assert {p.stem for p in GOLDENS.glob("*.html")} == set(FAELLE)


def test_the_head_names_language_title_author_subject_and_date():
    head = html.draw(FAELLE["anlagen"], STIL).split("<body")[0]
    assert '<html lang="de-DE">' in head
    assert "<title>Antwort</title>" in head
    assert '<meta name="author" content="Stadt Beispiel">' in head
    assert '<meta name="description" content="Antwort auf &lt;RA-1&gt;">' in head
    assert '<meta name="dcterms.created" content="2019-10-01T00:00:00Z">' in head


def test_a_letter_without_a_date_bears_1980():
    assert 'content="1980-01-01T00:00:00Z"' in html.draw(letter(p("x")), STIL)


def test_the_betreff_is_the_one_heading_of_the_first_level():
    assert ["".join(e.itertext()) for e in _tree(musterbrief()).iter("h1")] == [
        "Ihre Ratsanfrage RA-531/2019 – Umsetzung des Onlinezugangsgesetzes"
    ]


@pytest.mark.parametrize(
    ("levels", "nested"),
    [([1, 2, 3], [1, 2, 3]), ([1, 3, 3, 2], [1, 2, 2, 2]), ([3, 1, 2], [1, 1, 2]), ([], [])],
)
def test_headings_leave_out_no_level(levels, nested):
    assert list(nesting(levels)) == nested


def test_a_link_leads_only_into_the_web():
    with pytest.raises(InternalError, match="file:///etc/passwd"):
        html.draw(letter(p(Link(t("x"), "file:///etc/passwd"))), STIL)


def test_a_page_breaks_in_no_list():
    with pytest.raises(InternalError, match="Seitenwechsel"):
        html.draw(letter(ItemList(False, ((PageBreak(),),))), STIL)


@settings(max_examples=50)
@given(letters())
def test_whatever_a_letter_says_the_html_is_well_formed(letter):
    assert _tree(letter).find("body") is not None

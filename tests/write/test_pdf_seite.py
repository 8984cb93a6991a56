"""Where things stand on the PDF's pages."""

import pytest
from write.beispiele import DIN5008, letter, musterbrief, p, region
from write.lesen_pdf import lines, words

from ozganswer.records.letter import Frame, Letter, PageBreak
from ozganswer.write import WRITERS

ASCENT, DESCENT = 0.905, 0.212
"""Arial's in em."""
MM = 25.4 / 72


@pytest.fixture(scope="module")
def muster():
    return WRITERS["pdf"](musterbrief(), DIN5008)


def _baseline(rolle):
    absatz = DIN5008.absatz(rolle)
    size = absatz.groesse or DIN5008.schrift.groesse
    line = absatz.zeile or DIN5008.schrift.zeile
    return MM * (absatz.vor + (line - (ASCENT + DESCENT) * size) / 2 + ASCENT * size)


def _near(found, left, baseline):
    return abs(found[1] - left) < 0.5 and abs(found[2] - baseline) < 0.5


@pytest.mark.parametrize("name", DIN5008.regionen)
def test_a_region_stands_at_its_place(name):
    rahmen = Frame((region(name, "Hxg"),), ())
    (found,) = lines(WRITERS["pdf"](Letter("x", rahmen, ()), DIN5008), 1)
    platz = DIN5008.regionen[name]
    assert _near(found, platz.links, platz.oben + _baseline(name)), found


def test_the_text_begins_where_the_style_says(muster):
    betreff = next(line for line in lines(muster, 1) if line[0].startswith("Ihre Ratsanfrage"))
    assert _near(betreff, 25, 98.46 + _baseline("betreff")), betreff


def test_later_pages_begin_at_their_upper_margin():
    _, found, *_ = lines(WRITERS["pdf"](letter(p("a"), PageBreak(), p("b")), DIN5008), 2)
    assert found[0] == "b"
    assert _near(found, 25, DIN5008.seite.oben + _baseline("text")), found


def test_labels_and_values_of_the_information_block_stand_in_two_columns(muster):
    line = next(line for line in lines(muster, 1) if "RA-531/2019" in line[0])
    assert line[0].endswith("Ihr Zeichen RA-531/2019")


def test_later_pages_bear_betreff_date_and_number(muster):
    for page in (2, 3, 4):
        texts = [line for line, _, _ in lines(muster, page)]
        assert any(line.startswith("Ihre Ratsanfrage RA-531/2019") for line in texts)
        assert any("01.10.2019" in line for line in texts)
        assert f"Seite {page} von 4" in texts


def test_the_first_page_has_no_number(muster):
    assert not any("Seite" in line for line, _, _ in lines(muster, 1))


def test_the_draft_mark_stands_on_every_page_outside_the_text(muster):
    for page, width in ((1, 210), (2, 210), (3, 210), (4, 297)):
        (mark,) = [line for line in words(muster, page) if line[0] == "ENTWURF"]
        assert mark[1] > width - DIN5008.seite.rechts
        assert mark[2] < DIN5008.seite.oben

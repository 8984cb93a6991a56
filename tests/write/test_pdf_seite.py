"""Where things stand on the PDF's pages."""

import io
from dataclasses import replace

import pdfplumber
import pytest

from ozganswer.records.letter import (
    Column,
    Frame,
    Heading,
    Letter,
    PageBreak,
    Paragraph,
    Question,
    Table,
)
from ozganswer.records.stil import Absatz
from ozganswer.write import WRITERS
from tests.stile import STIL
from tests.write.beispiele import FUELLTEXT, items, letter, musterbrief, p, region, row, t
from tests.write.faelle import FAELLE
from tests.write.lesen_pdf import lines, words

ASCENT, DESCENT = 0.905, 0.212
"""Arial's in em."""
MM = 25.4 / 72


@pytest.fixture(scope="module")
def muster():
    return WRITERS["pdf"](musterbrief(), STIL)


def _baseline(rolle):
    absatz = STIL.absatz(rolle)
    size = absatz.groesse or STIL.schrift.groesse
    line = absatz.zeile or STIL.schrift.zeile
    return MM * (absatz.vor + (line - (ASCENT + DESCENT) * size) / 2 + ASCENT * size)


def _near(found, left, baseline):
    return abs(found[1] - left) < 0.5 and abs(found[2] - baseline) < 0.5


@pytest.mark.parametrize("name", STIL.regionen)
def test_a_region_stands_at_its_place(name):
    rahmen = Frame((region(name, "Hxg"),), ())
    (found,) = lines(WRITERS["pdf"](Letter("x", rahmen, ()), STIL), 1)
    platz = STIL.regionen[name]
    assert _near(found, platz.links, platz.oben + _baseline(name)), found


def test_the_text_begins_where_the_style_says(muster):
    betreff = next(line for line in lines(muster, 1) if line[0].startswith("Ihre Ratsanfrage"))
    assert _near(betreff, 25, 98.46 + _baseline("betreff")), betreff


def test_later_pages_begin_at_their_upper_margin():
    _, found, *_ = lines(WRITERS["pdf"](letter(p("a"), PageBreak(), p("b")), STIL), 2)
    assert found[0] == "b"
    assert _near(found, 25, STIL.seite.oben + _baseline("text")), found


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


def test_the_draft_mark_ends_where_the_text_ends_on_a_line_of_its_own(muster):
    with pdfplumber.open(io.BytesIO(muster)) as pdf:
        assert [round(page.width * MM) for page in pdf.pages] == [210, 210, 210, 297]
        for page in pdf.pages:
            (mark,) = [w for w in page.extract_words() if w["text"] == "ENTWURF"]
            assert (page.width - mark["x1"]) * MM == pytest.approx(STIL.seite.rechts, abs=0.1)
            assert mark["top"] * MM == pytest.approx(8.8, abs=0.5)
            others = [w["top"] for w in page.extract_words() if w["text"] != "ENTWURF"]
            assert min(others) > mark["bottom"]


@pytest.mark.parametrize(("form", "heights"), [("A", (87, 148.5, 192)), ("B", (105, 148.5, 210))])
def test_the_marks_of_a_form_stand_at_the_edge_of_the_first_page(form, heights):
    data = WRITERS["pdf"](musterbrief(), replace(STIL, form=form))
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        edges = [[e for e in page.edges if e["x1"] * MM < 20] for page in pdf.pages]
    found = sorted({round(float(e["top"]) * MM, 1) for e in edges[0]})
    assert {min(heights, key=lambda h: abs(h - at)) for at in found} == set(heights)
    assert all(min(abs(h - at) for h in heights) < 0.5 for at in found)
    assert not any(edges[1:])


def test_a_style_without_marks_has_none():
    data = WRITERS["pdf"](musterbrief(), replace(STIL, marken=False))
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        assert not [e for e in pdf.pages[0].edges if e["x1"] * MM < 20]


def test_a_broad_annex_stands_on_a_page_turned_sideways(muster):
    with pdfplumber.open(io.BytesIO(muster)) as pdf:
        sizes = [(round(p.width * MM), round(p.height * MM)) for p in pdf.pages]
    assert sizes == [(210, 297)] * 3 + [(297, 210)]


def test_the_head_of_a_table_stands_on_each_of_its_pages(muster):
    for page in (1, 2):
        assert any(line.startswith("Amt Projekt") for line, _, _ in lines(muster, page))


@pytest.mark.parametrize("above", range(14, 22))
def test_a_question_stays_with_its_answer_and_a_heading_with_its_text(above):
    frage = Question("1.", (p("Frage?"),))
    body = (*(p(f"Z{n}") for n in range(above)), frage, p("Ja."), Heading(1, t("Titel")))
    data = WRITERS["pdf"](letter(*body, p("Text")), STIL)
    where = {line: page for page in _pages(data) for line, _, _ in lines(data, page)}
    assert where["1. Frage?"] == where["Ja."]
    assert where["Titel"] == where["Text"]


@pytest.mark.parametrize(("allein", "first_page"), [(True, 1), (False, 2)])
def test_questions_without_an_answer_do_not_stay_together(allein, first_page):
    fragen = (Question(f"{n}.", (p("Frage?"),), allein=allein) for n in range(14))
    data = WRITERS["pdf"](letter(*(p(f"Z{n}") for n in range(12)), *fragen, p("Ende.")), STIL)
    where = {line: page for page in _pages(data) for line, _, _ in lines(data, page)}
    assert (where["0. Frage?"], where["13. Frage?"]) == (first_page, 2)


def _pages(data):
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return range(1, len(pdf.pages) + 1)


@pytest.mark.parametrize("above", range(26, 32))
def test_a_note_stays_with_the_last_row_of_its_table(above):
    table = Table((Column(),), (row("Kopf"),), tuple(row(f"Reihe {n}") for n in range(above)))
    note = Paragraph(t("Stand: heute."), "anmerkung")
    data = WRITERS["pdf"](letter(p("a"), table, note, *(p(f"Z{n}") for n in range(9))), STIL)
    where = {line: page for page in _pages(data) for line, _, _ in lines(data, page)}
    assert where["Stand: heute."] == where[f"Reihe {above - 1}"]
    assert max(where.values()) == 2


def test_numbers_and_dashes_hang_and_texts_stand_below_each_other():
    lang = "eins " + FUELLTEXT
    frage = Question("2a.", (p("Frage " + FUELLTEXT),))
    data = WRITERS["pdf"](letter(items(lang, "zwei"), items("drei", numbered=True), frage), STIL)
    left = {word: round(x, 1) for word, x, _ in reversed(words(data, 1))}
    assert left["–"] == left["1."] == left["2a."] == 25.0
    assert left["eins"] == left["zwei"] == left["drei"] == 30.0
    assert left["Frage"] == 33.0
    assert {round(x) for _, x, _ in lines(data, 1)} == {25, 30, 33}


def test_cells_are_aligned_as_their_column():
    data = WRITERS["pdf"](FAELLE["tabelle"], STIL)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        found = {w["text"]: w for w in pdf.pages[0].extract_words(keep_blank_chars=True)}
    assert found["60.000 €"]["x1"] == pytest.approx(found["5 €"]["x1"], abs=0.1)
    assert found["Grünflächenamt"]["x0"] == pytest.approx(found["21"]["x0"], abs=0.1)
    phase, kreuz = found["Phase"], found["x"]
    assert phase["x0"] + phase["x1"] == pytest.approx(kreuz["x0"] + kreuz["x1"], abs=0.2)


def test_a_gap_is_marked_by_more_than_colour():
    data = WRITERS["pdf"](FAELLE["luecke"], STIL)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        chars = pdf.pages[0].chars
    assert "".join(c["text"] for c in chars).startswith("[offen: Kosten")
    assert chars[0]["fontname"].endswith("Arimo-Bold")


def test_a_list_is_near_what_leads_to_it_and_a_paragraph_away_from_what_follows():
    body = (p("Wege:"), items("a", "b"), p("Weiter."))
    lead, first, second, after = (y for _, _, y in lines(WRITERS["pdf"](letter(*body), STIL), 1))
    zeile, near, away = 12 * MM, 3 * MM, 12 * MM
    assert first - lead == pytest.approx(zeile + near, abs=0.1)
    assert second - first == pytest.approx(zeile + near, abs=0.1)
    assert after - second == pytest.approx(zeile + away, abs=0.1)


def test_a_long_question_runs_over_pages_and_its_end_stays_with_the_answer():
    frage = Question("1.", (p("Frage?"), items(*(f"Punkt {n}" for n in range(80)))))
    data = WRITERS["pdf"](letter(p("davor"), frage, p("Antwort.")), STIL)
    where = {
        line.removeprefix("– "): page for page in _pages(data) for line, _, _ in lines(data, page)
    }
    assert where["davor"] == where["1. Frage?"] == where["Punkt 0"] == 1
    assert where["Punkt 78"] == where["Punkt 79"] == where["Antwort."] > 1


@pytest.mark.parametrize("above", range(18, 27))
def test_what_ends_a_letter_never_stands_alone_on_its_last_page(above):
    ende = (
        region("gruss", "Gruß"),
        region("unterschrift", "Name"),
        region("verteiler", "Verteiler"),
    )
    body = tuple(p(f"Z{n}") for n in range(above))
    data = WRITERS["pdf"](Letter("x", Frame((), ende), body), STIL)
    where = {line: page for page in _pages(data) for line, _, _ in lines(data, page)}
    assert where[f"Z{above - 1}"] == where["Gruß"] == where["Name"] == where["Verteiler"]


@pytest.mark.parametrize("rows", [1, 2, 5])
@pytest.mark.parametrize("below", [p("danach"), Heading(2, t("danach"))])
def test_what_follows_a_table_stands_on_the_grid_of_the_text(rows, below):
    zeile = STIL.schrift.zeile
    zelle = dict.fromkeys(("tabelle", "tabellenkopf"), Absatz(groesse=9, zeile=zeile))
    stil = replace(STIL, absaetze={**STIL.absaetze, **zelle})
    tabelle = Table((Column(),), (row("Zelle"),), (row("Zelle"),) * rows)
    data = WRITERS["pdf"](letter(p("davor"), tabelle, below), stil)
    y = {line: y for line, _, y in lines(data, 1)}
    steps = (y["danach"] - y["davor"]) / (zeile * MM)
    assert steps == pytest.approx(round(steps), abs=0.03)


@pytest.mark.parametrize("above", range(3))
def test_a_word_with_a_slash_stays_in_one_line(above):
    text = " ".join(["Vorlage VII/2022/03569"] * 30)
    data = WRITERS["pdf"](letter(p("x" * above, text)), STIL)
    found = [line for line, _, _ in lines(data, 1)]
    assert len(found) > 4
    assert not [line for line in found if line.endswith("/")]


def test_a_long_address_with_slashes_breaks_in_its_line_and_its_cell():
    lang = "https://www.example.org/" + "verwaltung/" * 20
    tabelle = Table((Column(), Column()), (row("a", "b"),), (row(lang, lang),))
    data = WRITERS["pdf"](letter(p(lang), tabelle), STIL)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        chars = pdf.pages[0].chars
    assert len(chars) > 600
    assert max(char["x1"] for char in chars) * MM < 190.1

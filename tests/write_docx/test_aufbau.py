"""Word's own means: styles, headings, lists, tables, links, headers and footers, marks."""

from collections import Counter
from dataclasses import replace

import pytest

from ozganswer.records.letter import Frame, Letter, Question, RegionName
from ozganswer.records.stil import ROLLEN, Absatz, Informationsblock, Stil
from ozganswer.write import docx
from ozganswer.write.ooxml.styles import STYLE_OF_ROLE
from tests.stile import STIL
from tests.write_docx.beispiele import BRIEF, TABELLE, anlage, brief, liste, p, region
from tests.write_docx.lesen import NS, Docx, W

GANZ = Docx(docx.write(BRIEF, STIL))


def found(letter=BRIEF, stil: Stil = STIL) -> Docx:
    return Docx(docx.write(letter, stil))


def changed(rolle: str, absatz: Absatz) -> Stil:
    return replace(STIL, absaetze={**STIL.absaetze, rolle: absatz})


def test_every_role_has_a_style() -> None:
    assert set(ROLLEN) == set(STYLE_OF_ROLE)


def test_every_style_that_is_used_is_defined() -> None:
    used = set(GANZ.find("//w:pStyle/@w:val")) | set(GANZ.find("//w:rStyle/@w:val"))
    assert len(used) > 15
    assert used <= set(GANZ.find("//w:style/@w:styleId", "styles.xml"))


@pytest.mark.parametrize(
    ("identity", "name"),
    [
        ("Text", "Text"),
        ("Betreff", "Betreff"),
        ("Heading1", "heading 1"),
        ("Closing", "Closing"),
        ("Aufzaehlung", "Aufzählung"),
        ("Footer", "footer"),
    ],
)
def test_styles_bear_the_names_that_word_shows_in_german(identity: str, name: str) -> None:
    style = f"//w:style[@w:styleId='{identity}']/w:name/@w:val"
    assert GANZ.find(style, "styles.xml") == [name]


def test_headings_have_their_outline_level() -> None:
    path = "//w:style[w:name/@w:val='heading {}']/w:pPr/w:outlineLvl/@w:val"
    levels = [GANZ.find(path.format(n), "styles.xml") for n in (1, 2, 3)]
    assert levels == [["0"], ["1"], ["2"]]


def test_a_style_is_set_as_its_absatz_says() -> None:
    absatz = Absatz(
        groesse=8.5,
        zeile=11,
        farbe="#1a2b3c",
        fett=True,
        kursiv=True,
        unterstrichen=True,
        ausrichtung="rechts",
        vor=3,
        nach=4.5,
        einzug=10,
        haengend=5,
    )
    styles = found(stil=changed("anmerkung", absatz))
    style = "//w:style[@w:styleId='Anmerkung']"
    spacing = styles.find(f"{style}/w:pPr/w:spacing", "styles.xml")[0]
    assert [v for k, v in sorted(spacing.items())] == ["90", "60", "220", "exact"]
    ind = styles.find(f"{style}/w:pPr/w:ind", "styles.xml")[0]
    assert sorted(ind.values()) == ["283", "850"]
    assert styles.find(f"{style}/w:pPr/w:jc/@w:val", "styles.xml") == ["right"]
    assert styles.find(f"{style}/w:rPr/w:sz/@w:val", "styles.xml") == ["17"]
    assert styles.find(f"{style}/w:rPr/w:color/@w:val", "styles.xml") == ["1A2B3C"]
    assert len(styles.find(f"{style}/w:rPr/w:b | {style}/w:rPr/w:i", "styles.xml")) == 2
    assert styles.find(f"{style}/w:pPr/w:pBdr/w:bottom", "styles.xml")


def test_letters_too_high_for_their_line_are_not_cut_off() -> None:
    styles = found(stil=changed("kopf", Absatz(groesse=20, zeile=20)))
    rule = "//w:style[@w:styleId='Briefkopf']/w:pPr/w:spacing/@w:lineRule"
    assert styles.find(rule, "styles.xml") == ["atLeast"]


def test_a_question_stays_with_its_answer() -> None:
    letter = brief(Question("1.", (p("Wie"), liste("a", "b"), p("viel?"))), p("So viel."))
    styles = found(letter).find("//w:body/w:p/w:pPr/w:pStyle/@w:val")
    assert styles == ["Frage", "Fragenpunkt", "Fragenpunkt", "Frage", "Text"]
    assert kept(letter) == [True, False, False, True, False]


def test_the_end_of_a_list_that_ends_a_question_stays_with_the_answer() -> None:
    letter = brief(Question("1.", (p("Wie"), liste("a", "b", "c", "d"))), p("So viel."))
    assert kept(letter) == [True, False, False, True, True, False]


def test_a_question_without_an_answer_stays_with_what_ends_the_letter_alone() -> None:
    fragen = [Question(f"{n}.", (p("Wie"), p("viel?")), allein=True) for n in range(2)]
    assert kept(brief(*fragen)) == [True, False, True, False]
    ende = region(RegionName.UNTERSCHRIFT, "gez. Meier")
    signed = replace(brief(*fragen), frame=Frame((), (ende,)))
    assert kept(signed)[:4] == [True, False, True, True]


def kept(letter: Letter) -> list[bool]:
    """Which paragraphs of a body stay with the next one, by their style or of themselves."""
    document = found(letter)
    names = "//w:style[w:pPr/w:keepNext]/@w:styleId"
    styles = set(document.find(names, "styles.xml"))
    paragraphs = document.find("//w:body/w:p/w:pPr")
    own = (q.find(f"{W}keepNext") for q in paragraphs)
    return [
        bool(styles & set(q.xpath("w:pStyle/@w:val", namespaces=NS)))
        if keep is None
        else keep.get(f"{W}val") != "0"
        for q, keep in zip(paragraphs, own, strict=True)
    ]


def test_a_list_is_near_what_leads_to_it_and_a_paragraph_away_from_what_follows() -> None:
    body = found(brief(p("Wege:"), liste("a", "b"), p("Weiter."))).find("//w:body/w:p")
    after = [q.xpath("string(w:pPr/w:spacing/@w:after)", namespaces=NS) for q in body]
    near, away = (str(round(20 * STIL.absatz(rolle).nach)) for rolle in ("liste", "text"))
    assert after == [near, "", away, ""]


def test_what_ends_a_letter_stays_with_the_last_words_before_it() -> None:
    names = (RegionName.GRUSS, RegionName.UNTERSCHRIFT, RegionName.ANLAGEN, RegionName.VERTEILER)
    end = tuple(region(name, "eins", "zwei") for name in names)
    assert kept(replace(brief(p("a"), p("b")), frame=Frame((), end))) == [False, *[True] * 8, False]
    letter = replace(brief(TABELLE), frame=Frame((), end))
    rows = found(letter).find("//w:tr")
    assert [bool(row.xpath(".//w:keepNext", namespaces=NS)) for row in rows] == [False] * 4 + [True]


def test_a_note_stays_with_the_table_above_it() -> None:
    note = p("Stand: heute.", rolle="anmerkung")
    for body, last in (((TABELLE, note), True), ((TABELLE, p("a"), note), False)):
        rows = found(brief(*body, p("b"))).find("//w:tr")
        kept_rows = [bool(row.xpath(".//w:keepNext", namespaces=NS)) for row in rows]
        assert kept_rows == [False] * 4 + [last]


def test_the_dashes_of_a_question_are_as_bold_as_it_is() -> None:
    letter = brief(Question("1.", (p("Wie"), liste("a"))), liste("b"))
    marks = found(letter).find("//w:p[w:pPr/w:numPr]/w:pPr")
    assert [bool(m.xpath("w:rPr/w:b", namespaces=NS)) for m in marks] == [True, False]


def test_a_gap_is_underlined() -> None:
    assert GANZ.find("//w:style[@w:styleId='Luecke']/w:rPr/w:u/@w:val", "styles.xml") == ["single"]


def test_each_numbered_list_begins_at_one() -> None:
    letter = brief(liste("a", "b", numbered=True), p("x"), liste("c", numbered=True), liste("d"))
    document = found(letter)
    first, again, second, dashes = document.find("//w:numPr/w:numId/@w:val")
    assert first == again != second
    assert dashes == "1"
    overrides = "//w:num[@w:numId>2]/w:lvlOverride/w:startOverride/@w:val"
    assert document.find(overrides, "numbering.xml") == ["1", "1"]


def test_lists_deeper_than_word_knows_stay_on_the_last_level() -> None:
    deep = liste("innen")
    for _ in range(12):
        deep = replace(deep, items=((p("außen"), deep),))
    levels = [int(v) for v in found(brief(deep)).find("//w:numPr/w:ilvl/@w:val")]
    assert levels == [*range(9), 8, 8, 8, 8]


def test_header_rows_repeat_and_no_row_splits() -> None:
    table = found(brief(TABELLE))
    assert len(table.find("//w:tr")) == len(table.find("//w:trPr/w:cantSplit")) == 5
    assert len(table.find("//w:tr[1]/w:trPr/w:tblHeader")) == 1
    assert len(table.find("//w:tblHeader")) == 1


def test_a_table_has_alternative_texts() -> None:
    table = found(brief(TABELLE))
    assert table.find("//w:tblCaption/@w:val") == ["Vorhaben nach Amt und Phase"]
    assert table.find("//w:tblDescription/@w:val") == [
        "Tabelle mit den Spalten Amt, Vorhaben, Konzept, Einführung, Betrag"
    ]


def test_a_row_is_as_wide_as_the_text() -> None:
    rows = found(brief(TABELLE)).find("//w:tr")
    sums = {
        sum(int(v) for v in row.xpath("w:tc/w:tcPr/w:tcW/@w:w", namespaces=row.nsmap))
        for row in rows
    }
    assert len(sums) == 1
    assert sums.pop() == pytest.approx(165 / 25.4 * 1440, abs=5)


@pytest.mark.parametrize(
    ("leerzeilen", "labels"),
    [("drucken", 7), ("weglassen", 6)],
)
def test_empty_lines_of_the_information_block(leerzeilen, labels: int) -> None:
    stil = replace(STIL, informationsblock=Informationsblock(leerzeilen=leerzeilen, spalte=32))
    lines = found(stil=stil).find("//w:p[w:pPr/w:pStyle/@w:val='Informationsblock']")
    assert len(lines) == labels


def test_a_one_page_letter_shows_neither_betreff_nor_page_number_in_its_margins() -> None:
    assert GANZ.find("//w:titlePg")
    assert GANZ.words(GANZ.first("header")) == ["ENTWURF"]
    assert "Seite" not in GANZ.words(GANZ.first("footer"))


def test_later_pages_show_betreff_date_and_page_number() -> None:
    headers = Counter(" ".join(GANZ.words(n)) for n in GANZ.names if "word/header" in n)
    assert headers[f"ENTWURF 01.10.2019 {BRIEF.titel}"] == 3
    footers = [
        n for n in GANZ.names if "word/footer" in n and "fldSimple" in GANZ.zip.read(n).decode()
    ]
    assert GANZ.find("//w:fldSimple/@w:instr", footers[0]) == [" PAGE ", " NUMPAGES "]


def test_the_foot_is_the_first_pages_footer() -> None:
    footer = GANZ.words(GANZ.first("footer"))
    assert (
        footer
        == "Markt 1, 09999 Musterstadt · Telefon 0371 488-0 · www.musterstadt.example".split()
    )
    assert "Telefon" not in GANZ.words()


def test_a_foot_without_a_place_flows() -> None:
    stil = replace(STIL, regionen={k: v for k, v in STIL.regionen.items() if k != "fuss"})
    document = found(stil=stil)
    assert "Telefon" in document.words()
    assert document.words(document.first("footer")) == []


def test_marks_are_lines_at_their_heights_that_no_screen_reader_tells() -> None:
    header = GANZ.first("header")
    heights = [int(v) / 36000 for v in GANZ.find("//wp:positionV/wp:posOffset/text()", header)]
    assert heights == [105, 148.5, 210]
    assert len(GANZ.find("//wp:docPr//adec:decorative[@val='1']", header)) == 3
    assert len(set(GANZ.find("//wp:docPr/@id", header))) == 3


def test_a_style_without_marks_draws_none() -> None:
    document = found(stil=replace(STIL, marken=False))
    assert document.find("//wp:anchor", document.first("header")) == []


def test_form_a_folds_elsewhere() -> None:
    document = found(stil=replace(STIL, form="A"))
    heights = document.find("//wp:positionV/wp:posOffset/text()", document.first("header"))
    assert [int(v) / 36000 for v in heights] == [87, 148.5, 192]


def test_a_landscape_annex_has_a_section_of_its_own() -> None:
    orientations = [s.get(f"{s.tag[:-4]}orient") for s in GANZ.find("//w:pgSz")]
    assert orientations == [None, "landscape", None]


def test_portrait_annexes_begin_new_pages_in_the_letters_section() -> None:
    document = found(brief(p("Text"), annexes=(anlage("A"), anlage("B"))))
    titles = "//w:p[w:pPr/w:pStyle/@w:val='Anlagentitel' and w:pPr/w:pageBreakBefore]"
    assert len(document.find("//w:sectPr")) == 1
    assert len(document.find(titles)) == 2


def test_greeting_and_signature_stay_together() -> None:
    names = GANZ.find("//w:p[w:pPr/w:pStyle/@w:val='Signature']")
    assert [bool(n.xpath("w:pPr/w:keepNext", namespaces=NS)) for n in names] == [True, True]
    assert GANZ.find("//w:style[@w:styleId='Closing']/w:pPr/w:keepNext", "styles.xml")


def test_a_letter_of_frames_alone_has_a_paragraph_they_stand_at() -> None:
    first = next(r for r in BRIEF.frame.before if r.name is RegionName.ANSCHRIFT)
    paragraphs = found(replace(brief(), frame=Frame((first,)))).find("//w:body/w:p")
    framed = [bool(q.xpath("w:pPr/w:framePr", namespaces=q.nsmap)) for q in paragraphs]
    assert framed == [True, False]

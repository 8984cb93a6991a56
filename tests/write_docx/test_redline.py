"""Tracked changes: accepted they are the new letter, rejected the old one."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from ozganswer.records.letter import Letter
from ozganswer.records.stil import Stil
from ozganswer.write import docx, redline
from tests.stile import STIL
from tests.write_docx.aenderungen import PAIRS
from tests.write_docx.beispiele import (
    ANLAGEN,
    BRIEF,
    KOERPER,
    TABELLE,
    brief,
    liste,
    p,
    zeile,
)
from tests.write_docx.briefe import LETTERS
from tests.write_docx.entscheiden import Reading, decided
from tests.write_docx.lesen import Docx, W
from tests.write_docx.office import DECISIONS, Office, decide
from tests.write_docx.redlines_bauen import STILE, WANN, changed

BOGEN = STILE["briefbogen"]
FREI = replace(STIL, regionen={})
WEIT = replace(
    STIL,
    seite=replace(STIL.seite, beginn=260),
    regionen={n: replace(p, hoehe=200) for n, p in STIL.regionen.items()},
)
"""A style without places, and one whose places have room for anything."""


def marked(old: Letter, new: Letter, stil: Stil = STIL) -> Docx:
    return Docx(redline.write((old, stil), (new, stil), "Erika Muster", WANN))


def stories(found: Docx) -> Iterator[tuple[str, str]]:
    """The text, and the headers and footers of the first page and of the first later ones."""
    yield "text", "document.xml"
    for kind in ("header", "footer"):
        for pages in ("first", "default"):
            identity, *_ = found.find(f"//w:{kind}Reference[@w:type='{pages}']/@r:id")
            (target,) = found.part("word/_rels/document.xml.rels").xpath(
                f"*[@Id='{identity}']/@Target"
            )
            yield f"{kind} {pages}", str(target)


def said(found: Docx, decision=None) -> dict[str, list[object]]:
    parts = {story: (found.part(name), name) for story, name in stories(found)}
    return {
        story: Reading(found, name).said(decided(part, decision) if decision else part)
        for story, (part, name) in parts.items()
    }


def check(old: Letter, new: Letter, stil: Stil = STIL) -> None:
    found = marked(old, new, stil)
    assert said(found, "accept") == said(Docx(docx.write(new, stil)))
    assert said(found, "reject") == said(Docx(docx.write(old, stil)))


def told(found: Docx) -> tuple[list[str], list[str]]:
    """The words deleted and those inserted, each run of them."""
    return (
        ["".join(mark.itertext(f"{W}delText")) for mark in found.find("//w:del[w:r]")],
        ["".join(mark.itertext(f"{W}t")) for mark in found.find("//w:ins[w:r]")],
    )


@pytest.mark.parametrize("stil", [FREI, WEIT], ids=["frei", "plaetze"])
@given(PAIRS)
@settings(max_examples=60)
def test_any_letter_changed_a_little(stil: Stil, pair: tuple[Letter, Letter]) -> None:
    check(*pair, stil)


@given(LETTERS, LETTERS)
@settings(max_examples=40)
def test_any_two_letters(old: Letter, new: Letter) -> None:
    check(old, new, WEIT)


def test_changes_are_by_words_and_bear_name_and_time() -> None:
    found = marked(brief(p("Es sind 60.000 Euro.")), brief(p("Es sind 65.000 Euro.")))
    assert told(found) == (["60.000"], ["65.000"])
    marks = found.find("//w:del | //w:ins")
    assert {m.get(f"{W}author") for m in marks} == {"Erika Muster"}
    assert {m.get(f"{W}date") for m in marks} == {"2026-11-29T14:30:00Z"}


def test_a_letter_that_is_the_same_bears_no_mark() -> None:
    found = marked(BRIEF, BRIEF)
    assert [
        n for s, n in stories(found) if found.find("//w:del | //w:ins | //w:pPrChange", n)
    ] == []


def test_paragraphs_that_come_and_go_are_marked_with_their_ends() -> None:
    a, b, c = p("Eins bleibt."), p("Zwei geht."), p("Ganz anders, neu.")
    found = marked(brief(a, b, a), brief(a, c, a))
    assert told(found) == (["Zwei geht."], ["Ganz anders, neu."])
    assert len(found.find("//w:pPr/w:rPr/w:del")) == len(found.find("//w:pPr/w:rPr/w:ins")) == 1


def test_nothing_that_goes_leaves_an_empty_line_before_a_table() -> None:
    old, new = brief(p("Eins."), p("Zwei."), TABELLE), brief(p("Eins."), TABELLE)
    accepted = decided(marked(old, new).part("document.xml"), "accept")
    assert len(accepted.findall(f".//{W}body/{W}p")) == len(
        Docx(docx.write(new, STIL)).find("//w:body/w:p")
    )


def test_a_row_that_goes_and_one_that_comes_are_marked_as_rows() -> None:
    rows = TABELLE.rows
    table = replace(TABELLE, rows=(rows[0], zeile("99", "Neu", "", "x", "1 Euro"), *rows[2:]))
    found = marked(brief(TABELLE), brief(table))
    assert len(found.find("//w:trPr/w:del")) == len(found.find("//w:trPr/w:ins")) == 1
    assert len(found.find("//w:tbl")) == 1


def test_items_count_in_one_list_whatever_is_decided() -> None:
    old, new = liste("a", "b", "c", numbered=True), liste("a", "c", "d", numbered=True)
    found = marked(brief(old), brief(new))
    assert len(set(found.find("//w:ilvl/../w:numId/@w:val"))) == 1
    check(brief(old), brief(new))


def test_anchors_are_those_of_the_new_letter() -> None:
    new = replace(BRIEF, body=(p("Ein neuer Anfang."), *KOERPER[2:]), annexes=ANLAGEN[1:])
    names = "//w:bookmarkStart/@w:name"
    found = marked(BRIEF, new).find(names)
    assert sorted(found) == sorted(Docx(docx.write(new, STIL)).find(names))
    assert len(set(found)) == len(found) > 20


def test_the_same_two_letters_are_the_same_bytes() -> None:
    new = replace(BRIEF, body=KOERPER[3:])
    sides = (BRIEF, STIL), (new, STIL)
    assert redline.write(*sides, "E", WANN) == redline.write(*sides, "E", WANN)


def examples(count: int) -> list[tuple[Letter, Letter]]:
    """So many pairs of letters, the same in every run."""
    found: list[tuple[Letter, Letter]] = []

    @settings(
        max_examples=count,
        phases=[Phase.generate],
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(PAIRS)
    def collect(pair: tuple[Letter, Letter]) -> None:
        found.append(pair)

    collect()
    return found


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) ist nicht da")
def test_libreoffice_accepts_the_new_letter_and_rejects_to_the_old(tmp_path: Path) -> None:
    pairs = [(BRIEF, letter, STIL) for _, letter in changed()]
    pairs += [(letter, BRIEF, BOGEN) for name, letter in changed() if name in ("rahmen", "alles")]
    pairs += [(*pair, WEIT) for pair in examples(12)]
    redlines, plain = {}, {}
    for number, (old, new, stil) in enumerate(pairs):
        redlines[f"r{number}"] = redline.write((old, stil), (new, stil), "Erika", WANN)
        plain[f"accept{number}"] = docx.write(new, stil)
        plain[f"reject{number}"] = docx.write(old, stil)
    decide(redlines, plain, tmp_path)
    assert all(Office(tmp_path / f"r{n}.plain").changes for n in range(9))
    for number in range(len(pairs)):
        for decision in DECISIONS:
            found = Office(tmp_path / f"r{number}.{decision}")
            assert found.changes == 0
            assert found.said == Office(tmp_path / f"{decision}{number}.plain").said

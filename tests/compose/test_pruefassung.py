"""The Prüffassung: every figure marked, and behind the letter what each rests on."""

from dataclasses import fields, is_dataclass, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ozganswer.compose import compose
from ozganswer.compose.belege import Kontext
from ozganswer.compose.pruefassung import SCHMAL, figures, pruefassung
from ozganswer.compose.wandeln import replace_figures
from ozganswer.errors import Mistakes, Position
from ozganswer.errors.loading import DateiFehlt
from ozganswer.records.antwort import Kopf
from ozganswer.records.auftrag import Auftrag, Schriftstueck
from ozganswer.records.fakten import Defekt, Fakt, Faktenblatt
from ozganswer.records.letter import (
    Figure,
    Frame,
    Letter,
    Marked,
    Paragraph,
    Table,
    Text,
)
from ozganswer.records.reading import inlines_of, plain
from tests.compose.beispiele import RAHMEN, auftrag, verantwortet
from tests.write_docx.briefe import LETTERS

QUELLE = """\
# Frage 1

{{ haushalt.ozg.betrag | euro }} und
{{ [haushalt.ozg, haushalt.schulung] | summe('betrag') | euro }}
für {{ projekte.epaybl.titel }}, noch einmal {{ haushalt.ozg.betrag | euro }},
in **{{ projekte.phasen | aufzaehlung }}**.

| Amt |
| --- |
| {{ projekte.epaybl.amt }} |
"""
KOPFREGION = "::: kopf\n{{ kommune.name }}\n:::\n\n"
AM_1_10 = date(2019, 10, 1)
BETRAG = "haushalt.ozg.betrag"


def _auftrag(datum: date | None = AM_1_10) -> Auftrag:
    kopf = Kopf(unterzeichner=("lang",), datum=datum)
    job = auftrag(QUELLE, kopf=kopf, rahmen=KOPFREGION + RAHMEN)
    return replace(job, bestand=verantwortet(job.bestand), schriftstueck=Schriftstueck.PRUEFUNG)


def _letter(datum: date | None = AM_1_10) -> Letter:
    return compose(_auftrag(datum)).letter


def _body(letter: Letter) -> list[str]:
    marked = (i for b in letter.body for i in inlines_of(b) if isinstance(i, Marked))
    return [plain((m,)).replace("\u00a0", " ") for m in marked]


def _tables(letter: Letter) -> list[list[list[str]]]:
    tables = [b for b in letter.annexes[-1].blocks if isinstance(b, Table)]
    return [
        [[plain(c.inlines).replace("\u00a0", " ") for c in row] for row in t.rows] for t in tables
    ]


def test_every_figure_bears_a_number_the_same_where_it_is_the_same() -> None:
    assert _body(_letter()) == [
        "rund 60.000 Euro [1 abgelaufen]",
        "rund 61.250,50 Euro [2 abgelaufen]",
        "Zahlungen *sofort* & mehr [3]",
        "rund 60.000 Euro [1 abgelaufen]",
        "Konzept [4]",
        "Betrieb [5]",
        "21 [6]",
    ]


def test_the_table_names_each_fact_its_value_source_and_office() -> None:
    numbered, bogen = _tables(_letter())
    alt = "25.09.2019\nabgelaufen: galt bis 30.09.2019"
    betrag, summe = "rund 60.000 Euro", "rund 61.250,50 Euro (Summe)"
    titel, phasen = "Zahlungen *sofort* & mehr", "Konzept, Betrieb"
    plan = ["25.09.2019", "Plan", "Kämmerei"]
    liste = ["25.09.2019", "Liste", "–"]
    assert numbered == [
        ["[1]", betrag, BETRAG, "60000", alt, "Plan", "Kämmerei"],
        ["[2]", summe, BETRAG, "60000", alt, "Plan", "Kämmerei"],
        ["[2]", summe, "haushalt.schulung.betrag", "1250,50", *plan],
        ["[3]", titel, "projekte.epaybl.titel", titel, *liste],
        ["[4]", "Konzept", "projekte.phasen", phasen, *liste],
        ["[5]", "Betrieb", "projekte.phasen", phasen, *liste],
        ["[6]", "21", "projekte.epaybl.amt", "21", *liste],
    ]
    assert bogen == [["Probestadt", "kommune.name", "Probestadt", "–", "–", "–"]]


def test_what_is_past_its_time_is_told_by_word_and_by_weight() -> None:
    marks = {
        m.mark: m.warns for b in _letter().body for m in inlines_of(b) if isinstance(m, Marked)
    }
    assert {mark for mark, warns in marks.items() if warns} == {
        " [1 abgelaufen]",
        " [2 abgelaufen]",
    }
    assert all("abgelaufen" in mark for mark, warns in marks.items() if warns)


def test_a_fact_of_later_or_not_for_all_is_told_as_such() -> None:
    job = _auftrag(date(2019, 9, 30))
    blatt = job.bestand["haushalt"]
    assert isinstance(blatt, Faktenblatt)
    ab = replace(blatt.eintraege["schulung"], gueltig_ab=AM_1_10, oeffentlich=False)
    inhalt = replace(blatt.inhalt, eintraege={**blatt.eintraege, "schulung": ab})
    neu = {**job.bestand, "haushalt": replace(blatt, inhalt=inhalt)}
    letter = compose(replace(job, bestand=neu)).letter
    assert _body(letter)[:2] == [
        "rund 60.000 Euro [1]",
        "rund 61.250,50 Euro [2 noch nicht gültig]",
    ]
    spaeter = "25.09.2019\nnoch nicht gültig: gilt ab 01.10.2019\nnicht öffentlich"
    assert _tables(letter)[0][2][2:5] == ["haushalt.schulung.betrag", "1250,50", spaeter]


@pytest.mark.parametrize("datum", [None, date(2019, 9, 30)])
def test_a_fact_is_past_its_time_by_the_letter_s_day_alone(datum: date | None) -> None:
    letter = _letter(datum)
    assert "rund 60.000 Euro [1]" in _body(letter)
    assert _tables(letter)[0][0][4] == "25.09.2019\ngilt bis 30.09.2019"
    erklaerung = plain(letter.annexes[-1].blocks[0].inlines)  # type: ignore[union-attr]
    assert ("noch kein Datum" in erklaerung) == (datum is None)


def test_it_says_on_every_page_what_it_is() -> None:
    assert _letter().vermerk == "ENTWURF – PRÜFFASSUNG"
    versandt = Kopf(unterzeichner=("lang",), datum=AM_1_10, status="versandt")
    job = replace(auftrag("# Frage 1\n\nJa.", kopf=versandt), schriftstueck=Schriftstueck.PRUEFUNG)
    letter = compose(job).letter
    assert letter.vermerk == "PRÜFFASSUNG"
    assert _tables(letter) == []


def test_a_broken_list_of_offices_is_told() -> None:
    job = _auftrag()
    fehler = DateiFehlt("facts/probe/organisation.yaml")
    defekt = Defekt("organisation", (fehler.at(Position("facts/probe/organisation.yaml")),))
    with pytest.raises(Mistakes, match="organisation"):
        compose(replace(job, bestand={**job.bestand, "organisation": defekt}))


FAKTEN = tuple(
    Fakt(adresse, "60000", AM_1_10, "Plan", "kaemmerei", gueltig_bis=bis)
    for adresse, bis in (("a.b.c", None), ("a.b.d", date(2019, 9, 30)), ("a.b.e", AM_1_10))
)
KONTEXT = Kontext({"kaemmerei": "Kämmerei"}, AM_1_10)


@st.composite
def belegt(draw: st.DrawFn) -> Letter:
    """Draw a letter of any shape, whose figures come from one or more facts."""
    letter = draw(LETTERS)
    some = st.sampled_from([FAKTEN[:1], FAKTEN[1:2], FAKTEN])
    return replace_figures(_unmarked(letter), lambda figure: replace(figure, fakten=draw(some)))


@settings(max_examples=150)
@given(belegt())
def test_without_its_marks_a_pruefassung_is_the_letter(letter: Letter) -> None:
    geprueft = pruefassung(letter, KONTEXT)
    ohne = replace(_unmarked(geprueft), annexes=_unmarked(geprueft).annexes[:-1])
    assert replace(ohne, titel=letter.titel, vermerk=letter.vermerk) == letter


@settings(max_examples=150)
@given(belegt())
def test_every_figure_is_marked_and_listed(letter: Letter) -> None:
    geprueft = pruefassung(letter, KONTEXT)
    frame = geprueft.frame
    regions = (r for r in (*frame.before, *frame.after) if r.name not in SCHMAL)
    annexes = geprueft.annexes[:-1]
    blocks = [b for part in (*regions, *annexes) for b in part.blocks] + [*geprueft.body]
    marked = [i for b in blocks for i in inlines_of(b) if isinstance(i, Marked)]
    assert [m.children[0] for m in marked] == list(figures(blocks))
    warned = {m.children[0]: m.warns for m in marked}
    assert all(warns == (FAKTEN[1] in f.fakten) for f, warns in warned.items())  # type: ignore[union-attr]
    listed = {row[0] for table in _tables(geprueft) for row in table}
    numbers = {m.mark.strip(" []").split(" ")[0] for m in marked}
    assert {f"[{n}]" for n in numbers} <= listed


def test_a_letter_that_changed_is_not_the_letter() -> None:
    """The property above can fail: another word under a mark is seen."""
    figure = Figure("60.000 Euro", FAKTEN[:1])
    letter = Letter("", Frame(), (Paragraph((figure,)),))
    other = replace_figures(letter, lambda f: Marked((Text(f"{f.text}!"),), " [1]"))
    assert _unmarked(other) != letter


def _unmarked(part: Any) -> Any:
    """Take the marks out of a letter, and nothing else."""
    if isinstance(part, tuple):
        return tuple(p for piece in part for p in _pieces(piece))
    if not is_dataclass(part) or isinstance(part, Figure):
        return part
    return replace(part, **{f.name: _unmarked(getattr(part, f.name)) for f in fields(part)})


def _pieces(piece: Any) -> Any:
    return _unmarked(piece.children) if isinstance(piece, Marked) else (_unmarked(piece),)

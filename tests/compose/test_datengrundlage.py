"""`datengrundlage: true` adds an annex with each figure, its facts, their Stand and Quelle."""

from dataclasses import replace

from ozganswer.compose import compose
from ozganswer.records.antwort import Anlage, Kopf, Textdatei
from ozganswer.records.letter import Letter, Table
from ozganswer.records.reading import plain
from tests.compose.beispiele import auftrag, verantwortet

QUELLE = """\
# Frage 1

{{ haushalt.ozg.betrag | euro }} und
{{ [haushalt.ozg, haushalt.schulung] | summe('betrag') | euro }}
für {{ haushalt.ozg.zweck }}, noch einmal {{ haushalt.ozg.betrag | euro }}.
"""


STAND = "25.09.2019"
ALT = f"{STAND}\ngilt bis 30.09.2019"


def _letter(*, datengrundlage: bool, anlage: str = "") -> Letter:
    anlagen = (Anlage(titel="Zahlen", datei="zahlen.md"),) if anlage else ()
    kopf = Kopf(unterzeichner=("lang",), datengrundlage=datengrundlage, anlagen=anlagen)
    job = auftrag(QUELLE, kopf=kopf)
    texte = {"zahlen.md": Textdatei("answers/probe/RA-1-2019/zahlen.md", anlage)} if anlage else {}
    quelle = replace(job.quelle, anlagen=texte)
    return compose(replace(job, quelle=quelle, bestand=verantwortet(job.bestand))).letter


def test_each_figure_stands_once_with_each_of_its_facts() -> None:
    (annex,) = _letter(datengrundlage=True).annexes
    (table,) = annex.blocks
    assert isinstance(table, Table)
    rows = [tuple(plain(cell.inlines).replace("\u00a0", " ") for cell in row) for row in table.rows]
    summe = "rund 61.250,50 Euro (Summe)"
    assert rows == [
        ("rund 60.000 Euro", "haushalt.ozg.betrag", "60000", ALT, "Plan", "Kämmerei"),
        (summe, "haushalt.ozg.betrag", "60000", ALT, "Plan", "Kämmerei"),
        (summe, "haushalt.schulung.betrag", "1250,50", STAND, "Plan", "Kämmerei"),
    ]


def test_what_stands_in_an_anlage_is_listed_too() -> None:
    (_, annex) = _letter(datengrundlage=True, anlage="Es sind {{ projekte | length }}.").annexes
    (table,) = annex.blocks
    assert isinstance(table, Table)
    assert [plain(table.rows[-1][n].inlines) for n in range(3)] == [
        "2 (Anzahl)",
        "projekte",
        "2 Einträge",
    ]


def test_a_number_in_a_word_is_listed_too() -> None:
    anlage = "{{ ((projekte | length) ~ 'zwei').removeprefix(projekte | length | zahl) }}"
    (_, annex) = _letter(datengrundlage=True, anlage=f"Es sind {anlage}.").annexes
    (table,) = annex.blocks
    assert isinstance(table, Table)
    assert [plain(cell.inlines) for cell in table.rows[-1][:2]] == ["zwei (Anzahl)", "projekte"]


def test_the_annex_bears_the_next_number() -> None:
    (annex,) = _letter(datengrundlage=True).annexes
    assert plain(annex.titel) == "Anlage 1 zu RA-1/2019: Datengrundlage"


def test_without_the_key_there_is_no_annex() -> None:
    assert _letter(datengrundlage=False).annexes == ()

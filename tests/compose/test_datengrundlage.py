"""`datengrundlage: true` adds an annex with each figure, its facts, their Stand and Quelle."""

from ozganswer.compose import compose
from ozganswer.records.antwort import Kopf
from ozganswer.records.letter import Letter, Table, plain
from tests.compose.beispiele import auftrag

QUELLE = """\
# Frage 1

{{ haushalt.ozg.betrag | euro }} und
{{ [haushalt.ozg, haushalt.schulung] | summe('betrag') | euro }}
für {{ haushalt.ozg.zweck }}, noch einmal {{ haushalt.ozg.betrag | euro }}.
"""


def _letter(*, datengrundlage: bool) -> Letter:
    kopf = Kopf(unterzeichner=("lang",), datengrundlage=datengrundlage)
    return compose(auftrag(QUELLE, kopf=kopf)).letter


def test_each_figure_stands_once_with_each_of_its_facts() -> None:
    (annex,) = _letter(datengrundlage=True).annexes
    (table,) = annex.blocks
    assert isinstance(table, Table)
    rows = [tuple(plain(cell.inlines).replace("\u00a0", " ") for cell in row) for row in table.rows]
    assert rows == [
        ("rund 60.000 Euro", "haushalt.ozg.betrag", "25.09.2019", "Plan"),
        ("rund 61.250,50 Euro (Summe)", "haushalt.ozg.betrag", "25.09.2019", "Plan"),
        ("rund 61.250,50 Euro (Summe)", "haushalt.schulung.betrag", "25.09.2019", "Plan"),
    ]


def test_the_annex_bears_the_next_number() -> None:
    (annex,) = _letter(datengrundlage=True).annexes
    assert plain(annex.titel) == "Anlage 1 zu RA-1/2019: Datengrundlage"


def test_without_the_key_there_is_no_annex() -> None:
    assert _letter(datengrundlage=False).annexes == ()

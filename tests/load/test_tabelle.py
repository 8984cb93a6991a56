"""Workbooks: a cell is taken as it is, or refused; nothing is rounded, guessed or computed."""

import io
from datetime import date, datetime, time

import openpyxl
import pytest

from ozganswer.errors import Mistakes, Position
from ozganswer.load.blatt import lies_blatt
from ozganswer.load.datei import Wurzel

TAG = datetime(2026, 1, 2)  # noqa: DTZ001 - Excel knows no zones
MITTAG = TAG.replace(hour=12)
BLATT = "stand: 2026-01-01\nquelle: FIM\ndatei: leistungen.xlsx\n"
KOPF = ["id", "leistung", "bezeichnung", "stand", "reifegrad.modell", "reifegrad.stufe"]


def mappe(*zeilen, blaetter=("Tabelle1",)):
    arbeitsmappe = openpyxl.Workbook()
    arbeitsmappe.active.title = blaetter[0]
    for name in blaetter[1:]:
        arbeitsmappe.create_sheet(name)
    for zeile in zeilen:
        arbeitsmappe.worksheets[-1].append(zeile)
    heraus = io.BytesIO()
    arbeitsmappe.save(heraus)
    return heraus.getvalue()


@pytest.fixture
def lies(tmp_path):
    def lies_mappe(inhalt):
        (tmp_path / "leistungen.yaml").write_text(BLATT, encoding="utf-8")
        (tmp_path / "leistungen.xlsx").write_bytes(inhalt)
        wurzel = Wurzel(tmp_path.resolve())
        return lies_blatt(wurzel, wurzel.ordner / "leistungen.yaml", "x")

    return lies_mappe


def test_cells_are_taken_as_they_are(lies):
    blatt = lies(
        mappe(
            [*KOPF, "verfahren.Amt 21", "oeffentlich"],
            [None, 99108008000000, " Wohnsitz ", TAG, "2.0", 3, "VOIS", False],
            [None] * 8,
            ["b", None, 2026, "02.01.2026", "1.1", 4.0, None, None],
        )
    )
    eins, zwei = blatt.eintraege["l_99108008000000"], blatt.eintraege["b"]
    assert (eins.leistung, eins.bezeichnung, eins.stand) == (
        "99108008000000",
        "Wohnsitz",
        date(2026, 1, 2),
    )
    assert (eins.reifegrad.stufe, eins.verfahren, eins.oeffentlich) == (
        3,
        {"Amt 21": "VOIS"},
        False,
    )
    assert (zwei.bezeichnung, zwei.stand, zwei.verfahren) == ("2026", date(2026, 1, 2), {})
    assert blatt.position("eintraege", "b", "bezeichnung") == Position("leistungen.xlsx", 4, 3)


@pytest.mark.parametrize(
    ("spalte", "wert", "satz"),
    [
        ("bezeichnung", 1.5, "die Zahl 1.5"),
        ("bezeichnung", TAG, "ein Datum oder eine Uhrzeit"),
        ("bezeichnung", time(12, 30), "ein Datum oder eine Uhrzeit"),
        ("bezeichnung", "=1+1", "eine Formel"),
        ("bezeichnung", "#REF!", "den Fehlerwert #REF!"),
        ("bezeichnung", 12345678901234567, "die Zahl 1.2345"),
        ("bezeichnung", True, "braucht einen Text"),
        ("stand", MITTAG, "ein Datum oder eine Uhrzeit"),
        ("stand", 46000, "braucht ein Datum"),
        ("reifegrad.modell", 2, "„2“ ist für „modell“ nicht erlaubt"),
        ("reifegrad.stufe", 2.5, "braucht eine ganze Zahl"),
        ("leistung", 9910800800000.0, "passt nicht zu „leistung“"),
    ],
)
def test_a_cell_that_would_have_to_be_altered_is_refused(lies, spalte, wert, satz):
    zeile = {"id": "a", "bezeichnung": "A", "reifegrad.modell": "2.0", "reifegrad.stufe": 1}
    zeile[spalte] = wert
    with pytest.raises(Mistakes, match=satz) as fehler:
        lies(mappe(list(zeile), list(zeile.values())))
    assert fehler.value.mistakes[0].position == Position(
        "leistungen.xlsx", 2, list(zeile).index(spalte) + 1
    )


def test_the_sheet_leistungen_is_meant_where_there_are_several(lies):
    zeilen = ["id", "bezeichnung"], ["a", "A"]
    assert list(lies(mappe(*zeilen, blaetter=("Legende", "leistungen"))).eintraege) == ["a"]
    with pytest.raises(Mistakes, match="mehrere Tabellenblätter: Legende, Daten"):
        lies(mappe(*zeilen, blaetter=("Legende", "Daten")))


def test_a_far_away_cell_costs_nothing(lies):
    arbeitsmappe = openpyxl.Workbook()
    arbeitsmappe.active.append(["id", "bezeichnung"])
    arbeitsmappe.active.append(["a", "A"])
    arbeitsmappe.active["XFD2"] = None
    heraus = io.BytesIO()
    arbeitsmappe.save(heraus)
    assert list(lies(heraus.getvalue()).eintraege) == ["a"]


def test_a_workbook_cut_short_is_told(lies):
    ganz = mappe(["id", "bezeichnung"], ["a", "A"])
    for laenge in range(0, len(ganz) - 1, 97):
        with pytest.raises(Mistakes, match=r"leistungen\.xlsx"):
            lies(ganz[:laenge])

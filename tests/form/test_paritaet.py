"""DOCX and PDF have the same number of pages: 200 letters by number, in all styles.

All are tried where nothing may be left out; elsewhere the first block of them.
"""

from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import NICHTS_AUSLASSEN
from tests.form.briefe import brief
from tests.form.papier import drucke, needs_office, seitenzahl
from tests.form.stile import STILE

pytestmark = needs_office
ANZAHL, BLOCK = 200, 25
BLOECKE = range(0, ANZAHL if NICHTS_AUSLASSEN else BLOCK, BLOCK)

ABWEICHUNGEN: Mapping[int, str] = {
    111: "Eine Tabelle füllt die letzte Seite; der Absatz, den Word dahinter will, passt nicht.",
    142: "In der Liste über dem Seitenende bricht LibreOffice vor anderen Punkten um.",
    190: "Eine Zeile ist in LibreOffice um Haaresbreite zu lang; die Anlage wird länger.",
    175: "In einer Tabelle bricht LibreOffice zwei Zellen anders um, die Zeilen sind niedriger.",
}
"""Letters whose formats may differ in pages, and why."""


@pytest.mark.parametrize("erster", BLOECKE)
def test_both_formats_have_as_many_pages(erster: int, tmp_path: Path) -> None:
    namen = list(STILE)
    stile = {n: STILE[namen[n % len(namen)]] for n in range(erster, erster + BLOCK)}
    papier = drucke({str(n): (brief(n, stil), stil) for n, stil in stile.items()}, tmp_path)
    seiten = {int(n): {f: seitenzahl(d) for f, d in je.items()} for n, je in papier.items()}
    assert len({je["pdf"] for je in seiten.values()}) > 3
    verschieden = {n: je for n, je in seiten.items() if je["pdf"] != je["docx"]}
    assert verschieden.keys() <= ABWEICHUNGEN.keys(), verschieden


def test_no_more_than_one_letter_in_twenty_differs() -> None:
    assert len(ABWEICHUNGEN) <= ANZAHL * 0.05
    assert all(0 <= n < ANZAHL and grund.endswith(".") for n, grund in ABWEICHUNGEN.items())

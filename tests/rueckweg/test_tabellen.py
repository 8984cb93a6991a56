"""Tables of the source, and those that one of its macros writes: told where they stand."""

import shutil
from pathlib import Path

import pytest

from tests.rueckweg import word
from tests.rueckweg.conftest import build, source

MAKRO = Path(__file__).parents[2] / "templates" / "makros" / "tabelle.md.j2"
AUFRUF = "{{ tabelle([haushalt.ozg_2026], {'Jahr': 'zeitraum', 'angemeldet': 'betrag'}, titel='Mittel') }}"


@pytest.fixture
def mit_aufruf(buero):
    """A workspace whose source calls a macro for its last table."""
    makros = buero / "templates" / "makros"
    makros.mkdir(parents=True)
    shutil.copy(MAKRO, makros / MAKRO.name)
    with source(buero).open("a", encoding="utf-8") as quelle:
        quelle.write(f"\n{AUFRUF}\n")
    return buero


def _pulled(call, ordner, tmp_path, *edits):
    datei = tmp_path / "brief.docx"
    datei.write_bytes(word.edited(build(ordner), *edits))
    return call(ordner, "pull", datei)


def test_a_title_in_the_call_of_a_macro_is_told_where_it_stands(mit_aufruf, call, tmp_path):
    zeile = source(mit_aufruf).read_text(encoding="utf-8").splitlines().index(AUFRUF) + 1
    code, _, err = _pulled(call, mit_aufruf, tmp_path, word.replace("angemeldet", "gezählt"))
    assert code == 1
    assert f"antwort.md:{zeile}:1: Fehler: Nicht übernommen: „angemeldet“ → „gezählt“." in err
    assert "Zurückgenommen" not in err

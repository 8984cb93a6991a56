"""Tables of the source, and those that one of its macros writes: told where they stand."""

import shutil
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from tests.rueckweg import word
from tests.rueckweg.conftest import build, source

MAKRO = Path(__file__).parents[2] / "templates" / "makros" / "tabelle.md.j2"
AUFRUF = "{{ tabelle([haushalt.ozg_2026], {'Jahr': 'zeitraum', 'angemeldet': 'betrag'}) }}"


@pytest.fixture
def mit_aufruf(buero):
    """A workspace whose source calls a macro for its last table."""
    makros = buero / "templates" / "makros"
    makros.mkdir(parents=True)
    shutil.copy(MAKRO, makros / MAKRO.name)
    with source(buero).open("a", encoding="utf-8") as quelle:
        quelle.write(f"\n{AUFRUF}\n")
    return buero


def _without_table(text: str) -> word.Edit:
    def edit(document):
        table = next(word.find(document, text)._p.iterancestors(qn("w:tbl")))
        table.getparent().remove(table)

    return edit


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


def test_a_table_of_a_macro_stays_whole(mit_aufruf, call, tmp_path):
    vorher = source(mit_aufruf).read_bytes()
    code, _, err = _pulled(call, mit_aufruf, tmp_path, _without_table("angemeldet"))
    assert (code, source(mit_aufruf).read_bytes()) == (1, vorher)
    assert "dieser Text kommt aus einem Textbaustein oder Makro" in err


def test_a_table_of_the_source_goes_whole(buero, call, tmp_path):
    vorher = source(buero).read_text(encoding="utf-8")
    code, _, _ = _pulled(call, buero, tmp_path, _without_table("geplant"))
    ab, bis = vorher.index("| Vorhaben |"), vorher.index("Hier steht eine Anmerkung")
    assert (code, source(buero).read_text(encoding="utf-8")) == (0, vorher[:ab] + vorher[bis:])


def test_the_head_of_a_table_goes_only_with_it(buero, call, tmp_path):
    code, _, err = _pulled(call, buero, tmp_path, word.remove("Mittel"))
    assert code == 1
    assert "der Kopf einer Tabelle geht nur mit der ganzen Tabelle" in err

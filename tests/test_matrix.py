"""Letters for the validators: no style, status, art or length is left out, faults are found."""

from itertools import product

import pytest

from ozganswer.load.workspace import Workspace
from ozganswer.write import WRITERS
from tests.matrix import (
    ARTEN,
    LAENGEN,
    OHNE_ANFRAGE,
    STATUS,
    STILE,
    arbeitsbereich,
    faelle,
    main,
    pruefen,
)
from tests.stile import STIL
from tests.write.beispiele import letter, p
from tests.write_docx.lesen import Docx


@pytest.fixture
def dateien(tmp_path):
    """A finished letter of one page as PDF and DOCX."""
    for format_ in ("pdf", "docx"):
        (tmp_path / f"brief.{format_}").write_bytes(WRITERS[format_](letter(p("x")), STIL))
    return sorted(tmp_path.glob("brief.*"))


def test_every_style_has_every_art_and_every_status():
    alle = list(faelle())
    assert {"din5008", "chemnitz", "halle", "goerlitz"} <= set(STILE)
    assert {(f.stil, f.art) for f in alle} == set(product(STILE, ARTEN))
    assert {(f.stil, f.status) for f in alle} == set(product(STILE, STATUS))
    assert {f.laenge for f in alle} == set(LAENGEN)
    assert {"newsletter", "pressemitteilung"} <= set(OHNE_ANFRAGE)


def test_the_workspace_is_sound(tmp_path):
    arbeitsbereich(tmp_path / "alle")
    workspace = Workspace.open(tmp_path / "alle")
    assert len(workspace.briefe()) > len(STILE) * (len(ARTEN) + len(OHNE_ANFRAGE))
    assert [m for m in workspace.pruefe() if not m.warnung] == []


def test_a_sound_letter_is_passed_but_for_the_lengths_that_are_missing(dateien):
    assert list(pruefen(dateien[1:])) == [f"Kein Brief hat {n} Seiten." for n in LAENGEN[1:]]


def test_a_spoiled_letter_is_found(dateien, capsys):
    docx, pdf = dateien
    assert main("verderben", *map(str, dateien)) == 0
    assert main("pruefen", str(pdf)) == 1
    assert "brief.pdf: it_tells_language_and_title: Die Sprache fehlt." in capsys.readouterr().out
    assert Docx(docx.read_bytes()).find("//w:unbekannt")

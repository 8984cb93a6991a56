"""What a letter was made of is written down with the versions of what made it."""

from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

from ozganswer.archive import ablage, eingaben, nachweis
from ozganswer.ausgabe import write_files
from ozganswer.cli.anlegen import new_files
from ozganswer.load.workspace import Workspace
from ozganswer.many import Ziel, build_all
from ozganswer.workers import Here
from ozganswer.write import WRITERS

ALLE = tuple(WRITERS)


def test_the_native_libraries_of_a_pdf_are_among_them():
    genannt = eingaben.bibliotheken(ALLE)
    assert {"fontconfig", "freetype", "harfbuzz", "pango", "zlib", "weasyprint"} <= genannt.keys()
    assert all(any(zeichen.isdigit() for zeichen in v) for v in genannt.values())


@pytest.mark.parametrize("name", [n for namen in eingaben.BIBLIOTHEKEN.values() for n in namen])
def test_a_version_is_that_which_is_installed(name):
    assert eingaben.bibliotheken(ALLE)[name] == version(name)


def test_only_those_are_named_that_made_the_letter():
    text, ganz = eingaben.bibliotheken(("txt",)), eingaben.bibliotheken(ALLE)
    assert "jinja2" in text
    assert not {"pango", "weasyprint", "lxml", "zlib"} & text.keys()
    assert text.items() < ganz.items()


def test_another_version_makes_no_letter_out_of_date(tmp_path: Path):
    write_files(new_files(tmp_path), tmp_path)
    (brief,) = Workspace.open(tmp_path).briefe()

    def build():
        (ergebnis,) = build_all(Workspace.open(tmp_path), [brief], Ziel(("txt",)), Here())
        return ergebnis.geschrieben

    assert build()
    gebaut = ablage.lies(tmp_path, brief)
    alt = replace(gebaut, bibliotheken=(("jinja2", "2.0"), ("ozganswer", "0.0.1")))
    datei = tmp_path / "answers" / str(brief) / nachweis.DATEI
    datei.write_bytes(nachweis.write(alt))
    assert build() == ()
    assert ablage.lies(tmp_path, brief) == alt

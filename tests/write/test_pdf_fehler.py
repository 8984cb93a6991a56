"""What a PDF cannot show is told, and nothing is left to WeasyPrint's log."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from ozganswer.errors import InternalError, Mistakes
from ozganswer.errors.writing import PdfBibliothekFehlt, SchriftFehlt
from ozganswer.records.letter import Frame, Letter, Link
from ozganswer.write import WRITERS, pdf, zeichen
from tests.stile import STIL
from tests.write.beispiele import FUELLTEXT, letter, p, region, t

ROOT = Path(__file__).parent.parent.parent


def _mistakes(letter):
    with pytest.raises(Mistakes) as caught:
        WRITERS["pdf"](letter, STIL)
    return [str(m) for m in caught.value.mistakes]


def test_a_character_that_the_font_lacks_is_named_with_its_place():
    (found,) = _mistakes(letter(p("Das Zeichen 中 steht hier.")))
    assert found == (
        "Fehler: Die Schrift des PDF hat das Zeichen U+4E2D (CJK UNIFIED IDEOGRAPH-4E2D) nicht, "
        "es steht in „Das Zeichen 中 steht hier.“. "
        "Hinweis: Ersetzen Sie das Zeichen im Text, im Fakt oder in der Anfrage."
    )


def test_every_missing_character_is_told_once():
    found = _mistakes(letter(p("中文 中"), p("שלום 🙂")))
    assert len(found) == 7


def test_a_control_character_is_named():
    (found,) = _mistakes(letter(p("a\x0bb")))
    assert found.startswith("Fehler: Das Steuerzeichen U+000B darf in keinem Brief stehen, es")


@pytest.mark.parametrize(
    "broken",
    [
        replace(letter(p("x")), titel="a\x00"),
        replace(letter(p("x")), autor="a\x1f"),
        replace(letter(p("x")), thema="a\ufffe"),
        letter(p(Link(t("x"), "https://example.org/\x01"))),
    ],
)
def test_a_control_character_that_nobody_sees_is_named_too(broken):
    assert len(_mistakes(broken)) == 1


def test_a_title_may_hold_what_the_font_lacks():
    assert WRITERS["pdf"](replace(letter(p("x")), titel="中"), STIL)


def test_a_region_that_is_higher_than_its_place_is_told():
    lang = Frame((region("anschrift", "\n".join(["Zeile"] * 7)), region("kopf", FUELLTEXT)), ())
    anschrift, kopf = _mistakes(Letter("x", lang, ()))
    assert anschrift == (
        "Fehler: Die Anschrift ist 29,6 mm hoch, das Anschriftfeld nur 27,3 mm. "
        "Hinweis: Fassen Sie Zeilen zusammen, oder kürzen Sie die Anschrift unter „empfaenger:“ "
        "in der Anfrage."
    )
    assert kopf.startswith("Fehler: Die Region „kopf“ ist 35,3 mm hoch, ihr Platz nur 20,0 mm.")


def test_a_warning_of_weasyprint_is_a_fault():
    with pytest.raises(InternalError, match=r"unknown property.*invalid value"), pdf._log_faults():
        pdf._render("<style>p { colour: red; color: nope }</style><p>x", STIL)


@pytest.mark.parametrize(
    "address", ["http://example.org/x.png", "file:///etc/passwd", "ftp://x/y", "data:image/png,x"]
)
def test_whatever_would_be_fetched_is_refused(address):
    markup = f'<html lang="de"><img alt="x" src="{address}">'
    with pytest.raises(InternalError, match="Das PDF verlangt die Adresse"), pdf._log_faults():
        pdf._render(markup, STIL)


NO_PANGO = f"""
import cffi, sys
sys.path[:0] = [{str(ROOT)!r}]
def refuse(self, name, flags=0):
    raise OSError(f"cannot load library '{{name}}': not found")
cffi.FFI.dlopen = refuse
from tests.stile import STIL
from tests.write.beispiele import letter, p
from ozganswer.errors.writing import PdfBibliothekFehlt
from ozganswer.write import WRITERS
try:
    WRITERS["pdf"](letter(p("x")), STIL)
except PdfBibliothekFehlt as mistake:
    print(mistake)
assert WRITERS["txt"](letter(p("x")), STIL) == b"x\\n"
"""


def test_without_pango_a_pdf_says_what_to_install_and_the_text_is_written():
    done = subprocess.run([sys.executable, "-c", NO_PANGO], capture_output=True, check=True)
    assert done.stdout.decode() == str(PdfBibliothekFehlt("libgobject-2.0-0")) + "\n"
    assert not done.stderr


def test_without_its_font_files_the_program_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(zeichen, "SCHRIFTEN", tmp_path)
    zeichen.characters.cache_clear()
    with pytest.raises(SchriftFehlt, match=r"Arimo-Regular\.ttf, Arimo-Bold\.ttf"):
        zeichen.characters()


def test_a_missing_library_says_what_to_install():
    told = str(PdfBibliothekFehlt("libpango-1.0-0"))
    assert "libpango-1.0-0" in told
    assert "apt install libpangoft2-1.0-0 libharfbuzz-subset0" in told
    assert "--only docx,txt" in told

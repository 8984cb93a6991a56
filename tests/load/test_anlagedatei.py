"""Files kept beside a letter: their digest, and PDFs that cannot be read aloud."""

import hashlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject

from ozganswer.errors import Position
from ozganswer.errors.annexes import PdfOhneTags, PdfUnlesbar
from ozganswer.load.anlagedatei import lies_anlagedatei, pruefe_anlagedateien
from ozganswer.load.datei import Wurzel
from ozganswer.records.antwort import Anlage, Briefquelle, Kopf, Textdatei

STELLE = Position("answers/k/a/antwort.md", 4, 20)


def _pdf(*, marked=None, tree=False, password=None):
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    if marked is not None:
        angabe = DictionaryObject({NameObject("/Marked"): BooleanObject(marked)})
        writer.root_object[NameObject("/MarkInfo")] = angabe
    if tree:
        writer.root_object[NameObject("/StructTreeRoot")] = DictionaryObject()
    if password:
        writer.encrypt(password)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def _read(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    wurzel = Wurzel(tmp_path)
    kopf = Kopf(anlagen=(Anlage(titel="T", datei=name),))
    text = Textdatei("antwort.md", "")
    quelle = Briefquelle("k", "n", "antwort", kopf, text, {("anlagen", "0", "datei"): STELLE})
    anlage = lies_anlagedatei(wurzel, tmp_path / name, name)
    return anlage, list(pruefe_anlagedateien(wurzel, quelle))


@pytest.mark.parametrize("name", ["tabelle.xlsx", "Plan.PDF", "ohne"])
def test_its_digest_is_that_of_its_bytes(tmp_path, name):
    content = bytes(range(256)) * 999
    anlage, _ = _read(tmp_path, name, content)
    assert (anlage.datei, anlage.sha256) == (name, hashlib.sha256(content).hexdigest())


def test_a_tagged_pdf_is_silent(tmp_path):
    assert _read(tmp_path, "a.pdf", _pdf(marked=True, tree=True))[1] == []


@pytest.mark.parametrize(
    "content",
    [_pdf(), _pdf(marked=True), _pdf(tree=True), _pdf(marked=False, tree=True)],
    ids=["neither", "no tree", "no mark", "not marked"],
)
def test_an_untagged_pdf_is_warned_of(tmp_path, content):
    (warnung,) = _read(tmp_path, "a.pdf", content)[1]
    assert isinstance(warnung, PdfOhneTags)
    assert warnung.warnung
    assert "a.pdf" in warnung.satz
    assert warnung.position == STELLE


def test_a_file_of_another_kind_is_not_looked_into(tmp_path):
    assert _read(tmp_path, "a.docx", _pdf())[1] == []


@pytest.mark.parametrize(
    "content",
    [b"", b"%PDF-1.7\n", b"kein PDF", _pdf(marked=True, tree=True)[:300], _pdf(password="geheim")],
    ids=["empty", "header alone", "text", "cut off", "password"],
)
def test_a_broken_pdf_is_warned_of_and_nothing_else_is_said(tmp_path, content, capfd):
    (warnung,) = _read(tmp_path, "a.pdf", content)[1]
    assert isinstance(warnung, PdfUnlesbar)
    assert capfd.readouterr() == ("", "")


WHOLE = _pdf(marked=True, tree=True)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(WHOLE) - 1), st.binary(min_size=1, max_size=20))
def test_no_broken_pdf_stops_the_program(tmp_path_factory, at, junk):
    content = WHOLE[:at] + junk + WHOLE[at + len(junk) :]
    _, warnungen = _read(tmp_path_factory.mktemp("pdf"), "a.pdf", content)
    assert all(w.warnung for w in warnungen)


def test_the_pdf_that_is_mangled_is_whole():
    assert "/StructTreeRoot" in PdfReader(BytesIO(WHOLE)).root_object

"""`textconv`: git shows a letter by its words, and never stumbles over a file."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from ozganswer.cli import main
from ozganswer.load import pdftext
from ozganswer.write import docxtext

ROOT = Path(__file__).parents[2]
BRIEFE = [
    "chemnitz/RA-531-2019/RA-531-2019",
    "halle/VII-2022-03569-ergaenzung/VII-2022-03569-ergaenzung",
]
DOCX, PDF = ((ROOT / "answers" / f"{BRIEFE[0]}.{e}").read_bytes() for e in ("docx", "pdf"))

ZIERDE = re.compile(r"(?<!\S)[-+|–]+(?!\S)|:(?=\s)")
"""What the plain text draws beside the words: rules and rows of tables, colons behind labels."""

DOKUMENT = '<w:document xmlns:w="{w}"><w:body>{inhalt}</w:body></w:document>'


def words(text: str) -> list[str]:
    return ZIERDE.sub("", text).split()


def docx(inhalt: str) -> bytes:
    puffer = io.BytesIO()
    with zipfile.ZipFile(puffer, "w") as paket:
        paket.writestr("word/document.xml", DOKUMENT.format(w=docxtext.W[1:-1], inhalt=inhalt))
    return puffer.getvalue()


def text_of(docx_body: str) -> str | None:
    return docxtext.read_text(docx(docx_body))


@pytest.mark.parametrize("brief", BRIEFE)
def test_the_words_of_a_letter_are_read_in_their_order(brief: str) -> None:
    wahr = words((ROOT / "answers" / f"{brief}.txt").read_text(encoding="utf-8"))
    assert len(wahr) > 100
    for endung, lesen in (("docx", docxtext.read_text), ("pdf", pdftext.read_text)):
        gelesen = lesen((ROOT / "answers" / f"{brief}.{endung}").read_bytes())
        assert gelesen is not None
        # What stands in the head and foot of later pages comes behind the letter.
        body = words(gelesen.partition("\n\n[")[0])
        assert [w for w in body if w != "ENTWURF"] == [w for w in wahr if w != "ENTWURF"]


def test_a_paragraph_and_a_row_are_a_line_each_in_both(capsys: pytest.CaptureFixture[str]) -> None:
    saetze = (
        "4. Welche Mittel sieht der Haushalt 2019/20 für die Umsetzung des OZG vor?\n",
        "21 | Anmeldung zur Hundesteuer, Pilot in Amt24 |",
        " Arbeitskreis Digital beim Sächsischen Städte- und Gemeindetag. Die Stadt ist",
    )
    for endung in ("docx", "pdf"):
        assert main(["textconv", str(ROOT / "answers" / f"{BRIEFE[0]}.{endung}")]) == 0
        text = capsys.readouterr().out
        assert [satz for satz in saetze if satz not in text] == []


def test_a_file_is_known_by_what_it_is_not_by_its_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "blob").write_bytes(PDF)
    main(["textconv", str(tmp_path / "blob")])
    assert "Sehr geehrte Frau Weidlich" in capsys.readouterr().out


class TestWord:
    """A DOCX from anybody's hand."""

    def test_tracked_changes_are_marked(self) -> None:
        absatz = (
            "<w:p><w:r><w:t>rund </w:t></w:r>"
            "<w:del><w:r><w:delText>60.000</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>65.000</w:t></w:r></w:ins><w:r><w:t> Euro</w:t></w:r></w:p>"
        )
        assert text_of(absatz) == "rund [-60.000-]{+65.000+} Euro\n"

    def test_a_paragraph_that_was_joined_is_marked(self) -> None:
        ende = "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"
        assert text_of(f"<w:p>{ende}<w:r><w:t>a</w:t></w:r></w:p>") == "a[-¶-]\n"

    def test_a_text_box_is_read_once(self) -> None:
        mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
        box = "<w:txbxContent><w:p><w:r><w:t>Stempel</w:t></w:r></w:p></w:txbxContent>"
        wahl = f"<m:Choice>{box}</m:Choice><m:Fallback>{box}</m:Fallback>"
        absatz = f'<w:p><w:r><w:t>Text</w:t><m:Alt xmlns:m="{mc}">{wahl}</m:Alt></w:r></w:p>'
        assert text_of(absatz) == "Text\nStempel\n"

    def test_what_a_field_is_made_of_is_no_word(self) -> None:
        feld = "<w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:t>3</w:t></w:r>"
        assert text_of(f"<w:p>{feld}</w:p>") == "3\n"

    def test_entities_are_not_followed(self) -> None:
        puffer = io.BytesIO()
        with zipfile.ZipFile(puffer, "w") as paket:
            art = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
            inhalt = "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>"
            xml = art + DOKUMENT.format(w=docxtext.W[1:-1], inhalt=inhalt)
            paket.writestr("word/document.xml", xml)
        assert docxtext.read_text(puffer.getvalue()) == "\n"


class TestPdf:
    """A PDF from anybody's hand."""

    def test_without_tags_it_is_read_page_by_page(self) -> None:
        neu, puffer = PdfWriter(clone_from=io.BytesIO(PDF)), io.BytesIO()
        del neu.root_object["/StructTreeRoot"]
        neu.write(puffer)
        text = pdftext.read_text(puffer.getvalue())
        assert text is not None
        assert "[Seite 1]\n" in text
        assert "[Seite 2]\n" in text
        assert "60.000\u00a0Euro" in text

    def test_a_locked_one_is_told_by_its_digest(self, tmp_path: Path) -> None:
        neu, puffer = PdfWriter(clone_from=PdfReader(io.BytesIO(PDF))), io.BytesIO()
        neu.encrypt("geheim", algorithm="RC4-128")
        neu.write(puffer)
        assert pdftext.read_text(puffer.getvalue()) is None


@given(
    anfang=st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", DOCX[:900], PDF[:900]]),
    rest=st.binary(max_size=300),
)
def test_nothing_in_a_file_makes_it_fail(
    tmp_path_factory: pytest.TempPathFactory, anfang: bytes, rest: bytes
) -> None:
    datei = tmp_path_factory.getbasetemp() / "irgendwas"
    datei.write_bytes(anfang + rest)
    assert main(["textconv", str(datei)]) == 0


@settings(max_examples=40)
@given(stelle=st.integers(0, len(PDF) - 1), welche=st.sampled_from([DOCX, PDF]))
def test_nor_does_a_broken_letter(stelle: int, welche: bytes) -> None:
    kaputt = bytearray(welche)
    kaputt[stelle % len(welche)] ^= 0xFF
    lesen = docxtext.read_text if welche is DOCX else pdftext.read_text
    assert lesen(bytes(kaputt)) != ""


def test_an_unreadable_file_is_told_from_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gesagt = set()
    for inhalt in (b"\0eins", b"\0zwei", b"PK\x03\x04"):
        (tmp_path / "x").write_bytes(inhalt)
        main(["textconv", str(tmp_path / "x")])
        gesagt.add(capsys.readouterr().out)
    assert len(gesagt) == 3
    assert all(satz.startswith("[kein lesbarer Text; ") for satz in gesagt)

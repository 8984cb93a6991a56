"""Each place of a document says what was built there, and the file which letter it is."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from ozganswer.write import docx
from ozganswer.write.ooxml.anchors import fingerprint, read_name, state
from ozganswer.write.ooxml.margin_words import margin_state, margin_words
from tests.stile import STIL
from tests.write_docx.beispiele import BRIEF, brief, liste, p
from tests.write_docx.lesen import Docx, W

NAMES = "//w:bookmarkStart/@w:name"


def properties(found: Docx) -> dict[str, str]:
    return {e.get("name"): "".join(e.itertext()) for e in found.part("docProps/custom.xml")}


def margins(found: Docx) -> list:
    names = [n for n in found.names if n.startswith(("word/header", "word/footer"))]
    return [found.part(name) for name in names]


def test_each_paragraph_and_each_row_has_an_anchor_of_its_words() -> None:
    found = Docx(docx.write(BRIEF, STIL))
    body = found.find("/w:document/w:body")[0]
    paragraphs = [e for e in body if e.tag == W + "p" and "".join(e.itertext()).strip()]
    rows = found.find("//w:tr")
    anchors = found.find(NAMES)
    assert len(rows) > 3
    assert len(anchors) == len(set(anchors)) == len(paragraphs) + len(rows)
    assert all(p.findall(f"{W}bookmarkStart") for p in paragraphs)
    assert all(r.findall(f"{W}tc[1]/{W}p[1]/{W}bookmarkStart") for r in rows)


def test_an_anchor_is_of_the_words_alone() -> None:
    found = Docx(docx.write(brief(p("ein\u00a0Wort"), *liste("ein Wort").items[0]), STIL))
    first, second = map(read_name, found.find(NAMES))
    assert first == second == fingerprint(" ein  Wort\n")
    assert read_name("_GoBack") is None


def test_the_file_says_which_letter_it_is_and_in_what_state() -> None:
    one = properties(Docx(docx.write(replace(BRIEF, name="stadt/RA-1"), STIL)))
    assert one["ozganswer-Brief"] == "stadt/RA-1"
    other = properties(Docx(docx.write(replace(BRIEF, body=(p("Anderes"),)), STIL)))
    assert other.keys() == {"ozganswer-Stand"}
    (body, margin), (other_body, other_margin) = (
        found["ozganswer-Stand"].split("-") for found in (one, other)
    )
    assert body != other_body
    assert margin == other_margin


def test_headers_and_footers_are_known_by_their_words() -> None:
    found = Docx(docx.write(replace(BRIEF, vermerk="ENTWURF"), STIL))
    assert {"ENTWURF", "01.10.2019", "Seite von"} <= margin_words(margins(found))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice (soffice) ist nicht da")
def test_libreoffice_keeps_anchors_and_properties(tmp_path: Path) -> None:
    built, saved = tmp_path / "brief.docx", tmp_path / "neu" / "brief.docx"
    built.write_bytes(docx.write(replace(BRIEF, vermerk="ENTWURF", name="stadt/RA-1"), STIL))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless"]
    command += ["--convert-to", "docx", "--outdir", str(saved.parent), str(built)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    ours, theirs = Docx(built.read_bytes()), Docx(saved.read_bytes())
    assert properties(theirs) == properties(ours)
    text, margin = properties(theirs)["ozganswer-Stand"].split("-")
    assert state(filter(None, map(read_name, theirs.find(NAMES)))) == text
    assert margin_state(margins(theirs)) == margin

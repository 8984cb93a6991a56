"""The file: its bytes, its parts, its properties, and what it refuses."""

import os
import subprocess
import sys
import zipfile
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from ozganswer.errors import Mistakes
from ozganswer.records.letter import Link, Question, Text
from ozganswer.write import docx
from tests.stile import STIL
from tests.write_docx.beispiele import BRIEF, brief, p
from tests.write_docx.lesen import NS, Docx

ROOT = Path(__file__).parents[2]
SCRIPT = """
from hashlib import sha256
from ozganswer.write import docx
from tests.stile import STIL
from tests.write_docx.beispiele import BRIEF
print(sha256(docx.write(BRIEF, STIL)).hexdigest())
"""


def test_the_same_letter_is_the_same_bytes() -> None:
    assert docx.write(BRIEF, STIL) == docx.write(BRIEF, STIL)


@pytest.mark.parametrize(("seed", "zone"), [("1", "UTC"), ("4711", "Pacific/Auckland")])
def test_another_process_writes_the_same_bytes(seed: str, zone: str, tmp_path: Path) -> None:
    environment = os.environ | {
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "LC_ALL": "C",
        "HOME": str(tmp_path),
        "PYTHONPATH": str(ROOT),
    }
    command = [sys.executable, "-c", SCRIPT]
    done = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout.decode().strip() == sha256(docx.write(BRIEF, STIL)).hexdigest()


def test_the_zip_says_nothing_of_its_making() -> None:
    entries = Docx(docx.write(BRIEF, STIL)).zip.infolist()
    assert [e.filename for e in entries] == sorted(e.filename for e in entries)
    assert {(e.date_time, e.create_system, e.external_attr) for e in entries} == {
        ((1980, 1, 1, 0, 0, 0), 0, 0o600 << 16)
    }
    assert {e.compress_type for e in entries} == {zipfile.ZIP_DEFLATED}


def test_the_package_is_slim() -> None:
    names = Docx(docx.write(brief(p("Text")), STIL)).names
    assert [n.removeprefix("word/") for n in names if n.startswith("word/")] == [
        "_rels/document.xml.rels",
        "document.xml",
        "fontTable.xml",
        "footer1.xml",
        "footer2.xml",
        "header1.xml",
        "header2.xml",
        "numbering.xml",
        "settings.xml",
        "styles.xml",
    ]
    assert len(docx.write(brief(p("Text")), STIL)) < 10_000


def properties(**changes: object) -> dict[str, str]:
    core = Docx(docx.write(replace(BRIEF, **changes), STIL)).part("docProps/core.xml")
    return {child.tag.split("}")[1]: child.text or "" for child in core}


def test_the_properties_are_the_letters() -> None:
    assert properties() == {
        "title": BRIEF.titel,
        "subject": "Antwort auf RA-531/2019",
        "creator": "Stadt Musterstadt",
        "lastModifiedBy": "Stadt Musterstadt",
        "language": "de-DE",
        "revision": "1",
        "created": "2019-10-01T00:00:00Z",
        "modified": "2019-10-01T00:00:00Z",
    }


def test_a_letter_without_a_date_is_of_1980() -> None:
    assert properties(datum=None)["modified"] == "1980-01-01T00:00:00Z"


def test_a_title_too_long_for_office_is_shortened() -> None:
    assert properties(titel="ä" * 255)["title"] == "ä" * 255
    assert properties(titel="ä" * 256)["title"] == "ä" * 254 + "…"


def test_language_and_mode_are_set() -> None:
    found = Docx(docx.write(BRIEF, STIL))
    assert found.find("//w:lang/@w:val", "styles.xml") == ["de-DE"]
    mode = "//w:compatSetting[@w:name='compatibilityMode']/@w:val"
    assert found.find(mode, "settings.xml") == ["15"]


def test_a_link_is_a_relation_and_its_address_a_valid_uri() -> None:
    letter = brief(p(Link((Text("hier"),), "https://ozg.example/ä b?x=[1]&y=%20#z")))
    found = Docx(docx.write(letter, STIL))
    (target,) = found.part("word/_rels/document.xml.rels").xpath(
        "rel:Relationship[@TargetMode='External']/@Target", namespaces=NS
    )
    assert target == "https://ozg.example/%C3%A4%20b?x=[1]&y=%20#z"


@pytest.mark.parametrize("zeichen", ["\x00", "\x0b", "\x1b", "\ud800", "\uffff"])
def test_a_character_that_xml_forbids_is_refused_by_name(zeichen: str) -> None:
    letter = brief(p(f"vorher {zeichen} nachher"), Question("1.", (p(f"auch {zeichen}"),)))
    with pytest.raises(Mistakes, match=f"U\\+{ord(zeichen):04X}.*„vorher � nachher") as caught:
        docx.write(letter, STIL)
    assert len(caught.value.mistakes) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"titel": "\x01"},
        {"thema": "\x01"},
        {"autor": "\x01"},
        {
            "body": (
                p(
                    Link((Text("x"),), "https://\x01"),
                ),
            )
        },
        {"vermerk": "\x01"},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_it_is_refused_wherever_it_stands(changes: dict[str, object]) -> None:
    with pytest.raises(Mistakes, match=r"U\+0001"):
        docx.write(replace(brief(p("Text")), **changes), STIL)

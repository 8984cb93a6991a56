"""No finished DOCX has what a typist would send back; each check is shown to find its fault."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from ozganswer.records.letter import ItemList
from ozganswer.write import docx
from tests.stile import STIL
from tests.write_docx.beispiele import BRIEF, liste, p
from tests.write_docx.briefbogen_bauen import STILE
from tests.write_docx.lesen import Docx
from tests.write_docx.maengel import PRUEFUNGEN, Pruefung

ROOT = Path(__file__).parents[2]
FERTIGE = sorted(ROOT.glob("answers/*/*/*.docx"))
BRIEF_MIT_ALLEM = replace(BRIEF, body=(*BRIEF.body, p("Weiter:"), liste("a", "b", numbered=True)))
GANZ = docx.write(BRIEF_MIT_ALLEM, STILE["logo-zierde"])

FEHLER: dict[str, tuple[str, str, str]] = {
    "sprache": ("word/styles.xml", 'w:lang w:val="de-DE"', 'w:lang w:val="en-US"'),
    "modus": ("word/settings.xml", 'w:val="15"', 'w:val="14"'),
    "eigenschaften": ("docProps/core.xml", "<dc:title>.*</dc:title>", "<dc:title/>"),
    "formate": ("word/document.xml", '<w:pStyle w:val="Text"/>', ""),
    "formate-fehlt": ("word/document.xml", 'w:val="Betreff"', 'w:val="Titel"'),
    "von_hand": ("word/document.xml", "<w:r><w:t", '<w:r><w:rPr><w:sz w:val="9"/></w:rPr><w:t'),
    "eingabe": ("word/styles.xml", '<w:next w:val="Text"/>', '<w:next w:val="Nichts"/>'),
    "eingabe-fehlt": ("word/styles.xml", '<w:next w:val="Salutation"/>', ""),
    "listen": ("word/numbering.xml", "<w:lvlOverride.*?</w:lvlOverride>", ""),
    "listen-strich": (
        "word/document.xml",
        "<w:numPr>(.(?!</w:numPr>))*.</w:numPr>(.(?!<w:t))*.<w:t>",
        "</w:pPr><w:r><w:t>– ",
    ),
    "tabellen": ("word/document.xml", "<w:tblHeader/>", ""),
    "tabellen-zeile": ("word/document.xml", "<w:cantSplit/>", ""),
    "tabellen-text": ("word/document.xml", '<w:tblDescription w:val="[^"]*"/>', ""),
    "umbruch": ("word/styles.xml", "<w:keepNext/>", ""),
    "umbruch-zeile": ("word/styles.xml", "<w:widowControl/>", '<w:widowControl w:val="0"/>'),
    "links": ("word/_rels/document.xml.rels", 'https://ozg[^"]*', "file:///x"),
    "bilder": ("word/header1.xml", '<adec:decorative[^>]*val="1"/>', ""),
}
"""A fault for each check: the part, what stands in it, and what stands there instead."""


def checks() -> dict[str, Pruefung]:
    return {check.__name__: check for check in PRUEFUNGEN}


def spoiled(part: str, old: str, new: str) -> Docx:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GANZ)) as source, zipfile.ZipFile(target, "w") as changed:
        for name in source.namelist():
            text = source.read(name).decode(errors="surrogateescape")
            if name == part:
                text, count = re.subn(old, new, text)
                assert count
            changed.writestr(name, text.encode(errors="surrogateescape"))
    return Docx(target.getvalue())


def faults(document: Docx) -> list[str]:
    return [f"{check.__name__}: {fault}" for check in PRUEFUNGEN for fault in check(document)]


def test_there_are_letters_and_a_fault_for_each_check() -> None:
    assert len(FERTIGE) >= 10
    assert {name.partition("-")[0] for name in FEHLER} == set(checks())
    assert any(isinstance(block, ItemList) and block.numbered for block in BRIEF_MIT_ALLEM.body)


@pytest.mark.parametrize("datei", FERTIGE, ids=lambda datei: datei.stem)
def test_a_finished_letter_has_no_fault(datei: Path) -> None:
    assert faults(Docx(datei.read_bytes())) == []


@pytest.mark.parametrize("stil", [STIL, *STILE.values()], ids=["", *STILE])
def test_nor_has_one_on_a_letterhead_or_with_a_logo(stil) -> None:
    assert faults(Docx(docx.write(BRIEF_MIT_ALLEM, stil))) == []


@pytest.mark.parametrize("name", FEHLER)
def test_each_check_finds_its_fault(name: str) -> None:
    assert list(checks()[name.partition("-")[0]](spoiled(*FEHLER[name])))

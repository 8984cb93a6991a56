"""Where pages break, as LibreOffice prints them: each rule holds, by its property alone.

One document for each rule: in every annex what is to be kept together begins one line lower, so
that in some of them the page ends in its midst. The same without Word's property is the proof.
"""

import io
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from ozganswer.records.letter import (
    Annex,
    Block,
    Cell,
    Column,
    Inline,
    Letter,
    LineBreak,
    Question,
    Table,
    Text,
)
from ozganswer.write import docx
from tests.stile import STIL
from tests.write_docx.beispiele import anlage, brief, p
from tests.write_docx.lesen import lines, to_pdf

pytestmark = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice (soffice) ist nicht da: ohne Seitenumbrüche"
)
FUELLER, STUFEN = 24, 8
"""Paragraphs before what is tried, and how many lines lower it begins at last."""

Orte = Mapping[str, list[int]]
"""The pages on which a text stands."""


def stacked(*texts: str) -> tuple[Inline, ...]:
    return tuple(i for text in texts for i in (Text(text), LineBreak()))[:-1]


def sweep(*blocks: Block) -> Letter:
    return brief(p("Anfang"), annexes=tuple(_annex(n, blocks) for n in range(STUFEN)))


def _annex(lower: int, blocks: tuple[Block, ...]) -> Annex:
    first = p(*stacked(*("tiefer" for _ in range(lower + 1))))
    return anlage(f"Anlage {lower}", first, *(p("Füller") for _ in range(FUELLER)), *blocks)


FRAGE = sweep(Question("1.", (p("FRAGE"),)), p("ANTWORT"))
ABSATZ = sweep(p(*stacked("Z1", "Z2", "Z3", "Z4", "Z5")), p("Ende"))
ZEILEN = tuple((Cell(stacked(f"A{n}", f"B{n}", f"C{n}")), Cell((Text("x"),))) for n in range(12))
TABELLE = sweep(Table((Column(), Column()), ((Cell((Text("KOPF"),)), Cell(())),), ZEILEN))

FAELLE: Mapping[str, tuple[Letter, str, str, bytes, bytes]] = {
    "frage": (FRAGE, "FRAGE", "word/styles.xml", b"<w:keepNext/>", b""),
    "absatz": (
        ABSATZ,
        "Z1",
        "word/styles.xml",
        b"<w:widowControl/>",
        b'<w:widowControl w:val="0"/>',
    ),
    "zeile": (TABELLE, "A1", "word/document.xml", b"<w:cantSplit/>", b""),
    "kopf": (TABELLE, "KOPF", "word/document.xml", b"<w:tblHeader/>", b""),
}
"""For each rule a letter, a text in it, and what in which part holds the rule."""


def without(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The same file in which a property is another."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as changed:
        for name in source.namelist():
            data = source.read(name)
            assert name != part or old in data
            changed.writestr(name, data.replace(old, new) if name == part else data)
    return target.getvalue()


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Orte]]:
    """Each document with its rule and without it, as the pages of the texts in each annex."""
    folder = tmp_path_factory.mktemp("umbruch")
    files = []
    for name, (letter, _, *changed) in FAELLE.items():
        content = docx.write(letter, STIL)
        for suffix, data in (("", content), ("-ohne", without(content, *changed))):
            files.append(folder / f"{name}{suffix}.docx")
            files[-1].write_bytes(data)
    return {pdf.stem: list(_annexes(pdf)) for pdf in to_pdf(files)}


def _annexes(pdf: Path) -> Iterator[Orte]:
    found: dict[str, list[int]] = {}
    for number, page in enumerate(lines(pdf)):
        for text, _, _ in page:
            if text.startswith("Anlage ") and found:
                yield found
                found = {}
            found.setdefault(text, []).append(number)
    yield found


def together(orte: Orte) -> bool:
    return orte["FRAGE"] == orte["ANTWORT"]


def no_line_alone(orte: Orte) -> bool:
    pages = [orte[f"Z{n}"][0] for n in range(1, 6)]
    return all(pages.count(page) > 1 for page in pages)


def no_row_splits(orte: Orte) -> bool:
    return all(orte[f"A{n}"] == orte[f"B{n}"] == orte[f"C{n}"] for n in range(len(ZEILEN)))


def each_page_has_the_header(orte: Orte) -> bool:
    return set(orte["KOPF"]) == {orte[f"A{n}"][0] for n in range(len(ZEILEN))}


REGELN = {
    "frage": together,
    "absatz": no_line_alone,
    "zeile": no_row_splits,
    "kopf": each_page_has_the_header,
}


@pytest.mark.parametrize("name", FAELLE)
def test_a_page_never_breaks_in_the_midst(name: str, printed: Mapping[str, list[Orte]]) -> None:
    annexes = [orte for orte in printed[name] if FAELLE[name][1] in orte]
    assert len(annexes) == STUFEN
    assert [n for n, orte in enumerate(annexes) if not REGELN[name](orte)] == []


@pytest.mark.parametrize("name", FAELLE)
def test_without_the_property_it_does(name: str, printed: Mapping[str, list[Orte]]) -> None:
    annexes = [orte for orte in printed[f"{name}-ohne"] if FAELLE[name][1] in orte]
    assert len(annexes) == STUFEN
    assert not all(REGELN[name](orte) for orte in annexes)

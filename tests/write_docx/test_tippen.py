"""What happens when a clerk types into the letter: as Word would do it, printed by LibreOffice."""

import io
import shutil
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest
from lxml import etree

from ozganswer.records.letter import ItemList
from ozganswer.write import docx
from ozganswer.write.ooxml.styles import STYLES
from tests.stile import STIL
from tests.write_docx.beispiele import BRIEF, KOERPER, TABELLE, liste, p
from tests.write_docx.lesen import MM, NS, Docx, W, to_pdf

pytestmark = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice (soffice) ist nicht da: ohne Tippprobe"
)
ENTER: Mapping[str, str] = {
    "Text": "Text",
    "Betreff": "Salutation",
    "Salutation": "Text",
    "Frage": "Text",
    "Fragenpunkt": "Fragenpunkt",
    "Heading1": "Text",
    "Aufzaehlung": "Aufzaehlung",
    "Nummerierung": "Nummerierung",
    "Tabellentext": "Tabellentext",
    "Anmerkung": "Text",
    "Closing": "Signature",
    "Signature": "Signature",
    "Anlagen": "Anlagen",
    "Anlagentitel": "Text",
}
"""In which style a paragraph begins that Enter makes at the end of one."""
BODY = (
    *KOERPER,
    liste("erstens", "zweitens", numbered=True),
    p("dazwischen"),
    liste("von vorn", numbered=True),
    TABELLE,
)
LETTER = replace(BRIEF, body=BODY)
EIN_PUNKT = 3.0
"""How many pt words of different lines may overlap: the rims of their boxes."""


def val(paragraph: etree._Element) -> str:
    (style,) = paragraph.xpath("w:pPr/w:pStyle/@w:val", namespaces=NS)
    return str(style)


def typed(paragraph: etree._Element, text: str) -> etree._Element:
    """The paragraph that Enter makes: in its style's next one, else as its own, with a text."""
    after = STYLES[val(paragraph)].next
    new = deepcopy(paragraph)
    for child in list(new):
        if child.tag != f"{W}pPr":
            new.remove(child)
    if after and after != val(paragraph):
        new[0][:] = [etree.Element(f"{W}pStyle", {f"{W}val": after})]
    run = etree.SubElement(new, f"{W}r")
    etree.SubElement(run, f"{W}t").text = text
    return new


def edited(content: bytes) -> tuple[bytes, list[str]]:
    """A letter in which something is typed after a paragraph of each style, and what it is."""
    document = Docx(content)
    root = document.part("document.xml")
    texts = []
    for number, style in enumerate(ENTER):
        *_, last = root.xpath(f"//w:p[w:pPr/w:pStyle/@w:val='{style}']", namespaces=NS)
        texts.append(f"Neu{number}")
        last.addnext(typed(last, texts[-1]))
    *_, row = root.xpath("//w:body/w:tbl[1]/w:tr", namespaces=NS)
    new = deepcopy(row)
    for number, text in enumerate(new.iter(f"{W}t")):
        text.text = f"Zelle{number}"
    texts.append("Zelle0")
    row.addnext(new)
    return packed(document, root), texts


def packed(document: Docx, root: etree._Element) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        for name in document.names:
            changed = name == "word/document.xml"
            file.writestr(name, etree.tostring(root) if changed else document.zip.read(name))
    return target.getvalue()


def squeezed(content: bytes) -> bytes:
    """The same with lines that are too low: what must not happen."""
    document = Docx(content)
    root = document.part("document.xml")
    for properties in root.xpath("//w:p[w:pPr/w:pStyle/@w:val='Text']/w:pPr", namespaces=NS):
        for spacing in properties.findall(f"{W}spacing"):
            properties.remove(spacing)
        low = {f"{W}line": "80", f"{W}lineRule": "exact", f"{W}before": "0", f"{W}after": "0"}
        properties.insert(1, etree.Element(f"{W}spacing", low))
    return packed(document, root)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    folder = tmp_path_factory.mktemp("tippen")
    content = docx.write(LETTER, STIL)
    typed_in, _ = edited(content)
    files = {"brief": content, "getippt": typed_in, "gequetscht": squeezed(typed_in)}
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    return {pdf.stem: pdf for pdf in to_pdf([folder / f"{name}.docx" for name in files])}


def test_enter_leads_to_a_sensible_style() -> None:
    assert {s: STYLES[s].next or s for s in ENTER} == ENTER
    assert set(ENTER.values()) <= set(STYLES)


def overlaps(pdf: Path) -> list[tuple[str, str]]:
    found = []
    with pdfplumber.open(pdf) as document:
        for page in document.pages:
            words = page.extract_words()
            for number, one in enumerate(words):
                found += [
                    (one["text"], other["text"])
                    for other in words[number + 1 :]
                    if min(one["x1"], other["x1"]) > max(one["x0"], other["x0"])
                    and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
                    > EIN_PUNKT
                ]
    return found


def words(pdf: Path) -> list[str]:
    with pdfplumber.open(pdf) as document:
        return " ".join(page.extract_text() for page in document.pages).split()


def test_all_that_is_typed_can_be_read(printed: Mapping[str, Path]) -> None:
    _, texts = edited(docx.write(LETTER, STIL))
    assert len(texts) == len(ENTER) + 1
    assert [t for t in texts if t not in words(printed["getippt"])] == []


def test_nothing_is_printed_over_something_else(printed: Mapping[str, Path]) -> None:
    assert overlaps(printed["brief"]) == []
    assert overlaps(printed["getippt"]) == []
    assert len(overlaps(printed["gequetscht"])) > 10


def test_the_letterhead_stays_where_it_was(printed: Mapping[str, Path]) -> None:
    places = [dict(_places(printed[name])) for name in ("brief", "getippt")]
    assert len(places[0]) > 10
    assert places[0] == pytest.approx({k: places[1].get(k) for k in places[0]}, abs=0.1)


def _places(pdf: Path):
    with pdfplumber.open(pdf) as document:
        for word in document.pages[0].extract_words():
            if word["bottom"] * MM < 105:
                yield f"{word['text']} {word['x0']:.0f}", word["bottom"] * MM


def test_an_item_that_is_added_counts_on_and_the_next_list_begins_anew(
    printed: Mapping[str, Path],
) -> None:
    lists = [b for b in BODY if isinstance(b, ItemList) and b.numbered]
    assert len(lists) == 2
    said = " ".join(words(printed["getippt"]))
    assert list(ENTER)[7] == "Nummerierung"
    counted = ("1. erstens", "2. zweitens", "1. von vorn", "2. Neu7")
    assert [item for item in counted if item not in said] == []

"""On paper, as LibreOffice prints it: every region at its place, the text where it begins.

LibreOffice sets the baseline of a line of fixed height at four fifths of it.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from ozganswer.records.letter import PageBreak, Region, RegionName
from ozganswer.records.stil import Stil
from ozganswer.write import docx, pdf
from tests.stile import STIL
from tests.write_docx.beispiele import BRIEF, VORHER, brief, p
from tests.write_docx.lesen import MM, lines, to_pdf

pytestmark = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice (soffice) ist nicht da: ohne Maße auf Papier"
)
GENAU = 0.5
"""What a measure may be off, in mm."""
BEGINNE = (20, 25, 58, 98.46)

Seiten = list[list[tuple[str, float, float]]]


def beginning(beginn: float) -> Stil:
    return replace(STIL, regionen={}, seite=replace(STIL.seite, beginn=beginn))


def higher_block() -> tuple[Region, ...]:
    blocks = {RegionName.INFORMATIONSBLOCK: 2}
    return tuple(replace(r, blocks=r.blocks * blocks.get(r.name, 1)) for r in VORHER)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Seiten]:
    """Every letter of this module, printed in one run."""
    folder = tmp_path_factory.mktemp("papier")
    two = brief(p("Anfang"), PageBreak(), p("Seite zwei"))
    letters = {"brief": (BRIEF, STIL)}
    letters |= {f"beginn-{b}": (two, beginning(b)) for b in BEGINNE}
    high = replace(BRIEF, frame=replace(BRIEF.frame, before=higher_block()))
    letters["hoch"] = (high, STIL)
    files = [folder / f"{name}.docx" for name in letters]
    for file, (letter, stil) in zip(files, letters.values(), strict=True):
        file.write_bytes(docx.write(letter, stil))
    return {name: list(lines(f)) for name, f in zip(letters, to_pdf(files), strict=True)}


def baseline(rolle: str, oben: float) -> float:
    return oben + 0.8 * (STIL.absatz(rolle).zeile or STIL.schrift.zeile) * MM


def place(page: list[tuple[str, float, float]], start: str) -> tuple[float, float]:
    return next((x, y) for text, x, y in page if text.startswith(start))


FIRST_WORDS = {
    "kopf": "Stadt Musterstadt",
    "hinweis": "Beispiel",
    "absenderzeile": "Stadt Musterstadt ·",
    "anschrift": "Stadtrat",
    "informationsblock": "Datum:",
    "fuss": "Markt 1",
}


@pytest.mark.parametrize("name", STIL.regionen)
def test_each_region_stands_at_its_place(name: str, printed: Mapping[str, Seiten]) -> None:
    platz = STIL.regionen[name]
    expected = (platz.links, baseline(name, platz.oben))
    assert place(printed["brief"][0], FIRST_WORDS[name]) == pytest.approx(expected, abs=GENAU)


def test_the_address_is_set_line_by_line(printed: Mapping[str, Seiten]) -> None:
    top = STIL.regionen["anschrift"].oben
    fourth = place(printed["brief"][0], "Vera Muster")[1]
    assert fourth == pytest.approx(baseline("anschrift", top + 3 * 12 * MM), abs=GENAU)


def test_values_of_the_information_block_stand_in_their_column(printed) -> None:
    assert place(printed["brief"][0], "01.10.2019")[0] == pytest.approx(
        125 + STIL.informationsblock.spalte, abs=GENAU
    )


def test_the_text_begins_where_the_style_says(printed: Mapping[str, Seiten]) -> None:
    found = place(printed["brief"][0], "Ihre Ratsanfrage")
    assert found == pytest.approx((25, baseline("betreff", 98.46)), abs=GENAU)


@pytest.mark.parametrize("beginn", BEGINNE)
def test_later_pages_begin_at_their_margin(beginn: float, printed: Mapping[str, Seiten]) -> None:
    first, second = printed[f"beginn-{beginn}"]
    assert place(first, "Anfang") == pytest.approx((25, baseline("text", beginn)), abs=GENAU)
    assert place(second, "Seite zwei") == pytest.approx((25, baseline("text", 25)), abs=GENAU)


def test_an_information_block_too_high_pushes_the_text_down(printed: Mapping[str, Seiten]) -> None:
    page = printed["hoch"][0]
    lowest = max(y for text, _, y in page if text.startswith(("Ihr Schreiben", "E-Mail")))
    assert place(page, "Ihre Ratsanfrage")[1] > lowest + 3


def test_pages_are_numbered_from_the_second_on(printed: Mapping[str, Seiten]) -> None:
    numbers = [[t for t, _, _ in page if t.startswith("Seite ")] for page in printed["brief"]]
    assert numbers == [[], *([f"Seite {n} von 5"] for n in range(2, 6))]


def test_every_page_of_a_draft_says_so(printed: Mapping[str, Seiten]) -> None:
    assert [any(t == "ENTWURF" for t, _, _ in page) for page in printed["brief"]] == [True] * 5


@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # WeasyPrint's colour profile
def test_the_pdf_of_the_letter_has_every_line_at_the_same_place(printed, tmp_path: Path) -> None:
    (tmp_path / "brief.pdf").write_bytes(pdf.write(BRIEF, STIL))
    pages = list(lines(tmp_path / "brief.pdf"))
    assert len(pages) == len(printed["brief"])
    compared = list(_pairs(printed["brief"], pages))
    assert len(compared) > 80
    assert [pair for pair in compared if abs(pair[1] - pair[2]) > GENAU] == []


def _pairs(word: Seiten, web: Seiten) -> Iterator[tuple[str, float, float]]:
    # Each text that stands once on a page of both, with its baselines.
    for ours, theirs in zip(word, web, strict=True):
        known = {text: y for text, _, y in theirs}
        once = [text for text, _, _ in ours]
        yield from ((t, y, known[t]) for t, _, y in ours if once.count(t) == 1 and t in known)

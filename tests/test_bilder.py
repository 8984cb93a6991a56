"""Every page of every example letter has its picture, and the handbook shows it."""

import re
from pathlib import Path

import pypdf
import pytest

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "bilder"
HANDBOOK = (ROOT / "docs" / "handbuch.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
LETTERS = [p for p in sorted(ROOT.glob("answers/*/*/*.pdf")) if p.stem == p.parent.name]


def _names(letter):
    pages = len(pypdf.PdfReader(letter).pages)
    return [f"{letter.parent.parent.name}-{letter.stem}-{n + 1}.png" for n in range(pages)]


def test_there_are_letters():
    assert {letter.parent.parent.name for letter in LETTERS} >= {"chemnitz", "halle"}


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.stem)
def test_the_handbook_shows_each_page_in_order(letter):
    shown = re.findall(r"\]\(bilder/(.*?)\)", HANDBOOK)
    first = shown.index(_names(letter)[0])
    assert shown[first : first + len(_names(letter))] == _names(letter)


def test_no_other_picture_is_kept_or_shown():
    wanted = {name for letter in LETTERS for name in _names(letter)}
    assert {p.name for p in PICTURES.glob("*.png")} == wanted
    assert set(re.findall(r"\]\(bilder/(.*?)\)", HANDBOOK)) == wanted


def test_the_readme_shows_a_letter():
    assert re.search(r"\]\(docs/bilder/\S+\.png\)", README)


@pytest.mark.parametrize("picture", sorted(PICTURES.glob("*.png")), ids=lambda p: p.stem)
def test_a_picture_is_small(picture):
    assert 2_000 < picture.stat().st_size < 60_000

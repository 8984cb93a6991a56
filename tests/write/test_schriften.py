"""The fonts: static, of Arial's widths, a glyph for each character, and made the same each time."""

import importlib.util
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from ozganswer.write.measure import advance
from ozganswer.write.zeichen import SCHNITTE, SCHRIFTEN, characters

ROOT = Path(__file__).parent.parent.parent
ARIAL = {"A": 667, "a": 556, "M": 833, "i": 222, "W": 944, "ß": 611, "–": 556, "€": 556, " ": 278}
"""Advance widths of Arial in thousandths of an em."""


@pytest.fixture(params=SCHNITTE)
def font(request):
    with TTFont(SCHRIFTEN / request.param) as font:
        yield font


def test_a_face_is_static_and_sets_neither_kerning_nor_ligatures(font):
    tables = (font[name].table for name in ("GPOS", "GSUB") if name in font)
    features = {f.FeatureTag for table in tables for f in table.FeatureList.FeatureRecord}
    assert "fvar" not in font
    assert features == {"mark", "mkmk"}


def test_every_face_has_the_same_characters_each_with_its_glyph(font):
    cmap = font.getBestCmap()
    assert len(cmap) > 1500
    assert set(cmap) <= characters()
    assert len(set(cmap.values())) == len(cmap)


def test_the_regular_face_is_as_wide_as_arial():
    with TTFont(SCHRIFTEN / "Arimo-Regular.ttf") as font:
        em, cmap, widths = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"]
        assert {c: round(widths[cmap[ord(c)]][0] * 1000 / em) for c in ARIAL} == ARIAL


@pytest.mark.parametrize(("face", "bold"), [("Regular", False), ("Bold", True)])
def test_what_is_reckoned_to_be_a_signs_width_is_the_fonts(face, bold):
    signs = [c for c in map(chr, range(0x20, 0x7F)) if c.isalnum() or c in " !%&()*,-./:;=?@"]
    signs += [*"äöüÄÖÜß–—“”„…€‘’‚·\N{NO-BREAK SPACE}"]
    with TTFont(SCHRIFTEN / f"Arimo-{face}.ttf") as font:
        em, cmap, widths = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"]
        drawn = {c: round(widths[cmap[ord(c)]][0] * 1000 / em) for c in signs}
    assert {c: advance(c, bold=bold) for c in signs} == drawn


def test_no_script_from_right_to_left_and_no_sign_that_turns_text():
    turning = "\u05d0\u0627\u200e\u200f\u202a\u202e\u2066\u2069\u2028"
    assert not {ord(c) for c in turning} & characters()


def test_the_fonts_are_the_same_bytes_each_time(tmp_path):
    spec = importlib.util.spec_from_file_location("hatch_build", ROOT / "hatch_build.py")
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    made = hook.make_fonts(tmp_path)
    assert len(made) == 5
    assert all(path.read_bytes() == (SCHRIFTEN / path.name).read_bytes() for path in made)

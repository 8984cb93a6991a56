"""Build hook: the variable fonts of fontpkg-arimo → four static fonts in ozganswer/schriften/.

Static, since PDF/A wants glyph widths that variable fonts do not yield; without kerning and
ligatures, since word processors set letters without them and both files shall break lines alike.
"""

import copy
from importlib.resources import files
from pathlib import Path
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TARGET = Path(__file__).parent / "ozganswer" / "schriften"
ROMAN, ITALIC = "Arimo[wght].ttf", "Arimo-Italic[wght].ttf"
FACES = {
    "Arimo-Regular.ttf": (ROMAN, 400),
    "Arimo-Bold.ttf": (ROMAN, 700),
    "Arimo-Italic.ttf": (ITALIC, 400),
    "Arimo-BoldItalic.ttf": (ITALIC, 700),
}
FEATURES = ("mark", "mkmk")

LATIN_GREEK_CYRILLIC = ((0x20, 0x7E), (0xA0, 0x52F), (0x1E00, 0x1FFF))
PUNCTUATION = ((0x2000, 0x200D), (0x2010, 0x2027), (0x202F, 0x2060))
SIGNS = ((0x2070, 0x25CB), (0x25CD, 0x27BF))
"""Without the dotted circle, which else is put under an accent that stands alone."""
LIGATURES_AND_BOM = ((0xFB00, 0xFB06), (0xFEFF, 0xFEFF))
RANGES = (*LATIN_GREEK_CYRILLIC, *PUNCTUATION, *SIGNS, *LIGATURES_AND_BOM)
"""What a letter may say: no script that runs from right to left, no sign that turns a line."""


class CustomBuildHook(BuildHookInterface[Any]):
    """Makes the fonts before a wheel or an editable install is built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Make the fonts and name them to the build, since git does not know them."""
        build_data["artifacts"] += [f"ozganswer/schriften/{p.name}" for p in make_fonts(TARGET)]


def make_fonts(target: Path) -> list[Path]:
    """Write the static fonts and their licence into a folder; the same bytes each time."""
    source = files("fontpkg_arimo")
    target.mkdir(parents=True, exist_ok=True)
    licence = target / "Arimo-LICENSE.txt"
    licence.write_bytes((source / "LICENSE").read_bytes())
    for name, (variable, weight) in FACES.items():
        with (source / "files" / variable).open("rb") as stream:
            font = TTFont(stream, recalcTimestamp=False)
            _static(font, weight).save(target / name)
    return [licence, *(target / name for name in FACES)]


def _static(font: TTFont, weight: int) -> TTFont:
    static = instantiateVariableFont(font, {"wght": weight}, updateFontNames=True)
    options = Options(layout_features=FEATURES, name_IDs="*", hinting=False, notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for first, last in RANGES for c in range(first, last + 1)])
    subsetter.subset(static)
    _one_glyph_per_character(static)
    return static


def _one_glyph_per_character(font: TTFont) -> None:
    # A PDF reads a glyph back as one character: a glyph of two (Greek mu, the micro sign) would
    # alter the text.
    cmap = font.getBestCmap()
    taken: set[str] = set()
    copies = {}
    for code, glyph in sorted(cmap.items()):
        if glyph in taken:
            copies[code] = _copy(font, glyph, f"{glyph}.u{code:04X}")
        taken.add(glyph)
    for table in (t for t in font["cmap"].tables if t.isUnicode()):
        table.cmap.update({c: name for c, name in copies.items() if c in table.cmap})


def _copy(font: TTFont, glyph: str, name: str) -> str:
    font["glyf"][name] = copy.deepcopy(font["glyf"][glyph])
    font["hmtx"][name] = font["hmtx"][glyph]
    classes = font["GDEF"].table.GlyphClassDef.classDefs
    if glyph in classes:
        classes[name] = classes[glyph]
    return name


if __name__ == "__main__":
    make_fonts(TARGET)

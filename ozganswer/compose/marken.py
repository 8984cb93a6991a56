"""Marks that ride in the Markdown: where a figure, a gap or a source line begins and ends.

They are noncharacters, which no input may hold (the reader refuses them), so no text can forge one.
"""

import re
from dataclasses import dataclass

FIGUR, TRENNER, FIGUR_ENDE = "\ufdd0", "\ufdd1", "\ufdd2"
INHALT = "\ufdd3"
ZEILE, ZEILE_ENDE = "\ufdd4", "\ufdd5"
LUECKE, LUECKE_ENDE = "\ufdd6", "\ufdd7"

VERBOTEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]")
"""Characters that no text may hold: our marks, and what XML forbids."""

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_ZEILE = re.compile(f"{ZEILE}([^{ZEILE_ENDE}]*):([0-9]+){ZEILE_ENDE}")
_FIGUR = re.compile(f"{FIGUR}[^{TRENNER}]*{TRENNER}([^{FIGUR_ENDE}]*){FIGUR_ENDE}")
_NUMMER = re.compile(f"{FIGUR}([0-9]+){TRENNER}")


def fold(text: str) -> str:
    """Fold each run of white space into one space; hard spaces stay."""
    return _SPACE.sub(" ", text)


def escape(text: str) -> str:
    """Write text as Markdown that says just this text (CommonMark 2.4)."""
    return _PUNCTUATION.sub(r"\\\1", fold(text))


def unescape(markdown: str) -> str:
    """Read back what `escape` wrote."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)


def figur(text: str, nummer: int) -> str:
    """Write text whose Herkunft the run keeps under this number."""
    return f"{FIGUR}{nummer}{TRENNER}{escape(text)}{FIGUR_ENDE}"


def luecke(was: str, wen: str) -> str:
    """Write a gap: what is missing, and whom to ask."""
    return f"{LUECKE}{escape(was)}{TRENNER}{escape(wen)}{LUECKE_ENDE}"


def ohne_marken(text: str) -> str:
    """Drop the marks of figures and lines, as in the target of a link."""
    return unescape(_FIGUR.sub(r"\1", _ZEILE.sub("", text)))


def nummern(text: str) -> tuple[int, ...]:
    """List the numbers under which the run keeps the Herkunft of the figures in a text."""
    return tuple(int(nummer) for nummer in _NUMMER.findall(text))


def stuecke(markdown: str) -> list[str]:
    """Cut text at its figures: each a piece with its marks, and what stands between them."""
    return [p for p in re.split(f"({FIGUR}[^{FIGUR_ENDE}]*{FIGUR_ENDE})", markdown) if p]


def zeilenmarke(template: str, zeile: int) -> str:
    """Write that the following text stands in this line of a template."""
    return f"{ZEILE}{template}:{zeile}{ZEILE_ENDE}"


@dataclass(frozen=True, slots=True)
class Markdown:
    """Markdown as composed, and for each of its lines the template and line it came from."""

    text: str
    herkunft: tuple[tuple[str, int], ...]

    def lines(self) -> list[str]:
        """Split into lines as CommonMark does, at line feeds alone."""
        return self.text.split("\n")

    def ausschnitt(self, von: int, bis: int) -> "Markdown":
        """Cut out the lines from `von` up to `bis`, counted from 0."""
        return Markdown("\n".join(self.lines()[von:bis]), self.herkunft[von:bis])


def lies_zeilen(text: str, template: str) -> Markdown:
    """Take the line marks out of composed text and keep what they said."""
    clean: list[str] = []
    herkunft: list[tuple[str, int]] = []
    current = (template, 1)
    for line in text.split("\n"):
        if found := _ZEILE.search(line):
            current = (found[1], int(found[2]))
        clean.append(_ZEILE.sub("", line))
        herkunft.append(current)
        if found:
            *_, last = _ZEILE.finditer(line)
            current = (last[1], int(last[2]))
    return Markdown("\n".join(clean), tuple(herkunft))

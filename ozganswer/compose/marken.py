"""Marks that ride in the Markdown: where a figure, a gap or a source line begins and ends.

They are noncharacters, which no input may hold (the reader refuses them), so no text can forge one.
"""

import re
from dataclasses import dataclass

FIGUR, TRENNER, FIGUR_ENDE = "\ufdd0", "\ufdd1", "\ufdd2"
INHALT = "\ufdd3"
ZEILE, ZEILE_ENDE = "\ufdd4", "\ufdd5"
LUECKE, LUECKE_ENDE = "\ufdd6", "\ufdd7"

_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_ZEILE = re.compile(f"{ZEILE}([^{ZEILE_ENDE}]*):(-?[0-9]+){ZEILE_ENDE}")
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


def aufrufmarke(template: str, zeile: int) -> str:
    """Write that in this line a template includes another or calls a macro, whose text begins."""
    return zeilenmarke(template, -zeile)


def ohne_zeilenmarken(text: str) -> str:
    """Drop the marks of lines and calls."""
    return _ZEILE.sub("", text)


@dataclass(frozen=True, slots=True)
class Markdown:
    """Markdown as composed, and for each of its lines the template and line it came from."""

    text: str
    herkunft: tuple[tuple[str, int], ...]
    aufrufe: frozenset[tuple[str, int]] = frozenset()
    """Where, by template and number of the line from 0, the text of another begins."""

    def lines(self) -> list[str]:
        """Split into lines as CommonMark does, at line feeds alone."""
        return self.text.split("\n")

    def ausschnitt(self, von: int, bis: int) -> "Markdown":
        """Cut out the lines from `von` up to `bis`, counted from 0."""
        aufrufe = frozenset((t, zeile - von) for t, zeile in self.aufrufe if von <= zeile < bis)
        return Markdown("\n".join(self.lines()[von:bis]), self.herkunft[von:bis], aufrufe)


def lies_zeilen(text: str, template: str) -> Markdown:
    """Take the line marks out of composed text and keep what they said."""
    clean: list[str] = []
    herkunft: list[tuple[str, int]] = []
    aufrufe: set[tuple[str, int]] = set()
    current = (template, 1)
    for nummer, line in enumerate(text.split("\n")):
        marken = [(m[1], int(m[2])) for m in _ZEILE.finditer(line)] if ZEILE in line else []
        rufe = [(name, -zeile) for name, zeile in marken if zeile < 0]
        zeilen = [marke for marke in marken if marke[1] > 0]
        aufrufe |= {(name, nummer) for name, _ in rufe}
        clean.append(ohne_zeilenmarken(line))
        # Where no template says a word, the last one that was called knows best.
        herkunft.append((zeilen[:1] or rufe[-1:] or [current])[0])
        current = (zeilen or [current])[-1]
    return Markdown("\n".join(clean), tuple(herkunft), frozenset(aufrufe))

"""Marks that say of composed text where in the source it stands: at literals and at expressions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ozganswer.compose.marken import ZEILE, ZEILE_ENDE
from ozganswer.compose.umgebung import Umgebung

WORTE, AUSDRUCK, ORT_ENDE, ENDE = "\ufdd8", "\ufdd9", "\ufdda", "\ufddb"
"""Where literal text and where an expression begins, each with its number, and where they end."""

FREMD = -1
"""The place of what does not stand in the source: it came from another template or a loop."""

_MARKE = re.compile(
    f"{WORTE}(?P<worte>[0-9]+){ORT_ENDE}|{AUSDRUCK}(?P<ausdruck>[0-9]+){ORT_ENDE}|{ENDE}"
)
_ZEILENMARKE = re.compile(f"{ZEILE}[^{ZEILE_ENDE}]*{ZEILE_ENDE}")
_TEXT = re.compile(r"[^\s](?:[^\n]*[^\s])?")
_WIEDERHOLT = frozenset({"for", "macro", "call", "filter", "set", "block"})
"""The tags whose text may stand in the letter more than once, or not where it stands."""


@dataclass(frozen=True, slots=True)
class Zerlegt:
    """A source cut up: its literals that stand in the letter once, its expressions, its tags."""

    literale: tuple[tuple[int, int], ...]
    ausdruecke: tuple[tuple[int, int], ...]
    tags: tuple[tuple[int, int], ...]
    """Also comments: what is not seen in the letter."""


def zerlege(text: str, env: Umgebung) -> Zerlegt:
    """Cut up a source as Jinja does."""
    return _Schnitt(text).zerlege(env)


@dataclass(slots=True)
class _Schnitt:
    text: str
    tiefe: int = 0
    literale: list[tuple[int, int]] = field(default_factory=list)
    ausdruecke: list[tuple[int, int]] = field(default_factory=list)
    tags: list[tuple[int, int]] = field(default_factory=list)

    def zerlege(self, env: Umgebung) -> Zerlegt:
        beginn, worte = 0, list[str]()
        for art, wert, von, bis in self._stuecke(env):
            if art == "data":
                self.literale += [(von, bis)] if not self.tiefe else []
            elif art.endswith("_begin"):
                beginn, worte = von, []
            elif art == "variable_end":
                self.ausdruecke += [(beginn, bis)] if not self.tiefe else []
            elif art.endswith("_end"):
                self.tags.append((beginn, self._ohne_raum(beginn, bis)))
                self._zaehle(worte if art == "block_end" else [])
            elif art != "whitespace":
                worte.append(wert)
        return Zerlegt(tuple(self.literale), tuple(self.ausdruecke), tuple(self.tags))

    def _ohne_raum(self, von: int, bis: int) -> int:
        # What Jinja strips behind a tag counts as part of the tag's end.
        return von + len(self.text[von:bis].rstrip())

    def _stuecke(self, env: Umgebung) -> Iterator[tuple[str, str, int, int]]:
        """Give Jinja's tokens their places; only white space that is stripped lies between them."""
        ort = 0
        for _, art, wert in env.lexer.tokeniter(self.text, None):
            ort = self.text.index(wert, ort)
            yield art, wert, ort, ort + len(wert)
            ort += len(wert)

    def _zaehle(self, worte: list[str]) -> None:
        name = worte[0] if worte else ""
        if name.removeprefix("end") in _WIEDERHOLT and name.startswith("end"):
            self.tiefe -= 1
        elif name in _WIEDERHOLT and not (name == "set" and "=" in worte):
            self.tiefe += 1


def markiere(text: str, zerlegt: Zerlegt) -> str:
    """Set the marks into a source; Jinja strips white space as it does without them."""
    marken: list[tuple[int, str]] = []
    for von, bis in zerlegt.literale:
        for stueck in _TEXT.finditer(text, von, bis):
            marken.append((stueck.start(), f"{WORTE}{stueck.start()}{ORT_ENDE}"))
            marken.append((stueck.end(), ENDE))
    for nummer, (von, bis) in enumerate(zerlegt.ausdruecke):
        if text[von + 2] not in "-+" and text[bis - 3] not in "-+":
            marken.append((von, f"{AUSDRUCK}{nummer}{ORT_ENDE}"))
            marken.append((bis, ENDE))
    return _eingesetzt(text, marken)


def _eingesetzt(text: str, marken: list[tuple[int, str]]) -> str:
    stuecke, zuletzt = [], 0
    # Of two at one place the end of what was before comes first.
    for ort, marke in sorted(marken, key=lambda m: (m[0], m[1] != ENDE)):
        stuecke += [text[zuletzt:ort], marke]
        zuletzt = ort
    return "".join((*stuecke, text[zuletzt:]))


@dataclass(frozen=True, slots=True)
class Orte:
    """Composed text without marks of the source, and where each of its characters stands in it."""

    text: str
    """With the marks of lines still in it."""
    quelle: tuple[int, ...]
    """For each character but those marks, the offset of a literal, or FREMD."""
    ausdruck: tuple[int, ...]
    """Likewise the number of the expression that printed it on this line, or FREMD."""


def lies(markiert: str) -> Orte:
    """Take the marks out of composed text and keep what they said."""
    text, quelle, ausdruck = list[str](), list[int](), list[int]()
    ort, nummer, zuletzt = FREMD, FREMD, 0
    for marke in [*_MARKE.finditer(markiert), None]:
        stueck = markiert[zuletzt : marke.start() if marke else len(markiert)]
        text.append(stueck)
        laenge = len(_ZEILENMARKE.sub("", stueck))
        quelle += range(ort, ort + laenge) if ort != FREMD else [FREMD] * laenge
        # What an expression writes over more than one line is no text of a passage.
        ausdruck += [FREMD if "\n" in stueck else nummer] * laenge
        if marke:
            ort = int(marke["worte"]) if marke["worte"] else FREMD
            nummer = int(marke["ausdruck"]) if marke["ausdruck"] else FREMD
            zuletzt = marke.end()
    return Orte("".join(text), tuple(quelle), tuple(ausdruck))

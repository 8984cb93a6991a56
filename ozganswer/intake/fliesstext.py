"""Questions that nothing counts: paragraphs behind an introduction, or sentences that ask."""

from collections.abc import Iterator, Sequence

from ozganswer.intake.auswahl import eingeleitet
from ozganswer.intake.fragen import Fragetext
from ozganswer.intake.papier import Zeile
from ozganswer.intake.text import markdown
from ozganswer.intake.wegweiser import BEDINGT, FRAGENKOPF, ist_frageartig, ist_grenze, ist_zu

WEITSICHT = 12
"""How many lines behind an introduction are looked at for a question."""


def fragen_ohne_marken(zeilen: Sequence[Zeile], von: int) -> list[Fragetext]:
    """Read questions that nothing counts: paragraphs behind an introduction, else what asks."""
    kopf = next((i for i in range(von, len(zeilen)) if _kuendigt_an(zeilen, i)), None)
    if kopf is not None:
        behind = _absaetze(zeilen, kopf + 1)
        if fragen := [a for a in behind if ist_frageartig(" ".join(zeilen[i].text for i in a))]:
            return [_frage(zeilen, a, "") for a in fragen]
    fragend = (list(_ab_frage(zeilen, a)) for a in _absaetze(zeilen, von))
    return [_frage(zeilen, a, "Im Fließtext gefunden") for a in fragend if a]


def _kuendigt_an(zeilen: Sequence[Zeile], i: int) -> bool:
    text = zeilen[i].text
    return bool(FRAGENKOPF.fullmatch(text)) or (text.endswith(":") and eingeleitet(zeilen, i + 1))


def fragt_hinter(zeilen: Sequence[Zeile], i: int) -> bool:
    """Tell whether the paragraph behind a line asks."""
    absaetze = _absaetze(zeilen[: i + 1 + WEITSICHT], i + 1)
    return bool(absaetze) and ist_frageartig(" ".join(zeilen[n].text for n in absaetze[0]))


def _frage(zeilen: Sequence[Zeile], indices: Sequence[int], zweifel: str) -> Fragetext:
    return Fragetext(None, markdown([zeilen[i] for i in indices]), tuple(indices), zweifel)


def _absaetze(zeilen: Sequence[Zeile], von: int) -> list[list[int]]:
    """Part lines into paragraphs until a boundary; each line that ends in a question ends one."""
    absaetze: list[list[int]] = []
    for i in range(von, len(zeilen)):
        text = zeilen[i].text
        if ist_grenze(text) and not FRAGENKOPF.fullmatch(text):
            if absaetze:
                break
            continue
        neu = not absaetze or (zeilen[i].luft and ist_zu(zeilen[i - 1].text)) or _gefragt(zeilen, i)
        absaetze[len(absaetze) :] = [[]] if neu else []
        absaetze[-1].append(i)
    return absaetze


def _gefragt(zeilen: Sequence[Zeile], i: int) -> bool:
    return zeilen[i - 1].text.endswith("?") and not BEDINGT.match(zeilen[i].text)


def _ab_frage(zeilen: Sequence[Zeile], absatz: Sequence[int]) -> Iterator[int]:
    """Keep a paragraph only if it asks."""
    if any("?" in zeilen[i].text for i in absatz):
        yield from absatz

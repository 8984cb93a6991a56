"""Lines → the Markdown of a question or a preface, word for word: paragraphs and lists."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ozganswer.intake.marken import Reihe, marken
from ozganswer.intake.papier import Zeile
from ozganswer.intake.wegweiser import ist_zu

ERGAENZUNG = re.compile(
    r"(?:und|oder|bzw|beziehungsweise|sowie|noch|statt|als|wie|bis|aber|sondern|auch|nicht|u)\b"
)
"""What stands behind a hyphen that spares a word's second part: `Vor- und Nachteile`."""

ADRESSE = re.compile(r"(?:https?://|www\.)\S*$")
_GETRENNT = re.compile(r"\w[-\u2010]$")
_VERSAL = re.compile(r"(?:^|[\s(/„\"-])[A-ZÄÖÜ0-9]{1,6}[-\u2010]$")
_LUECKE = re.compile(r"(?<=\w\w)- (?=[A-ZÄÖÜ][a-zäöüß])")


def naht(vorn: str, hinten: str) -> tuple[str, str]:
    """Tell how two lines join: the end of the first, and what stands between it and the second.

    A word parted at the end becomes whole, a compound keeps its hyphen.
    """
    if ADRESSE.search(vorn) and vorn.endswith(("-", "/", "_", "=", "&")):
        return vorn, ""
    if not _GETRENNT.search(vorn):
        return vorn, "" if vorn.endswith("/") and len(vorn.rsplit(maxsplit=1)[-1]) > 1 else " "
    if hinten[0].islower():
        if ERGAENZUNG.match(hinten):
            return vorn, " "
        return (vorn, "") if _VERSAL.search(vorn) else (vorn[:-1], "")
    return vorn, "" if hinten[0].isalnum() else " "


def fliesse(texte: Iterable[str]) -> str:
    """Join the lines of one paragraph."""
    teile: list[str] = []
    for text in texte:
        if teile and text:
            vorn, zwischen = naht(teile[-1], text)
            teile[-1:] = [vorn + zwischen, text]
        elif text:
            teile.append(text)
    return _LUECKE.sub("-", "".join(teile))


def markdown(zeilen: Sequence[Zeile]) -> str:
    """Write lines as Markdown: paragraphs, and lists for what bullets mark."""
    teile: list[str] = []
    punkte = False
    for punkt, absatz in _absaetze(zeilen):
        if teile:
            teile.append("\n" if punkt and punkte else "\n\n")
        teile.append(f"- {schuetze(absatz)}" if punkt else schuetze(absatz))
        punkte = punkt
    return "".join(teile)


def _absaetze(zeilen: Sequence[Zeile]) -> Iterator[tuple[bool, str]]:
    """Part the lines into paragraphs, each with whether it is an item of a list."""
    absatz: list[str] = []
    in_punkt = False
    for zeile in zeilen:
        text, punkt = _punkt(zeile.text)
        if absatz and (
            punkt or (zeile.luft and _ist_neu(absatz[-1], text)) or _gezaehlt(absatz, zeile)
        ):
            yield in_punkt, fliesse(absatz)
            absatz, in_punkt = [], False
        in_punkt = in_punkt or punkt
        absatz += [text] if text else []
    if absatz:
        yield in_punkt, fliesse(absatz)


def _punkt(text: str) -> tuple[str, bool]:
    gelesen = next((m for m in marken(text) if m.reihe is Reihe.PUNKT), None)
    return (gelesen.rest, True) if gelesen else (text, False)


def _ist_neu(davor: str, text: str) -> bool:
    """Tell whether an empty line parts paragraphs, and not a sentence that was torn."""
    weiter = text[:1].islower() and not marken(text)
    return not weiter and (ist_zu(davor) or not davor.endswith((",", "-", "(", "/", ".")))


def _gezaehlt(absatz: Sequence[str], zeile: Zeile) -> bool:
    """Tell whether a line is counted by a letter or a number, and so stands by itself."""
    return bool(marken(zeile.text)) and ist_zu(absatz[-1])


def schuetze(text: str) -> str:
    """Keep a text from meaning something as Markdown where it begins with a number or a mark."""
    text = re.sub(r"\\(?=[!-/:-@\[-`{-~])", r"\\\\", text)
    text = re.sub(r"\[(?=[^\]]*\]\()", r"\\[", text)
    text = re.sub(r"^(\d{1,9})([.)])(?=\s|$)", r"\1\\\2", text)
    return re.sub(r"^([-+*#])(?=\s|$)", r"\\\1", text)

"""Text of unknown origin → clean lines: no invisible characters, one form of each letter."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ozganswer.intake.datum import tag_der_zeile
from ozganswer.intake.gremien import ist_tabellenzeile
from ozganswer.intake.papier import Zeile
from ozganswer.intake.personen import ist_amt, lies_person
from ozganswer.intake.wegweiser import ohne_gliederung

UNSICHTBAR = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u061c\ufeff"
    "\ufff0-\uffff\ud800-\udfff\ufdd0-\ufdef\U000e0000-\U000e0fff]"
    "|["
    + "".join(f"{chr((n << 16) + 0xFFFE)}{chr((n << 16) + 0xFFFF)}" for n in range(1, 17))
    + "]"
)
"""Control and direction marks, and what no letter can carry."""

LIGATUREN = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"}
)
"""Letters that some fonts join, and PDFs give back as one."""

UMBRUCH = re.compile("\r\n|[\r\n\x0b\x85\u2028\u2029]")
_SPALTEN = re.compile(r"\s{4,}|\t")
_BRIEFKOPF = re.compile(r"(?<=[^\s:]) {6,}(?=[A-ZÄÖÜ]|\d{1,2}\.|gez\.)(?!(?:Seite|Blatt) \d)")
"""A gap that parts the columns of a letterhead, and not a title from its page."""

_GESPERRT = re.compile(r"(?:[A-ZÄÖÜ] ){3,}[A-ZÄÖÜ]")
"""A heading in spaced capitals: `A N F R A G E`."""

_NACH_FRAGE = re.compile(r"(?<=\?)\s(?=\d{1,2}[.)]{1,2}\s+[A-ZÄÖÜ])")
"""Where the next number goes on in the line of a question."""

_WORT = re.compile(r"[^\W\d]{2}")
_ZWEI_MARKEN = re.compile(r"(\s*\d{1,2}[.)])\s*((?:\(a\)|a[.)]{1,2})\s.*)$")
TRENNSTRICH = "\u00ad"
"""The soft hyphen: at a line's end it parts a word, elsewhere nobody sees it."""

SEITENWECHSEL = "\f"


def saeubere(text: str) -> str:
    """Fold white space and drop what nobody sees; a soft hyphen at the end becomes a hyphen."""
    text = UNSICHTBAR.sub("", unicodedata.normalize("NFC", text)).translate(LIGATUREN)
    text = " ".join(text.split())
    text = text.replace(" ", "") if _GESPERRT.fullmatch(text) else text
    if text.endswith(TRENNSTRICH):
        text = f"{text.rstrip(TRENNSTRICH)}-"
    return text.replace(TRENNSTRICH, "")


def _teile(roh: str) -> list[str]:
    """Part a line where columns stand side by side, and a mark from one behind it."""
    spalten = _SPALTEN.split(roh.strip())
    if len(spalten) > 1 and all(lies_person(s) or ist_amt(s) for s in spalten):
        return spalten
    briefkopf = _BRIEFKOPF.split(roh.strip())
    worte = _WORT.search(briefkopf[0]) or tag_der_zeile(briefkopf[0])
    if (
        len(briefkopf) > 1
        and worte
        and all(map(_ist_spalte, briefkopf[1:]))
        and _ist_briefkopf(briefkopf)
    ):
        return briefkopf
    return _marken_getrennt(roh)


def _ist_spalte(text: str) -> bool:
    """Tell whether a text can stand in a letterhead: words, or the day."""
    if text[0].isdigit():
        return tag_der_zeile(text) is not None
    return bool(_WORT.search(text))


def _ist_briefkopf(spalten: list[str]) -> bool:
    """Tell columns from the row of a table: one may date the letter, or be an office."""
    datiert = any(tag_der_zeile(s) and not s[0].isdigit() for s in spalten[1:])
    return (
        datiert
        or ist_amt(spalten[0].strip())
        or not ist_tabellenzeile(" ".join(" ".join(spalten).split()))
    )


def _marken_getrennt(roh: str) -> list[str]:
    doppelt = _ZWEI_MARKEN.match(roh)
    return [doppelt[1], doppelt[2]] if doppelt else _NACH_FRAGE.split(roh)


def zeilen(text: str) -> tuple[Zeile, ...]:
    """Cut a text into lines; form feeds part its pages."""
    seiten = text.split(SEITENWECHSEL)
    if len(seiten) == 1:
        return tuple(zeilen_der_seite(UMBRUCH.split(text), 0))
    return aus_seiten(UMBRUCH.split(seite) for seite in seiten)


def aus_seiten(seiten: Iterable[Iterable[str]]) -> tuple[Zeile, ...]:
    """Number the lines of pages."""
    return tuple(z for nr, s in enumerate(seiten, 1) for z in zeilen_der_seite(s, nr))


def zeilen_der_seite(rohe: Iterable[str], seite: int) -> Iterator[Zeile]:
    """Number the lines of a page; the empty ones become the air before the next."""
    luft = davor = 0
    for nr, roh in enumerate(rohe, 1):
        texte = [ohne_gliederung(text) for teil in _teile(roh) if (text := saeubere(teil))]
        luft = 0 if texte else luft + 1
        for n, text in enumerate(texte):
            yield Zeile(text, nr, seite, davor if n == 0 else 0)
        davor = luft

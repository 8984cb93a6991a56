"""Text of unknown origin → clean lines: no invisible characters, one form of each letter."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ozganswer.intake.papier import Zeile

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
TRENNSTRICH = "\u00ad"
"""The soft hyphen: at a line's end it parts a word, elsewhere nobody sees it."""

SEITENWECHSEL = "\f"


def saeubere(text: str) -> str:
    """Fold white space and drop what nobody sees; a soft hyphen at the end becomes a hyphen."""
    text = UNSICHTBAR.sub("", unicodedata.normalize("NFC", text)).translate(LIGATUREN)
    text = " ".join(text.split())
    if text.endswith(TRENNSTRICH):
        text = f"{text.rstrip(TRENNSTRICH)}-"
    return text.replace(TRENNSTRICH, "")


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
    luft = 0
    for nr, roh in enumerate(rohe, 1):
        if text := saeubere(roh):
            yield Zeile(text, nr, seite, luft)
            luft = 0
        else:
            luft += 1

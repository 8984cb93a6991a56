"""Texts as they are read: ä and ae, ß and ss are one, also as an address of the web has them."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

_PROZENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
"""Bytes as addresses of the web write them (RFC 3986, 2.1)."""
_ZUSAMMEN = re.compile("\\w[\u0300-\u036f]+")
"""A letter and the marks that are typed over it."""
_UNSICHTBAR = "\u00ad\u200b\u200c\u200d\u2060"
"""Characters that nobody sees in a word."""
_UMLAUTE = {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
_GLEICH = {
    **_UMLAUTE,
    "ß": "ss",
    "ẞ": "SS",
    **dict.fromkeys("\u2010\u2011\u2013", "-"),
    **dict.fromkeys("\u2019\u02bc", "'"),
    **dict.fromkeys(_UNSICHTBAR, ""),
}
_ZEICHEN = re.compile(f"[{''.join(_GLEICH)}]")
_ADRESSE = re.compile(r"(?:\b(?:https?:|mailto:)|\bwww\.|(?<=\]\())[^\s<>()]+")
"""Where a link leads: there small letters say the same."""

_Stueck = tuple[str, int, int]
"""A character as it is read, and from where to where it is written."""


@dataclass(frozen=True, slots=True)
class Stelle:
    """Where in a text, as it is written, something was found."""

    anfang: int
    ende: int

    def liegt_in(self, andere: "Stelle") -> bool:
        """Tell whether another place holds this one."""
        return andere.anfang <= self.anfang and self.ende <= andere.ende


@dataclass(frozen=True, slots=True)
class Lesart:
    """A text as it is read, and for each character from where to where it is written."""

    text: str
    stellen: tuple[tuple[int, int], ...]

    def finde(self, muster: re.Pattern[str]) -> Iterator[Stelle]:
        """Find where something is written that is read so."""
        for found in muster.finditer(self.text):
            if found[0]:
                yield Stelle(self.stellen[found.start()][0], self.stellen[found.end() - 1][1])


@dataclass(frozen=True, slots=True)
class Muster:
    """What is looked for in texts as they are read."""

    gelesen: re.Pattern[str]
    genau: bool = False
    """Whether it is found in capitals and small letters as they are, also where a link leads."""

    def finde(self, text: str) -> Iterator[Stelle]:
        """Find each place in its order; where a link leads, also in small letters."""
        bisher = 0
        for stelle in sorted(self._gefunden(text), key=lambda s: (s.anfang, -s.ende)):
            if stelle.anfang >= bisher:
                yield stelle
                bisher = stelle.ende

    def _gefunden(self, text: str) -> Iterator[Stelle]:
        yield from lies(text).finde(self.gelesen)
        adressen = [Stelle(*a.span()) for a in _ADRESSE.finditer(text)]
        if adressen and not self.genau:
            gefunden = lies(text).finde(self._klein())
            yield from (s for s in gefunden if any(map(s.liegt_in, adressen)))

    def wort(self, text: str, *, klein: bool = False) -> str:
        """Give the first words that are found as they are written, also in small letters."""
        muster = Muster(self._klein()) if klein else self
        return next((text[s.anfang : s.ende] for s in muster.finde(text)), "")

    def ersetzt(self, text: str, durch: str) -> str:
        """Put something in each place."""
        for stelle in reversed([*self.finde(text)]):
            text = text[: stelle.anfang] + durch + text[stelle.ende :]
        return text

    def _klein(self) -> re.Pattern[str]:
        return re.compile(self.gelesen.pattern, re.IGNORECASE)


@lru_cache(maxsize=256)
def lies(text: str) -> Lesart:
    """Read a text: what is written in several ways becomes one, with what nobody sees left out."""
    stuecke = [(zeichen, n, n + 1) for n, zeichen in enumerate(text)]
    for muster, lesen in ((_PROZENT, _bytes), (_ZUSAMMEN, _ganz), (_ZEICHEN, _gleich)):
        stuecke = _gelesen(stuecke, muster, lesen)
    return Lesart("".join(s[0] for s in stuecke), tuple((s[1], s[2]) for s in stuecke))


def _gelesen(
    stuecke: list[_Stueck],
    muster: re.Pattern[str],
    lesen: Callable[[list[_Stueck]], Iterator[_Stueck]],
) -> list[_Stueck]:
    neu, bisher = list[_Stueck](), 0
    for found in muster.finditer("".join(s[0] for s in stuecke)):
        neu += [*stuecke[bisher : found.start()], *lesen(stuecke[found.start() : found.end()])]
        bisher = found.end()
    return neu + stuecke[bisher:]


def _bytes(stuecke: list[_Stueck]) -> Iterator[_Stueck]:
    roh = bytes.fromhex("".join(s[0] for s in stuecke).replace("%", ""))
    stelle = 0
    for zeichen, laenge in _zeichen(roh):
        teil = stuecke[3 * stelle : 3 * (stelle + laenge)]
        yield zeichen, teil[0][1], teil[-1][2]
        stelle += laenge


def _zeichen(roh: bytes) -> Iterator[tuple[str, int]]:
    """Read bytes as UTF-8, else as the Latin-1 of old addresses, with how many each needs."""
    try:
        yield from ((zeichen, len(zeichen.encode())) for zeichen in roh.decode())
    except UnicodeDecodeError:
        yield from ((zeichen, 1) for zeichen in roh.decode("latin-1"))


def _ganz(stuecke: list[_Stueck]) -> Iterator[_Stueck]:
    for zeichen in unicodedata.normalize("NFC", "".join(s[0] for s in stuecke)):
        yield zeichen, stuecke[0][1], stuecke[-1][2]


def _gleich(stuecke: list[_Stueck]) -> Iterator[_Stueck]:
    ((zeichen, anfang, ende),) = stuecke
    yield from ((z, anfang, ende) for z in _GLEICH[zeichen])

"""What a letter says by hand, and where in its sources somebody wrote it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ozganswer.compose.wandeln import replace_figures
from ozganswer.errors import Position
from ozganswer.records.antwort import Textdatei
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.fakten import texte
from ozganswer.records.lesart import Muster, Stelle, lies
from ozganswer.records.letter import (
    Block,
    InfoLine,
    ItemList,
    Letter,
    Link,
    Table,
    Text,
)
from ozganswer.records.reading import blocks_of, inlines_of, text_of

_FAKT = "\ufffc"
"""What stands in the place of a fact, which is not written by hand."""
_INTERN = frozenset({"mitzeichnungen", "versand"})
"""What of a letter's head is in no letter."""
_GENAU = "verteiler"
"""What of it is in some letters as it is written, and in others not at all."""
_GRENZE = re.compile(r"\n\s*\n|\{[{%#]|[}%#]\}|[()<>]")
"""Where the words around a place end: at a paragraph, at an expression, where a link leads."""

_IM_AUSDRUCK = re.compile(r"\{(?:\{|%-?\s*set\b)(?:(?![}%]\}).)*\Z", re.DOTALL)
"""An expression that has begun and not ended: what it says is said among other words."""


@dataclass(frozen=True, slots=True)
class Gesagt:
    """What is published beside facts: texts, and addresses and names of files."""

    texte: tuple[str, ...]
    namen: tuple[str, ...]

    def nennt(self, muster: Muster) -> str:
        """Find words as they are written, in an address or name of a file also in small letters."""
        in_texten = filter(None, map(muster.wort, self.texte))
        in_namen = (muster.wort(form, klein=True) for name in self.namen for form in _formen(name))
        return next(in_texten, "") or next(filter(None, in_namen), "")


def gesagt(auftrag: Auftrag, letter: Letter) -> Gesagt:
    """Collect what a letter for publication says by hand, and the objects that tell of it."""
    ohne = replace_figures(letter, lambda f: Text(_FAKT) if f.fakten else f)
    bloecke = [*blocks_of(ohne)]
    kopf = auftrag.quelle.kopf
    ziele = (
        i.target for b in bloecke for i in inlines_of(b) if isinstance(i, Link) and not i.fakten
    )
    texte = (
        *map(text_of, bloecke),
        *(titel for block in bloecke for titel in _tabellentitel(block)),
        *(a.titel for a in kopf.anlagen),
        letter.titel,
        letter.thema,
        kopf.unser_zeichen or "",
        *(a.anfrage.aktenzeichen or "" for a in auftrag.anfragen),
    )
    return Gesagt(texte, (*ziele, *(a.datei or "" for a in kopf.anlagen), auftrag.name))


def fundorte(muster: Muster, auftrag: Auftrag, texte: Iterable[str]) -> dict[Position, str]:
    """Find where what is published was written, and how; if in no source, name the letter's."""
    alles = lies("\n".join(texte)).text
    orte = [*_in_texten(muster, auftrag), *_in_werten(muster, auftrag)]
    # What stands in a comment or in a hidden passage is not what was found.
    sichtbar = [f for f in orte if not f.umgebung or f.umgebung.search(alles)]
    gefunden = {f.ort: " ".join(f.wort.split()) for f in sichtbar or orte}
    return gefunden or {Position(auftrag.quelle.text.datei): ""}


@dataclass(frozen=True, slots=True)
class _Fund:
    """Words in a source, their place, and how they must stand in the letter to be what it says."""

    wort: str
    ort: Position
    umgebung: re.Pattern[str] | None = None


def _in_texten(muster: Muster, auftrag: Auftrag) -> Iterator[_Fund]:
    for text in (auftrag.quelle.text, *auftrag.quelle.anlagen.values()):
        for stelle in muster.finde(text.text):
            wort = text.text[stelle.anfang : stelle.ende]
            yield _Fund(wort, _ort(text, stelle.anfang), _umgebung(text.text, stelle))


def _ort(text: Textdatei, stelle: int) -> Position:
    zeile = text.text.count("\n", 0, stelle)
    spalte = stelle - (text.text.rfind("\n", 0, stelle) + 1)
    return Position(text.datei, text.zeile + zeile, spalte + 1)


def _umgebung(text: str, stelle: Stelle) -> re.Pattern[str]:
    """Write a place of a source with a word on either side, as the letter must say it."""
    worte = _worte(text[stelle.anfang : stelle.ende])
    if _IM_AUSDRUCK.search(text, 0, stelle.anfang):
        return re.compile(r"[\W_]+".join(worte))
    davor = _worte(_GRENZE.split(text[: stelle.anfang])[-1])[-1:]
    danach = _worte(_GRENZE.split(text[stelle.ende :])[0])[:1]
    return re.compile(r"[\W_]+".join(map(re.escape, (*davor, *worte, *danach))))


def _worte(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", lies(text).text)


def _in_werten(muster: Muster, auftrag: Auftrag) -> Iterator[_Fund]:
    quellen = (
        (auftrag.quelle.kopf, auftrag.quelle.positionen),
        *((datei.anfrage, datei.positionen) for datei in auftrag.anfragen),
    )
    for satz, positionen in quellen:
        for pfad, text in texte(satz):
            formen = _formen(text) if pfad[-1] == "datei" else ()
            namen = (muster.wort(form, klein=True) for form in formen)
            wort = muster.wort(text) or next(filter(None, namen), "")
            if wort and pfad[0] not in _INTERN and pfad in positionen:
                stelle = Stelle(0, len(text))
                umgebung = _umgebung(text, stelle) if pfad[0] == _GENAU else None
                yield _Fund(wort, positionen[pfad], umgebung)


def _formen(name: str) -> tuple[str, str]:
    """Write an address as it is, and as words: `privatweg-7.pdf` says `privatweg 7 pdf`."""
    return name, re.sub(r"[\W_]+", " ", lies(name).text)


def _tabellentitel(block: Block | InfoLine) -> Iterator[str]:
    match block:
        case Table(titel=titel) if titel:
            yield titel
        case ItemList(items=items):
            for inner in (b for item in items for b in item):
                yield from _tabellentitel(inner)

"""The characters of some places in a row, each with the part of the source that says it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ozganswer.compose.quellmarken import FREMD, Zerlegt
from ozganswer.compose.textstellen import Angabe, Auszeichnung, Textstelle
from ozganswer.errors import Position
from ozganswer.records.antwort import Textdatei
from ozganswer.write.readback.pieces import Char, Look, Runs, chars_of

GRENZE = "\x1e"
"""Stands between two pieces; no text holds it."""
_RAUM = re.compile(r"(?:\*\*|_|\]\([^\s)]*\))*(\s*\\\n\s*|\s+|\\\|)(?:\*\*|_|\[)*")
"""What in a source says white space, a line break or a table's bar, between marks or not."""


@dataclass(frozen=True, slots=True)
class Quelle:
    """A source's text, and how it is cut up."""

    datei: Textdatei
    zerlegt: Zerlegt

    @property
    def text(self) -> str:
        """The text, as Jinja and Markdown."""
        return self.datei.text

    def position(self, ort: int) -> Position:
        """Find line and column of an offset."""
        zeile = self.datei.zeile + self.text.count("\n", 0, ort)
        return Position(self.datei.datei, zeile, ort - self.text.rfind("\n", 0, ort))

    def von_ausdruck(self, nummer: int) -> Position | None:
        """Find line and column of an expression; None where it is none of the source's own."""
        return None if nummer == FREMD else self.position(self.zerlegt.ausdruecke[nummer][0])

    def ausdruck(self, nummer: int) -> str:
        """Read an expression as it stands."""
        von, bis = self.zerlegt.ausdruecke[nummer]
        return self.text[von:bis]

    def tags(self, von: int, bis: int) -> bool:
        """Tell whether a part holds tags or comments, which are not seen in the letter."""
        return any(t0 < bis and von < t1 for t0, t1 in self.zerlegt.tags)

    def ausdruecke(self, von: int, bis: int) -> set[int]:
        """Number the expressions in a part."""
        alle = enumerate(self.zerlegt.ausdruecke)
        return {nummer for nummer, (a0, a1) in alle if a0 < bis and von < a1}


@dataclass(frozen=True, slots=True)
class Alt:
    """A character as it was before the edit."""

    zeichen: str
    look: Look
    stelle: int
    """Which place of the stream it is in; the boundary behind a place counts to it."""
    auszeichnung: tuple[Auszeichnung, ...] = ()
    von: int = FREMD
    bis: int = FREMD
    angabe: int = FREMD
    """Which Angabe of the stream it belongs to."""

    @property
    def verortet(self) -> bool:
        """Whether its part of the source is known."""
        return self.von != FREMD


@dataclass(frozen=True, slots=True)
class Strom:
    """Characters in a row, their places, and what expressions printed among them."""

    zeichen: tuple[Alt, ...]
    stellen: tuple[Textstelle | None, ...]
    angaben: tuple[Angabe, ...]
    orte: tuple[Position, ...]
    """Where each of these stands."""

    @property
    def text(self) -> str:
        """Its words, with a boundary between two places."""
        return "".join(alt.zeichen for alt in self.zeichen)

    def spanne(self, angabe: int) -> range:
        """Find the characters of an Angabe."""
        orte = [n for n, alt in enumerate(self.zeichen) if alt.angabe == angabe]
        return range(orte[0], orte[-1] + 1)

    def woerter(self, teil: range) -> str:
        """Read the words of a part that no expression printed, with a blank for each of these."""
        hier = self.zeichen[teil.start : teil.stop]
        return "".join(alt.zeichen if alt.angabe == FREMD else " " for alt in hier)


def strom(
    teile: Sequence[tuple[Runs, Textstelle | None]], quelle: Quelle, position: Position
) -> Strom:
    """Put the characters of some places in a row; a place that is None is not the source's.

    `position` is where they stand together.
    """
    zeichen: list[Alt] = []
    angaben: list[Angabe] = []
    for nummer, (runs, stelle) in enumerate(teile):
        if nummer:
            zeichen.append(Alt(GRENZE, Look(), nummer - 1))
        chars = chars_of(runs)
        zeichen += (
            _verortet(chars, stelle, nummer, len(angaben), quelle)
            if stelle
            else [Alt(char, look, nummer) for char, look in chars]
        )
        angaben += stelle.angaben if stelle else ()
    orte = (
        quelle.position(quelle.zerlegt.ausdruecke[a.ausdruck][0])
        if a.ausdruck != FREMD
        else position
        for a in angaben
    )
    return Strom(tuple(zeichen), tuple(s for _, s in teile), tuple(angaben), tuple(orte))


def _verortet(
    chars: Sequence[Char], stelle: Textstelle, nummer: int, ab: int, quelle: Quelle
) -> list[Alt]:
    alle = []
    for (char, look), z in zip(chars, stelle.zeichen, strict=True):
        von, bis, angabe = z.von, z.bis, FREMD
        if z.angabe != FREMD:
            ausdruck, angabe = stelle.angaben[z.angabe].ausdruck, ab + z.angabe
            von, bis = quelle.zerlegt.ausdruecke[ausdruck] if ausdruck != FREMD else (von, bis)
        alle.append(Alt(char, look, nummer, z.auszeichnung, von, bis, angabe))
    return list(_gefuellt(list(_nur_klammern(alle, quelle.text)), quelle.text))


def _nur_klammern(alle: list[Alt], text: str) -> Iterator[Alt]:
    """Keep as links what has brackets in the source; a bare address is text like any other."""
    geklammert = False
    davor: tuple[Auszeichnung, ...] = ()
    for alt in alle:
        if "link" in alt.auszeichnung and "link" not in davor:
            geklammert = alt.verortet and text[alt.von - 1 : alt.von] in ("[", "<")
        davor = alt.auszeichnung
        ohne = tuple(was for was in alt.auszeichnung if was != "link")
        yield alt if geklammert else replace(alt, auszeichnung=ohne)


def _gefuellt(alle: list[Alt], text: str) -> Iterator[Alt]:
    """Give white space between two known characters what stands between them in the source."""
    for nummer, alt in enumerate(alle):
        innen = 0 < nummer < len(alle) - 1
        if alt.verortet or not innen or alt.angabe != FREMD:
            yield alt
            continue
        von, bis = alle[nummer - 1].bis, alle[nummer + 1].von
        bekannt = alle[nummer - 1].verortet and alle[nummer + 1].verortet and von < bis
        raum = _RAUM.fullmatch(text, von, bis) if bekannt and alt.zeichen in " \n|" else None
        yield replace(alt, von=raum.start(1), bis=raum.end(1)) if raum else alt

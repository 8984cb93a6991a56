"""Sections into a source: only those after which the letter is what the document says."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise

from ozganswer.errors import Mistake, Mistakes
from ozganswer.rueckweg.abschnitt import Abschnitt
from ozganswer.rueckweg.aendern import Flicken
from ozganswer.rueckweg.grundlage import Gebaut
from ozganswer.rueckweg.verborgenes import Verborgen, bewahrt, verborgen
from ozganswer.rueckweg.zuege import einheiten
from ozganswer.write.readback.pieces import Piece

ANDERS = "der Brief wäre danach ein anderer als die Datei"
UNBAUBAR = "so wäre der Brief fehlerhaft"
UNGEZOGEN = "der Absatz ist verschoben, und nur eine der beiden Stellen ließe sich ändern"
VERSUCHE = 60
"""So often a letter is built at most to find which of its changes can be taken over."""


@dataclass(slots=True)
class Auswahl:
    """Finds the sections that can be taken over, by building the letter with them."""

    abschnitte: Sequence[Abschnitt]
    baue: Callable[[Sequence[Flicken]], Gebaut]
    """Builds the letter from the changed source; raises Mistakes."""
    bisher: Verborgen
    """What the letter holds and its document does not show."""
    angenommen: list[int] = field(default_factory=list)
    versuche: int = 0
    gruende: dict[int, str] = field(default_factory=dict)
    """Why of sections, by their numbers, no letter could be built."""
    grund: str = ""
    """Why the last try failed."""
    gebaut: Gebaut | None = None
    """The letter with all that was taken over; None: there is nothing."""

    def waehle(self) -> list[int]:
        """Choose sections, by their numbers."""
        self._nimm([*einheiten(self.abschnitte)])
        return sorted(self.angenommen)

    def _nimm(self, alle: list[list[int]]) -> None:
        if not alle or self.versuche >= VERSUCHE:
            return
        self.versuche += 1
        nummern = [*chain(*alle)]
        if self._passt([*self.angenommen, *nummern]):
            self.angenommen += nummern
        elif len(alle) > 1:
            mitte = len(alle) // 2
            self._nimm(alle[:mitte])
            self._nimm(alle[mitte:])
        else:
            self.gruende |= dict.fromkeys(nummern, self.grund)

    def _passt(self, nummern: Collection[int]) -> bool:
        self.grund = ANDERS
        flicken = [f for n in sorted(nummern) for f in self.abschnitte[n].flicken]
        if _overlap(flicken):
            return False
        try:
            gebaut = self.baue(flicken)
        except (Mistake, Mistakes) as fehler:
            self.grund = f"{UNBAUBAR}: {_first(fehler).satz.rstrip('.')}"
            return False
        soll = [p for n, a in enumerate(self.abschnitte) for p in _soll(a, n in nummern)]
        ist = gebaut.dokument.pieces
        neu = [self.abschnitte[n] for n in nummern]
        passt = list(map(_said, ist)) == list(map(_said, soll))
        if passt and bewahrt(self.bisher, verborgen(gebaut.letter), neu):
            self.gebaut = gebaut
            return True
        return False


def _soll(abschnitt: Abschnitt, angenommen: bool) -> tuple[Piece, ...]:  # noqa: FBT001
    return abschnitt.nachher if angenommen else abschnitt.vorher


def _first(fehler: Mistake | Mistakes) -> Mistake:
    """Find the mistake because of which a letter is not built."""
    if isinstance(fehler, Mistake):
        return fehler
    return next((m for m in fehler.mistakes if not m.warnung), fehler.mistakes[0])


def _said(piece: Piece) -> tuple[object, ...]:
    return piece.kind, piece.level, piece.parts


def _overlap(flicken: Sequence[Flicken]) -> bool:
    return any(a.bis > b.von for a, b in pairwise(_vereint(flicken)))


def _vereint(flicken: Sequence[Flicken]) -> list[Flicken]:
    """Sort changes, and join those that both take out an empty line between them."""
    alle: list[Flicken] = []
    for einer in sorted(flicken, key=lambda f: (f.von, f.bis)):
        if alle and alle[-1].bis > einer.von and not alle[-1].text and not einer.text:
            davor = alle.pop()
            alle.append(Flicken(davor.von, max(davor.bis, einer.bis), ""))
        else:
            alle.append(einer)
    return alle


def eingesetzt(text: str, flicken: Sequence[Flicken]) -> str:
    """Put changes into a text."""
    for einer in reversed(_vereint(flicken)):
        text = f"{text[: einer.von]}{einer.text}{text[einer.bis :]}"
    return text


def in_datei(inhalt: bytes, zeile: int, flicken: Sequence[Flicken]) -> bytes:
    """Put changes into a file whose text begins on a line; all other bytes stay as they are."""
    roh = inhalt.decode("utf-8")
    umbruch = "\r\n" if "\r\n" in roh else "\r" if "\r" in roh and "\n" not in roh else "\n"
    orte = _orte(roh)
    beginn = 0
    text = "".join(roh[ort] if roh[ort] != "\r" else "\n" for ort in orte[:-1])
    for _ in range(zeile - 1):
        beginn = text.index("\n", beginn) + 1
    versetzt = [
        Flicken(orte[f.von + beginn], orte[f.bis + beginn], f.text.replace("\n", umbruch))
        for f in flicken
    ]
    return eingesetzt(roh, versetzt).encode("utf-8")


def _orte(roh: str) -> list[int]:
    """List where each character of a text stands whose lines end by LF alone, without BOM."""
    ab = int(roh.startswith("\ufeff"))
    orte = [n for n in range(ab, len(roh)) if not (roh[n] == "\n" and n and roh[n - 1] == "\r")]
    return [*orte, len(roh)]

"""Where in the style the words stand that an edit of a letter's frame changed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ozganswer.compose.stilzeilen import Stilzeile, stilzeilen, woerter
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.letter import Letter
from ozganswer.rueckweg.ursprung import Ursprung, Woher
from ozganswer.rueckweg.vergleich import vergleiche


@dataclass(slots=True)
class Stil:
    """The style of a letter; its lines are found when the first edit asks for them."""

    auftrag: Auftrag
    letter: Letter
    zeilen: Sequence[Stilzeile] | None = field(default=None)

    def ursprung(self, ursprung: Ursprung, alt: str, neu: str) -> Ursprung:
        """Find the line of the style that says what an edit changed; else what was known."""
        if ursprung.woher not in (Woher.STIL, Woher.RAHMEN):
            return ursprung
        if self.zeilen is None:
            self.zeilen = stilzeilen(self.auftrag, self.letter.body)
        hier = [z for z in self.zeilen if set(z.woerter) <= set(woerter(alt))]
        geaendert = _changed(alt, neu)
        eigene = [z for z in hier if geaendert <= z.eigene] if geaendert else []
        alle = eigene or (hier if ursprung.woher is Woher.STIL else [])
        beste = max(alle, key=lambda z: len(z.woerter), default=None)
        return Ursprung(Woher.STIL, beste.position) if beste else ursprung


def _changed(alt: str, neu: str) -> set[str]:
    """List the old words that were changed; where words only came in, those right beside them."""
    schritte = vergleiche(alt, neu)
    anders = [s.vorher for s in schritte if not s.gleich]
    weg = {w for spanne in anders for w in woerter(alt[spanne.start : spanne.stop])}
    daneben = {
        w
        for spanne in anders
        for w in (*woerter(alt[: spanne.start])[-1:], *woerter(alt[spanne.stop :])[:1])
    }
    return weg or daneben

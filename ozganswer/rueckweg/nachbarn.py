"""Among which words an expression stands after an edit: among those it had, else it is refused."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ozganswer.compose.quellmarken import FREMD
from ozganswer.rueckweg.saetze import satz
from ozganswer.rueckweg.schicksal import Schicksal, Unklar
from ozganswer.rueckweg.strom import Strom

ANDERSWO = "eine Angabe stünde danach zwischen anderen Wörtern als bisher"
DANEBEN = "neben einer Angabe stehen neue Ziffern, und welche der Fakt sagt, ist nicht zu erkennen"


@dataclass(frozen=True, slots=True)
class Umgebung:
    """A text before and after an edit, and what of it was typed."""

    strom: Strom
    text: str
    neu_wo: dict[int, int]
    """Where the old characters that stay stand now."""
    getippt: str
    """The new text without what was there, and without what is written over figures."""
    gepaart: bool
    """Whether its anchor says that it is the same piece."""

    def pruefe(self, angabe: Schicksal) -> None:
        """Make sure that an Angabe has the words beside it that it had; raise Unklar."""
        worte = self._worte(satz(self.strom.text, angabe.vorher))
        bleiben = [self.neu_wo[n] for n in worte if n in self.neu_wo]
        dort = satz(self.text, angabe.nachher)
        getippt = re.search(r"[^\W_]", self.getippt[dort.start : dort.stop])
        is_fort = bool(getippt) and not any(n in dort for n in bleiben)
        if worte and (is_fort if bleiben else not self.gepaart):
            raise Unklar(ANDERSWO)
        if angabe.ganz and any(re.search(r"\d", teil) for teil in self._zwischen(angabe, worte)):
            raise Unklar(DANEBEN)

    def _worte(self, teil: range) -> list[int]:
        """List the characters of words in a part that no expression printed."""
        alle = ((n, self.strom.zeichen[n]) for n in teil)
        return [n for n, alt in alle if alt.angabe == FREMD and alt.zeichen.isalnum()]

    def _zwischen(self, angabe: Schicksal, worte: Sequence[int]) -> Iterator[str]:
        """Read what was typed between an Angabe and the next of its words on each side."""
        vorn = [n for n in worte if n < angabe.vorher.start]
        hinten = [n for n in worte if n >= angabe.vorher.stop]
        if vorn or not worte:
            ab = max((self.neu_wo[n] + 1 for n in vorn if n in self.neu_wo), default=0)
            yield self.getippt[ab : angabe.nachher.start]
        if hinten or not worte:
            ende = len(self.text)
            bis = min((self.neu_wo[n] for n in hinten if n in self.neu_wo), default=ende)
            yield self.getippt[angabe.nachher.stop : bis]


def pruefe_nachbarn(
    strom: Strom, text: str, alle: Sequence[Schicksal], frueher: Sequence[int], *, gepaart: bool
) -> None:
    """Make sure that each Angabe that stays has the words beside it that it had.

    Raises:
        Unklar: it came into another sentence, or digits were typed between it and its words.
    """
    bleibend = [angabe for angabe in alle if angabe.nachher]
    angaben = {n for angabe in bleibend for n in angabe.nachher}
    is_neu = [alt < 0 and n not in angaben for n, alt in enumerate(frueher)]
    getippt = "".join(z if neu else "\0" for z, neu in zip(text, is_neu, strict=True))
    umgebung = Umgebung(strom, text, {alt: n for n, alt in enumerate(frueher)}, getippt, gepaart)
    for angabe in bleibend:
        umgebung.pruefe(angabe)

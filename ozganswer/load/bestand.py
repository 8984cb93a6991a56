"""The facts that hold for a Kommune: its own blätter over the gemeinsame, references looked up."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from pathlib import Path

from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.letters import FalscheEndung
from ozganswer.load.blatt import lies_blatt
from ozganswer.load.datei import Wurzel
from ozganswer.load.namen import RESERVIERT
from ozganswer.load.ordner import FACTS, YAML, dateien, kommunen
from ozganswer.load.verweise import Verweis, pruefe_verweise, verweise_im_blatt
from ozganswer.records.fakten import GEMEINSAM, Bestand, Defekt, Faktenblatt


class Bestaende:
    """The Bestand of every Kommune of a workspace; each blatt is read once."""

    def __init__(self, wurzel: Wurzel, makros: Callable[[], Collection[str]]) -> None:
        self.wurzel = wurzel
        self._makros = makros
        self._ordner: dict[str, dict[str, Faktenblatt | Defekt]] = {}
        self._fertig: dict[str, Bestand] = {}

    def fuer(self, kommune: str) -> Bestand:
        """Gather the blätter of a Kommune; a broken one is a Defekt."""
        if kommune not in self._fertig:
            roh = self._lies(GEMEINSAM) | self._lies(kommune)
            self._fertig[kommune] = {n: self._geprueft(b, roh) for n, b in roh.items()}
        return self._fertig[kommune]

    def mistakes(self) -> Iterator[Mistake]:
        """Tell all that is wrong in any blatt, used or not, and all that is to be warned of."""
        fertige = (self.fuer(kommune) for kommune in kommunen(self.wurzel.ordner))
        for bestand in (self._lies(GEMEINSAM), *fertige):
            for blatt in bestand.values():
                yield from blatt.mistakes if isinstance(blatt, Defekt) else blatt.warnungen

    def _lies(self, kommune: str) -> dict[str, Faktenblatt | Defekt]:
        if kommune not in self._ordner:
            ordner = self.wurzel.ordner / FACTS / kommune
            falsche = {p.stem: self._falsche_endung(p) for p in dateien(ordner, ".yml")}
            gelesen = {
                p.name.removesuffix(YAML): self._blatt(p, kommune) for p in dateien(ordner, YAML)
            }
            self._ordner[kommune] = {**falsche, **gelesen}
        return self._ordner[kommune]

    def _blatt(self, pfad: Path, kommune: str) -> Faktenblatt | Defekt:
        try:
            return lies_blatt(self.wurzel, pfad, kommune, RESERVIERT.union(self._makros()))
        except Mistakes as mistakes:
            return Defekt(pfad.name.removesuffix(YAML), mistakes.mistakes)

    def _falsche_endung(self, pfad: Path) -> Defekt:
        return Defekt(pfad.stem, (FalscheEndung(self.wurzel.name(pfad)),))

    def _geprueft(self, blatt: Faktenblatt | Defekt, bestand: Bestand) -> Faktenblatt | Defekt:
        if isinstance(blatt, Defekt):
            return blatt
        verweise = [v for v in verweise_im_blatt(blatt) if not self._anderswo(v, blatt)]
        mistakes = list(pruefe_verweise(verweise, bestand, f"{FACTS}/{blatt.kommune}"))
        if any(not m.warnung for m in mistakes):
            return Defekt(blatt.name, (*blatt.warnungen, *mistakes))
        return replace(blatt, warnungen=(*blatt.warnungen, *mistakes)) if mistakes else blatt

    def _anderswo(self, verweis: Verweis, blatt: Faktenblatt) -> bool:
        """What holds for all may name an office that only some of the Kommunen have."""
        if blatt.kommune != GEMEINSAM:
            return False
        ziele = (self._lies(k).get(verweis.blatt) for k in kommunen(self.wurzel.ordner))
        return any(isinstance(z, Faktenblatt) and verweis.id in z.eintraege for z in ziele)

"""What a user calls a letter or an Anfrage → the ones meant."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from ozganswer.errors.letters import NichtEindeutig, OhneAnfrage, OhneBrief, UnbekannteKennung
from ozganswer.load.ordner import ANSWERS, Anfrageort, Brief, Ort
from ozganswer.records.anfrage import name_der_kennung

T = TypeVar("T", Brief, Anfrageort)


@dataclass(frozen=True, slots=True)
class Verzeichnis:
    """The letters and the Anfragen of a workspace, and which letters are on an Anfrage."""

    briefe: tuple[Brief, ...]
    anfragen: tuple[Anfrageort, ...]
    auf: Callable[[Anfrageort], tuple[Brief, ...]]

    def finde(
        self, kennung: str, weitere: Callable[[], Iterable[Brief]] = tuple
    ) -> tuple[Brief, ...]:
        """Find the letter of a name, else the letters on the Anfrage; raise a Mistake.

        `weitere` are letters without a folder; they are asked for only where none has the name.
        """
        if brief := self._einer(kennung, self.briefe) or self._einer(kennung, weitere()):
            return (brief,)
        if not (ort := self._einer(kennung, self.anfragen)):
            raise UnbekannteKennung(kennung, [o.name for o in self._orte()])
        if not (antworten := self.auf(ort)):
            raise OhneBrief(kennung, f"{ANSWERS}/{ort}")
        return antworten

    def finde_anfragen(self, kennung: str) -> tuple[Anfrageort, ...]:
        """Find the Anfrage of a name, else the Anfragen that the letter is on; raise a Mistake."""
        if ort := self._einer(kennung, self.anfragen):
            return (ort,)
        if not (brief := self._einer(kennung, self.briefe)):
            raise UnbekannteKennung(kennung, [a.name for a in self.anfragen], "Eine Anfrage")
        if not (beantwortet := tuple(a for a in self.anfragen if brief in self.auf(a))):
            raise OhneAnfrage(str(brief))
        return beantwortet

    def _einer(self, kennung: str, orte: Iterable[T]) -> T | None:
        """Find the one of a name; raise NichtEindeutig."""
        lesarten = set(self._lesarten(kennung))
        gemeint = [ort for ort in orte if (ort.kommune, ort.name) in lesarten]
        if len(gemeint) > 1:
            raise NichtEindeutig(kennung, [str(ort) for ort in gemeint])
        return gemeint[0] if gemeint else None

    def _lesarten(self, kennung: str) -> Iterator[tuple[str, str]]:
        """Read a Kennung as a name of any Kommune, and what stands before a slash as one."""
        for kommune in {ort.kommune for ort in self._orte()}:
            for name in (kennung, kennung.removeprefix(f"{kommune}/")):
                yield kommune, name
                yield kommune, name_der_kennung(name)

    def _orte(self) -> Iterator[Ort]:
        yield from self.briefe
        yield from self.anfragen

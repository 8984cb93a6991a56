"""Facts and files as they are today, beside what Nachweise say; each is looked at once."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

from ozganswer.archive.aktuell import nachschlagen
from ozganswer.archive.eingaben import SCHRIFT, schriften
from ozganswer.archive.nachweis import Beleg, Nachweis, beleg
from ozganswer.load.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FaktAnders:
    """A fact that the letter used is another or gone (None)."""

    alt: Beleg
    neu: Beleg | None

    @property
    def ueberholt(self) -> bool:
        """Whether what the letter says is no longer so: not only its Stand or Quelle is new."""
        return self.neu is None or self.neu.wert != self.alt.wert


class Heute:
    """A workspace as it is now."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self._stile: dict[str, tuple[str, ...]] = {}
        self._fakten: dict[tuple[str, str], Beleg | None] = {}

    def fakten(self, nachweis: Nachweis) -> Iterator[FaktAnders]:
        """List the facts of a letter that are others today."""
        kommune = nachweis.brief.partition("/")[0]
        return (anders for alt in nachweis.fakten if (anders := self.anders(kommune, alt)))

    def anders(self, kommune: str, alt: Beleg) -> FaktAnders | None:
        """Compare a fact that a letter used with today's; None: it is the same."""
        neu = self._fakt(kommune, alt.adresse)
        return None if neu == alt else FaktAnders(alt, neu)

    def _fakt(self, kommune: str, adresse: str) -> Beleg | None:
        if (kommune, adresse) not in self._fakten:
            fakt = nachschlagen(self.workspace.bestand(kommune), adresse)
            self._fakten[kommune, adresse] = beleg(fakt) if fakt else None
        return self._fakten[kommune, adresse]

    def digest(self, name: str) -> str | None:
        """Work out the digest of a file as it is; None: there is none of this name."""
        # Where a style of the workspace hides the program's, the name is that of no file.
        if name.startswith(SCHRIFT):
            return schriften().get(name)
        return self.workspace.digest(name)

    def texte(self, ordner: str) -> list[str]:
        """Name the texts that lie in a letter's folder (`answers/k/n/`)."""
        namen = os.listdir(f"{self.workspace.root}/{ordner}")  # noqa: PTH208
        return [f"{ordner}{name}" for name in namen if name.endswith(".md")]

    def stildateien(self, stil: str) -> tuple[str, ...]:
        """Name the pictures and letterheads in the folder of a style."""
        if stil not in self._stile:
            self._stile[stil] = self.workspace.stildateien(stil)
        return self._stile[stil]

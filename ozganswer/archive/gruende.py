"""Whether a letter is still what its inputs make: else each reason why it is not."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from typing import TypeAlias

from ozganswer.archive.aktuell import nachschlagen
from ozganswer.archive.eingaben import SCHRIFT, schriften
from ozganswer.archive.nachweis import Beleg, Nachweis, beleg
from ozganswer.load.ordner import ANSWERS
from ozganswer.load.workspace import Workspace
from ozganswer.records.anfrage import name_der_kennung


@dataclass(frozen=True, slots=True)
class DateiAnders:
    """A file that the letter was made of, or that was made of it, is another, gone or new."""

    datei: str


@dataclass(frozen=True, slots=True)
class FaktAnders:
    """A fact that the letter used is another or gone (None)."""

    alt: Beleg
    neu: Beleg | None

    @property
    def ueberholt(self) -> bool:
        """Whether what the letter says is no longer so: not only its Stand or Quelle is new."""
        return self.neu is None or self.neu.wert != self.alt.wert


Grund: TypeAlias = DateiAnders | FaktAnders


class Pruefer:
    """Compares Nachweise with a workspace; what several letters share is looked at once."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._stile: dict[str, tuple[str, ...]] = {}
        self._fakten: dict[tuple[str, str], Beleg | None] = {}

    def gruende(self, nachweis: Nachweis) -> Iterator[Grund]:
        """List why a letter has to be built anew; nothing: it is what its inputs make."""
        yield from self.fakten(nachweis)
        yield from self._andere(nachweis.eingaben)
        yield from self._neue(nachweis)
        ordner = f"{ANSWERS}/{nachweis.brief}"
        yield from self._andere((f"{ordner}/{name}", soll) for name, soll in nachweis.ausgaben)

    def fakten(self, nachweis: Nachweis) -> Iterator[FaktAnders]:
        """List the facts of a letter that are others today."""
        kommune = nachweis.brief.partition("/")[0]
        for alt in nachweis.fakten:
            neu = self.fakt(kommune, alt.adresse)
            if neu != alt:
                yield FaktAnders(alt, neu)

    def fakt(self, kommune: str, adresse: str) -> Beleg | None:
        """Look up a fact as a letter would use it today; None: there is none."""
        if (kommune, adresse) not in self._fakten:
            fakt = nachschlagen(self._workspace.bestand(kommune), adresse)
            self._fakten[kommune, adresse] = beleg(fakt) if fakt else None
        return self._fakten[kommune, adresse]

    def _andere(self, dateien: Iterable[tuple[str, str]]) -> Iterator[DateiAnders]:
        for name, soll in dateien:
            if self.digest(name) != soll:
                yield DateiAnders(name)

    def digest(self, name: str) -> str | None:
        """Work out the digest of a file as it is; None: there is none of this name."""
        # Where a style of the workspace hides the program's, the name is that of no file.
        if name.startswith(SCHRIFT):
            return schriften().get(name)
        return self._workspace.digest(name)

    def _neue(self, nachweis: Nachweis) -> Iterator[DateiAnders]:
        """List what has come since: another source in the folder, another letter on the Anfrage."""
        bekannt = {name for name, _ in nachweis.eingaben}
        ordner = self._workspace.root / ANSWERS / nachweis.brief
        for pfad in sorted(ordner.glob("*.md")):
            name = pfad.relative_to(self._workspace.root).as_posix()
            if name not in bekannt:
                yield DateiAnders(name)
        yield from map(DateiAnders, self.new_in_style(bekannt))
        bekannte_ordner = {name.rpartition("/")[0] for name in bekannt}
        for brief in self._geschwister(nachweis):
            if f"{ANSWERS}/{brief}" not in bekannte_ordner:
                yield DateiAnders(f"{ANSWERS}/{brief}")

    def new_in_style(self, bekannt: Set[str]) -> Iterator[str]:
        """Name the pictures and letterheads that have come into the folders of a style."""
        for name in bekannt:
            ordner, _, datei = name.rpartition("/")
            if datei == "stil.yaml":
                stil = ordner.rpartition("/")[2]
                yield from (d for d in self._stildateien(stil) if d not in bekannt)

    def _stildateien(self, stil: str) -> tuple[str, ...]:
        if stil not in self._stile:
            self._stile[stil] = self._workspace.stildateien(stil)
        return self._stile[stil]

    def _geschwister(self, nachweis: Nachweis) -> Iterator[str]:
        kommune = nachweis.brief.partition("/")[0]
        for kennung in nachweis.kennungen:
            for brief in self._workspace.briefe_auf(kommune, name_der_kennung(kennung)):
                yield str(brief)

"""A workspace: the folder that everything is read from, and what commands ask of it."""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.letters import KeinArbeitsbereich
from ozganswer.load import ordner
from ozganswer.load.datei import Wurzel
from ozganswer.load.finden import Verzeichnis
from ozganswer.load.leser import Leser
from ozganswer.load.ordner import Anfrageort, Brief
from ozganswer.load.sammeln import sammle, sammle_anfrage, sammle_neue
from ozganswer.records.anfrage import Anfragedatei, name_der_kennung
from ozganswer.records.antwort import Briefquelle
from ozganswer.records.auftrag import Auftrag, Schriftstueck
from ozganswer.records.fakten import Bestand

if TYPE_CHECKING:
    from ozganswer.load.themen import Textbaustein, Themendatei

OHNE: Mapping[str, bytes] = MappingProxyType({})


class Workspace:
    """A folder with facts/, questions/ and answers/; its files are read when first needed."""

    def __init__(self, wurzel: Wurzel) -> None:
        self._leser = Leser(wurzel)

    @classmethod
    def open(cls, root: Path, statt: Mapping[str, bytes] = OHNE) -> "Workspace":
        """Open a folder as a workspace, some of its files as if written anew; raise a Mistake."""
        if not ordner.ist_arbeitsbereich(root):
            raise KeinArbeitsbereich(str(root))
        return cls(Wurzel(root.resolve(), statt=statt))

    @property
    def root(self) -> Path:
        """The workspace's folder, absolute and resolved."""
        return self._leser.root

    def kommunen(self) -> tuple[str, ...]:
        """List the Kommunen that have facts, sorted."""
        return ordner.kommunen(self.root)

    def briefe(self) -> tuple[Brief, ...]:
        """List the letters, sorted."""
        return self._verzeichnis.briefe

    def briefe_von(self, kommune: str) -> tuple[Brief, ...]:
        """List the letters of a Kommune, sorted."""
        return ordner.briefe_von(self.root, kommune)

    def anfragen(self, kommune: str | None = None) -> tuple[Anfrageort, ...]:
        """List the Anfragen, of one Kommune or all, sorted."""
        return ordner.anfragen_von(self.root, kommune) if kommune else self._verzeichnis.anfragen

    def finde(
        self, kennung: str, weitere: Callable[[], Iterable[Brief]] = tuple
    ) -> tuple[Brief, ...]:
        """Find letters by Kennung or name, with or without `<kommune>/`; raise a Mistake.

        `weitere` are letters that are known without having a folder.
        """
        return self._verzeichnis.finde(kennung, weitere)

    def finde_anfragen(self, kennung: str) -> tuple[Anfrageort, ...]:
        """Find Anfragen by Kennung or name, or by a letter on them; raise a Mistake."""
        return self._verzeichnis.finde_anfragen(kennung)

    @cached_property
    def _verzeichnis(self) -> Verzeichnis:
        root = self.root
        return Verzeichnis(ordner.briefe(root), ordner.anfragen(root), self._leser.antworten.auf)

    def bestand(self, kommune: str) -> Bestand:
        """Gather the facts that hold for a Kommune; a broken blatt is a Defekt."""
        return self._leser.bestaende.fuer(kommune)

    def anfragen_von(self, kommune: str, name: str) -> frozenset[str]:
        """Name the Anfragen that a letter is on, by its head alone; none where it is broken."""
        return self._leser.antworten.namen(Brief(kommune, name))

    def fruehere(self, brief: Brief) -> tuple[Brief, ...]:
        """List the letters on earlier Anfragen that a letter's Anfragen refer to."""
        orte = (
            Anfrageort(brief.kommune, name) for name in self.anfragen_von(brief.kommune, brief.name)
        )
        bezug = {name_der_kennung(k) for ort in orte for k in self._bezug(ort)}
        return tuple(b for name in sorted(bezug) for b in self.briefe_auf(brief.kommune, name))

    def _bezug(self, ort: Anfrageort) -> tuple[str, ...]:
        try:
            return self._leser.anfrage(ort).anfrage.bezug
        except Mistakes:
            return ()

    def digest(self, name: str) -> str | None:
        """Work out the SHA-256 of a file of the workspace or the program's templates as it is."""
        return self._leser.digest(name)

    def stildateien(self, stil: str) -> tuple[str, ...]:
        """Name the files of a style's folder that are no texts."""
        return self._leser.stildateien(stil)

    def briefe_auf(self, kommune: str, name: str) -> tuple[Brief, ...]:
        """List the letters on an Anfrage, by their heads alone."""
        return self._leser.antworten.auf(Anfrageort(kommune, name))

    def anfrage(self, kommune: str, name: str) -> Anfragedatei:
        """Read an Anfrage; raise Mistakes."""
        return self._leser.anfrage(Anfrageort(kommune, name))

    def quelle(self, kommune: str, name: str) -> Briefquelle:
        """Read a letter's source; raise Mistakes."""
        return self._leser.quelle(Brief(kommune, name))

    def makros(self) -> frozenset[str]:
        """Name the macros that every source may use."""
        return frozenset(self._leser.fundus.templates.makros)

    def textbausteine(self) -> "Mapping[str, Textbaustein]":
        """List the Textbausteine by their files' names, with their texts."""
        from ozganswer.load.themen import lies_textbausteine  # noqa: PLC0415

        return lies_textbausteine(self._leser.fundus)

    def themen(self) -> "Mapping[str, Themendatei]":
        """Read the topics of questions, the program's and the workspace's; raise Mistakes."""
        from ozganswer.load.themen import lies_themen  # noqa: PLC0415

        return lies_themen(self._leser.fundus)

    def beilage(self, brief: Brief, datei: str) -> bytes:
        """Read an Anlage that lies beside a letter; raise a Mistake."""
        return self._leser.beilage(brief, datei)

    def auftrag(
        self, kommune: str, name: str, schriftstueck: Schriftstueck = Schriftstueck.BRIEF
    ) -> Auftrag:
        """Gather all that a letter, or an Anfrage, is made of; raise Mistakes with all wrong."""
        match schriftstueck:
            case Schriftstueck.ANFRAGE:
                return sammle_anfrage(self._leser, Anfrageort(kommune, name))
            case _:
                return sammle(self._leser, Brief(kommune, name), schriftstueck)

    def auftrag_fuer(self, brief: Brief, pfad: Path) -> Auftrag:
        """Gather a letter whose source is read in the stead of a file at this path; likewise."""
        return sammle_neue(self._leser, brief, pfad)

    def pruefe(self) -> tuple[Mistake, ...]:
        """Tell all that is wrong anywhere, used or not, and all that is to be warned of."""
        # A letter alone needs neither this nor topics: each call loads what it uses.
        from ozganswer.load.pruefung import pruefe  # noqa: PLC0415

        return pruefe(self._leser)

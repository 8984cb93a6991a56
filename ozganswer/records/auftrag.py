"""An Auftrag: all that one letter is made of, read and typed, so that the rest is pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ozganswer.errors import Mistake
from ozganswer.records.anfrage import Anfragedatei
from ozganswer.records.antwort import Briefquelle
from ozganswer.records.fakten import Bestand
from ozganswer.records.stil import Stil
from ozganswer.records.verborgenes import Verborgenes


class Schriftstueck(StrEnum):
    """What can be made: a letter, the Anfrage that it answers, its Prüffassung, its Verfügung."""

    BRIEF = "brief"
    ANFRAGE = "anfrage"
    PRUEFUNG = "pruefung"
    VERFUEGUNG = "verfuegung"

    def dateiname(self, name: str) -> str:
        """Call the files made under a name: a letter's bear it, all others say what they are."""
        return name if self is Schriftstueck.BRIEF else f"{name}-{self}"


AENDERUNGEN = "aenderungen"
"""What the name of a letter with tracked changes ends in, as the others' do in what they are."""


@dataclass(frozen=True, slots=True, eq=False)
class Templates:
    """The texts under templates/: the program's, overlaid by the workspace's."""

    texte: Mapping[str, str]
    """By name: `chemnitz/antwort.md.j2`, `textbausteine/stand.md`, `makros/tabelle.md.j2`."""
    dateien: Mapping[str, str]
    """What to call each in a message: a path in the workspace, or `ozganswer:templates/…`."""
    makros: Mapping[str, str]
    """The macros that every source may use, each with the name of its template."""
    digests: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of each file."""


@dataclass(frozen=True, slots=True)
class Stilordner:
    """A style as a folder: its name, its look, and the folders it is based on, itself first."""

    name: str
    stil: Stil
    kette: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Auftrag:
    """The job to make one letter; picklable, and complete without any file."""

    kommune: str
    name: str
    quelle: Briefquelle
    stilordner: Stilordner
    templates: Templates
    bestand: Bestand
    anfragen: tuple[Anfragedatei, ...] = ()
    geschwister: tuple[Briefquelle, ...] = ()
    """The other letters on the same Anfragen: what they answer need not be answered again."""
    warnungen: tuple[Mistake, ...] = ()
    """What was found while loading that does not stop the letter."""
    schriftstueck: Schriftstueck = Schriftstueck.BRIEF
    eingaben: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of each file of its own that it was read from; facts and templates are none."""
    oeffentlich: bool = False
    """Whether it is made for publication, without what is not public."""
    verborgen: tuple[Verborgenes, ...] = ()
    """What was taken out for publication, and must not stand in it by another road."""

    @property
    def dateiname(self) -> str:
        """What its files are called, without their endings."""
        name = self.schriftstueck.dateiname(self.name)
        return f"{name}-oeffentlich" if self.oeffentlich else name

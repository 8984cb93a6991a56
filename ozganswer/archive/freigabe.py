"""Which letters are released, and so stay as they are: told by git's tags, else by the Nachweis."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from ozganswer.archive.fassungen import Fassung, fassungen
from ozganswer.archive.git import Repository
from ozganswer.archive.nachweis import DATEI, Nachweis, read
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.zeichnung import SchonFreigegeben
from ozganswer.load.brief import finde_quelle
from ozganswer.load.datei import Wurzel
from ozganswer.load.kopf import lies_kopf
from ozganswer.load.ordner import ANSWERS, Brief

VERMERK = b"\nfassung: {"
"""How the line of a Nachweis begins that makes its letter a Fassung."""


@dataclass(frozen=True, slots=True)
class Freigabe:
    """A released letter: its latest Fassung, the tag of it, and its Nachweis, where they are."""

    brief: Brief
    nummer: int
    tag: Fassung | None
    nachweis: Nachweis | None


class Freigaben:
    """The released letters of a workspace; git is asked once, and only where there is one."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @cached_property
    def repository(self) -> Repository | None:
        """The repository that the workspace lies in."""
        return Repository.find(self._root)

    @cached_property
    def tags(self) -> dict[str, tuple[Fassung, ...]]:
        """The Fassungen of all letters that have a tag, by letter."""
        return fassungen(self.repository) if self.repository else {}

    def fuer(self, brief: Brief) -> Freigabe | None:
        """Tell whether a letter is released; None for one that never was, or was opened again."""
        nachweis = self._nachweis(brief)
        tags = self.tags.get(str(brief), ())
        nummern = [f.nummer for f in tags]
        nummern += [nachweis.fassung.nummer] if nachweis and nachweis.fassung else []
        if not nummern or self._opened(brief) >= max(nummern):
            return None
        nummer = max(nummern)
        tag = next((f for f in tags if f.nummer == nummer), None)
        passt = nachweis and nachweis.fassung and nachweis.fassung.nummer == nummer
        return Freigabe(brief, nummer, tag, nachweis if passt else self._from_tag(brief, tag))

    def verlange_offen(self, brief: Brief) -> None:
        """Raise SchonFreigegeben for a letter that is released."""
        if freigabe := self.fuer(brief):
            raise SchonFreigegeben(str(brief), freigabe.nummer)

    def _nachweis(self, brief: Brief) -> Nachweis | None:
        """Read the Nachweis of a letter, if it is one of a Fassung."""
        name = f"{ANSWERS}/{brief}/{DATEI}"
        try:
            inhalt = (self._root / name).read_bytes()
        except OSError:
            return None
        return _read(inhalt, name, brief) if VERMERK in inhalt else None

    def _from_tag(self, brief: Brief, tag: Fassung | None) -> Nachweis | None:
        name = f"{ANSWERS}/{brief}/{DATEI}"
        if tag is None or self.repository is None:
            return None
        inhalt = self.repository.read(tag.commit, name)
        return _read(inhalt, name, brief) if inhalt else None

    def _opened(self, brief: Brief) -> int:
        """Read the number of the Fassung that the letter's source replaces or supplements, or 0."""
        # Of the head this alone: one that was broken by hand opens nothing.
        try:
            quelle = finde_quelle(Wurzel(self._root), self._root / ANSWERS / str(brief))
            kopf = lies_kopf(quelle.read_bytes())
        except (Mistake, Mistakes, OSError):
            return 0
        return max(map(_nummer, kopf.values()), default=0)


def _nummer(wert: object) -> int:
    """Read the number that `ersetzt` or `ergaenzt` names; no other key has one."""
    nummer = wert.get("fassung") if isinstance(wert, dict) else None
    return int(nummer) if isinstance(nummer, Decimal) else 0


def _read(inhalt: bytes, name: str, brief: Brief) -> Nachweis | None:
    try:
        return read(inhalt.decode(), name, str(brief))
    except (Mistake, UnicodeDecodeError):
        return None

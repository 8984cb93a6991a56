"""Which letters are released, and so stay as they are: told by git's tags, else by the Nachweis."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from ozganswer.archive.fassungen import Fassung, Tags, Versandtag, tag_name, tags
from ozganswer.archive.geschichte import NICHTS, VERMERK, Geschichte, lies_geschichte
from ozganswer.archive.git import Repository
from ozganswer.archive.nachweis import DATEI, Nachweis, read
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.fassung import BriefWeg
from ozganswer.errors.zeichnung import AndererZweig, SchonFreigegeben
from ozganswer.load.brief import finde_quelle, hat_quelle
from ozganswer.load.datei import Wurzel
from ozganswer.load.kopf import lies_kopf
from ozganswer.load.ordner import ANSWERS, Brief


@dataclass(frozen=True, slots=True)
class Freigabe:
    """A released letter: its latest Fassung, the tag of it, and its Nachweis, where they are."""

    brief: Brief
    nummer: int
    tag: Fassung | None
    nachweis: Nachweis | None
    anderswo: bool = False
    """Whether it was released where the present branch has not come to yet."""
    versand: tuple[Versandtag, ...] = ()
    """Each Versand of the Fassung that `dispatch` recorded."""
    gehalten: frozenset[str] = frozenset()
    """The tags of those whose commits the present branch holds."""

    @property
    def hindernis(self) -> AndererZweig | None:
        """What is told where the present branch does not have the Fassung."""
        if self.anderswo and self.tag:
            return AndererZweig(str(self.brief), self.nummer, self.tag.tag)
        return None

    def verlange_hier(self) -> None:
        """Raise AndererZweig where the present branch does not have the Fassung."""
        if hindernis := self.hindernis:
            raise hindernis


class Freigaben:
    """The released letters of a workspace; git is asked once, and only where there is one."""

    def __init__(
        self,
        root: Path,
        repository: Repository | None = None,
        geschichte: Geschichte | None = None,
        unter: str = "",
    ) -> None:
        """Look in a folder, and for its tags into its own repository or another.

        The history, where it was read, tells of Fassungen whose tags are gone. Tags are looked for
        everywhere, or of one Kommune (`chemnitz/`).
        """
        self._unter = unter
        self.root = root
        self._repository = repository
        self._geschichte = geschichte
        self._einzeln: dict[Brief, Geschichte] = {}

    @cached_property
    def repository(self) -> Repository | None:
        """The repository that the workspace lies in."""
        return self._repository or Repository.find(self.root)

    @cached_property
    def _alle(self) -> Tags:
        return tags(self.repository, self._unter) if self.repository else Tags({}, {})

    @property
    def tags(self) -> dict[str, tuple[Fassung, ...]]:
        """The Fassungen of all letters that have a tag, by letter."""
        return self._alle.fassungen

    def versand(self, brief: Brief) -> tuple[Versandtag, ...]:
        """List each Versand of a letter's Fassungen that has a tag, whoever set it."""
        return self._alle.versand.get(str(brief), ())

    def fuer(self, brief: Brief) -> Freigabe | None:
        """Tell whether a letter is released; None for one that never was, or was opened again."""
        inhalt = self._bytes(brief)
        if not (nummer := self._nummer(brief, inhalt)):
            return None
        tag = next((f for f in self.fassungen(brief) if f.nummer == nummer), None)
        nachweis = _read(inhalt, brief)
        if nachweis is None or nachweis.fassung is None or nachweis.fassung.nummer != nummer:
            nachweis = self._from_tag(brief, tag) or self._from_history(brief, nummer)
        anderswo = tag is not None and _number(inhalt) < nummer and not self._is_held(tag)
        versand = tuple(v for v in self.versand(brief) if v.nummer == nummer and v.quelle)
        gehalten = frozenset(v.tag for v in versand if self._is_held(v))
        return Freigabe(brief, nummer, tag, nachweis, anderswo, versand, gehalten)

    def _is_held(self, tag: Fassung | Versandtag) -> bool:
        return tag.tag in self._held

    @cached_property
    def _held(self) -> frozenset[str]:
        """The tags whose commits the present branch holds."""
        return self.repository.held(self._unter) if self.repository else frozenset()

    def is_released(self, brief: Brief) -> bool:
        """Tell whether a letter is released, without reading its Nachweis."""
        return self._nummer(brief, self._bytes(brief)) > 0

    def _nummer(self, brief: Brief, inhalt: bytes) -> int:
        """Work out the number of the latest Fassung; 0 for a letter that is not released."""
        nummern = [_number(inhalt), *(f.nummer for f in self.fassungen(brief))]
        if max(nummern) and not inhalt:
            # The tag of the latest one may be gone with the folder; the one before is not it.
            nummern += self.geschichte(brief).nummern(str(brief))
        elif self._geschichte:
            nummern += self._geschichte.nummern(str(brief))
        nummer = max(nummern)
        return nummer if self._opened(brief) < nummer else 0

    def geschichte(self, brief: Brief) -> Geschichte:
        """Read what the branch's history tells of a letter, unless it was read of all."""
        if self._geschichte or self.repository is None:
            return self._geschichte or NICHTS
        if brief not in self._einzeln:
            self._einzeln[brief] = lies_geschichte(self.repository, [str(brief)])
        return self._einzeln[brief]

    def known(self) -> frozenset[Brief]:
        """List the letters that tags, or the history where it was read, tell of."""
        in_history = self._geschichte.nachweise if self._geschichte else ()
        return frozenset(Brief(*name.split("/")) for name in (*self.tags, *in_history))

    def lost(self, briefe: Collection[Brief]) -> tuple[Brief, ...]:
        """List released letters that are none of those there are: their folders are gone.

        Of tags that the present branch does not hold nothing is expected here.
        """
        weg = [b for name in self.tags if (b := Brief(*name.split("/"))) not in briefe]
        return tuple(sorted(b for b in weg if self._is_lost(b)))

    def _is_lost(self, brief: Brief) -> bool:
        freigabe = self.fuer(brief)
        if freigabe is None or freigabe.anderswo:
            return False
        # Another workspace in the same repository has letters of its own.
        return freigabe.nachweis is not None

    def fassungen(self, brief: Brief) -> tuple[Fassung, ...]:
        """List the Fassungen of a letter: a tag that was only called like one is none."""
        return tuple(f for f in self.tags.get(str(brief), ()) if self._is_released(brief, f))

    def _is_released(self, brief: Brief, tag: Fassung) -> bool:
        """Tell whether `release` set a tag, or it was moved to where a Fassung is."""
        if tag.nachweis is not None:
            return True
        nachweis = self._from_tag(brief, tag)
        return nachweis is not None and nachweis.fassung is not None

    def verlange_offen(self, brief: Brief) -> None:
        """Raise SchonFreigegeben, AndererZweig or BriefWeg for a letter that is released."""
        if freigabe := self.fuer(brief):
            self.verlange_da(freigabe)
            raise SchonFreigegeben(str(brief), freigabe.nummer)

    def verlange_vorhanden(self, brief: Brief) -> None:
        """Raise AndererZweig or BriefWeg for a released letter that is not in the workspace."""
        if not hat_quelle(self.root / ANSWERS / str(brief)) and (freigabe := self.fuer(brief)):
            self.verlange_da(freigabe)

    def verlange_da(self, freigabe: Freigabe) -> None:
        """Raise AndererZweig or BriefWeg where a released letter is not in the workspace."""
        freigabe.verlange_hier()
        brief, nummer = freigabe.brief, freigabe.nummer
        if not hat_quelle(self.root / ANSWERS / str(brief)):
            fehlt = None if freigabe.tag else tag_name(str(brief), nummer)
            raise BriefWeg(str(brief), nummer, fehlt)

    def _bytes(self, brief: Brief) -> bytes:
        try:
            return (self.root / ANSWERS / str(brief) / DATEI).read_bytes()
        except OSError:
            return b""

    def _from_tag(self, brief: Brief, tag: Fassung | None) -> Nachweis | None:
        if tag is None or self.repository is None:
            return None
        inhalt = self.repository.read(tag.commit, f"{ANSWERS}/{brief}/{DATEI}")
        return _read(inhalt or b"", brief)

    def _from_history(self, brief: Brief, nummer: int) -> Nachweis | None:
        objekt = self.geschichte(brief).nachweise.get(str(brief), {}).get(nummer)
        if objekt is None or self.repository is None:
            return None
        (inhalt,) = self.repository.objects([objekt])
        return _read(inhalt or b"", brief)

    def _opened(self, brief: Brief) -> int:
        """Read the number of the Fassung that the letter's source replaces or supplements, or 0."""
        # Of the head this alone: one that was broken by hand opens nothing.
        try:
            quelle = finde_quelle(Wurzel(self.root), self.root / ANSWERS / str(brief))
            inhalt = quelle.read_bytes()
            # Most heads name none, and reading YAML takes longer than all else.
            kopf = lies_kopf(inhalt) if b"fassung" in inhalt else {}
        except (Mistake, Mistakes, OSError):
            return 0
        return max(map(_nummer, kopf.values()), default=0)


def _nummer(wert: object) -> int:
    """Read the number that `ersetzt` or `ergaenzt` names; no other key has one."""
    nummer = wert.get("fassung") if isinstance(wert, dict) else None
    return int(nummer) if isinstance(nummer, Decimal) else 0


def _number(inhalt: bytes) -> int:
    """Read the number of the Fassung off a Nachweis, even one that was changed by hand, or 0."""
    treffer = VERMERK.search(inhalt)
    return int(treffer[1]) if treffer else 0


def _read(inhalt: bytes, brief: Brief) -> Nachweis | None:
    try:
        return read(inhalt.decode(), f"{ANSWERS}/{brief}/{DATEI}", str(brief)) if inhalt else None
    except (Mistake, UnicodeDecodeError):
        return None

"""What is fixed of a released letter: its files as the Nachweis says, and nothing else."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ozganswer.archive.fassungen import Versandtag, tag_name
from ozganswer.archive.freigabe import Freigabe
from ozganswer.archive.git import Repository
from ozganswer.archive.nachweis import DATEI, Nachweis, digest
from ozganswer.errors import Mistake, Mistakes, OzganswerError
from ozganswer.errors.fassung import DateiGeaendert, DateiWeg, NachweisGeaendert, QuelleGeaendert
from ozganswer.errors.versand import VersandEntfernt, VersandGeaendert, VersandOhneTag
from ozganswer.errors.zeichnung import Wiederhergestellt
from ozganswer.load.kopf import aendere_kopf, lies_kopf
from ozganswer.load.ordner import ANSWERS

QUELLEN = ".md"

VERSAND = re.compile(rb"^versand:.*\n(?:(?:[ \t]|- ).*\n)*", re.MULTILINE)
"""The lines of a Versand in a head; the rule below the head is none of them."""
STATUS = re.compile(rb"^(status: *)versandt", re.MULTILINE)


def ordner(freigabe: Freigabe) -> str:
    """Name the folder of a letter in the workspace."""
    return f"{ANSWERS}/{freigabe.brief}"


def dateien(nachweis: Nachweis) -> dict[str, str]:
    """List the files of a letter's folder that its Fassung fixed, with their digests."""
    eigener = f"{ANSWERS}/{nachweis.brief}/"
    quellen = {n: d for n, d in nachweis.eingaben if n.startswith(eigener)}
    return {**quellen, **{f"{eigener}{name}": d for name, d in nachweis.ausgaben}}


def abweichungen(root: Path, freigabe: Freigabe) -> Iterator[Mistake]:
    """Find what was changed or taken away of a released letter, in the workspace."""
    name = f"{ordner(freigabe)}/{DATEI}"
    nachweis = freigabe.nachweis
    if hindernis := freigabe.hindernis:
        yield hindernis
        return
    if not (root / name).is_file():
        yield _gone(name, freigabe)
    elif nachweis is None or not _nachweis_holds(root / name, freigabe):
        yield NachweisGeaendert(name, freigabe.nummer)
    for datei, soll in dateien(nachweis).items() if nachweis else ():
        yield from _compare(root, datei, soll, freigabe)


def _gone(datei: str, freigabe: Freigabe) -> DateiWeg:
    fehlt = None if freigabe.tag else tag_name(str(freigabe.brief), freigabe.nummer)
    return DateiWeg(datei, freigabe.nummer, fehlt)


def _nachweis_holds(pfad: Path, freigabe: Freigabe) -> bool:
    if freigabe.tag is None or freigabe.tag.nachweis is None:
        return True
    return freigabe.tag.nachweis in digests(pfad.read_bytes())


def _compare(root: Path, datei: str, soll: str, freigabe: Freigabe) -> Iterator[Mistake]:
    pfad, nummer = root / datei, freigabe.nummer
    if not pfad.is_file():
        yield _gone(datei, freigabe)
    elif datei.endswith(QUELLEN):
        inhalt = pfad.read_bytes()
        if not (is_what_was(datei, inhalt, soll) or is_sent(inhalt, soll)):
            yield QuelleGeaendert(datei, nummer)
        else:
            yield from _versand(datei, inhalt, soll, freigabe)
    elif not is_what_was(datei, pfad.read_bytes(), soll):
        yield DateiGeaendert(datei, nummer)


def _versand(datei: str, inhalt: bytes, soll: str, freigabe: Freigabe) -> Iterator[Mistake]:
    """Find a Versand in a source that `dispatch` did not write, or wrote and is gone."""
    if freigabe.tag is None or any(_fits(v, datei, inhalt) for v in _elsewhere(freigabe)):
        # Where git does not tell of the Fassung it does not tell of its Versand either; and of
        # one that the branch lost `verify` tells.
        return
    is_as_released = is_what_was(datei, inhalt, soll)
    letzter = last_sent(freigabe, datei)
    if letzter is None:
        if not is_as_released:
            yield VersandOhneTag(datei, freigabe.nummer)
    elif is_as_released:
        yield VersandEntfernt(datei, letzter.tag)
    elif not _fits(letzter, datei, inhalt):
        yield VersandGeaendert(datei, letzter.tag)


def _elsewhere(freigabe: Freigabe) -> Iterator[Versandtag]:
    return (v for v in freigabe.versand if v.tag not in freigabe.gehalten)


def _fits(versand: Versandtag, datei: str, inhalt: bytes) -> bool:
    """Tell whether a source is as a Versand left it."""
    return versand.quelle is not None and is_what_was(datei, inhalt, versand.quelle[1])


def last_sent(freigabe: Freigabe, datei: str) -> Versandtag | None:
    """Find the latest Versand of a Fassung that the branch holds and that is in a source of it."""
    eigene = (v for v in freigabe.versand if v.tag in freigabe.gehalten and datei == quelldatei(v))
    return max(eigene, key=lambda v: v.folge, default=None)


def quelldatei(versand: Versandtag) -> str:
    """Name the source that a Versand stands in, in the workspace; empty where its tag does not."""
    return f"{ANSWERS}/{versand.brief}/{versand.quelle[0]}" if versand.quelle else ""


def is_what_was(datei: str, inhalt: bytes, soll: str) -> bool:
    """Tell whether a file has its digest of then; the line ends of a source may be others."""
    return soll in (digests(inhalt) if datei.endswith(QUELLEN) else (digest(inhalt),))


def ohne_versand(inhalt: bytes) -> bytes:
    """Undo in a source what `dispatch` wrote into its head; a text without a head stays."""
    with suppress(OzganswerError, UnicodeDecodeError):
        if lies_kopf(inhalt).get("versand"):
            return aendere_kopf(inhalt, {"status": "schlussgezeichnet", "versand": None})
    return inhalt


def is_sent(inhalt: bytes, soll: str) -> bool:
    """Tell whether a source is, but for the Versand in its head, the one of a digest."""
    if not VERSAND.search(inhalt):
        return False
    # As `dispatch` writes it is undone without reading the YAML; another hand may write otherwise.
    schnell = STATUS.sub(rb"\1schlussgezeichnet", VERSAND.sub(b"", inhalt, count=1), count=1)
    return digest(schnell) == soll or soll in digests(ohne_versand(inhalt))


def digests(inhalt: bytes) -> Iterator[str]:
    """List the digests that a text may have had: git may write its line ends otherwise."""
    yield digest(inhalt)
    lf = inhalt.replace(b"\r\n", b"\n")
    yield digest(lf)
    yield digest(lf.replace(b"\n", b"\r\n"))


@dataclass(frozen=True, slots=True)
class Fassungsdateien:
    """The files of a released letter, in the workspace or else in git."""

    root: Path
    freigabe: Freigabe
    repository: Repository | None

    def missing(self) -> tuple[dict[str, bytes], tuple[Mistake, ...]]:
        """Read from git what the workspace lacks, and tell of each file, found there or not."""
        gefunden, mistakes = dict[str, bytes](), list[Mistake]()
        for name in self._names():
            if not (self.root / name).exists():
                inhalt = self._from_git(name)
                if inhalt is None or self.freigabe.tag is None:
                    mistakes.append(_gone(name, self.freigabe))
                else:
                    gefunden[name] = inhalt
                    mistakes.append(Wiederhergestellt(name, self.freigabe.tag.tag))
        return gefunden, tuple(mistakes)

    def copies(self, ziel: Path, formate: Iterable[str]) -> dict[Path, bytes]:
        """Read the letter in some formats, and its Nachweis, as they were released.

        Raises:
            Mistakes: a file is no longer what was released, and git does not have it.
        """
        name = self.freigabe.brief.name
        namen = {f"{name}.{f}": f"{name}.{f}" for f in formate} | {DATEI: f"{name}.{DATEI}"}
        inhalte = {neu: self._released(alt) for alt, neu in namen.items()}
        if weg := [n for n, inhalt in inhalte.items() if inhalt is None]:
            raise Mistakes(_gone(n, self.freigabe) for n in weg)
        return {ziel / n: inhalt for n, inhalt in inhalte.items() if inhalt is not None}

    def _names(self) -> Iterator[str]:
        yield f"{ordner(self.freigabe)}/{DATEI}"
        if self.freigabe.nachweis:
            yield from dateien(self.freigabe.nachweis)

    def _released(self, datei: str) -> bytes | None:
        name = f"{ordner(self.freigabe)}/{datei}"
        nachweis, pfad = self.freigabe.nachweis, self.root / name
        soll = dateien(nachweis).get(name) if nachweis else None
        if pfad.is_file() and soll in (None, digest(pfad.read_bytes())):
            return pfad.read_bytes()
        return self._from_git(name)

    def _from_git(self, name: str) -> bytes | None:
        """Read a file of the Fassung; a source as its latest Versand left it."""
        if self.repository is None or self.freigabe.tag is None:
            return None
        versand = last_sent(self.freigabe, name)
        return self.repository.read((versand or self.freigabe.tag).commit, name)

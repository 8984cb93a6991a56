"""Files of a folder as text: UTF-8, of sane size, free of what no letter can carry."""

import codecs
import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.loading import (
    Ausserhalb,
    DateiFehlt,
    DateiUnlesbar,
    DateiZuGross,
    NichtUtf8,
    OrdnerStattDatei,
    VerbotenesZeichen,
)
from ozganswer.errors.tables import GenannteDateiFehlt
from ozganswer.errors.values import LeererWert
from ozganswer.records.zeichen import verbotene

GRENZE = 5_000_000
"""Most bytes that a text may have."""

FREMD = frozenset(["..", "\\", ":"])
"""What leads out of a folder: its parent, and the paths of Windows."""


@dataclass(frozen=True, slots=True)
class Wurzel:
    """A folder that no path may leave, and what its files are called in messages."""

    ordner: Path
    """Absolute and resolved."""
    vorsatz: str = ""
    """Put before the path of a file inside, `ozganswer:templates/`."""
    gelesen: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    """The SHA-256 of each file that was read, by its name: of the very bytes that were used."""
    statt: Mapping[str, bytes] = field(default_factory=dict, compare=False, repr=False)
    """What to read in the stead of some files, by their names, as if it had been written."""

    def name(self, pfad: Path) -> str:
        """Call a file as messages do: by its path inside, with forward slashes."""
        return self.vorsatz + pfad.relative_to(self.ordner).as_posix()

    def sicher(self, pfad: Path) -> Path:
        """Give a path back that stays inside when links are followed; raise Ausserhalb."""
        if not self.enthaelt(pfad):
            raise Ausserhalb(self.name(pfad), Position(self.name(pfad)))
        return pfad

    def genannt(self, ordner: Path, name: str, position: Position) -> Path:
        """Find a file that a key names below a folder; raise Ausserhalb or GenannteDateiFehlt."""
        if not name.strip():
            raise LeererWert("datei", position)
        teile = PurePosixPath(name).parts
        pfad = ordner.joinpath(*teile)
        if name.startswith("/") or FREMD & {*teile, *name} or not self.enthaelt(pfad):
            raise Ausserhalb(name, position)
        if not os.path.isfile(pfad):  # noqa: PTH113 - Path.is_file raises over a name too long
            raise GenannteDateiFehlt(name, _dateien(pfad.parent), position)
        return pfad

    def enthaelt(self, pfad: Path) -> bool:
        """Tell whether a path stays inside when links are followed."""
        return Path(os.path.realpath(pfad)).is_relative_to(self.ordner)

    def bytes(self, pfad: Path, grenze: int = GRENZE) -> bytes:
        """Read a file whole; raise a Mistake."""
        name = self.name(pfad)
        inhalt = self.statt.get(name)
        if inhalt is None:
            inhalt = _from_disk(self, pfad, grenze)
        self.gelesen[name] = sha256(inhalt).hexdigest()
        return inhalt

    def text(self, pfad: Path) -> str:
        """Read a UTF-8 text without BOM, its lines ended by LF; raise Mistake or Mistakes."""
        return als_text(self.bytes(pfad), self.name(pfad))


def _from_disk(wurzel: Wurzel, pfad: Path, grenze: int) -> bytes:
    name = wurzel.name(pfad)
    try:
        stand = wurzel.sicher(pfad).stat()
        if stat.S_ISFIFO(stand.st_mode) or stat.S_ISCHR(stand.st_mode):
            raise DateiUnlesbar(name, "es ist ein Gerät")
        if stand.st_size > grenze:
            raise DateiZuGross(name, stand.st_size, grenze)
        return pfad.read_bytes()
    except OSError as fehler:
        raise _unlesbar(name, pfad, fehler) from fehler


def als_text(inhalt: bytes, datei: str) -> str:
    """Decode a file's bytes; raise NichtUtf8, or Mistakes for characters that are forbidden."""
    try:
        text = inhalt.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as fehler:
        davor = fehler.object[: fehler.start].decode("utf-8")
        raise NichtUtf8(fehler.object[fehler.start], stelle(davor, len(davor), datei)) from None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if verboten := list(_verbotene(text, datei)):
        raise Mistakes(verboten)
    return text


def stelle(text: str, index: int, datei: str) -> Position:
    """Find line and column of a character of a text."""
    return Position(datei, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))


def _verbotene(text: str, datei: str) -> Iterator[Mistake]:
    for treffer in verbotene(text):
        yield VerbotenesZeichen(treffer.group(), stelle(text, treffer.start(), datei))


def _dateien(ordner: Path) -> list[str]:
    return [p.name for p in ordner.iterdir() if p.is_file()] if ordner.is_dir() else []


def _unlesbar(name: str, pfad: Path, fehler: OSError) -> Mistake:
    if isinstance(fehler, FileNotFoundError | NotADirectoryError):
        return DateiFehlt(name)
    if pfad.is_dir():
        return OrdnerStattDatei(name)
    return DateiUnlesbar(name, f"Meldung des Systems: {fehler.strerror or fehler}")

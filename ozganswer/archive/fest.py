"""What is fixed of a released letter: its files as the Nachweis says, and nothing else."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from ozganswer.archive.freigabe import Freigabe
from ozganswer.archive.nachweis import DATEI, Nachweis, digest
from ozganswer.errors import Mistake, OzganswerError
from ozganswer.errors.fassung import DateiGeaendert, DateiWeg, NachweisGeaendert, QuelleGeaendert
from ozganswer.load.kopf import aendere_kopf
from ozganswer.load.ordner import ANSWERS

QUELLEN = ".md"


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
    if not (root / name).is_file():
        yield DateiWeg(name, freigabe.nummer)
    elif nachweis is None or not _nachweis_holds(root / name, freigabe):
        yield NachweisGeaendert(name, freigabe.nummer)
    for datei, soll in dateien(nachweis).items() if nachweis else ():
        yield from _compare(root, datei, soll, freigabe.nummer)


def _nachweis_holds(pfad: Path, freigabe: Freigabe) -> bool:
    if freigabe.tag is None or freigabe.tag.nachweis is None:
        return True
    return freigabe.tag.nachweis in _digests(pfad.read_bytes())


def _compare(root: Path, datei: str, soll: str, nummer: int) -> Iterator[Mistake]:
    pfad = root / datei
    if not pfad.is_file():
        yield DateiWeg(datei, nummer)
    elif datei.endswith(QUELLEN):
        if soll not in _digests(ohne_versand(pfad.read_bytes())):
            yield QuelleGeaendert(datei, nummer)
    elif digest(pfad.read_bytes()) != soll:
        yield DateiGeaendert(datei, nummer)


def ohne_versand(inhalt: bytes) -> bytes:
    """Undo in a source what `dispatch` wrote into its head; a text without a head stays."""
    with suppress(OzganswerError, UnicodeDecodeError):
        if b"versand" in inhalt:
            return aendere_kopf(inhalt, {"status": "schlussgezeichnet", "versand": None})
    return inhalt


def _digests(inhalt: bytes) -> tuple[str, ...]:
    """Work out the digests that a text may have had: git may write its line ends otherwise."""
    lf = inhalt.replace(b"\r\n", b"\n")
    return digest(inhalt), digest(lf), digest(lf.replace(b"\n", b"\r\n"))

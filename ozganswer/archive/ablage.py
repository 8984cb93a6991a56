"""The Nachweis as a file beside the letter: read, and compared with what lies there."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ozganswer.archive.nachweis import DATEI, FASSUNG, FELDER, Nachweis, digest, read
from ozganswer.archive.zeilen import cut, is_sealed
from ozganswer.errors import Mistake
from ozganswer.errors.archiving import NachweisKaputt, VonHandGeaendert
from ozganswer.load.ordner import ANSWERS, Ort


def lies(root: Path, ort: Ort) -> Nachweis | Mistake | None:
    """Read the Nachweis of a letter; a Mistake where it is of no use, None where there is none."""
    name = f"{ANSWERS}/{ort}/{DATEI}"
    try:
        return read((root / name).read_text(encoding="utf-8"), name, str(ort))
    except FileNotFoundError:
        return None
    except (UnicodeDecodeError, OSError):
        return NachweisKaputt(name)
    except Mistake as mistake:
        return mistake


def teile(root: str, ort: Ort) -> dict[str, bytes] | None:
    """Cut the Nachweis of a letter by its keys; None where it is not surely this letter's."""
    try:
        with open(f"{root}/{ANSWERS}/{ort}/{DATEI}", "rb", buffering=0) as datei:  # noqa: PTH123
            inhalt = datei.read()
        inhalt = inhalt.replace(b"\r\n", b"\n") if b"\r" in inhalt else inhalt
        if not (is_sealed(inhalt) and f"\nnachweis: {FASSUNG}\n".encode() in inhalt):
            return None
        gefunden = cut(inhalt, FELDER)
    except (OSError, ValueError):
        return None
    return gefunden if gefunden["brief"] == f' "{ort}"'.encode() else None


def dateiname(name: str, *, daneben: bool) -> str:
    """Call the Nachweis of a letter: beside it, or flat among others (`--out`)."""
    return DATEI if daneben else f"{name}.{DATEI}"


def changed_by_hand(
    root: Path, alt: Nachweis, neu: Mapping[str, bytes]
) -> Iterator[VonHandGeaendert]:
    """Find files that are neither what was built last nor what would be built now."""
    ordner = f"{ANSWERS}/{alt.brief}"
    for name, soll in alt.ausgaben:
        pfad = root / ordner / name
        if name in neu and pfad.is_file():
            inhalt = pfad.read_bytes()
            if inhalt != neu[name] and digest(inhalt) != soll:
                yield VonHandGeaendert(f"{ordner}/{name}")

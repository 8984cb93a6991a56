"""What a letter was made of besides facts: its files, its templates, the fonts, the libraries."""

from collections.abc import Iterable
from functools import cache
from importlib.metadata import distribution
from types import MappingProxyType

from ozganswer.archive.nachweis import digest
from ozganswer.records.auftrag import Auftrag
from ozganswer.write.fontfiles import SCHRIFTEN
from ozganswer.write.versionen import versionen

BIBLIOTHEKEN = MappingProxyType(
    {
        "": "ozganswer babel fonttools jinja2 linkify-it-py markdown-it-py markupsafe".split(),
        "docx": "lxml python-docx".split(),
        "pdf": "cssselect2 pillow pydyf tinycss2 tinyhtml5 weasyprint".split(),
    }
)
"""Whose versions can change the bytes of a letter in a format, or in any.

Python's is none of them: the bytes are the same with each that the program runs on.
"""

VERSION = "Version: "
SCHRIFT = "ozganswer:schriften/"


def eingaben(auftrag: Auftrag, templates: Iterable[str]) -> dict[str, str]:
    """List what a letter was made of, each with its digest."""
    alle = auftrag.templates
    benutzt = {alle.dateien[name]: alle.digests[name] for name in templates}
    return {**auftrag.eingaben, **benutzt, **schriften()}


@cache
def schriften() -> dict[str, str]:
    """Work out the digests of the fonts that come with the program."""
    return {f"{SCHRIFT}{p.name}": digest(p.read_bytes()) for p in sorted(SCHRIFTEN.glob("*.ttf"))}


@cache
def bibliotheken(formate: tuple[str, ...]) -> dict[str, str]:
    """List the versions of the libraries that make a letter in some formats."""
    namen = (name for format_ in ("", *formate) for name in BIBLIOTHEKEN.get(format_, ()))
    eigene = {name: _version(name) for name in namen}
    return eigene | {n: v for format_ in formate for n, v in versionen(format_).items()}


def _version(name: str) -> str:
    """Read a library's version off one line: the whole file, a mail, takes twice as long."""
    bibliothek = distribution(name)
    zeilen = (bibliothek.read_text("METADATA") or "").split("\n")
    gesagt = (z.removeprefix(VERSION).strip() for z in zeilen if z.startswith(VERSION))
    return next(gesagt, "") or bibliothek.version

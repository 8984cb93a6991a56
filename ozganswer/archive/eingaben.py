"""What a letter was made of besides facts: its files, its templates, the fonts, the libraries."""

from collections.abc import Iterable
from functools import cache
from importlib.metadata import version

from ozganswer.archive.nachweis import digest
from ozganswer.records.auftrag import Auftrag
from ozganswer.write.fontfiles import SCHRIFTEN

BIBLIOTHEKEN = (
    "ozganswer babel fonttools jinja2 lxml markdown-it-py pydyf python-docx weasyprint".split()
)
"""Whose versions can change the bytes of a letter."""

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
def bibliotheken() -> dict[str, str]:
    """List the versions of the libraries that made the letter."""
    return {name: version(name) for name in BIBLIOTHEKEN}

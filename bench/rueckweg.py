"""Edits from a word processor back into the source: how long `pull` takes, cold."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.clock import best, run
from bench.lines import line
from bench.machine import Machine
from bench.programs import ozganswer

BRIEF, NAME = "goerlitz/la-wa-2020", "la-wa-2020"
"""The example with the longest text of its own."""
ROUNDS = 5
TEIL = "word/document.xml"
WORTE = {
    "ein Wort": {"hat früh begonnen": "hat zeitig begonnen"},
    "ein Wort in fünf Absätzen": {
        "hat früh begonnen": "hat zeitig begonnen",
        "hielte ich": "halte ich",
        "nur der Bund": "allein der Bund",
        "regelmäßig im Kreistag": "laufend im Kreistag",
        "halten den Betrieb": "sichern den Betrieb",
    },
}
"""What is written over what, where the source itself says it."""


def report(folder: Path) -> Iterator[str]:
    """Build a letter, save it as it is and with edits, and pull each."""
    ordner = folder / "rueckweg"
    run(ozganswer(None, "build", BRIEF, "--only", "docx", "--out", str(ordner)))
    gebaut = (ordner / f"{NAME}.docx").read_bytes()
    bearbeitet = {"nichts": {}, **WORTE}
    for nummer, worte in enumerate(bearbeitet.values()):
        (ordner / f"{nummer}.docx").write_bytes(_edited(gebaut, worte))
    machine = Machine.now(folder)
    befehle = {
        name: ozganswer(None, "pull", str(ordner / f"{nummer}.docx"), "--dry-run")
        for nummer, name in enumerate(bearbeitet)
    }
    taken = best(befehle, ROUNDS)
    yield f"\nÄnderungen aus Word zurück in die Quelle, {BRIEF} ({machine.told()})"
    for name, call in taken.items():
        yield line(f"  ozganswer pull, geändert ist {name}", call.seconds, "s", machine.at_most(1))


def _edited(inhalt: bytes, worte: Mapping[str, str]) -> bytes:
    """Replace words in the text of a document."""
    neu = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhalt)) as alt, zipfile.ZipFile(neu, "w") as paket:
        for name in alt.namelist():
            teil = alt.read(name)
            for vorher, nachher in worte.items() if name == TEIL else ():
                teil = teil.replace(vorher.encode(), nachher.encode())
            paket.writestr(name, teil)
    return neu.getvalue()

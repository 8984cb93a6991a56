"""Tracked changes of a long letter, beside a program that compares two finished Word files.

python -m bench.redlines measures them alone.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

from pypdf import PdfReader

from bench.clock import Command, best, run
from bench.lines import spent
from bench.machine import Machine
from bench.programs import PEERS, ozganswer

ROOT = Path(__file__).parent.parent
BRIEF = "chemnitz/RA-531-2019"
QUELLE = f"answers/{BRIEF}/antwort.md"
SEITEN, SEKUNDEN = 8, 0.5
"""Pages of the letter, and seconds that it may take."""
ROUNDS = 7
OWN = "ozganswer diff --docx, aus den Quellen beider Seiten"
PEER = "Python-Redlines (Docxodus), aus zwei fertigen DOCX"
ABSATZ = """
Das Vorhaben {nr} läuft seit dem Herbst. Es kostet rund {{{{ haushalt.ozg_2019_20.betrag | euro }}}}
und bindet in den Ämtern {nr} Stellen. Die Mitarbeiter*innen werden dafür geschult; die Schulung
dauert mehrere Tage und richtet sich an alle, die mit Bürger*innen sprechen.
"""
TABELLE = "\n{{ projekttabelle(projekte) }}\n"


def report(folder: Path) -> Iterator[str]:
    """Write a long letter, change it, and measure what shows the changes."""
    ordner = folder / "redline"
    alt, neu = write_pair(ordner, folder)
    seiten = len(PdfReader(neu.with_suffix(".pdf")).pages)
    machine = Machine.now(folder)
    yield f"\nNachverfolgte Änderungen, {seiten} Seiten, kalter Prozess ({machine.told()})"
    taken = best(_commands(ordner, folder, alt, neu), ROUNDS)
    ziel = machine.at_most(SEKUNDEN) if seiten == SEITEN else None
    yield spent(f"  {OWN}", taken.pop(OWN), ziel)
    yield from (spent(f"  {name}", gebraucht) for name, gebraucht in taken.items())
    if not taken:
        yield f"  {PEER}: nicht installiert"


def write_pair(ordner: Path, folder: Path) -> tuple[Path, Path]:
    """Commit a long letter to git and change it; return the DOCX of before and of now."""
    for name in ("facts", "questions", "templates"):
        shutil.copytree(ROOT / name, ordner / name)
    quelle = ordner / QUELLE
    quelle.parent.mkdir(parents=True)
    text = (ROOT / QUELLE).read_text(encoding="utf-8")
    quelle.write_text(text + "".join(_more()), encoding="utf-8")
    alt = _built(ordner, folder / "alt")
    subprocess.run(["git", "init", "--quiet"], cwd=ordner, check=True)
    subprocess.run(["git", "add", "--all"], cwd=ordner, check=True)
    wer = ("-c", "user.name=Erika Muster", "-c", "user.email=erika@stadt.example")
    subprocess.run(["git", *wer, "commit", "--quiet", "-m", "Anfang"], cwd=ordner, check=True)
    _edit(ordner)
    return alt, _built(ordner, folder / "neu")


def _more() -> Iterator[str]:
    for nummer in range(1, 42):
        yield ABSATZ.format(nr=nummer)
        if nummer % 5 == 0:
            yield TABELLE


def _edit(ordner: Path) -> None:
    """Change a fact, words, a paragraph that goes, one that comes, and a row."""
    _replace(ordner / "facts/chemnitz/haushalt.yaml", "betrag: 60000", "betrag: 65000")
    _replace(ordner / "facts/chemnitz/projekte.yaml", "Onlineantrag zum BAföG", "BAföG online")
    for nummer in range(4, 42, 6):
        alt = f"Das Vorhaben {nummer} läuft seit dem Herbst."
        _replace(ordner / QUELLE, alt, f"Das Vorhaben {nummer} beginnt erst im Frühjahr.")
    _replace(ordner / QUELLE, ABSATZ.format(nr=12), "\nEin Absatz, den es noch nicht gab.\n")


def _replace(pfad: Path, alt: str, neu: str) -> None:
    text = pfad.read_text(encoding="utf-8")
    if alt not in text:
        raise SystemExit(f"„{alt}“ steht nicht in {pfad}.")
    pfad.write_text(text.replace(alt, neu), encoding="utf-8")


def _built(ordner: Path, ziel: Path) -> Path:
    run(ozganswer(ordner, "build", BRIEF, "--out", str(ziel)))
    return ziel / f"{BRIEF.rpartition('/')[2]}.docx"


def _commands(ordner: Path, folder: Path, alt: Path, neu: Path) -> Mapping[str, Command]:
    ziel = folder / "aenderungen.docx"
    own = {OWN: ozganswer(ordner, "diff", BRIEF, "HEAD", "--docx", "--out", str(ziel))}
    if not find_spec("python_redlines"):
        return own
    script = PEERS / "redlines.py"
    return {**own, PEER: [sys.executable, str(script), str(alt), str(neu), str(ziel)]}


def main() -> None:
    """Measure them alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run([sys.executable, "-m", "bench.own", "prepare", str(folder)])
        for told in report(folder):
            print(told, flush=True)


if __name__ == "__main__":
    main()

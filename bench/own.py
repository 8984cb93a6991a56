"""Letters by this program, and what others make the same from.

own.py prepare FOLDER, own.py letters FOLDER COUNT, own.py peers WORKSPACE FOLDER
"""

import compileall
import shutil
import sys
from pathlib import Path

from bench.peers.inputs import write_inputs
from ozganswer.build import build_letter
from ozganswer.cli.tuning import tune
from ozganswer.compose import compose
from ozganswer.load.workspace import Workspace
from ozganswer.records.auftrag import Auftrag
from ozganswer.write import WRITERS, css, html
from ozganswer.write.fontfiles import SCHRIFTEN

ROOT = Path(__file__).parent.parent


def prepare(folder: Path) -> None:
    """Write what the other programs need for the same letter, and its name, into a folder."""
    # As pip does with all that it installs.
    compileall.compile_dir(ROOT / "ozganswer", quiet=1)
    auftrag = first_letter()
    letter = compose(auftrag).letter
    write_inputs(letter, folder, "letter")
    link_fonts(folder)
    stil = auftrag.stilordner.stil
    # As a first program would write it: with the hyphens that German text asks for.
    style = css.draw(stil).replace("hyphens: manual", "hyphens: auto")
    page = html.draw(letter, stil).replace("</head>", f"<style>{style}</style></head>")
    (folder / "letter.html").write_text(page, encoding="utf-8")
    (folder / "name").write_text(f"{auftrag.kommune}/{auftrag.name}", encoding="utf-8")


def peers(ordner: Path, folder: Path) -> None:
    """Write what the other programs need for each letter of a workspace into a folder."""
    workspace = Workspace.open(ordner)
    folder.mkdir()
    link_fonts(folder)
    for brief in workspace.briefe():
        letter = compose(workspace.auftrag(brief.kommune, brief.name)).letter
        write_inputs(letter, folder, f"{brief.kommune}-{brief.name}")


def link_fonts(folder: Path) -> None:
    """Put the fonts of this program where others find them."""
    (folder / "fonts").symlink_to(SCHRIFTEN)


def letters(folder: Path, count: int) -> None:
    """Load, compose and write so many letters of one workspace in every format."""
    tune()
    workspace = Workspace.open(_copies(folder / "kopien", count))
    for brief in workspace.briefe():
        auftrag = workspace.auftrag(brief.kommune, brief.name)
        for name, content in build_letter(auftrag, tuple(WRITERS)).dateien.items():
            (folder / name).write_bytes(content)


def _copies(folder: Path, count: int) -> Path:
    """Make a workspace in which the first example stands many times, each under its Kennung."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "facts", folder / "facts")
    auftrag = first_letter()
    (anfrage,) = auftrag.anfragen
    frage = (ROOT / f"questions/{auftrag.kommune}/{anfrage.name}.yaml").read_text(encoding="utf-8")
    antwort = (ROOT / auftrag.quelle.text.datei).read_text(encoding="utf-8")
    for number in range(count):
        kennung = f"BENCH-{number:04d}"
        neu = frage.replace(anfrage.anfrage.kennung, kennung)
        _write(folder / f"questions/{auftrag.kommune}/{kennung}.yaml", neu)
        _write(folder / f"answers/{auftrag.kommune}/{kennung}/antwort.md", antwort)
    return folder


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def first_letter() -> Auftrag:
    """Read the first example letter of this repository."""
    workspace = Workspace.open(ROOT)
    brief = workspace.briefe()[0]
    return workspace.auftrag(brief.kommune, brief.name)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["prepare", folder]:
            prepare(Path(folder))
        case ["letters", folder, count]:
            letters(Path(folder), int(count))
        case ["peers", ordner, folder]:
            peers(Path(ordner), Path(folder))

"""Letters by this program in one process: own.py prepare FOLDER, own.py letters FOLDER COUNT."""

import sys
from pathlib import Path

from bench.peers.inputs import write_inputs
from ozganswer.build import build_letter
from ozganswer.cli.start import tune
from ozganswer.compose import compose
from ozganswer.load.workspace import Workspace
from ozganswer.records.auftrag import Auftrag
from ozganswer.write import WRITERS, css, html

ROOT = Path(__file__).parent.parent


def prepare(folder: Path) -> None:
    """Write what the other programs need for the same letter, and its name, into a folder."""
    auftrag = first_letter()
    letter = compose(auftrag).letter
    write_inputs(letter, folder)
    stil = auftrag.stilordner.stil
    # As a first program would write it: with the hyphens that German text asks for.
    style = css.draw(stil).replace("hyphens: manual", "hyphens: auto")
    page = html.draw(letter, stil).replace("</head>", f"<style>{style}</style></head>")
    (folder / "letter.html").write_text(page, encoding="utf-8")
    (folder / "name").write_text(f"{auftrag.kommune}/{auftrag.name}", encoding="utf-8")


def letters(folder: Path, count: int) -> None:
    """Load, compose and write the letter in every format, many times over."""
    tune()
    for _ in range(count):
        for name, content in build_letter(first_letter(), tuple(WRITERS)).dateien.items():
            (folder / name).write_bytes(content)


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

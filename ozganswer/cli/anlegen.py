"""`init`: a new workspace, and what to do next in it."""

from pathlib import Path

from ozganswer.ausgabe import name_in
from ozganswer.cli.meldung import count, tell_sentence
from ozganswer.init import new_workspace


def run(ordner: Path) -> int:
    """Make a workspace in a folder; return the exit code."""
    neue = new_workspace(ordner.resolve())
    for datei in neue:
        tell_sentence(f"geschrieben: {name_in(datei, ordner.resolve())}", "text")
    tell_sentence(f"{count(len(neue), 'Datei', 'Dateien')} angelegt in {ordner.resolve()}.", "text")
    ziel = "" if ordner.resolve() == Path.cwd() else f' -C "{ordner}"'
    tell_sentence(f"Als Nächstes: ozganswer{ziel} build", "text")
    return 0

"""git in a workspace: what no commit brings into a clone, and so is set up in each.

Letters are shown as text (`textconv`), and hooks look after them.
"""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from ozganswer.archive.git import Repository
from ozganswer.cli.haken import HAKEN, programm, write_hook
from ozganswer.cli.meldung import tell, tell_sentence

TREIBER = "diff.ozganswer.textconv"
"""The setting of git that says how letters become text; .gitattributes names `diff=ozganswer`."""

ATTRIBUTE = ".gitattributes"
IGNORE = ".gitignore"
EIGENE = ".ozganswer"
"""How names begin of what the program leaves in a workspace for a while."""

TEXTCONV = """\
f() {{ {programm} textconv -- "$1" 2>/dev/null || \
{{ echo '[ozganswer fehlt hier; neu einrichten: ozganswer init --git]'; cksum <"$1"; }}; }}; f"""
"""Where the program is gone git shows that, and whether a file is another, instead of nothing."""


def set_up(repository: Repository) -> None:
    """Teach the git of a clone to show and to check letters; tell what was done and what not."""
    repository.run("config", TREIBER, TEXTCONV.format(programm=programm()))
    tell_sentence("git zeigt Briefe jetzt als Text („git diff“, „git log -p“).")
    for haken in HAKEN:
        if hindernis := write_hook(repository, haken):
            tell([hindernis])
        else:
            tell_sentence(f"{haken.tut} (Haken {haken.name}).")


def completed(root: Path) -> dict[Path, bytes]:
    """Work out what a workspace's .gitattributes and .gitignore lack of a new one's."""
    geplant = {
        root / ATTRIBUTE: _with(root / ATTRIBUTE, _example("gitattributes")),
        root / IGNORE: _with(root / IGNORE, _to_ignore(root)),
    }
    return {pfad: text.encode() for pfad, text in geplant.items() if text}


def _to_ignore(root: Path) -> list[str]:
    """List what is not to be committed: of a file that there is, only what the program leaves."""
    alle = _example("gitignore")
    return [z for z in alle if z.startswith(EIGENE)] if (root / IGNORE).exists() else alle


def _example(name: str) -> list[str]:
    return (files("ozganswer") / "beispiel" / name).read_text(encoding="utf-8").splitlines()


def _with(pfad: Path, wanted: Iterable[str]) -> str:
    """Put lines that a file lacks behind its own; empty where it lacks none that does anything."""
    alt = pfad.read_text(encoding="utf-8") if pfad.exists() else ""
    fehlend = [z for z in wanted if z not in alt.splitlines()]
    if not any(zeile and not zeile.startswith("#") for zeile in fehlend):
        return ""
    davor = alt if alt.endswith("\n") or not alt else f"{alt}\n"
    return f"{davor}{chr(10).join(fehlend)}\n"

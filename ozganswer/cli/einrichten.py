"""git in a workspace: what no commit brings into a clone, and so is set up in each.

Letters are shown as text (`textconv`), and hooks look after them.
"""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from ozganswer.archive.git import Repository
from ozganswer.ausgabe import write_files
from ozganswer.cli.haken import HAKEN, programm, write_hook
from ozganswer.cli.meldung import tell, tell_sentence

TREIBER = "diff.ozganswer.textconv"
"""The setting of git that says how letters become text; .gitattributes names `diff=ozganswer`."""

ATTRIBUTE = ".gitattributes"

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


def complete_attributes(root: Path) -> Iterator[str]:
    """Add to .gitattributes what an older workspace lacks there, and tell so."""
    pfad = root / ATTRIBUTE
    alt = pfad.read_text(encoding="utf-8") if pfad.exists() else ""
    wanted = (files("ozganswer") / "beispiel" / "gitattributes").read_text(encoding="utf-8")
    fehlend = [z for z in wanted.splitlines() if z not in alt.splitlines()]
    if any(zeile and not zeile.startswith("#") for zeile in fehlend):
        davor = alt if alt.endswith("\n") or not alt else f"{alt}\n"
        write_files({pfad: f"{davor}{chr(10).join(fehlend)}\n".encode()}, root)
        yield f"ergänzt: {ATTRIBUTE} (bitte in git eintragen)"

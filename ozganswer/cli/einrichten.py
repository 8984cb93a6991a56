"""git in a workspace: what no commit brings into a clone, and so is set up in each.

Letters are shown as text (`textconv`), and a hook checks them before a commit (`pre-commit`).
"""

import shlex
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from ozganswer.archive.git import Repository
from ozganswer.ausgabe import write_files
from ozganswer.cli.meldung import tell, tell_sentence
from ozganswer.errors import Mistake
from ozganswer.errors.git import HakenAnderswo, HakenVorhanden
from ozganswer.load.ordner import ANSWERS, FACTS, QUESTIONS
from ozganswer.load.templates import ORDNER as TEMPLATES

TEILE = (FACTS, QUESTIONS, TEMPLATES, ANSWERS)
"""Folders whose files letters are made of, or are letters."""

TREIBER = "diff.ozganswer.textconv"
"""The setting of git that says how letters become text; .gitattributes names `diff=ozganswer`."""

ATTRIBUTE, HAKEN = ".gitattributes", "pre-commit"

TEXTCONV = """\
f() {{ {programm} textconv -- "$1" 2>/dev/null || \
{{ echo '[ozganswer fehlt hier; neu einrichten: ozganswer init --git]'; cksum <"$1"; }}; }}; f"""
"""Where the program is gone git shows that, and whether a file is another, instead of nothing."""

ZEICHEN = "# Geschrieben von „ozganswer init --git“"
PRE_COMMIT = f"""\
#!/bin/sh
{ZEICHEN} für {{wo}}; wer diese Zeile löscht, behält die Datei.
# Prüft vor jedem Commit, was er an Briefen enthält. Ohne Prüfung: git commit --no-verify
git diff --cached --quiet -- {{ordner}} && exit 0
if {{python}} -P -c 'import ozganswer' 2>/dev/null; then
    exec {{programm}} {{befehl}}
elif command -v ozganswer >/dev/null 2>&1; then
    exec ozganswer {{befehl}}
fi
echo 'Das Programm ozganswer ist nicht mehr da, wo es beim Einrichten war. Neu einrichten:' >&2
echo '  ozganswer init --git   (ohne Prüfung eintragen: git commit --no-verify)' >&2
exit 1
"""


def set_up(repository: Repository) -> None:
    """Teach the git of a clone to show and to check letters; tell what was done and what not."""
    repository.run("config", TREIBER, TEXTCONV.format(programm=_programm()))
    tell_sentence("git zeigt Briefe jetzt als Text („git diff“, „git log -p“).")
    if hindernis := _hook(repository):
        tell([hindernis])
    else:
        tell_sentence("git prüft Briefe jetzt vor jedem Commit (Haken pre-commit).")


def complete_attributes(root: Path) -> Iterator[str]:
    """Add to .gitattributes what an older workspace lacks there, and tell so."""
    pfad = root / ATTRIBUTE
    alt = pfad.read_text(encoding="utf-8") if pfad.exists() else ""
    wanted = (files("ozganswer") / "beispiel" / "gitattributes").read_text(encoding="utf-8")
    fehlend = [z for z in wanted.splitlines() if z not in alt.splitlines()]
    if any(not zeile.startswith("#") for zeile in fehlend):
        davor = alt if alt.endswith("\n") or not alt else f"{alt}\n"
        write_files({pfad: f"{davor}{chr(10).join(fehlend)}\n".encode()}, root)
        yield f"ergänzt: {ATTRIBUTE} (bitte in git eintragen)"


def _programm() -> str:
    """Write the call of this very program: a hook finds no virtual environment by itself."""
    # -P: else a folder `ozganswer` in the workspace would be taken for the program.
    return f"{_python()} -P -m ozganswer"


def _python() -> str:
    return shlex.quote(Path(sys.executable).as_posix())


def _hook(repository: Repository) -> Mistake | None:
    """Write the hook, or say why it was left as it is."""
    befehl = f"check --vorgemerkt -C {shlex.quote(repository.vorsatz or '.')}"
    if fremd := repository.setting("core.hooksPath"):
        return HakenAnderswo(fremd, f"{_programm()} {befehl}")
    wo = f"„{repository.vorsatz}“" if repository.vorsatz else "diesen Ordner"
    ordner = shlex.join(f"{repository.vorsatz}{teil}" for teil in TEILE)
    text = PRE_COMMIT.format(
        wo=wo, ordner=ordner, python=_python(), programm=_programm(), befehl=befehl
    )
    pfad = repository.hooks / HAKEN
    if pfad.exists() and f"{ZEICHEN} für {wo};" not in pfad.read_text(errors="replace"):
        return HakenVorhanden(str(pfad), f"{_programm()} {befehl}")
    write_files({pfad: text.encode()}, repository.ordner)
    pfad.chmod(0o755)
    return None

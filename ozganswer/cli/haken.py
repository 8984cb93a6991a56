"""The hooks of git: programs that it calls by itself, before a commit and before a rebase."""

import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

from ozganswer.archive.git import Repository
from ozganswer.ausgabe import write_files
from ozganswer.errors import Mistake
from ozganswer.errors.git import HakenAnderswo, HakenVorhanden
from ozganswer.load.ordner import ANSWERS, FACTS, QUESTIONS
from ozganswer.load.templates import ORDNER as TEMPLATES

TEILE = (FACTS, QUESTIONS, TEMPLATES, ANSWERS)
"""Folders whose files letters are made of, or are letters."""

ZEICHEN = "# Geschrieben von „ozganswer init --git“"
KOPF = f"""\
#!/bin/sh
{ZEICHEN} für {{wo}}; wer diese Zeile löscht, behält die Datei.
"""

PRE_COMMIT = """\
# Prüft vor jedem Commit, was er an Briefen enthält. Ohne Prüfung: git commit --no-verify
git diff --cached --quiet -- {ordner} && exit 0
if {python} -P -c 'import ozganswer' 2>/dev/null; then
    exec {programm} {befehl}
elif command -v ozganswer >/dev/null 2>&1; then
    exec ozganswer {befehl}
fi
echo 'Das Programm ozganswer ist nicht mehr da, wo es beim Einrichten war. Neu einrichten:' >&2
echo '  ozganswer init --git   (ohne Prüfung eintragen: git commit --no-verify)' >&2
exit 1
"""

PRE_REBASE = """\
# Der Tag einer Fassung nennt ihren Commit; „rebase“ machte einen anderen daraus.
# Trotzdem umschreiben: git rebase --no-verify
von=${{1:+--no-merged=$1}}
[ "$1" = --root ] && von=--sort=refname
fassungen=$(git for-each-ref --format='  %(refname:strip=2)' "$von" --merged="${{2:-HEAD}}" \
    'refs/tags/*/*/v*')
[ -z "$fassungen" ] && exit 0
echo 'Schlussgezeichnete Briefe würden umgeschrieben, und ihre Tags gälten nicht mehr:' >&2
echo "$fassungen" >&2
echo 'Zusammenführen statt umschreiben: git pull --no-rebase (oder git merge).' >&2
exit 1
"""


@dataclass(frozen=True, slots=True)
class Haken:
    """A hook: how git calls it, what it runs, and what git does with it."""

    name: str
    text: str
    tut: str


HAKEN = (
    Haken("pre-commit", PRE_COMMIT, "git prüft Briefe jetzt vor jedem Commit"),
    Haken("pre-rebase", PRE_REBASE, "git schreibt Fassungen nicht mehr um"),
)


def write_hook(repository: Repository, haken: Haken) -> Mistake | None:
    """Write a hook into a clone, or say why it was left as it is."""
    wo = f"„{repository.vorsatz}“" if repository.vorsatz else "diesen Ordner"
    befehl = f"check --vorgemerkt -C {shlex.quote(repository.vorsatz or '.')}"
    teile = {
        "wo": wo,
        "ordner": shlex.join(f"{repository.vorsatz}{teil}" for teil in TEILE),
        "python": _python(),
        "programm": programm(),
        "befehl": befehl,
    }
    zeile = f"{programm()} {befehl}" if haken.text is PRE_COMMIT else ""
    if fremd := repository.setting("core.hooksPath"):
        return HakenAnderswo(haken.name, fremd, zeile)
    pfad = repository.hooks / haken.name
    if pfad.exists() and f"{ZEICHEN} für {wo};" not in pfad.read_text(errors="replace"):
        return HakenVorhanden(str(pfad), zeile)
    text = f"{KOPF}{haken.text}".format_map(teile)
    write_files({pfad: text.encode()}, repository.ordner)
    pfad.chmod(0o755)
    return None


def programm() -> str:
    """Write the call of this very program: a hook finds no virtual environment by itself."""
    # -P: else a folder `ozganswer` in the workspace would be taken for the program.
    return f"{_python()} -P -m ozganswer"


def _python() -> str:
    return shlex.quote(Path(sys.executable).as_posix())

"""The calls of this program and of others that make the same letters."""

import shlex
import shutil
import sys
from pathlib import Path

from bench.clock import Command

OWN = "ozganswer (DOCX, PDF, Text, Nachweis)"
PLAIN = "WeasyPrint, wie es kommt (PDF)"
TYPST = "Typst (PDF)"
OFFICE = "docxtpl und LibreOffice (DOCX, PDF)"

HERE = Path(__file__).parent
PEERS = HERE / "peers"


def ozganswer(folder: Path | None, *args: str) -> Command:
    """Call this program, in a workspace."""
    where = ["-C", str(folder)] if folder else []
    return [sys.executable, "-m", "ozganswer", *where, *args]


def same_letter(folder: Path, count: int) -> dict[str, Command]:
    """Make one letter `count` times in one process, by every program that is found."""
    own = [sys.executable, "-m", "bench.own", "letters", str(folder), str(count)]
    plain = _python("weasyprint_plain.py", folder, count)
    return {OWN: own, PLAIN: plain, **others(folder, count)}


def others(folder: Path, count: int = 1) -> dict[str, Command]:
    """Make each letter that is prepared in a folder, `count` times, by the other programs."""
    found = {TYPST: _python("typst_letter.py", folder, count)}
    if shutil.which("soffice"):
        found[OFFICE] = _docxtpl_and_office(folder, count)
    return found


def _python(script: str, folder: Path, count: int) -> Command:
    return [sys.executable, str(PEERS / script), str(folder), str(count)]


def _docxtpl_and_office(folder: Path, count: int) -> Command:
    """One LibreOffice makes the PDFs of all DOCX."""
    docxtpl = shlex.join(_python("docxtpl_letter.py", folder, count))
    office = f"soffice -env:UserInstallation=file://{folder}/office --headless --convert-to pdf"
    steps = f"cd {folder} && rm -f docxtpl-*.docx && {docxtpl} && {office} docxtpl-*.docx"
    return ["sh", "-c", steps]

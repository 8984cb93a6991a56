"""`ask` and `facts add`: notes to the offices, and their answers into the facts."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from ozganswer.archive.freigabe import Freigaben
from ozganswer.ausgabe import name_in, write_files
from ozganswer.cli.arbeit import alone_in, inquiries, open_workspace
from ozganswer.cli.meldung import count, show_difference, tell, tell_sentence
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.asking import ZuarbeitSchonDa
from ozganswer.errors.loading import DateiUnlesbar, DateiZuGross
from ozganswer.load.datei import GRENZE
from ozganswer.load.ordner import Anfrageort, Brief
from ozganswer.load.workspace import Workspace
from ozganswer.zuarbeit.eintragen import Eintragung, trage_ein
from ozganswer.zuarbeit.fragen import frage_an

ORDNER = "zuarbeit"
"""The folder of the workspace that the notes lie in, by Kommune and Anfrage."""


def ask(ordner: Path | None, kennung: str, out: Path | None, heute: date, *, force: bool) -> int:
    """Write the notes on the Anfragen that a call names; return the exit code."""
    workspace = open_workspace(ordner)
    code = 0
    orte = inquiries(workspace, (kennung,))
    for ort in orte:
        ziel = out or workspace.root / ORDNER / ort.kommune / ort.name
        if out and len(orte) > 1:
            ziel = out / ort.name
        code = max(code, _ask(workspace, ort, ziel, heute, force=force))
    return code


def _ask(workspace: Workspace, ort: Anfrageort, ziel: Path, heute: date, *, force: bool) -> int:
    try:
        # What a letter says that is only gone from here is not asked again.
        Freigaben(workspace.root).verlange_vorhanden(Brief(ort.kommune, ort.name))
        zuarbeiten = frage_an(workspace, ort, heute)
    except Mistake as mistake:
        return tell([mistake])
    except Mistakes as mistakes:
        return tell(mistakes.mistakes)
    dateien = {ziel / name: inhalt for name, inhalt in zuarbeiten.dateien.items()}
    with alone_in(workspace):
        if not force and (schon := _others(workspace, dateien)):
            return tell([*zuarbeiten.warnungen, *schon])
        for pfad, inhalt in dateien.items():
            if pfad.suffix != ".eml":
                show_difference(pfad, name_in(pfad, workspace.root), inhalt)
        geschrieben = write_files(dateien, workspace.root)
    code = tell(zuarbeiten.warnungen)
    for pfad in geschrieben:
        tell_sentence(f"geschrieben: {name_in(pfad, workspace.root)}")
    if not zuarbeiten.angaben:
        tell_sentence(f"Zu {ort} ist nichts zu fragen.")
    elif not geschrieben and dateien:
        tell_sentence(f"Zu {ort} ist schon gefragt; die Dateien sind, wie sie waren.")
    return code


def _others(workspace: Workspace, dateien: Mapping[Path, bytes]) -> list[ZuarbeitSchonDa]:
    """Name the files that exist and are others: they may have been filled in."""
    return [
        ZuarbeitSchonDa(name_in(pfad, workspace.root))
        for pfad, inhalt in dateien.items()
        if pfad.is_file() and pfad.read_bytes() != inhalt
    ]


def add(ordner: Path | None, datei: Path, *, ersetzen: bool, dry_run: bool) -> int:
    """Take a filled file into the blätter, all of it or nothing; return the exit code."""
    workspace = open_workspace(ordner)
    try:
        with alone_in(workspace):
            return _add(workspace, datei, ersetzen=ersetzen, dry_run=dry_run)
    except Mistakes as mistakes:
        return tell(mistakes.mistakes)


def _add(workspace: Workspace, datei: Path, *, ersetzen: bool, dry_run: bool) -> int:
    eintragung = trage_ein(workspace, _read(datei), datei.name)
    for name, inhalt in eintragung.dateien.items():
        show_difference(workspace.root / name, name, inhalt, auch_neue=True)
    offen = () if ersetzen else eintragung.einwaende
    code = tell([*offen, *eintragung.warnungen])
    if code == 0 and not dry_run:
        dateien = {workspace.root / n: inhalt for n, inhalt in eintragung.dateien.items()}
        write_files(dateien, workspace.root)
    _tell_end(eintragung, datei, written=code == 0 and not dry_run)
    return code


def _tell_end(eintragung: Eintragung, datei: Path, *, written: bool) -> None:
    if not eintragung.dateien:
        tell_sentence(f"{datei.name} sagt nichts Neues; die Fakten bleiben, wie sie sind.")
    elif written:
        blaetter = ", ".join(eintragung.dateien)
        tell_sentence(f"aufgenommen in {blaetter} ({_what(eintragung)})")
        for adresse in eintragung.neue:
            tell_sentence(f"neu: {{{{ {adresse} }}}}")
        if eintragung.einwaende:
            tell_sentence("Welche Antworten das überholt: ozganswer status --ueberholt")
    else:
        tell_sentence("Geschrieben wurde nichts.")


def _what(eintragung: Eintragung) -> str:
    return count(len(eintragung.adressen), "Angabe", "Angaben")


def _read(datei: Path) -> bytes:
    try:
        with datei.open("rb") as strom:
            inhalt = strom.read(GRENZE + 1)
    except OSError as fehler:
        grund = f"Meldung des Systems: {fehler.strerror or fehler}"
        raise Mistakes([DateiUnlesbar(datei.name, grund)]) from fehler
    if len(inhalt) > GRENZE:
        raise Mistakes([DateiZuGross(datei.name, datei.stat().st_size, GRENZE)])
    return inhalt

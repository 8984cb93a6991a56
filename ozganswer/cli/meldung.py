"""What a run has to tell: mistakes as lines or JSON, and the sentence at its end."""

import difflib
import json
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType

import click

from ozganswer.errors import Mistake, Mistakes, Position

FARBEN = MappingProxyType({"Fehler": "red", "Warnung": "yellow", "Hinweis": "cyan"})


def tell(mistakes: Iterable[Mistake], meldungen: str = "text") -> int:
    """Tell mistakes, each once and sorted, as `text` or `json`; return the exit code."""
    sortiert = Mistakes(mistakes).mistakes
    if meldungen == "json":
        write_utf8(json.dumps([_entry(m) for m in sortiert], ensure_ascii=False, indent=2))
    else:
        for mistake in sortiert:
            click.echo(_line(mistake), err=True)
    return int(any(not m.warnung for m in sortiert))


def tell_sentence(satz: str, meldungen: str = "text") -> None:
    """Tell how a run ended; JSON is for programs, which count for themselves."""
    if meldungen == "text":
        click.echo(satz)


def write_utf8(text: str) -> None:
    """Write a text for programs: UTF-8 on every machine, as JSON is."""
    click.echo(f"{text}\n".encode(), nl=False)


def show_difference(pfad: Path, name: str, neu: bytes, *, auch_neue: bool = False) -> None:
    """Show what changes in a file, line by line; nothing of a new one unless it is asked for."""
    if not (auch_neue or pfad.exists()):
        return
    alt = pfad.read_text(encoding="utf-8", errors="replace") if pfad.exists() else ""
    unterschied = difflib.unified_diff(
        alt.splitlines(),
        neu.decode(errors="replace").splitlines(),
        f"{name} (bisher)",
        f"{name} (neu)",
        lineterm="",
    )
    for zeile in unterschied:
        click.echo(zeile)


def count(anzahl: int, eins: str, viele: str) -> str:
    """Write a number with its noun: `1 Brief`, `2 Briefe`."""
    return f"{anzahl} {eins if anzahl == 1 else viele}"


def _entry(mistake: Mistake) -> dict[str, str | int | None]:
    stelle = mistake.position or Position("")
    return {
        "datei": stelle.datei or None,
        "zeile": stelle.zeile or None,
        "spalte": stelle.spalte or None,
        "schwere": mistake.schwere.lower(),
        "meldung": mistake.satz,
        "hinweis": mistake.hinweis or None,
    }


def _line(mistake: Mistake) -> str:
    """Write a mistake as `str` does, with colours, which click leaves out where none belong."""
    stelle = f"{click.style(str(mistake.position), bold=True)}: " if mistake.position else ""
    art, farbe = mistake.schwere, FARBEN[mistake.schwere]
    hinweis = f" {click.style('Hinweis:', fg='cyan')} {mistake.hinweis}" if mistake.hinweis else ""
    return f"{stelle}{click.style(f'{art}:', fg=farbe, bold=True)} {mistake.satz}{hinweis}"

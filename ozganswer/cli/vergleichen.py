"""`diff`: what changed in a letter, sentence by sentence, or as a DOCX with tracked changes."""

from collections.abc import Iterator
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import click

from ozganswer.archive.fassungen import fassungen
from ozganswer.archive.git import Repository, user_name
from ozganswer.archive.nachweis import Beleg
from ozganswer.archive.unterschied import (
    Aenderung,
    Art,
    Faktwechsel,
    Unterschied,
    Wortart,
    unterschied,
)
from ozganswer.archive.zeilen import as_json
from ozganswer.ausgabe import name_in, write_files
from ozganswer.beside import Helper, apart
from ozganswer.build import check_names
from ozganswer.cli.arbeit import alone_in, one_letter, open_workspace
from ozganswer.cli.meldung import count, tell_sentence, write_utf8
from ozganswer.errors import Mistakes
from ozganswer.fassung.vergleichen import Stand, Zeiten
from ozganswer.load.ordner import ANSWERS, Brief
from ozganswer.load.workspace import Workspace
from ozganswer.records.auftrag import AENDERUNGEN
from ozganswer.records.german import datum

DOCX = ".docx"
NIEMAND = "ozganswer"
"""Who made the changes where git knows no name."""
GEGENSEITE = {Wortart.ENTFALLEN: Wortart.NEU, Wortart.NEU: Wortart.ENTFALLEN}
ZEICHEN = {Wortart.ENTFALLEN: ("[-", "-]", "red"), Wortart.NEU: ("{+", "+}", "green")}
"""How changed words are marked, as git does and „textconv“, and their colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wahl:
    """What the call said; `wann` is the time of the changes."""

    kennung: str
    von: str | None
    bis: str | None
    docx: bool
    out: Path | None
    meldungen: str
    wann: datetime


def run(ordner: Path | None, wahl: Wahl, helper: Helper | None = None) -> int:
    """Compare a letter at two times and tell what changed; return the exit code."""
    workspace = open_workspace(ordner)
    repository = Repository.require(workspace.root)
    zeiten = Zeiten(workspace, repository, _letter(workspace, repository, wahl))
    with apart(lambda: zeiten.vorher(wahl.von)) as damals:
        # What is new comes first: where it has mistakes, the clerk has to mend them.
        neu = zeiten.stand(wahl.bis)
        alt = damals()
    if wahl.meldungen == "json":
        write_utf8(_as_json(zeiten.brief, alt, neu, unterschied(alt.letter, neu.letter)))
    elif not wahl.docx:
        for zeile in _lines(zeiten.brief, alt, neu, unterschied(alt.letter, neu.letter)):
            click.echo(zeile)
    if wahl.docx:
        inhalt = _drawn(alt, neu, user_name(workspace.root) or NIEMAND, wahl.wann, helper)
        _write(workspace, zeiten.brief, inhalt, wahl)
    return 0


def _letter(workspace: Workspace, repository: Repository, wahl: Wahl) -> Brief:
    """Find the letter; one whose folder is gone is known by its tags."""
    try:
        return one_letter(workspace, wahl.kennung)
    except Mistakes:
        if wahl.bis is None or wahl.kennung not in fassungen(repository, wahl.kennung):
            raise
        if wahl.docx and not wahl.out:
            satz = f"Der Ordner von „{wahl.kennung}“ ist nicht mehr da; „--out“ sagt, wohin."
            raise click.UsageError(satz) from None
        return Brief(*wahl.kennung.split("/"))


def _drawn(alt: Stand, neu: Stand, autor: str, wann: datetime, helper: Helper | None) -> bytes:
    seiten = ((alt.letter, alt.stil), (neu.letter, neu.stil))
    if helper:
        with suppress(EOFError, OSError):
            helper.ask(*seiten, autor, wann)
            return helper.answer()
    from ozganswer.write import redline  # noqa: PLC0415 - slow to load, and else done beside

    return redline.write(*seiten, autor, wann)


def _write(workspace: Workspace, brief: Brief, inhalt: bytes, wahl: Wahl) -> None:
    ziel = _target(workspace, brief, wahl.out)
    with nullcontext() if wahl.out else alone_in(workspace):
        write_files({ziel: inhalt}, workspace.root)
    tell_sentence(f"geschrieben: {name_in(ziel, workspace.root)}", wahl.meldungen)


def _target(workspace: Workspace, brief: Brief, out: Path | None) -> Path:
    name = f"{brief.name}-{AENDERUNGEN}{DOCX}"
    if out is None:
        check_names(workspace.quelle(brief.kommune, brief.name), brief.name)
        return workspace.root / ANSWERS / brief.kommune / brief.name / name
    out = out.resolve()
    is_file = out.suffix.lower() == DOCX and not out.is_dir()
    return out if is_file else out / name


def _as_json(brief: Brief, alt: Stand, neu: Stand, gefunden: Unterschied) -> str:
    aenderungen, fakten = gefunden.aenderungen, gefunden.fakten
    kopf = {"brief": str(brief), "von": alt.name, "bis": neu.name}
    return as_json({**kopf, "aenderungen": aenderungen, "fakten": fakten})


def _lines(brief: Brief, alt: Stand, neu: Stand, gefunden: Unterschied) -> Iterator[str]:
    yield click.style(f"{brief}: {_named(alt)} → {_named(neu)}", bold=True)
    for aenderung in gefunden.aenderungen:
        yield ""
        yield from _change(aenderung)
    yield from _other_facts(gefunden)
    anzahl = len(gefunden.aenderungen)
    yield (
        f"\n{count(anzahl, 'Stelle', 'Stellen')} geändert."
        if anzahl
        else ("\nKein Unterschied im Wortlaut.")
    )


def _other_facts(gefunden: Unterschied) -> Iterator[str]:
    """Tell the facts that differ and stand behind no change that was told."""
    andere = [f for f in gefunden.fakten if not f.gleicher_wert]
    if andere:
        yield "\nFakten, die sich geändert haben, ohne dass ein Satz sie zeigt:"
        yield from map(_fact, andere)
    alle = (*gefunden.fakten, *(f for a in gefunden.aenderungen for f in a.fakten))
    if gleiche := sorted({f.adresse for f in alle if f.gleicher_wert}):
        yield f"\nNur Stand oder Quelle sind neu: {', '.join(gleiche)}"


def _named(stand: Stand) -> str:
    tag = stand.letter.datum
    return f"{stand.name} (vom {datum(tag)})" if tag else stand.name


def _change(aenderung: Aenderung) -> Iterator[str]:
    was = "" if aenderung.art is Art.GEAENDERT else f" ({aenderung.art})"
    yield click.style(f"{aenderung.stelle}{was}", bold=True)
    if aenderung.art is not Art.NEU:
        yield f"  − {_side(aenderung, Wortart.ENTFALLEN)}"
    if aenderung.art is not Art.ENTFALLEN:
        yield f"  + {_side(aenderung, Wortart.NEU)}"
    yield from (_fact(fakt) for fakt in aenderung.fakten if not fakt.gleicher_wert)


def _side(aenderung: Aenderung, art: Wortart) -> str:
    """Write a sentence as it was or is; where both are, its changed words are marked."""
    begin, end, farbe = ZEICHEN[art]
    if aenderung.art is not Art.GEAENDERT:
        begin = end = ""
    return "".join(
        worte.text
        if worte.art is Wortart.GLEICH
        else click.style(f"{begin}{worte.text}{end}", fg=farbe)
        for worte in aenderung.worte
        if worte.art is not GEGENSEITE[art]
    )


def _fact(fakt: Faktwechsel) -> str:
    return f"    {fakt.adresse}: {_value(fakt.alt)} → {_value(fakt.neu)}"


def _value(beleg: Beleg | None) -> str:
    if beleg is None:
        return "–"
    wert = beleg.wert if isinstance(beleg.wert, str) else as_json(beleg.wert)
    return f"{wert} (Stand {datum(date.fromisoformat(beleg.stand))})" if beleg.stand else wert

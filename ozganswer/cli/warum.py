"""`why`: the facts behind a letter, or the letters behind a fact."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import click

from ozganswer.archive import ablage, warum
from ozganswer.archive.nachweis import Beleg, Nachweis
from ozganswer.archive.warum import Belegt, Verwendung
from ozganswer.archive.zeilen import as_json
from ozganswer.cli.arbeit import letters, open_workspace
from ozganswer.cli.meldung import count, tell, write_utf8
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.archiving import NachweisFehlt, WederBriefNochFakt
from ozganswer.load.ordner import Brief
from ozganswer.load.workspace import Workspace


def run(ordner: Path | None, wort: str, meldungen: str) -> int:
    """Tell what a word means: a letter's facts or a fact's letters; return the exit code."""
    workspace = open_workspace(ordner)
    root = str(workspace.root)
    alle = {brief: ablage.teile(root, brief) for brief in workspace.briefe()}
    teile = {brief: teil for brief, teil in alle.items() if teil is not None}
    if gefunden := [*warum.verwendungen(teile, wort)]:
        _tell_uses(wort, gefunden, meldungen)
        nachweise = [_nachweis(workspace, brief) for brief, teil in alle.items() if teil is None]
    else:
        nachweise = [_nachweis(workspace, b) for b in _letters(workspace, wort, teile)]
    for nachweis in (n for n in nachweise if isinstance(n, Nachweis)):
        _tell_facts(nachweis, meldungen)
    return tell((m for m in nachweise if isinstance(m, Mistake)), _told(meldungen))


def _told(meldungen: str) -> str:
    """Warnings beside JSON go their own way, as text."""
    return "text" if meldungen == "json" else meldungen


def _nachweis(workspace: Workspace, brief: Brief) -> Nachweis | Mistake:
    return ablage.lies(workspace.root, brief) or NachweisFehlt(str(brief))


def _letters(
    workspace: Workspace, wort: str, teile: Mapping[Brief, Mapping[str, bytes]]
) -> tuple[Brief, ...]:
    try:
        return letters(workspace, (wort,))
    except Mistakes as mistakes:
        raise WederBriefNochFakt(wort, warum.adressen(teile.values())) from mistakes


def _tell_uses(adresse: str, gefunden: list[Verwendung], meldungen: str) -> None:
    if meldungen == "json":
        write_utf8(as_json(gefunden))
        return
    briefe = count(len(gefunden), "Brief", "Briefen")
    click.echo(f"{adresse} steht hinter {briefe}.")
    for verwendung in gefunden:
        click.echo(f"\n{click.style(verwendung.brief, bold=True)}")
        for zeile in _lines(verwendung.belegt):
            click.echo(f"  {zeile}")


def _tell_facts(nachweis: Nachweis, meldungen: str) -> None:
    belegt = warum.fakten(nachweis)
    if meldungen == "json":
        write_utf8(as_json([Verwendung(nachweis.brief, belegt)]))
        return
    click.echo(f"{nachweis.brief} beruht auf {count(len(belegt), 'Fakt', 'Fakten')}.\n")
    for zeile in _lines(belegt):
        click.echo(zeile)


def _lines(belegt: Iterable[Belegt]) -> Iterator[str]:
    for b in belegt:
        yield f"{click.style(b.beleg.adresse, bold=True)} = {_value(b.beleg)}"
        for angabe in b.stellen:
            yield f"  {angabe.stelle}: {angabe.satz}"
        if not b.stellen:
            yield "  entscheidet mit, ohne im Brief zu stehen"


def _value(beleg: Beleg) -> str:
    wert = beleg.wert if isinstance(beleg.wert, str) else as_json(beleg.wert)
    stand = f"Stand {beleg.stand}" if beleg.stand else ""
    wer = f"verantwortlich: {beleg.verantwortlich}" if beleg.verantwortlich else ""
    return " · ".join(filter(None, (wert, stand, beleg.quelle, wer)))

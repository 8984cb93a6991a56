"""`history` and `verify`: what went out, and that it still is what went out."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from ozganswer.archive.behauptet import behauptet
from ozganswer.archive.fest import abweichungen
from ozganswer.archive.freigabe import Freigaben
from ozganswer.archive.geschichte import lies_geschichte
from ozganswer.archive.git import Repository
from ozganswer.archive.zeilen import as_json
from ozganswer.cli.arbeit import letters, one_letter, open_workspace
from ozganswer.cli.meldung import count, tell, tell_sentence, write_utf8
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.fassung import OhneFassung
from ozganswer.errors.versand import VersandAnders
from ozganswer.fassung.nachbauen import Gleich
from ozganswer.fassung.pruefen import Pruefung, missing_tags, pruefe_fassungen, released
from ozganswer.fassung.verlauf import Anders, Fassungsstand, verlauf
from ozganswer.load.ordner import Brief
from ozganswer.load.workspace import Workspace
from ozganswer.records.anfrage import name_der_kennung
from ozganswer.records.german import aufzaehlung, datum


def history(ordner: Path | None, kennung: str, meldungen: str) -> int:
    """Show the Fassungen of a letter; return 1 where one is no longer what was released."""
    workspace = open_workspace(ordner)
    brief = _one(workspace, kennung)
    repository = Repository.require(workspace.root)
    staende, freigaben = verlauf(repository, brief), Freigaben(workspace.root)
    freigabe = freigaben.fuer(brief)
    fehlend = list(missing_tags(freigaben, brief, freigabe))
    hier = abweichungen(workspace.root, freigabe) if freigabe else ()
    fehlend += (m for m in hier if isinstance(m, VersandAnders))
    if meldungen == "json":
        write_utf8(as_json(staende))
    elif staende:
        for stand in staende:
            for zeile in _lines(stand):
                click.echo(zeile)
    elif not fehlend:
        return tell([OhneFassung(str(brief))])
    return tell(fehlend) or int(any(stand.befunde for stand in staende))


def _lines(stand: Fassungsstand) -> Iterator[str]:
    vom = f", {stand.art} vom {datum(date.fromisoformat(stand.datum))}" if stand.datum else ""
    yield click.style(f"Fassung {stand.nummer}{vom}", bold=True)
    wann = datetime.fromisoformat(stand.festgeschrieben)
    von = f", von {stand.autor}" if stand.autor else ""
    yield f"  festgeschrieben am {datum(wann.date())}, {wann:%H:%M} Uhr{von}"
    yield f"  Tag {stand.tag}, Commit {stand.commit[:12]}"
    for name, wert in (("Grund", stand.grund), ("trotzdem", stand.trotzdem)):
        if wert:
            yield f"  {name}: {wert}"
    if stand.ersetzt or stand.ergaenzt:
        was = "ersetzt" if stand.ersetzt else "ergänzt"
        yield f"  {was} Fassung {stand.ersetzt or stand.ergaenzt}"
    yield from (f"  versandt {_sent(versand)}" for versand in stand.versand)
    yield from (f"  geändert: {_change(anders)}" for anders in stand.anders)
    yield from (f"  {click.style(satz, fg='red')}" for satz in stand.befunde)
    if not stand.befunde:
        yield "  unverändert: Alle Prüfsummen in git stimmen."


def _sent(versand: Any) -> str:
    """Say how a letter went out, as far as its head says so."""
    if not isinstance(versand, dict):
        return str(versand)
    am, an, weg = (versand.get(name) for name in ("am", "an", "weg"))
    tag = f"am {datum(am)}" if isinstance(am, date) else ""
    wem = f"an {aufzaehlung([str(wer) for wer in an])}" if isinstance(an, list) else ""
    scan = "mit Scan" if versand.get("scan") else ""
    return ", ".join(filter(None, (tag, wem, str(weg or ""), scan)))


def _change(anders: Anders) -> str:
    alt, neu = (_value(wert) for wert in (anders.alt, anders.neu))
    return f"{anders.adresse}: {alt} → {neu}"


def _value(wert: Any) -> str:
    if wert is None:
        return "–"
    return wert if isinstance(wert, str) else as_json(wert)


def verify(
    ordner: Path | None, kennungen: tuple[str, ...], meldungen: str, *, neu_bauen: bool
) -> int:
    """Check the Fassungen of the letters named, or of all; return the exit code."""
    workspace = open_workspace(ordner)
    repository = Repository.require(workspace.root)
    freigaben = Freigaben(workspace.root, repository, lies_geschichte(repository))
    briefe, andere = _named(workspace, freigaben, kennungen)
    gefunden = [Pruefung(str(b), 0, m) for b in andere if (m := tuple(behauptet(freigaben, b)))]
    for pruefung in pruefe_fassungen(freigaben, repository, briefe, neu_bauen=neu_bauen):
        gefunden.append(pruefung)
        if neu_bauen and pruefung.nummer:
            tell_sentence(_rebuilt(pruefung), meldungen)
    code = tell((m for pruefung in gefunden for m in pruefung.alle), meldungen)
    tell_sentence(_sentence(gefunden, briefe), meldungen)
    return code


def _named(
    workspace: Workspace, freigaben: Freigaben, kennungen: tuple[str, ...]
) -> tuple[tuple[Brief, ...], tuple[Brief, ...]]:
    """List the letters named, those with Fassungen and the others.

    One whose folder is gone is known too.
    """
    alle = frozenset(workspace.briefe())
    mit = released(freigaben, alle)
    fort = [b for b in mit if b not in alle]
    gemeint, fehler = set[Brief](), list[Mistake]()
    for kennung in kennungen:
        eigene = {b for b in fort if _is_meant(kennung, b)}
        try:
            gemeint |= eigene | set(letters(workspace, (kennung,)))
        except Mistakes as unbekannt:
            gemeint |= eigene
            fehler += () if eigene else unbekannt.mistakes
    if fehler:
        raise Mistakes(fehler)
    ohne = sorted((gemeint if kennungen else alle) - set(mit))
    if kennungen and ohne:
        tell(Mistakes(OhneFassung(str(b)) for b in ohne).mistakes)
    return tuple(b for b in mit if b in gemeint or not kennungen), tuple(ohne)


def _one(workspace: Workspace, kennung: str) -> Brief:
    """Find the one letter that a call names, also by what the history tells; raise Mistakes."""
    try:
        return one_letter(workspace, kennung)
    except Mistakes:
        repository = Repository.require(workspace.root)
        freigaben = Freigaben(workspace.root, repository, lies_geschichte(repository))
        fort = [b for b in freigaben.known() if _is_meant(kennung, b)]
        if len(fort) == 1:
            return fort[0]
        raise


def _is_meant(kennung: str, brief: Brief) -> bool:
    """Tell whether a word names a letter that is not there to be looked up."""
    return kennung in (str(brief), brief.name) or name_der_kennung(kennung) == brief.name


def _rebuilt(pruefung: Pruefung) -> str:
    wer = f"{pruefung.brief}, Fassung {pruefung.nummer}"
    if pruefung.nachbau is None:
        return f"{wer}: nicht neu gebaut, sie ist nicht mehr, was sie war."
    nachbau = pruefung.nachbau
    anders = f" ({', '.join(nachbau.versionen)})" if nachbau.versionen else ""
    womit = f"mit anderen Versionen{anders}" if anders else "mit denselben Versionen"
    was = "etwas anderes" if nachbau.gleich is Gleich.ANDERS else nachbau.gleich
    return f"{wer}: {womit} neu gebaut, {was}."


def _sentence(gefunden: list[Pruefung], briefe: tuple[Brief, ...]) -> str:
    fassungen = sum(1 for p in gefunden if p.nummer)
    falsch = sum(not m.warnung for p in gefunden for m in p.alle)
    befunde = count(falsch, "Abweichung", "Abweichungen") if falsch else "alle unverändert"
    return (
        f"{count(len(briefe), 'Brief', 'Briefe')} mit "
        f"{count(fassungen, 'Fassung', 'Fassungen')} geprüft: {befunde}."
    )

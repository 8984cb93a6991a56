"""`draft`: an Anfrage becomes the first draft of its answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from ozganswer.archive.freigabe import Freigaben
from ozganswer.archive.geschichte import lies_geschichte
from ozganswer.archive.git import Repository
from ozganswer.ausgabe import write_files
from ozganswer.build import check_letter
from ozganswer.cli.arbeit import alone_in, inquiries, open_workspace
from ozganswer.cli.meldung import count, show_difference, tell, tell_sentence
from ozganswer.draft.anbieten import herkunft
from ozganswer.draft.frueher import Antwortsuche, Frueher
from ozganswer.draft.plan import Abschnitt, Grundlage, plane
from ozganswer.draft.register import register
from ozganswer.draft.schreiben import schreibe, ueberschrift
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.drafting import (
    AndereQuelle,
    EntwurfSchonDa,
    KeinEntwurfMehr,
    MehrereAnfragenImKopf,
)
from ozganswer.errors.letters import KeineQuelle
from ozganswer.load.brief import finde_quelle
from ozganswer.load.datei import Wurzel
from ozganswer.load.kopf import lies_kopf, schneide_kopf
from ozganswer.load.ordner import ANSWERS, Anfrageort, Brief
from ozganswer.load.workspace import Workspace

QUELLE = "antwort.md"
ENTWURF = "entwurf"


@dataclass(frozen=True, slots=True)
class Tage:
    """The day that a call names, and today; between them stands the letter's own."""

    stichtag: date | None
    heute: date


def run(ordner: Path | None, kennung: str, tage: Tage, *, force: bool) -> int:
    """Draft the answer to the Anfrage named; return the exit code."""
    workspace = open_workspace(ordner)
    ort = _one(workspace, kennung)
    try:
        with alone_in(workspace):
            abschnitte = _write(workspace, ort, tage, force=force)
    except Mistake as mistake:
        return tell([mistake])
    except Mistakes as mistakes:
        return tell(mistakes.mistakes)
    for zeile in _report(abschnitte, _name(ort)):
        tell_sentence(zeile)
    return 0


def show_earlier(ordner: Path | None, kennung: str) -> int:
    """Show what was answered before to the same questions, and write nothing."""
    workspace = open_workspace(ordner)
    ort = _one(workspace, kennung)
    try:
        fruehere = earlier(workspace, ort)
    except Mistake as mistake:
        return tell([mistake])
    except Mistakes as mistakes:
        return tell(mistakes.mistakes)
    for nr, funde in fruehere.items():
        tell_sentence(f"Frage {nr}: {count(len(funde), 'frühere Antwort', 'frühere Antworten')}")
        for zeile in (z for fund in funde for z in _shown(fund)):
            tell_sentence(f"  {zeile}")
    return 0


def _shown(fund: Frueher) -> Iterator[str]:
    yield herkunft(fund)
    yield f"Gefragt war: {fund.frage}"
    yield from (f"  {zeile}" for zeile in fund.passage.splitlines())


def _one(workspace: Workspace, kennung: str) -> Anfrageort:
    gefunden = inquiries(workspace, (kennung,))
    if len(gefunden) > 1:
        namen = ", ".join(map(str, gefunden))
        raise click.BadParameter(f"„{kennung}“ sind mehrere Anfragen: {namen}.")
    return gefunden[0]


def _write(
    workspace: Workspace, ort: Anfrageort, tage: Tage, *, force: bool
) -> tuple[Abschnitt, ...]:
    """Write the draft, or raise and write nothing."""
    brief, name = Brief(ort.kommune, ort.name), _name(ort)
    pfad = workspace.root / name
    alter_kopf = _require_free(workspace, brief, pfad, force=force)
    stichtag = tage.stichtag or _day(alter_kopf) or tage.heute
    grundlage = _grundlage(workspace, ort, stichtag)
    try:
        abschnitte, inhalt = _drafted(workspace, brief, pfad, grundlage, alter_kopf)
    except Mistakes:
        # An earlier passage may need what stood elsewhere in its letter; then it is only shown.
        nur_gezeigt = replace(grundlage, uebernimmt=False)
        abschnitte, inhalt = _drafted(workspace, brief, pfad, nur_gezeigt, alter_kopf)
    show_difference(pfad, name, inhalt)
    write_files({pfad: inhalt}, workspace.root)
    return abschnitte


def _day(kopf: str) -> date | None:
    """Read the day of a letter from its head."""
    tag = lies_kopf(kopf.encode()).get("datum")
    return tag if isinstance(tag, date) else None


def _drafted(
    workspace: Workspace, brief: Brief, pfad: Path, grundlage: Grundlage, alter_kopf: str
) -> tuple[tuple[Abschnitt, ...], bytes]:
    """Plan and write a draft, and try whether it is a letter; raise Mistakes."""
    abschnitte = plane(grundlage)
    inhalt = schreibe(grundlage, abschnitte, alter_kopf).encode()
    name = pfad.relative_to(workspace.root).as_posix()
    probe = Workspace.open(workspace.root, statt={name: inhalt})
    check_letter(probe.auftrag_fuer(brief, pfad))
    return abschnitte, inhalt


def _grundlage(workspace: Workspace, ort: Anfrageort, stichtag: date) -> Grundlage:
    anfrage = workspace.anfrage(ort.kommune, ort.name).anfrage
    themen = {name: datei.thema for name, datei in workspace.themen().items()}
    bestand, fruehere = workspace.bestand(ort.kommune), earlier(workspace, ort)
    return Grundlage(anfrage, bestand, themen, stichtag, fruehere)


def earlier(workspace: Workspace, ort: Anfrageort) -> dict[str, tuple[Frueher, ...]]:
    """Find what was answered before to each question of an Anfrage, by its number."""
    anfrage = workspace.anfrage(ort.kommune, ort.name).anfrage
    with register(workspace) as fragen:
        suche = Antwortsuche(workspace, fragen)
        return {f.nr: suche.auf(ort, f.text) for f in anfrage.fragen}


def _require_free(workspace: Workspace, brief: Brief, pfad: Path, *, force: bool) -> str:
    """Refuse to write over what somebody wrote, unless it is a draft and the call says so.

    What its head says is kept.
    """
    _released(workspace, brief).verlange_offen(brief)
    if not pfad.parent.exists():
        return ""
    try:
        quelle = finde_quelle(Wurzel(workspace.root), pfad.parent)
    except KeineQuelle:
        return ""
    name = quelle.relative_to(workspace.root).as_posix()
    if quelle != pfad:
        raise AndereQuelle(name)
    if not force:
        raise EntwurfSchonDa(name)
    return _head(pfad.read_bytes(), name)


def _released(workspace: Workspace, brief: Brief) -> Freigaben:
    """Look for what is released with the history: a letter may be gone together with its tag."""
    repository = Repository.find(workspace.root)
    geschichte = lies_geschichte(repository, [str(brief)]) if repository else None
    return Freigaben(workspace.root, repository, geschichte)


def _head(quelle: bytes, name: str) -> str:
    """Take the head of a draft, which stays; refuse one that is none any more."""
    kopf = lies_kopf(quelle)
    status, anfragen = kopf.get("status", ENTWURF), kopf.get("anfrage")
    if status != ENTWURF:
        raise KeinEntwurfMehr(name, str(status))
    if isinstance(anfragen, list) and len(anfragen) > 1:
        raise MehrereAnfragenImKopf(name, map(str, anfragen))
    return schneide_kopf(quelle) if kopf else ""


def _name(ort: Anfrageort) -> str:
    return f"{ANSWERS}/{ort}/{QUELLE}"


def _report(abschnitte: Iterable[Abschnitt], name: str) -> Iterator[str]:
    fragen = luecken = 0
    for abschnitt in abschnitte:
        yield f"{ueberschrift(abschnitt)}: {', '.join(_womit(abschnitt))}"
        fragen += len(abschnitt.fragen)
        luecken += len(abschnitt.luecken)
    offen = count(luecken, "offene Lücke", "offene Lücken")
    yield f"geschrieben: {name} ({count(fragen, 'Frage', 'Fragen')}, {offen})"


def _womit(abschnitt: Abschnitt) -> Iterator[str]:
    if abschnitt.siehe:
        yield f"wie Frage {abschnitt.siehe}"
    yield from (passage.baustein.datei for passage in abschnitt.passagen)
    if abschnitt.frueher:
        yield f"wie {abschnitt.frueher.kennung}, Frage {abschnitt.frueher.nr}"
    for luecke in abschnitt.luecken:
        wen = f" (zu fragen: {luecke.wen})" if luecke.wen else ""
        yield f"offen: {luecke.was}{wen}"

"""`import`: a council's paper becomes an Anfrage's file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ozganswer.ausgabe import name_in, write_files
from ozganswer.cli.arbeit import alone_in, open_workspace
from ozganswer.cli.meldung import count, show_difference, tell, tell_sentence
from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.importing import (
    AnfrageSchonDa,
    KennungenPassenNicht,
    KennungZweimal,
    Nachsehen,
    OhneBetreff,
    OhneKennung,
    WelcheKommune,
)
from ozganswer.errors.letters import UnbekannteKommune
from ozganswer.errors.loading import DateiUnlesbar
from ozganswer.intake import Entwurf, als_yaml, lies_anfragen
from ozganswer.intake.dateien import GRENZE
from ozganswer.load.namen import pruefe_name
from ozganswer.load.ordner import QUESTIONS, YAML
from ozganswer.load.workspace import Workspace
from ozganswer.records.anfrage import name_der_kennung


@dataclass(frozen=True, slots=True, kw_only=True)
class Wahl:
    """What a call says beside the file."""

    kommune: str | None
    kennung: tuple[str, ...]
    betreff: str | None
    force: bool


def run(ordner: Path | None, datei: Path, wahl: Wahl) -> int:
    """Read a paper and write its Anfragen, all or none; return the exit code."""
    workspace = open_workspace(ordner)
    try:
        entwuerfe = _benannt(lies_anfragen(datei.name, _bytes(datei)), datei.name, wahl)
        with alone_in(workspace):
            geschrieben = _write(workspace, entwuerfe, datei.name, wahl)
    except Mistake as mistake:
        return tell([mistake])
    except Mistakes as mistakes:
        return tell(mistakes.mistakes)
    code = tell([m for e in entwuerfe for m in _befunde(e, datei.name)])
    for pfad, entwurf in zip(geschrieben, entwuerfe, strict=True):
        tell_sentence(f"geschrieben: {pfad} ({count(len(entwurf.fragen), 'Frage', 'Fragen')})")
    return code


def _bytes(datei: Path) -> bytes:
    try:
        with datei.open("rb") as strom:
            return strom.read(GRENZE + 1)
    except OSError as fehler:
        raise DateiUnlesbar(
            datei.name, f"Meldung des Systems: {fehler.strerror or fehler}"
        ) from fehler


def _benannt(entwuerfe: list[Entwurf], datei: str, wahl: Wahl) -> list[Entwurf]:
    """Put in what the call says, and refuse what has no Kennung or Betreff all the same."""
    if wahl.kennung and len(wahl.kennung) != len(entwuerfe):
        raise KennungenPassenNicht(datei, len(wahl.kennung), len(entwuerfe))
    if wahl.kennung:
        entwuerfe = [replace(e, kennung=k) for e, k in zip(entwuerfe, wahl.kennung, strict=True)]
    if wahl.betreff and len(entwuerfe) == 1:
        entwuerfe = [replace(entwuerfe[0], betreff=wahl.betreff)]
    if fehler := list(_namenlos(entwuerfe, datei)):
        raise Mistakes(fehler)
    return entwuerfe


def _namenlos(entwuerfe: Sequence[Entwurf], datei: str) -> Iterator[Mistake]:
    for entwurf in entwuerfe:
        if not entwurf.kennung:
            genannte = [b.satz.rpartition(" ")[2] for b in entwurf.befunde if b.feld == "bezug"]
            yield OhneKennung(datei, entwurf.betreff, genannte)
        if not entwurf.betreff:
            yield OhneBetreff(datei)


def _write(
    workspace: Workspace, entwuerfe: Sequence[Entwurf], quelle: str, wahl: Wahl
) -> list[str]:
    kommune = wahl.kommune or _einzige_kommune(workspace)
    pruefe_name(kommune, Position(f"{QUESTIONS}/{kommune}"))
    if kommune not in (bekannte := workspace.kommunen()):
        raise UnbekannteKommune(kommune, bekannte)
    neue: dict[str, bytes] = {}
    for entwurf in entwuerfe:
        if (name := _name(kommune, entwurf)) in neue:
            raise KennungZweimal(quelle, entwurf.kennung or "")
        neue[name] = als_yaml(entwurf, quelle).encode()
    _pruefe(workspace, neue, force=wahl.force)
    for name, inhalt in neue.items():
        show_difference(workspace.root / name, name, inhalt)
    write_files({workspace.root / n: inhalt for n, inhalt in neue.items()}, workspace.root)
    return [name_in(workspace.root / n, workspace.root) for n in neue]


def _einzige_kommune(workspace: Workspace) -> str:
    kommunen = workspace.kommunen()
    if len(kommunen) != 1:
        raise WelcheKommune(kommunen)
    return kommunen[0]


def _name(kommune: str, entwurf: Entwurf) -> str:
    return f"{QUESTIONS}/{kommune}/{name_der_kennung(entwurf.kennung or '')}{YAML}"


def _pruefe(workspace: Workspace, neue: Mapping[str, bytes], *, force: bool) -> None:
    """Read what is to be written as `check` would; raise Mistakes, also for what exists already."""
    vorhandene = [name for name in neue if (workspace.root / name).exists()]
    if vorhandene and not force:
        raise Mistakes(AnfrageSchonDa(name) for name in vorhandene)
    probe = Workspace.open(workspace.root, statt=neue)
    for name in neue:
        _, kommune, datei = name.split("/", 2)
        probe.anfrage(kommune, datei.removesuffix(YAML))


def _befunde(entwurf: Entwurf, datei: str) -> Iterator[Mistake]:
    for befund in entwurf.befunde:
        stelle = befund.zeile.stelle(datei) if befund.zeile else Position(datei)
        yield Nachsehen(befund.feld, befund.satz, stelle)
    if entwurf.antwort:
        erste = entwurf.antwort[0]
        satz = "Ab hier steht eine Antwort; sie wurde nicht übernommen"
        yield Nachsehen("antwort", satz, erste.stelle(datei))

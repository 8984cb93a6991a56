"""A released letter as it was released: read from its tag, and as secret as it is today."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any, TypeAlias

from ozganswer.archive.freigabe import Freigabe, Freigaben
from ozganswer.archive.git import Repository
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.exporting import NichtAusGit
from ozganswer.load.ordner import ANSWERS, Brief
from ozganswer.load.workspace import Workspace
from ozganswer.records.anfrage import Anfrage, Anfragedatei, Einreicher
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.fakten import Defekt, Faktenblatt
from ozganswer.records.umstand import umstand_von
from ozganswer.write import WRITERS

Blatt: TypeAlias = Faktenblatt | Defekt


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a letter is read from: today's workspace, or that of its Fassung."""

    workspace: Workspace
    auftrag: Auftrag
    nummer: int | None = None
    """The number of its Fassung; None for one that is not released."""
    warnungen: tuple[Mistake, ...] = ()


@contextmanager
def stand(heute: Workspace, brief: Brief, freigaben: Freigaben) -> Iterator[Stand]:
    """Open a letter: a released one as it was, any other as it is; raise Mistakes."""
    freigabe, repository = freigaben.fuer(brief), freigaben.repository
    if freigabe is None:
        yield Stand(heute, heute.auftrag(brief.kommune, brief.name))
    elif freigabe.tag is None or repository is None:
        warnung = NichtAusGit(str(brief), freigabe.nummer)
        auftrag = heute.auftrag(brief.kommune, brief.name)
        yield Stand(heute, auftrag, freigabe.nummer, (warnung,))
    else:
        with TemporaryDirectory(prefix="ozganswer-") as ordner:
            damals = _exported(repository, freigabe, freigabe.tag.commit, Path(ordner))
            auftrag = damals.auftrag(brief.kommune, brief.name)
            yield Stand(damals, so_geheim_wie_heute(auftrag, heute), freigabe.nummer)


def _exported(repository: Repository, freigabe: Freigabe, commit: str, ordner: Path) -> Workspace:
    """Write what a letter was made of into a folder: no letter's outputs, no other Kommune's."""
    antworten = f"{ANSWERS}/{freigabe.brief.kommune}/"

    def gehoert_dazu(name: str) -> bool:
        return not name.startswith(f"{ANSWERS}/") or (
            name.startswith(antworten) and not _ist_ausgabe(PurePosixPath(name))
        )

    repository.export(commit, ordner, gehoert_dazu)
    return Workspace.open(ordner)


def _ist_ausgabe(pfad: PurePosixPath) -> bool:
    return pfad.stem == pfad.parent.name and pfad.suffix.removeprefix(".") in WRITERS


def so_geheim_wie_heute(auftrag: Auftrag, heute: Workspace) -> Auftrag:
    """Mark as not public also what is not today, by its facts and Anfragen; raise Mistakes."""
    bestand = heute.bestand(auftrag.kommune)
    anfragen = (_heutige(datei, heute) for datei in auftrag.anfragen)
    return replace(
        auftrag,
        bestand={name: _blatt(b, bestand.get(name)) for name, b in auftrag.bestand.items()},
        anfragen=tuple(anfragen),
    )


def _blatt(damals: Blatt, heute: Blatt | None) -> Blatt:
    match heute:
        case Defekt(mistakes=mistakes):
            raise Mistakes(mistakes)
        case Faktenblatt() if isinstance(damals, Faktenblatt):
            return replace(damals, inhalt=_inhalt(damals, heute))
        case _:
            return damals


def _inhalt(damals: Faktenblatt, heute: Faktenblatt) -> Any:
    geheim = {id_ for id_, satz in heute.eintraege.items() if _ist_geheim(satz, heute)}
    inhalt = damals.inhalt
    if damals.eintraege:
        neue = {i: _geheim(s) if i in geheim else s for i, s in damals.eintraege.items()}
        inhalt = replace(inhalt, eintraege=neue)
    return _geheim(inhalt) if heute.inhalt.oeffentlich is False else inhalt


def _ist_geheim(satz: Any, blatt: Faktenblatt) -> bool:
    angaben = umstand_von(satz, blatt).angaben
    return angaben is not None and angaben.oeffentlich is False


def _geheim(satz: Any) -> Any:
    if isinstance(satz, Mapping):
        return {**satz, "oeffentlich": False}
    return replace(satz, oeffentlich=False)


def _heutige(datei: Anfragedatei, heute: Workspace) -> Anfragedatei:
    if (datei.kommune, datei.name) not in {(a.kommune, a.name) for a in heute.anfragen()}:
        return datei
    anfrage = heute.anfrage(datei.kommune, datei.name).anfrage
    return replace(datei, anfrage=_anfrage(datei.anfrage, anfrage))


def _anfrage(damals: Anfrage, heute: Anfrage) -> Anfrage:
    fragen = {f.nr for f in heute.fragen if f.oeffentlich is False}
    personen = {_name(e) for e in heute.einreicher if e.oeffentlich is False}
    return replace(
        damals,
        oparl=heute.oparl,
        fragen=tuple(_geheim(f) if f.nr in fragen else f for f in damals.fragen),
        einreicher=tuple(_geheim(e) if _name(e) in personen else e for e in damals.einreicher),
    )


def _name(person: Einreicher) -> tuple[str | None, ...]:
    return person.vorname, person.nachname, person.fraktion

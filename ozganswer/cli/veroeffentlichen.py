"""`export`: letters for publication into a folder, and what is to be looked at before."""

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import click

from ozganswer.archive.freigabe import Freigaben
from ozganswer.ausgabe import name_in, write_files
from ozganswer.cli.arbeit import alone_in, letters, open_workspace
from ozganswer.cli.bauen import formats
from ozganswer.cli.meldung import count, tell, tell_sentence
from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.exporting import BasisFehlt, KeineAnfrage, Namensgleich, NichtMehrDabei
from ozganswer.export import akte
from ozganswer.export import oparl as objekte
from ozganswer.export.freigegeben import Stand, stand
from ozganswer.export.oeffentlich import OeffentlicheFassung, oeffentliche_fassung
from ozganswer.load.ordner import Anfrageort, Brief, Ort
from ozganswer.load.workspace import Workspace
from ozganswer.records.auftrag import Schriftstueck
from ozganswer.records.blaetter import Kommune
from ozganswer.records.fakten import Faktenblatt

EXPORT = "export"
"""The folder of a workspace for what is made for others."""
PUBLIC, OPARL = "public", "oparl"

FERTIG = ("schlussgezeichnet", "versandt")


@dataclass(slots=True)
class _Paket:
    """What a run is going to write: files by their paths, and whose they are."""

    dateien: dict[str, bytes] = field(default_factory=dict)
    herkunft: dict[str, set[str]] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)
    briefe: list[Brief] = field(default_factory=list)

    def nimm(self, ort: Ort, dateien: Iterable[tuple[str, bytes]]) -> None:
        """Take in files of a letter or Anfrage."""
        for pfad, inhalt in dateien:
            self.dateien[pfad] = inhalt
            self.herkunft.setdefault(pfad, set()).add(str(ort))

    def doppelte(self) -> Iterator[Mistake]:
        """Find files that two letters would write."""
        for pfad, orte in self.herkunft.items():
            if len(orte) > 1:
                yield Namensgleich(pfad, sorted(orte))


def public(
    ordner: Path | None, kennungen: tuple[str, ...], out: Path | None, only: str | None
) -> int:
    """Write letters for publication; return the exit code."""
    workspace, formate, paket = open_workspace(ordner), formats(only), _Paket()
    for brief, fassung in _fassungen(workspace, letters(workspace, kennungen), formate, paket):
        vorsatz = "" if out else f"{brief}/"
        paket.nimm(brief, ((vorsatz + name, inhalt) for name, inhalt in fassung.inhalte()))
    return _write(workspace, paket, out, PUBLIC)


def oparl(
    ordner: Path | None, kennungen: tuple[str, ...], basis: str | None, out: Path | None
) -> int:
    """Write letters as Papers of OParl; return the exit code."""
    workspace, paket = open_workspace(ordner), _Paket()
    orte: dict[Anfrageort, None] = {}
    briefe = letters(workspace, kennungen)
    netze = {k: _netz(workspace, k, basis) for k in sorted({b.kommune for b in briefe})}
    for brief, fassung in _fassungen(workspace, briefe, ("pdf", "docx"), paket):
        if not fassung.auftrag.anfragen:
            paket.mistakes.append(KeineAnfrage(str(brief), _quelle(fassung)))
            continue
        paket.nimm(brief, objekte.antwort(fassung, netze[brief.kommune]).items())
        paket.nimm(brief, [(f"{brief}/{akte.DATEI}", akte.metadaten(fassung))])
        gefragt = fassung.auftrag.anfragen
        orte |= {Anfrageort(a.kommune, a.name): None for a in gefragt if not a.anfrage.oparl}
    for ort, fassung in _fassungen(workspace, orte, ("pdf",), paket):
        auf = workspace.briefe_auf(ort.kommune, ort.name)
        da = [b.name for b in auf if _ist_da(workspace, b, paket, _ziel(workspace, out, OPARL))]
        paket.nimm(ort, objekte.anfrage(fassung, netze[ort.kommune], da).items())
    return _write(workspace, paket, out, OPARL)


def _ist_da(workspace: Workspace, brief: Brief, paket: _Paket, ziel: Path) -> bool:
    """Tell whether a letter on an Anfrage is ready, or was written just now or before."""
    if brief in paket.briefe or (ziel / str(brief) / objekte.ANTWORT).is_file():
        return True
    try:
        return workspace.quelle(brief.kommune, brief.name).kopf.status in FERTIG
    except Mistakes:
        return False


def _fassungen(
    workspace: Workspace, orte: Iterable[Ort], formate: tuple[str, ...], paket: _Paket
) -> Iterator[tuple[Ort, OeffentlicheFassung]]:
    """Build letters or Anfragen for publication; a mistake stops the one alone."""
    freigaben = Freigaben(workspace.root)
    for ort in orte:
        try:
            with _stand(workspace, ort, freigaben) as da:
                lies = partial(da.workspace.beilage, Brief(ort.kommune, ort.name))
                fassung = oeffentliche_fassung(da.auftrag, formate, lies, da.nummer)
                paket.mistakes += da.warnungen
        except Mistakes as mistakes:
            paket.mistakes += mistakes.mistakes
        except Mistake as mistake:
            paket.mistakes.append(mistake)
        else:
            paket.mistakes += fassung.warnungen
            paket.briefe += [ort] if isinstance(ort, Brief) else []
            yield ort, fassung


def _stand(workspace: Workspace, ort: Ort, freigaben: Freigaben) -> AbstractContextManager[Stand]:
    if isinstance(ort, Brief):
        return stand(workspace, ort, freigaben)
    auftrag = workspace.auftrag(ort.kommune, ort.name, Schriftstueck.ANFRAGE)
    return nullcontext(Stand(workspace, auftrag))


def _netz(workspace: Workspace, kommune: str, basis: str | None) -> objekte.Netz:
    """Read where the objects of a Kommune will stand: as the call says, else its blatt."""
    blatt = workspace.bestand(kommune).get("kommune")
    inhalt = blatt.inhalt if isinstance(blatt, Faktenblatt) else None
    angaben = inhalt.oparl if isinstance(inhalt, Kommune) else None
    wo = _adresse(basis) if basis is not None else angaben.basis if angaben else ""
    if not wo:
        raise BasisFehlt(kommune)
    koerperschaft, lizenz = (angaben.koerperschaft, angaben.lizenz) if angaben else ("", "")
    return objekte.Netz(wo.rstrip("/"), koerperschaft or "", lizenz or "")


def _adresse(basis: str) -> str:
    teile = urlsplit(basis)
    if teile.scheme not in ("http", "https") or not teile.netloc or teile.query or teile.fragment:
        satz = f"„{basis}“ ist keine Adresse im Netz (https://ris.beispiel.de/oparl)."
        raise click.BadParameter(satz, param_hint="--basis")
    return basis


def _write(workspace: Workspace, paket: _Paket, out: Path | None, was: str) -> int:
    if doppelte := list(paket.doppelte()):
        raise Mistakes(doppelte)
    ziel = _ziel(workspace, out, was)
    dateien = {ziel / pfad: inhalt for pfad, inhalt in paket.dateien.items()}
    try:
        with nullcontext() if out else alone_in(workspace):
            geschrieben = write_files(dateien, workspace.root)
    except Mistakes as mistakes:
        return tell(mistakes.mistakes)
    except Mistake as mistake:
        return tell([mistake])
    for datei in geschrieben:
        tell_sentence(f"geschrieben: {name_in(datei, workspace.root)}")
    code = tell([*paket.mistakes, *_alte(workspace, paket, ziel, dateien)])
    gleich = len(dateien) - len(geschrieben)
    tell_sentence(
        f"{count(len(paket.briefe), 'Brief', 'Briefe')} zur Veröffentlichung: "
        f"{count(len(geschrieben), 'Datei', 'Dateien')} geschrieben, {gleich} unverändert."
    )
    return code


def _ziel(workspace: Workspace, out: Path | None, was: str) -> Path:
    return out.resolve() if out else workspace.root / EXPORT / was


def _alte(
    workspace: Workspace, paket: _Paket, ziel: Path, dateien: dict[Path, bytes]
) -> Iterator[Mistake]:
    """Find files in the letters' own folders that were not written just now."""
    for ordner in (ziel / b.kommune / b.name for b in paket.briefe):
        andere = sorted(p for p in ordner.rglob("*") if p.is_file() and p not in dateien)
        if andere:
            namen = [p.relative_to(ordner).as_posix() for p in andere]
            yield NichtMehrDabei(name_in(ordner, workspace.root), namen)


def _quelle(fassung: OeffentlicheFassung) -> Position:
    return Position(fassung.auftrag.quelle.text.datei)

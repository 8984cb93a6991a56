"""A blatt's file → a Faktenblatt."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.loading import LeereDatei
from ozganswer.errors.values import UngueltigeId, VergebenerName
from ozganswer.load.anpassen import anpassen
from ozganswer.load.datei import Wurzel
from ozganswer.load.frei import lies_freie
from ozganswer.load.namen import RESERVIERT
from ozganswer.load.ordner import YAML
from ozganswer.load.regeln import ID, pruefe_regeln
from ozganswer.load.satz import lies_satz, melde
from ozganswer.load.yaml import Dokument, lies_yaml
from ozganswer.records.blaetter import BLAETTER, FreiesBlatt, Leistungen
from ozganswer.records.fakten import Angaben, Faktenblatt


def lies_blatt(
    wurzel: Wurzel, pfad: Path, kommune: str, vergeben: Collection[str] = RESERVIERT
) -> Faktenblatt:
    """Read a blatt; raise Mistakes with all that is wrong in it."""
    name = pfad.name.removesuffix(YAML)
    pruefe_blattnamen(name, Position(wurzel.name(pfad)), vergeben)
    dokument = lies_dokument(wurzel, pfad)
    inhalt = lies_inhalt(name, dokument, wurzel, pfad.parent)
    warnungen = [m for m in dokument.mistakes if m.warnung]
    if inhalt is None or len(warnungen) < len(dokument.mistakes):
        raise Mistakes(dokument.mistakes)
    return Faktenblatt(name, kommune, inhalt, dokument.werte, tuple(warnungen))


def lies_dokument(wurzel: Wurzel, pfad: Path) -> Dokument:
    """Read a YAML file that must say something; raise Mistakes."""
    try:
        dokument = lies_yaml(wurzel.text(pfad), wurzel.name(pfad))
    except Mistake as mistake:
        raise Mistakes([mistake]) from None
    if dokument.daten is None:
        raise Mistakes([*dokument.mistakes, LeereDatei(dokument.datei)])
    return dokument


def pruefe_blattnamen(name: str, position: Position, vergeben: Collection[str]) -> None:
    """Refuse a name that no address could begin with; raise Mistakes."""
    if not ID.fullmatch(name):
        raise Mistakes([UngueltigeId(name, "der Name eines Blatts", position)])
    if name in vergeben:
        raise Mistakes([VergebenerName(name, "der Name eines Blatts", position)])


def lies_inhalt(name: str, dokument: Dokument, wurzel: Wurzel, ordner: Path) -> Any:
    """Read a document as a blatt of this name; add mistakes to the document's, None for errors."""
    satzart: type[Angaben] = BLAETTER.get(name, FreiesBlatt)
    if satzart is Leistungen and _nennt_tabelle(dokument.daten):
        _mit_tabelle(dokument, wurzel, ordner)
    if satzart is FreiesBlatt:
        lies_freie(dokument)
    daten = anpassen(dokument.daten, satzart)
    inhalt = lies_satz(dokument, satzart, daten)
    melde(dokument, pruefe_regeln(name, dokument, daten, satzart))
    return inhalt


def _nennt_tabelle(daten: Any) -> bool:
    return isinstance(daten, dict) and isinstance(daten.get("datei"), str)


def _mit_tabelle(dokument: Dokument, wurzel: Wurzel, ordner: Path) -> None:
    # Few blätter have a table.
    from ozganswer.load.tabelle import mit_tabelle  # noqa: PLC0415

    try:
        mit_tabelle(dokument, wurzel, ordner)
    except Mistake as mistake:
        dokument.mistakes.append(mistake)
    except Mistakes as mistakes:
        dokument.mistakes += mistakes.mistakes

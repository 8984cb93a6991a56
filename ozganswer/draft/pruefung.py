"""What is to be said of the Textbausteine and topics of a workspace, beside their form."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Any

from ozganswer.compose.nennungen import nennungen
from ozganswer.draft.woerter import Muster, regel
from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.drafting import (
    FaktNirgends,
    TextbausteineGleich,
    ThemenGleich,
    WortDoppelt,
)
from ozganswer.load.themen import Textbaustein, Themendatei
from ozganswer.load.workspace import Workspace
from ozganswer.records.fakten import Faktenblatt, felder

GLEICH = 0.9
"""How much of two Textbausteine must be the same words for them to say the same."""

GLEICHE_WOERTER = 0.8
"""The share of the words of the smaller of two topics that makes them one."""

_KOMMENTAR = re.compile(r"\{#.*?#\}", re.DOTALL)


def pruefe(workspace: Workspace) -> Iterator[Mistake]:
    """Tell what is wrong with what the workspace itself brings; broken topics are told already."""
    blaetter = _blaetter(workspace)
    bausteine = workspace.textbausteine()
    yield from _gleiche_bausteine(bausteine)
    makros = workspace.makros()
    for baustein in bausteine.values():
        if not baustein.mitgebracht:
            yield from _nirgends(baustein, blaetter, makros)
    try:
        themen = workspace.themen()
    except Mistakes:
        return
    for datei in themen.values():
        if not datei.mitgebracht:
            yield from _woerter(datei)
            yield from _braucht(datei, blaetter)
    yield from _gleiche_themen(themen)


def _blaetter(workspace: Workspace) -> dict[str, list[Faktenblatt]]:
    """Gather the blätter of all Kommunen by their names."""
    alle: dict[str, list[Faktenblatt]] = {}
    for kommune in workspace.kommunen():
        for name, blatt in workspace.bestand(kommune).items():
            if isinstance(blatt, Faktenblatt):
                alle.setdefault(name, []).append(blatt)
    return alle


def _nirgends(
    baustein: Textbaustein, blaetter: Mapping[str, list[Faktenblatt]], makros: Iterable[str]
) -> Iterator[Mistake]:
    bekannt = set(makros)
    for nennung in nennungen(baustein.text):
        if nennung.pfad[0] in bekannt or _gibt_es(nennung.pfad, blaetter):
            continue
        # What lies under something that there is not has been told with it.
        davor = tuple(t for t in nennung.pfad[:-1] if t != "*")
        if not davor or _gibt_es(davor, blaetter):
            adresse = ".".join(t for t in nennung.pfad if t != "*")
            yield FaktNirgends(adresse, Position(baustein.datei, nennung.zeile))


def _gibt_es(pfad: tuple[str, ...], blaetter: Mapping[str, list[Faktenblatt]]) -> bool:
    name, *weg = pfad
    gefunden = blaetter.get(name, [])
    match weg:
        case []:
            return bool(gefunden)
        case ["*", schluessel]:
            return any(schluessel in _schluessel(b) for b in gefunden)
        case [eintrag, *rest]:
            return any(_hat(b, eintrag, rest) for b in gefunden)
    return True


def _hat(blatt: Faktenblatt, eintrag: str, rest: list[str]) -> bool:
    if eintrag in {name for name, _ in felder(blatt.inhalt)} - {"eintraege"}:
        return True
    return eintrag in blatt.eintraege and (not rest or rest[0] in _schluessel(blatt))


def _schluessel(blatt: Faktenblatt) -> set[str]:
    """Name the keys that the entries of a blatt can have."""
    return {name for satz in blatt.eintraege.values() for name in _namen(satz)}


def _namen(satz: Any) -> Iterable[str]:
    return (f.name for f in fields(satz)) if is_dataclass(satz) else satz


def _braucht(datei: Themendatei, blaetter: Mapping[str, list[Faktenblatt]]) -> Iterator[Mistake]:
    for n, baustein in enumerate(datei.thema.bausteine):
        pfad = ("bausteine", str(n))
        if baustein.blatt not in blaetter:
            yield FaktNirgends(baustein.blatt, datei.dokument.wert((*pfad, "blatt")))
            continue
        for k, schluessel in enumerate(baustein.braucht):
            if not any(schluessel in _schluessel(b) for b in blaetter[baustein.blatt]):
                stelle = datei.dokument.wert((*pfad, "braucht", str(k)))
                yield FaktNirgends(f"{baustein.blatt}.{schluessel}", stelle)


def _woerter(datei: Themendatei) -> Iterator[Mistake]:
    gesehen: dict[tuple[Muster, ...], str] = {}
    for art in ("stark", "mittel", "schwach"):
        for n, wort in enumerate(getattr(datei.thema.woerter, art)):
            stelle = datei.dokument.wert(("woerter", art, str(n)))
            if gesehen.setdefault(regel(wort), wort) != wort or _mehrmals(datei, art, n, wort):
                yield WortDoppelt(wort, gesehen[regel(wort)], stelle)


def _mehrmals(datei: Themendatei, art: str, n: int, wort: str) -> bool:
    davor = list(getattr(datei.thema.woerter, art))[:n]
    listen = [getattr(datei.thema.woerter, a) for a in ("stark", "mittel", "schwach")]
    weitere = listen[: ("stark", "mittel", "schwach").index(art)]
    return wort in davor or any(wort in liste for liste in weitere)


def _gleiche_bausteine(bausteine: Mapping[str, Textbaustein]) -> Iterator[Mistake]:
    texte = {n: _KOMMENTAR.sub("", b.text).split() for n, b in bausteine.items()}
    for a, b in combinations(sorted(bausteine), 2):
        eigener = next((n for n in (b, a) if not bausteine[n].mitgebracht), None)
        if eigener and _aehnlich(texte[a], texte[b]):
            anderer = a if eigener == b else b
            yield TextbausteineGleich(anderer, Position(bausteine[eigener].datei, 1))


def _aehnlich(a: list[str], b: list[str]) -> bool:
    vergleich = SequenceMatcher(None, a, b, autojunk=False)
    return vergleich.quick_ratio() >= GLEICH and vergleich.ratio() >= GLEICH


def _gleiche_themen(themen: Mapping[str, Themendatei]) -> Iterator[Mistake]:
    mengen = {n: {regel(w) for w in d.thema.woerter.alle} for n, d in themen.items()}
    for a, b in combinations(sorted(themen), 2):
        eigenes = next((n for n in (b, a) if not themen[n].mitgebracht), None)
        kleiner = min(len(mengen[a]), len(mengen[b]))
        if eigenes and kleiner and len(mengen[a] & mengen[b]) >= GLEICHE_WOERTER * kleiner:
            stelle = themen[eigenes].dokument.name(("woerter",))
            yield ThemenGleich(a if eigenes == b else b, stelle)

"""A filled Zuarbeit → the blätter as they will be, or all that is wrong in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.asking import NochLeer
from ozganswer.errors.letters import UnbekannteKommune
from ozganswer.errors.loading import LeereDatei, VerbotenesZeichen
from ozganswer.load.datei import als_text, stelle
from ozganswer.load.satz import lies_satz, melde
from ozganswer.load.workspace import Workspace
from ozganswer.load.yaml import Dokument, Pfad, lies_yaml
from ozganswer.records.fakten import GEMEINSAM
from ozganswer.records.zuarbeit import Zuarbeit
from ozganswer.zuarbeit.blatt import Ausgefuellt, ins_blatt
from ozganswer.zuarbeit.eingang import ausgefuelltes

BLAETTER = "blaetter"

UNSICHTBAR = re.compile("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f]")
"""Characters that nobody sees; some of them show a figure the other way round."""


@dataclass(frozen=True, slots=True)
class Eintragung:
    """What taking a Zuarbeit in does: the blätter as they will be, and what to ask first."""

    dateien: dict[str, bytes]
    einwaende: tuple[Mistake, ...]
    """What is known otherwise already; to be replaced only on demand."""
    warnungen: tuple[Mistake, ...]
    adressen: tuple[str, ...]
    """The facts that change or are new."""
    neue: tuple[str, ...]
    """Those of them that were not known."""


def trage_ein(workspace: Workspace, inhalt: bytes, datei: str) -> Eintragung:
    """Work out what a filled file changes; raise Mistakes with all that is wrong in it."""
    dokument = _lies(inhalt, datei)
    zuarbeit = lies_satz(dokument, Zuarbeit)
    melde(dokument, _leere(dokument, (BLAETTER,), _blaetter(dokument.daten)))
    if zuarbeit is None or dokument.mistakes:
        raise Mistakes(dokument.mistakes)
    if zuarbeit.kommune not in (*workspace.kommunen(), GEMEINSAM):
        hier = dokument.wert(("kommune",))
        raise Mistakes([UnbekannteKommune(zuarbeit.kommune, workspace.kommunen(), hier)])
    return _eintragung(workspace, dokument, zuarbeit)


def _eintragung(workspace: Workspace, dokument: Dokument, zuarbeit: Zuarbeit) -> Eintragung:
    """Take in each blatt; what is wrong in any of them is told together."""
    fertige, mistakes = [], list[Mistake]()
    for name, teil in zuarbeit.blaetter.items():
        try:
            ausgefuellt = Ausgefuellt(name, teil.eintraege, zuarbeit, dokument)
            fertige.append(ins_blatt(workspace, ausgefuellt))
        except Mistakes as fehler:
            mistakes += fehler.mistakes
        except Mistake as mistake:
            mistakes.append(mistake)
    if mistakes:
        raise Mistakes(mistakes)
    return Eintragung(
        {f.datei: f.inhalt for f in fertige if f.anders},
        tuple(m for f in fertige for m in f.einwaende),
        tuple(m for f in fertige for m in f.warnungen),
        tuple(a for f in fertige for a in f.adressen),
        tuple(a for f in fertige for a in f.neue),
    )


def _lies(inhalt: bytes, datei: str) -> Dokument:
    try:
        datei, inhalt, zeile = ausgefuelltes(datei, inhalt)
        text = als_text(inhalt, datei)
    except Mistake as mistake:
        raise Mistakes([mistake]) from None
    if unsichtbare := [
        VerbotenesZeichen(t.group(), stelle(text, t.start(), datei))
        for t in UNSICHTBAR.finditer(text)
    ]:
        raise Mistakes(unsichtbare)
    dokument = lies_yaml(text, datei, zeile)
    if dokument.daten is None:
        raise Mistakes([LeereDatei(datei)])
    return dokument


def _blaetter(daten: Any) -> Any:
    return daten.get(BLAETTER) if isinstance(daten, dict) else None


def _leere(dokument: Dokument, pfad: Pfad, wert: Any) -> Iterator[Mistake]:
    """Name each key with nothing behind it: an office that left it out has not answered it."""
    match wert:
        case dict():
            for name, inhalt in wert.items():
                yield from _leere(dokument, (*pfad, name), inhalt)
        case list() if wert:
            for n, inhalt in enumerate(wert):
                yield from _leere(dokument, (*pfad, str(n)), inhalt)
        case None | [] | str() if not wert or not wert.strip():
            yield NochLeer(pfad[-1], dokument.name(pfad))

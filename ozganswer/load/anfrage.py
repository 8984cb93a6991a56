"""An Anfrage's file → an Anfragedatei."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.letters import DoppelteNummer, NamePasstNicht, OhneName, UngueltigerName
from ozganswer.load.anpassen import anpassen
from ozganswer.load.blatt import lies_dokument
from ozganswer.load.datei import Wurzel
from ozganswer.load.namen import name_erlaubt
from ozganswer.load.ordner import QUESTIONS, YAML
from ozganswer.load.satz import lies_satz, melde
from ozganswer.load.yaml import Dokument
from ozganswer.records.anfrage import Anfrage, Anfragedatei, name_der_kennung
from ozganswer.records.antwort import Briefquelle, Kopf, Textdatei
from ozganswer.records.auftrag import Schriftstueck


def lies_anfrage(wurzel: Wurzel, pfad: Path, kommune: str) -> Anfragedatei:
    """Read an Anfrage; raise Mistakes with all that is wrong in it."""
    dokument = lies_dokument(wurzel, pfad)
    anfrage = lies_satz(dokument, Anfrage)
    melde(dokument, _pruefe(dokument, anpassen(dokument.daten, Anfrage), pfad))
    if anfrage is None or dokument.mistakes:
        raise Mistakes(dokument.mistakes)
    return Anfragedatei(kommune, pfad.name.removesuffix(YAML), anfrage, dokument.werte)


def quelle_der_anfrage(datei: Anfragedatei) -> Briefquelle:
    """Make the source of which an Anfrage itself is written: a head without a text."""
    anfrage, name = datei.anfrage, f"{QUESTIONS}/{datei.kommune}/{datei.name}{YAML}"
    kopf = Kopf(
        anfrage=(anfrage.kennung,),
        datum=anfrage.schreiben_vom or anfrage.eingegangen,
        status="versandt",
        hinweis=anfrage.hinweis,
    )
    muster, text = Schriftstueck.ANFRAGE.value, Textdatei(name, "")
    return Briefquelle(datei.kommune, datei.name, muster, kopf, text, {(): Position(name)})


def _pruefe(dokument: Dokument, daten: Any, pfad: Path) -> Iterator[Mistake]:
    if isinstance(daten, dict):
        yield from _kennung(dokument, daten.get("kennung"), pfad)
        yield from _einreicher(dokument, daten.get("einreicher"))
        yield from _nummern(dokument, daten.get("fragen"))


def _kennung(dokument: Dokument, kennung: Any, pfad: Path) -> Iterator[Mistake]:
    if not isinstance(kennung, str) or not kennung:
        return
    stelle = dokument.wert(("kennung",))
    name = name_der_kennung(kennung)
    soll = pfad.with_name(f"{name}{YAML}")
    if not name_erlaubt(name):
        yield UngueltigerName(name, stelle)
    elif soll != pfad:
        yield NamePasstNicht(kennung, name, stelle, vergeben=soll.exists())


def _einreicher(dokument: Dokument, liste: Any) -> Iterator[Mistake]:
    for n, wer in enumerate(liste if isinstance(liste, list) else ()):
        if isinstance(wer, dict) and not (wer.get("nachname") or wer.get("fraktion")):
            yield OhneName(dokument.name(("einreicher", str(n))))


def _nummern(dokument: Dokument, fragen: Any) -> Iterator[Mistake]:
    gesehen = set()
    for n, frage in enumerate(fragen if isinstance(fragen, list) else ()):
        nr = frage.get("nr") if isinstance(frage, dict) else None
        if isinstance(nr, str) and nr in gesehen:
            yield DoppelteNummer(nr, dokument.wert(("fragen", str(n), "nr")))
        gesehen.add(nr if isinstance(nr, str) else None)

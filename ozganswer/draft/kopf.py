"""The head of a draft: what the facts say of those who sign and work on it, and nothing else."""

from collections.abc import Iterator, Mapping
from typing import Any

from ozganswer.load.schreiben import als_yaml
from ozganswer.records.anfrage import Anfrage
from ozganswer.records.fakten import Bestand, Faktenblatt


def kopf(anfrage: Anfrage, bestand: Bestand) -> Iterator[str]:
    """Write the lines of the head; who may sign, where that is not plain, is a comment."""
    yield "art: antwort"
    yield "status: entwurf"
    stelle = anfrage.federfuehrung or ""
    leitung = _leitung(stelle, bestand)
    if leitung:
        yield f"unterzeichner: {leitung}"
    else:
        yield from _wer_kann(bestand)
    if (bearbeiter := _bearbeiter(stelle, bestand)) and bearbeiter != leitung:
        yield f"bearbeiter: {bearbeiter}"
    if anfrage.hinweis:
        yield f"hinweis: {als_yaml(anfrage.hinweis)}"


def _wer_kann(bestand: Bestand) -> Iterator[str]:
    for id_, einheit in _eintraege("organisation", bestand).items():
        if leitung := _leitung(id_, bestand):
            yield f"# unterzeichner: {leitung}  # Leitung: {einheit.bezeichnung}"


def _leitung(stelle: str, bestand: Bestand) -> str | None:
    einheit = _eintraege("organisation", bestand).get(stelle)
    bekannt = _eintraege("personen", bestand)
    return einheit.leitung if einheit and einheit.leitung in bekannt else None


def _bearbeiter(stelle: str, bestand: Bestand) -> str | None:
    """Find the one person of an office that is known; of several, nobody says which."""
    personen = _eintraege("personen", bestand)
    dort = [id_ for id_, p in personen.items() if stelle and p.organisation == stelle]
    return dort[0] if len(dort) == 1 else None


def _eintraege(name: str, bestand: Bestand) -> Mapping[str, Any]:
    blatt = bestand.get(name)
    return blatt.eintraege if isinstance(blatt, Faktenblatt) else {}

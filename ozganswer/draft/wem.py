"""Whom to ask for what is missing: an office that the facts or the Anfrage name."""

from collections.abc import Iterator

from ozganswer.draft.genannt import Genannt
from ozganswer.draft.woerter import lies_worte, regel
from ozganswer.records.anfrage import Anfrage
from ozganswer.records.fakten import Bestand, Faktenblatt
from ozganswer.records.themen import Thema


def wen_fragen(thema: Thema, genannt: Genannt, bestand: Bestand, anfrage: Anfrage) -> str | None:
    """Choose the office: named in the question, answering for the facts, or asked to help."""
    organisation = bestand.get("organisation")
    bekannt = organisation.eintraege if isinstance(organisation, Faktenblatt) else {}
    return next((s for s in _stellen(thema, genannt, bestand, anfrage) if s in bekannt), None)


def _stellen(thema: Thema, genannt: Genannt, bestand: Bestand, anfrage: Anfrage) -> Iterator[str]:
    yield from genannt.stellen
    for baustein in thema.bausteine:
        if isinstance(blatt := bestand.get(baustein.blatt), Faktenblatt):
            yield from filter(None, [blatt.inhalt.verantwortlich])
    beteiligt = [s for s in (anfrage.federfuehrung, *anfrage.zuarbeit) if s]
    yield from (s for s in beteiligt if _passt(s, thema, bestand))
    yield from beteiligt


def _passt(stelle: str, thema: Thema, bestand: Bestand) -> bool:
    organisation = bestand.get("organisation")
    if not isinstance(organisation, Faktenblatt) or stelle not in organisation.eintraege:
        return False
    bezeichnung = lies_worte(organisation.eintraege[stelle].bezeichnung)
    return any(m.trifft(w) for text in thema.aemter for m in regel(text) for w in bezeichnung)

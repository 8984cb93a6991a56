"""Earlier answers → what a draft offers of them: a passage to take over, or one to read."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ozganswer.draft.frueher import Frueher
from ozganswer.draft.wiederholt import wiederholungen
from ozganswer.load.schreiben import als_yaml
from ozganswer.records.anfrage import Frage
from ozganswer.records.german import datum

HINAUS = ("schlussgezeichnet", "versandt")
"""The status of a letter that somebody has answered for."""

_ZIFFERN = re.compile(r"\w*\d\w*")
_JINJA = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_VERWEIS = re.compile(
    r"\b(?:d(?:a|ar|abei|adurch|afür|amit|anach|aran|arauf|araus|arin|arüber|avon|azu)|hier\w*"
    r"|dies\w*|jene[mnrs]?|solche\w*|dessen|deren)\b",
    re.IGNORECASE,
)
"""Words for what was said before a question, which may be another thing in another Anfrage."""


def uebernommene(funde: Iterable[Frueher], frage: str) -> Frueher | None:
    """Choose the earlier answer that answers a question as it stands; None where none surely does.

    It went out from the same Kommune, all its facts are as they were, and the question is the same
    again: no year, no number, no noun is another, and it refers to nothing said before it. And
    what it says comes of facts: no figure in it was typed by hand.
    """
    return next((f for f in funde if _answers(f, frage)), None)


def _answers(fund: Frueher, frage: str) -> bool:
    gleich = wiederholungen([Frage(nr="1", text=fund.frage), Frage(nr="2", text=frage)])
    zahlen = [set(_ZIFFERN.findall(text)) for text in (fund.frage, frage)]
    allein = not _VERWEIS.search(frage)
    gilt = fund.eigene and fund.status in HINAUS and fund.anders == ()
    return gilt and allein and bool(gleich) and zahlen[0] == zahlen[1] and _is_bound(fund.passage)


def _is_bound(passage: str) -> bool:
    """Tell whether a passage has facts, and no figure beside them."""
    getippt = _JINJA.sub("", passage)
    return getippt != passage and not _ZIFFERN.search(getippt)


def als_passage(fund: Frueher) -> Iterator[str]:
    """Write an earlier answer as the passage that it was, under a comment that says whose it is."""
    yield kommentar(herkunft(fund))
    yield from fund.passage.splitlines()


def als_kommentar(funde: Sequence[Frueher]) -> Iterator[str]:
    """Write earlier answers in comments, to be read and perhaps taken over."""
    for fund in funde:
        yield kommentar(herkunft(fund))
        yield kommentar(f"Gefragt war: {fund.frage}")
        yield from ("{#", *_harmless(fund.passage).splitlines(), "#}")


def herkunft(fund: Frueher) -> str:
    """Say whose an earlier answer is, how alike the questions are, and whether it still holds."""
    vom = f" vom {datum(fund.datum)}" if fund.datum else ""
    return (
        f"Frühere Antwort{'' if fund.eigene else f' von {fund.brief.kommune}'}: {fund.kennung}, "
        f"Frage {fund.nr}{vom} ({fund.status}), zu {fund.aehnlichkeit * 100:.0f} % dieselbe Frage; "
        f"{_still_so(fund)}."
    )


def _still_so(fund: Frueher) -> str:
    if not fund.eigene:
        return "es sind die Fakten einer anderen Kommune, nichts davon ungeprüft übernehmen"
    if fund.anders is None:
        return "ob ihre Fakten noch stimmen, ist nicht bekannt: Der Brief ist nicht so gebaut"
    if not fund.anders:
        return "ihre Fakten sind unverändert"
    werte = (
        f"{a.alt.adresse} {als_yaml(a.alt.wert)} → {als_yaml(a.neu.wert) if a.neu else 'gelöscht'}"
        for a in fund.anders
    )
    return f"seitdem anders: {', '.join(werte)}"


def kommentar(text: str) -> str:
    """Write a comment of one line, which nothing in the text can end."""
    return f"{{# {_harmless(' '.join(text.split()))} #}}"


def _harmless(text: str) -> str:
    return text.replace("#}", "# }").replace("{#", "{ #")

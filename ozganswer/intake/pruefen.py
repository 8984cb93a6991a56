"""Is a paper an Anfrage? A motion, minutes, a reply or an empty form is not."""

import re
from collections.abc import Sequence

from ozganswer.errors.importing import KeineAnfrage
from ozganswer.intake.entwurf import Entwurf
from ozganswer.intake.papier import Zeile
from ozganswer.intake.wegweiser import TITEL, ist_antwortkopf

SELBST_TIPPEN = "Ist es doch eine, die Fragen von Hand in eine Datei unter questions/ schreiben."
ANTRAG = re.compile(
    r"(?:\w*antrag|Beschlussvorlage|Beschlussvorschlag|Beschlussantrag|Änderungsantrag"
    r"|Resolution|Informationsvorlage|Mitteilungsvorlage)\b(?!\w*nummer)",
    re.IGNORECASE,
)
BESCHLUSS = re.compile(
    r"(?:Beschlussvorschlag|Beschlusstext|Antragstext)\b|(?:Der|Die|Das) .{3,60}(?:beschließt"
    r"|möge beschließen|wird beauftragt|beauftragt)\b"
)
NIEDERSCHRIFT = re.compile(
    r"(?:Niederschrift|Protokoll|Sitzungsprotokoll|Ergebnisprotokoll|Tagesordnung)\b", re.IGNORECASE
)
KOPFZEILEN = 15
LEER = 12
"""Fewer words beside labels than any question has."""


def pruefe(zeilen: Sequence[Zeile], entwuerfe: Sequence[Entwurf], datei: str) -> None:
    """Refuse what is no Anfrage; raise KeineAnfrage with the reason."""
    kopf = [z.text for z in zeilen[:KOPFZEILEN]]
    anfrage = any(TITEL.match(t) or "anfrage" in t.lower() for t in kopf)
    gefragt = any(e.fragen for e in entwuerfe)
    grund = _grund([z.text for z in zeilen], kopf, gefragt=gefragt, anfrage=anfrage)
    if grund:
        raise KeineAnfrage(datei, grund, SELBST_TIPPEN)


def _grund(texte: Sequence[str], kopf: Sequence[str], *, gefragt: bool, anfrage: bool) -> str:
    if not anfrage and any(ANTRAG.match(t) for t in kopf):
        return f"Der Kopf nennt es „{next(t for t in kopf if ANTRAG.match(t))[:60]}“"
    if any(NIEDERSCHRIFT.match(t) for t in kopf[: 3 if anfrage else None]):
        return "Es ist eine Niederschrift oder Tagesordnung"
    if texte and ist_antwortkopf(texte[0]) and not gefragt:
        return "Es ist eine Antwort oder Stellungnahme"
    if gefragt:
        return ""
    if any(BESCHLUSS.match(t) for t in texte):
        return "Es enthält einen Beschlussvorschlag und keine Fragen"
    if sum(len(t.split()) for t in texte if not t.endswith(":")) < LEER:
        return "Das Formular ist leer"
    return "Es sind keine Fragen zu finden"

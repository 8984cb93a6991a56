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
    r"(?:Auszug aus (?:der|dem) )?"
    r"(?:Niederschrift|Protokoll|Sitzungsprotokoll|Ergebnisprotokoll|Tagesordnung)\b",
    re.IGNORECASE,
)
PRESSE = re.compile(
    r"(?:Presse|Medien)(?:mitteilung|information|dienst|erklärung)\b", re.IGNORECASE
)
IM_WORTLAUT = re.compile(
    r"Wortlaut|Vorbemerkung de[rs] Frage|folgende (?:\w+ )?Anfrage\b", re.IGNORECASE
)
"""What a reply says that prints the whole Anfrage before it answers."""

_NENNT_ANFRAGE = re.compile(r"^(?!TOP\b|Tagesordnung).*anfrage", re.IGNORECASE)
STRICHE = re.compile(r"_{4,}|\.{6,}|…{3,}")
"""Where a form is to be filled in."""

KOPFZEILEN = 15
LEER = 12
"""Fewer words beside labels than any question has."""


def pruefe(zeilen: Sequence[Zeile], entwuerfe: Sequence[Entwurf], datei: str) -> None:
    """Refuse what is no Anfrage; raise KeineAnfrage with the reason."""
    texte = [z.text for z in zeilen]
    gefragt = [f.zeile for e in entwuerfe for f in e.fragen]
    davor = texte[: zeilen.index(gefragt[0])] if gefragt and gefragt[0] in zeilen else texte
    grund = _anderes(texte[:KOPFZEILEN]) or _antwort(davor) or ("" if gefragt else _leer(texte))
    if grund:
        raise KeineAnfrage(datei, grund, SELBST_TIPPEN)


def _anderes(kopf: Sequence[str]) -> str:
    """Tell what a head calls the paper, if not an Anfrage."""
    anfrage = any(TITEL.match(t) or _NENNT_ANFRAGE.search(t) for t in kopf)
    if not anfrage and (antrag := next((t for t in kopf if ANTRAG.match(t)), None)):
        return f"Der Kopf nennt es „{antrag[:60]}“"
    if any(NIEDERSCHRIFT.match(t) for t in kopf[: 3 if anfrage else None]):
        return "Es ist eine Niederschrift oder Tagesordnung"
    if not anfrage and any(PRESSE.match(t) for t in kopf):
        return "Es ist eine Mitteilung für die Presse"
    return ""


def _antwort(davor: Sequence[str]) -> str:
    """Tell a reply by what stands before its first question, unless it prints the Anfrage."""
    if any(TITEL.match(t) or IM_WORTLAUT.search(t) for t in davor):
        return ""
    return "Es ist eine Antwort oder Stellungnahme" if any(map(ist_antwortkopf, davor)) else ""


def _leer(texte: Sequence[str]) -> str:
    if any(BESCHLUSS.match(t) for t in texte):
        return "Es enthält einen Beschlussvorschlag und keine Fragen"
    striche = sum(bool(STRICHE.search(t)) for t in texte)
    if striche > 2 or sum(len(t.split()) for t in texte if not t.endswith(":")) < LEER:
        return "Das Formular ist leer"
    return "Es sind keine Fragen zu finden"

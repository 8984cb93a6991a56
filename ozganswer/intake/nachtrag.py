"""What a head leaves open, and sentences, the end or a later line of the paper say."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import zip_longest

from ozganswer.intake.betreff import spaeter_betreff
from ozganswer.intake.datum import TAG, ein_tag, tag_der_zeile
from ozganswer.intake.entwurf import Befund
from ozganswer.intake.etiketten import etikett
from ozganswer.intake.gremien import lies_beratungen
from ozganswer.intake.kopf import Kopf, lies_kopf
from ozganswer.intake.papier import Zeile
from ozganswer.intake.personen import Genannt, ist_amt, lies_personen
from ozganswer.intake.rand import ohne_seite
from ozganswer.intake.saetze import lies_saetze

_ERBETEN = re.compile(r"\b(?:bitte[nt]?|Beantwortung|Tagesordnung)\b", re.IGNORECASE)
TAGE = ("eingegangen", "schreiben_vom")


def ergaenze(kopf: Kopf, zeilen: Sequence[Zeile], davor: range, dahinter: range) -> None:
    """Fill what is still open: `davor` introduces the questions, `dahinter` follows them."""
    undatiert = not any(getattr(kopf, feld) for feld in TAGE)
    for i in dahinter:
        if (datum := datierung(zeilen[i].text)) and _gehoert_zum_brief(zeilen, i, dahinter):
            _tag(kopf, *datum, zeilen, i)
    if undatiert and any(getattr(kopf, feld) for feld in TAGE):
        undatiert = False
    _saetze(kopf, zeilen[: davor.stop], undatiert=undatiert)
    _sitzung(kopf, [zeilen[i] for i in davor])
    if kopf.betreff is None and (gefunden := spaeter_betreff([zeilen[i] for i in dahinter])):
        kopf.betreff, zeile = gefunden
        kopf.befunde.append(Befund("betreff", "Steht im Papier hinter den Fragen", zeile))


def ergaenze_vom_rand(kopf: Kopf, rand: Sequence[Zeile]) -> None:
    """Fill what only the headers and footers of the pages say."""
    gelesen = lies_kopf([replace(z, luft=1, text=ohne_seite(z.text)) for z in rand], brief=False)
    undatiert = not any(getattr(kopf, feld) for feld in TAGE)
    for feld in ("kennung", "fraktionen", *(TAGE if undatiert else ())):
        if getattr(gelesen, feld) and not getattr(kopf, feld):
            setattr(kopf, feld, getattr(gelesen, feld))
            name = "einreicher" if feld == "fraktionen" else feld
            kopf.befunde.append(Befund(name, "Steht nur am Rand der Seiten", rand[0]))


def datierung(text: str) -> tuple[str, date] | None:
    """Read a line that dates the paper: by its label, or as letters do."""
    gelesen = etikett(text)
    if gelesen and gelesen[0] in TAGE and (tag := ein_tag(gelesen[1])):
        return gelesen[0], tag
    tag = tag_der_zeile(text)
    return ("schreiben_vom", tag) if tag else None


def _gehoert_zum_brief(zeilen: Sequence[Zeile], i: int, dahinter: range) -> bool:
    """A bare day is the letter's above or below a name; below all, an office has stamped it."""
    if etikett(zeilen[i].text) or tag_der_zeile(zeilen[i].text) is None:
        return True
    nachbarn = [zeilen[n].text for n in (i - 1, *range(i + 1, i + 5)) if n in dahinter]
    allein = zeilen[i].text[:1].isdigit()
    return not allein or any(lies_personen(t) or ist_amt(t) for t in nachbarn)


def _tag(kopf: Kopf, feld: str, tag: date, zeilen: Sequence[Zeile], i: int) -> None:
    """Take a day where the head has none; whatever else its line says stays in the rest."""
    if getattr(kopf, feld) is None:
        setattr(kopf, feld, tag)
    text = zeilen[i].text
    if getattr(kopf, feld) == tag and len(TAG.findall(text)) == 1:
        kopf.belegt.add(i)


def _sitzung(kopf: Kopf, zeilen: Sequence[Zeile]) -> None:
    """Take the meeting for which a sentence asks for answers."""
    if kopf.beratungen.folge or kopf.gremium or kopf.sitzungstag:
        return
    for zeile, naechste in zip_longest(zeilen, zeilen[1:]):
        satz = f"{zeile.text} {naechste.text if naechste and not naechste.luft else ''}"
        if _ERBETEN.search(satz):
            kopf.beratungen = lies_beratungen([replace(zeile, text=satz)])
        if kopf.beratungen.folge:
            kopf.befunde.append(Befund("sitzung", "Aus einem Satz gelesen", zeile))
            kopf.beratungen = replace(kopf.beratungen, zeilen=())
            return


def _saetze(kopf: Kopf, zeilen: Sequence[Zeile], *, undatiert: bool) -> None:
    ohne_person, ohne_fraktion = not kopf.personen, not kopf.fraktionen
    for gesagt in lies_saetze(zeilen):
        if ohne_person and gesagt.personen:
            kopf.personen += [Genannt(p, -1, bekannt=True) for p in gesagt.personen]
        if ohne_fraktion and gesagt.fraktionen and not kopf.fraktionen:
            kopf.fraktionen += gesagt.fraktionen
            kopf.befunde.append(Befund("einreicher", "Aus einem Satz gelesen", gesagt.zeile))
        if undatiert and gesagt.tag and kopf.schreiben_vom is None:
            kopf.schreiben_vom = gesagt.tag
            kopf.befunde.append(Befund("schreiben_vom", "Aus einem Satz gelesen", gesagt.zeile))

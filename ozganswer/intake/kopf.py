"""The head and the signature of a paper → who asks what about, when, under which number."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ozganswer.intake.betreff import BEHOERDE, finde_betreff, ohne_titel
from ozganswer.intake.datum import tag_der_zeile, tage
from ozganswer.intake.entwurf import Befund
from ozganswer.intake.etiketten import Angabe, angaben
from ozganswer.intake.gremien import STATUS, Beratungen, lies_beratungen, tage_der_sitzung
from ozganswer.intake.kennung import HINTER_ETIKETT, ist_zeichenfolge, kennungen
from ozganswer.intake.papier import Zeile
from ozganswer.intake.personen import (
    Genannt,
    ein_satz,
    lies_fraktion,
    lies_fraktionen,
    lies_parteien,
    lies_person,
    lies_personen,
    lies_umgestellt,
)
from ozganswer.intake.wegweiser import TITEL

_ZUR_SITZUNG = re.compile(r"\b(?:zu[rm]|für die|in der)\b.{0,60}\b(?:am|vom) $")
_TAG_DAHINTER = re.compile(r"(?:,|\b(?:am|vom|den|Sitzung\w*|Termin|Datum)\b|\d)")
_NTE_SITZUNG = re.compile(r"^\d{1,3}\. (?:\w+ )?\w*sitzung(?: de[sr])? ", re.IGNORECASE)
_ADRESSE = re.compile(r"<[^<>]*>$|\[mailto:[^\]]*\]$")
_GESTELLT = re.compile(
    r"\b(?:eingereicht|gestellt|eingebracht|anfrage|schreiben)\b.{0,80}\b(?:am|vom) $",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Kopf:
    """What a head says, gathered field by field with the lines that said it."""

    kennung: str | None = None
    art: str | None = None
    betreff: str | None = None
    schreiben_vom: date | None = None
    eingegangen: date | None = None
    top: str | None = None
    status: str | None = None
    gremium: str | None = None
    sitzungstag: date | None = None
    aktenzeichen: str | None = None
    bezug: tuple[str, ...] = ()
    beratungen: Beratungen = field(default_factory=Beratungen)
    personen: list[Genannt] = field(default_factory=list)
    fraktionen: list[str] = field(default_factory=list)
    belegt: set[int] = field(default_factory=set)
    befunde: list[Befund] = field(default_factory=list)


def lies_kopf(zeilen: Sequence[Zeile], *, brief: bool) -> Kopf:
    """Read the lines above questions and reasons; `brief`: a salutation follows them."""
    kopf = Kopf(beratungen=lies_beratungen(zeilen))
    if not kopf.beratungen.aus_satz:
        kopf.belegt.update(kopf.beratungen.zeilen)
    gelesen = [a for a in angaben(zeilen) if not kopf.belegt & set(a.zeilen)]
    _etiketten(kopf, gelesen)
    _titel(kopf, zeilen)
    _oeffentlichkeit(kopf, zeilen)
    _namen(kopf, zeilen)
    _freie_kennung(kopf, zeilen)
    _freie_tage(kopf, zeilen)
    _betreff(kopf, zeilen, gelesen, brief=brief)
    if kopf.beratungen.aus_satz:
        kopf.belegt.update(kopf.beratungen.zeilen)
    return kopf


def _etiketten(kopf: Kopf, gelesen: Sequence[Angabe]) -> None:
    for angabe in gelesen:
        if _nimm(kopf, angabe):
            kopf.belegt.update(angabe.zeilen)


def _nimm(kopf: Kopf, angabe: Angabe) -> bool:
    wert = angabe.wert
    match angabe.feld:
        case "kennung" if kopf.kennung is None and (t := HINTER_ETIKETT.match(wert)):
            kopf.kennung = (kennungen(wert) or [t[0]])[0]
            _hinter_kennung(kopf, wert.partition(kopf.kennung)[2].strip(" :–-,"), angabe.zeilen[0])
        case "eingegangen" | "schreiben_vom" if tag := _erster_tag(wert):
            setattr(kopf, angabe.feld, getattr(kopf, angabe.feld) or tag)
        case "betreff" if kopf.betreff is None:
            kopf.betreff = ohne_titel(wert)
        case "top":
            kopf.top = wert.split()[0].rstrip(".")
        case "aktenzeichen":
            kopf.aktenzeichen = wert
        case "status":
            kopf.status = STATUS.get(wert, STATUS.get(wert.lower()))
            return kopf.status is not None
        case "bezug":
            kopf.bezug = tuple(kennungen(wert))
            return bool(kopf.bezug)
        case "termin" | "gremium" if tag := _erster_tag(wert):
            kopf.sitzungstag = tag
            davor = _TAG_DAHINTER.split(wert, maxsplit=1)[0].strip(" ,")
            kopf.gremium = kopf.gremium or davor or None
        case "gremium" if wert and len(wert) < 80:
            kopf.gremium = _NTE_SITZUNG.sub("", wert)
        case "art" if TITEL.match(wert):
            kopf.art = wert
        case "einreicher":
            return _einreicher(kopf, angabe)
        case _:
            return False
    return True


def _hinter_kennung(kopf: Kopf, text: str, zeile: int) -> None:
    """Read what stands behind a Kennung on its line: who asks, or `vom 2. Februar 2024`."""
    personen = lies_personen(text)
    if personen and all(bekannt for _, bekannt in personen):
        kopf.personen += [Genannt(p, zeile, bekannt=True) for p, _ in personen]
    if text.startswith("vom "):
        kopf.schreiben_vom = kopf.schreiben_vom or tag_der_zeile(text)


def _erster_tag(text: str) -> date | None:
    return next((tag for tag, _, _ in tage(text)), None)


def _einreicher(kopf: Kopf, angabe: Angabe) -> bool:
    """`Anfrage: GRÜNE` names who asks where something else is the Betreff."""
    wert = _ADRESSE.sub("", angabe.wert).strip()
    if umgestellt := lies_umgestellt(wert):
        kopf.personen += [Genannt(p, angabe.zeilen[0], bekannt=True) for p in umgestellt]
        kopf.befunde.append(Befund("einreicher", f"Als „Nachname, Vorname“ gelesen: {wert}"))
    elif gemischt := _gemischt(wert, angabe.zeilen[0]):
        kopf.personen += gemischt
    elif (eine := lies_person(wert)) and eine[1]:
        kopf.personen.append(Genannt(eine[0], angabe.zeilen[0], bekannt=True))
    elif fraktionen := lies_parteien(wert) or lies_fraktionen(wert):
        kopf.fraktionen += fraktionen
    elif (personen := lies_personen(wert)) and len(wert.split()) > 1:
        kopf.personen += [Genannt(p, angabe.zeilen[0], bekannt=True) for p, _ in personen]
    elif kurz := lies_fraktion(wert, sicher=angabe.zeilen[0] > 0):
        kopf.fraktionen.append(kurz)
    else:
        return False
    return True


def _gemischt(wert: str, zeile: int) -> list[Genannt]:
    """Read a Fraktion and who asks for it: `SPD-Fraktion, Ina Holm`."""
    fraktion, _, namen = wert.partition(", ")
    gelesen = lies_personen(namen)
    if not gelesen or lies_fraktion(fraktion) != fraktion:
        return []
    personen = (replace(p, fraktion=p.fraktion or fraktion) for p, _ in gelesen)
    return [Genannt(p, zeile, bekannt=True) for p in personen]


def _titel(kopf: Kopf, zeilen: Sequence[Zeile]) -> None:
    """Take the art from the title, as it is written there but for capitals."""
    for i, zeile in enumerate(zeilen):
        if (t := TITEL.match(zeile.text)) and (
            t.end() == len(zeile.text) or zeile.text[t.end()] in " :–"
        ):
            kopf.art = kopf.art or (t[0].capitalize() if t[0].isupper() else t[0])
            dahinter = zeile.text[t.end() :].removeprefix(" Nr.").strip()
            personen = lies_personen(dahinter)
            if personen and any(bekannt for _, bekannt in personen):
                kopf.personen += [Genannt(p, i, bekannt=True) for p, _ in personen]
                kopf.belegt.add(i)
            if ist_zeichenfolge(dahinter) and not kennungen(dahinter) and not tage(dahinter):
                kopf.kennung = kopf.kennung or dahinter
            if not dahinter or dahinter == kopf.kennung:
                kopf.belegt.add(i)
            return


def _oeffentlichkeit(kopf: Kopf, zeilen: Sequence[Zeile]) -> None:
    for i, zeile in enumerate(zeilen):
        if i not in kopf.belegt and len(zeile.text) > 2 and zeile.text.lower() in STATUS:
            kopf.status = kopf.status or STATUS[zeile.text.lower()]
            kopf.belegt.add(i)


def _namen(kopf: Kopf, zeilen: Sequence[Zeile]) -> None:
    for i, zeile in enumerate(zeilen):
        nominativ = zeile.text.startswith(("Herr ", "Frau "))
        if i in kopf.belegt or (BEHOERDE.fullmatch(zeile.text) and not nominativ):
            continue
        personen = lies_personen(zeile.text)
        if personen and all(bekannt for _, bekannt in personen):
            kopf.personen += [Genannt(p, i, bekannt=True) for p, _ in personen]
            kopf.belegt.add(i)
    if not kopf.fraktionen:
        _fraktion(kopf, zeilen)


def _fraktion(kopf: Kopf, zeilen: Sequence[Zeile]) -> None:
    """Take the first line that names a Fraktion; a title may name one behind its Kennung."""
    for i, zeile in enumerate(zeilen):
        frei = i not in kopf.belegt or TITEL.match(zeile.text)
        if frei and not ein_satz(zeile.text) and (gelesen := lies_fraktionen(zeile.text)):
            kopf.fraktionen += gelesen
            nur = len(zeile.text) <= len(gelesen[0]) + 12
            kopf.belegt.update({i} if nur and len(gelesen) == 1 else ())
            return


def _freie_kennung(kopf: Kopf, zeilen: Sequence[Zeile]) -> None:
    if kopf.kennung:
        return
    for i, zeile in enumerate(zeilen):
        gefunden = kennungen(zeile.text)
        if i not in kopf.belegt and len(gefunden) == 1 and len(zeile.text) < 120:
            kopf.kennung = gefunden[0]
            davor, _, dahinter = zeile.text.partition(gefunden[0])
            if davor and not TITEL.match(davor):
                kopf.befunde.append(Befund("kennung", "Ohne Bezeichnung im Kopf gefunden", zeile))
            elif not dahinter.strip(" :"):
                kopf.belegt.add(i)
            return


def _freie_tage(kopf: Kopf, zeilen: Sequence[Zeile]) -> None:
    """A day in the head that is no meeting's is the letter's: `Neustadt, den 3. März 2021`."""
    sitzungen = set(tage_der_sitzung(zeilen, kopf.beratungen))
    for i, zeile in enumerate(zeilen):
        gefunden = tage(zeile.text)
        if i in kopf.belegt or len(gefunden) != 1 or gefunden[0][0] in sitzungen:
            continue
        tag, von, _ = gefunden[0]
        rein = tag_der_zeile(zeile.text) is not None
        if _ZUR_SITZUNG.search(zeile.text[:von]):
            kopf.sitzungstag = kopf.sitzungstag or tag
        elif rein or _GESTELLT.search(zeile.text[:von]):
            kopf.schreiben_vom = kopf.schreiben_vom or tag
            kopf.belegt.update({i} if rein else ())


def _betreff(
    kopf: Kopf, zeilen: Sequence[Zeile], gelesen: Sequence[Angabe], *, brief: bool
) -> None:
    if kopf.betreff:
        return
    etiketten = {i for a in gelesen for i in a.zeilen if a.feld != "einreicher"}
    if gefunden := finde_betreff(zeilen, kopf.belegt | etiketten, brief=brief):
        kopf.betreff, belegt = gefunden
        kopf.belegt.update(belegt)


def fruehere(zeilen: Sequence[Zeile], eigene: str | None) -> Iterator[tuple[str, Zeile]]:
    """List the other Kennungen that a text names, each where it comes first."""
    gesehen = {eigene}
    for zeile in zeilen:
        for kennung in kennungen(zeile.text):
            if kennung not in gesehen and not (eigene and kennung.endswith(f" {eigene}")):
                gesehen.add(kennung)
                yield kennung, zeile

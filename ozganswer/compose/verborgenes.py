"""Auftrag → the names and addresses of persons that are not for publication, as patterns."""

import re
import unicodedata
from collections.abc import Iterator

from ozganswer.records.anfrage import Anfragedatei, Einreicher
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.blaetter import Anschrift, Person, Personen
from ozganswer.records.fakten import Bestand, Faktenblatt
from ozganswer.records.umstand import umstand_von
from ozganswer.records.verborgenes import Verborgenes

UMLAUTE = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}
)
ENDUNG = r"(?:['’]?s|es|ens|['’]?sche[mnrs]?|(?<=[sxzßSXZ])['’])?"
"""What a name may end in beside itself: a genitive, or what was made of it."""
ZIFFERN = 5
"""How many digits a number has that is no year and no count."""

_UNSICHTBAR = "[\u00ad\u200b-\u200d\u2060]*"
"""Characters that nobody sees in a word."""
_TRENNER = r"[\s/()–-]*"
"""What may stand between the digits of a telephone number."""
_STRASSE = re.compile(r"(.*?[^\W\d]\.?)\s+(\d+\s*[a-zA-Z]?(?:\s*[-–/+]\s*\d+\s*[a-zA-Z]?)*)")
_ERKENNBAR = re.compile(r"[^\W\d]{2}|[^\W\d]\W*\d+\W+\d")
"""A street that is no mere number: Privatweg 7, but also Q 7, 24."""
_GLEICHE = ("-\u2013\u2010\u2011", "'\u2019\u02bc")
"""Characters that are typed for each other; a hyphen comes first in a class."""
_STR = re.compile(r"(?:straße|strasse|str\.)$", re.IGNORECASE)


def verborgene(auftrag: Auftrag, oeffentlich: frozenset[str]) -> tuple[Verborgenes, ...]:
    """List what is private of those who ask and of persons; some texts are public in any case."""
    alle = (
        *(v for datei in auftrag.anfragen for v in _der_einreicher(datei, oeffentlich)),
        *_der_personen(auftrag.bestand),
    )
    return tuple({(v.text, v.was): v for v in alle}.values())


def _der_einreicher(datei: Anfragedatei, oeffentlich: frozenset[str]) -> Iterator[Verborgenes]:
    for nr, person in enumerate(datei.anfrage.einreicher):
        ort = datei.positionen.get(("einreicher", str(nr)))
        geheim = person.oeffentlich is False
        if geheim and (muster := _einreicher(person)):
            text = person.nachname or person.fraktion or ""
            yield Verborgenes(text, "Name eines Einreichers", muster, ort)
        for text, gesucht in _anschrift(person.anschrift, oeffentlich, allein=geheim):
            yield Verborgenes(text, "Anschrift eines Einreichers", gesucht, ort)


def _einreicher(person: Einreicher) -> re.Pattern[str] | None:
    if person.nachname:
        return _name(person.titel, person.vorname, person.nachname)
    # A Fraktion may bear the name of a common thing: Mitte.
    kern = _wort(re.sub(r"^(?:die\s+)?Fraktion\s+", "", person.fraktion or ""))
    vorn = r"Fraktion\s+(?:(?:der|die|von)\s+)?"
    return re.compile(rf"(?<!\w)(?:{vorn}{kern}|{kern}[-\s]+Fraktion)(?!\w)") if kern else None


def _der_personen(bestand: Bestand) -> Iterator[Verborgenes]:
    blatt = bestand.get("personen")
    if not isinstance(blatt, Faktenblatt) or not isinstance(blatt.inhalt, Personen):
        return
    for id_, person in blatt.inhalt.eintraege.items():
        angaben = umstand_von(person, blatt).angaben
        if angaben and angaben.oeffentlich is False:
            for feld, text, was, muster in _der_person(person):
                ort = blatt.position("eintraege", id_, feld)
                yield Verborgenes(text, f"{was} einer Person", muster, ort)


def _der_person(person: Person) -> Iterator[tuple[str, str, str, re.Pattern[str]]]:
    name = _name(person.titel, person.vorname, person.nachname)
    yield "nachname", person.nachname, "Name", name
    if mail := person.email:
        muster = re.compile(rf"(?i)(?<![\w.+-]){re.escape(mail)}(?!\w)")
        yield "email", mail, "E-Mail-Adresse", muster
    ziffern = re.findall(r"\d", person.durchwahl or "")
    if len(ziffern) >= ZIFFERN:
        muster = re.compile(rf"(?<!\d){_TRENNER.join(ziffern)}(?!\d)")
        yield "durchwahl", person.durchwahl or "", "Telefonnummer", muster


def _name(titel: str | None, vorname: str | None, nachname: str) -> re.Pattern[str]:
    """Write a surname as a whole word with its capital, and what may stand before it."""
    formen = [nachname, nachname[:1].upper() + nachname[1:]]
    formen += [form.translate(UMLAUTE) for form in formen]
    formen += [form.upper() for form in formen]
    kern = "|".join(map(_wort, dict.fromkeys(formen)))
    davor = "".join(rf"(?:{_wort(wort)}\s+)?" for wort in (titel, vorname) if wort)
    return re.compile(rf"(?<!\w){davor}(?:{kern}){ENDUNG}(?!\w)")


def _anschrift(
    anschrift: Anschrift | None, oeffentlich: frozenset[str], *, allein: bool
) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Write the street with its number; also `allein`, without it, for somebody without a name."""
    strasse = " ".join((anschrift.strasse or "").split()) if anschrift else ""
    if _ERKENNBAR.search(strasse) and strasse not in oeffentlich:
        yield strasse, _strasse(strasse, allein=allein)
    postfach = " ".join((anschrift.postfach or "").split()) if anschrift else ""
    nummer = postfach.removeprefix("Postfach").strip()
    if nummer and postfach not in oeffentlich:
        yield postfach, re.compile(rf"(?<!\w)Postfach\s+{_wort(nummer)}(?!\w)")


def _strasse(strasse: str, *, allein: bool) -> re.Pattern[str]:
    teile = _STRASSE.fullmatch(strasse)
    name, nummer = (teile[1], teile[2]) if teile else (strasse, "")
    kern = _wort(_STR.sub("", name)) + (r"(?:straße|strasse|str\.)" if _STR.search(name) else "")
    zeichen = r"\s*".join(map(_wort, re.findall(r"\d+|\S", nummer)))
    haus = rf",?\s+(?:(?:Haus)?(?:nr\.?|nummer)\s*)?{zeichen}" if nummer else ""
    haus = f"(?:{haus})?" if allein else haus
    return re.compile(rf"(?i)(?<!\w){kern}(?:e?s)?{haus}(?!\w)")


def _wort(text: str) -> str:
    """Write words so that they are found with any white space, and with what nobody sees."""
    return r"\s+".join(_UNSICHTBAR.join(map(_zeichen, wort)) for wort in text.split())


def _zeichen(zeichen: str) -> str:
    """Write a character so that it is found in each way to type it: `ü` also as `u` and dots."""
    if gleiche := next((z for z in _GLEICHE if zeichen in z), ""):
        return f"[{gleiche}]"
    formen = dict.fromkeys((zeichen, unicodedata.normalize("NFD", zeichen)))
    return f"(?:{'|'.join(map(re.escape, formen))})" if len(formen) > 1 else re.escape(zeichen)

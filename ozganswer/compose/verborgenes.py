"""Auftrag → the names and addresses of persons that are not for publication, as patterns."""

import re
from collections.abc import Iterator

from ozganswer.records.anfrage import Anfragedatei, Einreicher
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.blaetter import Anschrift, Person, Personen
from ozganswer.records.fakten import Bestand, Faktenblatt
from ozganswer.records.lesart import Muster, lies
from ozganswer.records.umstand import umstand_von
from ozganswer.records.verborgenes import Verborgenes

ENDUNG = r"(?i:'?s|es|ens|'?sche[mnrs]?|(?<=[sxz])')?"
"""What a name may end in beside itself: a genitive, or what was made of it."""
ZIFFERN = 5
"""How many digits a number has that is no year and no count."""

_TRENNER = r"[\s/()-]*"
"""What may stand between the digits of a telephone number."""
_RAUM = r"(?:\s+|[_+-])"
"""What stands between words, also in an address of the web."""
_DAVOR, _DANACH = r"(?<![^\W_])", r"(?![^\W_])"
"""Where a word begins and ends."""
_STRASSE = re.compile(r"(.*?[^\W\d]\.?)\s+(\d+\s*[a-zA-Z]?(?:\s*[-–/+]\s*\d+\s*[a-zA-Z]?)*)")
_ERKENNBAR = re.compile(r"[^\W\d]{2}|[^\W\d]\W*\d+\W+\d")
"""A street that is no mere number: Privatweg 7, but also Q 7, 24."""
_STR = re.compile(r"(?:strasse|str\.)$", re.IGNORECASE)


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


def _einreicher(person: Einreicher) -> Muster | None:
    if person.nachname:
        return _name(person.titel, person.vorname, person.nachname)
    # A Fraktion may bear the name of a common thing: Mitte.
    kern = _wort(re.sub(r"^(?:die\s+)?Fraktion\s+", "", person.fraktion or ""))
    vorn = rf"Fraktion{_RAUM}(?:(?:der|die|von){_RAUM})?"
    return _muster(rf"(?:{vorn}{kern}|{kern}[-\s]+Fraktion)") if kern else None


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


def _der_person(person: Person) -> Iterator[tuple[str, str, str, Muster]]:
    name = _name(person.titel, person.vorname, person.nachname)
    yield "nachname", person.nachname, "Name", name
    if mail := person.email:
        muster = Muster(re.compile(rf"(?i)(?<![\w.+-]){_wort(mail)}(?!\w)"))
        yield "email", mail, "E-Mail-Adresse", muster
    ziffern = re.findall(r"\d", person.durchwahl or "")
    if len(ziffern) >= ZIFFERN:
        muster = Muster(re.compile(rf"(?<!\d){_TRENNER.join(ziffern)}(?!\d)"))
        yield "durchwahl", person.durchwahl or "", "Telefonnummer", muster


def _name(titel: str | None, vorname: str | None, nachname: str) -> Muster:
    """Write a surname as a whole word with its capitals, and what may stand before it."""
    davor = "".join(rf"(?:{_wort(wort)}{_RAUM})?" for wort in (titel, vorname) if wort)
    kern = _RAUM.join(map(_mit_grossen, lies(nachname).text.split()))
    return _muster(f"{davor}{kern}{ENDUNG}")


def _mit_grossen(wort: str) -> str:
    """Write a word that keeps the capitals its parts begin with; the rest may be in capitals."""
    return "".join(
        (re.escape(teil[0]) if teil[0].isupper() else f"(?i:{re.escape(teil[0])})")
        + f"(?i:{re.escape(teil[1:])})"
        for teil in re.findall(r"\w+|\W+", wort)
    )


def _anschrift(
    anschrift: Anschrift | None, oeffentlich: frozenset[str], *, allein: bool
) -> Iterator[tuple[str, Muster]]:
    """Write the street with its number; also `allein`, without it, for somebody without a name."""
    strasse = " ".join((anschrift.strasse or "").split()) if anschrift else ""
    if _ERKENNBAR.search(strasse) and strasse not in oeffentlich:
        yield strasse, _strasse(strasse, allein=allein)
    postfach = " ".join((anschrift.postfach or "").split()) if anschrift else ""
    nummer = postfach.removeprefix("Postfach").strip()
    if nummer and postfach not in oeffentlich:
        yield postfach, _muster(f"Postfach{_RAUM}{_wort(nummer)}")


def _strasse(strasse: str, *, allein: bool) -> Muster:
    teile = _STRASSE.fullmatch(strasse)
    name, nummer = (lies(teil).text for teil in (teile.groups() if teile else (strasse, "")))
    kern = _wort(_STR.sub("", name)) + (r"(?:strasse|str\.?)" if _STR.search(name) else "")
    zeichen = r"\s*".join(map(_wort, re.findall(r"\d+|\S", nummer)))
    haus = rf",?{_RAUM}(?:(?:Haus)?(?:nr\.?|nummer)\s*)?{zeichen}" if nummer else ""
    return _muster(rf"(?i:{kern}(?:e?s)?(?:{haus}){'?' if allein else ''})")


def _muster(worte: str) -> Muster:
    return Muster(re.compile(f"{_DAVOR}{worte}{_DANACH}"))


def _wort(text: str) -> str:
    """Write words as they are read so that they are found with any white space."""
    return _RAUM.join(map(re.escape, lies(text).text.split()))

"""Auftrag → the same for publication: what an Anfrage says of private persons never gets in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, is_dataclass, replace
from typing import Any, TypeVar

from ozganswer.compose.verborgenes import verborgene
from ozganswer.records.anfrage import Anfrage, Einreicher, Frage
from ozganswer.records.antwort import Anlage, Briefquelle
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.blaetter import Anschrift, Kommune
from ozganswer.records.fakten import Bestand, Faktenblatt, felder
from ozganswer.records.verborgenes import Verborgenes

LUECKE = "[…]"
"""What stands in the place of what is not public."""

T = TypeVar("T", Anschrift, Einreicher)

NAME = ("titel", "vorname", "nachname")
"""What names a person who asks."""

MAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+(?!\w)")
TELEFON = re.compile(
    r"(?:(?:\+|00)49[\d ()/.-]{5,}\d"
    r"|(?<![\w/.])01[5-7]\d[\d /.-]{5,}\d"
    r"|(?:Tel(?:efon)?|Mobil|Handy|Fax)(?:nummer)?\.?:?[ \u00a0]*"
    r"(?P<nummer>[+(]?\d[\d ()/.-]{3,}\d))",
    re.IGNORECASE,
)
"""A telephone number: of a mobile phone, with the code of the country, or called one."""

_MAILLINK = re.compile(r"\[([^\]\n]*)\]\(mailto:[^)\s]*\)|<(?:mailto:)?([^<>\s@]+@[^<>\s]+)>")


def ohne_privates(auftrag: Auftrag) -> Auftrag:
    """Prepare an Auftrag for publication: private addresses, questions and Anlagen are gaps."""
    weg = verborgene(auftrag, frozenset(" ".join(t.split()) for t in _public(auftrag.bestand)))
    ohne = _Ohne(amtliche(auftrag.bestand), weg)
    anfragen = tuple(replace(d, anfrage=_anfrage(d.anfrage, ohne)) for d in auftrag.anfragen)
    quelle = _quelle(auftrag.quelle)
    return replace(auftrag, anfragen=anfragen, quelle=quelle, oeffentlich=True, verborgen=weg)


def amtliche(bestand: Bestand) -> frozenset[str]:
    """List the e-mail addresses of the administration, and the domain that it writes from."""
    mails = {m[0].lower() for text in _public(bestand) for m in MAIL.finditer(text)}
    blatt = bestand.get("kommune")
    eigene = blatt.inhalt.email if isinstance(blatt, Faktenblatt) and _ist_kommune(blatt) else ""
    return frozenset(mails | {(eigene or "").partition("@")[2].lower()} - {""})


def kontakte(text: str, amtlich: frozenset[str]) -> Iterator[str]:
    """Find e-mail addresses and telephone numbers in a text that are not the administration's."""
    for found in MAIL.finditer(text):
        if not _ist_amtlich(found[0], amtlich):
            yield found[0]
    yield from (found["nummer"] or found[0] for found in TELEFON.finditer(text))


def ohne_kontakte(text: str, amtlich: frozenset[str]) -> str:
    """Put gaps in the place of private e-mail addresses and telephone numbers."""
    text = _MAILLINK.sub(lambda m: m[0] if _ist_amtlich(m[0], amtlich) else LUECKE, text)
    for kontakt in dict.fromkeys(kontakte(text, amtlich)):
        text = text.replace(kontakt, LUECKE)
    return text


@dataclass(frozen=True, slots=True)
class _Ohne:
    """Puts gaps into the words of an Anfrage, in the place of what leads to a private person."""

    amtlich: frozenset[str]
    weg: tuple[Verborgenes, ...]

    def __call__(self, text: str) -> str:
        text = ohne_kontakte(text, self.amtlich)
        for verborgenes in self.weg:
            text = verborgenes.muster.ersetzt(text, LUECKE)
        return text


def _public(bestand: Bestand) -> Iterator[str]:
    """Walk the texts of all blätter that are public."""
    for blatt in bestand.values():
        if isinstance(blatt, Faktenblatt):
            yield from _texte(blatt.inhalt)


def _ist_kommune(blatt: Faktenblatt) -> bool:
    return isinstance(blatt.inhalt, Kommune)


def _texte(wert: Any, *, public: bool = True) -> Iterator[str]:
    """Walk the texts of a blatt's records that are public, which inherit that from its head."""
    match wert:
        case str() if public:
            yield wert
        case list() | tuple():
            for glied in wert:
                yield from _texte(glied, public=public)
        case _ if isinstance(wert, dict) or is_dataclass(wert):
            eigenes = dict(felder(wert))
            public = public if (o := eigenes.get("oeffentlich")) is None else o
            for glied in eigenes.values():
                yield from _texte(glied, public=public)


def _ist_amtlich(text: str, amtlich: frozenset[str]) -> bool:
    mail = MAIL.search(text)
    adresse = mail[0].lower() if mail else ""
    return adresse in amtlich or adresse.partition("@")[2] in amtlich


def _anfrage(anfrage: Anfrage, ohne: _Ohne) -> Anfrage:
    return replace(
        anfrage,
        betreff=ohne(anfrage.betreff),
        einreicher=tuple(map(_einreicher, anfrage.einreicher)),
        empfaenger=_falls(ohne, anfrage.empfaenger),
        hinweis=_falls(ohne, anfrage.hinweis),
        vorbemerkung=_falls(ohne, anfrage.vorbemerkung),
        fragen=tuple(_frage(frage, ohne) for frage in anfrage.fragen),
    )


def _falls(ohne: _Ohne, text: str | None) -> str | None:
    return ohne(text) if text else text


def _einreicher(person: Einreicher) -> Einreicher:
    anschrift = person.anschrift
    person = replace(person, anschrift=_luecken(anschrift) if anschrift else None)
    if person.oeffentlich is not False:
        return person
    return _luecken(person, NAME if person.nachname else ("fraktion",))


def _luecken(satz: T, namen: Iterable[str] = ()) -> T:
    """Put a gap in the place of each value that a record has, or of some of them."""
    weg = tuple(namen) or tuple(name for name, _ in felder(satz))
    luecken: dict[str, Any] = {name: LUECKE for name in weg if getattr(satz, name)}
    return replace(satz, **luecken)


def _frage(frage: Frage, ohne: _Ohne) -> Frage:
    return replace(frage, text=LUECKE if frage.oeffentlich is False else ohne(frage.text))


def _quelle(quelle: Briefquelle) -> Briefquelle:
    anlagen = tuple(map(_anlage, quelle.kopf.anlagen))
    dateien = {anlage.datei for anlage in anlagen}
    return replace(
        quelle,
        kopf=replace(quelle.kopf, anlagen=anlagen),
        anlagen={datei: text for datei, text in quelle.anlagen.items() if datei in dateien},
        anlagedateien=tuple(d for d in quelle.anlagedateien if d.datei in dateien),
    )


def _anlage(anlage: Anlage) -> Anlage:
    return Anlage(titel=LUECKE, oeffentlich=False) if anlage.oeffentlich is False else anlage

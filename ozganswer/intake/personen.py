"""Who asks: names in head and signature, their offices, and their Fraktion."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ozganswer.records.anfrage import Einreicher

TITEL = r"(?:Prof\.|Dr\.|PD|Dipl\.-\w+\.?|Ing\.|MdL|MdB|h\. ?c\.|jur\.|med\.|phil\.|rer\.|nat\.)"
_TEIL = r"[A-ZÄÖÜŠČŽŁØÅÉ][\w’'-]+"
_PARTIKEL = r"(?:von|van|de|der|den|zu|zur|zum|vom|el|al|di|da|dos|ten)"
AMT = (
    r"(?:(?:Stadt|Gemeinde|Kreis|Orts|Bezirks|Ortschafts|Beigeordneten)?r(?:at(?:e?s)?|ätin|äte"
    r"|ätinnen)(?:smitglied)?\b"
    r"|(?:Stadt|Bezirks|Gemeinde)?[Vv]erordnete[rn]?\b|Ratsfrau\b|Ratsherr\b|Ratsmitglied\b"
    r"|Kreistagsmitglied\b|(?:[A-ZÄÖÜ]\w+tags)?[Aa]bgeordnete[rn]?\b"
    r"|(?:[Ss]tellv(?:\.|ertretende[r]?) )?(?:Fraktions|Gruppen|Ortsvereins)?[Vv]orsitzende[r]?\b"
    r"|(?:[Ss]tellv(?:\.|ertretende[r]?) )?Fraktionsvorsitz(?:ende[r]?)?\b"
    r"|Fraktionschef(?:in)?\b|Fraktionsgeschäftsführer(?:in)?\b"
    r"|(?:[\w-]*politische[r]? )?(?:Fraktions|Gruppen)?[Ss]precher(?:in)?\b|Mitglied de[sr] \w+"
    r"|sachkundige[r]? Einwohner(?:in)?\b|Mandatsträger(?:in)?\b)"
)
PERSON = re.compile(
    rf"(?:de[sr] |von |vom )?(?:(?P<anrede>Frau"
    rf"|Herrn?) )?(?P<amt>{AMT}(?: und {AMT})? )?(?:(?P<anrede2>Frau|Herrn?) )?"
    rf"(?P<titel>(?:{TITEL} ?)+)?(?P<vorname>{_TEIL}(?:(?: {_TEIL}| [A-Z]\.)(?= ))*)? ?"
    rf"(?P<nachname>(?:{_PARTIKEL} )*{_TEIL})"
    r"(?: ?\((?P<klammer>[^()]{2,60})\)| ?, (?P<zusatz>[^,]{3,80}(?:, [^,]{3,60})?)"
    r"| ?[–/-] (?P<strich>[^–]{2,60}))?"
)
PARTEI = (
    r"(?:CDU(?:/CSU)?|CSU|SPD|FDP|AfD|BSW|ÖDP|SSW|UWG|BVB|NPD|KPD|FW|Volt|Piraten(?:partei)?"
    r"|Tierschutzpartei|Bündnis ?90 ?/ ?Die Grünen"
    r"|B(?:ündnis |’?)90/(?:Die )?GRÜNEN?|(?:Die )?Grünen?|GRÜNEN?|DIE GRÜNEN|(?:Die "
    r"|DIE )?(?:Linken?|LINKEN?)|Die PARTEI|Freie(?:n)? Wähler(?:n)?|FREIE WÄHLER"
    r"|BÜNDNIS 90/DIE GRÜNEN)"
)
NUR_PARTEIEN = re.compile(rf"{PARTEI}(?:(?: ?[/+&,] ?| und | - ){PARTEI})*")
FRAKTION = re.compile(
    rf"(?P<name>(?:{PARTEI}[ -])?"
    r"(?:[A-ZÄÖÜ0-9][\w./’&+-]*(?: (?:&|und|/|Die|DIE|90/[\w]+) ?[\w./&-]+){0,3}[ -]?)?"
    r"(?:[A-ZÄÖÜ]?\w*[Ff]raktion(?:sgemeinschaft)?|Rats?gruppe|Wählervereinigung|Wählergruppe"
    r"|Gruppe)\b"
    r"(?: (?:(?:im|in|des|der|und|für|&|/) )*+"
    r"(?:[A-ZÄÖÜ0-9][\w/&.+’!-]*|„[^“]{2,40}“|\([\wÄÖÜ/&.+-]{2,12}\)))*+)"
)


@dataclass(frozen=True, slots=True)
class Genannt:
    """A person or a Fraktion as a line names it."""

    einreicher: Einreicher
    zeile: int
    weitere: tuple[int, ...] = ()
    """The lines below that say more of the same."""
    bekannt: bool = False
    """Whether the line itself says that this is a member of the council."""


_IM_AUFTRAG = re.compile(
    r"(?:gez\.|f\. ?d\. ?R\.|i\. ?[AV]\.|Im Auftrag|In Vertretung"
    r"|Für die (?:\w+-)?(?:Fraktion|Gruppe)(?: [\w/ ]{2,40})?:) *"
)
_MIT_FRAKTION = re.compile(r" und Fraktion$")
"""What stands before and behind the name of who signs for others."""

_PARTEI_MIT_PUNKT = re.compile(r"\bDIE LINKE\.$")
_NUR_GREMIUM = re.compile(r"\w+rat(?:e?s)?")
"""What before a single name may be a body and its place: `Gemeinderat Untersee`."""

_OHNE_NAMEN = re.compile(r"(?:\w*rats|Kreistags|Landtags)?(?:fraktion|gruppe)", re.IGNORECASE)
_PARTEI_IM_RAT = re.compile(
    rf"{PARTEI} (?:im|in der) (?:Rat|(?:Stadt|Gemeinde|Kreis)rat|(?:Kreis|Land)tag"
    r"|[\w-]*(?:vertretung|versammlung))\b[\w .()-]{0,50}"
)
_UMGESTELLT = re.compile(
    rf"(?P<nachname>(?:{_PARTIKEL} )*{_TEIL}), (?P<titel>(?:{TITEL} ?)+)?"
    rf"(?P<vorname>{_TEIL}(?: {_TEIL})?)(?: ?\((?P<klammer>[^()]{{2,60}})\))?"
)
_MEHRERE = re.compile(
    r"[Ff]raktionen:? (?P<liste>(?:(?:der|von) )?[A-ZÄÖÜ].*?)"
    r"(?= (?:zu[rm]?|vom|im|in|an|am|nach|für|hat|haben)\b|$)"
)

LANG = 200
"""No longer line is looked at for names."""


def lies_person(text: str) -> tuple[Einreicher, bool] | None:
    """Read a line that is one person's name, with office, title, Fraktion in brackets."""
    text = _MIT_FRAKTION.sub("", _IM_AUFTRAG.sub("", text[: LANG + 1])).rstrip(" .,;")
    t = PERSON.fullmatch(text) if len(text) <= LANG else None
    if not t or not (t["vorname"] or t["titel"] or t["amt"] or t["anrede"] or t["anrede2"]):
        return None
    if not _ist_name(t["vorname"] or "", t["nachname"]):
        return None
    dahinter = (t["klammer"] or t["zusatz"] or t["strich"] or "").strip()
    in_klammern = t["klammer"] and not re.match(AMT, dahinter)
    fraktion = dahinter if in_klammern or _ist_fraktion(dahinter) else None
    amt = (t["amt"] or "").strip() or (
        dahinter if dahinter != fraktion and re.match(AMT, dahinter) else None
    )
    if dahinter and not (fraktion or amt):
        return None
    anrede = t["anrede"] or t["anrede2"]
    person = Einreicher(
        anrede="Frau" if anrede == "Frau" else "Herr" if anrede else None,
        titel=(t["titel"] or "").strip() or None,
        vorname=t["vorname"],
        nachname=t["nachname"],
        funktion=amt or None,
        fraktion=fraktion,
    )
    rat = amt and _NUR_GREMIUM.fullmatch(amt) and not (t["vorname"] or t["titel"] or anrede)
    return person, bool(t["klammer"] or fraktion or (amt and not rat))


def _ist_name(vorname: str, nachname: str) -> bool:
    """Tell whether two words are a name, and not an office or a party."""
    if any(re.fullmatch(AMT, teil) for teil in (vorname, nachname)) or "raktion" in nachname:
        return False
    return not any(NUR_PARTEIEN.fullmatch(n) for n in (nachname, f"{vorname} {nachname}".strip()))


def _ist_fraktion(text: str) -> bool:
    ohne = re.fullmatch(r"(?:fraktions|partei)los(?:er?)?", text)
    return bool(ohne or FRAKTION.fullmatch(text) or NUR_PARTEIEN.fullmatch(text))


def lies_personen(text: str) -> list[tuple[Einreicher, bool]]:
    """Read a line that lists persons: `A. Muster, B. Beispiel und C. Probe`."""
    if eine := lies_person(text):
        return [eine]
    if len(text) > LANG:
        return []
    gelesen = [lies_person(teil) for teil in re.split(r" ?[,;/] ?| und ", text)]
    return [g for g in gelesen if g] if all(gelesen) else []


def lies_umgestellt(text: str) -> list[Einreicher]:
    """Read names that council systems write with the surname first: `Melzer, Ronja; Kunz, Udo`."""
    gelesen = [_UMGESTELLT.fullmatch(teil) for teil in re.split(r" ?[;/] ?", text[:LANG])]
    namen = [t for t in gelesen if t and _ist_name(t["vorname"], t["nachname"])]
    if len(namen) < len(gelesen) or any(NUR_PARTEIEN.fullmatch(t["vorname"]) for t in namen):
        return []
    return [
        Einreicher(
            titel=(t["titel"] or "").strip() or None,
            vorname=t["vorname"],
            nachname=t["nachname"],
            fraktion=t["klammer"],
        )
        for t in namen
    ]


def lies_fraktionen(text: str) -> list[str]:
    """Read the Fraktionen that a line names, as they are printed: `der Fraktionen CDU und SPD`."""
    if t := _MEHRERE.search(text[:LANG]):
        teile = re.split(r", | und | sowie ", t["liste"].rstrip(" :"))
        namen = [re.sub(r"^(?:der|die|von) ", "", teil) for teil in teile]
        if all(re.fullmatch(r"[A-ZÄÖÜ][^.?!:]{1,40}", n) for n in namen):
            return namen
    return [eine] if (eine := lies_fraktion(text)) else []


def lies_parteien(text: str) -> list[str]:
    """Read a list of short names, one of which is a party's: `CDU, SPD, FDP/FW`."""
    namen = re.split(r", | und ", text)
    kurz = all(re.fullmatch(r"[A-ZÄÖÜ0-9][\w./&’+-]*(?: [\w./&’+-]+){0,2}", n) for n in namen)
    partei = any(NUR_PARTEIEN.fullmatch(n) for n in namen)
    return namen if len(namen) > 1 and kurz and partei else []


def lies_fraktion(text: str, *, sicher: bool = False) -> str | None:
    """Read the Fraktion that a line names, as it is printed there."""
    if NUR_PARTEIEN.fullmatch(text) or (sicher and len(text.split()) <= 4 and not ein_satz(text)):
        return text
    if _PARTEI_IM_RAT.fullmatch(text):
        return text
    t = FRAKTION.search(text[:LANG])
    if not t or _OHNE_NAMEN.fullmatch(t["name"].strip()):
        return None
    return re.sub(r"^(?:Der|Die|Anfrage) ", "", t["name"].strip())


def ein_satz(text: str) -> bool:
    """Tell whether a text is a sentence rather than a name."""
    partei = _PARTEI_MIT_PUNKT.search(text)
    return (text.endswith((".", "?", ":")) and not partei) or len(text) > 80


def ist_amt(text: str) -> bool:
    """Tell whether a line is only an office: `Fraktionsvorsitzender`, `(Stadträtin)`."""
    return bool(re.fullmatch(rf"{AMT}.{{0,60}}", ohne_klammern(text))) and not ein_satz(text)


def ohne_klammern(text: str) -> str:
    """Drop the brackets or dashes around a whole text."""
    return text[1:-1].strip() if (text[:1], text[-1:]) in {("(", ")"), ("-", "-")} else text


def amt_und_fraktion(text: str) -> tuple[str, str | None]:
    """Read a line that is an office, and the Fraktion behind it: `Fraktionsvorsitzender CDU`."""
    text = ohne_klammern(text)
    amt = re.match(AMT, text)
    dahinter = text[amt.end() :].strip(" ,–-") if amt else ""
    if NUR_PARTEIEN.fullmatch(dahinter):
        return text[: amt.end()] if amt else text, dahinter
    return text, lies_fraktion(dahinter)


def vereine(genannte: Sequence[Genannt], fraktionen: Sequence[str]) -> tuple[Einreicher, ...]:
    """Make the list of who asks: each name once, with all that any line says of it."""
    personen: dict[str, Einreicher] = {}
    for g in genannte:
        name = g.einreicher.nachname or ""
        personen[name] = _zusammen(personen.get(name), g.einreicher)
    eine = fraktionen[0] if len(set(fraktionen)) == 1 else None
    mit = tuple(
        replace(p, fraktion=eine or p.fraktion) if _nur_im_amt(p) else p for p in personen.values()
    )
    ohne = tuple(
        Einreicher(fraktion=f)
        for f in dict.fromkeys(fraktionen)
        if not any(p.fraktion == f for p in mit) and not _nur_mitglieder(f, mit)
    )
    return (*ohne, *mit)


def _nur_im_amt(person: Einreicher) -> bool:
    """Tell whether nothing but perhaps an office names the Fraktion: `Vorsitzende der Fraktion`."""
    return person.fraktion is None or person.fraktion in (person.funktion or "")


def _nur_mitglieder(fraktion: str, personen: Sequence[Einreicher]) -> bool:
    """Tell whether all who ask are of a Fraktion, though they call it shorter: `SPD`."""
    kurz = {p.fraktion for p in personen}
    return len(kurz) == 1 and all(k and fraktion.startswith((f"{k}-", f"{k} ")) for k in kurz)


def _zusammen(alt: Einreicher | None, neu: Einreicher) -> Einreicher:
    if alt is None:
        return neu
    return Einreicher(
        anrede=alt.anrede or neu.anrede,
        titel=alt.titel or neu.titel,
        vorname=alt.vorname or neu.vorname,
        nachname=alt.nachname,
        funktion=alt.funktion or neu.funktion,
        fraktion=alt.fraktion or neu.fraktion,
    )

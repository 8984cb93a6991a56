"""Labels in a paper's head (`Vorlage Nr.:`, `Eingang:`) and their values, however torn."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ozganswer.intake.datum import ein_tag
from ozganswer.intake.kennung import HINTER_ETIKETT, ZEICHEN
from ozganswer.intake.papier import Zeile
from ozganswer.intake.wegweiser import ist_zu

_NUMMER = r"(?:[- ]?(?:Nr|Nummer|No)\b\.?)"
ETIKETTEN: dict[str, str] = {
    "kennung": (
        rf"(?:Vorlagen?|Drucksachen?|(?:\w{{0,12}})?Anfragen?|Ratsanfrage|Register|Registrier|Reg\."
        rf"|Vorgangs?|Geschäfts|Antrags?|Beleg){_NUMMER}"
        rf"|Vorlage(?=:| (?:[–-] )?{ZEICHEN.pattern})"
        r"|Drucksache|Kennung|Anfragenummer|Vorlagennummer"
        r"|Drucksachennummer|Registriernummer|Vorgangsnummer|DS|Drs\.?|Nr\.|Nummer"
    ),
    "eingegangen": (
        r"(?:Post)?Eingang(?:sdatum|sstempel)?(?: am)?|Eingegangen(?: am)?|Eing\."
        r"|(?:Datum|Tag) des Eingangs"
    ),
    "schreiben_vom": (
        r"Datum(?: der (?:Anfrage|Einreichung)| des Schreibens)?|(?:Anfrage|Schreiben) vom|Vom"
        r"|(?:Gestellt|Erstellt|Eingereicht|Eingebracht) am|Gesendet(?: am)?"
        r"|(?:Einreichungs?|Anfrage)datum"
        r"|Ort, Datum"
    ),
    "betreff": r"(?:Gegenstand|Thema|Titel) der Anfrage|Betreff|Kennwort|Stichwort"
    r"|Kurztitel|Kurzbezeichnung"
    r"|Betr\.?|hier|Betrifft|Thema|Titel|Gegenstand|Bezeichnung|Titel der Anfrage"
    r"|Thema der Anfrage",
    "einreicher": (
        r"(?:Eingereicht|Gestellt) (?:von|durch)|"
        r"(?:Die )?(?:Einreich|Anfragestell|Antragstell|Fragestell|Anfragend|Verfass|Initiator"
        r"|Initiativ|Berichterstatt|Absend|Einbring)\w*(?:/-?\w+|:in(?:nen)?|\*in(?:nen)?|\(in\))*"
        r"|Fraktion(?:en)?(?: ?/ ?\w+)?|Urheber(?:in)?|Name|Von"
        r"|Anfrage(?: der| von)?|Stadtr(?:at|ätin)"
    ),
    "top": r"TOP|Tagesordnungspunkt|TO-Punkt",
    "bezug": r"Bezug(?:nehmend auf| zu| auf)?|Bezugsvorlagen?",
    "aktenzeichen": r"Aktenzeichen|Az\.?|(?:Unser|Ihr|Mein) Zeichen",
    "status": r"Status|Öffentlichkeit(?:sstatus)?|Sitzungsart|Behandlung",
    "termin": r"Sitzung (?:am|vom)|Termin|Sitzungs(?:tag|termin|datum)|Datum der Sitzung",
    "zustaendigkeit": r"Zuständigkeit",
    "art": r"Art(?: der Anfrage| der Vorlage)?|(?:Vorlagen?|Drucksachen?|Anfrage)-?art|Typ",
    "gremium": r"Gremium|Sitzung(?: de[sr] \w+)?(?: am| vom)?|Beratungsfolge"
    r"|Zur Sitzung(?: am)?",
    "sonst": r"Tel(?:efon|\.)?|Telefax|Fax|E-?Mail|Bearbeiter(?:in)?|Ansprechpartner(?:in)?"
    r"|Federführ(?:ung|end|endes Amt)|Amt|Dezernat|Empfänger(?:in)?|An|Anschrift|Adresse"
    r"|Internet|Web|Cc|Adressat(?:in)?",
}
"""The labels of each key, as they stand before a colon."""

_OHNE_DOPPELPUNKT = {"kennung", "eingegangen", "top", "termin"}
_MUSTER = {
    feld: re.compile(
        rf"(?:{muster})(?: ?\([^()]{{2,40}}\))? ?(?:: ?(?P<wert>.*)|(?P<leer>)$)"
        if feld not in _OHNE_DOPPELPUNKT
        else rf"(?:{muster})(?: ?: ?| [–-] | |$)(?P<wert>.*)(?P<leer>)",
        re.IGNORECASE if feld != "sonst" else 0,
    )
    for feld, muster in ETIKETTEN.items()
}
_NUR_MIT_DOPPELPUNKT = {
    "termin",
    "einreicher",
    "betreff",
    "gremium",
    "sonst",
    "art",
    "schreiben_vom",
}
"""Labels that are everyday words: only a colon makes them labels."""


@dataclass(frozen=True, slots=True)
class Angabe:
    """A labelled value, with the lines it was read from."""

    feld: str
    wert: str
    zeilen: tuple[int, ...]


LANG = 300
"""No longer line bears a label."""


def etikett(text: str) -> tuple[str, str] | None:
    """Read a line's label and what stands behind it."""
    for feld, muster in _MUSTER.items() if len(text) <= LANG else ():
        if (t := muster.match(text)) and _gilt(feld, text, t["wert"] or ""):
            return feld, (t["wert"] or "").strip()
    return None


def _gilt(feld: str, text: str, wert: str) -> bool:
    frei = feld == "termin" and wert
    if feld in _NUR_MIT_DOPPELPUNKT | {"termin"} and not frei and ":" not in text:
        return bool(_UEBERSCHRIFT.fullmatch(text))
    return not wert or passt(feld, wert)


_UEBERSCHRIFT = re.compile(
    r"Betreff|Kurztitel|Kurzbezeichnung|(?:Gegenstand|Thema|Titel) der Anfrage"
)
"""Labels that stand above their value, without a colon."""


def passt(feld: str, wert: str) -> bool:
    """Tell whether a text can be the value of a key."""
    match feld:
        case "kennung":
            return bool(HINTER_ETIKETT.match(wert)) and not wert.endswith("?")
        case "eingegangen" | "schreiben_vom" | "termin":
            return ein_tag(wert) is not None
        case "top":
            return bool(re.match(r"\d[\d.]*\b", wert))
        case _:
            return True


def angaben(zeilen: Sequence[Zeile]) -> list[Angabe]:
    """Read every label of a head; where columns are torn, labels wait for what fits them."""
    gelesen: list[Angabe] = []
    wartend: list[tuple[str, int]] = []
    belegt: set[int] = set()
    for i, zeile in enumerate(zeilen):
        if i in belegt:
            continue
        if (e := etikett(zeile.text)) is None:
            if angabe := _abholen(wartend, zeile.text, i):
                gelesen.append(angabe)
        elif e[1]:
            weitere = list(_fortsetzung(zeilen, i, e[0]))
            belegt.update(weitere)
            wert = " ".join([e[1], *(zeilen[n].text for n in weitere)])
            gelesen.append(Angabe(e[0], wert, (i, *weitere)))
        else:
            wartend.append((e[0], i))
    return gelesen


GENAU = {"kennung", "eingegangen", "schreiben_vom", "termin", "top"}
"""The keys whose values can be known by their form."""


def _abholen(wartend: list[tuple[str, int]], text: str, i: int) -> Angabe | None:
    """Give a line without a label to the first label that waits and that it fits."""
    genau = [w for w in wartend if w[0] in GENAU]
    passend = [w for w in genau if passt(w[0], text) and _steht_allein(w[0], text, len(genau))]
    nah = [w for w in wartend if w not in genau and i - w[1] <= len(wartend)]
    if not (wahl := (passend or nah)[:1]):
        return None
    ab = wartend.index(wahl[0])
    if wahl[0][0] == "gremium":
        # Values come in the order of their labels: those above a body's have none.
        wartend[:] = [w for n, w in enumerate(wartend) if n > ab or w[0] not in _TAGE]
    wartend[:] = [w for w in wartend if w != wahl[0]]
    return Angabe(wahl[0][0], text, (wahl[0][1], i))


_TAGE = {"eingegangen", "schreiben_vom"}


def _steht_allein(feld: str, text: str, wartende: int) -> bool:
    """A bare number is a Kennung only where a block of labels waits for such values."""
    if feld == "top":
        return bool(re.fullmatch(r"\d[\d.]*", text))
    return feld != "kennung" or bool(ZEICHEN.match(text)) or (text.isdecimal() and wartende > 1)


_ETIKETT = re.compile(r"[A-ZÄÖÜ][\w/-]*(?: \w+){0,3} ?: ")


def _fortsetzung(zeilen: Sequence[Zeile], i: int, feld: str) -> Iterator[int]:
    """A Betreff goes on in the next lines until a gap, a label, or the end of a sentence."""
    if feld != "betreff":
        return
    for n in range(i + 1, min(i + 4, len(zeilen))):
        if (
            zeilen[n].luft
            or _ETIKETT.match(zeilen[n].text)
            or etikett(zeilen[n].text)
            or ist_zu(zeilen[n - 1].text)
        ):
            return
        yield n

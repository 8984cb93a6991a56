"""What an E-Akte asks of a letter that is filed: a few words in JSON, in no standard's form."""

import hashlib
from collections.abc import Iterator

from ozganswer.compose.privates import LUECKE
from ozganswer.export.mime import mime
from ozganswer.export.oeffentlich import OeffentlicheFassung
from ozganswer.export.oparl import Objekt, als_json
from ozganswer.records.anfrage import Anfrage
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.fakten import Faktenblatt
from ozganswer.records.umstand import umstand_von

DATEI = "metadaten.json"


def metadaten(fassung: OeffentlicheFassung) -> bytes:
    """Write the Aktenzeichen, Betreff, Datum, Verfasser, Fassung and files of a letter."""
    auftrag, kopf = fassung.auftrag, fassung.auftrag.quelle.kopf
    anfragen = [datei.anfrage for datei in auftrag.anfragen]
    zeichen = dict.fromkeys(a.aktenzeichen for a in anfragen if a.aktenzeichen)
    return als_json(
        {
            "aktenzeichen": list(zeichen),
            "unser_zeichen": kopf.unser_zeichen,
            "anfragen": [_anfrage(anfrage) for anfrage in anfragen],
            "betreff": "; ".join(dict.fromkeys(a.betreff for a in anfragen)) or kopf.titel,
            "datum": kopf.datum.isoformat() if kopf.datum else None,
            "verfasser": list(_verfasser(auftrag)),
            "art": kopf.art,
            "status": kopf.status,
            "fassung": fassung.nummer,
            "dateien": list(_dateien(fassung)),
        }
    )


def _anfrage(anfrage: Anfrage) -> Objekt:
    return {"kennung": anfrage.kennung, "art": anfrage.art, "betreff": anfrage.betreff}


def _verfasser(auftrag: Auftrag) -> Iterator[Objekt]:
    """Name who signs; someone whose record is not public is a gap."""
    blatt = auftrag.bestand.get("personen")
    if not isinstance(blatt, Faktenblatt):
        return
    for id_ in auftrag.quelle.kopf.unterzeichner:
        person = blatt.eintraege[id_]
        angaben = umstand_von(person, blatt).angaben
        if angaben and angaben.oeffentlich is False:
            yield {"name": LUECKE}
            continue
        name = " ".join(filter(None, (person.titel, person.vorname, person.nachname)))
        yield {"name": name, "funktion": person.funktion}


def _dateien(fassung: OeffentlicheFassung) -> Iterator[Objekt]:
    for name, inhalt in fassung.inhalte():
        pruefsumme = hashlib.sha512(inhalt).hexdigest()
        yield {"name": name, "mime": mime(name), "bytes": len(inhalt), "sha512": pruefsumme}

"""Letters as objects of OParl 1.1: Papers with their Files, each under its address.

The files mirror the addresses: put below the base, every id leads to its object.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from typing import TypeAlias
from urllib.parse import quote

from ozganswer.export.mime import mime
from ozganswer.export.oeffentlich import Datei, OeffentlicheFassung
from ozganswer.records.anfrage import Anfragedatei
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.german import aufzaehlung

Objekt: TypeAlias = dict[str, object]

SCHEMA = "https://schema.oparl.org/1.1/"
BEANTWORTUNG = "Beantwortung einer Anfrage"
ANTWORT, ANFRAGE = "paper.json", "anfrage.json"
"""The files of the two Papers, each in the folder of its letter or Anfrage."""
ANLAGEN = "anlagen"
"""The folder of the Anlagen below it, so that none can bear the name of an object."""

ARTEN = {"berichtigung": "Berichtigung der Antwort", "ergaenzung": "Ergänzung der Antwort"}
"""What kind of letter a Paper is, where the word in the letter's head does not say it."""


@dataclass(frozen=True, slots=True)
class Netz:
    """Where the objects will stand, without a slash at the end, and what is said of them all."""

    basis: str
    koerperschaft: str = ""
    """The address of the Body that they belong to."""
    lizenz: str = ""

    def adresse(self, kommune: str, name: str, datei: str) -> str:
        """Write the address of a file in the folder of a letter or Anfrage."""
        return "/".join((self.basis, quote(kommune), quote(name), quote(datei)))

    def anfrage(self, datei: Anfragedatei) -> str:
        """Write the id of an Anfrage's Paper: in the council's system, else our own."""
        return datei.anfrage.oparl or self.adresse(datei.kommune, datei.name, ANFRAGE)


@dataclass(frozen=True, slots=True)
class _Ablage:
    """The folder of a Paper, its file and its day."""

    netz: Netz
    auftrag: Auftrag
    datei: str

    @property
    def tag(self) -> date | None:
        return self.auftrag.quelle.kopf.datum

    def adresse(self, datei: str) -> str:
        return self.netz.adresse(self.auftrag.kommune, self.auftrag.name, datei)

    def pfad(self, datei: str) -> str:
        return f"{self.auftrag.kommune}/{self.auftrag.name}/{datei}"


def antwort(fassung: OeffentlicheFassung, netz: Netz) -> dict[str, bytes]:
    """Write a letter's Paper, its Files and their bytes, by their paths below the base."""
    ablage = _Ablage(netz, fassung.auftrag, ANTWORT)
    anfragen = [datei.anfrage for datei in fassung.auftrag.anfragen]
    art = fassung.auftrag.quelle.kopf.art
    kennungen = aufzaehlung([a.kennung for a in anfragen])
    betreffe = "; ".join(dict.fromkeys(a.betreff for a in anfragen))
    eigenes: Objekt = {
        "name": f"{ARTEN.get(art, art.capitalize())} zu {kennungen}: {betreffe}",
        "reference": fassung.auftrag.quelle.kopf.unser_zeichen,
        "paperType": BEANTWORTUNG,
        "relatedPaper": [netz.anfrage(datei) for datei in fassung.auftrag.anfragen],
    }
    return dict(_paper(ablage, _benannt(fassung, str(eigenes["name"])), eigenes))


def anfrage(fassung: OeffentlicheFassung, netz: Netz, briefe: Iterable[str]) -> dict[str, bytes]:
    """Write an Anfrage's Paper likewise; it is related to those of some letters, by their names."""
    ablage = _Ablage(netz, fassung.auftrag, ANFRAGE)
    (datei,) = fassung.auftrag.anfragen
    eigenes: Objekt = {
        "name": datei.anfrage.betreff,
        "reference": datei.anfrage.kennung,
        "paperType": datei.anfrage.art,
        "relatedPaper": [netz.adresse(datei.kommune, name, ANTWORT) for name in briefe],
    }
    return dict(_paper(ablage, fassung, eigenes))


def _benannt(fassung: OeffentlicheFassung, name: str) -> OeffentlicheFassung:
    """Call the letter's own files as their Paper."""
    return replace(fassung, dateien=tuple(replace(d, titel=name) for d in fassung.dateien))


def _paper(
    ablage: _Ablage, fassung: OeffentlicheFassung, eigenes: Objekt
) -> Iterator[tuple[str, bytes]]:
    haupt, *weitere = (*fassung.dateien, *(_in_ordner(anlage) for anlage in fassung.anlagen))
    ableitungen = [_id(ablage, d) for d in weitere if d in fassung.dateien]
    files = {haupt: _file(ablage, haupt) | _nicht_leer({"derivativeFile": ableitungen})}
    for datei in weitere:
        urform = {"masterFile": _id(ablage, haupt)} if datei in fassung.dateien else {}
        files[datei] = _file(ablage, datei) | urform
    erste, *andere = files.values()
    paper = _nicht_leer(
        {
            "id": ablage.adresse(ablage.datei),
            "type": f"{SCHEMA}Paper",
            "body": ablage.netz.koerperschaft,
            **eigenes,
            "date": ablage.tag and ablage.tag.isoformat(),
            "mainFile": erste,
            "auxiliaryFile": andere,
            "license": ablage.netz.lizenz,
        }
    )
    yield ablage.pfad(ablage.datei), als_json(paper)
    for datei, file in files.items():
        yield ablage.pfad(datei.name), datei.inhalt
        yield ablage.pfad(f"{datei.name}.json"), als_json(file | {"paper": [paper["id"]]})


def _file(ablage: _Ablage, datei: Datei) -> Objekt:
    adresse = ablage.adresse(datei.name)
    return _nicht_leer(
        {
            "id": _id(ablage, datei),
            "type": f"{SCHEMA}File",
            "name": datei.titel,
            "fileName": PurePosixPath(datei.name).name,
            "mimeType": mime(datei.name),
            "date": ablage.tag and ablage.tag.isoformat(),
            "size": len(datei.inhalt),
            "sha512Checksum": hashlib.sha512(datei.inhalt).hexdigest(),
            "text": datei.text,
            "accessUrl": adresse,
            "downloadUrl": adresse,
            "license": ablage.netz.lizenz,
        }
    )


def _id(ablage: _Ablage, datei: Datei) -> str:
    return ablage.adresse(f"{datei.name}.json")


def _in_ordner(anlage: Datei) -> Datei:
    return Datei(f"{ANLAGEN}/{anlage.name}", anlage.titel, anlage.inhalt, anlage.text)


def _nicht_leer(objekt: Objekt) -> Objekt:
    """Leave out what is not known."""
    return {name: wert for name, wert in objekt.items() if wert not in (None, "", [])}


def als_json(objekt: Objekt) -> bytes:
    """Write an object as a file."""
    return (json.dumps(objekt, ensure_ascii=False, indent=2) + "\n").encode()

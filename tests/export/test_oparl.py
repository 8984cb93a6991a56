"""Letters as Papers of OParl 1.1: valid by its schema, and every id leads to its object."""

import hashlib
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozganswer.export.akte import metadaten
from ozganswer.export.oeffentlich import Datei, OeffentlicheFassung, oeffentliche_fassung
from ozganswer.export.oparl import ANFRAGE, ANTWORT, SCHEMA, Netz, anfrage, antwort
from ozganswer.records.anfrage import Anfragedatei
from ozganswer.records.antwort import Anlage, Anlagedatei, Kopf
from ozganswer.records.blaetter import Person, Personen
from tests.compose.beispiele import TAG, auftrag, blatt
from tests.compose.beispiele import anfrage as machen
from tests.export.oparl import faults

NETZ = Netz("https://ris.example/oparl", "https://ris.example/body/1", "https://cc.example/by")
PLAN = b"Geb\xc3\xa4udeplan"


def _fassung(**kopf: Any) -> OeffentlicheFassung:
    anlagen = (
        Anlage(titel="Plan", datei="plan.pdf"),
        Anlage(titel="Vertrag", datei="vertrag.pdf", oeffentlich=False),
    )
    angaben = {"unterzeichner": ("lang",), "datum": date(2019, 10, 1), "anlagen": anlagen, **kopf}
    job = auftrag("# Frage 1\n\nJa.\n", kopf=Kopf(**angaben))
    dateien = tuple(Anlagedatei(name, "") for name in ("plan.pdf", "vertrag.pdf"))
    job = replace(job, quelle=replace(job.quelle, anlagedateien=dateien))
    return oeffentliche_fassung(job, ("docx",), {"plan.pdf": PLAN}.__getitem__)


def _objekte(dateien: dict[str, bytes]) -> dict[str, Any]:
    return {p: json.loads(d) for p, d in dateien.items() if p.endswith(".json")}


def test_a_paper_and_its_files_are_valid() -> None:
    for dateien in (antwort(_fassung(), NETZ), anfrage(_fassung(), NETZ, ["RA-1-2019", "zweite"])):
        objekte = _objekte(dateien)
        assert {o["type"] for o in objekte.values()} == {f"{SCHEMA}Paper", f"{SCHEMA}File"}
        for objekt in objekte.values():
            assert faults(objekt["type"].removeprefix(SCHEMA), objekt) == []


def test_what_is_not_known_is_not_said() -> None:
    paper = _objekte(antwort(_fassung(datum=None), Netz("https://ris.example")))
    ((_, objekt),) = ((p, o) for p, o in paper.items() if p.endswith(ANTWORT))
    assert not {"body", "reference", "date", "license"} & objekt.keys()
    assert faults("Paper", objekt) == []


def test_every_id_leads_to_its_object() -> None:
    dateien = antwort(_fassung(), NETZ)
    objekte = {f"{NETZ.basis}/{pfad}": objekt for pfad, objekt in _objekte(dateien).items()}
    assert len(objekte) == 3
    for adresse, objekt in objekte.items():
        assert objekt["id"] == adresse
        if objekt["type"].endswith("File"):
            inhalt = dateien[objekt["accessUrl"].removeprefix(f"{NETZ.basis}/")]
            assert objekt["sha512Checksum"] == hashlib.sha512(inhalt).hexdigest()
            assert objekt["size"] == len(inhalt)
            assert objekt["downloadUrl"] == objekt["accessUrl"]


def test_the_answer_and_the_anfrage_lead_to_each_other() -> None:
    fassung = _fassung(unser_zeichen="10.1/19", art="teilantwort")
    hin = json.loads(antwort(fassung, NETZ)[f"probe/RA-1-2019/{ANTWORT}"])
    her = json.loads(anfrage(_fassung(), NETZ, ["RA-1-2019"])[f"probe/RA-1-2019/{ANFRAGE}"])
    assert hin["relatedPaper"] == [her["id"]]
    assert her["relatedPaper"] == [hin["id"]]
    assert hin["paperType"] == "Beantwortung einer Anfrage"
    assert (hin["name"], hin["reference"]) == ("Teilantwort zu RA-1/2019: Stand des OZG", "10.1/19")
    assert (her["paperType"], her["reference"]) == ("Anfrage", "RA-1/2019")


def test_an_anfrage_that_the_council_s_system_has_keeps_its_address() -> None:
    fassung = _fassung()
    da = "https://rat.example/papers/7"
    (datei,) = fassung.auftrag.anfragen
    datei = replace(datei, anfrage=replace(datei.anfrage, oparl=da))
    fassung = replace(fassung, auftrag=replace(fassung.auftrag, anfragen=(datei,)))
    assert json.loads(antwort(fassung, NETZ)[f"probe/RA-1-2019/{ANTWORT}"])["relatedPaper"] == [da]


def test_the_files_are_the_letter_its_formats_and_what_is_public_of_the_anlagen() -> None:
    job = _fassung()
    text = job.dateien[0].text
    pdf, docx = (Datei(f"x-oeffentlich.{f}", "", f.encode(), text) for f in ("pdf", "docx"))
    paper = json.loads(
        antwort(replace(job, dateien=(pdf, docx)), NETZ)[f"probe/RA-1-2019/{ANTWORT}"]
    )
    assert paper["mainFile"]["mimeType"] == "application/pdf"
    assert paper["mainFile"]["text"] == text
    wort, plan = paper["auxiliaryFile"]
    assert paper["mainFile"]["derivativeFile"] == [wort["id"]]
    assert wort["masterFile"] == paper["mainFile"]["id"]
    assert (plan["name"], plan["fileName"]) == ("Plan", "plan.pdf")
    assert plan["accessUrl"].endswith("/RA-1-2019/anlagen/plan.pdf")
    assert "masterFile" not in plan


def test_the_metadata_of_the_akte_say_what_is_known() -> None:
    daten = json.loads(metadaten(replace(_fassung(unser_zeichen="10.1/19"), nummer=2)))
    assert daten["unser_zeichen"] == "10.1/19"
    assert (daten["betreff"], daten["datum"], daten["fassung"]) == (
        "Stand des OZG",
        "2019-10-01",
        2,
    )
    assert daten["verfasser"] == [{"name": "Ute Lang", "funktion": "OB"}]
    assert [d["name"] for d in daten["dateien"]] == ["RA-1-2019-oeffentlich.docx", "plan.pdf"]


def test_who_signs_and_is_not_public_is_a_gap() -> None:
    fassung = _fassung()
    lang = Person(vorname="Ute", nachname="Lang", oeffentlich=False)
    personen = blatt("personen", Personen(stand=TAG, quelle="Plan", eintraege={"lang": lang}))
    bestand = {**fassung.auftrag.bestand, "personen": personen}
    neu = replace(fassung, auftrag=replace(fassung.auftrag, bestand=bestand))
    assert json.loads(metadaten(neu))["verfasser"] == [{"name": "[…]"}]


@given(st.text(st.characters(categories=["L", "N"]), min_size=1), st.text(min_size=1))
def test_any_name_makes_an_address(name: str, titel: str) -> None:
    fassung = _fassung_von(name, titel)
    for dateien in (antwort(fassung, NETZ), anfrage(fassung, NETZ, [name])):
        for objekt in _objekte(dateien).values():
            assert faults(objekt["type"].removeprefix(SCHEMA), objekt) == []


FASSUNG = _fassung()


def _fassung_von(name: str, titel: str) -> OeffentlicheFassung:
    datei = machen(("1", "Wie?"), kennung=name)
    neu = Anfragedatei("probe", name, replace(datei.anfrage, betreff=titel), datei.positionen)
    anlage = Datei(f"{name}.pdf", titel, PLAN)
    return replace(
        FASSUNG,
        auftrag=replace(FASSUNG.auftrag, name=name, anfragen=(neu,)),
        anlagen=(anlage,),
    )


@pytest.mark.parametrize(
    ("anders", "fehler"),
    [
        ({"id": None}, "Paper.id: kein string"),
        ({"id": "paper/1"}, "Paper.id: 'paper/1' ist kein url"),
        ({"type": "Paper"}, "Paper.type: 'Paper' passt nicht"),
        ({"date": "1.10.2019"}, "Paper.date: '1.10.2019' ist kein date"),
        ({"relatedPaper": "https://a.example"}, "Paper.relatedPaper: kein array"),
        ({"titel": "x"}, "Paper: titel gibt es nicht"),
        ({"mainFile": {}}, "Paper.mainFile → File: id fehlt"),
    ],
)
def test_an_object_that_is_not_valid_is_found(anders: dict[str, Any], fehler: str) -> None:
    paper = json.loads(antwort(FASSUNG, NETZ)[f"probe/RA-1-2019/{ANTWORT}"])
    assert fehler in faults("Paper", paper | anders)

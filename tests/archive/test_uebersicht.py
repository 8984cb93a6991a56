"""How an Anfrage stands follows from its letters: kinds, status, and what they promise."""

from datetime import date
from pathlib import Path

import icalendar
import pytest

from ozganswer.archive import kalender
from ozganswer.archive.uebersicht import uebersicht
from ozganswer.ausgabe import write_files
from ozganswer.cli.anlegen import new_files
from ozganswer.load.workspace import Workspace

TAG = date(2026, 3, 1)
FRIST = date(2026, 3, 24)
ZUSAGE = date(2026, 4, 15)
ENTWURF, FERTIG, FORT = "entwurf", "schlussgezeichnet", "versandt"
KOPF = {
    "teilantwort": "offen: {fragen: ['3'], bis: 2026-04-15}\n",
    "zwischennachricht": "grund: Es fehlen Angaben.\nzugesagt_bis: 2026-04-15\n",
    "abgabe": "zustaendig: das Ministerium\n",
    "ablehnung": "grund: paragraf\n",
}


@pytest.fixture
def stand(tmp_path: Path):
    """Look at the Anfrage of a workspace that has these letters on it, each an art and a status."""
    write_files(new_files(tmp_path), tmp_path)
    (tmp_path / "answers/musterstadt/RA-001-2026/antwort.md").unlink()
    (tmp_path / "answers/musterstadt/RA-001-2026").rmdir()

    def look(*briefe, **mehr):
        for nr, (art, status) in enumerate(briefe):
            datei = tmp_path / f"answers/musterstadt/brief-{nr}/antwort.md"
            datei.parent.mkdir()
            datum = f"datum: 2026-02-2{nr}\n"
            kopf = f"anfrage: RA-001/2026\nart: {art}\nstatus: {status}\n{datum}"
            datei.write_text(f"---\n{kopf}{KOPF.get(art, '')}---\nText\n", encoding="utf-8")
        if mehr:
            anfrage = tmp_path / "questions/musterstadt/RA-001-2026.yaml"
            zeilen = "".join(f"{name}: {wert}\n" for name, wert in mehr.items())
            anfrage.write_text(zeilen + anfrage.read_text(encoding="utf-8"), encoding="utf-8")
        gesehen = uebersicht(Workspace.open(tmp_path), TAG)
        assert gesehen.mistakes == ()
        (zeile,) = gesehen.zeilen
        return zeile

    return look


def test_without_a_letter_it_is_unanswered_and_due(stand):
    zeile = stand()
    assert (zeile.zustand, zeile.frist.tag, zeile.tage) == ("unbeantwortet", FRIST, 23)


@pytest.mark.parametrize(
    ("briefe", "zustand"),
    [
        ([("antwort", ENTWURF)], "aktuell"),
        ([("ablehnung", FERTIG)], "aktuell"),
        ([("abgabe", FORT)], "aktuell"),
        ([("teilantwort", FORT)], "unbeantwortet"),
        ([("zwischennachricht", FORT)], "unbeantwortet"),
        ([("teilantwort", FORT), ("berichtigung", FORT)], "unbeantwortet"),
        ([("teilantwort", FORT), ("ergaenzung", ENTWURF)], "aktuell"),
        ([("zwischennachricht", FORT), ("antwort", ENTWURF)], "aktuell"),
    ],
)
def test_it_is_answered_by_what_leaves_nothing_open(stand, briefe, zustand):
    assert stand(*briefe).zustand == zustand


@pytest.mark.parametrize(
    ("briefe", "faellig"),
    [
        ([("antwort", ENTWURF)], True),
        ([("antwort", FERTIG)], True),
        ([("antwort", FORT)], False),
        ([("abgabe", FORT)], False),
        ([("antwort", FORT), ("berichtigung", ENTWURF)], False),
        ([("antwort", FORT), ("zwischennachricht", ENTWURF)], False),
        ([("teilantwort", FORT)], True),
        ([("teilantwort", FORT), ("ergaenzung", FERTIG)], True),
        ([("teilantwort", FORT), ("ergaenzung", FORT)], False),
    ],
)
def test_it_is_due_until_an_answer_is_sent(stand, briefe, faellig):
    assert (stand(*briefe).tage is not None) is faellig


@pytest.mark.parametrize("art", ["zwischennachricht", "teilantwort"])
@pytest.mark.parametrize(("status", "gilt"), [(ENTWURF, False), (FERTIG, True), (FORT, True)])
def test_a_promise_counts_once_it_is_signed(stand, art, status, gilt):
    zeile = stand((art, status))
    assert zeile.frist.tag == (ZUSAGE if gilt else FRIST)
    assert any("zugesagt bis 15.04.2026" in schritt for schritt in zeile.frist.rechnung) is gilt


def test_what_was_settled_otherwise_is_done(stand):
    zeile = stand(erledigung="zurückgezogen")
    assert (zeile.zustand, zeile.tage) == ("erledigt", None)


def test_a_frist_set_by_hand_counts(stand):
    zeile = stand(frist="2026-02-27")
    assert (zeile.frist.tag, zeile.tage) == (date(2026, 2, 27), -2)


def test_the_calendar_is_one_that_a_program_reads(stand):
    zeile = stand(("zwischennachricht", FORT))
    inhalt = kalender.write([zeile])
    gelesen = icalendar.Calendar.from_ical(inhalt)
    termin, *_ = gelesen.walk("VEVENT")
    assert (termin.start, termin.end) == (ZUSAGE, date(2026, 4, 16))
    assert str(termin["summary"]) == "Frist: RA-001/2026 Stand der Digitalisierung"
    assert "zugesagt bis 15.04.2026" in str(termin["description"])
    assert all(len(z) <= 75 for z in inhalt.split(b"\r\n"))
    assert gelesen.errors == []


def test_the_calendar_names_the_vorlauf_each_under_its_own_id(stand):
    termine = icalendar.Calendar.from_ical(kalender.write([stand()])).walk("VEVENT")
    assert {str(t["summary"]).partition(":")[0]: t.start for t in termine} == {
        "Frist": FRIST,
        "Zuarbeit": date(2026, 3, 13),
        "Mitzeichnung": date(2026, 3, 20),
    }
    assert len({str(t["uid"]) for t in termine}) == 3


def test_what_is_no_longer_due_is_in_no_calendar(stand):
    assert b"VEVENT" not in kalender.write([stand(("antwort", FORT))])

"""`status` of letters that went out: opened again they are still answers, and none is lost."""

import json
import shutil

import pytest
from repos import BRIEF, ORDNER, commit, git

STATION = "freigegeben"
QUELLE = f"{ORDNER}/antwort.md"
VERSAND = ("--am", "2026-03-11", "--weg", "Post", "--an", "Rat")


@pytest.fixture
def stand(call):
    """Look long after the Frist; gives the line of the Anfrage, for programs and as drawn."""

    def mache():
        (zeile,) = json.loads(call("status", "--stichtag", "2026-11-29", "--format", "json")[1])
        return zeile, " ".join(call("status", "--stichtag", "2026-11-29")[1].split())

    return mache


@pytest.fixture
def revidiert(call):
    assert call("dispatch", BRIEF, *VERSAND)[0] == 0
    assert call("revise", BRIEF, "--grund", "Betrag berichtigt")[0] == 0


@pytest.mark.usefixtures("revidiert")
@pytest.mark.parametrize("gebaut", [False, True], ids=["offen", "gebaut"])
def test_what_was_sent_stays_the_answer_while_the_next_fassung_is_made(call, stand, gebaut):
    if gebaut:
        assert call("build")[0] == 0
    zeile, text = stand()
    assert (zeile["zustand"], zeile.get("tage")) == ("aktuell", None)
    assert zeile["briefe"][0]["bisher"]["datum"] == "2026-03-10"
    assert "berichtigung, entwurf" in text
    assert "nächste Fassung, in Arbeit" in text


def test_its_calendar_takes_the_place_of_no_letter(buero, call):
    vorher = (buero / QUELLE).read_bytes()
    code, _, err = call("status", "--ics", str(buero / QUELLE))
    assert (code, (buero / QUELLE).read_bytes()) == (2, vorher)
    assert "mit der Endung .ics, nicht „antwort.md“" in err


@pytest.mark.usefixtures("revidiert")
def test_a_next_fassung_that_is_released_is_no_longer_in_the_making(call, stand):
    assert call("build")[0] == 0
    for stelle in ("kaemmerei", "hauptamt"):
        assert call("cosign", BRIEF, "--stelle", stelle, "--person", "muster")[0] == 0
    assert call("release", BRIEF, "--datum", "2026-04-01")[0] == 0
    text = stand()[1]
    assert "(Fassung 2)" in text
    assert "in Arbeit" not in text
    assert "noch nicht versandt" in text


def test_what_was_never_sent_is_no_answer(call, stand):
    assert call("revise", BRIEF, "--grund", "Tippfehler")[0] == 0
    zeile, text = stand()
    assert zeile["tage"] < 0
    assert "in Arbeit" not in text


def test_a_promise_holds_while_the_supplement_is_made(buero, call, stand):
    git(buero, "reset", "--quiet", "--hard", "HEAD^")
    git(buero, "tag", "--delete", f"{BRIEF}/v1")
    kopf, text = (buero / QUELLE).read_text().split("# Frage 3")[0].split("# Frage 1")
    neu = 'art: teilantwort\noffen: {fragen: ["3"], bis: 2027-01-15}'
    (buero / QUELLE).write_text(f"{kopf.replace('art: antwort', neu)}# Frage 1{text}")
    for stelle in ("kaemmerei", "hauptamt"):
        call("cosign", BRIEF, "--stelle", stelle, "--person", "muster")
    assert call("release", BRIEF)[0] == 0
    assert call("dispatch", BRIEF, *VERSAND)[0] == 0
    vorher = stand()[0]
    assert call("revise", BRIEF, "--grund", "Frage 3 ist geklärt")[0] == 0
    nachher = stand()[0]
    assert nachher["frist"]["tag"] == vorher["frist"]["tag"] == "2027-01-15"
    assert nachher["frist"]["rechnung"] == vorher["frist"]["rechnung"]
    assert nachher["tage"] == vorher["tage"] > 0


@pytest.mark.parametrize("eingetragen", [False, True], ids=["geloescht", "eingetragen"])
def test_a_folder_that_is_gone_is_no_missing_answer(buero, call, stand, eingetragen):
    assert call("dispatch", BRIEF, *VERSAND)[0] == 0
    shutil.rmtree(buero / ORDNER)
    if eingetragen:
        commit(buero, "Aufgeräumt")
    zeile, text = stand()
    assert (zeile["zustand"], zeile.get("tage")) == ("aktuell", None)
    assert zeile["briefe"][0]["status"] == "versandt"
    assert "Dateien fehlen: ozganswer" in text

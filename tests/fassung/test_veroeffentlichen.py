"""`export` of a released letter: what was released, as secret as it is today."""

import json
import shutil
from pathlib import Path

from repos import BRIEF, git

STATION = "freigegeben"
NAME = BRIEF.partition("/")[2]
PUBLIC = f"export/public/{BRIEF}/{NAME}-oeffentlich.txt"
HAUSHALT = "facts/musterstadt/haushalt.yaml"


def _aendere(datei: Path, alt: str, neu: str) -> None:
    text = datei.read_text(encoding="utf-8")
    assert alt in text
    datei.write_text(text.replace(alt, neu, 1), encoding="utf-8")


def _text(buero, call):
    code, _, err = call("export", "public", NAME, "--only", "txt")
    assert code == 0, err
    return (buero / PUBLIC).read_text(encoding="utf-8").replace("\u00a0", " "), err


def test_facts_that_moved_on_change_nothing(buero, call):
    _aendere(buero / HAUSHALT, "betrag: 45000", "betrag: 99000")
    text, err = _text(buero, call)
    assert "45.000 Euro" in text
    assert "99.000" not in text
    assert err == ""


def test_a_fact_that_is_secret_today_is_a_gap(buero, call):
    _aendere(buero / HAUSHALT, "    betrag: 45000\n", "    betrag: 99000\n    oeffentlich: false\n")
    text, _ = _text(buero, call)
    assert "45.000" not in text
    assert "in Höhe von […] eingeplant" in " ".join(text.split())
    assert "12.500" in text


def test_a_blatt_that_is_secret_today_is_a_gap(buero, call):
    haushalt = buero / HAUSHALT
    text = haushalt.read_text(encoding="utf-8")
    haushalt.write_text(f"oeffentlich: false\n{text}", encoding="utf-8")
    text, _ = _text(buero, call)
    assert "45.000" not in text
    assert "12.500" not in text


def test_a_question_and_a_name_that_are_secret_today_are_gaps(buero, call):
    frage = buero / f"questions/{BRIEF}.yaml"
    _aendere(frage, '  - nr: "2"\n', '  - nr: "2"\n    oeffentlich: false\n')
    _aendere(frage, "    vorname: Erika\n", "    vorname: Erika\n    oeffentlich: false\n")
    text, _ = _text(buero, call)
    assert "2. […]\n\n[…]\n" in text
    assert "45.000" not in text
    assert "Mustermann" not in text


def test_a_blatt_that_is_broken_today_stops_it(buero, call):
    (buero / HAUSHALT).write_text("eintraege: [", encoding="utf-8")
    code, _, err = call("export", "public", NAME, "--only", "txt")
    assert code == 1
    assert HAUSHALT in err
    assert not (buero / PUBLIC).exists()


def test_the_metadata_name_the_fassung(buero, call):
    assert call("export", "oparl", NAME, "--basis", "https://ris.example")[0] == 0
    daten = json.loads((buero / f"export/oparl/{BRIEF}/metadaten.json").read_text("utf-8"))
    assert (daten["fassung"], daten["status"]) == (1, "schlussgezeichnet")


def test_without_git_it_is_told_that_today_s_facts_are_published(buero, call):
    shutil.rmtree(buero / ".git")
    text, err = _text(buero, call)
    assert "45.000 Euro" in text
    assert "Warnung: Fassung 1 von „musterstadt/RA-001-2026“ steht nicht in git" in err


def test_what_is_exported_does_not_stand_in_git(buero, call):
    _text(buero, call)
    assert git(buero, "status", "--porcelain") == ""

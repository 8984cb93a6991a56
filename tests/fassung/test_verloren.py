"""A released letter whose files are gone: every command says so, and none writes in its place."""

import json
import shutil

import pytest
from repos import BRIEF, ORDNER, git, snapshot

STATION = "versandt"
QUELLE = f"{ORDNER}/antwort.md"


@pytest.fixture(params=["Quelle", "Ordner"])
def verloren(buero, request):
    """Take away the source, or all of the letter; gives what was there."""
    vorher = snapshot(buero)
    if request.param == "Quelle":
        (buero / QUELLE).unlink()
    else:
        shutil.rmtree(buero / ORDNER)
    return vorher


@pytest.mark.usefixtures("verloren")
@pytest.mark.parametrize("wahl", [(), ("--force",)], ids=["", "force"])
def test_no_draft_takes_its_place(buero, call, wahl):
    vorher = snapshot(buero)
    code, _, err = call("draft", "RA-001/2026", *wahl)
    assert code == 1
    assert "ist schlussgezeichnet (Fassung 2), aber seine Dateien fehlen hier" in err
    assert f"ozganswer build {BRIEF}" in err
    assert snapshot(buero) == vorher


@pytest.mark.usefixtures("verloren")
def test_nobody_is_asked_what_it_says(buero, call):
    vorher = snapshot(buero)
    code, _, err = call("ask", "RA-001/2026")
    assert (code, snapshot(buero)) == (1, vorher)
    assert f"ozganswer build {BRIEF}" in err


def test_what_the_hint_says_restores_it(buero, call, verloren):
    code, _, err = call("build", BRIEF)
    assert code == 0, err
    assert snapshot(buero) == verloren


@pytest.mark.usefixtures("verloren")
def test_status_knows_that_it_was_sent(call):
    argumente = ("status", "--stichtag", "2026-11-29")
    (zeile,) = json.loads(call(*argumente, "--format", "json")[1])
    (brief,) = zeile["briefe"]
    assert (brief["status"], brief["fassung"], brief["fehlt"]) == ("versandt", 2, True)
    assert (zeile["zustand"], zeile.get("tage")) == ("aktuell", None)
    assert "Dateien fehlen" in call(*argumente)[1]


@pytest.mark.usefixtures("verloren")
def test_no_next_fassung_is_opened(buero, call):
    vorher = snapshot(buero)
    code, _, err = call("revise", "RA-001/2026", "--grund", "x")
    assert (code, snapshot(buero)) == (1, vorher)
    assert f"ozganswer build {BRIEF}" in err


@pytest.mark.usefixtures("verloren")
@pytest.mark.parametrize(
    "wie", [(), ("1",), ("--format", "json"), ("1", "2", "--docx")], ids=" ".join
)
def test_it_cannot_be_compared_as_it_is_now(buero, call, wie):
    vorher = snapshot(buero)
    code, out, err = call("diff", "RA-001/2026", *wie)
    assert (code, out, snapshot(buero)) == (2, "", vorher)
    assert f"ozganswer build {BRIEF}" in err


def test_what_was_edited_of_it_waits_for_it(call, verloren, tmp_path):
    datei = tmp_path / "v2.docx"
    datei.write_bytes(verloren[f"{ORDNER}/RA-001-2026.docx"])
    code, _, err = call("pull", str(datei))
    assert code == 1
    assert f"ozganswer build {BRIEF}" in err


def test_no_next_fassung_begins_with_another_text(buero, call):
    text = (buero / QUELLE).read_text()
    (buero / QUELLE).write_text(text.replace("# Frage 1", "# Frage 1\n\nEtwas anderes."))
    vorher = snapshot(buero)
    code, _, err = call("revise", BRIEF, "--grund", "x")
    assert (code, snapshot(buero)) == (1, vorher)
    assert "Die Quelle ist nicht mehr die der Fassung 2" in err


@pytest.mark.usefixtures("verloren")
def test_where_its_tags_are_gone_too_the_history_knows_it(buero, call):
    git(buero, "tag", "--delete", *git(buero, "tag").split())
    vorher = snapshot(buero)
    code, _, err = call("draft", "RA-001/2026", "--force")
    assert (code, snapshot(buero)) == (1, vorher)
    assert f"Erst den Tag „{BRIEF}/v2“ holen (git fetch --tags)" in err

"""Files are written whole, by one call at a time, and only over what was read."""

import resource
import signal
import threading

import pytest

from ozganswer.cli.zurueckholen import _write
from ozganswer.errors.rueckweg import QuelleInzwischenGeaendert
from ozganswer.load.workspace import Workspace
from ozganswer.rueckweg.zurueckholen import Wahl, hole_zurueck
from ozganswer.sperre import alone
from tests.repos import snapshot
from tests.rueckweg import word
from tests.rueckweg.conftest import source

EDIT = word.replace("drei Termine", "vier Termine")


def test_a_source_that_was_saved_meanwhile_is_not_overwritten(buero, gebaut):
    workspace = Workspace.open(buero)
    geholt = hole_zurueck(workspace, word.edited(gebaut, EDIT), "brief.docx", Wahl())
    with source(buero).open("a", encoding="utf-8") as quelle:
        quelle.write("\nInzwischen ergänzt.\n")
    vorher = snapshot(buero)
    with pytest.raises(QuelleInzwischenGeaendert):
        _write(geholt, workspace)
    assert snapshot(buero) == vorher


def test_the_second_call_waits_for_the_first(buero, gebaut, pull):
    frei, gesagt = threading.Event(), list[str]()

    def other() -> None:
        with alone(buero, lambda: None):
            begonnen.set()
            frei.wait(30)

    begonnen = threading.Event()
    anderer = threading.Thread(target=other)
    anderer.start()
    assert begonnen.wait(30)
    threading.Timer(0.3, frei.set).start()
    gesagt += pull(word.edited(gebaut, EDIT))[1:]
    anderer.join()
    assert "schreibt gerade ein anderer Aufruf" in gesagt[1]
    assert "vier Termine" in source(buero).read_text(encoding="utf-8")


def test_on_a_full_disk_nothing_changes(buero, gebaut, pull):
    neu = word.edited(gebaut, EDIT)
    vorher = snapshot(buero)
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    weich, hart = resource.getrlimit(resource.RLIMIT_FSIZE)
    groesse = source(buero).stat().st_size
    try:
        # Enough for the document, which is larger, only while the limit is not yet set.
        code, out, err = pull(neu, vorher=lambda: _limit(groesse // 2, hart))
    finally:
        _limit(weich, hart)
    assert (code, out) == (1, "Es ist nichts geändert worden.\n")
    assert "antwort.md: Fehler" in err
    assert snapshot(buero) == vorher


def _limit(weich: int, hart: int) -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (weich, hart))


def test_a_file_open_in_a_word_processor_stays(buero, gebaut, pull):
    sperre = source(buero).with_name(".~lock.antwort.md#")
    sperre.write_text("Petra", encoding="utf-8")
    vorher = snapshot(buero)
    code, out, err = pull(word.edited(gebaut, EDIT))
    assert (code, out) == (1, "Es ist nichts geändert worden.\n")
    assert "geöffnet" in err
    assert snapshot(buero) == vorher


def test_a_dry_run_shows_the_patch_and_writes_nothing(buero, gebaut, pull):
    vorher = snapshot(buero)
    code, out, _ = pull(word.edited(gebaut, EDIT), "--dry-run")
    assert code == 0
    assert "--- a/answers/musterstadt/RA-001-2026/antwort.md\n+++ b/answers" in out
    assert "+gab es dazu vier Termine." in out
    assert snapshot(buero) == vorher

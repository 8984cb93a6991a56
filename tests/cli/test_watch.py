"""`build --watch` builds what a saved file touches, and nothing else."""

import os
import re
import signal
import subprocess
import sys
import threading

import pytest

from ozganswer.cli.beobachten import _is_input, changes

BRIEF = "RA-001-2026"
HAUSHALT = "facts/musterstadt/haushalt.yaml"


@pytest.fixture
def beobachter(arbeitsbereich):
    """The program, waiting for changes in a workspace."""
    args = [sys.executable, "-m", "ozganswer", "-C", str(arbeitsbereich), "build", "--watch"]
    umgebung = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(args, env=umgebung, stdout=subprocess.PIPE, text=True) as lauf:
        wecker = threading.Timer(120, lauf.kill)
        wecker.start()
        yield lauf
        wecker.cancel()
        lauf.kill()


def until(lauf, muster):
    """The lines that it says until one is like that; the test ends where it says no more."""
    gesagt = []
    for zeile in lauf.stdout:
        gesagt.append(zeile.strip())
        if re.search(muster, zeile):
            return gesagt
    pytest.fail(f"Nie gesagt: {muster}. Gesagt: {gesagt}")


def test_a_saved_fact_builds_its_letters_and_ctrl_c_ends(arbeitsbereich, beobachter):
    until(beobachter, "Warte auf Änderungen")
    blatt = arbeitsbereich / HAUSHALT
    # In one step, as careful editors save: half a file would be built too, as a mistake.
    neu = blatt.with_suffix("")
    neu.write_text(re.sub(r"betrag: \d+", "betrag: 4711", blatt.read_text()))
    neu.replace(blatt)
    gesagt = until(beobachter, rf"^nach {HAUSHALT}: \d+,\d s")
    geschrieben = [z for z in gesagt if z.startswith("geschrieben:")]
    assert geschrieben
    assert all(f"/{BRIEF}/" in zeile for zeile in geschrieben)
    beobachter.send_signal(signal.SIGINT)
    assert beobachter.wait(30) == 0


def test_what_is_saved_before_anyone_asks_is_not_missed(arbeitsbereich):
    saved = changes(arbeitsbereich)
    assert next(saved) == ()
    (arbeitsbereich / HAUSHALT).touch()
    assert next(saved) == (HAUSHALT,)


@pytest.mark.parametrize(
    ("datei", "zaehlt"),
    [
        ("facts/stadt/haushalt.yaml", True),
        ("facts/stadt/leistungen.csv", True),
        ("answers/stadt/RA-1/antwort.md", True),
        ("answers/stadt/RA-1/plan.pdf", True),
        ("answers/stadt/RA-1/RA-1.pdf", False),
        ("answers/stadt/RA-1/nachweis.yaml", False),
        ("facts/stadt/haushalt.yaml~", False),
        ("facts/stadt/.haushalt.yaml.swp", False),
        ("facts/stadt/4913", False),
        ("facts/stadt/seduVxgL0", False),
    ],
)
def test_only_what_a_letter_can_be_made_of_counts(datei, zaehlt):
    assert _is_input(None, f"/arbeit/{datei}") is zaehlt

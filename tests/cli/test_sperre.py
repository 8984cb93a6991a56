"""Calls that write in one workspace do so one after the other; a killed one holds nobody up."""

import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from ozganswer.ausgabe import ENDUNG, VORSATZ
from ozganswer.sperre import SPERRE, alone
from tests.cli.musterstadt import NAME, ORDNER, Build
from tests.repos import snapshot

OPTIONEN = ("--only", "docx,txt")
HAUSHALT = "facts/musterstadt/haushalt.yaml"

HOLD = """
import sys, time
from pathlib import Path
from ozganswer.sperre import alone
with alone(Path(sys.argv[1]), lambda: None):
    print("da", flush=True)
    sys.stdin.read()
"""
"""A call that holds a workspace until its input ends."""


def never() -> None:
    pytest.fail("Niemand hält den Arbeitsbereich.")


def start(*args: str, **more: object) -> subprocess.Popen[str]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen([sys.executable, *args], text=True, **pipes, **more)


def hold(root: Path) -> subprocess.Popen[str]:
    halter = start("-c", HOLD, str(root))
    assert halter.stdout.readline() == "da\n"
    return halter


def build(root: Path) -> subprocess.Popen[str]:
    return start("-m", "ozganswer", "-C", str(root), "build", *OPTIONEN)


def test_the_second_says_that_it_waits_and_then_builds(arbeitsbereich: Path) -> None:
    halter, lauf = hold(arbeitsbereich), build(arbeitsbereich)
    assert "dieser wartet auf ihn." in lauf.stderr.readline()
    assert not (arbeitsbereich / ORDNER / f"{NAME}.docx").exists()
    # What was written meanwhile is what counts.
    haushalt = arbeitsbereich / HAUSHALT
    text = haushalt.read_text(encoding="utf-8")
    haushalt.write_text(text.replace("betrag: 45000", "betrag: 46000"), encoding="utf-8")
    halter.communicate()
    assert "1 Brief gebaut" in lauf.communicate(timeout=60)[0]
    assert "46.000" in (arbeitsbereich / ORDNER / f"{NAME}.txt").read_text(encoding="utf-8")
    assert not (arbeitsbereich / SPERRE).exists()


def test_whoever_waits_can_be_interrupted(arbeitsbereich: Path) -> None:
    halter, lauf = hold(arbeitsbereich), build(arbeitsbereich)
    lauf.stderr.readline()
    lauf.send_signal(signal.SIGINT)
    assert lauf.communicate(timeout=30)[1].strip().startswith("Abgebrochen.")
    assert lauf.returncode == 130
    halter.communicate()


def test_one_that_was_killed_holds_nobody_up(build: Build, arbeitsbereich: Path) -> None:
    halter = hold(arbeitsbereich)
    halter.kill()
    halter.communicate()
    assert (arbeitsbereich / SPERRE).exists()
    assert build()[0::2] == (0, "")
    assert not (arbeitsbereich / SPERRE).exists()


def test_many_at_once_make_what_one_makes(build: Build, arbeitsbereich: Path) -> None:
    laeufe = [
        start("-m", "ozganswer", "-C", str(arbeitsbereich), "build", *OPTIONEN) for _ in range(4)
    ]
    enden = [lauf.communicate(timeout=120)[0].splitlines()[-1] for lauf in laeufe]
    assert sorted(ende.partition(" gebaut")[0] for ende in enden) == ["0 Briefe"] * 3 + ["1 Brief"]
    zugleich = snapshot(arbeitsbereich)
    assert build("--force")[0] == 0
    assert snapshot(arbeitsbereich) == zugleich


def test_it_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    zaehler, hoechstens = 0, 0

    def work() -> None:
        nonlocal zaehler, hoechstens
        for _ in range(20):
            with alone(tmp_path, lambda: None):
                zaehler += 1
                hoechstens = max(hoechstens, zaehler)
                time.sleep(0.001)
                zaehler -= 1

    faeden = [threading.Thread(target=work) for _ in range(4)]
    for faden in faeden:
        faden.start()
    for faden in faeden:
        faden.join()
    assert hoechstens == 1
    assert list(tmp_path.iterdir()) == []


def test_who_holds_it_may_take_it_again(tmp_path: Path) -> None:
    with alone(tmp_path, never):
        with alone(tmp_path, never):
            pass
        assert (tmp_path / SPERRE).exists()
    assert not (tmp_path / SPERRE).exists()


def test_what_a_killed_call_left_is_swept_away(tmp_path: Path) -> None:
    rest = tmp_path / "answers/k/b" / f"{VORSATZ}0{ENDUNG}"
    eigenes = rest.with_name("brief.txt")
    rest.parent.mkdir(parents=True)
    for datei in (rest, eigenes, tmp_path / SPERRE):
        datei.touch()
    with alone(tmp_path, never):
        pass
    assert eigenes.exists()
    assert not rest.exists()


def test_where_no_lock_can_be_made_nobody_is_kept_out(build: Build, arbeitsbereich: Path) -> None:
    (arbeitsbereich / SPERRE).mkdir()
    assert build()[0::2] == (0, "")


def test_out_waits_for_nobody(arbeitsbereich: Path, tmp_path: Path, build: Build) -> None:
    halter = hold(arbeitsbereich)
    assert build("--out", str(tmp_path / "aus"))[0::2] == (0, "")
    halter.communicate()

"""Many letters by many processes are the letters that one makes, whatever happens to a process."""

import os
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import BrokenExecutor, Future
from datetime import date
from pathlib import Path

import pytest

from ozganswer.archive.uebersicht import uebersicht
from ozganswer.build import build_letter
from ozganswer.errors import Mistakes
from ozganswer.errors.building import ArbeitAbgebrochen
from ozganswer.load.workspace import Workspace
from ozganswer.many import Ziel, build_all
from ozganswer.workers import Here, Workers

ROOT = Path(__file__).parent.parent
BUILD = ["-m", "ozganswer", "-C", str(ROOT), "build"]
ANDERE = sorted(str(p.parent / "bin" / "python") for p in ROOT.glob(".venv-3.*/.stand-setup"))
"""Other Pythons, in the environments that `.ci/run` has set up whole where it found them."""

EIN_ANDERER_TAG = """\
import time_machine
time_machine.travel("2031-02-03 04:05:06 +0000").start()
"""
"""Imported by each Python that finds it as its sitecustomize."""


def built(ordner, *args, python=sys.executable, **umgebung):
    """The files that a call in a process of its own makes, by name."""
    ran = subprocess.run(
        [python, *BUILD, "--out", str(ordner), *args],
        env={**os.environ, "PYTHONPATH": str(ROOT), **umgebung},
        cwd=Path(ordner.anchor),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert ran.returncode == 0, ran.stderr
    return {p.name: p.read_bytes() for p in sorted(ordner.iterdir())}


def test_the_bytes_are_the_same_whoever_builds_wherever_and_whenever(tmp_path):
    eins = built(tmp_path / "eins", "--jobs", "1", PYTHONHASHSEED="1", TZ="UTC", LANG="C")
    fern = {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati", "LANG": "de_DE.UTF-8"}
    zwei = built(tmp_path / "ganz" / "woanders", "--jobs", "2", HOME=str(tmp_path), **fern)
    assert len(eins) >= 4 * 10
    assert different(eins, zwei) == set()


def test_the_bytes_are_the_same_on_another_day_and_with_another_python(tmp_path):
    (tmp_path / "tag").mkdir()
    (tmp_path / "tag" / "sitecustomize.py").write_text(EIN_ANDERER_TAG)
    heute = built(tmp_path / "heute")
    pfade = f"{tmp_path / 'tag'}{os.pathsep}{ROOT}"
    for nr, python in enumerate([sys.executable, *ANDERE]):
        anders = built(tmp_path / str(nr), "--force", python=python, PYTHONPATH=pfade)
        assert (python, different(heute, anders)) == (python, set())


def different(eins, zwei):
    """The names of files that are not the same in both."""
    return {n for n in eins | zwei if eins.get(n) != zwei.get(n)}


def test_a_letter_whose_process_was_killed_is_built_by_another(tmp_path):
    workspace = Workspace.open(ROOT)
    orte = workspace.briefe()[:4]
    with Workers(2) as workers:
        briefe = build_all(workspace, orte, Ziel(("txt",), tmp_path), workers)
        erster = next(briefe)
        for process in workers.processes():
            os.kill(process, signal.SIGKILL)
        alle = [erster, *briefe]
    assert [e.ort for e in alle] == list(orte)
    assert not any(e.gescheitert for e in alle)
    assert len(list(tmp_path.glob("*.nachweis.yaml"))) == len(orte)


class Kaputt(Here):
    """An Executor whose processes are always killed."""

    def submit(self, fn, /, *args, **kwargs):
        future = Future()
        future.set_exception(BrokenExecutor())
        return future


@pytest.fixture
def kopie(tmp_path):
    """A copy of the workspace of the examples, as it was built."""
    for name in ("facts", "questions", "answers", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("siebende", [Workers(2), Kaputt()], ids=["processes", "killed"])
def test_of_many_letters_others_tell_which_are_current(kopie, siebende):
    haushalt = kopie / "facts" / "chemnitz" / "haushalt.yaml"
    haushalt.write_text(haushalt.read_text("utf-8").replace("60000", "61000"), "utf-8")
    workspace = Workspace.open(kopie)
    with siebende:
        alle = [*build_all(workspace, workspace.briefe(), Ziel(("txt",)), Here(), siebende)]
    assert [str(e.ort) for e in alle if e.geschrieben] == ["chemnitz/RA-531-2019"]
    assert not any(e.gescheitert for e in alle)


@pytest.mark.parametrize("executor", [Workers(2), Kaputt()], ids=["processes", "killed"])
def test_others_see_of_many_anfragen_what_one_sees(executor):
    workspace, tag = Workspace.open(ROOT), date(2022, 2, 1)
    with executor:
        assert uebersicht(workspace, tag, executor) == uebersicht(workspace, tag)


def test_a_letter_that_ends_every_process_is_named(tmp_path):
    workspace = Workspace.open(ROOT)
    (ergebnis,) = build_all(workspace, workspace.briefe()[:1], Ziel((), tmp_path), Kaputt())
    assert isinstance(ergebnis.mistakes[0], ArbeitAbgebrochen)
    assert ergebnis.gescheitert


def test_a_mistake_comes_back_from_another_process():
    workspace = Workspace.open(ROOT)
    brief = workspace.briefe()[0]
    auftrag = workspace.auftrag(brief.kommune, brief.name)
    object.__setattr__(auftrag.quelle.text, "text", "# Frage 99\n\nx")
    with Workers(1) as workers, pytest.raises(Mistakes, match="99"):
        workers.submit(build_letter, auftrag, ("txt",)).result()


@pytest.mark.skipif(sys.platform != "linux", reason="Was noch läuft, sagt /proc nur unter Linux.")
def test_no_process_outlives_the_one_that_began_it(tmp_path):
    args = [sys.executable, *BUILD, "--jobs", "2", "--out", str(tmp_path / "aus")]
    lauf = subprocess.Popen(args, env={**os.environ, "PYTHONPATH": str(ROOT)})
    while not (kinder := _children(lauf.pid)) and lauf.poll() is None:
        time.sleep(0.02)
    lauf.kill()
    lauf.wait()
    assert kinder
    for _ in range(100):
        if not any(_lives(kind) for kind in kinder):
            return
        time.sleep(0.1)
    pytest.fail(f"Es laufen noch: {kinder}")


@pytest.mark.skipif(sys.platform != "linux", reason="Was noch läuft, sagt /proc nur unter Linux.")
def test_a_signal_to_all_processes_at_once_ends_all_of_them(tmp_path):
    # As a shell, a scheduler or a machine that goes down sends it.
    args = [sys.executable, *BUILD, "--jobs", "2", "--out", str(tmp_path / "aus")]
    lauf = subprocess.Popen(
        args, env={**os.environ, "PYTHONPATH": str(ROOT)}, start_new_session=True
    )
    while len(_children(lauf.pid)) < 2 and lauf.poll() is None:
        time.sleep(0.02)
    time.sleep(0.5)
    os.killpg(lauf.pid, signal.SIGTERM)
    assert lauf.wait(60) == 128 + signal.SIGTERM


def _children(pid):
    return [int(p) for p in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _lives(pid):
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False

"""A process beside does the same work, tells the same mistakes, and never stays behind."""

import pickle
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.errors.writing import FehlendesZeichen

ROOT = Path(__file__).parent.parent

PREPARE = """
import multiprocessing, os, signal, sys, threading
from dataclasses import replace
from pathlib import Path
from ozganswer.beside import pdf_helper
from ozganswer.build import build_letter
from ozganswer.compose import compose
from ozganswer.load.workspace import Workspace
from ozganswer.records.letter import Paragraph, Text
from ozganswer.write import WRITERS

auftrag = Workspace.open(Path()).auftrag("chemnitz", "RA-531-2019")
letter, stil = compose(auftrag).letter, auftrag.stilordner.stil
"""

linux = pytest.mark.skipif(
    sys.platform != "linux", reason="Den zweiten Prozess gibt es nur unter Linux."
)


def told(code):
    """Run code in a process of its own, which has one thread, and return what it prints."""
    script = PREPARE + textwrap.dedent(code)
    command = [sys.executable, "-c", script]
    ran = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert ran.stderr == ""
    return ran.stdout.split()


@linux
def test_it_draws_the_same_bytes():
    code = """
    with pdf_helper(None) as helper:
        helper.ask(letter, stil)
        print(helper.answer() == WRITERS["pdf"](letter, stil))
    """
    assert told(code) == ["True"]


@linux
def test_the_files_of_a_letter_are_the_same_and_in_the_same_order():
    code = """
    with pdf_helper(None) as helper:
        beside = build_letter(auftrag, tuple(WRITERS), helper).dateien
    print([*beside.items()] == [*build_letter(auftrag, tuple(WRITERS)).dateien.items()])
    """
    assert told(code) == ["True"]


@linux
def test_a_mistake_comes_back_as_it_was():
    code = """
    with pdf_helper(None) as helper:
        helper.ask(replace(letter, body=(Paragraph((Text("\\u4e2d"),)),)), stil)
        try:
            helper.answer()
        except Exception as error:
            print(type(error).__name__, error.mistakes[0].zeichen)
        helper.ask(letter, stil)
        print(helper.answer()[:5].decode())
    """
    assert told(code) == ["Mistakes", "\u4e2d", "%PDF-"]


@linux
def test_without_it_the_letter_is_drawn_here():
    code = """
    with pdf_helper(None) as helper:
        os.kill(multiprocessing.active_children()[0].pid, signal.SIGKILL)
        print(*build_letter(auftrag, tuple(WRITERS), helper).dateien)
    """
    assert told(code) == ["RA-531-2019.docx", "RA-531-2019.pdf", "RA-531-2019.txt"]


@linux
def test_it_ends_with_the_process_that_started_it():
    code = """
    with pdf_helper(None) as helper:
        helper.ask(letter, stil)
        helper.answer()
        print(multiprocessing.active_children()[0].pid, flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
    """
    (pid,) = told(code)
    for _ in range(100):
        if not Path("/proc", pid).exists() or _is_zombie(pid):
            return
        time.sleep(0.1)
    pytest.fail("Der Prozess läuft noch.")


def _is_zombie(pid):
    return Path("/proc", pid, "stat").read_text().rpartition(")")[2].split()[0] == "Z"


@pytest.mark.parametrize("formate", ["docx,txt", "txt"])
def test_nobody_starts_it_without_a_pdf(formate):
    assert told(f"with pdf_helper({formate!r}) as helper: print(helper)") == ["None"]


def test_nobody_starts_it_beside_other_threads():
    code = """
    end = threading.Event()
    threading.Thread(target=end.wait).start()
    with pdf_helper(None) as helper:
        print(helper)
    end.set()
    """
    assert told(code) == ["None"]


@linux
def test_changes_are_drawn_beside_in_the_same_bytes():
    code = """
    import pickle
    from datetime import datetime
    from ozganswer.beside import redline_helper
    sides = (letter, stil), (replace(letter, body=letter.body[2:]), stil)
    with redline_helper() as helper:
        helper.ask(sides[1], "Erika", datetime(2026, 11, 29))
        helper.ask(pickle.dumps(sides[0]))
        drawn = helper.answer()
    from ozganswer.write import redline
    print(drawn == redline.write(*sides, "Erika", datetime(2026, 11, 29)))
    """
    assert told(code) == ["True"]


@linux
@pytest.mark.parametrize(
    ("work", "result"),
    [
        ("os.getpid() != here", "True"),
        ("_raise(Mistake('Satz.'))", "Satz."),
        ("os.getpid() != here and os._exit(1)", "False"),
    ],
    ids=["done", "raised", "lost"],
)
def test_work_is_done_apart_and_else_here(work, result):
    """What a process that is lost did not do is done anew."""
    code = f"""
    from ozganswer.beside import apart
    from ozganswer.errors import Mistake
    here = os.getpid()
    def _raise(error):
        raise error
    def work():
        return {work}
    with apart(work) as later:
        try:
            print(later())
        except Mistake as error:
            print(error.satz)
    print(multiprocessing.active_children())
    """
    assert told(code) == [result, "[]"]


def test_mistakes_travel_with_their_place_and_hint():
    mistake = FehlendesZeichen("\u4e2d", "Am \u4e2d").at(Position("a.md", 3, 4))
    again = pickle.loads(pickle.dumps(Mistakes([mistake, Mistake("Satz.", "Rat.")])))
    assert str(again) == str(Mistakes([mistake, Mistake("Satz.", "Rat.")]))
    assert [type(m) for m in again.mistakes] == [Mistake, FehlendesZeichen]
    assert again.mistakes[1].zeichen == "\u4e2d"

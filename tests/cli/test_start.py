"""From a call to its exit code, and what is loaded on the way."""

import errno
import os
import pty
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from ozganswer.ausgabe import VORSATZ
from ozganswer.cli import main

Call = Callable[..., subprocess.CompletedProcess[str]]

SCHWER = {"jinja2", "markdown_it", "pydantic", "yaml", "docx", "weasyprint", "lxml", "babel"}

KAPUTT = (
    "import sys; from ozganswer.cli import befehle, start\n"
    "befehle.schema.callback = lambda **_: 1 / 0\n"
    "sys.exit(start.main(['schema']))"
)


def loaded_by(*args: str, cwd: Path) -> set[str]:
    programm = (
        "import sys; from ozganswer.cli import main\n"
        "assert main(sys.argv[1:]) == 0\n"
        "print(*{n.split('.')[0] for n in sys.modules})"
    )
    lauf = [sys.executable, "-c", programm, *args]
    return set(subprocess.check_output(lauf, cwd=cwd, text=True).splitlines()[-1].split())


def test_help_loads_nothing_heavy(arbeitsbereich: Path) -> None:
    module = loaded_by("--help", cwd=arbeitsbereich)
    assert "click" in module
    assert not module & SCHWER


def test_check_loads_no_writer_of_pages(arbeitsbereich: Path) -> None:
    module = loaded_by("check", cwd=arbeitsbereich)
    assert "jinja2" in module
    assert not module & {"weasyprint", "docx"}


def test_text_loads_neither_word_nor_pdf(arbeitsbereich: Path) -> None:
    module = loaded_by("build", "--only", "txt", cwd=arbeitsbereich)
    assert "jinja2" in module
    assert not module & {"weasyprint", "docx"}


def test_changes_for_word_load_nothing_that_tells_or_builds_them() -> None:
    programm = "import sys; from ozganswer.cli import nachverfolgen; print(*sys.modules)"
    module = set(subprocess.check_output([sys.executable, "-c", programm], text=True).split())
    unnoetig = "archive.nachweis archive.unterschied build compose.getippt load.pruefung".split()
    assert "ozganswer.fassung.vergleichen" in module
    assert not module & {f"ozganswer.{name}" for name in unnoetig}


def test_a_process_ends_without_looking_through_its_memory() -> None:
    programm = (
        "import atexit, gc; from ozganswer.cli import main\n"
        "atexit.register(lambda: print(gc.get_freeze_count()))\n"
        "main(['schema'])"
    )
    ausgabe = subprocess.check_output([sys.executable, "-c", programm], text=True)
    assert int(ausgabe.splitlines()[-1]) > 0


def test_version(call: Call) -> None:
    assert call("--version").stdout.startswith("ozganswer ")


@pytest.mark.parametrize("args", [("-C", "arbeit", "check"), ("check", "-C", "arbeit")])
def test_the_workspace_stands_before_or_after_the_command(
    call: Call, arbeitsbereich: Path, args: tuple[str, ...]
) -> None:
    assert call(*args, cwd=arbeitsbereich.parent).returncode == 0


def test_the_nearest_workspace_is_taken(call: Call, arbeitsbereich: Path) -> None:
    assert call("check", cwd=arbeitsbereich / "facts" / "musterstadt").returncode == 0


def test_outside_of_any_workspace_the_call_is_wrong(call: Call, tmp_path: Path) -> None:
    lauf = call("check", cwd=tmp_path)
    assert lauf.returncode == 2
    assert lauf.stderr.startswith(f"Fehler: „{tmp_path}“ ist kein Arbeitsbereich.")


def test_a_fault_of_ours_says_so_without_a_traceback() -> None:
    lauf = subprocess.run(
        [sys.executable, "-c", KAPUTT], capture_output=True, text=True, check=False
    )
    assert lauf.returncode == 70
    assert lauf.stderr.startswith("Programmfehler: ZeroDivisionError: ")
    assert "Traceback" not in lauf.stderr


def test_the_traceback_of_a_fault_is_shown_where_asked() -> None:
    umgebung = os.environ | {"OZGANSWER_TRACEBACK": "1"}
    lauf = subprocess.run(
        [sys.executable, "-c", KAPUTT], capture_output=True, text=True, check=False, env=umgebung
    )
    assert "Traceback" in lauf.stderr


def test_a_reader_that_goes_away_is_no_fault(arbeitsbereich: Path) -> None:
    befehl = f"'{sys.executable}' -m ozganswer schema | true"
    lauf = subprocess.run(befehl, shell=True, cwd=arbeitsbereich, capture_output=True, check=False)
    assert (lauf.stdout, lauf.stderr) == (b"", b"")


def test_output_into_a_full_disk_is_told(arbeitsbereich: Path) -> None:
    with Path("/dev/full").open("w") as voll:
        lauf = subprocess.run(
            [sys.executable, "-m", "ozganswer", "check"],
            cwd=arbeitsbereich,
            stdout=voll,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert lauf.stderr == "Fehler: Auf dem Datenträger der Ausgabe ist kein Platz mehr.\n"
    assert lauf.returncode == 1


def test_an_interruption_before_anything_is_loaded_is_told() -> None:
    programm = (
        "import sys\n"
        "class Strg_C:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name == 'click': raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Strg_C())\n"
        "from ozganswer.cli import main\n"
        "sys.exit(main(['check']))"
    )
    lauf = subprocess.run(
        [sys.executable, "-c", programm], capture_output=True, text=True, check=False
    )
    assert (lauf.returncode, lauf.stderr) == (130, "Abgebrochen.\n")


@pytest.mark.parametrize("ordner", ["facts/musterstadt", "questions/musterstadt", "answers"])
def test_a_folder_that_may_not_be_read_is_named(
    arbeitsbereich: Path,
    ordner: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Rights hold for all but root, who may run the tests; so the system refuses by order."""
    gesperrt, liste = str(arbeitsbereich / ordner), os.scandir

    def weigere(pfad: str) -> "os.ScandirIterator[str]":
        if pfad == gesperrt:
            raise PermissionError(errno.EACCES, "Permission denied", pfad)
        return liste(pfad)

    monkeypatch.setattr(os, "scandir", weigere)
    assert main(["check", "-C", str(arbeitsbereich)]) == 1
    assert capsys.readouterr().err == (
        f"{gesperrt}: Fehler: Der Ordner lässt sich nicht lesen (Meldung des Systems: "
        "Permission denied). Hinweis: Leserechte und Datenträger prüfen.\n"
    )


def on_terminal(cwd: Path, **umgebung: str) -> str:
    """Run `check` on a pseudo-terminal and return what it shows."""
    terminal, programm = pty.openpty()
    lauf = [sys.executable, "-m", "ozganswer", "check"]
    env = os.environ | umgebung
    subprocess.run(lauf, cwd=cwd, env=env, stdout=programm, stderr=programm, check=False)
    os.close(programm)
    return os.read(terminal, 100_000).decode()


def test_colour_is_for_terminals_that_want_it(arbeitsbereich: Path, call: Call) -> None:
    (arbeitsbereich / "facts/musterstadt/haushalt.yaml").write_text("stand: nie\n")
    assert "\x1b[" in on_terminal(arbeitsbereich)
    assert "\x1b[" not in on_terminal(arbeitsbereich, NO_COLOR="1")
    assert "\x1b[" not in call("check").stderr


@pytest.mark.parametrize(
    ("signum", "code", "nach"),
    [(signal.SIGINT, 130, 0.25), (signal.SIGINT, 130, 0.4), (signal.SIGTERM, 143, 0.3)],
)
def test_an_interruption_leaves_nothing_half_written(
    arbeitsbereich: Path, signum: int, code: int, nach: float
) -> None:
    ordner = arbeitsbereich / "fertig"
    lauf = subprocess.Popen(
        [sys.executable, "-c", ENDLOS, "build", "--force", "--only", "docx,txt", "--out", ordner],
        cwd=arbeitsbereich,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    while not ordner.exists() and lauf.poll() is None:
        time.sleep(0.01)
    time.sleep(nach)
    lauf.send_signal(signum)
    fehler = lauf.communicate(timeout=30)[1]
    assert lauf.returncode == code
    assert "Traceback" not in fehler
    assert not list(ordner.glob(f"{VORSATZ}*"))


ENDLOS = """
import sys, itertools
from ozganswer import many
einmal = many.build_all
def immer(*args):
    for _ in itertools.count():
        yield from einmal(*args)
many.build_all = immer
from ozganswer.cli import main
sys.exit(main())
"""
"""A build that goes on until it is stopped."""

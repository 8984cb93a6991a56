"""A build that is killed, wherever, leaves nothing that the next one trusts or leaves lying."""

import resource
import shutil
import signal
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from ozganswer.ausgabe import write_files
from ozganswer.cli import main
from ozganswer.cli.anlegen import new_files
from tests.cli.musterstadt import NAME, ORDNER
from tests.repos import snapshot

HAUSHALT = "facts/musterstadt/haushalt.yaml"
BUILD = ("build", "--only", "docx,txt")

CALL = "import sys; from ozganswer.cli import main; sys.exit(main())"

KILLED = f"""
import os, signal, sys
rest, root = int(sys.argv.pop(1)), sys.argv.pop(1)
SCHREIBT = os.O_WRONLY | os.O_RDWR
def writes(event, args):
    if event == "open":
        return isinstance(args[2], int) and args[2] & SCHREIBT
    return event in ("os.rename", "os.remove", "os.chmod", "os.mkdir")
def kill(event, args):
    global rest
    if writes(event, args) and str(args[0]).startswith(root):
        rest -= 1
        if rest < 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(kill)
{CALL}
"""
"""A call that is killed before it touches a file of the workspace for the n-th time."""


def set_betrag(arbeitsbereich: Path, betrag: int) -> None:
    pfad = arbeitsbereich / HAUSHALT
    text = pfad.read_text(encoding="utf-8")
    davor, _, danach = text.partition("betrag: ")
    pfad.write_text(f"{davor}betrag: {betrag}\n{danach.partition(chr(10))[2]}", encoding="utf-8")


def build(ordner: Path) -> int:
    return main(["-C", str(ordner), *BUILD])


@pytest.fixture(scope="module")
def richtig(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """The workspace as it is where nothing was killed, by the amount that its letter says."""
    eins = tmp_path_factory.mktemp("richtig") / "45000"
    write_files(new_files(eins), eins)
    assert build(eins) == 0
    ordner = {45000: eins}
    for betrag in (46000, 47000):
        ordner[betrag] = shutil.copytree(eins, eins.with_name(str(betrag)))
        set_betrag(ordner[betrag], betrag)
        assert build(ordner[betrag]) == 0
    return ordner


@pytest.fixture
def gebaut(richtig: dict[int, Path], tmp_path: Path) -> Path:
    """A workspace whose letter is built."""
    return shutil.copytree(richtig[45000], tmp_path / "arbeit")


def build_killed(ordner: Path, nach: int, *args: str) -> int:
    """Build until the n-th touch of a file, and give the exit code."""
    return subprocess.run(
        [sys.executable, "-c", KILLED, str(nach), str(ordner), *BUILD, *args],
        cwd=ordner,
        check=False,
        capture_output=True,
        timeout=120,
    ).returncode


def build_limited(
    ordner: Path, program: str, *args: str, grenze: int = 3000
) -> subprocess.CompletedProcess[str]:
    """Build where no file may be larger than some bytes."""
    return subprocess.run(
        [sys.executable, "-c", program, *(args or BUILD)],
        cwd=ordner,
        check=False,
        capture_output=True,
        encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (grenze, grenze)),
    )


def check_next_build(ordner: Path, richtig: dict[int, Path], betraege: tuple[int, ...]) -> None:
    """Whether the facts stayed as they were or changed again, a plain build makes all right."""
    for betrag in betraege:
        danach = shutil.copytree(ordner, ordner.with_name(f"danach-{betrag}"))
        set_betrag(danach, betrag)
        assert build(danach) == 0
        assert snapshot(danach) == snapshot(richtig[betrag])


def test_whenever_it_was_killed_the_next_build_makes_all_right(
    gebaut: Path, richtig: dict[int, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    set_betrag(gebaut, 46000)
    for nach in count():
        ordner = shutil.copytree(gebaut, gebaut.with_name(f"nach-{nach}") / "arbeit")
        if (code := build_killed(ordner, nach)) == 0:
            break
        assert code == -signal.SIGKILL
        check_next_build(ordner, richtig, (46000, 47000))
        assert capsys.readouterr().err == ""
    # Three files are prepared, made readable and put in their places, the Nachweis removed.
    assert nach >= 10


@pytest.mark.parametrize("nach", [2, 6, 9])
def test_nothing_stays_behind_beside_a_letter_that_need_not_be_built(
    gebaut: Path, richtig: dict[int, Path], nach: int
) -> None:
    assert build_killed(gebaut, nach, "--force") == -signal.SIGKILL
    assert snapshot(gebaut) != snapshot(richtig[45000])
    check_next_build(gebaut, richtig, (45000,))


def test_a_build_killed_within_a_file_leaves_no_half(
    gebaut: Path, richtig: dict[int, Path]
) -> None:
    vorher = snapshot(gebaut / ORDNER)
    set_betrag(gebaut, 46000)
    # The system ends a process that writes past its limit, unless it asked to be told instead.
    lauf = build_limited(gebaut, f"import signal; signal.signal(signal.SIGXFSZ, 0); {CALL}")
    assert lauf.returncode == -signal.SIGXFSZ
    danach = snapshot(gebaut / ORDNER)
    assert {name: danach[name] for name in vorher} == vorher
    assert len(danach) == len(vorher) + 1
    check_next_build(gebaut, richtig, (46000, 47000))


def test_without_room_the_old_letter_stays_and_the_message_says_so(gebaut: Path) -> None:
    set_betrag(gebaut, 46000)
    vorher = snapshot(gebaut)
    lauf = build_limited(gebaut, CALL)
    assert lauf.returncode == 1
    satz = "Fehler: Auf dem Datenträger ist kein Platz mehr; die Datei wurde nicht geschrieben."
    assert lauf.stderr.startswith(f"{ORDNER}/{NAME}.docx: {satz}")
    assert snapshot(gebaut) == vorher


def test_a_machine_without_any_room_is_told_of(gebaut: Path) -> None:
    vorher = snapshot(gebaut)
    lauf = build_limited(gebaut, CALL, "build", "--force", grenze=0)
    assert lauf.returncode == 1
    assert lauf.stderr.startswith("Fehler: Für das PDF fehlt ein Ordner für vorübergehende Dateien")
    assert snapshot(gebaut) == vorher

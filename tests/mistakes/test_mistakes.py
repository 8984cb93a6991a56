"""Every mistake has a case: a text file that says what is wrong, the call, and what a user reads.

A case has a title, the changes to the workspace in `grundlage/`, a call, and its exact output:

    in DATEI      lines with - are replaced by those with +
    neu DATEI     a file of the lines with +
    roh DATEI     the same, where \\xNN and \\uNNNN stand for bytes (Latin-1)
    ordner PFAD   an empty folder, in the place of a file if there is one
    ohne PFAD     a file or folder is not there
    link PFAD     a link, in the place of a file or folder, to where + says
    platz BYTES   the disk takes no file longer than this
    $ ozganswer … the call; below it stderr, stdout and the exit code

`OZGANSWER_ANNEHMEN=1` writes what comes out into the cases; then read them.
"""

import os
import resource
import shlex
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from ozganswer.cli import main

HIER = Path(__file__).parent
GRUNDLAGE = HIER / "grundlage"
FAELLE = sorted(p for p in HIER.glob("*.txt"))
AUFRUF = "$ ozganswer "


@dataclass
class Fall:
    datei: Path
    aenderungen: list[list[str]]
    kopf: str
    aufruf: str
    erwartet: str


def read(datei: Path) -> Fall:
    text = datei.read_text(encoding="utf-8")
    kopf, _, rest = text.partition(AUFRUF)
    aufruf, _, erwartet = rest.partition("\n")
    abschnitte = [a.split("\n") for a in kopf.strip("\n").split("\n\n")]
    return Fall(datei, abschnitte[1:], kopf, aufruf, erwartet)


def change(ordner: Path, abschnitt: list[str]) -> None:
    wie, _, name = abschnitt[0].partition(" ")
    weg, hin = ([z[1:] for z in abschnitt[1:] if z[0] == zeichen] for zeichen in "-+")
    assert len(weg) + len(hin) == len(abschnitt) - 1, abschnitt
    ziel = ordner / name
    match wie:
        case "in":
            replace(ziel, "\n".join(weg), "\n".join(hin))
        case "neu":
            put(ziel, "".join(f"{z}\n" for z in hin).encode())
        case "roh":
            put(
                ziel,
                "".join(f"{z}\n" for z in hin).encode().decode("unicode_escape").encode("latin-1"),
            )
        case "ordner":
            remove(ziel)
            ziel.mkdir(parents=True)
        case "ohne":
            remove(ziel)
        case "link":
            remove(ziel)
            ziel.symlink_to(hin[0])
        case "platz":
            limit_files(int(name))
        case _:
            pytest.fail(f"Die Änderung „{wie}“ gibt es nicht.")


def limit_files(laenge: int) -> None:
    """Let the system refuse longer files, as a full disk does."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (laenge, resource.RLIM_INFINITY))


def replace(ziel: Path, alt: str, neu: str) -> None:
    text = ziel.read_text(encoding="utf-8")
    assert text.count(alt) == 1, f"{alt!r} steht {text.count(alt)}-mal in {ziel.name}"
    ziel.write_text(text.replace(alt, neu), encoding="utf-8")


def put(ziel: Path, inhalt: bytes) -> None:
    ziel.parent.mkdir(parents=True, exist_ok=True)
    ziel.write_bytes(inhalt)


def remove(ziel: Path) -> None:
    if ziel.is_dir():
        shutil.rmtree(ziel)
    elif ziel.exists():
        ziel.unlink()


@pytest.fixture
def arbeitsbereich(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    ordner = tmp_path / "arbeit"
    shutil.copytree(GRUNDLAGE, ordner)
    monkeypatch.chdir(ordner)
    return ordner


@pytest.fixture(autouse=True)
def _own_excepthook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


def run(aufruf: str, ordner: Path, capsys: pytest.CaptureFixture[str]) -> str:
    try:
        code = main(shlex.split(aufruf))
    finally:
        # At once: what pytest writes of the test may go to a file that is longer already.
        limit_files(resource.RLIM_INFINITY)
    out, err = capsys.readouterr()
    return f"{err}{out}→ {code}\n".replace(str(ordner), "/arbeit")


def files(ordner: Path) -> dict[Path, bytes]:
    return {p: p.read_bytes() for p in sorted(ordner.rglob("*")) if p.is_file()}


def test_there_are_cases() -> None:
    assert len(FAELLE) > 30
    assert len({read(f).kopf.split("\n")[0] for f in FAELLE}) == len(FAELLE)


@pytest.mark.parametrize("datei", FAELLE, ids=lambda datei: datei.stem)
def test_a_mistake_is_told(
    datei: Path, arbeitsbereich: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fall = read(datei)
    for abschnitt in fall.aenderungen:
        change(arbeitsbereich, abschnitt)
    vorher = files(arbeitsbereich)
    heraus = run(fall.aufruf, arbeitsbereich, capsys)
    if os.environ.get("OZGANSWER_ANNEHMEN"):
        datei.write_text(f"{fall.kopf}{AUFRUF}{fall.aufruf}\n{heraus}", encoding="utf-8")
        return
    assert heraus == fall.erwartet
    assert "Traceback" not in heraus
    assert files(arbeitsbereich) == vorher


def test_without_a_change_nothing_is_wrong(
    arbeitsbereich: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", arbeitsbereich, capsys).endswith("→ 0\n")
    assert run("build --only docx,txt", arbeitsbereich, capsys).endswith("→ 0\n")

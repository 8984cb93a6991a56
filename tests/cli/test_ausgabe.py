"""Files are written whole or not at all, all of a letter or none."""

import errno
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from ozganswer.ausgabe import ENDUNG, VERWAIST, VORSATZ, name_in, write_files
from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.building import (
    DateiGeoeffnet,
    KeinPlatz,
    NichtErsetzbar,
    NichtSchreibbar,
    OrdnerGesperrt,
    StehtImWeg,
)

ALT = {"a.docx": b"alt", "a.pdf": b"alt", "a.txt": b"gleich"}
NEU = {"a.docx": b"neu", "a.pdf": b"neu", "a.txt": b"gleich"}


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    for name, inhalt in ALT.items():
        (tmp_path / name).write_bytes(inhalt)
    return tmp_path


def write(ordner: Path, dateien: dict[str, bytes] = NEU, *, alle: bool = False) -> list[str]:
    ziele = {ordner / name: inhalt for name, inhalt in dateien.items()}
    return [p.name for p in write_files(ziele, ordner, alle=alle)]


def contents(ordner: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(ordner.iterdir())}


def test_what_changed_is_replaced_and_named(ordner: Path) -> None:
    assert write(ordner) == ["a.docx", "a.pdf"]
    assert contents(ordner) == NEU


def test_what_did_not_change_is_not_touched(ordner: Path) -> None:
    vorher = {p.name: (p.stat().st_mtime_ns, p.stat().st_ino) for p in ordner.iterdir()}
    assert write(ordner, ALT) == []
    assert vorher == {p.name: (p.stat().st_mtime_ns, p.stat().st_ino) for p in ordner.iterdir()}


def test_all_are_written_where_asked(ordner: Path) -> None:
    vorher = (ordner / "a.txt").stat().st_ino
    assert write(ordner, ALT, alle=True) == list(ALT)
    assert (ordner / "a.txt").stat().st_ino != vorher


def test_a_new_folder_is_made(tmp_path: Path) -> None:
    assert write(tmp_path / "x" / "y") == list(NEU)


def test_a_file_keeps_its_mode_and_a_new_one_follows_the_umask(ordner: Path) -> None:
    (ordner / "a.docx").chmod(0o640)
    maske = os.umask(0o027)
    try:
        write(ordner, {"a.docx": b"neu", "b.txt": b"neu"})
    finally:
        os.umask(maske)
    assert [(ordner / n).stat().st_mode & 0o777 for n in ("a.docx", "b.txt")] == [0o640, 0o640]


@pytest.mark.parametrize("sperre", ["~$a.docx", ".~lock.a.docx#", "~$-531-2019.docx"])
def test_a_file_held_open_stops_all(ordner: Path, sperre: str) -> None:
    name = "RA-531-2019.docx" if "531" in sperre else "a.docx"
    (ordner / name).write_bytes(b"alt")
    (ordner / sperre).touch()
    vorher = contents(ordner)
    with pytest.raises(Mistakes) as info:
        write(ordner, {name: b"neu", "a.pdf": b"neu"})
    (mistake,) = info.value.mistakes
    assert isinstance(mistake, DateiGeoeffnet)
    assert sperre in mistake.hinweis
    assert contents(ordner) == vorher


def test_a_file_held_open_that_does_not_change_is_no_matter(ordner: Path) -> None:
    (ordner / "~$a.docx").touch()
    assert write(ordner, {"a.docx": b"alt", "a.pdf": b"neu"}) == ["a.pdf"]


SCHRITTE = [
    *[("fsync", n) for n in (1, 2, 3)],
    *[("chmod", n) for n in (1, 2)],
    *[("replace", n) for n in (1, 2, 3)],
    *[("nach replace", n) for n in (1, 2, 3)],
]


class Unterbrochen(BaseException):
    """Stands for Ctrl-C and for anything else that can come between two steps."""


@pytest.mark.parametrize(("schritt", "wann"), SCHRITTE)
def test_an_interruption_at_any_step_leaves_the_old_files(
    ordner: Path, monkeypatch: pytest.MonkeyPatch, schritt: str, wann: int
) -> None:
    ziel, name = (os, "fsync") if schritt == "fsync" else (Path, schritt.removeprefix("nach "))
    original, rufe = getattr(ziel, name), []

    def break_off(*args: object, **kwargs: object) -> object:
        rufe.append(args)
        if len(rufe) != wann:
            return original(*args, **kwargs)
        if schritt.startswith("nach"):
            original(*args, **kwargs)
        raise Unterbrochen

    monkeypatch.setattr(ziel, name, break_off)
    with pytest.raises(Unterbrochen):
        write(ordner, {"a.docx": b"neu", "a.pdf": b"neu", "neu.txt": b"neu"})
    assert contents(ordner) == ALT


@pytest.mark.parametrize("wann", [1, 2, 3])
def test_what_speaks_for_the_others_is_gone_while_they_change_and_comes_back(
    ordner: Path, monkeypatch: pytest.MonkeyPatch, wann: int
) -> None:
    original, da = Path.replace, []

    def break_off(self: Path, ziel: Path) -> Path:
        da.append((ordner / "a.txt").exists())
        if len(da) == wann:
            raise Unterbrochen
        return original(self, ziel)

    monkeypatch.setattr(Path, "replace", break_off)
    with pytest.raises(Unterbrochen):
        write_files({ordner / name: b"neu" for name in ALT}, ordner, zeuge=ordner / "a.txt")
    assert not any(da[:wann])
    assert contents(ordner) == ALT


@pytest.mark.parametrize(
    ("nummer", "art"),
    [
        (errno.ENOSPC, KeinPlatz),
        (errno.EDQUOT, KeinPlatz),
        (errno.EACCES, OrdnerGesperrt),
        (errno.EROFS, OrdnerGesperrt),
        (errno.EIO, NichtSchreibbar),
    ],
)
def test_what_the_system_refuses_is_said_in_german(
    ordner: Path, monkeypatch: pytest.MonkeyPatch, nummer: int, art: type[Mistake]
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(nummer, os.strerror(nummer))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(art):
        write(ordner)
    assert contents(ordner) == ALT


def test_folders_that_were_made_in_vain_are_removed(
    ordner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(KeinPlatz):
        write(ordner / "x" / "y")
    assert contents(ordner) == ALT


def test_a_file_that_windows_will_not_replace_stays(
    ordner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = Path.replace

    def refuse(self: Path, ziel: Path) -> Path:
        if ziel.suffix == ".pdf" and self.read_bytes() == b"neu":
            raise PermissionError(errno.EACCES, "Zugriff verweigert")
        return original(self, ziel)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(NichtErsetzbar) as info:
        write(ordner)
    assert str(info.value).startswith("a.pdf: Fehler: ")
    assert contents(ordner) == ALT


def test_a_folder_in_the_place_of_a_file_is_named(ordner: Path) -> None:
    (ordner / "b.docx").mkdir()
    with pytest.raises(StehtImWeg, match=r"^b\.docx: Fehler: "):
        write(ordner, {"b.docx": b"neu"})


def test_a_file_in_the_place_of_a_folder_is_named(ordner: Path) -> None:
    with pytest.raises(StehtImWeg, match=r"^a\.txt: Fehler: "):
        write(ordner, {"a.txt/b.docx": b"neu"})


def test_what_a_lost_process_left_is_removed_and_what_is_fresh_stays(ordner: Path) -> None:
    alt, frisch = (ordner / f"{VORSATZ}{n}{ENDUNG}" for n in ("alt", "frisch"))
    for rest in (alt, frisch):
        rest.write_bytes(b"halb")
    os.utime(alt, (alt.stat().st_atime, alt.stat().st_mtime - VERWAIST - 60))
    write(ordner)
    assert not alt.exists()
    assert frisch.exists()


def test_a_full_disk_leaves_the_old_files(ordner: Path) -> None:
    """A limit on the size of files stands for a disk without room."""
    befehl = (
        "import sys, pathlib; from ozganswer.ausgabe import write_files\n"
        "o = pathlib.Path(sys.argv[1])\n"
        "try: write_files({o / 'a.docx': b'neu', o / 'a.pdf': b'n' * 20000}, o)\n"
        "except Exception as fehler: sys.exit(str(fehler))"
    )
    lauf = subprocess.run(
        [sys.executable, "-c", befehl, str(ordner)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192)),
    )
    assert lauf.stderr.startswith("a.pdf: Fehler: Auf dem Datenträger ist kein Platz mehr")
    assert contents(ordner) == ALT


def test_files_are_called_by_their_path_in_the_workspace(tmp_path: Path) -> None:
    assert name_in(tmp_path / "a" / "b.txt", tmp_path) == "a/b.txt"
    assert name_in(Path("/anderswo/b.txt"), tmp_path) == "/anderswo/b.txt"

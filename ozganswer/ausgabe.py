"""Files into a folder, each whole or not at all, and all of a letter or none."""

import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from ozganswer.errors import Mistake, Mistakes
from ozganswer.errors.building import DateiGeoeffnet, NichtErsetzbar, cannot_write

VORSATZ, ENDUNG = ".ozganswer-", ".neu"
"""How the name of a temporary file begins and ends; it lies beside the file it will become."""

VERWAIST = 600
"""Seconds after which a temporary file is taken for one that a lost process left behind."""


def write_files(
    dateien: Mapping[Path, bytes],
    wurzel: Path,
    *,
    alle: bool = False,
    zeuge: Path | None = None,
) -> list[Path]:
    """Replace the files that change (or all) and return them; raise Mistakes and change nothing.

    `zeuge` says of the others what they are: while they change, there is none.
    """
    alte = {pfad: _read(pfad, wurzel) for pfad in dateien}
    neue = {p: inhalt for p, inhalt in dateien.items() if alle or alte[p] != inhalt}
    if hindernisse := [m for pfad in neue for m in _obstacles(pfad, wurzel)]:
        raise Mistakes(hindernisse)
    with ExitStack() as rueckweg:
        fertige = {p: _prepare(p, inhalt, wurzel, rueckweg) for p, inhalt in neue.items()}
        if zeuge in neue and len(neue) > 1:
            rueckweg.callback(_restore, zeuge, alte[zeuge])
            _remove(zeuge, wurzel)
        for pfad, fertig in fertige.items():
            rueckweg.callback(_restore, pfad, alte[pfad])
            _replace(fertig, pfad, wurzel)
        rueckweg.pop_all()
    return list(neue)


def remove_leftovers(ordner: Path) -> None:
    """Remove all that a killed process left below a folder; nobody else may be writing there."""
    for wo, unter, namen in os.walk(ordner):
        unter[:] = [u for u in unter if not u.startswith(".")]
        for name in namen:
            if name.startswith(VORSATZ) and name.endswith(ENDUNG):
                Path(wo, name).unlink(missing_ok=True)


def name_in(pfad: Path, wurzel: Path) -> str:
    """Call a file by its path in the workspace, or as it is where it lies outside."""
    return pfad.relative_to(wurzel).as_posix() if pfad.is_relative_to(wurzel) else str(pfad)


def _read(pfad: Path, wurzel: Path) -> bytes | None:
    with _in_german(pfad, wurzel):
        return pfad.read_bytes() if pfad.exists() else None


def _obstacles(pfad: Path, wurzel: Path) -> Iterator[Mistake]:
    if sperre := next((s for s in _lock_files(pfad) if s.exists()), None):
        yield DateiGeoeffnet(name_in(pfad, wurzel), sperre.name)
    elif not _is_writable(pfad):
        yield NichtErsetzbar(name_in(pfad, wurzel))


def _lock_files(pfad: Path) -> tuple[Path, ...]:
    """List the names under which Word (up to two letters shorter) and LibreOffice mark a file."""
    word = tuple(pfad.with_name(f"~${pfad.name[n:]}") for n in range(3))
    return (*word, pfad.with_name(f".~lock.{pfad.name}#"))


def _is_writable(pfad: Path) -> bool:
    """Try whether an existing file may be written: Windows refuses one that is held open."""
    try:
        if pfad.is_file():
            pfad.open("r+b").close()
    except PermissionError:
        return False
    return True


def _prepare(pfad: Path, inhalt: bytes, wurzel: Path, rueckweg: ExitStack) -> Path:
    fertig = pfad.with_name(f"{VORSATZ}{os.urandom(8).hex()}{ENDUNG}")
    with _in_german(pfad, wurzel):
        _make_folder(pfad.parent, rueckweg)
        rueckweg.callback(fertig.unlink, missing_ok=True)
        with fertig.open("xb") as strom:
            strom.write(inhalt)
            strom.flush()
            os.fsync(strom.fileno())
        _keep_mode(pfad, fertig)
    _remove_orphans(fertig)
    return fertig


def _make_folder(ordner: Path, rueckweg: ExitStack) -> None:
    for neu in reversed([o for o in (ordner, *ordner.parents) if not o.exists()]):
        rueckweg.callback(_remove_if_empty, neu)
        neu.mkdir(exist_ok=True)
    ordner.mkdir(exist_ok=True)


def _remove_if_empty(ordner: Path) -> None:
    with suppress(OSError):
        ordner.rmdir()


def _keep_mode(pfad: Path, fertig: Path) -> None:
    with suppress(FileNotFoundError):
        fertig.chmod(pfad.stat().st_mode & 0o777)


def _remove_orphans(fertig: Path) -> None:
    """Remove what a killed process left in the folder, told by the ages of the files alone."""
    grenze = fertig.stat().st_mtime - VERWAIST
    for rest in fertig.parent.glob(f"{VORSATZ}*{ENDUNG}"):
        with suppress(OSError):
            if rest.stat().st_mtime < grenze:
                rest.unlink()


def _replace(fertig: Path, pfad: Path, wurzel: Path) -> None:
    try:
        fertig.replace(pfad)
    except PermissionError as fehler:
        raise NichtErsetzbar(name_in(pfad, wurzel)) from fehler
    except OSError as fehler:
        raise cannot_write(name_in(pfad, wurzel), name_in(pfad.parent, wurzel), fehler) from fehler


def _remove(pfad: Path, wurzel: Path) -> None:
    try:
        pfad.unlink(missing_ok=True)
    except OSError as fehler:
        raise NichtErsetzbar(name_in(pfad, wurzel)) from fehler


def _restore(pfad: Path, alt: bytes | None) -> None:
    """Put the old file back where it is gone or the new one has already taken its place."""
    if alt is None:
        pfad.unlink(missing_ok=True)
    elif not pfad.exists() or pfad.read_bytes() != alt:
        with ExitStack() as rueckweg:
            _prepare(pfad, alt, pfad.parent, rueckweg).replace(pfad)


@contextmanager
def _in_german(pfad: Path, wurzel: Path) -> Iterator[None]:
    try:
        yield
    except OSError as fehler:
        raise cannot_write(name_in(pfad, wurzel), name_in(pfad.parent, wurzel), fehler) from fehler

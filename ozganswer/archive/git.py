"""git, called as a program: the only place that does, and what is asked of it most.

Names of files are those of the workspace, which may be a folder inside the repository. A file is
read as git keeps it, past all filters (line ends, LFS): what was released is those very bytes.
"""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from ozganswer.errors.git import (
    FremdesRepository,
    GitFehlt,
    GitMeldet,
    KeinRepository,
    UnbekannteRevision,
)

LEER: Mapping[str, str] = MappingProxyType({})

UMGEBUNG: Mapping[str, str] = MappingProxyType(
    {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_PAGER": "cat"}
)
"""Messages to tell apart, no index written by the way, nothing that waits for an answer."""

FREMD = frozenset(
    """GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_OBJECT_DIRECTORY GIT_COMMON_DIR GIT_PREFIX
    GIT_ALTERNATE_OBJECT_DIRECTORIES GIT_NAMESPACE GIT_GRAFT_FILE GIT_SHALLOW_FILE
    GIT_NO_REPLACE_OBJECTS GIT_REPLACE_REF_BASE GIT_LITERAL_PATHSPECS GIT_CONFIG
    GIT_IMPLICIT_WORK_TREE GIT_INTERNAL_SUPER_PREFIX GIT_TRACE GIT_EXTERNAL_DIFF""".split()
)
"""What a hook's git hands on to the programs it calls, and that would lead elsewhere."""

OPTIONEN = """--literal-pathspecs -c core.fsmonitor=false -c core.quotePath=false
    -c i18n.commitEncoding=UTF-8 -c i18n.logOutputEncoding=UTF-8
    -c log.showSignature=false""".split()
"""Nothing that a user has set for himself changes what is written and read here."""

VERKNUEPFUNG = "120000"
"""The mode of a symbolic link in a tree."""


@dataclass(frozen=True, slots=True)
class Eintrag:
    """A file in a commit: its mode, the id of its bytes, its name in the workspace."""

    modus: str
    objekt: str
    name: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its id, who made it, when (ISO 8601), and the first line of its message."""

    objekt: str
    autor: str
    wann: str
    betreff: str


@dataclass(frozen=True, slots=True)
class Repository:
    """The repository that a workspace lies in."""

    ordner: Path
    """The workspace's folder, absolute."""
    gitdir: Path
    """Where git keeps what belongs to this work tree, absolute."""
    vorsatz: str = ""
    """The path from the repository's top to the workspace, `""` or `akten/antworten/`."""

    @classmethod
    def find(cls, ordner: Path) -> "Repository | None":
        """Find the repository of a workspace; None where there is none, or none to be read."""
        if find_gitdir(ordner) is None:
            return None
        try:
            return cls.require(ordner)
        except (GitFehlt, KeinRepository, FremdesRepository):
            return None

    @classmethod
    def require(cls, ordner: Path) -> "Repository":
        """Find the repository of a workspace; raise GitFehlt, KeinRepository, FremdesRepository."""
        ergebnis = _call(ordner, ("rev-parse", "--absolute-git-dir", "--show-prefix"))
        if ergebnis.returncode:
            if b"dubious ownership" in ergebnis.stderr:
                raise FremdesRepository(str(ordner))
            raise KeinRepository(str(ordner))
        gitdir, vorsatz, *_ = os.fsdecode(ergebnis.stdout).split("\n")
        return cls(ordner, Path(gitdir), vorsatz)

    def run(self, *args: str, eingabe: bytes = b"", umgebung: Mapping[str, str] = LEER) -> bytes:
        """Call git in the workspace and return what it writes; raise GitMeldet."""
        ergebnis = _call(self.ordner, args, eingabe, umgebung)
        if ergebnis.returncode:
            raise GitMeldet(args[0], _message(ergebnis.stderr))
        return ergebnis.stdout

    def succeeds(self, *args: str) -> bool:
        """Tell whether a call of git ends well."""
        return _call(self.ordner, args).returncode == 0

    def resolve(self, revision: str) -> str:
        """Find the id of the commit that a word names; raise UnbekannteRevision."""
        args = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        ergebnis = _call(self.ordner, args)
        if ergebnis.returncode or not revision.strip():
            raise UnbekannteRevision(revision, self.tags())
        return ergebnis.stdout.decode().strip()

    def read(self, revision: str, name: str) -> bytes | None:
        """Read a file as it was at a revision; None where there was none."""
        return self.read_all([(revision, name)])[0]

    def read_all(self, wanted: Sequence[tuple[str, str]]) -> list[bytes | None]:
        """Read many files, each at its revision, by one call; None for what there is not."""
        return self.objects([f"{rev}:{self.vorsatz}{name}" for rev, name in wanted])

    def objects(self, namen: Sequence[str]) -> list[bytes | None]:
        """Read many objects as git names them, by one call; None for what there is not."""
        anfrage = "".join(f"{name}\n" for name in namen).encode()
        return list(_batch(self.run("cat-file", "--batch", eingabe=anfrage), len(namen)))

    def entries(self, revision: str, *ordner: str) -> tuple[Eintrag, ...]:
        """List the workspace's files at a revision, all or those of some folders.

        Files of other repositories in it are none of its own.
        """
        args = ("ls-tree", "-r", "-z", "--full-tree", "--end-of-options", revision)
        unter = [f"{self.vorsatz}{name}" for name in ordner or ("",)]
        return tuple(_entries(self.run(*args, *(u.rstrip("/") for u in unter if u)), self.vorsatz))

    def export(
        self,
        revision: str,
        ziel: Path,
        nimm: Callable[[str], bool] = lambda _: True,
        ordner: Sequence[str] = (),
    ) -> None:
        """Write the workspace's files of a revision, all or some by name, into a folder."""
        eintraege = [e for e in self.entries(revision, *ordner) if nimm(e.name)]
        inhalte = self.objects([e.objekt for e in eintraege])
        for eintrag, inhalt in sorted(zip(eintraege, inhalte, strict=True), key=_links_last):
            _write(ziel / eintrag.name, eintrag.modus, inhalt or b"")

    def tags(self, unter: str = "") -> tuple[str, ...]:
        """List the names of the tags, all or those below a folder (`chemnitz/RA-531-2019/`)."""
        args = ("for-each-ref", "--format=%(refname:strip=2)", f"refs/tags/{unter}")
        return tuple(os.fsdecode(self.run(*args)).split())

    def held(self, unter: str = "") -> frozenset[str]:
        """Name the tags whose commits the present branch holds."""
        args = ("--merged", "HEAD", "--format=%(refname:strip=2)", f"refs/tags/{unter}")
        return frozenset(os.fsdecode(self.run("for-each-ref", *args)).split())

    def dirty(self) -> tuple[str, ...]:
        """List the workspace's files that are not as in the last commit, new ones too, sorted."""
        return tuple(sorted(name for _, name in self.changes()))

    def changes(self, index: Mapping[str, str] = LEER) -> tuple[tuple[str, str], ...]:
        """List files that are not as in the last commit, each behind its two letters of git status.

        The first letter tells of the index (`index` may say which), the second of the folder.
        """
        args = ("status", "--porcelain", "-z", "--no-renames", "--untracked-files=all", "--", ".")
        zeilen = os.fsdecode(self.run(*args, umgebung=index)).split("\0")
        return tuple((z[:2], z[3:].removeprefix(self.vorsatz)) for z in zeilen if z)

    def indexed(self, index: Mapping[str, str] = LEER) -> tuple[str, ...]:
        """List the workspace's files as the next commit has them."""
        return tuple(os.fsdecode(self.run("ls-files", "-z", umgebung=index)).split("\0")[:-1])

    def check_out(self, namen: Sequence[str], ziel: Path, index: Mapping[str, str] = LEER) -> Path:
        """Write files as the next commit has them into a folder; return the workspace in it."""
        args = ("checkout-index", "-z", "--stdin", f"--prefix={ziel.as_posix()}/")
        eingabe = os.fsencode("".join(f"{name}\0" for name in namen))
        self.run(*args, eingabe=eingabe, umgebung=index)
        return ziel / self.vorsatz

    @property
    def hooks(self) -> Path:
        """The folder of the programs that git calls by itself."""
        pfad = os.fsdecode(self.run("rev-parse", "--git-path", "hooks")).rstrip("\n")
        return self.ordner / pfad

    def setting(self, name: str) -> str:
        """Read a setting of git; empty where there is none."""
        return os.fsdecode(self.run("config", "--default", "", "--get", name)).strip()

    def log(self, revision: str, *namen: str) -> tuple[Commit, ...]:
        """List the commits up to a revision, latest first; with names, those that touch them."""
        form = "--format=%H%x00%an%x00%aI%x00%s"
        zeilen = os.fsdecode(
            self.run("log", form, "--end-of-options", revision, "--", *namen)
        ).splitlines()
        return tuple(Commit(*zeile.split("\0")) for zeile in zeilen)


def user_name(ordner: Path) -> str:
    """Read who works in a folder, as git knows; empty where it does not, or is not there."""
    with suppress(GitFehlt):
        return _call(ordner, ("config", "user.name")).stdout.decode().strip()
    return ""


def find_gitdir(ordner: Path) -> Path | None:
    """Find git's own folder for a workspace by the names of folders, without calling git."""
    for oben in (ordner, *ordner.parents):
        pfad = oben / ".git"
        if pfad.is_dir():
            return pfad
        with suppress(OSError):
            # A further work tree, or a repository in another, says where its folder is.
            return oben / pfad.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
    return None


def init(ordner: Path) -> None:
    """Make a workspace a repository of its own; raise GitFehlt, GitMeldet."""
    ergebnis = _call(ordner, ("init", "--quiet"))
    if ergebnis.returncode:
        raise GitMeldet("init", _message(ergebnis.stderr))


def _call(
    ordner: Path, args: Sequence[str], eingabe: bytes = b"", umgebung: Mapping[str, str] = LEER
) -> "subprocess.CompletedProcess[bytes]":
    programm = shutil.which("git")
    if programm is None:
        raise GitFehlt
    eigene = {k: v for k, v in os.environ.items() if k not in FREMD}
    return subprocess.run(  # noqa: S603 - no shell, and words of users stand behind options
        [programm, *OPTIONEN, *args],
        cwd=ordner,
        input=eingabe,
        env={**eigene, **UMGEBUNG, **umgebung},
        capture_output=True,
        check=False,
    )


def _message(fehler: bytes) -> str:
    return " ".join(fehler.decode(errors="replace").split())


def _batch(ausgabe: bytes, anzahl: int) -> Iterator[bytes | None]:
    """Cut what `cat-file --batch` wrote into the objects asked for."""
    ab = 0
    for _ in range(anzahl):
        zeile = ausgabe.index(b"\n", ab)
        *_, letztes = kopf = ausgabe[ab:zeile].split(b" ")
        ab = zeile + 1
        if len(kopf) < 3 or not letztes.isdigit():
            yield None
            continue
        bis = ab + int(letztes)
        yield ausgabe[ab:bis]
        ab = bis + 1


def _entries(ausgabe: bytes, vorsatz: str) -> Iterator[Eintrag]:
    for zeile in os.fsdecode(ausgabe).split("\0"):
        angaben, _, name = zeile.partition("\t")
        if name and " blob " in angaben:
            modus, _, objekt = angaben.split(" ")
            yield Eintrag(modus, objekt, name.removeprefix(vorsatz))


def _links_last(paar: tuple[Eintrag, bytes | None]) -> bool:
    """Sort so that no file is written through a link."""
    return paar[0].modus == VERKNUEPFUNG


def _write(pfad: Path, modus: str, inhalt: bytes) -> None:
    if ".." in PurePosixPath(pfad).parts:
        raise GitMeldet("ls-tree", f"{pfad} leads out of the folder")
    pfad.parent.mkdir(parents=True, exist_ok=True)
    if modus == VERKNUEPFUNG:
        pfad.symlink_to(os.fsdecode(inhalt))
    else:
        pfad.write_bytes(inhalt)

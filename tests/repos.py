"""Workspaces in git, for tests: real repositories in a folder of the test's own."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from ozganswer.archive.git import Repository
from ozganswer.ausgabe import write_files
from ozganswer.cli.anlegen import new_files

BRIEF = "musterstadt/RA-001-2026"
ORDNER = f"answers/{BRIEF}"

GIT_IST_DA = shutil.which("git") is not None
"""Whether the machine has git; what needs it is left out elsewhere, and says so."""
BRAUCHT_GIT = pytest.mark.skipif(not GIT_IST_DA, reason="git ist nicht da.")


def git(ordner: Path, *args: str) -> str:
    """Call git in a folder as a user would; raise CalledProcessError."""
    if not GIT_IST_DA:
        pytest.skip("git ist nicht da.")
    fertig = subprocess.run(
        ["git", *args], cwd=ordner, check=True, capture_output=True, encoding="utf-8"
    )
    return fertig.stdout


def begin(ordner: Path) -> None:
    """Make a folder a repository whose user is Erika Muster, and commit all that is in it."""
    git(ordner, "init", "--quiet", "--initial-branch=main")
    git(ordner, "config", "user.name", "Erika Muster")
    git(ordner, "config", "user.email", "erika@musterstadt.example")
    commit(ordner, "Anfang")


def commit(ordner: Path, betreff: str) -> str:
    """Commit all that is in a folder and return the commit's id."""
    git(ordner, "add", "--all")
    git(ordner, "commit", "--quiet", "--allow-empty", "-m", betreff)
    return git(ordner, "rev-parse", "HEAD").strip()


def workspace_in_git(ordner: Path) -> Repository:
    """Make a workspace as `init` does and commit it."""
    write_files(new_files(ordner), ordner)
    begin(ordner)
    return Repository.require(ordner)


def snapshot(ordner: Path) -> Mapping[str, bytes]:
    """Read every file of a folder but git's own, by its path in it."""
    return {
        p.relative_to(ordner).as_posix(): p.read_bytes()
        for p in sorted(ordner.rglob("*"))
        if p.is_file() and ".git" not in p.relative_to(ordner).parts
    }


def history(ordner: Path) -> str:
    """Write down all that git knows: refs with their objects, and the index."""
    return git(ordner, "for-each-ref") + git(ordner, "ls-files", "--stage")

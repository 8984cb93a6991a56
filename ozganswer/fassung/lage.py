"""Whether a repository is in order, so that a Fassung can be written into it."""

from collections.abc import Iterator

from ozganswer.archive.git import Repository
from ozganswer.errors import Mistake
from ozganswer.errors.git import (
    AbgeloesterKopf,
    GitBelegt,
    Mittendrin,
    NameFehlt,
    NichtEingetragen,
    OhneCommit,
)
from ozganswer.fassung.festschreiben import branch

SPERRE = ".ozganswer.lock"
"""What a writing call holds, and no .gitignore of an older workspace names."""

MITTENDRIN = {
    "MERGE_HEAD": "merge",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "BISECT_LOG": "bisect",
}
"""What lies in git's folder while something is not finished, and its name."""


def pruefe_lage(repository: Repository) -> Iterator[Mistake]:
    """Find what keeps a commit from being made."""
    for datei, was in MITTENDRIN.items():
        if (repository.gitdir / datei).exists():
            yield Mittendrin(was)
    if branch(repository) is None:
        yield AbgeloesterKopf()
    if not repository.succeeds("rev-parse", "--verify", "--quiet", "HEAD"):
        yield OhneCommit()
    if (repository.gitdir / "index.lock").exists():
        yield GitBelegt(str(repository.gitdir / "index.lock"))
    if not has_user(repository):
        yield NameFehlt()


def has_user(repository: Repository) -> bool:
    """Tell whether git was told who works here: else it makes a name up of the machine's."""
    return repository.succeeds("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT")


def pruefe_uebriges(repository: Repository, ordner: str) -> Iterator[Mistake]:
    """Find work outside of a folder (`answers/…/`) that git does not keep yet."""
    eigene = (ordner, SPERRE)
    if fremde := [name for name in repository.dirty() if not name.startswith(eigene)]:
        yield NichtEingetragen(fremde)

"""What git is asked, in real repositories."""

from pathlib import Path

import pytest
from repos import BRAUCHT_GIT, begin, commit, git, snapshot, workspace_in_git

from ozganswer.archive.fassungen import fassungen
from ozganswer.archive.git import Repository
from ozganswer.errors.git import GitFehlt, GitMeldet, KeinRepository, UnbekannteRevision

NAMEN = ["a.txt", "Grüße & Maße.txt", "ordner/b c.txt", "ordner/tief/ä.bin"]
INHALT = b"eins\r\nzwei\x00\xff\n"


@pytest.fixture(params=["", "akten/antworten"])
def repository(tmp_path: Path, request: pytest.FixtureRequest) -> Repository:
    """A folder in git, at the repository's top or below it."""
    ordner = tmp_path / request.param
    for name in NAMEN:
        (ordner / name).parent.mkdir(parents=True, exist_ok=True)
        (ordner / name).write_bytes(INHALT)
    begin(tmp_path)
    return Repository.require(ordner)


@pytest.mark.parametrize("name", NAMEN)
def test_a_file_is_read_as_it_was(repository, name):
    (repository.ordner / name).write_bytes(b"neu")
    assert repository.read("HEAD", name) == INHALT


def test_what_there_was_not_is_none(repository):
    assert repository.read_all([("HEAD", "nie"), ("nie", "a.txt"), ("HEAD", "a.txt")]) == [
        None,
        None,
        INHALT,
    ]


def test_an_export_is_the_folder_as_it_was_committed(repository, tmp_path):
    vorher = snapshot(repository.ordner)
    (repository.ordner / "a.txt").write_bytes(b"neu")
    (repository.ordner / "neu.txt").touch()
    repository.export("HEAD", tmp_path / "ziel")
    assert snapshot(tmp_path / "ziel") == vorher


def test_of_an_export_some_files_are_taken(repository, tmp_path):
    repository.export("HEAD", tmp_path / "ziel", lambda name: name.startswith("ordner/"))
    assert sorted(snapshot(tmp_path / "ziel")) == [n for n in NAMEN if n.startswith("ordner/")]


def test_no_filter_touches_what_is_exported(repository, tmp_path):
    regeln = "*.txt text eol=crlf export-subst\nordner export-ignore\n"
    (repository.ordner / ".gitattributes").write_text(regeln)
    (repository.ordner / "c.txt").write_bytes(b"$Format:%H$\n")
    commit(repository.ordner, "Filter")
    repository.export("HEAD", tmp_path / "ziel")
    assert (tmp_path / "ziel" / "c.txt").read_bytes() == b"$Format:%H$\n"
    assert (tmp_path / "ziel" / "ordner" / "b c.txt").exists()


def test_a_link_stays_a_link(repository, tmp_path):
    (repository.ordner / "verweis").symlink_to("a.txt")
    commit(repository.ordner, "Verweis")
    repository.export("HEAD", tmp_path / "ziel")
    assert (tmp_path / "ziel" / "verweis").readlink() == Path("a.txt")


def test_what_is_not_committed_is_told(repository):
    assert repository.dirty() == ()
    (repository.ordner / "a.txt").write_bytes(b"neu")
    (repository.ordner / "ordner" / "neu ü.txt").touch()
    (repository.ordner / "ordner" / "b c.txt").unlink()
    assert repository.dirty() == ("a.txt", "ordner/b c.txt", "ordner/neu ü.txt")


def test_what_lies_above_the_workspace_is_none_of_its_own(repository, tmp_path):
    if repository.vorsatz:
        (tmp_path / "fremd.txt").touch()
    assert repository.dirty() == ()


def test_a_revision_is_resolved_to_its_commit(repository):
    kopf = git(repository.ordner, "rev-parse", "HEAD").strip()
    git(repository.ordner, "tag", "-a", "k/b/v1", "-m", "Eins")
    assert {repository.resolve(w) for w in ("HEAD", "main", kopf[:8], "k/b/v1")} == {kopf}


@pytest.mark.parametrize("wort", ["nie", "", " ", "--all", "-h", "HEAD:a.txt", "HEAD^9"])
def test_what_is_no_revision_is_refused(repository, wort):
    with pytest.raises(UnbekannteRevision):
        repository.resolve(wort)


def test_the_nearest_tag_is_offered(repository):
    git(repository.ordner, "tag", "stadt/RA-531-2019/v1")
    with pytest.raises(UnbekannteRevision) as fehler:
        repository.resolve("stadt/RA-513-2019/v1")
    assert "stadt/RA-531-2019/v1" in fehler.value.hinweis


def test_the_log_of_some_files(repository):
    (repository.ordner / "a.txt").write_bytes(b"neu")
    commit(repository.ordner, "Änderung: a")
    assert [c.betreff for c in repository.log("HEAD")] == ["Änderung: a", "Anfang"]
    assert [c.autor for c in repository.log("HEAD", "a.txt")] == ["Erika Muster"] * 2
    assert [c.betreff for c in repository.log("HEAD", "ordner/b c.txt")] == ["Anfang"]


def test_what_git_says_is_passed_on(repository):
    with pytest.raises(GitMeldet, match="Not a valid object name"):
        repository.run("cat-file", "-p", "nie")


def test_a_hook_leads_nowhere_else(repository, tmp_path, monkeypatch):
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "anderswo"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert Repository.require(repository.ordner) == repository
    assert repository.dirty() == ()


@BRAUCHT_GIT
def test_without_a_repository(tmp_path):
    assert Repository.find(tmp_path) is None
    with pytest.raises(KeinRepository):
        Repository.require(tmp_path)


def test_without_git(repository, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert Repository.find(repository.ordner) is None
    with pytest.raises(GitFehlt):
        Repository.require(repository.ordner)


def test_fassungen_are_listed_by_letter_in_order(tmp_path):
    repository = workspace_in_git(tmp_path / "a")
    for nummer in (10, 2, 1):
        text = f"Fassung {nummer}\n\nGrund: Größe"
        git(repository.ordner, "tag", "-a", f"k/b/v{nummer}", "-m", text)
    for tag in ("k/bc/v1", "v1", "k/b/v0", "k/b/v01", "k/b/c/v1", "k/b/x"):
        git(repository.ordner, "tag", tag)
    alle = fassungen(repository)
    assert {b: [f.nummer for f in fs] for b, fs in alle.items()} == {"k/b": [1, 2, 10], "k/bc": [1]}
    assert fassungen(repository, "k/b") == {"k/b": alle["k/b"]}
    eins, leicht = alle["k/b"][0], alle["k/bc"][0]
    assert (eins.text, eins.autor, eins.annotiert) == (
        "Fassung 1\n\nGrund: Größe\n",
        "Erika Muster",
        True,
    )
    assert (leicht.annotiert, leicht.commit) == (False, eins.commit)

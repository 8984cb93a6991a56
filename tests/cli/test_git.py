"""git made friendly: what `init` sets up, and what the hook keeps out of a commit."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
import yaml

from ozganswer import cli
from ozganswer.cli import main
from ozganswer.cli.anlegen import example
from ozganswer.cli.befehle import ozganswer
from tests.cli.musterstadt import NAME, ORDNER
from tests.repos import BRAUCHT_GIT, begin, commit, git

ROOT = Path(__file__).parents[2]
HAUSHALT = "facts/musterstadt/haushalt.yaml"
QUELLE = f"{ORDNER}/antwort.md"
VERALTET = f"{ORDNER}: Fehler: Die fertigen Dateien passen nicht mehr zu Quelle, Fakten und Stil."

Commit = Callable[..., tuple[int, str]]


@pytest.fixture(scope="session")
def gebaut(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in git with the hook, its letter built and committed; made once and copied."""
    ordner = tmp_path_factory.mktemp("git") / "arbeit"
    assert main(["init", str(ordner)]) == 0
    assert main(["-C", str(ordner), "build"]) == 0
    begin(ordner)
    assert main(["-C", str(ordner), "init", "--git"]) == 0
    return ordner


@pytest.fixture
def klon(gebaut: Path, tmp_path: Path) -> Path:
    return shutil.copytree(gebaut, tmp_path / "arbeit")


@pytest.fixture
def eintragen(klon: Path) -> Commit:
    """Commit as a user does, with a hook that calls the program; gives exit code and words."""

    def run(*args: str) -> tuple[int, str]:
        lauf = ["git", "commit", "-m", "x", *args]
        fertig = subprocess.run(lauf, cwd=klon, capture_output=True, text=True, check=False)
        return fertig.returncode, fertig.stdout + fertig.stderr

    return run


@pytest.fixture
def haken(klon: Path, capsys: pytest.CaptureFixture[str]) -> Commit:
    """Do in this process what the hook does, with what was added; gives exit code and words."""

    def run(*namen: str) -> tuple[int, str]:
        git(klon, "add", *(namen or ["--all"]))
        capsys.readouterr()
        return main(["-C", str(klon), "check", "--vorgemerkt"]), capsys.readouterr().err

    return run


def change(datei: Path, alt: str, neu: str) -> None:
    text = datei.read_text(encoding="utf-8")
    assert alt in text
    datei.write_text(text.replace(alt, neu), encoding="utf-8")


class TestSetUp:
    """`init` and `init --git`."""

    def test_a_workspace_that_begins_in_git_has_both(self, tmp_path: Path) -> None:
        git(tmp_path, "init", "--quiet")
        assert main(["init", str(tmp_path)]) == 0
        assert "textconv -- " in git(tmp_path, "config", "diff.ozganswer.textconv")
        assert os.access(tmp_path / ".git/hooks/pre-commit", os.X_OK)

    def test_without_git_nothing_of_it_is_there(self, tmp_path: Path) -> None:
        assert main(["init", str(tmp_path / "neu")]) == 0
        assert not (tmp_path / "neu" / ".git").exists()

    @BRAUCHT_GIT
    def test_git_is_begun_where_it_is_wanted(
        self, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["init", "--git", str(tmp_path / "neu")]) == 0
        assert f"git-Repository angelegt in „{tmp_path / 'neu'}“." in capsys.readouterr().out
        assert git(tmp_path / "neu", "config", "diff.ozganswer.textconv")

    def test_one_command_in_a_fresh_clone_from_any_folder(
        self, gebaut: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        git(tmp_path, "clone", "--quiet", str(gebaut), "klon")
        monkeypatch.chdir(tmp_path / "klon" / "facts" / "musterstadt")
        assert main(["init", "--git"]) == 0
        assert git(tmp_path / "klon", "status", "--porcelain") == ""
        assert (tmp_path / "klon/.git/hooks/pre-commit").exists()

    def test_again_it_says_the_same_and_changes_nothing(
        self, klon: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        haken = (klon / ".git/hooks/pre-commit").read_bytes()
        main(["-C", str(klon), "init", "--git"])
        assert capsys.readouterr().out.splitlines() == [
            "git zeigt Briefe jetzt als Text („git diff“, „git log -p“).",
            "git prüft Briefe jetzt vor jedem Commit (Haken pre-commit).",
            "git schreibt Fassungen nicht mehr um (Haken pre-rebase).",
        ]
        assert (klon / ".git/hooks/pre-commit").read_bytes() == haken

    def test_a_hook_that_is_there_stays(
        self, klon: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (klon / ".git/hooks/pre-commit").write_text("#!/bin/sh\nmake lint\n")
        assert main(["-C", str(klon), "init", "--git"]) == 0
        assert (klon / ".git/hooks/pre-commit").read_text() == "#!/bin/sh\nmake lint\n"
        gesagt = capsys.readouterr().err
        assert "gibt es schon; er bleibt, wie er ist." in gesagt
        assert f"{sys.executable} -P -m ozganswer check --vorgemerkt -C ." in gesagt

    def test_hooks_of_an_organisation_stay(
        self, klon: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        git(klon, "config", "core.hooksPath", str(tmp_path / "haken"))
        assert main(["-C", str(klon), "init", "--git"]) == 0
        assert not (tmp_path / "haken").exists()
        assert capsys.readouterr().err.count("(core.hooksPath); dort wird nichts geändert.") == 2

    def test_an_older_workspace_gets_the_attributes(
        self, klon: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        (klon / ".gitattributes").write_text("*.docx binary\n*.xlsx binary")
        main(["-C", str(klon), "init", "--git"])
        assert "ergänzt: .gitattributes (bitte in git eintragen)\n" in capsys.readouterr().out
        assert (klon / ".gitattributes").read_text().startswith("*.docx binary\n*.xlsx binary\n# ")
        gilt = git(klon, "check-attr", "diff", "text", "merge", "--", f"{ORDNER}/{NAME}.docx")
        assert [z.rsplit(": ")[-1] for z in gilt.splitlines()] == ["ozganswer", "unset", "unset"]

    def test_this_repository_is_such_a_workspace(self) -> None:
        wanted = example()[".gitattributes"].decode()
        assert set(wanted.splitlines()) <= set((ROOT / ".gitattributes").read_text().splitlines())

    @pytest.mark.parametrize(
        ("name", "wie"),
        [("tabelle.csv", "unset"), (f"{NAME}.txt", "unset"), ("nachweis.yaml", "unset"),
         ("antwort.md", "set")],
    )  # fmt: skip
    def test_git_keeps_the_line_ends_of_all_but_sources(
        self, klon: Path, name: str, wie: str
    ) -> None:
        gesagt = git(klon, "check-attr", "text", "--", f"{ORDNER}/{name}")
        assert gesagt.strip().endswith(f"text: {wie}")

    def test_a_letter_is_current_in_a_clone_on_windows(self, gebaut: Path, tmp_path: Path) -> None:
        git(tmp_path, "clone", "--quiet", "--config", "core.autocrlf=true", str(gebaut), "klon")
        assert b"\r\n" in (tmp_path / "klon/LIESMICH.md").read_bytes()
        assert main(["-C", str(tmp_path / "klon"), "check", "--gebaut"]) == 0


class TestShown:
    """`git diff` and `git log -p`."""

    def test_a_letter_is_shown_by_its_words(self, klon: Path) -> None:
        change(klon / HAUSHALT, "betrag: 45000", "betrag: 46000")
        assert main(["-C", str(klon), "build"]) == 0
        for endung in ("docx", "pdf"):
            gezeigt = git(klon, "diff", "--", f"*.{endung}")
            assert re.findall(r"^[-+].*rund (4\S+)", gezeigt, re.MULTILINE) == ["45.000", "46.000"]
        git(klon, "commit", "--quiet", "--no-verify", "-am", "Betrag")
        assert "+Für die Umsetzung" in git(klon, "log", "-p", "-1", "--", "*.docx")

    def test_without_the_program_git_says_so_and_that_it_changed(self, klon: Path) -> None:
        befehl = git(klon, "config", "diff.ozganswer.textconv").strip()
        git(klon, "config", "diff.ozganswer.textconv", befehl.replace(sys.executable, "/weg"))
        (klon / f"{ORDNER}/{NAME}.pdf").write_bytes(b"%PDF-anders")
        gezeigt = git(klon, "diff")
        assert " [ozganswer fehlt hier; neu einrichten: ozganswer init --git]" in gezeigt
        assert "+" in {zeile[:1] for zeile in gezeigt.splitlines() if zeile[:3] != "+++"}


class TestHook:
    """What a commit has, and nothing else, is checked before it is made."""

    def test_what_is_in_order_is_committed(self, klon: Path, eintragen: Commit) -> None:
        (klon / "LIESMICH.md").write_text("Neu")
        git(klon, "add", "LIESMICH.md")
        assert eintragen()[0] == 0
        change(klon / HAUSHALT, "betrag: 45000", "betrag: 46000")
        assert main(["-C", str(klon), "build"]) == 0
        assert eintragen("--all")[0] == 0

    @pytest.mark.parametrize("wie", [["--all"], [HAUSHALT]], ids=["alles", "eine Datei"])
    def test_a_fact_whose_letters_were_not_built(
        self, klon: Path, eintragen: Commit, wie: list[str]
    ) -> None:
        change(klon / HAUSHALT, "betrag: 45000", "betrag: 46000")
        code, gesagt = eintragen(*wie)
        assert code == 1
        assert gesagt.startswith(VERALTET)
        assert f"ozganswer build musterstadt/{NAME} && git add {ORDNER}" in gesagt
        assert "git commit --no-verify" in gesagt

    def test_built_and_not_added_is_not_committed(self, klon: Path, haken: Commit) -> None:
        """The folder is in order, the commit would not be."""
        change(klon / HAUSHALT, "betrag: 45000", "betrag: 46000")
        assert main(["-C", str(klon), "build"]) == 0
        assert haken(HAUSHALT)[1].startswith(VERALTET)

    def test_what_is_not_added_keeps_nobody_up(self, klon: Path, haken: Commit) -> None:
        """The commit is in order, the folder is not."""
        change(klon / QUELLE, "# Frage 1", "# Frage 9")
        change(klon / HAUSHALT, "betrag: 45000", "betrag: fünf")
        (klon / "questions/musterstadt/RA-002-2026.yaml").write_text("kaputt")
        neu = "stand: 2026-01-01\nquelle: Akte\neintraege: {a: {wert: 1}}\n"
        (klon / "facts/musterstadt/neu.yaml").write_text(neu)
        assert haken("facts/musterstadt/neu.yaml") == (0, "")

    def test_a_mistake_in_a_source(self, klon: Path, haken: Commit) -> None:
        change(klon / QUELLE, "# Frage 1", "# Frage 9")
        code, gesagt = haken()
        assert code == 1
        assert f"{QUELLE}:" in gesagt

    def test_a_mistake_in_facts_and_questions_that_no_letter_uses(
        self, klon: Path, haken: Commit
    ) -> None:
        neu = {"questions/musterstadt/RA-002-2026.yaml": "kennung: RA-002/2026\n",
               "facts/musterstadt/frei.yaml": "eintraege: keine\n"}  # fmt: skip
        for name, inhalt in neu.items():
            (klon / name).write_text(inhalt)
        code, gesagt = haken()
        assert code == 1
        assert [name for name in neu if f"{name}:" not in gesagt] == []

    def test_a_draft_that_was_never_built_may_be_kept(self, klon: Path, haken: Commit) -> None:
        for datei in (klon / ORDNER).glob("*"):
            if datei.name != "antwort.md":
                datei.unlink()
        assert haken()[0] == 0

    def test_a_letter_whose_nachweis_was_forgotten(self, klon: Path, haken: Commit) -> None:
        git(klon, "rm", "--quiet", "--cached", f"{ORDNER}/nachweis.yaml")
        assert haken(QUELLE)[1].startswith(VERALTET)

    def test_a_released_letter_that_was_changed_by_hand(self, klon: Path, haken: Commit) -> None:
        for wort in ("kaemmerei", "hauptamt"):
            main(["-C", str(klon), "cosign", NAME, "--stelle", wort, "--person", "muster"])
        assert main(["-C", str(klon), "release", NAME, "--datum", "2026-03-12"]) == 0
        (klon / f"{ORDNER}/{NAME}.txt").write_text("Anderes")
        (klon / "notiz.txt").touch()
        assert haken("notiz.txt") == (0, "")
        code, gesagt = haken()
        assert code == 1
        assert gesagt.startswith(f"{ORDNER}/{NAME}.txt: Fehler: Die Datei ist nicht mehr die der")
        git(klon, "rm", "-r", "--quiet", "--force", ORDNER)
        assert haken()[1].count("Fehler: Die Datei der Fassung 1 fehlt.") == 5

    def test_facts_may_move_on_after_a_release(self, klon: Path, haken: Commit) -> None:
        for wort in ("kaemmerei", "hauptamt"):
            main(["-C", str(klon), "cosign", NAME, "--stelle", wort, "--person", "muster"])
        assert main(["-C", str(klon), "release", NAME, "--datum", "2026-03-12"]) == 0
        change(klon / HAUSHALT, "betrag: 45000", "betrag: 46000")
        assert haken()[0] == 0

    def test_it_works_below_the_top_and_in_a_first_commit(self, klon: Path, tmp_path: Path) -> None:
        shutil.rmtree(klon / ".git")
        git(tmp_path, "init", "--quiet")
        git(tmp_path, "config", "user.name", "Erika Muster")
        git(tmp_path, "config", "user.email", "erika@musterstadt.example")
        main(["-C", str(klon), "init", "--git"])
        assert commit(tmp_path, "Anfang")
        change(klon / HAUSHALT, "betrag: 45000", "betrag: 46000")
        with pytest.raises(subprocess.CalledProcessError) as fehler:
            commit(tmp_path, "Betrag")
        assert fehler.value.stderr.startswith(VERALTET)

    def test_where_the_program_is_gone_it_says_what_to_do(
        self, klon: Path, eintragen: Commit, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        haken = klon / ".git/hooks/pre-commit"
        haken.write_text(haken.read_text().replace(sys.executable, str(tmp_path / "weg/python")))
        (tmp_path / "bin").mkdir()
        (tmp_path / "bin/git").symlink_to(str(shutil.which("git")))
        monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:/bin")
        (klon / "LIESMICH.md").write_text("Neu")
        assert eintragen("LIESMICH.md")[0] == 0
        (klon / f"{ORDNER}/notiz.txt").touch()
        git(klon, "add", "--all")
        code, gesagt = eintragen()
        assert code == 1
        assert "  ozganswer init --git   (ohne Prüfung eintragen: git commit --no-verify)" in gesagt


class TestRebase:
    """A released letter is not written anew: its tag would be of another commit."""

    @pytest.fixture
    def freigegeben(self, klon: Path, tmp_path: Path) -> Path:
        """A letter released here, while somebody else has pushed."""
        git(tmp_path, "clone", "--quiet", "--bare", str(klon), "server")
        git(klon, "remote", "add", "origin", str(tmp_path / "server"))
        git(klon, "fetch", "--quiet", "origin")
        git(klon, "branch", "--quiet", "--set-upstream-to=origin/main")
        git(tmp_path, "clone", "--quiet", str(tmp_path / "server"), "andere")
        begin(tmp_path / "andere")
        git(tmp_path / "andere", "push", "--quiet")
        for wort in ("kaemmerei", "hauptamt"):
            main(["-C", str(klon), "cosign", NAME, "--stelle", wort, "--person", "muster"])
        assert main(["-C", str(klon), "release", NAME, "--datum", "2026-03-12"]) == 0
        return klon

    @pytest.mark.parametrize(
        "befehl",
        ["pull --rebase", "rebase origin/main", "rebase --onto origin/main HEAD^", "rebase --root"],
    )
    def test_it_is_refused(self, freigegeben: Path, befehl: str) -> None:
        git(freigegeben, "fetch", "--quiet")
        vorher = git(freigegeben, "rev-parse", "HEAD")
        with pytest.raises(subprocess.CalledProcessError) as fehler:
            git(freigegeben, *befehl.split())
        gesagt = fehler.value.stderr
        assert gesagt.startswith("Schlussgezeichnete Briefe würden umgeschrieben")
        assert "\n  musterstadt/RA-001-2026/v1\n" in gesagt
        assert "git pull --no-rebase" in gesagt
        assert git(freigegeben, "rev-parse", "HEAD") == vorher

    def test_what_it_advises_keeps_the_fassung(self, freigegeben: Path) -> None:
        git(freigegeben, "pull", "--quiet", "--no-rebase")
        assert main(["-C", str(freigegeben), "verify", "--nur-pruefsummen"]) == 0

    def test_other_work_may_be_rebased(self, freigegeben: Path) -> None:
        git(freigegeben, "pull", "--quiet", "--no-rebase")
        git(freigegeben, "push", "--quiet")
        (freigegeben / "LIESMICH.md").write_text("Neu")
        git(freigegeben, "commit", "--quiet", "--all", "-m", "Neu")
        git(freigegeben, "rebase", "--quiet", "--force-rebase", "origin/main")
        assert main(["-C", str(freigegeben), "verify", "--nur-pruefsummen"]) == 0


class TestServer:
    """What a server checks."""

    def test_a_letter_that_was_not_built_is_told(
        self, klon: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert main(["-C", str(klon), "check", "--gebaut"]) == 0
        change(klon / HAUSHALT, "betrag: 45000", "betrag: 46000")
        assert main(["-C", str(klon), "check"]) == 0
        capsys.readouterr()
        assert main(["-C", str(klon), "check", "--gebaut"]) == 1
        assert capsys.readouterr().err.startswith(VERALTET)

    def test_what_befalls_another_letter_counts_by_the_words(
        self, klon: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A Berichtigung names the day of the letter that it corrects, and no more of it."""
        andere = klon / "answers/musterstadt/andere/antwort.md"
        andere.parent.mkdir()
        kopf = "anfrage: RA-001/2026\nart: berichtigung\nunterzeichner: beispiel"
        andere.write_text(f"---\n{kopf}\n---\n\nEs sind mehr.\n", encoding="utf-8")
        assert main(["-C", str(klon), "build"]) == 0
        change(klon / QUELLE, "hinweis: Beispiel", "wiedervorlage: 2026-04-01\nhinweis: Beispiel")
        assert main(["-C", str(klon), "build", NAME]) == 0
        assert main(["-C", str(klon), "check", "--gebaut"]) == 0
        change(klon / QUELLE, "datum: 2026-03-10", "datum: 2026-03-11")
        assert main(["-C", str(klon), "build", NAME]) == 0
        capsys.readouterr()
        assert main(["-C", str(klon), "check", "--gebaut"]) == 1
        assert capsys.readouterr().err.startswith("answers/musterstadt/andere: Fehler: Die fert")

    @pytest.mark.parametrize("name", [".gitlab-ci.yml", ".github/workflows/briefe.yml"])
    def test_a_template_calls_what_there_is(self, name: str) -> None:
        text = example()[name].decode()
        assert isinstance(yaml.safe_load(text), dict)
        aufrufe = re.findall(r"(?:- |run: )ozganswer (\w+)(.*)", text)
        assert {befehl for befehl, _ in aufrufe} == {"check", "verify"}
        for befehl, optionen in aufrufe:
            command = ozganswer.commands[befehl]
            assert isinstance(command, click.Command)
            command.make_context(befehl, optionen.split())

    def test_a_template_names_this_version(self) -> None:
        projekt = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
        version = re.findall(r'^version = "(.*)"', projekt, re.MULTILINE)
        texte = [i.decode() for n, i in example().items() if n.endswith(".yml")]
        assert [re.findall("ozganswer==(.*)", text) for text in texte] == [version, version]

    def test_a_server_that_is_set_up_stays_so(self, tmp_path: Path) -> None:
        (tmp_path / ".gitlab-ci.yml").write_text("include: vorlage\n")
        assert main(["init", str(tmp_path)]) == 0
        assert (tmp_path / ".gitlab-ci.yml").read_text() == "include: vorlage\n"


def test_vorgemerkt_takes_nothing_else(klon: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["-C", str(klon), "check", NAME, "--vorgemerkt"]) == 2
    assert "--vorgemerkt prüft, was git nennt" in capsys.readouterr().err

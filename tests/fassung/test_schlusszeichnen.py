"""`release`: a letter is fixed as a Fassung, all of it or nothing."""

import subprocess
import sys
from pathlib import Path

import pytest
from repos import BRIEF, ORDNER, commit, git, history, snapshot

from ozganswer.archive.fassungen import fassungen
from ozganswer.archive.git import Repository
from ozganswer.archive.nachweis import digest, read

ROOT = Path(__file__).parents[2]
STATION = "mitgezeichnet"
TAG = f"{BRIEF}/v1"
QUELLE = f"{ORDNER}/antwort.md"


@pytest.fixture
def gescheitert(buero, call):
    """Call `release`, see that it changes nothing, and give what it says."""

    def mache(*args):
        vorher = snapshot(buero), history(buero)
        code, _, err = call("release", BRIEF, *args)
        assert code == 1
        assert (snapshot(buero), history(buero)) == vorher
        return err

    return mache


def _aendere(datei: Path, alt: str, neu: str) -> None:
    text = datei.read_text()
    assert alt in text
    datei.write_text(text.replace(alt, neu))


def _nachweis(buero):
    name = f"{ORDNER}/nachweis.yaml"
    return read((buero / name).read_text(), name, BRIEF)


def test_the_letter_is_built_committed_and_tagged(buero, call):
    vorher = git(buero, "rev-parse", "HEAD").strip()
    code, out, err = call("release", BRIEF, "--grund", "Erste Antwort")
    assert (code, err) == (0, "")
    assert "Fassung 1 von „musterstadt/RA-001-2026“ ist schlussgezeichnet" in out
    assert git(buero, "status", "--porcelain") == ""
    assert git(buero, "rev-parse", "HEAD^").strip() == vorher
    geaendert = git(buero, "diff", "--name-only", "HEAD^", "HEAD").split()
    namen = ["RA-001-2026.docx", "RA-001-2026.pdf", "RA-001-2026.txt", "antwort.md"]
    assert geaendert == [f"{ORDNER}/{n}" for n in [*namen, "nachweis.yaml"]]
    assert "\nstatus: schlussgezeichnet\n" in (buero / QUELLE).read_text()
    assert git(buero, "cat-file", "-t", TAG).strip() == "tag"
    assert git(buero, "rev-parse", f"{TAG}^{{commit}}") == git(buero, "rev-parse", "HEAD")


def test_where_there_is_a_server_the_tag_is_to_go_there(buero, call):
    git(buero, "remote", "add", "origin", "https://git.musterstadt.example/antworten.git")
    assert call("release", BRIEF)[1].endswith("mit dem Tag: git push --follow-tags\n")


def test_the_nachweis_holds_the_fassung_and_all_digests(buero, call):
    call("release", BRIEF, "--grund", "Erste Antwort")
    nachweis = _nachweis(buero)
    assert nachweis.status == "schlussgezeichnet"
    assert (nachweis.fassung.nummer, nachweis.fassung.grund) == (1, "Erste Antwort")
    alle = {f"{ORDNER}/{n}": d for n, d in nachweis.ausgaben} | dict(nachweis.eingaben)
    eigene = {n: d for n, d in alle.items() if n.startswith(ORDNER)}
    assert eigene == {
        n: digest(inhalt)
        for n, inhalt in snapshot(buero).items()
        if n.startswith(ORDNER) and not n.endswith("nachweis.yaml")
    }


def test_the_tag_says_what_it_is_of(buero, call):
    call("release", BRIEF, "--grund", "Erste Antwort")
    (fassung,) = fassungen(Repository.require(buero))[BRIEF]
    assert fassung.autor == "Erika Muster"
    assert fassung.nachweis == digest((buero / ORDNER / "nachweis.yaml").read_bytes())
    assert fassung.genannt == fassung.commit == git(buero, "rev-parse", "HEAD").strip()
    assert "\nGrund: Erste Antwort\n" in fassung.text


def test_the_day_of_the_letter_may_be_set_with_it(buero, call):
    assert call("release", BRIEF, "--datum", "12.03.2026")[0] == 0
    assert "\ndatum: 2026-03-12\n" in (buero / QUELLE).read_text()
    assert "12.03.2026" in (buero / ORDNER / "RA-001-2026.txt").read_text()


def test_nobody_elses_work_is_committed_with_it(buero, call):
    """What others prepared in the index of this very letter's folder or not at all."""
    (buero / ORDNER / "notiz.txt").write_text("Rückfrage Kämmerei")
    git(buero, "add", f"{ORDNER}/notiz.txt")
    assert call("release", BRIEF)[0] == 0
    assert "notiz.txt" not in git(buero, "ls-tree", "-r", "--name-only", "HEAD")
    assert git(buero, "status", "--porcelain").strip() == f"A  {ORDNER}/notiz.txt"


def test_a_further_release_is_refused(buero, call, gescheitert):
    call("release", BRIEF)
    assert "ist schlussgezeichnet (Fassung 1) und bleibt, wie er ist" in gescheitert()


def test_it_works_below_the_top_of_a_repository(buero, call, tmp_path):
    (buero / ".git").rename(tmp_path / ".git")
    (tmp_path / "fremd.txt").touch()
    git(tmp_path, "add", "arbeit")
    git(tmp_path, "commit", "--quiet", "-am", "Umzug")
    assert call("release", BRIEF)[0] == 0
    assert git(tmp_path, "status", "--porcelain").strip() == "?? fremd.txt"
    assert f"arbeit/{QUELLE}" in git(tmp_path, "show", "--name-only", TAG)


class TestWhatIsWrong:
    """Each thing that keeps a letter from being released."""

    def test_a_missing_mitzeichnung(self, buero, gescheitert):
        text = (buero / QUELLE).read_text()
        zeile = next(z for z in text.splitlines() if "stelle: kaemmerei" in z)
        (buero / QUELLE).write_text(text.replace(f"{zeile}\n", ""))
        assert "Fehler: Es fehlt die Mitzeichnung: Kämmerei" in gescheitert()

    def test_a_mitzeichnung_of_other_words(self, buero, gescheitert):
        _aendere(buero / QUELLE, "Den Stand", "Den Zustand")
        assert gescheitert().count("Fehler: Die Mitzeichnung der Stelle") == 2

    def test_no_day(self, buero, gescheitert):
        _aendere(buero / QUELLE, "datum: 2026-03-10\n", "")
        assert "datum" in gescheitert()

    def test_no_signature(self, buero, gescheitert):
        _aendere(buero / QUELLE, "unterzeichner: beispiel\n", "")
        assert "„Unterschrift“" in gescheitert()

    def test_a_question_unanswered(self, buero, gescheitert):
        text = (buero / QUELLE).read_text()
        (buero / QUELLE).write_text(text[: text.index("# Frage 3")])
        assert "Fehler: Frage 3" in gescheitert()

    def test_an_expired_fact(self, buero, call, gescheitert):
        alt = "    art: Planansatz\n  schulung"
        bis = "    art: Planansatz\n    gueltig_bis: 2026-03-31\n  schulung"
        _aendere(buero / "facts/musterstadt/haushalt.yaml", alt, bis)
        commit(buero, "Befristet")
        err = gescheitert()
        assert "„haushalt.ozg_2026.betrag“ ist abgelaufen: Er galt bis 31.03.2026." in err
        assert call("release", BRIEF, "--trotzdem", "Der Rat weiß davon.")[0] == 0
        assert _nachweis(buero).fassung.trotzdem == "Der Rat weiß davon."
        assert "Trotzdem: Der Rat weiß davon." in git(buero, "cat-file", "tag", TAG)

    def test_a_fact_overtaken_since_the_letter_was_read(self, buero, call, gescheitert):
        call("build", BRIEF)
        _aendere(buero / "facts/musterstadt/haushalt.yaml", "45000", "46000")
        commit(buero, "Nachtrag")
        for stelle in ("kaemmerei", "hauptamt"):
            call("cosign", BRIEF, "--stelle", stelle, "--person", "muster")
        err = gescheitert()
        assert "sagt 45000, jetzt gilt 46000" in err
        assert call("build", BRIEF)[0] == 0
        assert call("release", BRIEF)[0] == 0

    def test_a_file_changed_by_hand(self, buero, call, gescheitert):
        call("build", BRIEF)
        with (buero / ORDNER / "RA-001-2026.txt").open("a") as datei:
            datei.write("Nachsatz")
        assert "wurde seit dem Bauen geändert" in gescheitert()

    def test_work_of_others_in_the_folder(self, buero, gescheitert):
        _aendere(buero / "facts/musterstadt/personen.yaml", "vorname", "vorname ")
        (buero / "neu.txt").touch()
        assert "„facts/musterstadt/personen.yaml“, „neu.txt“" in gescheitert()

    def test_staged_work_of_others(self, buero, gescheitert):
        (buero / "neu.txt").touch()
        git(buero, "add", "neu.txt")
        assert "„neu.txt“" in gescheitert()

    def test_a_blatt_that_git_ignores(self, buero, gescheitert):
        git(buero, "rm", "--cached", "--quiet", "facts/musterstadt/haushalt.yaml")
        (buero / ".gitignore").write_text("haushalt.yaml\n")
        commit(buero, "Ohne Haushalt")
        assert "facts/musterstadt/haushalt.yaml: Fehler: Der Brief beruht auf" in gescheitert()

    def test_a_detached_head(self, buero, gescheitert):
        git(buero, "switch", "--quiet", "--detach")
        assert "detached HEAD" in gescheitert()

    def test_a_merge_not_finished(self, buero, gescheitert):
        (buero / ".git" / "MERGE_HEAD").write_text(git(buero, "rev-parse", "HEAD"))
        assert "läuft noch „git merge“" in gescheitert()

    @pytest.mark.parametrize("form", [[], ["--annotate", "-m", "Fassung 1"]])
    def test_a_tag_that_exists(self, buero, gescheitert, form):
        git(buero, "tag", *form, TAG)
        gesagt = gescheitert()
        assert f"Fehler: Den Tag „{TAG}“, den die Fassung bekäme, gibt es schon;" in gesagt
        assert f"git tag -d '{TAG}'" in gesagt

    @pytest.mark.parametrize("name", ["musterstadt", BRIEF, f"{TAG}/alt"])
    def test_a_tag_in_the_way_of_its_own(self, buero, gescheitert, name):
        git(buero, "tag", name)
        assert f"Fehler: Dem Tag „{TAG}“, den die Fassung bekäme, steht „{name}“" in gescheitert()

    def test_a_tag_by_hand_releases_nothing(self, buero, call):
        git(buero, "tag", TAG)
        assert call("check")[0] == 0
        assert call("build")[1].endswith("1 Brief gebaut, 0 unverändert, 0 mit Fehlern.\n")
        assert "trägt keinen Vermerk von „release“" in call("verify", "--nur-pruefsummen")[2]

    def test_no_name(self, buero, gescheitert, monkeypatch, tmp_path):
        git(buero, "config", "--unset", "user.name")
        monkeypatch.setenv("HOME", str(tmp_path))
        monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
        assert "git kennt Ihren Namen nicht" in gescheitert()

    def test_another_git_at_work(self, buero, gescheitert):
        (buero / ".git" / "index.lock").touch()
        assert "Ein anderes Programm arbeitet gerade mit git" in gescheitert()

    def test_a_file_that_git_would_change(self, buero, gescheitert):
        (buero / ".gitattributes").write_text("*.txt ident\n*.txt filter=gross\n")
        commit(buero, "Filter")
        git(buero, "config", "filter.gross.clean", "tr a-z A-Z")
        assert "git würde diese Datei beim Eintragen verändern" in gescheitert()

    def test_a_file_open_in_word(self, buero, gescheitert):
        (buero / ORDNER / "~$-001-2026.docx").touch()
        assert "in Word oder LibreOffice geöffnet" in gescheitert()

    def test_a_hook_that_refuses(self, buero, gescheitert):
        haken = buero / ".git" / "hooks" / "reference-transaction"
        haken.write_text("#!/bin/sh\ntest $1 != prepared\n")
        haken.chmod(0o755)
        assert "update-ref" in gescheitert()

    def test_all_at_once(self, buero, gescheitert):
        git(buero, "switch", "--quiet", "--detach")
        _aendere(buero / QUELLE, "unterzeichner: beispiel\n", "")
        err = gescheitert()
        assert "detached HEAD" in err
        assert "„Unterschrift“" in err

    def test_a_day_that_is_missing_hides_nothing_else(self, buero, gescheitert):
        text = (buero / QUELLE).read_text()
        zeile = next(z for z in text.splitlines() if "stelle: kaemmerei" in z)
        for weg in ("datum: 2026-03-10\n", "unterzeichner: beispiel\n", f"{zeile}\n"):
            assert weg in text
            text = text.replace(weg, "")
        (buero / QUELLE).write_text(text)
        (buero / "LIESMICH.md").write_text("anders")
        err = gescheitert()
        assert "Der Schlüssel „datum“ fehlt" in err
        assert "„Unterschrift“" in err
        assert "„LIESMICH.md“" in err
        assert "Es fehlt die Mitzeichnung: Kämmerei" in err
        _aendere(buero / QUELLE, "# Frage 3", "{{ offen('Termin') }}\n\n# Anhang")
        err = gescheitert()
        assert "Der Schlüssel „datum“ fehlt" in err
        assert "„Anhang“" in err
        assert "Termin" in err

    @pytest.mark.parametrize(
        ("alt", "neu", "grund"),
        [
            ("# Frage 3\n", "", "Fehler: Frage 3"),
            ("datum: 2026-03-10\n", "", "Der Schlüssel „datum“ fehlt"),
            ("unterzeichner: beispiel", "unterzeichner: niemand", "„niemand“"),
            (
                "datum: 2026-03-10",
                "datum: 2026-03-10\nersetzt: {fassung: 1, art: antwort, datum: 2026-03-20}",
                "Datum",
            ),
        ],
        ids=["Frage", "Datum", "Unterschrift", "Bezug"],
    )
    def test_what_cannot_be_built_hides_nothing(self, buero, call, gescheitert, alt, neu, grund):
        haushalt = buero / "facts/musterstadt/haushalt.yaml"
        _aendere(haushalt, "betrag: 45000", "betrag: 45000\n    gueltig_bis: 2026-03-01")
        commit(buero, "Befristet")
        call("build", BRIEF)
        (buero / ORDNER / "RA-001-2026.txt").write_text("Von Hand")
        text = (buero / QUELLE).read_text()
        zeile = next(z for z in text.splitlines() if "stelle: kaemmerei" in z)
        (buero / QUELLE).write_text(text.replace(f"{zeile}\n", ""))
        _aendere(buero / QUELLE, alt, neu)
        err = gescheitert()
        assert grund in err
        assert "wurde seit dem Bauen geändert" in err
        assert "ist abgelaufen: Er galt bis 01.03.2026" in err
        assert err.count("Es fehlt die Mitzeichnung: Kämmerei") == 1

    def test_a_versand_by_hand(self, buero, gescheitert):
        versand = "versand: [{am: 2026-03-11, weg: Post, an: [Rat]}]"
        _aendere(buero / QUELLE, "status: ", f"{versand}\nstatus: ")
        assert "Im Kopf steht ein Versand" in gescheitert()

    def test_a_day_that_is_missing_hides_no_mitzeichnung(self, buero, gescheitert):
        _aendere(buero / QUELLE, "datum: 2026-03-10\n", "")
        _aendere(buero / QUELLE, "Den Stand", "Den Zustand")
        assert gescheitert().count("Fehler: Die Mitzeichnung der Stelle") == 2


class TestWithoutGit:
    """A workspace that is in no repository."""

    @pytest.fixture
    def ohne(self, buero):
        (buero / ".git").rename(buero.parent / "weg")
        return buero

    def test_it_says_how_to_begin_one(self, ohne, call):
        vorher = snapshot(ohne)
        code, _, err = call("release", BRIEF)
        assert (code, snapshot(ohne)) == (2, vorher)
        assert "--git-init" in err

    def test_it_ends_as_all_that_need_git_do(self, ohne, call):
        dispatch = ["dispatch", BRIEF, "--weg", "Post", "--an", "Rat"]
        befehle = (dispatch, ["verify"], ["history", BRIEF], ["diff", BRIEF])
        assert {call(*befehl)[0] for befehl in befehle} == {2}
        assert ohne.exists()

    def test_on_wish_it_begins_one(self, ohne, call):
        code, out, _ = call("release", BRIEF, "--git-init")
        assert code == 0
        assert "ist schlussgezeichnet" in out
        assert git(ohne, "log", "--format=%s").splitlines() == [
            f"Schlusszeichnung: Fassung 1 von {BRIEF}",
            "Arbeitsbereich angelegt",
        ]
        assert "textconv" in git(ohne, "config", "diff.ozganswer.textconv")

    @pytest.mark.parametrize("ignore", [None, "*.bak\n"], ids=["keine", "eigene"])
    def test_what_git_needs_of_a_workspace_is_there(self, ohne, call, ignore):
        """Folders that were copied alone have neither .gitattributes nor .gitignore."""
        (ohne / ".gitattributes").unlink()
        (ohne / ".gitignore").unlink()
        if ignore:
            (ohne / ".gitignore").write_text(ignore)
        assert call("release", BRIEF, "--git-init")[0] == 0
        assert git(ohne, "status", "--porcelain") == ""
        namen = git(ohne, "ls-files").split()
        assert ".gitattributes" in namen
        assert ".ozganswer.lock" not in namen
        assert "Binary files" not in git(ohne, "log", "-p", "-1")
        assert "RA-001/2026 - Stand der" in git(ohne, "log", "-p", "-1", "--", "*.docx")
        assert (ohne / ".gitignore").read_text().startswith(ignore or "# ")

    def test_what_is_wrong_with_the_letter_leaves_no_repository(self, ohne, call):
        (ohne / ".gitattributes").unlink()
        (ohne / ".gitignore").write_text("*.bak\n")
        _aendere(ohne / QUELLE, "# Frage 3", "# Frage 3\n\n{{ offen('Termin') }}")
        vorher = snapshot(ohne)
        assert call("release", BRIEF, "--git-init")[0] == 1
        assert snapshot(ohne) == vorher
        assert not (ohne / ".git").exists()

    def test_without_git_at_all(self, ohne, call, monkeypatch, tmp_path):
        monkeypatch.setenv("PATH", str(tmp_path))
        code, _, err = call("release", BRIEF)
        assert code == 2
        assert "Das Programm git ist nicht installiert" in err


def test_it_works_in_a_further_work_tree(buero, stationen, call, tmp_path):
    git(buero, "add", "--all")
    git(buero, "commit", "--quiet", "-m", "Mitgezeichnet")
    git(buero, "worktree", "add", "--quiet", "-b", "zwei", str(tmp_path / "zwei"))
    assert call("-C", str(tmp_path / "zwei"), "release", BRIEF)[0] == 0
    assert git(tmp_path / "zwei", "status", "--porcelain") == ""
    assert git(tmp_path / "zwei", "rev-parse", "zwei") == git(buero, "rev-parse", f"{TAG}^{{}}")
    assert git(buero, "status", "--porcelain") == ""


def test_two_at_once(buero, call):
    """The second waits for the first, and then finds the letter released."""
    befehl = [sys.executable, "-m", "ozganswer", "-C", str(buero), "release", BRIEF]
    zwei = [subprocess.Popen(befehl, cwd=ROOT, stderr=subprocess.PIPE) for _ in range(2)]
    gesagt = [prozess.communicate()[1].decode() for prozess in zwei]
    assert sorted(prozess.returncode for prozess in zwei) == [0, 1]
    assert "ist schlussgezeichnet (Fassung 1)" in "".join(gesagt)
    assert git(buero, "log", "--format=%s").count("Schlusszeichnung") == 1
    assert git(buero, "status", "--porcelain") == ""

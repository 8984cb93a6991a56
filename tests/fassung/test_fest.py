"""A released letter stays as it is, whatever is called and whatever the facts become."""

import shutil
import subprocess
import sys

import pytest
from repos import BRIEF, ORDNER, commit, git, history, snapshot

STATION = "freigegeben"
QUELLE = f"{ORDNER}/antwort.md"
HAUSHALT = "facts/musterstadt/haushalt.yaml"
AUSGABEN = [f"{ORDNER}/RA-001-2026.{e}" for e in ("docx", "pdf", "txt")]


@pytest.fixture
def nachtrag(buero):
    """A fact that has moved on."""
    text = (buero / HAUSHALT).read_text()
    assert "45000" in text
    (buero / HAUSHALT).write_text(text.replace("45000", "46000"))
    commit(buero, "Nachtragshaushalt")


BAUEN = [["build"], ["build", BRIEF], ["build", "--force"], ["build", BRIEF, "--only", "txt"]]


@pytest.mark.usefixtures("nachtrag")
@pytest.mark.parametrize("befehl", BAUEN, ids=" ".join)
def test_no_build_changes_it(buero, call, befehl):
    vorher = snapshot(buero), history(buero)
    assert call(*befehl)[0] == 0
    assert (snapshot(buero), history(buero)) == vorher


@pytest.mark.usefixtures("nachtrag")
def test_who_builds_by_force_is_told(call):
    err = call("build", "--force")[2]
    assert "ist Fassung 1 und wurde nicht neu gebaut" in err
    assert "ozganswer revise" in err


@pytest.mark.usefixtures("nachtrag")
def test_the_overview_says_that_it_is_overtaken(call):
    out = call("status")[1]
    assert "überholt" in out
    assert "(Fassung 1)" in out
    assert "45000" in out


@pytest.mark.usefixtures("nachtrag")
def test_elsewhere_it_is_written_as_it_was(buero, call, tmp_path):
    assert call("build", BRIEF, "--out", str(tmp_path / "aus"))[0] == 0
    gleich = {p.name: p.read_bytes() for p in (tmp_path / "aus").iterdir()}
    eigene = snapshot(buero / ORDNER)
    assert gleich.pop("RA-001-2026.nachweis.yaml") == eigene["nachweis.yaml"]
    assert gleich == {n: b for n, b in eigene.items() if n.startswith("RA-001-2026.")}


@pytest.mark.usefixtures("nachtrag")
def test_elsewhere_it_is_written_as_it_was_even_if_changed_here(buero, call, tmp_path):
    pdf = (buero / AUSGABEN[1]).read_bytes()
    (buero / AUSGABEN[1]).write_bytes(b"%PDF-anders")
    assert call("build", BRIEF, "--out", str(tmp_path / "aus"), "--only", "pdf")[0] == 0
    assert (tmp_path / "aus" / "RA-001-2026.pdf").read_bytes() == pdf


@pytest.mark.usefixtures("nachtrag")
def test_facts_that_are_gone_are_no_mistake_of_it(buero, call):
    (buero / HAUSHALT).unlink()
    code, out, err = call("check", BRIEF)
    assert (code, out, err) == (0, "1 Brief geprüft: 0 Fehler, 0 Warnungen.\n", "")


@pytest.mark.usefixtures("nachtrag")
@pytest.mark.parametrize("name", [*AUSGABEN, QUELLE, f"{ORDNER}/nachweis.yaml"])
def test_what_is_missing_is_found_and_comes_back(buero, call, name):
    vorher = snapshot(buero)
    (buero / name).unlink()
    code, _, err = call("check", BRIEF)
    assert code == 1
    assert f"{name}: Fehler: Die Datei der Fassung 1 fehlt." in err
    code, out, err = call("build", BRIEF)
    assert code == 0
    assert f"geschrieben: {name}" in out
    assert f"{name}: Warnung: Die Datei fehlte und wurde aus der Fassung „{BRIEF}/v1“" in err
    assert snapshot(buero) == vorher


def test_all_that_is_missing_comes_back_at_once(buero, call):
    vorher = snapshot(buero)
    for name in [*AUSGABEN, QUELLE, f"{ORDNER}/nachweis.yaml"]:
        (buero / name).unlink()
    assert call("build", BRIEF)[0] == 0
    assert snapshot(buero) == vorher


@pytest.mark.parametrize("aufruf", [[], [BRIEF], ["RA-001-2026"]], ids=["alle", "beide", "name"])
def test_a_folder_that_is_gone_is_found_and_comes_back(buero, call, aufruf):
    """Whoever throws a letter away throws its folder away, and may have another on the Anfrage."""
    andere = buero / "answers/musterstadt/andere/antwort.md"
    andere.parent.mkdir()
    andere.write_text("---\nanfrage: RA-001/2026\nart: berichtigung\n---\n\nKorrigiert.\n")
    vorher = snapshot(buero / ORDNER)
    shutil.rmtree(buero / ORDNER)
    code, _, err = call("check", *aufruf)
    assert code == 1
    assert err.count("Fehler: Die Datei der Fassung 1 fehlt.") == 5
    assert call("build", *aufruf)[0] == 0
    assert snapshot(buero / ORDNER) == vorher


def test_git_keeps_no_empty_folder_of_a_workspace_whose_only_letter_is_gone(buero, call):
    vorher = snapshot(buero)
    shutil.rmtree(buero / "answers")
    assert call("check")[2].count("Fehler: Die Datei der Fassung 1 fehlt.") == 5
    assert call("build")[0] == 0
    assert snapshot(buero) == vorher


@pytest.mark.parametrize(
    "befehl",
    ["check", "build", f"release {BRIEF}", f"cosign {BRIEF} --stelle hauptamt",
     f"revise {BRIEF} --grund neu", f"dispatch {BRIEF} --weg Post --an A"],
)  # fmt: skip
def test_a_letter_released_on_another_branch_waits_for_it(buero, call, befehl):
    git(buero, "switch", "--quiet", "-c", "frueher", "HEAD^")
    vorher = snapshot(buero), history(buero)
    code, _, err = call(*befehl.split())
    assert code == 1
    assert "(Fassung 1), aber in einem Stand, den dieser Zweig nicht hat." in err
    assert f"„git merge {BRIEF}/v1“" in err
    assert (snapshot(buero), history(buero)) == vorher
    git(buero, "merge", "--quiet", f"{BRIEF}/v1")
    assert call("check") == (0, "1 Brief geprüft: 0 Fehler, 0 Warnungen.\n", "")


def test_of_a_letter_that_is_on_another_branch_nothing_is_expected(buero, call):
    git(buero, "switch", "--quiet", "-c", "frueher", "HEAD^")
    shutil.rmtree(buero / ORDNER)
    (buero / ORDNER).parent.rmdir()
    (buero / "answers").mkdir(exist_ok=True)
    assert "Fassung" not in call("check")[2]
    assert call("build")[1] == "0 Briefe gebaut, 0 unverändert, 0 mit Fehlern.\n"


def test_a_source_comes_back_with_its_versand(buero, call):
    call("dispatch", BRIEF, "--am", "2026-03-11", "--weg", "Post", "--an", "Fraktion")
    vorher = snapshot(buero)
    (buero / QUELLE).unlink()
    assert call("build", BRIEF)[0] == 0
    assert snapshot(buero) == vorher


@pytest.mark.parametrize("name", [*AUSGABEN, QUELLE, f"{ORDNER}/nachweis.yaml"])
def test_what_was_changed_by_hand_is_found_and_left(buero, call, name):
    (buero / name).write_bytes((buero / name).read_bytes() + b"\nNachsatz")
    vorher = snapshot(buero)
    code, _, err = call("check", BRIEF)
    assert code == 1
    assert f"{name}: Fehler: " in err
    code, _, err = call("build", BRIEF)
    assert code == 0
    assert f"{name}: Warnung: " in err
    call("build", "--force")
    assert snapshot(buero) == vorher


def test_what_is_missing_without_its_tag_says_where_it_is_to_be_had(buero, call):
    git(buero, "tag", "--delete", f"{BRIEF}/v1")
    (buero / AUSGABEN[1]).unlink()
    for befehl in ("check", "build"):
        code, _, err = call(befehl)
        assert code == 1
        assert f"Erst den Tag „{BRIEF}/v1“ holen (git fetch --tags)" in err


KOEPFE = [
    ("status: schlussgezeichnet", "status: entwurf"),
    ("status: schlussgezeichnet", "status: versandt"),
    ("datum: 2026-03-10", "datum: 2026-03-11"),
    ("art: antwort", "art: ergaenzung"),
    ("---\n\n#", "---\n\nVorab.\n\n#"),
    ("---\nart", "---\n: [\nart"),
]


@pytest.mark.parametrize(("alt", "neu"), KOEPFE)
def test_a_head_changed_by_hand_opens_nothing(buero, call, alt, neu):
    text = (buero / QUELLE).read_text()
    assert alt in text
    (buero / QUELLE).write_text(text.replace(alt, neu, 1))
    vorher = snapshot(buero)
    assert "Die Quelle ist nicht mehr die der Fassung 1" in call("check", BRIEF)[2]
    call("build", "--force")
    assert snapshot(buero) == vorher


def test_line_ends_that_git_writes_otherwise_are_no_change(buero, call):
    for name in (QUELLE, f"{ORDNER}/nachweis.yaml"):
        (buero / name).write_bytes((buero / name).read_bytes().replace(b"\n", b"\r\n"))
    assert call("check", BRIEF)[0] == 0


def test_without_git_the_nachweis_tells_that_it_is_released(buero, call, tmp_path):
    (buero / ".git").rename(tmp_path / "weg")
    (buero / HAUSHALT).write_text((buero / HAUSHALT).read_text().replace("45000", "46000"))
    vorher = snapshot(buero)
    assert call("build", "--force")[0] == 0
    assert snapshot(buero) == vorher
    (buero / AUSGABEN[0]).unlink()
    code, _, err = call("build")
    assert code == 1
    assert "Die Datei der Fassung 1 fehlt." in err


def test_a_nachweis_that_was_changed_opens_nothing(buero, call, tmp_path):
    (buero / ".git").rename(tmp_path / "weg")
    nachweis = buero / ORDNER / "nachweis.yaml"
    nachweis.write_text(nachweis.read_text().replace("Musterliste", "Liste"))
    vorher = snapshot(buero)
    call("build", "--force")
    assert snapshot(buero) == vorher
    assert "Der Nachweis ist nicht mehr der der Fassung 1" in call("check", BRIEF)[2]


def test_a_tag_that_is_gone_opens_nothing(buero, call):
    git(buero, "tag", "--delete", f"{BRIEF}/v1")
    (buero / HAUSHALT).write_text((buero / HAUSHALT).read_text().replace("45000", "46000"))
    vorher = snapshot(buero)
    assert call("build", "--force")[0] == 0
    assert snapshot(buero) == vorher


@pytest.mark.usefixtures("nachtrag")
def test_nothing_is_fixed_by_check(buero, call):
    vorher = snapshot(buero)
    call("check", "--fix")
    assert snapshot(buero) == vorher


@pytest.mark.usefixtures("nachtrag")
def test_cosign_and_release_leave_it(buero, call):
    vorher = snapshot(buero), history(buero)
    assert call("cosign", BRIEF, "--stelle", "kaemmerei", "--person", "muster")[0] == 1
    assert call("release", BRIEF)[0] == 1
    assert (snapshot(buero), history(buero)) == vorher


def test_several_processes_leave_it(buero):
    vorher = snapshot(buero)
    befehl = [
        sys.executable,
        "-m",
        "ozganswer",
        "-C",
        str(buero),
        "build",
        "--force",
        "--jobs",
        "2",
    ]
    subprocess.run(befehl, check=True, capture_output=True)
    assert snapshot(buero) == vorher

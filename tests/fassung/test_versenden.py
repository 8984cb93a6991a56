"""`dispatch`: how a letter went out stands in its head, and the letter stays."""

from hashlib import sha256

import pytest
from repos import BRIEF, ORDNER, git, history, snapshot

from ozganswer.load.workspace import Workspace

STATION = "freigegeben"
QUELLE = f"{ORDNER}/antwort.md"
VERSAND = ["--am", "2026-03-11", "--weg", "Post", "--an", "Fraktion Freie Musterliste"]


def _head(buero):
    return Workspace.open(buero).quelle("musterstadt", "RA-001-2026").kopf


def test_just_the_head_is_changed_and_committed(buero, call):
    vorher = snapshot(buero)
    code, out, err = call("dispatch", BRIEF, *VERSAND, "--an", "Büro des Rates")
    assert (code, err) == (0, "")
    assert f"ist eingetragen: Tag {BRIEF}/v1-versand1, Commit " in out
    nachher = snapshot(buero)
    assert {n for n in nachher if nachher[n] != vorher.get(n)} == {QUELLE}
    assert git(buero, "diff", "--name-only", "HEAD^", "HEAD").split() == [QUELLE]
    assert git(buero, "status", "--porcelain") == ""
    kopf = _head(buero)
    (versand,) = kopf.versand
    assert (kopf.status, versand.am.isoformat(), versand.weg) == ("versandt", "2026-03-11", "Post")
    assert versand.an == ("Fraktion Freie Musterliste", "Büro des Rates")


def test_the_letter_is_still_what_was_released(call):
    call("dispatch", BRIEF, *VERSAND)
    assert call("check", BRIEF)[0] == 0
    assert call("verify", "--nur-pruefsummen")[0] == 0
    assert "versandt (Fassung 1)" in call("status")[1]
    assert call("build")[1] == "0 Briefe gebaut, 1 unverändert, 0 mit Fehlern.\n"


def test_the_signed_letter_is_known_by_its_digest(buero, call, tmp_path):
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-Unterschrift")
    call("dispatch", BRIEF, *VERSAND, "--scan", str(tmp_path / "scan.pdf"))
    (versand,) = _head(buero).versand
    assert versand.scan == sha256(b"%PDF-Unterschrift").hexdigest()


def test_a_second_one_is_added(buero, call):
    call("dispatch", BRIEF, *VERSAND)
    call("dispatch", BRIEF, "--am", "12.03.2026", "--weg", "E-Mail", "--an", "Presse")
    assert [v.weg for v in _head(buero).versand] == ["Post", "E-Mail"]
    assert git(buero, "tag").split() == [f"{BRIEF}/v1{x}" for x in ("", "-versand1", "-versand2")]
    assert call("verify", "--nur-pruefsummen")[0] == 0


def test_work_of_others_stays_theirs(buero, call):
    (buero / "facts/musterstadt/neu.yaml").write_text("stand: 2026-01-01\n")
    (buero / "LIESMICH.md").write_text("anders")
    git(buero, "add", "LIESMICH.md")
    assert call("dispatch", BRIEF, *VERSAND)[0] == 0
    assert git(buero, "diff", "--name-only", "HEAD^", "HEAD").split() == [QUELLE]
    assert git(buero, "status", "--porcelain").splitlines() == [
        "M  LIESMICH.md",
        "?? facts/musterstadt/neu.yaml",
    ]


def _fails(buero, call, *args):
    vorher = snapshot(buero), history(buero)
    code, _, err = call("dispatch", BRIEF, *args)
    assert code == 1
    assert (snapshot(buero), history(buero)) == vorher
    return err


def test_not_before_its_own_day(buero, call):
    err = _fails(buero, call, "--am", "2026-03-09", "--weg", "Post", "--an", "Fraktion")
    assert "Der Versand am 09.03.2026 läge vor dem Datum des Briefs, dem 10.03.2026." in err


def test_not_on_a_day_to_come(buero, call):
    err = _fails(buero, call, "--am", "2999-12-31", "--weg", "Post", "--an", "Fraktion")
    assert "Fehler: Der Versand am 31.12.2999 liegt in der Zukunft; heute ist der " in err


def test_not_a_letter_that_is_not_what_was_released(buero, call):
    (buero / ORDNER / "RA-001-2026.pdf").write_bytes(b"%PDF-anders")
    assert "nicht mehr die der Fassung 1" in _fails(buero, call, *VERSAND)


def test_not_with_a_source_that_was_changed(buero, call):
    (buero / QUELLE).write_text((buero / QUELLE).read_text() + "\nNachsatz\n")
    assert "Die Quelle ist nicht mehr die der Fassung 1" in _fails(buero, call, *VERSAND)


def test_not_on_a_detached_head(buero, call):
    git(buero, "switch", "--quiet", "--detach")
    assert "detached HEAD" in _fails(buero, call, *VERSAND)


def test_not_without_its_tag(buero, call):
    git(buero, "tag", "--delete", f"{BRIEF}/v1")
    assert "git fetch --tags" in _fails(buero, call, *VERSAND)


class TestEntwurf:
    """A letter that is not released."""

    @pytest.fixture
    def buero(self, stationen):
        return stationen["mitgezeichnet"]

    def test_it_cannot_go_out(self, buero, call):
        assert "noch nicht schlussgezeichnet" in _fails(buero, call, *VERSAND)

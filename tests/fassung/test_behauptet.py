"""A head that says it was sent, or released, is believed only where git has a Fassung of it."""

import shutil

import pytest
from repos import BRIEF, ORDNER, commit

STATION = "freigegeben"
QUELLE = f"{ORDNER}/antwort.md"
VERSAND = "versand: [{am: 2026-03-11, weg: Post, an: [Rat]}]"
ENTWURF = "musterstadt/RA-002-2026"


@pytest.fixture
def schreibe(buero):
    """Write a second letter that was never released, with some lines in its head."""

    def mache(*zeilen):
        alt = (buero / QUELLE).read_text()
        kopf, text = alt.split("mitzeichnungen:")[0], alt.split("\n---\n", 1)[1]
        kopf = kopf.replace("status: schlussgezeichnet\n", "")
        ziel = buero / "answers" / ENTWURF / "antwort.md"
        ziel.parent.mkdir(exist_ok=True)
        ziel.write_text("\n".join([kopf.rstrip(), *zeilen, "---", text]))
        commit(buero, "Zweiter Brief")

    return mache


@pytest.mark.parametrize("befehl", [("check",), ("verify", "--nur-pruefsummen")], ids=" ".join)
def test_a_versand_without_any_fassung_is_found(call, schreibe, befehl):
    schreibe("status: versandt", VERSAND)
    code, out, err = call(*befehl)
    assert (code, err.count(f"in git steht keine Fassung von „{ENTWURF}“, die er versandt")) == (
        1,
        1,
    )
    assert "alle unverändert" not in out
    assert call(*befehl, ENTWURF)[0] == 1
    assert call(*befehl, BRIEF)[0] == 0


@pytest.mark.parametrize("status", ["schlussgezeichnet", "versandt"])
@pytest.mark.parametrize("befehl", [("check",), ("verify", "--nur-pruefsummen")], ids=" ".join)
def test_of_a_status_alone_is_warned(call, schreibe, befehl, status):
    schreibe(f"status: {status}")
    err = call(*befehl)[2]
    assert err.count("Warnung: Der Status ist") == 1
    assert f"„{status}“, aber in git steht keine Fassung von „{ENTWURF}“" in err


def test_a_versand_of_what_was_opened_again_is_found(buero, call):
    assert call("revise", BRIEF, "--grund", "x")[0] == 0
    text = (buero / QUELLE).read_text()
    (buero / QUELLE).write_text(text.replace("status: entwurf", f"status: entwurf\n{VERSAND}"))
    assert "Im Kopf steht ein Versand" in call("check")[2]


@pytest.mark.parametrize("zeilen", [(), ("status: mitzeichnung",)], ids=["entwurf", "mitzeichnung"])
def test_what_says_nothing_of_it_is_not_spoken_of(call, schreibe, zeilen):
    schreibe(*zeilen)
    assert call("verify", "--nur-pruefsummen")[::2] == (0, "")


def test_without_git_nobody_knows_better(buero, call, schreibe):
    schreibe("status: versandt", VERSAND)
    shutil.rmtree(buero / ".git")
    assert "keine Fassung" not in call("check")[2]

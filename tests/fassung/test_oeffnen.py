"""`revise`: the next Fassung begins, says what it replaces, and the earlier ones stay in git."""

import re

import pytest
from repos import BRIEF, ORDNER, commit, git, history, snapshot

from ozganswer.archive.nachweis import read
from ozganswer.load.workspace import Workspace

STATION = "freigegeben"
QUELLE = f"{ORDNER}/antwort.md"
TEXT = f"{ORDNER}/RA-001-2026.txt"


def _head(buero):
    return Workspace.open(buero).quelle("musterstadt", "RA-001-2026").kopf


def _replace(datei, alt, neu):
    text = datei.read_text()
    assert alt in text
    datei.write_text(text.replace(alt, neu, 1))


@pytest.fixture
def versandt(call):
    assert call("dispatch", BRIEF, "--am", "2026-03-11", "--weg", "Post", "--an", "Rat")[0] == 0


@pytest.fixture
def release(buero, call):
    """Bring an opened Fassung to its Schlusszeichnung."""

    def mache(*args):
        for stelle in ("kaemmerei", "hauptamt"):
            assert call("cosign", BRIEF, "--stelle", stelle, "--person", "muster")[0] == 0
        code, _, err = call("release", BRIEF, "--datum", "2026-04-01", *args)
        assert code == 0, err

    return mache


@pytest.mark.usefixtures("versandt")
def test_the_source_is_an_entwurf_again(buero, call):
    vorher = snapshot(buero)
    code, out, err = call("revise", BRIEF, "--grund", "Betrag berichtigt")
    assert (code, err) == (0, "")
    assert "Die nächste Fassung" in out
    nachher = snapshot(buero)
    assert {n for n in nachher if nachher[n] != vorher.get(n)} == {QUELLE}
    kopf = _head(buero)
    assert (kopf.status, kopf.art, kopf.datum) == ("entwurf", "berichtigung", None)
    assert (kopf.mitzeichnungen, kopf.versand) == ((), ())
    assert (kopf.ersetzt.fassung, kopf.ersetzt.grund) == (1, "Betrag berichtigt")


@pytest.mark.usefixtures("versandt")
def test_a_berichtigung_says_which_letter_it_replaces(buero, call, release):
    call("revise", BRIEF, "--grund", "Betrag berichtigt")
    _replace(buero / "facts/musterstadt/haushalt.yaml", "betrag: 45000", "betrag: 46000")
    commit(buero, "Nachtrag")
    call("build")
    release()
    text = (buero / TEXT).read_text().replace("\u00a0", " ")
    assert "Dieses Schreiben ersetzt die Antwort vom 10. März 2026." in text
    assert "Berichtigung zu Ihrer Ratsanfrage" in text
    assert "rund 46.000 Euro" in text
    name = f"{ORDNER}/nachweis.yaml"
    fassung = read((buero / name).read_text(), name, BRIEF).fassung
    assert (fassung.nummer, fassung.ersetzt, fassung.grund) == (2, 1, "Betrag berichtigt")
    assert "Ersetzt: Fassung 1" in git(buero, "cat-file", "tag", f"{BRIEF}/v2")
    alt = git(buero, "show", f"{BRIEF}/v1:{TEXT}").replace("\u00a0", " ")
    assert "rund 45.000 Euro" in alt


def test_what_was_never_sent_needs_no_berichtigung(buero, call, release):
    call("revise", BRIEF, "--grund", "Tippfehler")
    assert _head(buero).art == "antwort"
    release()
    text = (buero / TEXT).read_text()
    assert "ersetzt" not in text
    assert "Berichtigung" not in text


@pytest.mark.usefixtures("versandt")
def test_it_refers_to_the_letter_that_went_out_and_to_none_that_did_not(buero, call, release):
    """The second was released and never sent; the third replaces the first all the same."""
    call("revise", BRIEF, "--grund", "Betrag berichtigt")
    release()
    code, _, err = call("revise", BRIEF, "--grund", "Noch ein Betrag")
    assert (code, err) == (0, "")
    kopf = _head(buero)
    assert (kopf.art, kopf.ersetzt.fassung, kopf.ersetzt.art) == ("berichtigung", 2, "antwort")
    assert (kopf.ersetzt.datum.isoformat(), kopf.ersetzt.grund) == ("2026-03-10", "Noch ein Betrag")
    assert call("build")[0] == 0
    text = (buero / TEXT).read_text().replace("\u00a0", " ")
    assert "Dieses Schreiben ersetzt die Antwort vom 10. März 2026." in text
    assert "Berichtigung vom" not in text


def test_a_berichtigung_that_never_went_out_is_not_spoken_of(buero, call, release):
    call("revise", BRIEF, "--grund", "Auf Wunsch", "--art", "berichtigung")
    kopf = _head(buero)
    assert (kopf.ersetzt.art, kopf.ersetzt.datum.isoformat()) == ("antwort", "2026-03-10")
    text = (buero / QUELLE).read_text()
    assert "art: antwort, datum: 2026-03-10, " in text
    (buero / QUELLE).write_text(text.replace("art: antwort, datum: 2026-03-10, ", ""))
    code, _, err = call("build")
    assert code == 0
    assert "Zu „art: berichtigung“ gibt es keinen früheren Brief mit einem Datum." in err
    assert "Dieses Schreiben ersetzt" not in (buero / TEXT).read_text()


def test_whoever_wants_to_refer_to_what_was_not_sent_is_warned(buero, call):
    code, _, err = call("revise", BRIEF, "--grund", "Nachtrag", "--art", "ergaenzung")
    assert code == 0
    assert "auf Fassung 1, deren Versand nicht eingetragen ist." in err
    assert f"„ozganswer dispatch {BRIEF}“" in err


def test_a_versand_by_hand_is_not_taken_for_one(buero, call):
    text = (buero / QUELLE).read_text()
    kopf = "status: versandt\nversand:\n  - {am: 2026-03-11, weg: Post, an: [Fraktion]}"
    (buero / QUELLE).write_text(text.replace("status: schlussgezeichnet", kopf))
    vorher = snapshot(buero)
    code, _, err = call("revise", BRIEF, "--grund", "Betrag berichtigt")
    assert (code, snapshot(buero)) == (1, vorher)
    assert "den „dispatch“ nicht eingetragen hat" in err


@pytest.mark.usefixtures("versandt")
def test_it_cannot_be_older_than_what_it_replaces(buero, call):
    call("revise", BRIEF, "--grund", "Betrag berichtigt")
    for stelle in ("kaemmerei", "hauptamt"):
        call("cosign", BRIEF, "--stelle", stelle, "--person", "muster")
    vorher = snapshot(buero), history(buero)
    code, _, err = call("release", BRIEF, "--datum", "2026-03-01")
    assert code == 1
    assert "Der Brief vom 01.03.2026 ersetzt einen Brief vom 10.03.2026, der also jünger" in err
    assert "Hinweis: Ein Datum ab dem 10.03.2026 setzen." in err
    assert (snapshot(buero), history(buero)) == vorher


def test_on_wish_it_is_a_supplement(buero, call):
    call("revise", BRIEF, "--grund", "Nachtrag", "--art", "ergaenzung")
    kopf = _head(buero)
    assert (kopf.art, kopf.ersetzt, kopf.ergaenzt.fassung) == ("ergaenzung", None, 1)
    assert kopf.ergaenzt.fragen == ("1", "2", "3")
    text = (buero / QUELLE).read_text()
    (buero / QUELLE).write_text(text[: text.index("# Frage 1")] + "# Frage 2\n\nAuch 2027.\n")
    code, _, err = call("build")
    assert code == 0
    assert "unbeantwortet" not in err
    gebaut = (buero / TEXT).read_text().replace("\u00a0", " ")
    assert "Zu den Angaben in der Antwort vom 10. März 2026 kommen die folgenden hinzu." in gebaut


def test_a_new_day_is_wanted(buero, call):
    call("revise", BRIEF, "--grund", "Tippfehler")
    for stelle in ("kaemmerei", "hauptamt"):
        call("cosign", BRIEF, "--stelle", stelle, "--person", "muster")
    vorher = snapshot(buero), history(buero)
    code, _, err = call("release", BRIEF)
    assert code == 1
    assert "datum" in err.lower()
    assert (snapshot(buero), history(buero)) == vorher


@pytest.mark.usefixtures("versandt")
def test_it_may_be_built_and_checked_as_any_entwurf(buero, call):
    call("revise", BRIEF, "--grund", "Tippfehler")
    _replace(buero / QUELLE, "Den Stand", "Den Zustand")
    assert call("build")[0] == 0
    assert "Den Zustand" in (buero / TEXT).read_text()
    assert call("check")[0] == 0
    assert call("verify", "--nur-pruefsummen")[0] == 0


def test_a_third_follows_the_second(buero, call, release):
    for nummer in (1, 2):
        assert call("revise", BRIEF, "--grund", f"Grund {nummer}")[0] == 0
        assert _head(buero).ersetzt.fassung == nummer
        release()
    assert git(buero, "tag").split() == [f"{BRIEF}/v{n}" for n in (1, 2, 3)]


def test_in_a_clone_without_tags_they_come_first(buero, call, tmp_path):
    git(tmp_path, "clone", "--quiet", "--no-tags", str(buero), "kopie")
    vorher = snapshot(tmp_path / "kopie")
    code, _, err = call("-C", str(tmp_path / "kopie"), "revise", BRIEF, "--grund", "x")
    assert (code, snapshot(tmp_path / "kopie")) == (1, vorher)
    assert "git fetch --tags" in err


def test_only_a_released_letter_is_opened(buero, call):
    call("revise", BRIEF, "--grund", "Tippfehler")
    vorher = snapshot(buero)
    code, _, err = call("revise", BRIEF, "--grund", "Noch einer")
    assert (code, snapshot(buero)) == (1, vorher)
    assert "noch nicht schlussgezeichnet" in err


class TestVorlaeufig:
    """A letter after which an answer is still due."""

    @pytest.fixture
    def buero(self, stationen, tmp_path):
        import shutil

        return shutil.copytree(stationen["entwurf"], tmp_path / "arbeit")

    @pytest.fixture
    def call(self, buero, capsys):
        from ozganswer.cli import main

        def run(*args):
            capsys.readouterr()
            return main(["-C", str(buero), *args]), *capsys.readouterr()

        return run

    def _released(self, buero, call, kopf, text, alt="art: antwort"):
        zeilen = re.split("^# ", (buero / QUELLE).read_text(), flags=re.MULTILINE)[0]
        assert alt in zeilen
        neu = zeilen.replace(alt, kopf)
        (buero / QUELLE).write_text(neu + text)
        for stelle in ("kaemmerei", "hauptamt"):
            call("cosign", BRIEF, "--stelle", stelle, "--person", "muster")
        code, _, err = call("release", BRIEF)
        assert code == 0, err

    def test_a_zwischennachricht_is_followed_by_the_answer(self, buero, call):
        kopf = "art: zwischennachricht\ngrund: Wir prüfen noch.\nzugesagt_bis: 2026-04-01"
        self._released(buero, call, kopf, "")
        assert call("revise", BRIEF, "--grund", "Die Prüfung ist fertig")[0] == 0
        kopf = _head(buero)
        assert (kopf.art, kopf.grund, kopf.zugesagt_bis) == ("antwort", None, None)
        (buero / QUELLE).write_text((buero / QUELLE).read_text() + "# Alle Fragen\n\nFertig.\n")
        assert call("build")[0] == 0
        gebaut = (buero / TEXT).read_text().replace("\u00a0", " ")
        satz = (
            "nach meiner Zwischennachricht vom 10. März 2026 teile ich Ihnen auf Ihre Ratsanfrage"
        )
        assert satz in gebaut

    def test_a_teilantwort_is_followed_by_a_supplement(self, buero, call):
        kopf = 'art: teilantwort\noffen: {fragen: ["3"], bis: 2026-04-01}'
        self._released(buero, call, kopf, "# Fragen 1 und 2\n\nJa.\n")
        assert call("revise", BRIEF, "--grund", "Frage 3 ist geklärt")[0] == 0
        kopf = _head(buero)
        assert (kopf.art, kopf.offen, kopf.ergaenzt.fragen) == ("ergaenzung", None, ("1", "2"))
        text = (buero / QUELLE).read_text()
        (buero / QUELLE).write_text(text.split("# Fragen 1")[0] + "# Frage 3\n\nMit niemandem.\n")
        code, _, err = call("build")
        assert (code, err) == (0, "")
        gebaut = (buero / TEXT).read_text().replace("\u00a0", " ")
        assert "Zu den Angaben in der Teilantwort vom 10. März 2026 kommen" in gebaut

    def test_a_supplement_that_never_went_out_is_followed_by_one_to_the_same(self, buero, call):
        kopf = 'art: teilantwort\noffen: {fragen: ["3"], bis: 2026-04-01}'
        self._released(buero, call, kopf, "# Fragen 1 und 2\n\nJa.\n")
        call("dispatch", BRIEF, "--am", "2026-03-11", "--weg", "Post", "--an", "Rat")
        call("revise", BRIEF, "--grund", "Frage 3 ist geklärt")
        tag = "status: entwurf\ndatum: 2026-03-20"
        self._released(buero, call, tag, "# Frage 3\n\nMit niemandem.\n", "status: entwurf")
        assert call("revise", BRIEF, "--grund", "Tippfehler")[::2] == (0, "")
        kopf = _head(buero)
        assert (kopf.art, kopf.ersetzt, kopf.ergaenzt.fassung) == ("ergaenzung", None, 2)
        assert (kopf.ergaenzt.art, kopf.ergaenzt.fragen) == ("teilantwort", ("1", "2"))
        assert kopf.ergaenzt.datum.isoformat() == "2026-03-10"

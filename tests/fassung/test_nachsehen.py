"""`history` and `verify`: what went out, and each way in which it is no longer what went out."""

import io
import json
import re
import shutil
import zipfile
from dataclasses import replace

import pytest
from pypdf import PdfWriter
from repos import BRIEF, ORDNER, commit, git, history, snapshot

from ozganswer.archive.fassungen import tag_text
from ozganswer.archive.nachweis import digest, read, write
from ozganswer.load.kopf import aendere_kopf

STATION = "versandt"
V1, V2 = f"{BRIEF}/v1", f"{BRIEF}/v2"
QUELLE = f"{ORDNER}/antwort.md"
DATEIEN = [f"{ORDNER}/{n}" for n in ("RA-001-2026.docx", "RA-001-2026.pdf", "RA-001-2026.txt")]


@pytest.fixture
def verify(buero, call):
    """Check the digests alone, see that nothing is changed, and give all that was found."""

    def mache(*args):
        vorher = snapshot(buero), history(buero)
        code, _, err = call("verify", "--nur-pruefsummen", *args)
        assert (snapshot(buero), history(buero)) == vorher
        assert code == int(bool(err))
        return [zeile for zeile in err.splitlines() if "Fehler: " in zeile]

    return mache


class TestHistory:
    """The Fassungen of a letter, one after the other."""

    def test_each_fassung_is_shown(self, call):
        code, out, err = call("history", BRIEF)
        assert (code, err) == (0, "")
        zeilen = [zeile for zeile in out.splitlines() if "festgeschrieben" not in zeile]
        assert [z for z in zeilen if "Commit" not in z] == [
            "Fassung 1, antwort vom 10.03.2026",
            "  Grund: Beschluss vom 9. März",
            "  versandt am 11.03.2026, an Fraktion und Presse, Post",
            "  unverändert: Alle Prüfsummen in git stimmen.",
            "Fassung 2, berichtigung vom 01.04.2026",
            "  Grund: Betrag berichtigt",
            "  ersetzt Fassung 1",
            "  versandt am 02.04.2026, an Fraktion, E-Mail, mit Scan",
            "  geändert: haushalt.ozg_2026.betrag: 45000 → 46000",
            "  unverändert: Alle Prüfsummen in git stimmen.",
        ]
        assert out.count("von Erika Muster") == 2

    def test_for_programs(self, buero, call):
        eins, zwei = json.loads(call("history", BRIEF, "--format", "json")[1])
        assert (eins["nummer"], eins["tag"], eins["datum"]) == (1, V1, "2026-03-10")
        assert eins["commit"] == git(buero, "rev-parse", f"{V1}^{{commit}}").strip()
        assert eins["versand"] == [
            {"am": "2026-03-11", "weg": "Post", "an": ["Fraktion", "Presse"]}
        ]
        assert zwei["anders"] == [
            {"adresse": "haushalt.ozg_2026.betrag", "alt": 45000, "neu": 46000}
        ]
        assert eins["befunde"] == zwei["befunde"] == []

    def test_a_fassung_that_does_not_hold_is_told(self, buero, call):
        git(buero, "tag", "--force", V1, f"{V2}^{{commit}}", "-m", "Fassung 1")
        code, out, _ = call("history", BRIEF)
        assert code == 1
        assert "trägt keinen Vermerk von „release“" in out

    def test_of_a_tag_on_another_fassung_nothing_is_told_that_is_not_its_own(self, buero, call):
        git(buero, "tag", "--force", V1, f"{V2}^{{commit}}")
        code, out, _ = call("history", BRIEF)
        assert code == 1
        erste = out[: out.index("Fassung 2,")]
        assert "ersetzt Fassung" not in erste
        assert ", von" not in erste
        assert "trägt keinen Vermerk von „release“" in erste

    @pytest.mark.parametrize("tag", [V1, V2])
    def test_a_fassung_whose_tag_is_gone_is_told(self, buero, call, tag):
        git(buero, "tag", "--delete", tag)
        code, out, err = call("history", BRIEF)
        assert code == 1
        assert ("Fassung 1, " in out, "Fassung 2, " in out) == (tag == V2, tag == V1)
        assert err.startswith(f"Fehler: Den Tag „{tag}“ der Fassung gibt es nicht.")


class TestOhneFassung:
    """A letter that was never released."""

    @pytest.fixture
    def buero(self, stationen):
        return stationen["entwurf"]

    def test_it_is_told_how_to_make_one(self, call):
        code, out, err = call("history", BRIEF)
        assert (code, out) == (0, "")
        assert err == (
            f"Warnung: Der Brief „{BRIEF}“ hat noch keine Fassung. "
            f"Hinweis: Schlusszeichnen: ozganswer release {BRIEF}\n"
        )

    def test_for_programs_there_is_none(self, call):
        assert call("history", BRIEF, "--format", "json") == (0, "[]\n", "")


class TestVerify:
    """All that may happen to a letter behind its back."""

    def test_nothing_happened(self, call):
        code, out, err = call("verify", "--nur-pruefsummen")
        assert (code, err) == (0, "")
        assert out == "1 Brief mit 2 Fassungen geprüft: alle unverändert.\n"

    @pytest.mark.parametrize("name", DATEIEN)
    @pytest.mark.parametrize("stelle", [0, 100, -1])
    def test_a_changed_byte(self, buero, verify, name, stelle):
        inhalt = bytearray((buero / name).read_bytes())
        inhalt[stelle] ^= 1
        (buero / name).write_bytes(inhalt)
        (befund,) = verify()
        assert befund.startswith(f"{name}: Fehler: Die Datei ist nicht mehr die der Fassung 2")

    def test_a_changed_source(self, buero, verify):
        (buero / QUELLE).write_text((buero / QUELLE).read_text().replace("# Frage 2", "#  Frage 2"))
        (befund,) = verify()
        assert befund.startswith(f"{QUELLE}: Fehler: Die Quelle ist nicht mehr die der Fassung 2")

    @pytest.mark.parametrize("name", [*DATEIEN, QUELLE, f"{ORDNER}/nachweis.yaml"])
    def test_a_removed_file(self, buero, verify, name):
        (buero / name).unlink()
        (befund,) = verify()
        assert befund.startswith(f"{name}: Fehler: Die Datei der Fassung 2 fehlt.")

    def test_a_removed_folder(self, buero, verify):
        shutil.rmtree(buero / ORDNER)
        assert len(verify()) == len(verify(BRIEF)) == 5

    def test_a_removed_file_that_is_committed(self, buero, verify):
        git(buero, "rm", "--quiet", DATEIEN[1])
        commit(buero, "Aufgeräumt")
        (befund,) = verify()
        assert f"{DATEIEN[1]}: Fehler: Die Datei der Fassung 2 fehlt." in befund

    def test_a_nachweis_that_fits_what_was_changed(self, buero, verify):
        """Its seal is right, but the tag knows another."""
        name = f"{ORDNER}/nachweis.yaml"
        alt = read((buero / name).read_text(), name, BRIEF)
        (buero / name).write_bytes(write(replace(alt, betreff="Anderes")))
        (befund,) = verify()
        assert befund.startswith(f"{name}: Fehler: Der Nachweis ist nicht mehr der der Fassung 2.")

    def test_a_tag_moved_by_hand(self, buero, verify):
        git(buero, "tag", "--force", V1, "HEAD", "-m", "Fassung 1")
        befunde = verify()
        assert any("trägt keinen Vermerk von „release“" in b for b in befunde)

    def test_a_tag_that_is_no_object(self, buero, verify):
        ziel = git(buero, "rev-parse", f"{V1}^{{commit}}").strip()
        git(buero, "tag", "--force", V1, ziel)
        (befund,) = verify()
        assert f"Der Tag „{V1}“ trägt keinen Vermerk von „release“" in befund

    def test_a_tag_moved_with_its_text(self, buero, verify):
        text = git(buero, "for-each-ref", "--format=%(contents)", f"refs/tags/{V1}")
        git(buero, "tag", "--force", "--annotate", V1, "HEAD", "-m", text)
        befunde = verify()
        assert any(f"Der Tag „{V1}“ wurde versetzt" in b for b in befunde)

    def test_a_tag_whose_text_was_made_to_fit(self, buero, verify):
        text = git(buero, "for-each-ref", "--format=%(contents)", f"refs/tags/{V1}")
        alt, neu = (git(buero, "rev-parse", f"{r}^{{commit}}").strip() for r in (V1, "HEAD"))
        git(buero, "tag", "--force", "--annotate", V1, neu, "-m", text.replace(alt, neu))
        befunde = verify()
        assert any(f"Im Commit des Tags „{V1}“ steht nicht der Nachweis" in b for b in befunde)

    def test_a_tag_of_another_fassung(self, buero, verify):
        git(buero, "update-ref", f"refs/tags/{V1}", f"refs/tags/{V2}")
        assert any(f"Im Commit des Tags „{V1}“" in b for b in verify())

    @pytest.mark.parametrize("tag", [V1, V2])
    def test_a_removed_tag(self, buero, verify, tag):
        git(buero, "tag", "--delete", tag)
        (befund,) = verify()
        assert befund.startswith(f"Fehler: Den Tag „{tag}“ der Fassung gibt es nicht.")

    @pytest.mark.parametrize("weg", [[V1], [V2], [V1, V2]], ids=["v1", "v2", "beide"])
    def test_a_letter_that_was_thrown_away_with_its_tags(self, buero, verify, call, weg):
        """The commits that released it are still there."""
        git(buero, "rm", "-r", "--quiet", ORDNER)
        commit(buero, "Aufgeräumt")
        git(buero, "tag", "--delete", *weg)
        vorher = snapshot(buero)
        befunde = "\n".join(verify())
        for tag in weg:
            assert f"Den Tag „{tag}“ der Fassung gibt es nicht." in befunde
        for name in [*DATEIEN, QUELLE, f"{ORDNER}/nachweis.yaml"]:
            assert f"{name}: Fehler: Die Datei der Fassung 2 fehlt." in befunde
        for name in (BRIEF, "RA-001-2026", "RA-001/2026"):
            assert "\n".join(verify(name)) == befunde
            code, _, err = call("history", name)
            assert code == 1
            assert f"Den Tag „{weg[0]}“ der Fassung gibt es nicht." in err
        assert call("verify", "RA-999/2026")[0] == 2
        call("build")
        assert (snapshot(buero) == vorher) == (V2 in weg)

    def test_the_fassung_before_does_not_come_back_for_one_whose_tag_is_gone(self, buero, call):
        shutil.rmtree(buero / ORDNER)
        git(buero, "tag", "--delete", V2)
        for aufruf in (["build"], ["build", BRIEF]):
            code, _, err = call(*aufruf)
            assert code == 1
            assert f"Erst den Tag „{V2}“ holen (git fetch --tags)" in err
        assert not (buero / ORDNER).exists()

    def test_all_tags_of_a_versand_that_is_no_longer_told(self, buero, verify):
        git(buero, "checkout", "--quiet", V2, "--", QUELLE)
        commit(buero, "Von Hand")
        git(buero, "tag", "--delete", f"{V2}-versand1")
        (befund,) = verify()
        assert "Den Versand der Fassung 2 von" in befund
        assert "bezeichnet kein Tag mehr" in befund

    def test_a_copy_of_a_letter_is_not_released(self, buero, verify):
        shutil.copytree(buero / ORDNER, buero / "answers/musterstadt/kopie")
        commit(buero, "Kopiert")
        shutil.rmtree(buero / "answers/musterstadt/kopie")
        commit(buero, "Aufgeräumt")
        assert verify() == []

    def test_a_commit_that_was_amended(self, buero, call, verify):
        git(buero, "reset", "--quiet", "--soft", f"{V2}^{{commit}}")
        git(buero, "commit", "--quiet", "--amend", "-m", "Schöner")
        for befund, tag in zip(sorted(verify()), (f"{V2}-versand1", V2), strict=True):
            assert f"Der Commit des Tags „{tag}“ gehört nicht mehr zur Geschichte" in befund

    def test_a_history_that_was_rewritten(self, buero, verify):
        git(buero, "rebase", "--quiet", "--root", "--force-rebase", "--reset-author-date")
        befunde = "\n".join(verify())
        assert befunde.count("gehört nicht mehr zur Geschichte") == 4
        for tag in (V1, V2, f"{V1}-versand1", f"{V2}-versand1"):
            assert f"„{tag}“" in befunde

    def test_a_file_in_git_that_is_another(self, buero, verify):
        """A commit whose file does not fit its Nachweis, with a tag that fits the commit."""
        git(buero, "switch", "--quiet", "--detach", f"{V2}^{{commit}}")
        (buero / DATEIEN[2]).write_text("Anderes")
        neu = commit(buero, "Unterschoben")
        text = git(buero, "for-each-ref", "--format=%(contents)", f"refs/tags/{V2}")
        alt = git(buero, "rev-parse", f"{V2}^{{commit}}").strip()
        git(buero, "switch", "--quiet", "main")
        git(buero, "merge", "--quiet", "-s", "ours", "-m", "Zusammen", neu)
        git(buero, "tag", "--force", "--annotate", V2, neu, "-m", text.replace(alt, neu))
        (befund,) = verify()
        assert f"{DATEIEN[2]}: Fehler: In git steht zum Tag „{V2}“ nicht die Datei" in befund

    def test_letters_without_a_fassung_are_none_to_check(self, buero, call):
        shutil.copytree(buero / ORDNER, buero / "answers/musterstadt/RA-002-2026")
        ordner = buero / "answers/musterstadt/RA-002-2026"
        (ordner / "nachweis.yaml").unlink()
        quelle = ordner / "antwort.md"
        leer = {"status": "entwurf", "versand": None}
        quelle.write_bytes(aendere_kopf(quelle.read_bytes(), leer))
        assert call("verify", "--nur-pruefsummen")[1].startswith("1 Brief mit 2 Fassungen")
        code, _, err = call("verify", "RA-002-2026")
        assert code == 0
        assert "hat noch keine Fassung" in err


ANDERE_TAGE = [("2026-04-02", "2026-04-01"), ("an: [Fraktion]", "an: [Presse]")]


class TestVersand:
    """What `dispatch` recorded stays as it is, and nobody else records any."""

    @pytest.fixture
    def befunde(self, buero, call, verify):
        """Commit what was done by hand; give what `check`, `verify` and `history` say of it."""

        def mache(alt, neu):
            text = (buero / QUELLE).read_text()
            assert alt in text
            (buero / QUELLE).write_text(text.replace(alt, neu))
            commit(buero, "Von Hand")
            code, _, err = call("check", BRIEF)
            assert code == 1
            code, out, in_history = call("history", BRIEF)
            assert code == 1
            (befund,) = verify()
            assert befund in err
            assert befund in in_history
            return befund, out

        return mache

    @pytest.fixture
    def kopf(self, buero):
        """The lines of the Versand in the head."""
        muster = re.compile(r"^versand:\n(?: .*\n)+", re.MULTILINE)
        (versand,) = muster.findall((buero / QUELLE).read_text())
        return versand

    @pytest.mark.parametrize(("alt", "neu"), ANDERE_TAGE)
    def test_another_day_or_another_recipient(self, befunde, alt, neu):
        befund, out = befunde(alt, neu)
        assert (
            f"Der Versand im Kopf ist nicht, was „dispatch“ eingetragen hat (Tag „{V2}-" in befund
        )
        assert "versandt am 02.04.2026, an Fraktion, E-Mail, mit Scan" in out

    def test_one_that_was_taken_out(self, befunde, buero, kopf):
        text = (buero / QUELLE).read_text()
        (buero / QUELLE).write_text(text.replace(kopf, ""))
        befund, out = befunde("status: versandt", "status: schlussgezeichnet")
        assert "eingetragen hat (Tag „" in befund
        assert "steht nicht mehr im Kopf." in befund
        assert "versandt am 02.04.2026, an Fraktion, E-Mail, mit Scan" in out

    def test_one_more_that_nobody_sent(self, befunde, kopf):
        zweiter = kopf.removeprefix("versand:\n").replace("2026-04-02", "2026-04-09")
        befund, out = befunde(kopf, kopf + zweiter)
        assert "Der Versand im Kopf ist nicht, was „dispatch“ eingetragen hat" in befund
        assert "09.04.2026" not in out

    def test_one_whose_tag_is_gone(self, buero, verify, call):
        git(buero, "tag", "--delete", f"{V2}-versand1")
        in_git, im_kopf = verify()
        assert f"Den Versand der Fassung 2 von „{BRIEF}“ bezeichnet kein Tag mehr" in in_git
        assert im_kopf.startswith(f"{QUELLE}: Fehler: Im Kopf steht ein Versand der Fassung 2")
        assert "git fetch --tags" in im_kopf
        assert "versandt am 02.04." not in call("history", BRIEF)[1]

    def test_a_tag_of_one_that_was_set_by_hand(self, buero, verify):
        git(buero, "tag", "--annotate", f"{V2}-versand2", "-m", "Noch einmal")
        (befund,) = verify()
        assert f"Der Tag „{V2}-versand2“ trägt keinen Vermerk von „dispatch“" in befund

    def test_a_tag_of_one_that_was_moved_with_its_text(self, buero, verify):
        tag = f"{V2}-versand1"
        text = git(buero, "for-each-ref", "--format=%(contents)", f"refs/tags/{tag}")
        git(buero, "tag", "--force", "--annotate", tag, V1, "-m", text)
        (befund,) = verify()
        assert f"Der Tag „{tag}“ wurde versetzt" in befund

    def test_a_tag_of_one_before_it_that_is_gone(self, buero, call, verify):
        call("dispatch", BRIEF, "--am", "2026-04-03", "--weg", "Post", "--an", "Presse")
        git(buero, "tag", "--delete", f"{V2}-versand1")
        (befund,) = verify()
        assert "Den Versand der Fassung 2 von" in befund

    def test_one_that_was_not_fetched_with_its_commit_is_no_change(self, buero, call):
        git(buero, "reset", "--quiet", "--hard", f"{V2}^{{commit}}")
        assert call("check", BRIEF)[0] == 0
        code, _, err = call("verify", "--nur-pruefsummen")
        assert code == 1
        assert f"Der Commit des Tags „{V2}-versand1“ gehört nicht mehr zur Geschichte" in err


class TestNieVersandt:
    """A Fassung that was never sent."""

    @pytest.fixture
    def buero(self, stationen, tmp_path):
        return shutil.copytree(stationen["freigegeben"], tmp_path / "arbeit")

    def test_a_versand_by_hand_is_none(self, buero, call):
        text = (buero / QUELLE).read_text()
        kopf = "status: versandt\nversand:\n  - {am: 2026-03-11, weg: Post, an: [Fraktion]}"
        (buero / QUELLE).write_text(text.replace("status: schlussgezeichnet", kopf))
        commit(buero, "Von Hand")
        satz = f"{QUELLE}: Fehler: Im Kopf steht ein Versand der Fassung 1, den „dispatch“ nicht"
        for befehl in ("check", "verify --nur-pruefsummen", f"history {BRIEF}"):
            code, out, err = call(*befehl.split())
            assert code == 1
            assert err.startswith(satz)
            assert "versandt am" not in out
        assert call("dispatch", BRIEF, "--weg", "Post", "--an", "Fraktion")[0] == 1


class TestRebuilt:
    """Each Fassung is built anew from what its tag holds."""

    def test_the_same_versions_make_the_same_bytes(self, buero, call):
        (buero / "facts/musterstadt/haushalt.yaml").unlink()
        vorher = snapshot(buero), history(buero)
        code, out, err = call("verify")
        assert (code, err) == (0, "")
        assert out.splitlines() == [
            f"{BRIEF}, Fassung 1: mit denselben Versionen neu gebaut, dieselben Bytes.",
            f"{BRIEF}, Fassung 2: mit denselben Versionen neu gebaut, dieselben Bytes.",
            "1 Brief mit 2 Fassungen geprüft: alle unverändert.",
        ]
        assert (snapshot(buero), history(buero)) == vorher

    @pytest.fixture
    def ersetze(self, buero):
        """Put other files in the place of the second Fassung's, of which all else fits them."""

        def mache(neue, version):
            name = f"{ORDNER}/nachweis.yaml"
            alt = read((buero / name).read_text(), name, BRIEF)
            git(buero, "checkout", "--quiet", V2, "--", QUELLE)
            for datei, inhalt in neue.items():
                (buero / ORDNER / datei).write_bytes(inhalt)
            digests = dict(alt.ausgaben) | {d: digest(i) for d, i in neue.items()}
            versionen = dict(alt.bibliotheken) | version
            neu = replace(
                alt,
                ausgaben=tuple(sorted(digests.items())),
                bibliotheken=tuple(sorted(versionen.items())),
            )
            (buero / name).write_bytes(write(neu))
            ziel = commit(buero, "Andere Dateien")
            text = tag_text("Fassung 2", (), digest(write(neu)), ziel)
            git(buero, "tag", "--force", "--annotate", V2, ziel, "-m", text)
            git(buero, "checkout", "--quiet", f"{V2}-versand1", "--", QUELLE)
            commit(buero, "Versand")

        return mache

    def test_other_versions_may_make_other_bytes(self, buero, call, ersetze):
        """The same words, packed and written otherwise."""
        docx, pdf, _ = DATEIEN
        packung, schrift = io.BytesIO(), io.BytesIO()
        with zipfile.ZipFile(buero / docx) as alt, zipfile.ZipFile(packung, "w") as neu:
            for teil in alt.namelist():
                neu.writestr(teil, alt.read(teil))
        PdfWriter(clone_from=buero / pdf).write(schrift)
        neue = {"RA-001-2026.docx": packung.getvalue(), "RA-001-2026.pdf": schrift.getvalue()}
        ersetze(neue, {"weasyprint": "69.0"})
        code, out, err = call("verify")
        assert (code, err) == (0, "")
        zeile = next(z for z in out.splitlines() if "Fassung 2" in z)
        assert ": mit anderen Versionen (weasyprint 69.0 → " in zeile
        assert zeile.endswith(") neu gebaut, dieselben Wörter an denselben Stellen.")

    @pytest.mark.parametrize(
        ("version", "grund"),
        [
            ({}, "andere Bytes bei denselben Versionen aller Bibliotheken"),
            ({"weasyprint": "69.0"}, "andere Wörter oder Stellen („Für"),
        ],
    )
    def test_other_words_are_found_whatever_the_versions(
        self, buero, call, ersetze, version, grund
    ):
        text = (buero / DATEIEN[2]).read_text()
        assert "46.000" in text
        ersetze({"RA-001-2026.txt": text.replace("46.000", "64.000").encode()}, version)
        code, out, err = call("verify")
        assert code == 1
        assert f"{DATEIEN[2]}: Fehler: Aus den Quellen des Tags „{V2}“ neu gebaut" in err
        assert grund in err
        assert "neu gebaut, etwas anderes." in out

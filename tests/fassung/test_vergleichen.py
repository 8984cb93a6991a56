"""`diff`: what changed between two times, told by sentences with their facts, or as a DOCX."""

import io
import json
import shutil
import zipfile

import pytest
from repos import BRIEF, ORDNER, commit, git, snapshot

STATION = "versandt"
QUELLE = f"{ORDNER}/antwort.md"
HAUSHALT = "facts/musterstadt/haushalt.yaml"


@pytest.fixture
def edit(buero):
    """Replace a text that is there in a file of the workspace."""

    def mache(name, alt, neu, anzahl=-1):
        text = (buero / name).read_text()
        assert alt in text
        (buero / name).write_text(text.replace(alt, neu, anzahl))

    return mache


class TestWhichTimes:
    """A Fassung, a revision, or now."""

    def test_two_fassungen(self, buero, call):
        vorher = snapshot(buero)
        code, out, err = call("diff", BRIEF, "1", "v2")
        assert (code, err) == (0, "")
        assert out.startswith(f"{BRIEF}: Fassung 1 (vom 10.03.2026) → Fassung 2 (vom 01.04.2026)\n")
        assert "    haushalt.ozg_2026.betrag: 45000 (Stand" in out
        assert "[-45.000-]" in out
        assert "{+46.000+}" in out
        assert snapshot(buero) == vorher

    def test_the_latest_fassung_and_now(self, call, edit):
        edit(HAUSHALT, "betrag: 46000", "betrag: 47000")
        code, out, _ = call("diff", BRIEF)
        assert code == 0
        assert out.startswith(f"{BRIEF}: Fassung 2 (vom 01.04.2026) → jetzt")
        assert "[-46.000-]" in out
        assert "{+47.000+}" in out
        assert out.endswith(" geändert.\n")

    def test_the_last_commit_where_there_is_no_fassung(self, buero, call, edit):
        shutil.copytree(buero / ORDNER, buero / "answers/musterstadt/RA-9")
        edit("answers/musterstadt/RA-9/antwort.md", "---\n", "---\nanfrage: RA-001/2026\n")
        (buero / "answers/musterstadt/RA-9/nachweis.yaml").unlink()
        commit(buero, "Noch einer")
        code, out, _ = call("diff", "RA-9")
        assert (code, out.splitlines()[-1]) == (0, "Kein Unterschied im Wortlaut.")
        assert out.startswith("musterstadt/RA-9: HEAD")

    def test_a_tag_and_a_commit(self, buero, call):
        erster = git(buero, "rev-list", "--max-parents=0", "HEAD").strip()[:10]
        code, out, _ = call("diff", BRIEF, erster, f"{BRIEF}/v1")
        assert code == 0
        assert out.startswith(f"{BRIEF}: {erster} (vom 10.03.2026) → {BRIEF}/v1 (vom 10.03.2026)\n")

    def test_facts_and_templates_are_those_of_then(self, buero, call, edit):
        (buero / "templates/textbausteine").mkdir(parents=True, exist_ok=True)
        (buero / "templates/textbausteine/gruss.md").write_text("Aus dem Rathaus.\n")
        edit(QUELLE, "# Frage 2", '{% include "textbausteine/gruss.md" %}\n\n# Frage 2')
        commit(buero, "Mit Baustein")
        (buero / "templates/textbausteine/gruss.md").write_text("Aus dem neuen Rathaus.\n")
        out = call("diff", BRIEF, "HEAD")[1]
        assert "  + Aus dem {+neuen +}Rathaus." in out

    def test_a_letter_that_is_gone_from_the_workspace(self, buero, call):
        shutil.rmtree(buero / ORDNER)
        code, out, _ = call("diff", BRIEF, "1", "2")
        assert (code, "[-45.000-]" in out) == (0, True)
        assert call("diff", BRIEF, "1", "2", "--docx")[0] == 2
        assert not (buero / ORDNER).exists()
        assert call("diff", BRIEF, "1", "2", "--docx", "--out", str(buero.parent))[0] == 0


class TestWhatIsTold:
    """Sentences, places, words, facts."""

    def test_for_programs(self, call):
        gelesen = json.loads(call("diff", BRIEF, "1", "2", "--format", "json")[1])
        assert (gelesen["brief"], gelesen["von"], gelesen["bis"]) == (
            BRIEF,
            "Fassung 1",
            "Fassung 2",
        )
        betrag = next(a for a in gelesen["aenderungen"] if a["fakten"])
        assert betrag["art"] == "geändert"
        assert {"art": "neu", "text": "46.000"} in betrag["worte"]
        (fakt,) = betrag["fakten"]
        assert fakt["adresse"] == "haushalt.ozg_2026.betrag"
        assert (fakt["alt"]["wert"], fakt["neu"]["wert"]) == (45000, 46000)

    def test_an_anlage_whose_file_is_another(self, buero, call, edit):
        kopf = (
            "anlagen:\n  - {{titel: A, datei: {}.csv}}\n  - {{titel: B, datei: plan.csv}}\n---\n\n#"
        )
        edit(QUELLE, "---\n\n#", kopf.format("karte"), 1)
        for name in ("karte", "plan", "neu"):
            (buero / ORDNER / f"{name}.csv").write_text(f"{name}\n")
        commit(buero, "Mit Anlagen")
        assert "Anlagen" not in call("diff", BRIEF, "HEAD")[1]
        edit(QUELLE, "karte.csv", "neu.csv")
        (buero / ORDNER / "plan.csv").write_text("Plan\n")
        code, out, _ = call("diff", BRIEF, "HEAD")
        assert code == 0
        assert out.partition("\n")[2] == (
            "\nAnlagen, die als Datei beiliegen:\n"
            "    karte.csv: entfallen\n"
            "    plan.csv: ausgetauscht\n"
            "    neu.csv: neu\n"
            "\nKein Unterschied im Wortlaut.\n"
        )
        gelesen = json.loads(call("diff", BRIEF, "HEAD", "--format", "json")[1])
        assert [a["datei"] for a in gelesen["anlagen"]] == ["karte.csv", "plan.csv", "neu.csv"]

    def test_a_stand_alone_is_no_change_of_words(self, call, edit):
        edit(HAUSHALT, "stand: 2026", "stand: 2025")
        out = call("diff", BRIEF)[1]
        assert "Nur Stand oder Quelle sind neu: haushalt" in out
        assert out.endswith("Kein Unterschied im Wortlaut.\n")


class TestDocx:
    """The new letter with tracked changes."""

    def test_it_lies_beside_the_letter_and_changes_nothing_else(self, buero, call):
        vorher = snapshot(buero)
        datei = f"{ORDNER}/RA-001-2026-aenderungen.docx"
        assert call("diff", BRIEF, "1", "2", "--docx") == (0, f"geschrieben: {datei}\n", "")
        assert snapshot(buero).keys() - vorher.keys() == {datei}
        with zipfile.ZipFile(buero / datei) as paket:
            text = paket.read("word/document.xml").decode()
        assert 'w:author="Erika Muster"' in text
        assert "45.000</w:delText>" in text

    def test_it_overwrites_no_anlage(self, buero, call, edit):
        datei = "RA-001-2026-aenderungen.docx"
        edit(QUELLE, "---\n", f"---\nanlagen:\n  - {{titel: Stand, datei: {datei}}}\n", 1)
        (buero / ORDNER / datei).write_text("Anlage")
        code, _, err = call("diff", BRIEF, "1", "2", "--docx")
        assert (code, f"Dieser Name gehört dem Brief: „{datei}“" in err) == (2, True)
        assert (buero / ORDNER / datei).read_text() == "Anlage"

    @pytest.mark.parametrize(
        ("out", "datei"),
        [("brief.docx", "brief.docx"), ("neu", "neu/RA-001-2026-aenderungen.docx")],
    )
    def test_or_where_the_call_says(self, call, tmp_path, out, datei):
        assert call("diff", BRIEF, "1", "--docx", "--out", str(tmp_path / out))[0] == 0
        assert zipfile.is_zipfile(io.BytesIO((tmp_path / datei).read_bytes()))

    @pytest.mark.parametrize(
        "out",
        [
            f"{ORDNER}/RA-001-2026.docx",
            f"{ORDNER}/neu.docx",
            "templates/briefbogen.docx",
            "answers",
        ],
    )
    def test_but_over_no_file_of_the_workspace(self, buero, call, out):
        vorher = snapshot(buero)
        code, _, err = call("diff", BRIEF, "1", "2", "--docx", "--out", str(buero / out))
        assert (code, snapshot(buero)) == (2, vorher)
        assert f"dort schreibt „diff“ nur „{ORDNER}/RA-001-2026-aenderungen.docx“" in err

    def test_to_the_letters_own_folder(self, buero, call):
        assert call("diff", BRIEF, "1", "2", "--docx", "--out", str(buero / ORDNER))[0] == 0
        assert (buero / ORDNER / "RA-001-2026-aenderungen.docx").is_file()

    def test_another_ending_is_a_wrong_call(self, call, tmp_path):
        code, _, err = call("diff", BRIEF, "1", "2", "--docx", "--out", str(tmp_path / "x.pdf"))
        assert (code, "Endung .docx oder ein Ordner, nicht „x.pdf“" in err) == (2, True)
        assert not (tmp_path / "x.pdf").exists()

    def test_out_alone_is_a_wrong_call(self, call):
        code, _, err = call("diff", BRIEF, "--out", "x")
        assert (code, "gehört „--docx“" in err) == (2, True)


class TestMistakes:
    """Each is a sentence that says what to do."""

    def test_no_such_fassung(self, call):
        code, _, err = call("diff", BRIEF, "7")
        assert code == 2
        assert f"Der Brief „{BRIEF}“ hat keine Fassung „7“. Hinweis: Es gibt: 1, 2." in err

    @pytest.mark.parametrize("wort", ["gibtesnicht", "", "-x", "HEAD^{tree}"])
    def test_no_such_revision(self, call, wort):
        code, _, err = call("diff", BRIEF, "--", wort)
        assert (code, f"„{wort}“ ist keine Revision in git." in err) == (2, True)

    def test_the_letter_was_not_there(self, buero, call):
        git(buero, "switch", "--quiet", "--orphan", "leer")
        leer = commit(buero, "Leer")[:12]
        git(buero, "switch", "--quiet", "main")
        code, _, err = call("diff", BRIEF, leer)
        assert code == 2
        assert f"Den Brief „{BRIEF}“ gibt es in der Revision „{leer}“ nicht." in err

    def test_sources_of_then_that_do_not_build(self, buero, call, edit):
        edit(QUELLE, "# Frage 2", "{{ haushalt.nie_da.betrag }}\n\n# Frage 2")
        commit(buero, "Kaputt")
        git(buero, "tag", "kaputt")
        edit(QUELLE, "{{ haushalt.nie_da.betrag }}\n\n# Frage 2", "# Frage 2")
        code, _, err = call("diff", BRIEF, "kaputt")
        assert code == 2
        assert f"Revision „kaputt“ lässt sich „{BRIEF}“ nicht bauen" in err
        assert f"kaputt:{QUELLE}:" in err

    def test_sources_of_now_that_do_not_build(self, call, edit):
        edit(QUELLE, "# Frage 2", "{{ haushalt.nie_da.betrag }}\n\n# Frage 2")
        code, _, err = call("diff", BRIEF)
        assert (code, err.startswith(f"{QUELLE}:")) == (2, True)

    def test_no_repository(self, buero, call):
        shutil.rmtree(buero / ".git")
        code, _, err = call("diff", BRIEF, "1")
        assert (code, "liegt in keinem git-Repository" in err) == (2, True)

    def test_no_commit(self, buero, call):
        shutil.rmtree(buero / ".git")
        git(buero, "init", "--quiet")
        code, _, err = call("diff", BRIEF)
        assert (code, "Im Repository steht noch nichts." in err) == (2, True)

    def test_no_git(self, call, monkeypatch):
        monkeypatch.setenv("PATH", "")
        code, _, err = call("diff", BRIEF)
        assert (code, "Das Programm git ist nicht installiert" in err) == (2, True)

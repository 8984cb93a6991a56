"""`import`: what the call says beside the paper, and what it never does."""

import pytest

from ozganswer.cli import main

KOPF = "Anfrage\nKennung: RA-9/2022\nBetreff: Bad\nFraktion: SPD\nDatum: 1.3.2022\n\n"
TEXT = f"{KOPF}1. Wann öffnet es?\n"


@pytest.fixture
def einlesen(arbeitsbereich, tmp_path, capsys):
    """Import a text; return the exit code, the words told, and the file of RA-9/2022."""

    def run(text, *mehr):
        papier = tmp_path / "papier.txt"
        papier.write_text(text, encoding="utf-8")
        code = main(["-C", str(arbeitsbereich), "import", str(papier), *mehr])
        aus = capsys.readouterr()
        return code, aus.out + aus.err, arbeitsbereich / "questions/musterstadt/RA-9-2022.yaml"

    return run


def test_the_anfrage_can_be_built(einlesen, arbeitsbereich):
    assert einlesen(TEXT)[0] == 0
    assert (
        main(["-C", str(arbeitsbereich), "build", "RA-9/2022", "--anfrage", "--only", "txt"]) == 0
    )
    text = arbeitsbereich / "answers/musterstadt/RA-9-2022/RA-9-2022-anfrage.txt"
    assert "Wann öffnet es?" in text.read_text(encoding="utf-8")


def test_what_exists_stays(einlesen):
    einlesen(TEXT)
    code, gesagt, datei = einlesen(TEXT.replace("öffnet", "schließt"))
    assert (code, "schließt" in datei.read_text(encoding="utf-8")) == (1, False)
    assert "Die Anfrage gibt es schon; sie bleibt, wie sie ist." in gesagt


def test_force_shows_what_changes_and_replaces(einlesen):
    einlesen(TEXT)
    code, gesagt, datei = einlesen(TEXT.replace("öffnet", "schließt"), "--force")
    assert (code, "schließt" in datei.read_text(encoding="utf-8")) == (0, True)
    assert "-    text: Wann öffnet es?\n+    text: Wann schließt es?\n" in gesagt


def test_the_kennung_of_the_call_counts(einlesen):
    code, _, datei = einlesen(TEXT.replace("9/2022", "8/2022"), "--kennung", "RA-9/2022")
    assert (code, datei.exists()) == (0, True)


def test_a_kennung_for_each_anfrage(einlesen):
    code, gesagt, datei = einlesen(TEXT, "--kennung", "RA-9/2022", "--kennung", "RA-10/2022")
    assert (code, datei.exists()) == (1, False)
    assert "Die Datei enthält 1 Anfrage, angegeben sind 2 Kennungen." in gesagt


def test_a_kennung_that_makes_no_name_is_told(einlesen, arbeitsbereich):
    vorher = sorted((arbeitsbereich / "questions").rglob("*"))
    code, gesagt, _ = einlesen(TEXT, "--kennung", "../x")
    assert (code, sorted((arbeitsbereich / "questions").rglob("*"))) == (1, vorher)
    assert "Fehler" in gesagt


def test_the_kommune_is_asked_for_where_there_are_two(einlesen, arbeitsbereich):
    (arbeitsbereich / "facts/neustadt").mkdir()
    code, gesagt, _ = einlesen(TEXT)
    assert (code, "Mit --kommune angeben: musterstadt, neustadt." in gesagt) == (1, True)
    assert einlesen(TEXT, "--kommune", "musterstadt")[0] == 0


@pytest.mark.parametrize("kommune", ["..", "a/b", ".git"])
def test_a_kommune_leads_nowhere_else(einlesen, kommune):
    assert einlesen(TEXT, "--kommune", kommune)[0] == 1


def test_a_kommune_without_facts_is_told(einlesen, arbeitsbereich):
    code, gesagt, _ = einlesen(TEXT, "--kommune", "musterstatd")
    assert (code, (arbeitsbereich / "questions/musterstatd").exists()) == (1, False)
    assert "Meinten Sie „musterstadt“?" in gesagt


def test_one_kennung_for_two_anfragen(einlesen):
    code, gesagt, datei = einlesen(f"{TEXT}\n{TEXT.replace('öffnet', 'schließt')}")
    assert (code, datei.exists()) == (1, False)
    assert "Zwei Anfragen in der Datei heißen „RA-9/2022“" in gesagt


def test_a_betreff_that_is_missing_is_asked_for(einlesen):
    ohne = TEXT.replace("Betreff: Bad\n", "")
    code, gesagt, _ = einlesen(ohne)
    assert (code, "--betreff" in gesagt) == (1, True)
    assert einlesen(ohne, "--betreff", "Bad")[0] == 0

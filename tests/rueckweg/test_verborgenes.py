"""What a document does not show: nothing becomes public by an edit, tables keep their titles."""

import pytest

from tests.rueckweg import word
from tests.rueckweg.conftest import build, source

GEHEIM = "{: .nichtoeffentlich }"


@pytest.fixture
def verdeckt(buero):
    """A letter of which a paragraph, and all under a heading, is not for publication."""
    text = source(buero).read_text(encoding="utf-8")
    for stelle in ("wurde schriftlich gefragt.", "## Was noch kommt"):
        assert stelle in text
        text = text.replace(stelle, f"{stelle}\n{GEHEIM}")
    source(buero).write_text(text, encoding="utf-8")
    return buero


FAELLE = {
    "geteilt": (word.split("Wer nicht"), "Wer nicht kommen"),
    "verbunden": (word.join("Die Bürger*innen und"), "Erster Termin"),
    "ueberschrift-weg": (word.remove("Was noch kommt"), "Was noch kommt"),
}


@pytest.mark.parametrize("fall", FAELLE)
def test_an_edit_that_would_make_something_public_is_told(fall, verdeckt, pull):
    edit, worte = FAELLE[fall]
    vorher = source(verdeckt).read_bytes()
    code, _, err = pull(word.edited(build(verdeckt), edit))
    assert code == 1
    assert "Nicht übernommen" in err
    assert worte in err
    assert source(verdeckt).read_bytes() == vorher


def test_a_hidden_paragraph_can_be_changed_and_deleted(verdeckt, pull):
    text = source(verdeckt).read_text(encoding="utf-8")
    geaendert = text.replace("drei Termine", "vier Termine")
    assert pull(word.edited(build(verdeckt), word.replace("drei Termine", "vier Termine")))[0] == 0
    assert source(verdeckt).read_text(encoding="utf-8") == geaendert
    code, _, err = pull(word.edited(build(verdeckt), word.remove("vier Termine")))
    assert code == 0, err
    nachher = source(verdeckt).read_text(encoding="utf-8")
    assert "vier Termine" not in nachher
    assert nachher.count(GEHEIM) == 1


def test_what_is_new_behind_a_hidden_paragraph_stands_behind_its_attributes(verdeckt, pull):
    code, _, err = pull(word.edited(build(verdeckt), word.insert("drei Termine", "Neu ist das.")))
    assert code == 0, err
    text = source(verdeckt).read_text(encoding="utf-8")
    assert f"gefragt.\n{GEHEIM}\n\nNeu ist das.\n\n- Erster" in text


def test_the_last_row_leaves_the_title_of_its_table(buero, pull):
    for zeile in ("läuft bereits", "geplant"):
        assert pull(word.edited(build(buero), word.remove(zeile)))[0] == 0
    text = source(buero).read_text(encoding="utf-8")
    assert '| euro }} |\n{: titel="Vorhaben und Mittel" }\n' in text

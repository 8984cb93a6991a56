"""A briefbogen: found in the style or in one below it, left out where a style does without."""

import pytest

from ozganswer.errors import Mistakes, Position
from ozganswer.load.workspace import Workspace

STIL, OBEN = "templates/muster/stil.yaml", "templates/oben/stil.yaml"
BOGEN = "templates/muster/briefbogen.docx"
BLATT, DARAUF = "bezeichnung: M\nbasis: din5008\n", "bezeichnung: O\nbasis: muster\n"


def lies(root, name="muster"):
    return Workspace.open(root)._leser.stilordner(name, Position(STIL)).stil


def test_a_style_has_its_own_or_that_of_its_basis(arbeitsbereich):
    root = arbeitsbereich({STIL: BLATT, OBEN: DARAUF, BOGEN: b"bytes"})
    for name in ("muster", "oben"):
        assert (lies(root, name).bogen.datei, lies(root, name).bogen.inhalt) == (BOGEN, b"bytes")


def test_a_style_may_do_without(arbeitsbereich):
    root = arbeitsbereich({STIL: BLATT, OBEN: f"{DARAUF}briefbogen: false\n", BOGEN: b"bytes"})
    assert lies(root, "oben").bogen is None
    assert lies(arbeitsbereich({STIL: BLATT})).bogen is not None


@pytest.mark.parametrize("name", ["briefbogen.doc", "briefbogen.dotx", "Briefbogen.docx"])
def test_a_letterhead_of_another_format_is_told_and_not_passed_over(name, arbeitsbereich):
    datei = f"templates/muster/{name}"
    with pytest.raises(Mistakes) as gefangen:
        lies(arbeitsbereich({STIL: BLATT, datei: b"x"}))
    (told,) = map(str, gefangen.value.mistakes)
    assert told == (
        f"{datei}: Fehler: Ein Briefbogen muss ein Word-Dokument mit dem Namen briefbogen.docx "
        "sein. Hinweis: In Word öffnen und als briefbogen.docx speichern, nicht als Vorlage."
    )


def test_names_of_styles_belong_to_roles(arbeitsbereich):
    root = arbeitsbereich({STIL: f"{BLATT}absatzformate: {{betref: Titel}}\n"})
    with pytest.raises(Mistakes, match="Meinten Sie „betreff“"):
        lies(root)
    root = arbeitsbereich({STIL: f"{BLATT}absatzformate: {{betreff: Unser Betreff}}\n"})
    assert lies(root).absatzformate == {"betreff": "Unser Betreff"}

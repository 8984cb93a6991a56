"""What stands at an address is what a letter has read there."""

from pathlib import Path

import pytest

from ozganswer.archive.aktuell import nachschlagen
from ozganswer.archive.nachweis import beleg
from ozganswer.compose import compose
from ozganswer.load.workspace import Workspace

WORKSPACE = Workspace.open(Path(__file__).parent.parent.parent)
BRIEFE = WORKSPACE.briefe()


@pytest.mark.parametrize("brief", BRIEFE, ids=str)
def test_every_fact_of_a_letter_is_found_again_as_it_was(brief):
    auftrag = WORKSPACE.auftrag(brief.kommune, brief.name)
    fakten = compose(auftrag).letter.fakten
    assert fakten
    wieder = [nachschlagen(auftrag.bestand, fakt.adresse) for fakt in fakten]
    assert [beleg(f) if f else None for f in wieder] == [beleg(f) for f in fakten]


GIBT_ES_NICHT = ["nie", "haushalt.nie", "haushalt.ozg_2019_20.nie", "kommune.anschrift.x.y"]


@pytest.mark.parametrize("adresse", GIBT_ES_NICHT)
def test_what_is_gone_is_not_found(adresse):
    assert nachschlagen(WORKSPACE.bestand("chemnitz"), adresse) is None


def test_a_key_that_a_free_record_lacks_is_absent():
    fakt = nachschlagen(WORKSPACE.bestand("chemnitz"), "kooperation.komm24.fehlt")
    assert fakt is not None
    assert fakt.wert is None

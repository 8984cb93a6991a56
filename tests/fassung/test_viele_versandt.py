"""A sent letter is known by its Nachweis alone, though its head has changed since."""

from datetime import date

import pytest
from repos import BRIEF

from ozganswer.archive.blick import Blick
from ozganswer.archive.fest import STATUS, VERSAND, is_sent, ohne_versand
from ozganswer.archive.heute import Heute
from ozganswer.archive.nachweis import digest
from ozganswer.archive.uebersicht import uebersicht
from ozganswer.load.ordner import Brief
from ozganswer.load.workspace import Workspace

STATION = "versandt"
QUELLE = f"answers/{BRIEF}/antwort.md"


def zeilen(ordner):
    kommune, name = BRIEF.split("/")
    blick = Blick(Heute(Workspace.open(ordner)), kommune)
    return blick.zeilen(Brief(kommune, name))


def test_the_versand_in_its_head_leaves_the_nachweis_believed(stationen):
    assert not zeilen(stationen["freigegeben"]).versandt
    assert zeilen(stationen["versandt"]).versandt
    (zeile,) = uebersicht(Workspace.open(stationen["versandt"]), date(2026, 5, 1)).zeilen
    assert [brief.status for brief in zeile.briefe] == ["versandt"]
    assert zeile.tage is None


def test_any_other_change_of_the_source_does_not(buero):
    pfad = buero / QUELLE
    pfad.write_bytes(pfad.read_bytes().replace(b"# Frage", b"Mehr.\n\n# Frage", 1))
    assert zeilen(buero) is None


@pytest.mark.parametrize("schreibe", [bytes, lambda text: text.replace(b"versandt", b'"versandt"')])
def test_it_is_undone_quickly_or_thoroughly(stationen, schreibe):
    inhalt = schreibe((stationen["versandt"] / QUELLE).read_bytes())
    soll = digest(ohne_versand(inhalt))
    assert is_sent(inhalt, soll)
    assert not is_sent(inhalt + b"x", soll)


def test_as_dispatch_writes_it_no_yaml_is_read(stationen):
    """Where the Versand is the last key, too, so that the rule of the head follows it."""
    inhalt = (stationen["versandt"] / QUELLE).read_bytes()
    assert inhalt.count(b"}\n---\n") == 1
    soll = digest(ohne_versand(inhalt))
    schnell = STATUS.sub(rb"\1schlussgezeichnet", VERSAND.sub(b"", inhalt))
    assert digest(schnell) == soll

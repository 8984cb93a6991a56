"""Through LibreOffice and back: saved by it, and edited in its own format by a script."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ozganswer.load.workspace import Workspace
from ozganswer.rueckweg.zurueckholen import Wahl, hole_zurueck
from tests.repos import BRIEF
from tests.rueckweg.conftest import source

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(
    not shutil.which("soffice"), reason="LibreOffice (soffice) ist nicht da: ohne Rückweg durch es"
)


def convert(dateien: list[Path], nach: str, ziel: Path) -> list[Path]:
    """Let LibreOffice open files and save them in a format."""
    profil = (ziel.parent / "profil").as_uri()
    command = ["soffice", f"-env:UserInstallation={profil}", "--headless", "--convert-to", nach]
    command += ["--outdir", str(ziel), *map(str, dateien)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return [ziel / datei.with_suffix(f".{nach}").name for datei in dateien]


def _letters() -> dict[str, Path]:
    """List the letters of this repository with their documents as they are committed."""
    briefe = Workspace.open(ROOT).briefe()
    alle = {str(b): ROOT / "answers" / str(b) / f"{b.name}.docx" for b in briefe}
    return {brief: datei for brief, datei in alle.items() if datei.is_file()}


@pytest.fixture(scope="module")
def gespeichert(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each letter's document, opened and saved by LibreOffice."""
    ordner = tmp_path_factory.mktemp("gespeichert")
    briefe = _letters()
    neu = convert(list(briefe.values()), "docx", ordner / "neu")
    return dict(zip(briefe, neu, strict=True))


def test_there_are_letters_to_save():
    assert len(_letters()) > 10


@pytest.mark.parametrize("brief", _letters())
def test_a_letter_that_was_only_saved_has_nothing_changed(brief, gespeichert):
    inhalt = gespeichert[brief].read_bytes()
    geholt = hole_zurueck(Workspace.open(ROOT), inhalt, "brief.docx", Wahl())
    assert (geholt.neu, geholt.meldungen) == ({}, ())


def _replace(xml: str, alt: str, neu: str) -> str:
    assert xml.count(alt) == 1, alt
    return xml.replace(alt, neu)


def _around(xml: str, text: str, tag: str) -> tuple[int, int]:
    """Find the element of a name that holds some words."""
    ort = xml.index(text)
    ende = f"</text:{tag}>"
    return xml.rindex(f"<text:{tag}", 0, ort), xml.index(ende, ort) + len(ende)


def _new_item(xml: str, hinter: str, neu: str) -> str:
    von, bis = _around(xml, hinter, "list-item")
    punkt = re.sub(r"<text:bookmark[^>]*/>", "", xml[von:bis]).replace(hinter, neu)
    return xml[:bis] + punkt + xml[bis:]


def _without(xml: str, text: str) -> str:
    von, bis = _around(xml, text, "p")
    return xml[:von] + xml[bis:]


@pytest.fixture(scope="module")
def bearbeitet(gebaut: bytes, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The letter's document, opened, edited by a script and saved as DOCX by LibreOffice."""
    ordner = tmp_path_factory.mktemp("bearbeitet")
    (ordner / "brief.docx").write_bytes(gebaut)
    (flach,) = convert([ordner / "brief.docx"], "fodt", ordner / "offen")
    xml = flach.read_text(encoding="utf-8")
    xml = _replace(xml, "drei Termine", "vier Termine")
    xml = _replace(xml, "läuft bereits", "ist fertig")
    xml = _replace(xml, "kommen 12.500\u00a0Euro", "kommen 13.000\u00a0Euro")
    xml = _replace(xml, "Genau 12.500.", "Genau 13.000.")
    xml = _new_item(xml, "Dritter Termin im Netz", "Vierter Termin am Abend")
    xml = _without(xml, "Ein zweiter Absatz bleibt")
    flach.write_text(xml, encoding="utf-8")
    (fertig,) = convert([flach], "docx", ordner / "neu")
    return fertig.read_bytes()


def test_what_was_edited_there_comes_back(bearbeitet, buero, pull):
    vorher = source(buero).read_text(encoding="utf-8")
    code, out, err = pull(bearbeitet, "--fakt", "aendern")
    assert code == 0, err
    erwartet = vorher.replace("drei Termine", "vier Termine").replace("läuft bereits", "ist fertig")
    netz = "- Dritter Termin im Netz\n"
    erwartet = erwartet.replace(netz, f"{netz}- Vierter Termin am Abend\n")
    erwartet = erwartet[: erwartet.index("\nEin zweiter Absatz")]
    assert source(buero).read_text(encoding="utf-8") == erwartet
    haushalt = (buero / "facts/musterstadt/haushalt.yaml").read_text(encoding="utf-8")
    assert "betrag: 13000" in haushalt
    assert f"„{BRIEF}“: 4 Stellen und 1 Faktenblatt geändert" in out
    assert "Zurückgenommen" not in err

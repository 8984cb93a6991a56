"""The Verfügung: the letter's Entwurf as its first point, and what is to be done with it."""

from pathlib import Path

import pytest
from hypothesis import given, settings

from ozganswer.ausgabe import write_files
from ozganswer.build import build_letter
from ozganswer.cli.anlegen import new_files
from ozganswer.compose.verfuegung import BRIEFBOGEN, entwurf
from ozganswer.load.workspace import Workspace
from ozganswer.records.auftrag import Schriftstueck
from ozganswer.records.letter import (
    Block,
    Heading,
    InfoLine,
    Letter,
)
from ozganswer.records.reading import text_of
from tests.write_docx.briefe import LETTERS

NAME = "RA-001-2026"
ORDNER = f"answers/musterstadt/{NAME}"
WIEDERVORLAGE = "wiedervorlage: 2026-04-01\n"
VERTEILER = "verteiler: [Stadtrat]\n"


@pytest.fixture
def arbeitsbereich(tmp_path: Path) -> Path:
    """A workspace as `init` makes it."""
    write_files(new_files(tmp_path), tmp_path)
    return tmp_path


@pytest.fixture
def verfuegung(arbeitsbereich: Path) -> str:
    """The Verfügung of the example with all that its head can say."""
    return _text(_mit(arbeitsbereich, WIEDERVORLAGE + VERTEILER))


def _mit(wurzel: Path, kopf: str) -> Path:
    quelle = wurzel / ORDNER / "antwort.md"
    text = quelle.read_text(encoding="utf-8")
    quelle.write_text(text.replace("---\n", f"---\n{kopf}", 1), encoding="utf-8")
    return wurzel


def _text(wurzel: Path, name: str = NAME, was: Schriftstueck = Schriftstueck.VERFUEGUNG) -> str:
    auftrag = Workspace.open(wurzel).auftrag("musterstadt", name, was)
    (inhalt,) = build_letter(auftrag, ("txt",)).dateien.values()
    return inhalt.decode()


def _punkte(text: str) -> list[str]:
    absaetze = text.strip().split("\n\n")
    return [a for a in absaetze if a[:2] in {f"{n}." for n in range(1, 9)} and "?" not in a]


def test_its_points_are_those_of_a_file(verfuegung: str) -> None:
    assert _punkte(verfuegung) == [
        "1. Schreiben an Frau Stadträtin Erika Mustermann",
        "2. Mitzeichnung",
        "3. Abgang",
        "4. Wv. 01.04.2026",
        "5. z. d. A.",
    ]


def test_who_co_signs_stands_in_a_table_with_room_to_sign(verfuegung: str) -> None:
    table = verfuegung.split("2. Mitzeichnung\n\n")[1].split("\n\n", maxsplit=1)[0]
    rows = [[cell.strip() for cell in row.split("|")] for row in table.split("\n")]
    assert rows[0] == ["Stelle", "Datum", "Zeichen"]
    assert [row[0] for row in rows[2:3]] == ["Hauptamt"]
    assert all(row[1:] == ["", ""] for row in rows[2:])


def test_it_goes_to_all_who_get_the_letter(verfuegung: str) -> None:
    abgang = verfuegung.split("3. Abgang\n\n")[1].split("\n\n", maxsplit=1)[0]
    assert "\nFrau Stadträtin Erika Mustermann | " in abgang
    assert "\nStadtrat (Verteiler)" in abgang


def test_what_is_handed_over_goes_to_the_body_that_is_competent(arbeitsbereich: Path) -> None:
    quelle = arbeitsbereich / ORDNER / "antwort.md"
    text = quelle.read_text(encoding="utf-8")
    abgabe = text.replace("art: antwort\n", "art: abgabe\nzustaendig: das Landesamt\n")
    quelle.write_text(abgabe, encoding="utf-8")
    abgang = _text(arbeitsbereich).split("3. Abgang\n\n")[1]
    assert "\ndas Landesamt (Abgabe)" in abgang.split("\n\n", maxsplit=1)[0]


def test_the_letter_s_words_stand_in_it(verfuegung: str, arbeitsbereich: Path) -> None:
    brief = _text(arbeitsbereich, was=Schriftstueck.BRIEF)
    text = brief.split("Sehr geehrte")[1].split("Verteiler")[0].strip()
    assert len(text) > 500
    assert text in verfuegung


def test_what_is_not_to_be_done_has_no_number(arbeitsbereich: Path) -> None:
    assert [p[:5] for p in _punkte(_text(arbeitsbereich))][-1] == "4. z."


def test_a_source_of_that_muster_is_a_verfuegung_of_its_own(arbeitsbereich: Path) -> None:
    ordner = arbeitsbereich / "answers/musterstadt/vermerk"
    ordner.mkdir()
    (ordner / "verfuegung.md").write_text("---\ntitel: Ablage\n---\n\nErledigt.\n", "utf-8")
    text = _text(arbeitsbereich, "vermerk", Schriftstueck.BRIEF)
    assert "Verfügung - Ablage" in text
    assert text.endswith("1. Text\n\nErledigt.\n\n2. z. d. A.\n")


@settings(max_examples=100)
@given(LETTERS)
def test_an_entwurf_keeps_the_letter_s_words(letter: Letter) -> None:
    drawn = entwurf(letter)
    assert [text_of(block) for block in drawn] == [text_of(block) for block in _said(letter)]
    lowered = [b.level - 1 for b in drawn if isinstance(b, Heading)]
    assert lowered == [b.level for b in letter.body if isinstance(b, Heading)]


def _said(letter: Letter) -> list[Block | InfoLine]:
    frame = letter.frame
    before, after = (
        [b for r in regions if r.name not in BRIEFBOGEN for b in r.blocks]
        for regions in (frame.before, frame.after)
    )
    return [*before, *letter.body, *after]

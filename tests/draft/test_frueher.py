"""Earlier answers are found, in the own Kommune first, and it is known whether they still hold."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozganswer.ausgabe import write_files
from ozganswer.cli import main
from ozganswer.cli.anlegen import new_files
from ozganswer.draft.aehnlich import aehnlichkeit, kern
from ozganswer.draft.frueher import Antwortsuche
from ozganswer.draft.register import DATEI, _made, register
from ozganswer.errors.searching import OhneVolltextsuche
from ozganswer.load.ordner import Anfrageort
from ozganswer.load.workspace import Workspace

NEU = Anfrageort("musterstadt", "RA-002-2026")
MITTEL = "Welche Mittel sind im Haushalt 2026 dafür vorgesehen?"
BRIEF = Path("answers/musterstadt/RA-001-2026/antwort.md")
FRAGEN = Path("questions/musterstadt/RA-001-2026.yaml")


@pytest.fixture(scope="module")
def gebaut(tmp_path_factory):
    """A workspace with a letter that is built."""
    root = tmp_path_factory.mktemp("gebaut")
    write_files(new_files(root), root)
    assert main(["-C", str(root), "build", "--force"]) == 0
    return root


@pytest.fixture
def root(gebaut, tmp_path):
    return shutil.copytree(gebaut, tmp_path / "arbeit")


def suche(root, text=MITTEL, ort=NEU):
    workspace = Workspace.open(root)
    with register(workspace) as fragen:
        return Antwortsuche(workspace, fragen).auf(ort, text)


def change(root, datei, alt, neu):
    text = (root / datei).read_text(encoding="utf-8")
    assert alt in text
    (root / datei).write_text(text.replace(alt, neu), encoding="utf-8")


def neighbour(root):
    """Let another Kommune have asked and answered the same."""
    for oben in ("facts", "questions", "answers"):
        shutil.copytree(root / oben / "musterstadt", root / oben / "anderstadt")


def test_an_answer_is_found_with_its_source_and_its_letter(root):
    (fund,) = suche(root)
    assert (fund.kennung, fund.nr, str(fund.brief)) == (
        "RA-001/2026",
        "2",
        "musterstadt/RA-001-2026",
    )
    assert (fund.datum.isoformat(), fund.status, fund.eigene) == ("2026-03-10", "entwurf", True)
    assert fund.passage.startswith("Für die Umsetzung des Onlinezugangsgesetzes sind im Jahr {{")
    assert 0.8 < fund.aehnlichkeit <= 1
    assert fund.anders == ()


@pytest.mark.parametrize(
    "text",
    [
        "Welche Haushaltsmittel sind 2026 vorgesehen?",
        "Welche Mittel sieht der Haushalt 2026 dafür vor?",
        "Mittel im Haushalt 2026?",
    ],
)
def test_other_forms_of_the_words_are_the_same_words(root, text):
    assert [f.nr for f in suche(root, text)] == ["2"]


@pytest.mark.parametrize("text", ["Wie viele Schulen haben Glasfaser?", "", "und?", '"* OR NOT ('])
def test_what_is_not_alike_is_not_found(root, text):
    assert suche(root, text) == ()


def test_a_question_is_no_earlier_one_of_itself(root):
    assert suche(root, ort=Anfrageort("musterstadt", "RA-001-2026")) == ()


def test_a_gap_is_no_answer(root):
    change(root, BRIEF, "{{ haushalt.schulung_2026.betrag | euro }}", "{{ offen('Kosten') }}")
    assert suche(root) == ()


def test_a_broken_letter_hides_no_other(root):
    kaputt = root / "answers/musterstadt/anders/antwort.md"
    kaputt.parent.mkdir()
    kaputt.write_text(
        "---\nanfrage: RA-001/2026\nart: nix\n---\n# Frage 2\n\nx\n", encoding="utf-8"
    )
    assert len(suche(root)) == 1


def test_the_own_kommune_goes_first_and_the_other_is_known_as_such(root):
    neighbour(root)
    assert [(f.brief.kommune, f.eigene) for f in suche(root)] == [
        ("musterstadt", True),
        ("anderstadt", False),
    ]


def test_what_changed_since_is_told_if_the_passage_says_it(root):
    change(root, "facts/musterstadt/haushalt.yaml", "betrag: 45000", "betrag: 50000")
    change(root, "facts/musterstadt/projekte.yaml", "phase: Erprobung", "phase: Betrieb")
    (fund,) = suche(root)
    assert [(a.alt.adresse, a.alt.wert, a.neu.wert) for a in fund.anders] == [
        ("haushalt.ozg_2026.betrag", 45000, 50000)
    ]


def test_of_a_letter_that_is_not_as_it_was_built_nothing_is_said(root):
    change(root, BRIEF, "zusammen", "insgesamt")
    (fund,) = suche(root)
    assert fund.anders is None


def test_the_index_is_of_the_files_as_they_are(root):
    assert suche(root, "Wie viele Schulen sind vorgesehen?") == ()
    change(root, FRAGEN, "Welche Mittel sind dafür im Haushalt 2026", "Wie viele Schulen sind")
    assert [f.nr for f in suche(root, "Wie viele Schulen sind vorgesehen?")] == ["2"]
    assert suche(root) == ()
    (root / FRAGEN).unlink()
    assert suche(root, "Wie viele Schulen sind vorgesehen?") == ()


@pytest.mark.parametrize("inhalt", [b"", b"kaputt", b"SQLite format 3\0" + b"\0" * 5000])
def test_a_damaged_index_is_made_anew(root, inhalt):
    suche(root)
    (root / DATEI).write_bytes(inhalt)
    assert len(suche(root)) == 1
    assert len((root / DATEI).read_bytes()) > 5000


def test_an_index_of_another_version_is_made_anew(root):
    suche(root)
    with sqlite3.connect(root / DATEI) as db:
        db.execute("UPDATE fassung SET name = '0'")
        db.execute("DELETE FROM frage")
    db.close()
    assert len(suche(root)) == 1


def test_what_an_index_says_of_a_file_counts_only_if_the_file_says_it(root):
    suche(root)
    with closing(sqlite3.connect(root / DATEI)) as db, db:
        db.execute("UPDATE frage SET nr = '9' WHERE nr = '2'")
    assert suche(root) == ()
    with closing(sqlite3.connect(root / DATEI)) as db, db:
        db.execute("UPDATE frage SET nr = '1' WHERE nr = '9'")
    assert suche(root) == ()


def test_an_anfrage_that_was_copied_under_another_name_is_none(root):
    suche(root)
    shutil.copy(root / FRAGEN, root / "questions/musterstadt/RA-000.yaml")
    assert [str(f.brief) for f in suche(root)] == ["musterstadt/RA-001-2026"]


def test_where_no_file_may_be_written_it_is_kept_in_memory(root):
    (root / DATEI.parent).write_bytes(b"")
    assert len(suche(root)) == 1


def test_while_another_writes_it_nobody_waits_long_or_loses_it(root):
    suche(root)
    vorher = (root / DATEI).read_bytes()
    with closing(sqlite3.connect(root / DATEI)) as andere:
        andere.execute("BEGIN EXCLUSIVE")
        assert len(suche(root)) == 1
    assert (root / DATEI).read_bytes() == vorher


def test_the_index_is_nothing_for_git(root):
    suche(root)
    assert (root / DATEI.parent / ".gitignore").read_text(encoding="utf-8") == "*\n"


class OhneFts(sqlite3.Connection):
    """The SQLite of a Python that was built without FTS5."""

    def executescript(self, _):
        raise sqlite3.OperationalError("no such module: fts5")


def test_without_fts5_it_says_so():
    with pytest.raises(OhneVolltextsuche):
        _made(sqlite3.connect(":memory:", factory=OhneFts))


WORTE = st.lists(st.sampled_from("haushalt mittel haushaltsmittel ozg amt gesamt 2026".split()))


@given(WORTE, WORTE)
def test_to_be_alike_is_mutual_and_between_0_and_1(a, b):
    mass = aehnlichkeit(a, b, len)
    assert 0 <= mass <= 1
    assert mass == aehnlichkeit(b, a, len)
    assert (mass == 1) == (set(a) == set(b) != set())


def test_words_that_say_nothing_do_not_count():
    assert kern("Welche Kosten sind bisher für die Schulungen entstanden?") == kern(
        "Kosten der Schulung, die entstanden sind"
    )

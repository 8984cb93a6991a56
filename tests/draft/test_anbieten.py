"""Of an earlier answer a draft takes over what surely holds, and shows all else in comments."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from ozganswer.archive.heute import FaktAnders
from ozganswer.archive.nachweis import Beleg
from ozganswer.ausgabe import write_files
from ozganswer.cli import main
from ozganswer.cli.anlegen import new_files
from ozganswer.draft.anbieten import als_kommentar, als_passage, herkunft, uebernommene
from ozganswer.draft.frueher import Frueher
from ozganswer.load.ordner import Brief

FRAGE = "Welche Mittel sind im Haushalt 2026 vorgesehen?"
FUND = Frueher(
    Brief("stadt", "RA-1"),
    "RA/1",
    "2",
    FRAGE,
    0.93,
    True,
    date(2026, 3, 10),
    "versandt",
    "Es sind {{ haushalt.ozg.betrag | euro }}.",
    (),
)
BETRAG = Beleg(adresse="haushalt.ozg.betrag", wert=45000)
ANDERS = FaktAnders(BETRAG, replace(BETRAG, wert=52000))


def test_a_passage_keeps_its_facts_and_says_whose_it_is():
    assert list(als_passage(FUND)) == [
        (
            "{# Frühere Antwort: RA/1, Frage 2 vom 10.03.2026 (versandt), zu 93 % dieselbe Frage; "
            "ihre Fakten sind unverändert. #}"
        ),
        "Es sind {{ haushalt.ozg.betrag | euro }}.",
    ]


@pytest.mark.parametrize(
    ("anders", "frage"),
    [
        ({"eigene": False}, FRAGE),
        ({"passage": "Ja, das ist geplant."}, FRAGE),
        ({"passage": f"{FUND.passage} Seit 2019 sind es mehr."}, FRAGE),
        ({"status": "entwurf"}, FRAGE),
        ({"status": "mitzeichnung"}, FRAGE),
        ({"frage": FRAGE.replace("sind", "sind dafür")}, FRAGE.replace("sind", "sind dafür")),
        ({"frage": FRAGE.replace("sind", "sind dazu")}, FRAGE.replace("sind", "sind dazu")),
        ({"anders": (ANDERS,)}, FRAGE),
        ({"anders": None}, FRAGE),
        ({}, FRAGE.replace("Mittel", "Stellen")),
        ({}, FRAGE.replace("sind", "sind nicht")),
        ({}, FRAGE.replace("2026", "2027")),
        ({}, FRAGE.replace("Haushalt 2026", "Haushalt")),
    ],
)
def test_what_may_not_hold_is_not_taken_over(anders, frage):
    assert uebernommene([FUND], FRAGE) == FUND
    assert uebernommene([replace(FUND, **anders)], frage) is None


@pytest.mark.parametrize(
    ("anders", "satz"),
    [
        ({"eigene": False}, "Frühere Antwort von stadt: RA/1, Frage 2"),
        ({"eigene": False}, "nichts davon ungeprüft übernehmen."),
        ({"anders": None}, "ob ihre Fakten noch stimmen, ist nicht bekannt"),
        ({"anders": (ANDERS,)}, "seitdem anders: haushalt.ozg.betrag 45000 → 52000."),
        ({"anders": (FaktAnders(BETRAG, None),)}, "haushalt.ozg.betrag 45000 → gelöscht."),
        ({"datum": None}, "RA/1, Frage 2 (versandt)"),
    ],
)
def test_it_is_said_whether_an_answer_still_holds(anders, satz):
    assert satz in herkunft(replace(FUND, **anders))


@given(st.text(alphabet="{}#% -ab\n'"), st.text(alphabet="{}#% -ab"))
def test_nothing_of_what_is_only_shown_becomes_text(passage, frage):
    zeilen = als_kommentar([replace(FUND, passage=passage, frage=frage)])
    assert Environment(autoescape=True).from_string("\n".join(zeilen)).render().strip() == ""


KEIN_THEMA = "Wie viele Fahrräder stehen vor dem Rathaus am Markt?"


@pytest.fixture
def root(tmp_path):
    """A workspace with a letter that went out, and an Anfrage that asks partly the same."""
    ordner = tmp_path / "arbeit"
    dateien = dict(new_files(ordner))
    brief = ordner / "answers/musterstadt/RA-001-2026/antwort.md"
    dateien[brief] = dateien[brief].replace(b"status: entwurf", b"status: versandt")
    anfrage = ordner / "questions/musterstadt/RA-001-2026.yaml"
    alt = b"Mit wem arbeitet die Stadt beim digitalen Bauantrag zusammen?"
    assert alt in dateien[anfrage]
    dateien[anfrage] = dateien[anfrage].replace(alt, KEIN_THEMA.encode())
    dateien[ordner / "questions/musterstadt/RA-002-2026.yaml"] = (
        "kennung: RA-002/2026\nbetreff: Fahrräder\neinreicher: {fraktion: Muster}\nfragen:\n"
        f'  - {{nr: "1", text: "{KEIN_THEMA}"}}\n'
        '  - {nr: "2", text: "Welche Mittel sind im Haushalt 2027 vorgesehen?"}\n'
    ).encode()
    write_files(dateien, ordner)
    assert main(["-C", str(ordner), "build", "--only", "txt", "--out", str(tmp_path / "x")]) == 0
    nachweis = (tmp_path / "x" / "RA-001-2026.nachweis.yaml").read_bytes()
    (brief.parent / "nachweis.yaml").write_bytes(nachweis)
    return ordner


def draft(root, *optionen):
    assert main(["-C", str(root), "draft", "RA-002/2026", *optionen]) == 0
    return (root / "answers/musterstadt/RA-002-2026/antwort.md").read_text(encoding="utf-8")


def test_a_draft_answers_as_before_what_no_textbaustein_answers(root, capsys):
    text = draft(root)
    assert (
        "ihre Fakten sind unverändert. #}\nBeim Vorhaben „{{ projekte.bauantrag.titel }}“" in text
    )
    assert "Frage 1: wie RA-001/2026, Frage 3" in capsys.readouterr().out
    assert "#}\nFür die Umsetzung" not in text


def test_a_passage_that_cannot_stand_alone_is_only_shown(root):
    brief = root / "answers/musterstadt/RA-001-2026/antwort.md"
    quelle = brief.read_text(encoding="utf-8")
    neu = quelle.replace(
        "# Frage 3\n", "# Frage 3\n\nSiehe Antwort zu Frage 3 der Anfrage, {{ x }}.\n"
    )
    neu = neu.replace("# Frage 1\n", "{% set x = 1 %}\n# Frage 1\n", 1)
    brief.write_text(neu, encoding="utf-8")
    nachweis = brief.parent / "nachweis.yaml"
    nachweis.unlink()
    ziel = root.parent / "y"
    assert main(["-C", str(root), "build", "RA-001-2026", "--only", "txt", "--out", str(ziel)]) == 0
    nachweis.write_bytes((ziel / "RA-001-2026.nachweis.yaml").read_bytes())
    text = draft(root)
    assert "{#\nSiehe Antwort zu Frage 3 der Anfrage, {{ x }}." in text
    assert "{{ offen(" in text


def test_earlier_answers_are_shown_and_nothing_is_written(root, capsys):
    capsys.readouterr()
    assert main(["-C", str(root), "draft", "RA-002/2026", "--frueher"]) == 0
    heraus = capsys.readouterr().out
    assert heraus.startswith("Frage 1: 1 frühere Antwort\n  Frühere Antwort: RA-001/2026, Frage 3")
    assert (
        "    Beim Vorhaben „{{ projekte.bauantrag.titel }}“ arbeitet die Stadt mit dem\n" in heraus
    )
    assert not (root / "answers/musterstadt/RA-002-2026").exists()

"""`draft`: what it writes, what it tells, and what it never does."""

import pytest

from ozganswer.cli import main
from tests.cli.musterstadt import NAME

NEU = """\
kennung: RA-7/2026
betreff: Stand der Digitalisierung
federfuehrung: hauptamt
fragen:
  - {nr: "1", text: Wie ist der Stand der Vorhaben?}
  - {nr: "2", text: Wie viele Planstellen gibt es?}
"""


@pytest.fixture
def draft(arbeitsbereich, capsys):
    """Draft the answer to RA-7/2026; return the exit code, the words told, and its file."""
    frage = arbeitsbereich / "questions/musterstadt/RA-7-2026.yaml"
    frage.write_text(NEU, encoding="utf-8")

    def run(*args):
        code = main(["-C", str(arbeitsbereich), "draft", *(args or ("RA-7/2026",))])
        aus = capsys.readouterr()
        return code, aus.out + aus.err, arbeitsbereich / "answers/musterstadt/RA-7-2026/antwort.md"

    return run


def test_it_tells_what_answers_each_question_and_what_does_not(draft):
    code, gesagt, datei = draft()
    assert code == 0
    assert gesagt.splitlines() == [
        "Frage 1: stand.md",
        "Frage 2: offen: Angaben zum Personal (zu fragen: hauptamt)",
        "geschrieben: answers/musterstadt/RA-7-2026/antwort.md (2 Fragen, 1 offene Lücke)",
    ]
    assert datei.read_text(encoding="utf-8").startswith("---\nart: antwort\nstatus: entwurf\n")


def test_check_counts_what_is_open_and_names_whom_to_ask(draft, arbeitsbereich, capsys):
    draft()
    assert main(["-C", str(arbeitsbereich), "check", "RA-7/2026"]) == 0
    aus = capsys.readouterr()
    assert (
        "Angaben zum Personal, Frage 2“ ist noch offen. Hinweis: Zu fragen ist: Hauptamt."
        in aus.err
    )
    assert "2 Warnungen, davon 2 offene Lücken.\n" in aus.out


def test_the_draft_can_be_built_in_every_format(draft, arbeitsbereich, tmp_path):
    draft()
    ziel = tmp_path / "gebaut"
    assert main(["-C", str(arbeitsbereich), "build", "RA-7/2026", "--out", str(ziel)]) == 0
    text = (ziel / "RA-7-2026.txt").read_text(encoding="utf-8")
    assert "[offen: Angaben zum Personal, Frage 2 – Hauptamt]" in text
    assert "{#" not in text
    assert {p.suffix for p in ziel.iterdir()} == {".docx", ".pdf", ".txt", ".yaml"}


def test_what_exists_stays(draft):
    _, _, datei = draft()
    datei.write_text("---\nstatus: entwurf\n---\n\nVon Hand.\n", encoding="utf-8")
    code, gesagt, _ = draft()
    assert (code, datei.read_text(encoding="utf-8")[-10:]) == (1, "Von Hand.\n")
    assert "Den Brief gibt es schon; er bleibt, wie er ist." in gesagt


def test_force_shows_the_difference_and_keeps_the_head(draft):
    _, _, datei = draft()
    kopf = "---\nstatus: entwurf\nverteiler: [Stadtrat]  # bleibt\n---\n"
    datei.write_text(f"{kopf}\nVon Hand.\n", encoding="utf-8")
    code, gesagt, _ = draft("RA-7/2026", "--force")
    assert code == 0
    assert "-Von Hand." in gesagt
    assert "+# Frage 1" in gesagt
    assert datei.read_text(encoding="utf-8").startswith(f"{kopf}\n# Frage 1\n")


def test_the_same_facts_make_the_same_draft(draft):
    _, _, datei = draft()
    vorher = datei.read_bytes()
    code, gesagt, _ = draft("RA-7/2026", "--force")
    assert (code, gesagt.startswith("Frage 1: stand.md\n")) == (0, True)
    assert datei.read_bytes() == vorher


def test_a_day_decides_which_facts_hold(draft, arbeitsbereich):
    blatt = arbeitsbereich / "facts/musterstadt/projekte.yaml"
    text = blatt.read_text(encoding="utf-8")
    blatt.write_text(f"gueltig_bis: 2026-12-31\n{text}", encoding="utf-8")
    assert "stand.md" in draft("RA-7/2026", "--stichtag", "01.06.2027")[1]


def test_the_day_of_the_letter_is_the_one_that_counts(draft, arbeitsbereich):
    blatt = arbeitsbereich / "facts/musterstadt/projekte.yaml"
    neu = "\n  alt: {titel: Altes Vorhaben, gueltig_bis: 2026-06-30}\n"
    blatt.write_text(blatt.read_text(encoding="utf-8") + neu, encoding="utf-8")
    _, _, datei = draft("RA-7/2026", "--stichtag", "01.07.2026")
    assert "'alt'" not in datei.read_text(encoding="utf-8")
    datei.write_text("---\ndatum: 2026-06-01\n---\n", encoding="utf-8")
    draft("RA-7/2026", "--force")
    assert "| nur(" not in datei.read_text(encoding="utf-8")


def test_a_broken_blatt_stops_only_what_uses_it(draft, arbeitsbereich):
    (arbeitsbereich / "facts/musterstadt/projekte.yaml").write_text("x: 1\n", encoding="utf-8")
    code, gesagt, datei = draft()
    assert (code, datei.exists()) == (1, False)
    assert "facts/musterstadt/projekte.yaml:1:1: Fehler: " in gesagt
    (arbeitsbereich / "facts/musterstadt/haushalt.yaml").write_text("x: 1\n", encoding="utf-8")
    (arbeitsbereich / "facts/musterstadt/projekte.yaml").unlink()
    assert draft()[0] == 0


def test_a_textbaustein_that_fails_is_told_and_nothing_is_written(draft, arbeitsbereich):
    eigener = arbeitsbereich / "templates/textbausteine/stand.md"
    eigener.parent.mkdir(parents=True)
    eigener.write_text("{{ projekte.nie.titel }}\n", encoding="utf-8")
    code, gesagt, datei = draft()
    assert (code, datei.parent.exists()) == (1, False)
    assert "Den Fakt „projekte.nie“ gibt es nicht." in gesagt


def test_an_own_topic_and_textbaustein_are_used(draft, arbeitsbereich):
    ordner = arbeitsbereich / "templates/textbausteine"
    ordner.mkdir(parents=True)
    (ordner / "planstellen.md").write_text("Eigener Satz.\n", encoding="utf-8")
    (ordner / "planstellen.yaml").write_text(
        "bezeichnung: Planstellen\nfehlt: Planstellen\nvorrang: true\n"
        "woerter: {stark: [Planstelle, wie viele Planstellen]}\n"
        "bausteine: [{datei: planstellen.md, blatt: organisation}]\n",
        encoding="utf-8",
    )
    assert "Frage 2: planstellen.md," in draft()[1]


def test_a_released_letter_is_never_touched(draft, arbeitsbereich):
    nachweis = arbeitsbereich / f"answers/musterstadt/{NAME}/nachweis.yaml"
    nachweis.write_text('fassung: {"nummer": 1}\n', encoding="utf-8")
    code, gesagt, _ = draft(NAME, "--force")
    assert code == 1
    assert "Fassung 1" in gesagt

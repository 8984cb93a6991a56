"""What is missing is asked of who knows it: gaps, questions without answer, facts run out."""

import email
import os
from email import policy
from pathlib import Path

import pytest

from ozganswer.load.yaml import lies_yaml

NOTIZEN = Path(__file__).parent / "notizen"
ZIEL = "zuarbeit/musterstadt/RA-002-2026"
TAG = ("--stichtag", "2026-12-01")


def write(root, datei, alt, neu):
    text = (root / datei).read_text(encoding="utf-8")
    assert alt in text
    (root / datei).write_text(text.replace(alt, neu), encoding="utf-8")


def test_the_notes_are_as_they_should_be(root, call):
    code, out, err = call("ask", "RA-002/2026", *TAG)
    namen = [
        f"{stelle}.{art}" for stelle in ("hauptamt", "kaemmerei") for art in ("md", "eml", "yaml")
    ]
    assert out.splitlines() == [f"geschrieben: {ZIEL}/{name}" for name in namen]
    assert code == 0
    assert err.count("\n") == 1
    assert "Von „Hauptamt“ ist keine E-Mail-Adresse bekannt" in err
    for name in namen:
        heraus = (root / ZIEL / name).read_bytes()
        if os.environ.get("OZGANSWER_ANNEHMEN"):
            (NOTIZEN / name).write_bytes(heraus)
        assert heraus == (NOTIZEN / name).read_bytes()


def test_the_mail_is_one_and_brings_the_file_to_fill_in(root, call):
    call("ask", "RA-002/2026", *TAG)
    mail = email.message_from_bytes(
        (root / ZIEL / "kaemmerei.eml").read_bytes(), policy=policy.default
    )
    assert mail["To"].addresses[0].addr_spec == "kaemmerei@musterstadt.example"
    assert mail["Subject"] == "Zuarbeit zu RA-002/2026 bis 08.12.2026: Kosten der Digitalisierung"
    (anhang,) = mail.iter_attachments()
    assert anhang.get_filename() == "kaemmerei.yaml"
    assert anhang.get_content() == (root / ZIEL / "kaemmerei.yaml").read_bytes()
    assert not mail.defects


def test_a_file_to_fill_in_is_yaml_with_nothing_filled_in(root, call):
    call("ask", "RA-002/2026", *TAG)
    daten = lies_yaml((root / ZIEL / "kaemmerei.yaml").read_text(encoding="utf-8"), "").daten
    assert daten["blaetter"] == {
        "haushalt": {
            "eintraege": {
                "schulung_2027": {"zweck": None, "betrag": None},
                "ozg_2026": {"betrag": None, "gueltig_bis": None, "genauigkeit": None},
            }
        },
        "zuarbeit": {"eintraege": {"ra_002_2026_frage_3": {"angabe": None}}},
    }


@pytest.mark.parametrize(
    ("tag", "satz"),
    [
        ("2026-12-08", "sie bis Dienstag, 08.12.2026; fällig ist die Antwort am Freitag, 18.12."),
        ("2026-12-09", "umgehend; gebraucht wurden sie bis Dienstag, 08.12.2026; fällig ist"),
    ],
)
def test_the_day_is_the_frist_less_the_vorlauf(root, call, tag, satz):
    call("ask", "RA-002/2026", "--stichtag", tag)
    assert satz in (root / ZIEL / "kaemmerei.md").read_text(encoding="utf-8")


def test_without_a_vorlauf_the_frist_is_named_and_told_of(root, call):
    write(
        root,
        "facts/musterstadt/kommune.yaml",
        "vorlauf: {zuarbeit: {tage: 10}, mitzeichnung: {tage: 3}}\n",
        "",
    )
    _, _, err = call("ask", "RA-002/2026", *TAG)
    assert "Im Blatt kommune „vorlauf: {zuarbeit: {tage: 10}}“ ergänzen." in err
    notiz = (root / ZIEL / "kaemmerei.md").read_text(encoding="utf-8")
    assert "sie bis Freitag, 18.12.2026.\n" in notiz


def test_without_a_frist_it_is_asked_for_soon(root, call):
    write(root, "questions/musterstadt/RA-002-2026.yaml", "eingegangen: 2026-11-20\n", "")
    call("ask", "RA-002/2026", *TAG)
    notiz = (root / ZIEL / "kaemmerei.md").read_text(encoding="utf-8")
    assert "so bald wie möglich" in notiz
    assert "None" not in notiz


def test_before_there_is_a_letter_every_question_is_asked(root, call):
    (root / "answers/musterstadt/RA-002-2026/antwort.md").unlink()
    (root / "answers/musterstadt/RA-002-2026").rmdir()
    assert call("ask", "RA-002/2026", *TAG)[0] == 0
    notiz = (root / ZIEL / "kaemmerei.md").read_text(encoding="utf-8")
    assert [z for z in notiz.splitlines() if z.startswith("- ")] == [
        f"- Antwort auf Frage {nr}" for nr in (1, 2, 3)
    ]


def test_several_offices_are_asked_for_what_is_theirs_of_an_answer(root, call):
    datei = "questions/musterstadt/RA-002-2026.yaml"
    write(root, datei, "zuarbeit: [kaemmerei]", "zuarbeit: [kaemmerei, hauptamt]")
    call("ask", "RA-002/2026", *TAG)
    for stelle in ("kaemmerei", "hauptamt"):
        vordruck = (root / ZIEL / f"{stelle}.yaml").read_text(encoding="utf-8")
        assert f"      ra_002_2026_frage_3_{stelle}:\n" in vordruck


def test_where_nobody_is_to_ask_it_says_so(root, call):
    write(root, "questions/musterstadt/RA-002-2026.yaml", "federfuehrung: hauptamt\n", "")
    code, _, err = call("ask", "RA-002/2026", *TAG)
    assert code == 0
    assert "Wer „Mittel für Geräte“ wissen kann, ist nicht bekannt; gefragt wird niemand." in err
    assert not (root / ZIEL / "hauptamt.md").exists()


@pytest.mark.parametrize("status", ["mitzeichnung", "schlussgezeichnet"])
def test_a_letter_is_asked_for_until_it_is_signed(root, call, status):
    write(
        root,
        "answers/musterstadt/RA-002-2026/antwort.md",
        "status: entwurf\n",
        f"status: {status}\ndatum: 2026-12-10\n",
    )
    call("ask", "RA-002/2026", *TAG)
    notiz = (root / ZIEL / "kaemmerei.md").read_text(encoding="utf-8")
    assert ("Kosten der Schulung" in notiz) == (status == "mitzeichnung")


def test_what_was_filled_in_is_not_overwritten(root, call):
    call("ask", "RA-002/2026", *TAG)
    assert "schon gefragt" in call("ask", "RA-002/2026", *TAG)[1]
    write(root, f"{ZIEL}/kaemmerei.yaml", "        betrag:\n", "        betrag: 8500\n")
    code, _, err = call("ask", "RA-002/2026", *TAG)
    assert code == 1
    assert f"{ZIEL}/kaemmerei.yaml: Fehler: Die Datei gibt es schon" in err
    code, out, _ = call("ask", "RA-002/2026", *TAG, "--force")
    assert code == 0
    assert "-        betrag: 8500\n+        betrag:\n" in out


def test_what_is_known_is_not_asked_again(root, call):
    datei = "facts/musterstadt/haushalt.yaml"
    write(
        root,
        datei,
        "  schulung_2026:\n",
        "  schulung_2027: {zweck: Schulung, betrag: 1}\n  schulung_2026:\n",
    )
    _, _, err = call("ask", "RA-002/2026", *TAG)
    assert "„Kosten der Schulung“ ist jetzt bekannt: haushalt.schulung_2027.betrag." in err
    assert (
        "Kosten"
        not in (root / ZIEL / "kaemmerei.yaml").read_text(encoding="utf-8").split("#", 2)[2]
    )


def test_where_nothing_is_missing_nothing_is_written(root, call):
    code, out, _ = call("ask", "RA-001/2026", "--stichtag", "2026-03-01")
    assert (code, out) == (0, "Zu musterstadt/RA-001-2026 ist nichts zu fragen.\n")
    assert not (root / "zuarbeit").exists()


def test_another_folder_takes_the_files_as_they_are(root, call, tmp_path):
    call("ask", "RA-002/2026", *TAG, "--out", str(tmp_path / "hier"))
    assert (tmp_path / "hier" / "kaemmerei.yaml").is_file()
    assert not (root / "zuarbeit").exists()


def test_a_mistake_in_the_letter_is_told_instead(root, call):
    write(root, "answers/musterstadt/RA-002-2026/antwort.md", "ozg_2026", "ozg_2027")
    code, _, err = call("ask", "RA-002/2026", *TAG)
    assert code == 1
    assert "antwort.md:8:" in err
    assert not (root / "zuarbeit").exists()


def test_a_fact_of_a_gap_is_an_address(root, call):
    write(root, "answers/musterstadt/RA-002-2026/antwort.md", "schulung_2027.betrag", "betrag")
    code, _, err = call("ask", "RA-002/2026", *TAG)
    assert code == 1
    assert ": Fehler: „haushalt.betrag“ ist keine Adresse eines Fakts." in err


def test_a_note_stays_in_its_folder_whatever_a_gap_names(root, call):
    (root / "facts/musterstadt/organisation.yaml").unlink()
    write(root, "questions/musterstadt/RA-002-2026.yaml", "federfuehrung: hauptamt\n", "")
    write(root, "questions/musterstadt/RA-002-2026.yaml", "zuarbeit: [kaemmerei]\n", "")
    write(
        root, "answers/musterstadt/RA-002-2026/antwort.md", "wen='kaemmerei'", "wen='../../Amt 5'"
    )
    write(root, "answers/musterstadt/RA-002-2026/antwort.md", "unterzeichner: beispiel\n", "")
    call("ask", "RA-002/2026", *TAG)
    assert {p.parent for p in root.rglob("*.eml")} == {root / ZIEL}


def test_a_gap_of_the_frame_is_asked_of_nobody(root, call):
    write(root, "answers/musterstadt/RA-002-2026/antwort.md", "unterzeichner: beispiel\n", "")
    _, _, err = call("check", "RA-002/2026")
    assert "Die Lücke „Unterschrift“ ist noch offen." in err
    call("ask", "RA-002/2026", *TAG)
    assert "Unterschrift" not in (root / ZIEL / "hauptamt.md").read_text(encoding="utf-8")


def test_a_gap_of_an_anlage_is_asked_for(root, call):
    brief = "answers/musterstadt/RA-002-2026/antwort.md"
    write(root, brief, "status: entwurf\n", "status: entwurf\nanlagen: [{titel: A, datei: a.md}]\n")
    anlage = "Es sind {{ offen('Zahl der Geräte', wen='kaemmerei') }}.\n"
    (root / brief).with_name("a.md").write_text(anlage, encoding="utf-8")
    call("ask", "RA-002/2026", *TAG)
    assert "- Zahl der Geräte\n" in (root / ZIEL / "kaemmerei.md").read_text(encoding="utf-8")


def test_a_gap_of_a_topic_asks_for_the_entry_that_its_textbaustein_says(root, call):
    brief = root / "answers/musterstadt/RA-002-2026/antwort.md"
    anfrage = root / "questions/musterstadt/RA-002-2026.yaml"
    text = anfrage.read_text(encoding="utf-8").partition("fragen:")[0]
    text += 'fragen:\n  - {nr: "1", text: "Wie viele Stellen hat das Hauptamt?"}\n'
    anfrage.write_text(text, encoding="utf-8")
    brief.unlink()
    assert call("draft", "RA-002/2026", *TAG)[0] == 0
    call("ask", "RA-002/2026", *TAG)
    (vordruck,) = (root / ZIEL).glob("*.yaml")
    daten = lies_yaml(vordruck.read_text(encoding="utf-8"), "").daten["blaetter"]
    eintrag = {"bereich": None, "stellen": None, "zeitraum": None}
    assert daten == {"personal": {"eintraege": {"ra_002_2026_frage_1": eintrag}}}
    assert (vordruck.with_suffix(".md").read_text(encoding="utf-8")).count("\n- ") == 1
    text = vordruck.read_text(encoding="utf-8")
    for alt, neu in (
        ("stand:", "stand: 2026-12-01"),
        ("quelle:", "quelle: Stellenplan"),
        ("bereich:", "bereich: Hauptamt"),
        ("stellen:", "stellen: 12"),
        ("        zeitraum:\n", ""),
    ):
        text = text.replace(alt, neu)
    vordruck.write_text(text, encoding="utf-8")
    assert call("facts", "add", str(vordruck))[0] == 0
    _, out, err = call("ask", "RA-002/2026", *TAG)
    assert "ist jetzt bekannt: personal.ra_002_2026_frage_1. Hinweis: Mit „draft --force“" in err
    assert err.count("jetzt bekannt") == 1
    assert "nichts zu fragen" in out
    assert "1: personal.md" in call("draft", "--force", "RA-002/2026", *TAG)[1]

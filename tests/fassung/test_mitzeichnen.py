"""`cosign`: an office agrees to words and figures, and to no others."""

import json
import shutil

import pytest
from repos import BRIEF, ORDNER, snapshot

from ozganswer.load.workspace import Workspace

STATION = "mitgezeichnet"
QUELLE = f"{ORDNER}/antwort.md"


@pytest.fixture
def aendere(buero):
    def mache(datei, alt, neu):
        text = (buero / datei).read_text()
        assert alt in text
        (buero / datei).write_text(text.replace(alt, neu))

    return mache


def _head(buero):
    return Workspace.open(buero).quelle("musterstadt", "RA-001-2026").kopf


def test_it_says_who_agreed_for_which_office_and_when(buero):
    kopf = _head(buero)
    assert [(m.stelle, m.person, m.datum.isoformat()) for m in kopf.mitzeichnungen] == [
        ("kaemmerei", "muster", "2026-03-02"),
        ("hauptamt", "Eva Winter", "2026-03-03"),
    ]
    assert kopf.status == "mitzeichnung"


def test_all_else_in_the_source_stays(buero, stationen):
    vorher = (stationen["entwurf"] / QUELLE).read_text()
    nachher = (buero / QUELLE).read_text()
    eingetragen = nachher[nachher.index("mitzeichnungen:") : nachher.index("---\n\n#")]
    assert nachher.replace(eingetragen, "") == vorher.replace(
        "status: entwurf", "status: mitzeichnung"
    )


def test_when_all_have_agreed_nothing_is_to_be_told(call):
    assert call("check") == (0, "1 Brief geprüft: 0 Fehler, 0 Warnungen.\n", "")


class TestEntwurf:
    """A letter that nobody has been asked about yet."""

    @pytest.fixture
    def buero(self, stationen):
        return stationen["entwurf"]

    def test_the_offices_to_ask_are_named_in_a_line_behind_all_that_is_wrong(self, call):
        code, out, err = call("check")
        assert (code, err) == (0, "")
        assert out == (
            "1 Brief geprüft: 0 Fehler, 0 Warnungen.\n"
            f"{QUELLE}: Hinweis: Vor der Schlusszeichnung zeichnen noch mit: Hauptamt, Kämmerei "
            f"(„ozganswer cosign {BRIEF} --stelle …“ mit hauptamt, kaemmerei).\n"
        )

    def test_nobody_is_to_agree_to_an_anfrage(self, buero, call, tmp_path):
        """It names an office whose name is a fact."""
        ordner = shutil.copytree(buero, tmp_path / "arbeit")
        stellen = ordner / "facts/musterstadt/organisation.yaml"
        stellen.write_text(f"verantwortlich: hauptamt\n{stellen.read_text()}")
        anfrage = ordner / "questions/musterstadt/RA-001-2026.yaml"
        assert "federfuehrung" in anfrage.read_text()
        err = call("-C", str(ordner), "check")[2]
        assert f"{anfrage.name}: " not in err

    def test_for_programs_they_are_a_hint(self, call):
        (hinweis,) = json.loads(call("check", "--format", "json")[1])
        assert (hinweis["schwere"], hinweis["datei"]) == ("hinweis", QUELLE)


AENDERUNGEN = [
    (QUELLE, "Den Stand der einzelnen", "Den Zustand der einzelnen"),
    (QUELLE, "hinweis: Beispiel", "hinweis: Ein Beispiel"),
    (QUELLE, "unterzeichner: beispiel", "unterzeichner: muster"),
    ("facts/musterstadt/haushalt.yaml", "betrag: 45000", "betrag: 45001"),
    ("facts/musterstadt/haushalt.yaml", "genauigkeit: rund", "genauigkeit: ca."),
    ("questions/musterstadt/RA-001-2026.yaml", "betreff: Stand", "betreff: Der Stand"),
    (QUELLE, "haushalt.schulung_2026.betrag | euro", "12500 | euro"),
]


@pytest.mark.parametrize(("datei", "alt", "neu"), AENDERUNGEN)
def test_a_change_of_words_or_figures_voids_it(call, aendere, datei, alt, neu):
    aendere(datei, alt, neu)
    code, _, err = call("check", BRIEF)
    assert code == 0
    assert err.count("gilt nicht mehr") == 2
    assert "Die Mitzeichnung der Stelle „Kämmerei“ vom 02.03.2026 gilt nicht mehr" in err
    assert call("status")[1].count("Mitzeichnung ungültig:") == 2


OHNE_BELANG = [
    (QUELLE, "datum: 2026-03-10", "datum: 2026-03-12"),
    (QUELLE, "datum: 2026-03-10\n", ""),
    (QUELLE, "status: mitzeichnung", "status: schlussgezeichnet"),
    (QUELLE, "Den Stand der einzelnen Vorhaben", "Den Stand\nder einzelnen  Vorhaben"),
    (QUELLE, "hinweis:", "wiedervorlage: 2026-05-01\nhinweis:"),
    ("facts/musterstadt/haushalt.yaml", "stand: 2026-01-15", "stand: 2026-01-16"),
    ("facts/musterstadt/haushalt.yaml", "betrag: 45000", "betrag: 45000 # Euro"),
]


@pytest.mark.parametrize(("datei", "alt", "neu"), OHNE_BELANG)
def test_what_changes_no_word_leaves_it(call, aendere, datei, alt, neu):
    aendere(datei, alt, neu)
    assert "gilt nicht mehr" not in call("check", BRIEF)[2]


def test_the_same_day_in_the_answer_is_not_the_letters_own(call, aendere):
    aendere(QUELLE, "# Frage 3\n", "# Frage 3\n\nDer Rat tagt am 10.03.2026.\n")
    for stelle in ("kaemmerei", "hauptamt"):
        assert call("cosign", BRIEF, "--stelle", stelle, "--person", "muster")[0] == 0
    assert "gilt nicht mehr" not in call("check", BRIEF)[2]
    aendere(QUELLE, "10.03.2026", "12.03.2026")
    aendere(QUELLE, "datum: 2026-03-10", "datum: 2026-03-12")
    assert call("check", BRIEF)[2].count("gilt nicht mehr") == 2


def test_nobody_agrees_on_a_day_to_come(buero, call):
    vorher = snapshot(buero)
    wer = ("--stelle", "kaemmerei", "--person", "muster", "--am", "2999-12-31")
    code, _, err = call("cosign", BRIEF, *wer)
    assert (code, snapshot(buero)) == (1, vorher)
    assert "Die Mitzeichnung am 31.12.2999 liegt in der Zukunft; heute ist der " in err


def test_an_office_that_agrees_again_takes_its_place(buero, call, aendere):
    aendere(QUELLE, "Den Stand", "Den Zustand")
    code, out, _ = call(
        "cosign", BRIEF, "--stelle", "kaemmerei", "--person", "muster", "--am", "04.03.2026"
    )
    assert (code, out.splitlines()[-1]) == (
        0,
        f"muster hat „{BRIEF}“ für die Stelle „kaemmerei“ mitgezeichnet.",
    )
    assert [m.stelle for m in _head(buero).mitzeichnungen] == ["kaemmerei", "hauptamt"]
    (brief,) = json.loads(call("status", "--format", "json")[1])[0]["briefe"]
    stand = {art: [m["stelle"] for m in alle] for art, alle in brief["mitzeichnung"].items()}
    assert stand == {"gueltig": ["kaemmerei"], "ungueltig": ["hauptamt"], "fehlend": []}


def test_offices_that_answer_for_figures_are_named_from_mitzeichnung_on(call, aendere, buero):
    text = (buero / QUELLE).read_text()
    ohne = text[: text.index("mitzeichnungen:")] + text[text.index("---\n\n#") :]
    (buero / QUELLE).write_text(ohne)
    _, _, err = call("check", BRIEF)
    assert "Es fehlt die Mitzeichnung: Kämmerei steht für „haushalt.ozg_2026.zeitraum“" in err
    assert "Es fehlt die Mitzeichnung: Hauptamt steht für „projekte.phasen“" in err
    assert "Mitzeichnung fehlt: Kämmerei" in call("status")[1]
    (buero / QUELLE).write_text(ohne.replace("status: mitzeichnung", "status: entwurf"))
    _, out, err = call("check", BRIEF)
    assert err == ""
    assert "zeichnen noch mit: Hauptamt, Kämmerei" in out


FALSCH = [
    (["--stelle", "kaemerei", "--person", "muster"], "Meinten Sie „kaemmerei“?"),
    (["--stelle", "kaemmerei", "--person", "mustre"], "Meinten Sie „muster“?"),
    (["--stelle", "kaemmerei", "--person", "niemand"], "„Eva Winter“"),
]


@pytest.mark.parametrize(("optionen", "hinweis"), FALSCH)
def test_who_is_not_known_agrees_to_nothing(buero, call, optionen, hinweis):
    vorher = snapshot(buero)
    code, _, err = call("cosign", BRIEF, *optionen)
    assert code == 1
    assert hinweis in err
    assert snapshot(buero) == vorher


def test_without_a_person_it_is_who_works_in_git(buero, call):
    assert call("cosign", BRIEF, "--stelle", "dezernat1")[0] == 0
    assert _head(buero).mitzeichnungen[-1].person == "Erika Muster"


def test_a_letter_with_gaps_cannot_be_agreed_to(buero, call, aendere):
    aendere(QUELLE, "# Frage 3", "# Frage 3\n\n{{ offen('Termin') }}")
    vorher = snapshot(buero)
    code, _, err = call("cosign", BRIEF, "--stelle", "kaemmerei", "--person", "muster")
    assert (code, snapshot(buero)) == (1, vorher)
    assert "Die Lücke „Termin“ ist noch offen." in err

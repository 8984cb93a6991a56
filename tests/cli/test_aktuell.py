"""`build` renders what its inputs changed, `why` and `status` read what it wrote down."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ozganswer.cli import main, uebersicht

NAME = "RA-001-2026"
ORDNER = f"answers/musterstadt/{NAME}"
HAUSHALT = "facts/musterstadt/haushalt.yaml"
BETRAG = "haushalt.ozg_2026.betrag"

Ruf = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ruf(arbeitsbereich: Path, capsys: pytest.CaptureFixture[str]) -> Ruf:
    def run(*args: str) -> tuple[int, str, str]:
        code = main(["-C", str(arbeitsbereich), *args])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def build(ruf: Ruf) -> Callable[..., str]:
    """Build and say in how many words it ended; every call has to end well."""

    def run(*args: str) -> str:
        code, out, err = ruf("build", "--only", "docx,txt", *args)
        assert code == 0, err
        return out.splitlines()[-1]

    return run


@pytest.fixture
def ersetze(arbeitsbereich: Path) -> Callable[[str, str, str], None]:
    def run(datei: str, alt: str, neu: str) -> None:
        pfad = arbeitsbereich / datei
        text = pfad.read_text(encoding="utf-8")
        assert alt in text
        pfad.write_text(text.replace(alt, neu), encoding="utf-8")

    return run


NEU = "1 Brief gebaut, 0 unverändert, 0 mit Fehlern."
GLEICH = "0 Briefe gebaut, 1 unverändert, 0 mit Fehlern."


@pytest.mark.parametrize(
    ("datei", "alt", "neu"),
    [
        (HAUSHALT, "betrag: 45000", "betrag: 46000"),
        (HAUSHALT, "genauigkeit: rund", "genauigkeit: ca."),
        ("facts/musterstadt/projekte.yaml", "stand: 2026", "stand: 2025"),
        ("facts/musterstadt/kommune.yaml", "behoerde: ", "behoerde: Neue "),
        (f"{ORDNER}/antwort.md", "# Frage 2\n", "# Frage 2\n\nVorab:\n"),
        (f"questions/musterstadt/{NAME}.yaml", "betreff: ", "betreff: Neuer "),
    ],
)
def test_what_the_letter_is_made_of_is_built_anew(
    build: Callable[..., str],
    ersetze: Callable[[str, str, str], None],
    datei: str,
    alt: str,
    neu: str,
) -> None:
    build()
    assert build() == GLEICH
    ersetze(datei, alt, neu)
    assert build() == NEU
    assert build() == GLEICH


def test_a_fact_that_the_letter_does_not_use_changes_nothing(
    build: Callable[..., str], ersetze: Callable[[str, str, str], None]
) -> None:
    build()
    ersetze(
        "facts/musterstadt/organisation.yaml", "eintraege:", "eintraege:\n  x: {bezeichnung: X}"
    )
    ersetze(HAUSHALT, "art: Planansatz", "art: Ist")
    assert build() == GLEICH


def test_a_template_of_the_workspace_over_the_programs_is_noticed(
    build: Callable[..., str], arbeitsbereich: Path
) -> None:
    build()
    eigene = arbeitsbereich / "templates/din5008"
    eigene.mkdir(parents=True)
    from ozganswer.load.templates import programm_templates

    text = (programm_templates() / "din5008/antwort.md.j2").read_text(encoding="utf-8")
    (eigene / "antwort.md.j2").write_text(text.replace("Mit freundlichen", "Mit besten"), "utf-8")
    assert build() == NEU


def test_a_logo_that_has_come_is_noticed(build: Callable[..., str], arbeitsbereich: Path) -> None:
    build()
    stil = arbeitsbereich / "templates/eigen"
    stil.mkdir(parents=True)
    (stil / "stil.yaml").write_text("basis: din5008\n", encoding="utf-8")
    kommune = arbeitsbereich / "facts/musterstadt/kommune.yaml"
    text = kommune.read_text(encoding="utf-8")
    kommune.write_text(text.replace("stil: din5008", "stil: eigen"), encoding="utf-8")
    assert build() == NEU
    assert build() == GLEICH
    (stil / "lies.mich").write_text("x", encoding="utf-8")
    assert build() != GLEICH


def test_another_letter_on_the_anfrage_is_noticed(
    build: Callable[..., str], arbeitsbereich: Path
) -> None:
    build()
    neu = arbeitsbereich / "answers/musterstadt/nachtrag/antwort.md"
    neu.parent.mkdir()
    kopf = "---\nart: ergaenzung\nanfrage: RA-001/2026\nunterzeichner: beispiel\n---\n"
    neu.write_text(f"{kopf}\nEin Nachtrag.\n", encoding="utf-8")
    assert build().startswith("2 Briefe gebaut")
    assert build().startswith("0 Briefe gebaut, 2 unverändert")


@pytest.mark.parametrize("fort", [f"{NAME}.docx", f"{NAME}.txt", "nachweis.yaml"])
def test_whatever_is_deleted_comes_again_as_it_was(
    build: Callable[..., str], arbeitsbereich: Path, fort: str
) -> None:
    build()
    vorher = (arbeitsbereich / ORDNER / fort).read_bytes()
    (arbeitsbereich / ORDNER / fort).unlink()
    assert build() == NEU
    assert (arbeitsbereich / ORDNER / fort).read_bytes() == vorher


def test_what_was_changed_by_hand_is_not_lost(
    ruf: Ruf, build: Callable[..., str], arbeitsbereich: Path
) -> None:
    build()
    docx = arbeitsbereich / ORDNER / f"{NAME}.docx"
    docx.write_bytes(docx.read_bytes() + b"x")
    code, _, err = ruf("build", "--only", "docx,txt")
    assert code == 1
    assert err.startswith(f"{ORDNER}/{NAME}.docx: Fehler: Die Datei wurde seit dem Bauen geändert")
    assert docx.read_bytes().endswith(b"x")
    assert build("--force") == NEU
    assert build() == GLEICH


def test_a_build_that_was_killed_between_two_files_goes_on(
    build: Callable[..., str], ersetze: Callable[[str, str, str], None], arbeitsbereich: Path
) -> None:
    build()
    nachweis = arbeitsbereich / ORDNER / "nachweis.yaml"
    alt = nachweis.read_bytes()
    ersetze(HAUSHALT, "betrag: 45000", "betrag: 46000")
    build()
    nachweis.write_bytes(alt)
    assert build() == NEU
    assert build() == GLEICH


def test_a_broken_nachweis_is_told_and_written_anew(
    ruf: Ruf, build: Callable[..., str], arbeitsbereich: Path
) -> None:
    build()
    nachweis = arbeitsbereich / ORDNER / "nachweis.yaml"
    gut = nachweis.read_bytes()
    nachweis.write_bytes(gut[:200])
    code, _, err = ruf("build", "--only", "docx,txt")
    assert code == 0
    assert "Warnung: Der Nachweis ist beschädigt" in err
    assert nachweis.read_bytes() == gut


def test_a_nachweis_of_a_newer_program_stops_the_letter(
    ruf: Ruf, build: Callable[..., str], ersetze: Callable[[str, str, str], None]
) -> None:
    build()
    ersetze(f"{ORDNER}/nachweis.yaml", "nachweis: 1", "nachweis: 2")
    code, _, err = ruf("build", "--only", "docx,txt")
    assert code == 1
    assert "neuere Version" in err


def test_out_puts_the_nachweis_beside_under_the_letters_name(
    ruf: Ruf, build: Callable[..., str], arbeitsbereich: Path, tmp_path: Path
) -> None:
    build()
    assert ruf("build", "--only", "docx,txt", "--out", str(tmp_path / "aus"))[0] == 0
    flach = tmp_path / "aus" / f"{NAME}.nachweis.yaml"
    assert flach.read_bytes() == (arbeitsbereich / ORDNER / "nachweis.yaml").read_bytes()


@pytest.mark.parametrize("wort", [BETRAG, "haushalt", f"musterstadt/{BETRAG}", "RA-001/2026"])
def test_why_shows_the_sentence_of_a_fact(ruf: Ruf, build: Callable[..., str], wort: str) -> None:
    build()
    code, out, err = ruf("why", wort)
    assert (code, err) == (0, "")
    assert f"{BETRAG} = 45000 · Stand 2026-01-15 · Haushaltsplan 2026" in out
    assert "Frage 2, Satz 1: Für die Umsetzung des Onlinezugangsgesetzes sind im Jahr 2026" in out


def test_why_says_what_a_sum_is_made_of(ruf: Ruf, build: Callable[..., str]) -> None:
    build()
    (verwendung,) = json.loads(ruf("why", BETRAG, "--format", "json")[1])
    texte = [angabe["text"] for angabe in verwendung["belegt"][0]["stellen"]]
    assert texte == ["rund 45.000\N{NO-BREAK SPACE}Euro", "rund 57.500\N{NO-BREAK SPACE}Euro"]


def test_why_offers_the_nearest_name(ruf: Ruf, build: Callable[..., str]) -> None:
    build()
    code, _, err = ruf("why", "haushalt.ozg_2026.betra")
    assert code == 2
    assert f"Meinten Sie „{BETRAG}“?" in err


def test_why_says_that_nothing_was_built(ruf: Ruf) -> None:
    code, _, err = ruf("why", "RA-001/2026")
    assert code == 0
    assert "hat noch keinen Nachweis" in err


def test_status_names_what_has_overtaken_an_answer(
    ruf: Ruf, build: Callable[..., str], ersetze: Callable[[str, str, str], None]
) -> None:
    build()
    assert ruf("status", "--ueberholt")[:2] == (0, "0 Anfragen.\n")
    ersetze(HAUSHALT, "betrag: 45000", "betrag: 46000")
    code, out, _ = ruf("status", "--ueberholt", "--stichtag", "2026-03-10")
    assert code == 1
    assert f"{BETRAG}:" in out
    (zeile,) = json.loads(ruf("status", "--format", "json")[1])
    assert zeile["zustand"] == "überholt"
    (anders,) = zeile["briefe"][0]["ueberholt"]
    assert (anders["alt"]["wert"], anders["neu"]["wert"]) == (45000, 46000)


def test_status_tells_how_the_frist_was_reckoned(ruf: Ruf) -> None:
    (zeile,) = json.loads(ruf("status", "--format", "json", "--stichtag", "2026-03-01")[1])
    assert zeile["zustand"] in ("aktuell", "unbeantwortet")
    assert zeile["frist"]["rechnung"]
    assert zeile["tage"] is not None


def test_status_draws_what_is_most_urgent_and_says_the_rest_in_a_line(
    ruf: Ruf, build: Callable[..., str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    ganz = ruf("status", "--stichtag", "2026-03-01")[1]
    monkeypatch.setattr(uebersicht, "AUSFUEHRLICH", 0)
    kurz = ruf("status", "--stichtag", "2026-03-01")[1]
    assert "Die weiteren in je einer Zeile:\n" in kurz
    (zeile,) = [z for z in kurz.splitlines() if z.startswith("musterstadt/")]
    assert all(teil in ganz for teil in zeile.partition("Frist ")[2].split("  "))
    assert kurz.endswith("1 Anfrage.\n")


def test_status_writes_a_calendar(ruf: Ruf, tmp_path: Path) -> None:
    datei = tmp_path / "fristen.ics"
    assert ruf("status", "--ics", str(datei))[0] == 0
    assert "SUMMARY:Frist: RA-001/2026" in datei.read_text(encoding="utf-8")

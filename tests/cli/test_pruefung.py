"""What is built in the letter's stead for those who co-sign and file."""

import zipfile
from pathlib import Path

from ozganswer.cli import main
from tests.briefbogen import members, packed
from tests.cli.musterstadt import NAME, ORDNER, Build

OPTIONEN = ("--only", "txt")


def test_it_is_built_in_the_letter_s_stead(build: Build, arbeitsbereich: Path) -> None:
    code, out, err = build("RA-001/2026", "--pruefung")
    assert (code, err) == (0, "")
    assert out == (
        f"geschrieben: {ORDNER}/{NAME}-pruefung.txt\n"
        "1 Prüffassung gebaut, 0 unverändert, 0 mit Fehlern.\n"
    )
    assert not (arbeitsbereich / ORDNER / f"{NAME}.txt").exists()


def test_it_has_the_letter_s_words_and_names_its_facts(build: Build, arbeitsbereich: Path) -> None:
    build("--pruefung")
    build()
    ordner = arbeitsbereich / ORDNER
    geprueft, brief = (
        (ordner / f"{name}.txt").read_text(encoding="utf-8") for name in (f"{NAME}-pruefung", NAME)
    )
    assert "rund 45.000 Euro [" in " ".join(geprueft.split())
    assert "haushalt.ozg_2026.betrag" in geprueft
    assert "haushalt.ozg_2026.betrag" not in brief


def test_several_are_built_in_one_run(build: Build, tmp_path: Path) -> None:
    code, out, _ = build("--pruefung", "--anfrage", "--verfuegung", "--out", str(tmp_path / "neu"))
    assert code == 0
    assert "1 Anfrage gebaut, 0 unverändert, 0 mit Fehlern.\n" in out
    assert "1 Prüffassung gebaut, 0 unverändert, 0 mit Fehlern.\n" in out
    assert "1 Verfügung gebaut, 0 unverändert, 0 mit Fehlern.\n" in out
    namen = {p.name for p in (tmp_path / "neu").iterdir()}
    assert namen == {f"{NAME}-{was}.txt" for was in ("anfrage", "pruefung", "verfuegung")}


def test_a_mistake_stops_it_like_the_letter(build: Build, arbeitsbereich: Path) -> None:
    quelle = arbeitsbereich / ORDNER / "antwort.md"
    quelle.write_text(quelle.read_text(encoding="utf-8") + "\n{{ haushalt.nichts }}\n", "utf-8")
    code, out, err = build("--pruefung")
    assert code == 1
    assert out == "0 Prüffassungen gebaut, 0 unverändert, 1 mit Fehlern.\n"
    assert err.startswith(f"{ORDNER}/antwort.md:")


def test_a_briefbogen_is_for_letters_alone(arbeitsbereich: Path, tmp_path: Path) -> None:
    """Its header says other words than a Verfügung's; only what goes out stands on it."""
    stil = arbeitsbereich / "templates/muster"
    stil.mkdir(parents=True)
    (stil / "stil.yaml").write_text("bezeichnung: Muster\nbasis: din5008\n", encoding="utf-8")
    (stil / "briefbogen.docx").write_bytes(packed(members(footer="")))
    kommune = arbeitsbereich / "facts/musterstadt/kommune.yaml"
    text = kommune.read_text(encoding="utf-8")
    kommune.write_text(text.replace("stil: din5008", "stil: muster"), encoding="utf-8")
    build = ("-C", str(arbeitsbereich), "build", "--only", "docx", "--out", str(tmp_path / "neu"))
    assert main([*build, "--pruefung", "--verfuegung", "--anfrage"]) == 0
    on_bogen = {
        was: b"Amtskopf" in zipfile.ZipFile(datei).read("word/styles.xml")
        for was in ("pruefung", "verfuegung", "anfrage")
        if (datei := tmp_path / "neu" / f"{NAME}-{was}.docx")
    }
    assert on_bogen == {"pruefung": True, "verfuegung": False, "anfrage": False}

"""`export`: letters without what is not public, in a folder of their own."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from ozganswer.cli import main
from tests.cli.musterstadt import NAME, ORDNER

Export: TypeAlias = Callable[..., tuple[int, str, str]]

BASIS = ("--basis", "https://ris.example/oparl/")
PUBLIC = f"export/public/musterstadt/{NAME}"
OPARL = f"export/oparl/musterstadt/{NAME}"


@pytest.fixture
def export(arbeitsbereich: Path, capsys: pytest.CaptureFixture[str]) -> Export:
    """Call `export` in the workspace."""

    def run(*args: str) -> tuple[int, str, str]:
        code = main(["export", *args, "-C", str(arbeitsbereich)])
        return code, *capsys.readouterr()

    return run


def _change(datei: Path, alt: str, neu: str) -> None:
    text = datei.read_text(encoding="utf-8")
    assert alt in text
    datei.write_text(text.replace(alt, neu, 1), encoding="utf-8")


@pytest.fixture
def geheimes(arbeitsbereich: Path) -> Path:
    """A workspace in which an amount, a passage and an Anlage are not public."""
    haushalt = arbeitsbereich / "facts/musterstadt/haushalt.yaml"
    _change(haushalt, "    betrag: 45000\n", "    betrag: 45000\n    oeffentlich: false\n")
    quelle = arbeitsbereich / ORDNER / "antwort.md"
    text = quelle.read_text(encoding="utf-8")
    quelle.write_text(f"{text}\nNur intern.\n{{: .nichtoeffentlich }}\n", encoding="utf-8")
    _change(
        quelle,
        "status: entwurf\n",
        "status: entwurf\nanlagen:\n  - {titel: Karte, datei: karte.csv}\n"
        "  - {titel: Vertrag, datei: vertrag.csv, oeffentlich: false}\n",
    )
    for name in ("karte", "vertrag"):
        (quelle.parent / f"{name}.csv").write_text(f"{name}\n", encoding="utf-8")
    return arbeitsbereich


def test_the_letter_is_written_without_what_is_not_public(geheimes: Path, export: Export) -> None:
    code, out, _ = export("public", "RA-001/2026", "--only", "docx,txt")
    assert code == 0
    assert out == (
        f"geschrieben: {PUBLIC}/{NAME}-oeffentlich.docx\n"
        f"geschrieben: {PUBLIC}/{NAME}-oeffentlich.txt\n"
        f"geschrieben: {PUBLIC}/karte.csv\n"
        "1 Brief zur Veröffentlichung: 3 Dateien geschrieben, 0 unverändert.\n"
    )
    text = (geheimes / PUBLIC / f"{NAME}-oeffentlich.txt").read_text(encoding="utf-8")
    assert "45.000" not in text
    assert "Nur intern" not in text
    assert "Vertrag" not in text
    assert "[…]" in text
    with zipfile.ZipFile(geheimes / PUBLIC / f"{NAME}-oeffentlich.docx") as docx:
        assert not any(b"45.000" in docx.read(teil) for teil in docx.namelist())


def test_the_letter_itself_is_not_touched(geheimes: Path, export: Export) -> None:
    vorher = sorted((geheimes / ORDNER).iterdir())
    export("public", NAME, "--only", "txt")
    assert sorted((geheimes / ORDNER).iterdir()) == vorher


def test_all_three_formats_are_written(arbeitsbereich: Path, export: Export) -> None:
    assert export("public", NAME)[0] == 0
    endungen = {p.suffix for p in (arbeitsbereich / PUBLIC).iterdir()}
    assert endungen == {".docx", ".pdf", ".txt"}


def test_what_is_the_same_is_not_written_again(export: Export) -> None:
    export("public", NAME, "--only", "txt")
    _, out, _ = export("public", NAME, "--only", "txt")
    assert out == "1 Brief zur Veröffentlichung: 0 Dateien geschrieben, 1 unverändert.\n"


def test_a_file_of_an_earlier_run_is_told(geheimes: Path, export: Export) -> None:
    export("public", NAME, "--only", "txt")
    _change(geheimes / ORDNER / "antwort.md", "karte.csv}", "karte.csv, oeffentlich: false}")
    code, _, err = export("public", NAME, "--only", "txt")
    assert code == 0
    assert f"{PUBLIC}: Warnung: In diesem Ordner liegen noch andere Dateien: karte.csv." in err


def test_out_takes_the_files_flat(geheimes: Path, export: Export, tmp_path: Path) -> None:
    code, out, _ = export("public", NAME, "--only", "txt", "--out", str(tmp_path / "neu"))
    assert code == 0
    assert f"geschrieben: {tmp_path}/neu/karte.csv\n" in out
    namen = {p.name for p in (tmp_path / "neu").iterdir()}
    assert namen == {f"{NAME}-oeffentlich.txt", "karte.csv"}
    assert not (geheimes / "export").exists()


def test_two_anlagen_of_one_name_do_not_meet(
    geheimes: Path, export: Export, tmp_path: Path
) -> None:
    zweiter = geheimes / "answers/musterstadt/zweiter"
    zweiter.mkdir()
    for datei in (geheimes / ORDNER).glob("*.csv"):
        (zweiter / datei.name).write_bytes(datei.read_bytes())
    text = (geheimes / ORDNER / "antwort.md").read_text(encoding="utf-8")
    (zweiter / "antwort.md").write_text(
        text.replace("---\n", "---\nanfrage: RA-001/2026\n", 1), encoding="utf-8"
    )
    beide = ("public", f"musterstadt/{NAME}", "zweiter", "--only", "txt")
    code, out, err = export(*beide, "--out", str(tmp_path / "neu"))
    assert (code, out) == (2, "")
    assert "Mehrere Briefe haben eine Datei „karte.csv“" in err
    assert export(*beide)[0] == 0


def test_a_mistake_stops_its_letter(arbeitsbereich: Path, export: Export) -> None:
    quelle = arbeitsbereich / ORDNER / "antwort.md"
    quelle.write_text(quelle.read_text(encoding="utf-8") + "\n{{ haushalt.nichts }}\n", "utf-8")
    code, out, err = export("public", NAME)
    assert code == 1
    assert out == "0 Briefe zur Veröffentlichung: 0 Dateien geschrieben, 0 unverändert.\n"
    assert err.startswith(f"{ORDNER}/antwort.md:")


def test_a_paper_and_its_anfrage_are_written(geheimes: Path, export: Export) -> None:
    code, _, _ = export("oparl", NAME, *BASIS)
    assert code == 0
    paper, anfrage, akte = (
        json.loads((geheimes / OPARL / f"{name}.json").read_text(encoding="utf-8"))
        for name in ("paper", "anfrage", "metadaten")
    )
    wo = f"https://ris.example/oparl/musterstadt/{NAME}"
    assert paper["id"] == f"{wo}/paper.json"
    assert paper["relatedPaper"] == [anfrage["id"]] == [f"{wo}/anfrage.json"]
    assert anfrage["relatedPaper"] == [paper["id"]]
    assert [f["fileName"] for f in (paper["mainFile"], *paper["auxiliaryFile"])] == [
        f"{NAME}-oeffentlich.pdf",
        f"{NAME}-oeffentlich.docx",
        "karte.csv",
    ]
    assert akte["betreff"] == anfrage["name"]
    alles = b"".join(p.read_bytes() for p in (geheimes / OPARL).rglob("*.json"))
    assert b"45.000" not in alles
    assert b"Vertrag" not in alles


def test_the_base_stands_in_the_blatt_of_the_kommune(arbeitsbereich: Path, export: Export) -> None:
    code, out, err = export("oparl", NAME)
    assert (code, out) == (2, "")
    assert "Für „musterstadt“ fehlt die Adresse" in err
    kommune = arbeitsbereich / "facts/musterstadt/kommune.yaml"
    text = kommune.read_text(encoding="utf-8")
    kommune.write_text(f"{text}oparl: {{basis: https://ris.example}}\n", encoding="utf-8")
    assert export("oparl", NAME)[0] == 0
    paper = json.loads((arbeitsbereich / OPARL / "paper.json").read_text(encoding="utf-8"))
    assert paper["id"] == f"https://ris.example/musterstadt/{NAME}/paper.json"


@pytest.mark.parametrize("basis", ["ris.example", "ftp://ris.example", "https://", "https://a?b"])
def test_a_base_that_is_no_address_is_refused(basis: str, export: Export) -> None:
    code, out, err = export("oparl", NAME, "--basis", basis)
    assert (code, out) == (2, "")
    assert f"„{basis}“ ist keine Adresse im Netz" in err


def test_an_anfrage_leads_to_all_letters_on_it(arbeitsbereich: Path, export: Export) -> None:
    zweiter = arbeitsbereich / "answers/musterstadt/zweiter"
    zweiter.mkdir()
    text = (arbeitsbereich / ORDNER / "antwort.md").read_text(encoding="utf-8")
    (zweiter / "antwort.md").write_text(
        text.replace("---\n", "---\nanfrage: RA-001/2026\n", 1), encoding="utf-8"
    )
    for name in (NAME, "zweiter"):
        assert export("oparl", f"musterstadt/{name}", *BASIS)[0] == 0
    anfrage = json.loads((arbeitsbereich / OPARL / "anfrage.json").read_text(encoding="utf-8"))
    wo = "https://ris.example/oparl/musterstadt"
    assert anfrage["relatedPaper"] == [f"{wo}/{NAME}/paper.json", f"{wo}/zweiter/paper.json"]


def test_an_anfrage_of_the_council_s_system_is_not_written(
    arbeitsbereich: Path, export: Export
) -> None:
    frage = arbeitsbereich / f"questions/musterstadt/{NAME}.yaml"
    text = frage.read_text(encoding="utf-8")
    frage.write_text(f"oparl: https://rat.example/paper/7\n{text}", encoding="utf-8")
    assert export("oparl", NAME, *BASIS)[0] == 0
    paper = json.loads((arbeitsbereich / OPARL / "paper.json").read_text(encoding="utf-8"))
    assert paper["relatedPaper"] == ["https://rat.example/paper/7"]
    assert not (arbeitsbereich / OPARL / "anfrage.json").exists()


def test_a_letter_on_no_anfrage_is_no_paper(arbeitsbereich: Path, export: Export) -> None:
    ordner = arbeitsbereich / "answers/musterstadt/presse"
    ordner.mkdir()
    kopf = "---\ntitel: Neues\n---\n\nNeues.\n"
    (ordner / "pressemitteilung.md").write_text(kopf, encoding="utf-8")
    code, _, err = export("oparl", "presse", *BASIS)
    assert code == 1
    assert "„musterstadt/presse“ beantwortet keine Anfrage" in err
    assert export("public", "presse", "--only", "txt")[0] == 0

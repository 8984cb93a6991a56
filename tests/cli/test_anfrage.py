"""`build --anfrage`: the Anfrage itself, whether a letter answers it or not."""

from pathlib import Path

import pytest

from ozganswer.cli import main
from tests.cli.musterstadt import NAME, ORDNER, Build

OPTIONEN = ("--only", "txt", "--anfrage")


@pytest.fixture
def ohne_brief(arbeitsbereich: Path) -> str:
    """The name of an Anfrage that no letter answers; it has a Beratungsfolge."""
    alt = arbeitsbereich / f"questions/musterstadt/{NAME}.yaml"
    text = alt.read_text(encoding="utf-8").replace("001/", "002/")
    folge = "beratungsfolge: [{gremium: Stadtrat, termin: 2026-03-18}, {gremium: Hauptausschuss}]\n"
    alt.with_name("RA-002-2026.yaml").write_text(text + folge, encoding="utf-8")
    return "RA-002-2026"


def test_the_anfrage_stands_beside_the_letter(build: Build, arbeitsbereich: Path) -> None:
    code, out, err = build()
    assert (code, err) == (0, "")
    assert out == (
        f"geschrieben: {ORDNER}/{NAME}-anfrage.txt\n"
        "1 Anfrage gebaut, 0 unverändert, 0 mit Fehlern.\n"
    )
    assert not (arbeitsbereich / ORDNER / f"{NAME}.txt").exists()


def test_it_says_what_was_asked_word_for_word(build: Build, arbeitsbereich: Path) -> None:
    build()
    text = (arbeitsbereich / ORDNER / f"{NAME}-anfrage.txt").read_text(encoding="utf-8")
    assert "Ratsanfrage RA-001/2026" in text
    assert "ENTWURF" not in text
    assert "2. Welche Mittel sind dafür im Haushalt 2026 vorgesehen?" in text


def test_an_anfrage_without_a_letter_can_be_built(
    build: Build, ohne_brief: str, arbeitsbereich: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ordner = f"answers/musterstadt/{ohne_brief}"
    assert build("RA-002/2026")[1].startswith(f"geschrieben: {ordner}/{ohne_brief}-anfrage.txt\n")
    text = (arbeitsbereich / ordner / f"{ohne_brief}-anfrage.txt").read_text(encoding="utf-8")
    assert "Hauptausschuss | –" in text
    assert "Stadtrat       | 18.03.2026" in text
    # Its folder is no letter yet, so nothing is missing from it.
    assert main(["-C", str(arbeitsbereich), "check"]) == 0
    assert "1 Brief geprüft" in capsys.readouterr().out


def test_all_anfragen_are_built_flat(build: Build, ohne_brief: str, tmp_path: Path) -> None:
    assert build("--out", str(tmp_path / "neu"))[0] == 0
    namen = {p.name for p in (tmp_path / "neu").iterdir()}
    assert namen == {f"{NAME}-anfrage.txt", f"{ohne_brief}-anfrage.txt"}


@pytest.mark.parametrize(
    "wort",
    [
        "RA-001/2026",
        f"musterstadt/{NAME}",
        ORDNER,
        f"{ORDNER}/antwort.md",
        f"questions/musterstadt/{NAME}.yaml",
        "zwischenstand",
    ],
)
def test_an_anfrage_is_named_in_many_ways(
    wort: str, build: Build, ohne_brief: str, arbeitsbereich: Path
) -> None:
    assert ohne_brief
    weiterer = arbeitsbereich / "answers/musterstadt/zwischenstand/antwort.md"
    weiterer.parent.mkdir()
    weiterer.write_text("---\nanfrage: RA-001/2026\n---\n", encoding="utf-8")
    code, out, _ = build(wort)
    assert code == 0
    assert out.endswith("1 Anfrage gebaut, 0 unverändert, 0 mit Fehlern.\n")
    assert f"{NAME}-anfrage.txt" in out


def test_what_is_no_anfrage_is_said(build: Build, arbeitsbereich: Path) -> None:
    code, _, err = build("RA-003/2026")
    assert code == 2
    assert "Eine Anfrage „RA-003/2026“ gibt es nicht." in err
    presse = arbeitsbereich / "answers/musterstadt/presse/pressemitteilung.md"
    presse.parent.mkdir()
    presse.write_text("---\ntitel: Neues\n---\n", encoding="utf-8")
    code, _, err = build("presse")
    assert code == 2
    assert "„musterstadt/presse“ antwortet auf keine Anfrage." in err


def test_a_mistake_in_an_anfrage_has_its_place(build: Build, arbeitsbereich: Path) -> None:
    datei = arbeitsbereich / f"questions/musterstadt/{NAME}.yaml"
    with datei.open("a", encoding="utf-8") as strom:
        liste = "\n".join(f"  {'  ' * n}- Ebene" for n in range(10))
        strom.write(f"vorbemerkung: |\n{liste}\n")
    code, out, err = build()
    assert code == 1
    assert out.endswith("0 Anfragen gebaut, 0 unverändert, 1 mit Fehlern.\n")
    assert f"questions/musterstadt/{NAME}.yaml:" in err
    assert "Eine Liste in mehr als 9 Ebenen" in err
    assert main(["-C", str(arbeitsbereich), "check"]) == 1


def test_an_anlage_may_not_bear_the_name_of_the_anfrage(
    arbeitsbereich: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    quelle = arbeitsbereich / ORDNER / "antwort.md"
    text = quelle.read_text(encoding="utf-8")
    kopf = f"---\nanlagen: [{{titel: Plan, datei: {NAME}-Anfrage.pdf}}]\n"
    quelle.write_text(text.replace("---\n", kopf, 1), encoding="utf-8")
    (quelle.parent / f"{NAME}-Anfrage.pdf").write_bytes(b"%PDF")
    assert main(["-C", str(arbeitsbereich), "check"]) == 1
    assert "Dieser Name gehört dem Brief" in capsys.readouterr().err

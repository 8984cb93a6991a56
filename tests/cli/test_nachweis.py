"""A Nachweis that is of no use is told of, and no command trusts it or stumbles over it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ozganswer.cli import main
from tests.cli.musterstadt import NAME, ORDNER

OPTIONEN = ("--only", "docx,txt")
NACHWEIS = f"{ORDNER}/nachweis.yaml"
FAKT = "haushalt.ozg_2026.betrag"

Ruf = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ruf(arbeitsbereich: Path, capsys: pytest.CaptureFixture[str]) -> Ruf:
    def run(*args: str) -> tuple[int, str, str]:
        code = main(["-C", str(arbeitsbereich), *args])
        return code, *capsys.readouterr()

    return run


@pytest.fixture
def nachweis(ruf: Ruf, arbeitsbereich: Path) -> Path:
    assert ruf("build", *OPTIONEN)[0] == 0
    return arbeitsbereich / NACHWEIS


KAPUTT = {
    "leer": lambda gut: b"",
    "halb": lambda gut: gut[: len(gut) // 2],
    "ohne Ende": lambda gut: gut[:-1],
    "nur Nullen": lambda gut: b"\x00" * len(gut),
    "kein Text": lambda gut: b"\xff\xfe" + gut,
    "Merkmal davor": lambda gut: b"\xef\xbb\xbf" + gut,
    "Konflikt": lambda gut: b"<<<<<<< HEAD\n" + gut + b"=======\n" + gut + b">>>>>>> main\n",
    "eine Zahl anders": lambda gut: gut.replace(b"45000", b"46000"),
    "eine Zeile fort": lambda gut: gut.replace(b'art: "antwort"\n', b""),
    "eine Zeile mehr": lambda gut: gut + b"art: 1\n",
    "kein YAML": lambda gut: b"{" + gut,
    "keine Zahl": lambda gut: gut.replace(b"nachweis: 1", b'nachweis: "x"'),
    "nie geschrieben": lambda gut: gut.replace(b"nachweis: 1", b"nachweis: 0"),
}


@pytest.mark.parametrize("wie", KAPUTT)
def test_a_broken_one_is_told_and_built_anew(ruf: Ruf, nachweis: Path, wie: str) -> None:
    gut = nachweis.read_bytes()
    nachweis.write_bytes(KAPUTT[wie](gut))
    assert nachweis.read_bytes() != gut
    satz = f"{NACHWEIS}"
    for befehl in (("status",), ("why", "RA-001/2026"), ("build", *OPTIONEN)):
        code, _, err = ruf(*befehl)
        assert code == 0, (befehl, err)
        assert err.startswith(satz), befehl
        assert "Warnung: Der Nachweis ist beschädigt oder von Hand geändert." in err
    assert nachweis.read_bytes() == gut
    assert ruf("status")[2] == ""


NEUER = {
    "gleich gebaut": lambda gut: gut.replace(b"nachweis: 1", b"nachweis: 2"),
    "ganz anders": lambda gut: b"# Nachweis\nnachweis: 12\nfakten: !neu {a: [1,\n  2]}\n",
}


@pytest.mark.parametrize("wie", NEUER)
def test_one_of_a_newer_program_is_left_as_it_is(ruf: Ruf, nachweis: Path, wie: str) -> None:
    neuer = NEUER[wie](nachweis.read_bytes())
    nachweis.write_bytes(neuer)
    for befehl in (("status",), ("why", "RA-001/2026"), ("build", *OPTIONEN)):
        code, _, err = ruf(*befehl)
        assert code == 1
        assert err.startswith(f"{NACHWEIS}: Fehler: Den Nachweis hat eine neuere Version")
    assert nachweis.read_bytes() == neuer


def test_one_of_another_letter_is_told_and_the_letter_gets_its_own(
    ruf: Ruf, nachweis: Path, arbeitsbereich: Path
) -> None:
    """As when a clerk copies a folder to begin the next letter."""
    fremd = arbeitsbereich / "answers/musterstadt/nachtrag"
    fremd.mkdir()
    quelle = (arbeitsbereich / ORDNER / "antwort.md").read_text(encoding="utf-8")
    quelle = quelle.replace("art: antwort", "art: ergaenzung\nanfrage: RA-001/2026")
    (fremd / "antwort.md").write_text(quelle, encoding="utf-8")
    (fremd / "nachweis.yaml").write_bytes(nachweis.read_bytes())
    satz = f"Der Nachweis gehört zum Brief „musterstadt/{NAME}“, nicht zu „musterstadt/nachtrag“."
    for befehl in (("status",), ("why", "musterstadt/nachtrag"), ("build", *OPTIONEN)):
        code, _, err = ruf(*befehl)
        assert code == 0, err
        assert satz in err
    assert 'brief: "musterstadt/nachtrag"' in (fremd / "nachweis.yaml").read_text(encoding="utf-8")
    assert ruf("status")[2] == ""


def test_without_one_the_letter_counts_as_not_built(ruf: Ruf, nachweis: Path) -> None:
    nachweis.unlink()
    assert "nicht gebaut" in ruf("status")[1]
    assert "hat noch keinen Nachweis" in ruf("why", "RA-001/2026")[2]
    assert ruf("why", FAKT)[0] == 2


def test_a_folder_in_its_place_is_told(ruf: Ruf, nachweis: Path) -> None:
    nachweis.unlink()
    nachweis.mkdir()
    assert ruf("status")[0] == 0
    code, _, err = ruf("build", *OPTIONEN)
    assert code == 1
    assert f"{NACHWEIS}: Fehler: Hier wird eine Datei gebraucht" in err

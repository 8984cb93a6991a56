"""What `make bench` measures is what it says: its workspace, its stages, its memory, its words."""

import subprocess
import sys
from collections import Counter

import pytest
import yaml

from bench import archiv, intake, stages, themen
from bench.clock import run
from bench.growth import GROESSEN
from bench.lines import Ziel, beside, line
from bench.memory import Watch
from bench.programs import OWN
from bench.workspace import FAKT, FAKTEN, THEMEN, of_theme, write_workspace
from ozganswer.cli import main
from ozganswer.compose import compose
from ozganswer.load.workspace import Workspace
from tests.repos import BRAUCHT_GIT

BRIEFE, JE_KOMMUNE = 2 * len(THEMEN), len(THEMEN)


@pytest.fixture
def staat(tmp_path):
    """Two Kommunen with a letter about everything."""
    write_workspace(tmp_path / "staat", BRIEFE, JE_KOMMUNE)
    return tmp_path / "staat"


def _files(folder):
    return {p.relative_to(folder): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_its_workspace_lacks_nothing_but_the_agreement_of_others(staat, capsys):
    assert main(["-C", str(staat), "check"]) == 0
    told = capsys.readouterr()
    assert told.out.startswith(f"{BRIEFE} Briefe geprüft: 0 Fehler, ")
    assert [w for w in told.err.splitlines() if "Es fehlt die Mitzeichnung" not in w] == []


def test_its_workspace_is_the_same_each_time(staat, tmp_path):
    write_workspace(tmp_path / "noch_einer", BRIEFE, JE_KOMMUNE)
    assert len(_files(staat)) > 2 * BRIEFE
    assert _files(staat) == _files(tmp_path / "noch_einer")


def test_a_kommune_has_as_many_facts_as_it_says(staat):
    facts = Counter()
    for path in staat.glob("facts/*/*.yaml"):
        blatt = yaml.safe_load(path.read_text(encoding="utf-8"))
        if path.stem not in {"kommune", "personen"}:
            facts[path.parent.name] += sum(map(len, blatt["eintraege"].values()))
    assert facts == {"stadt-00": FAKTEN, "stadt-01": FAKTEN}


def test_the_fact_that_is_changed_stands_behind_the_letters_that_are_counted(staat):
    workspace = Workspace.open(staat)
    letters = {str(b): compose(workspace.auftrag(b.kommune, b.name)) for b in workspace.briefe()}
    using = {b for b, k in letters.items() if FAKT in {f.adresse for f in k.letter.fakten}}
    assert {b for b in using if b.startswith("stadt-00")} == {*of_theme("haushalt", JE_KOMMUNE)}
    assert len(using) == 2


def test_a_state_has_fifty_letters_that_use_the_fact():
    assert len(of_theme("haushalt", GROESSEN[-1])) == 50


def test_each_stage_of_a_letter_is_found(staat):
    seconds = stages.measure(staat)
    assert list(seconds) == [*stages.STUFEN, stages.REST]
    assert [name for name, spent in seconds.items() if not spent] == []


@BRAUCHT_GIT
def test_its_archive_is_as_release_would_have_made_it(tmp_path, capsys):
    archiv.write_archive(tmp_path / "archiv", len(THEMEN))
    assert main(["-C", str(tmp_path / "archiv"), "verify", "--nur-pruefsummen"]) == 0
    assert main(["-C", str(tmp_path / "archiv"), "build"]) == 0
    told = capsys.readouterr()
    zahl = len(THEMEN)
    assert told.out.splitlines() == [
        f"{zahl} Briefe mit {zahl} Fassungen geprüft: alle unverändert.",
        f"0 Briefe gebaut, {zahl} unverändert, 0 mit Fehlern.",
    ]


def test_a_stage_inside_another_is_counted_once(monkeypatch):
    clock = iter((0, 1, 3, 6, 10, 15))
    monkeypatch.setattr(stages.time, "perf_counter", lambda: next(clock))
    watch = stages.Stopwatch()
    inner = watch.stage("Text", int)
    watch.stage("DOCX", inner)()
    spent = {name: seconds for name, seconds in watch.stop().items() if seconds}
    assert spent == {stages.REST: 1 + 5, "DOCX": 2 + 4, "Text": 3}


@pytest.mark.skipif(sys.platform != "linux", reason="Nur Linux zählt Prozesse zusammen.")
def test_the_memory_of_processes_is_added():
    hold = "import time; x = b'x' * 2**26; time.sleep(0.5)"
    begin = f"import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', {hold!r}])"
    process = subprocess.Popen([sys.executable, "-c", f"{begin}; {hold}; p.wait()"])
    with Watch(process.pid, on=True) as watch:
        process.wait()
    assert 128 < watch.megabytes < 192


def test_a_command_that_fails_ends_the_bench_with_its_words():
    with pytest.raises(SystemExit, match="so nicht"):
        run([sys.executable, "-c", "raise SystemExit('so nicht')"])


@pytest.mark.parametrize(
    ("ziel", "told"),
    [
        (Ziel(3), "Ziel höchstens 3,00 s: hält"),
        (Ziel(2), "Ziel höchstens 2,00 s: HÄLT NICHT"),
        (Ziel(2, mindestens=True), "Ziel mindestens 2,00 s: hält"),
        (Ziel(30, mindestens=True), "Ziel mindestens 30 s: HÄLT NICHT"),
    ],
)
def test_a_figure_is_told_beside_its_target(ziel, told):
    assert line("nichts zu tun", 2.5, "s", ziel).endswith(f"2,50 s    {told}")


def test_what_is_read_is_counted_against_the_truth(tmp_path):
    papier = "QUELLE: erfunden\n\nAnfrage\nVorlage-Nr.: 1/2021\nBetreff: Bad\n1. Wann?\n2. Wie?\n"
    (tmp_path / "a.txt").write_text(papier, encoding="utf-8")
    fragen = [{"nr": "1", "text": "Wann?"}, {"nr": "2", "text": "Wo?"}, {"nr": "3", "text": "Wer?"}]
    wahr = {"kennung": "1/2021", "datum": None, "fraktion": "SPD", "person": None, "betreff": "Bad"}
    wahrheit = tmp_path / "a.truth.yaml"
    wahrheit.write_text(yaml.safe_dump({**wahr, "fragen": fragen}), encoding="utf-8")
    gezaehlt = intake.measure([wahrheit])
    assert (gezaehlt.richtig, gezaehlt.zuviel, gezaehlt.gefehlt) == (1, 1, 2)
    assert (gezaehlt.felder_richtig, gezaehlt.felder) == (4, 5)
    assert "a: fehlt 3 Wer?" in gezaehlt.meldungen


def test_topics_are_counted_against_the_truth_and_beside_keywords(tmp_path):
    fragen = [
        {"nr": "1", "text": "Welche Kosten entstehen?", "topic": "haushalt"},
        {"nr": "2", "text": "Gibt es Anwenderschulungen?", "topic": "fortbildung"},
        {"nr": None, "text": "Welche Kosten entstehen?", "topic": "sonstiges"},
        {"nr": "4", "text": "Ohne Thema"},
    ]
    papier = tmp_path / "a.truth.yaml"
    papier.write_text(yaml.safe_dump({"betreff": "OZG", "fragen": fragen}), encoding="utf-8")
    gezaehlt = themen.measure([papier])
    assert (gezaehlt.fragen, gezaehlt.richtig, gezaehlt.stichworte) == (3, 2, 1)
    assert gezaehlt.meldungen == ["a: None ist haushalt, soll sonstiges: Welche Kosten entstehen?"]
    told = list(themen.report(tmp_path))
    assert told[1].endswith("0,67      Ziel mindestens 0,80 : HÄLT NICHT")
    assert "ausgelassen" in next(themen.report(tmp_path / "fehlt"))


def test_others_are_told_as_a_multiple_of_this_program():
    own, other = beside({"Typst": 6.0, OWN: 1.5}, "s")
    assert own.split() == [*OWN.split(), "1,50", "s"]
    assert other.split()[:3] == ["Typst", "6,00", "s"]
    assert other.endswith("das 4,00-Fache von ozganswer")

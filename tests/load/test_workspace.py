"""A workspace: what it finds, what it gathers for a letter, and what it never leaves."""

import errno
import os
import pickle
import time
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import pytest

from ozganswer.errors import Mistake, Mistakes, Position
from ozganswer.load.ordner import Brief, finde_arbeitsbereich
from ozganswer.load.templates import lies_fundus, programm_templates
from ozganswer.load.workspace import Workspace
from ozganswer.records.fakten import Defekt, Faktenblatt

KOPF = "stand: 2026-01-01\nquelle: Plan\n"
KOMMUNE = "name: Neustadt\nart: Stadt\nstil: din5008\n"
ANFRAGE = "kennung: RA-1/2026\nbetreff: B\nfragen: [{nr: 1, text: Was?}]\n"
BRIEF = "---\n---\nText\n"


@pytest.fixture
def ws(arbeitsbereich):
    return lambda dateien=(): Workspace.open(arbeitsbereich(dict(dateien)))


def test_the_nearest_parent_is_found(arbeitsbereich, tmp_path):
    root = arbeitsbereich({})
    assert finde_arbeitsbereich(root / "facts" / "musterstadt") == root
    with pytest.raises(Mistake, match="kein Arbeitsbereich"):
        finde_arbeitsbereich(tmp_path)
    with pytest.raises(Mistake, match="kein Arbeitsbereich"):
        Workspace.open(tmp_path)


def test_an_auftrag_knows_the_files_beside_its_letter(ws):
    brief = (
        "---\nanlagen: [{titel: A}, {titel: B, datei: b.csv}, {titel: C, datei: c.md}]\n---\nText\n"
    )
    ordner = "answers/musterstadt/RA-1-2026"
    dateien = {"antwort.md": brief, "b.csv": "a;b\n", "c.md": "Text\n"}
    auftrag = ws({f"{ordner}/{n}": t for n, t in dateien.items()}).auftrag(
        "musterstadt", "RA-1-2026"
    )
    (anlage,) = auftrag.quelle.anlagedateien
    assert anlage.datei == "b.csv"
    assert anlage.sha256 == sha256(b"a;b\n").hexdigest()
    assert list(auftrag.quelle.anlagen) == ["c.md"]


def test_an_auftrag_holds_all_that_the_letter_is_made_of(ws):
    auftrag = ws().auftrag("musterstadt", "RA-1-2026")
    assert auftrag.quelle.kopf.unterzeichner == ("muster",)
    assert auftrag.quelle.text.text == "\n# Alle Fragen\n\nEs läuft.\n"
    assert auftrag.quelle.text.zeile == 4
    assert auftrag.quelle.muster == "antwort"
    assert [a.anfrage.kennung for a in auftrag.anfragen] == ["RA-1/2026"]
    assert [f.nr for f in auftrag.anfragen[0].anfrage.fragen] == ["1", "2a"]
    assert set(auftrag.bestand) == {"kommune", "personen", "organisation", "rechtslage"}
    assert auftrag.stilordner.kette == ("din5008",)
    assert "din5008/antwort.md.j2" in auftrag.templates.texte
    assert auftrag.warnungen == ()


def test_an_auftrag_is_picklable(ws):
    auftrag = ws().auftrag("musterstadt", "RA-1-2026")
    kopie = pickle.loads(pickle.dumps(auftrag))
    assert kopie.quelle == auftrag.quelle
    assert kopie.bestand == auftrag.bestand
    assert kopie.templates.texte == auftrag.templates.texte


def test_the_kommunes_own_blatt_replaces_the_gemeinsame_whole(ws):
    gemeinsam = f"{KOPF}eintraege:\n  a: {{x: 1}}\n  b: {{x: 2}}\n"
    eigen = f"{KOPF}eintraege:\n  a: {{x: 3}}\n"
    bestand = ws(
        {
            "facts/gemeinsam/nutzung.yaml": gemeinsam,
            "facts/gemeinsam/lage.yaml": gemeinsam,
            "facts/musterstadt/nutzung.yaml": eigen,
        }
    ).bestand("musterstadt")
    assert bestand["nutzung"].eintraege == {"a": {"x": Decimal(3)}}
    assert bestand["nutzung"].kommune == "musterstadt"
    assert bestand["lage"].kommune == "gemeinsam"


def test_a_blatt_knows_the_place_of_each_value(ws):
    blatt = ws(
        {
            "facts/musterstadt/haushalt.yaml": f"{KOPF}eintraege:\n  a:\n    zweck: X\n"
            "    betrag: 60000\n"
        }
    ).bestand("musterstadt")["haushalt"]
    datei = "facts/musterstadt/haushalt.yaml"
    assert blatt.position("eintraege", "a", "betrag") == Position(datei, 6, 13)
    assert blatt.position("eintraege", "a") == Position(datei, 4, 3)
    assert blatt.position("eintraege", "a", "art") == Position(datei, 4, 3)
    assert blatt.position() == Position(datei, 1, 1)


def test_free_records_keep_text_numbers_dates_lists_and_mappings(ws):
    blatt = ws(
        {
            "facts/musterstadt/nutzung.yaml": f"{KOPF}eintraege:\n  a:\n    stand: '2026-02-01'\n"
            "    wert: 4.80\n    tag: 2026-01-02\n    liste: [x, {y: 2}]\n    leer:\n"
        }
    ).bestand("musterstadt")["nutzung"]
    assert blatt.eintraege["a"] == {
        "stand": date(2026, 2, 1),
        "wert": Decimal("4.80"),
        "tag": date(2026, 1, 2),
        "liste": ("x", {"y": Decimal(2)}),
        "leer": None,
    }


def test_a_broken_blatt_stops_nothing_by_itself(ws):
    arbeit = ws({"facts/musterstadt/haushalt.yaml": "eintraege: 5\n"})
    auftrag = arbeit.auftrag("musterstadt", "RA-1-2026")
    assert isinstance(auftrag.bestand["haushalt"], Defekt)
    assert isinstance(auftrag.bestand["personen"], Faktenblatt)
    assert "haushalt.yaml" in str(arbeit.pruefe()[0])


def test_a_mistake_in_one_letter_stops_that_letter_alone(ws):
    arbeit = ws({"answers/musterstadt/b/antwort.md": "---\nanfrage: RA-9\n---\n"})
    with pytest.raises(Mistakes, match="RA-9"):
        arbeit.auftrag("musterstadt", "b")
    assert arbeit.auftrag("musterstadt", "RA-1-2026")


def test_further_letters_on_an_anfrage_are_siblings(ws):
    arbeit = ws(
        {
            "answers/musterstadt/b/antwort.md": "---\nanfrage: [RA-1/2026]\n---\n",
            "answers/musterstadt/c/antwort.md": "---\nanfrage: RA-1/2026\nart: quatsch\n---\n",
            "answers/musterstadt/d/sachstand.md": BRIEF,
        }
    )
    namen = [g.name for g in arbeit.auftrag("musterstadt", "RA-1-2026").geschwister]
    assert namen == ["b"]
    assert arbeit.auftrag("musterstadt", "d").anfragen == ()
    assert arbeit.auftrag("musterstadt", "d").geschwister == ()


def test_one_letter_may_answer_several_anfragen(ws):
    arbeit = ws(
        {
            "questions/musterstadt/RA-2.yaml": ANFRAGE.replace("RA-1/2026", "RA-2"),
            "answers/musterstadt/b/antwort.md": "---\nanfrage: [RA-1/2026, RA-2, RA-2]\n---\n",
        }
    )
    anfragen = arbeit.auftrag("musterstadt", "b").anfragen
    assert [a.name for a in anfragen] == ["RA-1-2026", "RA-2"]


@pytest.mark.parametrize("kennung", ["RA-1/2026", "RA-1-2026", "musterstadt/RA-1/2026"])
def test_kennung_and_name_find_the_letter(ws, kennung):
    assert ws().finde(kennung) == (Brief("musterstadt", "RA-1-2026"),)


def test_an_anfrage_finds_the_letters_on_it(ws):
    arbeit = ws(
        {
            "questions/musterstadt/RA-2.yaml": ANFRAGE.replace("RA-1/2026", "RA-2"),
            "answers/musterstadt/b/antwort.md": "---\nanfrage: RA-2\n---\n",
            "answers/musterstadt/c/antwort.md": "---\nanfrage: [RA-2]\n---\n",
        }
    )
    assert [b.name for b in arbeit.finde("RA-2")] == ["b", "c"]


def test_what_is_not_unique_wants_its_kommune(ws):
    arbeit = ws(
        {
            "facts/neustadt/kommune.yaml": KOMMUNE,
            "questions/neustadt/RA-1-2026.yaml": ANFRAGE,
            "answers/neustadt/RA-1-2026/antwort.md": BRIEF,
        }
    )
    with pytest.raises(Mistake, match="gibt es mehrmals") as fehler:
        arbeit.finde("RA-1/2026")
    assert "musterstadt/RA-1-2026 oder neustadt/RA-1-2026" in fehler.value.hinweis
    assert arbeit.finde("neustadt/RA-1/2026") == (Brief("neustadt", "RA-1-2026"),)


def test_an_unknown_kennung_offers_the_nearest(ws):
    with pytest.raises(Mistake, match="RA-1/2025") as fehler:
        ws().finde("RA-1/2025")
    assert "RA-1-2026" in fehler.value.hinweis


def test_an_anfrage_without_a_letter_says_so(ws):
    arbeit = ws({"questions/musterstadt/RA-2.yaml": ANFRAGE.replace("RA-1/2026", "RA-2")})
    with pytest.raises(Mistake, match="noch keinen Brief"):
        arbeit.finde("RA-2")


def test_the_workspaces_templates_lie_over_the_programs(ws):
    arbeit = ws({"templates/din5008/antwort.md.j2": "eigener", "templates/makros/x.md.j2": "x"})
    templates = arbeit.auftrag("musterstadt", "RA-1-2026").templates
    assert templates.texte["din5008/antwort.md.j2"] == "eigener"
    assert templates.dateien["din5008/antwort.md.j2"] == "templates/din5008/antwort.md.j2"
    assert (
        templates.dateien["makros/projekttabelle.md.j2"]
        == "ozganswer:templates/makros/projekttabelle.md.j2"
    )
    assert "README.md" not in templates.texte


def test_a_style_merges_over_its_basis(ws):
    arbeit = ws(
        {
            "templates/muster/stil.yaml": "bezeichnung: M\nbasis: din5008\nseite: {oben: 77}\n"
            "regionen: {anschrift: }\n",
            "answers/musterstadt/RA-1-2026/antwort.md": "---\nstil: muster\n---\n",
        }
    )
    basis = Workspace.open(arbeit.root)._leser.stilordner("din5008", Position("x")).stil
    stilordner = arbeit.auftrag("musterstadt", "RA-1-2026").stilordner
    assert stilordner.kette == ("muster", "din5008")
    assert stilordner.stil.seite.oben == 77
    assert stilordner.stil.seite.breite == basis.seite.breite
    assert "anschrift" in basis.regionen
    assert "anschrift" not in stilordner.stil.regionen


def test_a_style_looks_different_in_a_muster_of_its_own(ws):
    arbeit = ws(
        {
            "templates/eltern/stil.yaml": "bezeichnung: E\nbasis: din5008\nmarken: true\nmuster:\n"
            "  notiz: {marken: false, seite: {oben: 44, beginn: 55}, regionen: {anschrift: }}\n",
            "templates/kind/stil.yaml": "bezeichnung: K\nbasis: eltern\nseite: {oben: 33}\n"
            "muster: {notiz: {seite: {beginn: 66}}}\n",
            "templates/kind/notiz.md.j2": "{{ inhalt }}",
            "answers/musterstadt/eine/notiz.md": "---\nstil: kind\n---\n",
            "answers/musterstadt/RA-1-2026/antwort.md": "---\nstil: kind\n---\n",
        }
    )
    notiz = arbeit.auftrag("musterstadt", "eine").stilordner.stil
    antwort = arbeit.auftrag("musterstadt", "RA-1-2026").stilordner.stil
    assert (notiz.marken, notiz.seite.oben, notiz.seite.beginn) == (False, 44, 66)
    assert "anschrift" not in notiz.regionen
    assert (antwort.marken, antwort.seite.oben) == (True, 33)
    assert "anschrift" in antwort.regionen


def test_the_programs_own_styles_are_without_fault(ws):
    stile = lies_fundus(ws()._leser.wurzel).stile()
    assert len(stile) >= 3
    assert ws().pruefe() == ()


def test_the_programs_templates_are_found():
    assert (programm_templates() / "din5008" / "stil.yaml").is_file()


@pytest.mark.parametrize(
    "ziel",
    [
        "facts/musterstadt/haushalt.yaml",
        "questions/musterstadt/RA-2.yaml",
        "answers/musterstadt/b/antwort.md",
        "templates/makros/fremd.md.j2",
    ],
)
def test_no_link_leads_outside(arbeitsbereich, tmp_path, ziel):
    root = arbeitsbereich({})
    (tmp_path / "geheim").write_text("geheim", encoding="utf-8")
    (root / ziel).parent.mkdir(parents=True, exist_ok=True)
    (root / ziel).symlink_to(tmp_path / "geheim")
    mistakes = Workspace.open(root).pruefe()
    assert [str(m.position) for m in mistakes] == [ziel]
    assert "führt aus dem Arbeitsbereich hinaus" in mistakes[0].satz


@pytest.mark.parametrize("ziel", ["/etc/hostname", "schleife.md"])
def test_no_anlage_leads_outside(arbeitsbereich, ziel):
    root = arbeitsbereich(
        {
            "answers/musterstadt/RA-1-2026/antwort.md": "---\nanlagen:\n"
            "  - {titel: A, datei: schleife.md}\n---\n"
        }
    )
    (root / "answers/musterstadt/RA-1-2026/schleife.md").symlink_to(ziel)
    with pytest.raises(Mistakes, match=r"hinaus|gibt es nicht"):
        Workspace.open(root).auftrag("musterstadt", "RA-1-2026")


def test_a_path_too_long_is_told(ws):
    with pytest.raises(Mistakes, match="gibt es nicht"):
        ws(
            {
                "answers/musterstadt/RA-1-2026/antwort.md": "---\nanlagen:\n"
                f"  - {{titel: A, datei: {'x' * 5000}.md}}\n---\n"
            }
        ).auftrag("musterstadt", "RA-1-2026")


def test_a_pipe_is_not_waited_for(arbeitsbereich):
    root = arbeitsbereich({})
    os.mkfifo(root / "facts/musterstadt/haushalt.yaml")
    assert "es ist ein Gerät" in Workspace.open(root).pruefe()[0].satz


def test_a_file_too_large_is_not_read(ws):
    arbeit = ws({"facts/musterstadt/haushalt.yaml": b"#" * 5_000_001})
    assert "5,0 MB größer als die erlaubten 5 MB" in arbeit.pruefe()[0].satz


def test_a_file_that_may_not_be_read_is_told(ws, monkeypatch):
    def verweigert(_pfad):
        raise PermissionError(errno.EACCES, "Permission denied")

    arbeit = ws({"facts/musterstadt/haushalt.yaml": KOPF})
    monkeypatch.setattr(Path, "read_bytes", verweigert)
    mistake = arbeit.pruefe()[0]
    assert "lässt sich nicht lesen (Meldung des Systems: Permission denied)" in mistake.satz


def test_each_file_is_read_once(ws, monkeypatch):
    arbeit = ws()
    arbeit.auftrag("musterstadt", "RA-1-2026")
    monkeypatch.setattr("ozganswer.load.datei.Wurzel.bytes", None)
    assert arbeit.auftrag("musterstadt", "RA-1-2026")


def test_twenty_blaetter_are_read_in_a_blink(ws):
    eintraege = "".join(f"  p{n}: {{zweck: Posten {n}, betrag: 1{n}00.50}}\n" for n in range(30))
    dateien = {f"facts/k{n}/haushalt.yaml": f"{KOPF}eintraege:\n{eintraege}" for n in range(20)}
    arbeit = ws({"facts/k/haushalt.yaml": f"{KOPF}eintraege:\n{eintraege}", **dateien})
    arbeit.bestand("k")
    beginn = time.process_time()
    for n in range(20):
        assert len(arbeit.bestand(f"k{n}")["haushalt"].eintraege) == 30
    assert time.process_time() - beginn < 0.5


def test_a_file_is_read_as_if_it_had_been_written(arbeitsbereich):
    name = "answers/neustadt/RA-1-2026/antwort.md"
    dateien = {
        "facts/neustadt/kommune.yaml": KOMMUNE,
        "questions/neustadt/RA-1-2026.yaml": ANFRAGE,
        name: BRIEF,
    }
    neu = b"---\nstatus: mitzeichnung\n---\nText\n"
    root = arbeitsbereich(dateien)
    workspace = Workspace.open(root, {name: neu})
    auftrag = workspace.auftrag("neustadt", "RA-1-2026")
    assert auftrag.quelle.kopf.status == "mitzeichnung"
    assert auftrag.eingaben[name] == workspace.digest(name) == sha256(neu).hexdigest()
    assert Workspace.open(root).quelle("neustadt", "RA-1-2026").kopf.status == "entwurf"

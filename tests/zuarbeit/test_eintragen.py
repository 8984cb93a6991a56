"""What an office filled in becomes facts: checked, shown, and put where it belongs."""

from datetime import date
from decimal import Decimal
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ozganswer.errors import Mistakes
from ozganswer.load.frei import FreierEintrag
from ozganswer.load.schreiben import als_yaml
from ozganswer.load.typen import schluessel
from ozganswer.load.workspace import Workspace
from ozganswer.load.yaml import lies_yaml
from ozganswer.zuarbeit.eintragen import trage_ein

KOPF = "kommune: musterstadt\nstelle: kaemmerei\nstand: 2026-12-01\nquelle: Meldung\nblaetter:\n"
HAUSHALT = "facts/musterstadt/haushalt.yaml"
NEU = "  haushalt: {eintraege: {schulung_2027: {zweck: Schulung, betrag: 8500}}}\n"
ANDERS = "  haushalt: {eintraege: {ozg_2026: {betrag: 52000}}}\n"


def trage(root, blaetter, kopf=KOPF):
    return trage_ein(Workspace.open(root), f"{kopf}{blaetter}".encode(), "z.yaml")


def mistakes(root, blaetter, kopf=KOPF):
    with pytest.raises(Mistakes) as fehler:
        trage(root, blaetter, kopf)
    return [str(m).partition(" Hinweis:")[0] for m in fehler.value.mistakes]


def test_a_new_entry_says_its_stand_and_quelle_where_the_blatt_says_others(root):
    eintragung = trage(root, NEU)
    alt, neu = (root / HAUSHALT).read_bytes(), eintragung.dateien[HAUSHALT]
    assert neu == alt + (
        b"  schulung_2027:\n    zweck: Schulung\n    betrag: 8500\n"
        b"    stand: 2026-12-01\n    quelle: Meldung\n"
    )
    assert eintragung.einwaende == ()
    assert eintragung.neue == ("haushalt.schulung_2027.zweck", "haushalt.schulung_2027.betrag")


def test_a_known_fact_is_an_objection_and_only_its_line_changes(root):
    eintragung = trage(root, ANDERS)
    (einwand,) = eintragung.einwaende
    assert str(einwand).startswith(
        "z.yaml:6:45: Fehler: haushalt.ozg_2026.betrag ist schon bekannt: 45000 → 52000."
    )
    alt = (root / HAUSHALT).read_text(encoding="utf-8")
    assert eintragung.dateien[HAUSHALT].decode() == alt.replace(
        "betrag: 45000", "betrag: 52000"
    ).replace(
        "    gueltig_bis: 2026-10-31\n    art: Planansatz\n",
        "    gueltig_bis: 2026-10-31\n    art: Planansatz\n"
        "    stand: 2026-12-01\n    quelle: Meldung\n",
    )


def test_the_same_value_is_confirmed_by_its_new_stand(root):
    eintragung = trage(root, "  haushalt: {eintraege: {ozg_2026: {betrag: 45000}}}\n")
    assert eintragung.einwaende == ()
    assert eintragung.adressen == ()
    neu = lies_yaml(eintragung.dateien[HAUSHALT].decode(), "").daten["eintraege"]["ozg_2026"]
    assert (neu["stand"], neu["quelle"]) == (date(2026, 12, 1), "Meldung")


def test_an_older_stand_is_an_objection(root):
    kopf = KOPF.replace("2026-12-01", "2026-01-14")
    (einwand,) = trage(
        root, "  haushalt: {eintraege: {ozg_2026: {art: Planansatz}}}\n", kopf
    ).einwaende
    assert "haushalt.ozg_2026.stand hat schon einen neueren Stand: 2026-01-15 → 2026-01-14." in str(
        einwand
    )


def test_a_new_blatt_is_made(root):
    eintragung = trage(root, "  fortbildung: {eintraege: {eins: {titel: Kurs, jahr: 2027}}}\n")
    assert eintragung.dateien["facts/musterstadt/fortbildung.yaml"].decode() == (
        "stand: 2026-12-01\nquelle: Meldung\nverantwortlich: kaemmerei\neintraege:\n"
        "  eins:\n    titel: Kurs\n    jahr: 2027\n"
    )


def test_what_holds_for_all_goes_into_the_facts_of_all(root):
    (root / "facts/gemeinsam").mkdir()
    blatt = "stand: 2026-01-01\nquelle: BGBl.\neintraege:\n  ozg: {fundstelle: § 1 OZG}\n"
    (root / "facts/gemeinsam/rechtslage.yaml").write_text(blatt, encoding="utf-8")
    teil = "  rechtslage: {eintraege: {ozg: {folge: Pflicht}}}\n"
    (satz,) = mistakes(root, teil)
    assert "Das Blatt „rechtslage“ gilt für alle Kommunen" in satz
    gemeinsam = KOPF.replace("kommune: musterstadt\nstelle: kaemmerei", "kommune: gemeinsam")
    assert list(trage(root, teil, gemeinsam).dateien) == ["facts/gemeinsam/rechtslage.yaml"]


FEHLER = [
    ("", ["z.yaml:5:1: Fehler: „blaetter“ ist leer."]),
    (
        "  haushlt: {eintraege: {a: {b: 1}}}\n",
        ["z.yaml:6:3: Fehler: Das Blatt „haushlt“ gibt es nicht."],
    ),
    (
        "  kommune: {eintraege: {a: {b: 1}}}\n",
        ["z.yaml:6:3: Fehler: In das Blatt „kommune“ lässt sich so nichts eintragen."],
    ),
    (
        "  haushalt: {phasen: [a]}\n",
        [
            "z.yaml:6:3: Fehler: Der Schlüssel „eintraege“ fehlt.",
            "z.yaml:6:14: Fehler: Den Schlüssel „phasen“ gibt es hier nicht.",
        ],
    ),
    (
        "  haushalt: {eintraege: {ozg_2026: {betrag: viel, artt: Ist}}}\n",
        [
            "z.yaml:6:45: Fehler: „betrag“ braucht eine Zahl, gelesen wurde der Text „viel“.",
            "z.yaml:6:51: Fehler: Den Schlüssel „artt“ gibt es hier nicht.",
        ],
    ),
    (
        "  haushalt: {eintraege: {x: {betrag: 8.500, zweck: a}}}\n",
        ["z.yaml:6:38: Fehler: 8.500 wird als Zahl mit drei Nachkommastellen gelesen (8,500)."],
    ),
    (
        "  haushalt: {eintraege: {x: {betrag: 1, zweck: , art: ''}}}\n",
        [
            "z.yaml:6:41: Fehler: „zweck“ ist noch leer.",
            "z.yaml:6:50: Fehler: „art“ ist noch leer.",
        ],
    ),
    (
        "  haushalt: {eintraege: {x: {betrag: 1}}}\n",
        ["z.yaml:6:26: Fehler: Der Schlüssel „zweck“ fehlt."],
    ),
    (
        "  haushalt: {eintraege: {X: {betrag: 1, zweck: a}}}\n",
        ["z.yaml:6:26: Fehler: „X“ kann nicht die Kennung eines Eintrags sein."],
    ),
    (
        "  haushalt: {eintraege: {x: {betrag: 1, zweck: a, verantwortlich: amt}}}\n",
        ["z.yaml:6:67: Fehler: „amt“ steht nicht im Blatt organisation."],
    ),
    (
        "  Neues: {eintraege: {x: {a: 1}}}\n",
        ["z.yaml:6:3: Fehler: „Neues“ kann nicht der Name eines Blatts sein."],
    ),
    (
        "  projekttabelle: {eintraege: {x: {a: 1}}}\n",
        [
            (
                "z.yaml:6:3: Fehler: „projekttabelle“ ist schon vergeben und kann nicht der Name "
                "eines Blatts sein."
            )
        ],
    ),
    (
        "  ../x: {eintraege: {x: {a: 1}}}\n",
        ["z.yaml:6:3: Fehler: „../x“ kann nicht der Name eines Blatts sein."],
    ),
    (
        "  haushalt: {eintraege: {x: [1]}}\n",
        ["z.yaml:6:26: Fehler: „x“ braucht eine Zuordnung, gelesen wurde eine Liste."],
    ),
    (
        "  a: [",
        [
            (
                "z.yaml:7:1: Fehler: Die Datei ist hier kein lesbares YAML: die Schreibweise ist "
                "nicht zu verstehen."
            )
        ],
    ),
]


@pytest.mark.parametrize(("blaetter", "saetze"), FEHLER)
def test_all_that_is_wrong_is_told_with_its_place(root, blaetter, saetze):
    assert mistakes(root, blaetter) == saetze


@pytest.mark.parametrize(
    ("alt", "neu", "satz"),
    [
        ("stand: 2026-12-01", "stand:", "z.yaml:3:1: Fehler: „stand“ ist leer."),
        ("quelle: Meldung\n", "", "z.yaml:1:1: Fehler: Der Schlüssel „quelle“ fehlt."),
        (
            "musterstadt",
            "mustrstadt",
            "z.yaml:1:10: Fehler: Die Kommune „mustrstadt“ hat keine Fakten.",
        ),
        (
            "kaemmerei",
            "kaemerei",
            "z.yaml:6:26: Fehler: „kaemerei“ steht nicht im Blatt organisation.",
        ),
    ],
)
def test_what_is_said_of_all_is_checked_too(root, alt, neu, satz):
    if "kaemerei" in satz:
        (root / HAUSHALT).write_text(
            "stand: 2026-01-01\nquelle: a\neintraege:\n  a: {zweck: a, betrag: 1}\n",
            encoding="utf-8",
        )
    assert satz in mistakes(root, NEU, KOPF.replace(alt, neu))


@pytest.mark.parametrize(
    "inhalt", [b"", b"\xff\xfe", b"# nur dies\n", b"a: \x00", b"- a\n", b"&a a: *a\n"]
)
def test_what_is_no_zuarbeit_is_refused(root, inhalt):
    with pytest.raises(Mistakes):
        trage_ein(Workspace.open(root), inhalt, "z.yaml")


def mail(*anlagen):
    brief = EmailMessage()
    brief.set_content("Anbei.")
    for name, inhalt in anlagen:
        brief.add_attachment(inhalt.encode(), "application", "octet-stream", filename=name)
    return bytes(brief)


def test_the_file_may_hang_on_a_mail(root):
    brief = mail(("logo.png", "x"), ("kaemmerei.YAML", KOPF + NEU))
    eintragung = trage_ein(Workspace.open(root), brief, "Antwort.eml")
    assert list(eintragung.dateien) == [HAUSHALT]
    falsch = mail(("kaemmerei.yaml", KOPF + NEU.replace("8500", "viel")))
    with pytest.raises(Mistakes) as fehler:
        trage_ein(Workspace.open(root), falsch, "Antwort.eml")
    assert str(fehler.value).startswith("Antwort.eml: kaemmerei.yaml:6:")


def test_the_note_may_be_filled_in(root):
    notiz = f"# Zuarbeit\n\n```yaml\n{KOPF}{NEU}```\n"
    assert trage_ein(Workspace.open(root), notiz.encode(), "kaemmerei.md").dateien
    with pytest.raises(Mistakes) as fehler:
        trage_ein(Workspace.open(root), notiz.replace("8500", "viel").encode(), "k.md")
    assert str(fehler.value).startswith("k.md:9:")


@pytest.mark.parametrize(
    ("datei", "inhalt"),
    [
        ("a.eml", mail(("brief.pdf", "x"))),
        ("a.eml", mail(("a.yaml", "x"), ("b.yml", "x"))),
        ("a.eml", b""),
        ("a.md", b"# nichts"),
        ("a.md", b"\xff"),
        ("a.yaml", f"{KOPF}{NEU}".replace("Schulung", "Schu\u202elung").encode()),
        ("a.yaml", f"{KOPF}{NEU}".replace("Schulung", "Schu\u200blung").encode()),
    ],
)
def test_what_is_not_surely_filled_in_is_refused(root, datei, inhalt):
    with pytest.raises(Mistakes) as fehler:
        trage_ein(Workspace.open(root), inhalt, datei)
    assert str(fehler.value).startswith(f"{datei}:")


def test_a_blatt_that_is_broken_is_not_touched(root):
    (root / HAUSHALT).write_text("stand: [\n", encoding="utf-8")
    (satz,) = mistakes(root, NEU)
    assert satz.startswith(HAUSHALT)


def test_a_blatt_whose_entries_stand_in_a_table_is_not_touched(root):
    blatt = "stand: 2026-01-01\nquelle: a\ndatei: leistungen.csv\n"
    (root / "facts/musterstadt/leistungen.yaml").write_text(blatt, encoding="utf-8")
    (satz,) = mistakes(root, "  leistungen: {eintraege: {a: {bezeichnung: b}}}\n")
    assert "In das Blatt „leistungen“ lässt sich so nichts eintragen." in satz


def test_a_name_like_another_is_warned_of(root):
    eintragung = trage(root, NEU)
    assert ["haushalt.schulung_2027 ist neu." in str(m) for m in eintragung.warnungen] == [True]


TEXTE = st.text(st.characters(exclude_categories=["C"]), min_size=1).filter(str.strip)
WERTE = st.one_of(TEXTE, st.integers(-(10**9), 10**9).map(Decimal), st.dates(date(1900, 1, 1)))
IDS = st.from_regex(r"[a-z][a-z0-9_]{0,8}", fullmatch=True)


EIGENE = IDS.filter(lambda name: name not in schluessel(FreierEintrag))


@given(st.dictionaries(EIGENE, WERTE, min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
def test_whatever_is_filled_in_stands_in_the_blatt_then(root, satz):
    eintragung = trage(root, f"  frei: {{eintraege: {{eins: {als_yaml(satz)}}}}}\n")
    neu = lies_yaml(eintragung.dateien["facts/musterstadt/frei.yaml"].decode(), "").daten
    assert neu["eintraege"]["eins"] == satz


@pytest.fixture
def gefuellt(root):
    datei = root.parent / "kaemmerei.yaml"

    def fill(blaetter):
        datei.write_text(KOPF + blaetter, encoding="utf-8")
        return str(datei)

    return fill


def test_the_command_shows_what_changes_and_writes_it(root, call, gefuellt):
    code, out, _ = call("facts", "add", gefuellt(NEU))
    assert code == 0
    assert "+    betrag: 8500\n" in out
    assert out.endswith(
        f"aufgenommen in {HAUSHALT} (2 Angaben)\n"
        "neu: {{ haushalt.schulung_2027.zweck }}\nneu: {{ haushalt.schulung_2027.betrag }}\n"
    )
    assert b"betrag: 8500" in (root / HAUSHALT).read_bytes()
    assert "sagt nichts Neues" in call("facts", "add", gefuellt(NEU))[1]


def test_what_is_known_is_replaced_only_on_demand(root, call, gefuellt):
    vorher = (root / HAUSHALT).read_bytes()
    code, out, err = call("facts", "add", gefuellt(ANDERS + NEU.replace("haushalt", "frei")))
    assert (code, (root / HAUSHALT).read_bytes()) == (1, vorher)
    assert "45000 → 52000. Hinweis: Stimmt der neue Wert, mit --ersetzen eintragen." in err
    assert "-    betrag: 45000\n+    betrag: 52000\n" in out
    assert not (root / "facts/musterstadt/frei.yaml").exists()
    code, out, _ = call("facts", "add", "--ersetzen", gefuellt(ANDERS))
    assert code == 0
    assert out.endswith("Welche Antworten das überholt: ozganswer status --ueberholt\n")
    assert b"betrag: 52000" in (root / HAUSHALT).read_bytes()


def test_a_dry_run_writes_nothing(root, call, gefuellt):
    vorher = (root / HAUSHALT).read_bytes()
    code, out, _ = call("facts", "add", "--dry-run", gefuellt(NEU))
    assert (code, (root / HAUSHALT).read_bytes()) == (0, vorher)
    assert out.endswith("Geschrieben wurde nichts.\n")


def test_from_the_question_to_the_answer(root, call):
    call("ask", "RA-002/2026", "--stichtag", "2026-12-01")
    vordruck = root / "zuarbeit/musterstadt/RA-002-2026/kaemmerei.yaml"
    assert "„betrag“ ist noch leer." in call("facts", "add", str(vordruck))[2]
    text = vordruck.read_text(encoding="utf-8")
    for alt, neu in (
        ("stand:", "stand: 2026-12-01"),
        ("quelle:", "quelle: Kämmerei"),
        ("zweck:", "zweck: Schulung"),
        ("        betrag:\n", "        betrag: 8500\n"),
        ("betrag:   #", "betrag: 52000   #"),
        ("gueltig_bis:", "gueltig_bis: 2027-12-31"),
        ("genauigkeit:", "genauigkeit: genau"),
        ("angabe:", "angabe: 350"),
    ):
        text = text.replace(alt, neu)
    vordruck.write_text(text, encoding="utf-8")
    assert call("facts", "add", str(vordruck), "--ersetzen")[0] == 0
    brief = root / "answers/musterstadt/RA-002-2026/antwort.md"
    luecke = (
        "{{ offen('Kosten der Schulung', wen='kaemmerei', fakt='haushalt.schulung_2027.betrag') }}"
    )
    assert "jetzt bekannt: haushalt.schulung_2027.betrag" in call("check", "RA-002/2026")[2]
    text = brief.read_text(encoding="utf-8")
    assert luecke in text
    brief.write_text(
        text.replace(luecke, "{{ haushalt.schulung_2027.betrag | euro }}"), encoding="utf-8"
    )
    ziel = root.parent / "heraus"
    assert call("build", "RA-002/2026", "--out", str(ziel), "--only", "txt")[0] == 0
    brieftext = (ziel / "RA-002-2026.txt").read_text(encoding="utf-8")
    assert "8.500\u00a0Euro" in brieftext
    assert "52.000\u00a0Euro" in brieftext

"""Names and addresses of persons that are not public: gaps in the Anfrage, told in the letter."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ozganswer.compose import compose
from ozganswer.compose.privates import LUECKE, ohne_privates
from ozganswer.errors import Position
from ozganswer.errors.publishing import PersonNochLesbar
from ozganswer.records.anfrage import Einreicher
from ozganswer.records.antwort import Anlage, Kopf, Textdatei
from ozganswer.records.auftrag import Auftrag, Schriftstueck
from ozganswer.records.blaetter import Anschrift, Kommune, Person, Personen
from ozganswer.records.fakten import Faktenblatt
from ozganswer.records.reading import blocks_of, text_of
from tests.compose.beispiele import TAG, auftrag, blatt

WOHNT = Anschrift(strasse="Privatweg 7", plz="01234", ort="Probestadt")
GEHEIM = Einreicher(
    anrede="Frau",
    titel="Dr.",
    vorname="Ina",
    nachname="Geheimrat",
    anschrift=replace(WOHNT, strasse="Geheimgasse 3a"),
    oeffentlich=False,
)
RAT = Einreicher(vorname="Udo", nachname="Stark", funktion="Stadtrat", anschrift=WOHNT)
AMT = Person(
    vorname="Eva",
    nachname="Still",
    email="still@amt.example",
    durchwahl="488-12 34",
    oeffentlich=False,
)


WEITERE = (
    Einreicher(
        vorname="Peggy",
        nachname="O'Neil-Gül",
        oeffentlich=False,
        anschrift=Anschrift(strasse="Q 7, 24"),
    ),
    replace(RAT, anschrift=Anschrift(strasse="Am Ring 7-9")),
    replace(RAT, anschrift=Anschrift(strasse="5")),
)


def _auftrag(antwort: str, *einreicher: Einreicher, **anfrage: Any) -> Auftrag:
    kopf = anfrage.pop("kopf", Kopf(unterzeichner=("lang",), status="versandt"))
    job = auftrag(antwort, kopf=kopf)
    (datei,) = job.anfragen
    ort = Position("questions/probe/RA-1-2019.yaml", 7, 5)
    wer = einreicher or (GEHEIM, RAT, *WEITERE)
    datei = replace(
        datei,
        anfrage=replace(datei.anfrage, einreicher=wer, **anfrage),
        positionen={("einreicher", str(n)): ort for n in range(len(wer))}
        | {("vorbemerkung",): ort, ("fragen", "0", "text"): ort},
    )
    sitz = Anschrift(strasse="Am Markt 1")
    stadt = Kommune(name="Probestadt", art="Stadt", stil="probe", anschrift=sitz)
    personen = Personen(
        stand=TAG, quelle="Plan", eintraege={"lang": Person(nachname="Lang"), "still": AMT}
    )
    eigene = (blatt("kommune", stadt), blatt("personen", personen))
    bestand = {**job.bestand, **{b.name: b for b in eigene}}
    return replace(job, anfragen=(datei,), bestand=bestand)


def _gemeldet(job: Auftrag) -> list[str]:
    """List the words that are told, each with its place."""
    gefunden = compose(ohne_privates(job)).warnungen
    return [
        f"{m.position} {m.satz.split('“')[0]}“" for m in gefunden if isinstance(m, PersonNochLesbar)
    ]


def _text(job: Auftrag) -> str:
    letter = compose(ohne_privates(job)).letter
    return "\n".join((letter.titel, *map(text_of, blocks_of(letter))))


GEFUNDEN = (
    "Geheimrat",
    "Geheimrats",
    "GEHEIMRAT",
    "Geheimrat's",
    "Dr. Ina Geheimrat",
    "Geheim\u00adrat",
    "Geheimrat-Anfrage",
    "Geheimratsche",
    "Geheimgasse 3a",
    "Geheimgasse\u00a03 a",
    "Geheimgasse Nr. 3a",
    "geheimgasse",
    "Privatweg 7",
    "PRIVATWEG  7",
    "Privatwegs 7",
    "Privatweg, Hausnummer 7",
    "still@amt.example",
    "48812/34",
    "Eva Still",
    "Peggy O’Neil-Gül",
    "Peggy O'Neil‑Gu\u0308ls",
    "Q 7,\u00a024",
    "Am Ring 7 – 9",
)

NICHT_GEFUNDEN = (
    "Geheimratten",
    "geheimrat",
    "Obergeheimrat",
    "Privatweg",
    "Privatweg 77",
    "Privatweg 7a",
    "Am Markt 1",
    "Stark",
    "Lang",
    "stille Post",
    "Ina",
    "01234 Probestadt",
)


@pytest.mark.parametrize("wort", GEFUNDEN)
def test_a_hidden_person_is_told_in_the_letter_however_it_is_written(wort: str) -> None:
    job = _auftrag(f"# Frage 1\n\nAuf Wunsch von {wort} bleibt es so.\n")
    (gemeldet,) = _gemeldet(job)
    assert gemeldet.startswith("answers/probe/RA-1-2019/antwort.md:3:16 „")


@pytest.mark.parametrize("wort", GEFUNDEN)
def test_a_hidden_person_is_a_gap_in_the_words_of_the_anfrage(wort: str) -> None:
    text = f"Nach {wort} ist es so?"
    fragen = (*_auftrag("").anfragen[0].anfrage.fragen,)
    job = _auftrag(
        "# Frage 1\n\nJa.\n",
        betreff=text,
        vorbemerkung=text,
        fragen=(replace(fragen[0], text=text),),
    )
    for schriftstueck in (Schriftstueck.BRIEF, Schriftstueck.ANFRAGE):
        gefragt = replace(job, schriftstueck=schriftstueck)
        assert wort not in _text(gefragt)
        assert f"Nach {LUECKE}" in _text(gefragt)
        assert _gemeldet(gefragt) == []


@pytest.mark.parametrize("wort", NICHT_GEFUNDEN)
def test_what_only_looks_like_it_stays_and_is_not_told(wort: str) -> None:
    job = _auftrag(f"# Frage 1\n\nZu {wort} ist alles gesagt.\n", vorbemerkung=f"Zu {wort}.")
    assert _gemeldet(job) == []
    assert ohne_privates(job).anfragen[0].anfrage.vorbemerkung == f"Zu {wort}."


def test_each_place_is_told_but_no_hidden_one_and_no_comment() -> None:
    job = _auftrag(
        "{# Geheimrat rief an #}\n\n# Frage 1\n\nFrau Geheimrat fragt.\n\n"
        "Nur Geheimrat intern.\n{: .nichtoeffentlich }\n\n- Punkt\n- für **Geheimrat**\n"
    )
    datei = "answers/probe/RA-1-2019/antwort.md"
    assert _gemeldet(job) == [f"{datei}:5:6 „Geheimrat“", f"{datei}:11:9 „Geheimrat“"]


def test_a_passage_that_is_not_public_is_not_told() -> None:
    job = _auftrag("# Frage 1\n\nFrau Geheimrat, Privatweg 7.\n{: .nichtoeffentlich }\n")
    assert _gemeldet(job) == []


def test_a_name_over_two_lines_is_told_where_it_begins() -> None:
    (gemeldet,) = _gemeldet(_auftrag("# Frage 1\n\nWohnhaft im Privatweg\n7 seit 2010.\n"))
    assert gemeldet == "answers/probe/RA-1-2019/antwort.md:3:13 „Privatweg 7“"


def test_titles_links_and_names_of_files_are_read() -> None:
    kopf = Kopf(
        unterzeichner=("lang",),
        status="versandt",
        hinweis="Für Geheimrat",
        anlagen=(
            Anlage(titel="Karte von Geheimrat", datei="karte.md"),
            Anlage(titel="Plan", datei="privatweg-7.pdf"),
        ),
    )
    text = (
        "# Frage 1\n\n[hier](https://a.example/geheimrat/akte)\n\n"
        '| A |\n| - |\n| b |\n{: titel="Bei Still" }\n'
    )
    job = _auftrag(text, kopf=kopf)
    anlagen = {"karte.md": Textdatei("answers/karte.md", "Zum Privatweg 7.")}
    stellen = {
        ("hinweis",): Position("kopf", 2),
        ("anlagen", "0", "titel"): Position("kopf", 3),
        ("anlagen", "1", "datei"): Position("kopf", 4),
    }
    quelle = replace(job.quelle, anlagen=anlagen, positionen=stellen)
    gemeldet = _gemeldet(replace(job, quelle=quelle))
    assert gemeldet == [
        "answers/karte.md:1:5 „Privatweg 7“",
        "answers/probe/RA-1-2019/antwort.md:3:26 „geheimrat“",
        "answers/probe/RA-1-2019/antwort.md:8:15 „Still“",
        "kopf:2 „Geheimrat“",
        "kopf:3 „Geheimrat“",
        "kopf:4 „privatweg-7“",
    ]


def test_a_link_is_told_where_it_leads_to() -> None:
    job = _auftrag(
        "# Frage 1\n\n[hier](https://a.example/geheimrat/akte) oder [da](https://a.example/"
        "o'neil-g%C3%BCl) und\n[dort](<https://a.example/von%20geheimrat>)\n"
    )
    datei = "answers/probe/RA-1-2019/antwort.md"
    assert _gemeldet(job) == [
        f"{datei}:3:26 „geheimrat“",
        f"{datei}:3:70 „o'neil-g%C3%BCl“",
        f"{datei}:4:33 „geheimrat“",
    ]


def test_a_public_fact_that_names_somebody_is_told_at_the_fact() -> None:
    job = _auftrag("# Frage 1\n\n{{ projekte.epaybl.titel }} {{ personen.lang.nachname }}\n")
    projekte = job.bestand["projekte"]
    assert isinstance(projekte, Faktenblatt)
    satz = replace(projekte.eintraege["epaybl"], titel="Wunsch von Geheimrat")
    inhalt = replace(projekte.inhalt, eintraege={**projekte.eintraege, "epaybl": satz})
    lang = replace(GEHEIM, nachname="Lang")
    job = replace(job, bestand={**job.bestand, "projekte": replace(projekte, inhalt=inhalt)})
    assert _gemeldet(job) == ["facts/probe/projekte.yaml:1:1 „Geheimrat“"]
    assert _gemeldet(_auftrag("# Frage 1\n\n{{ personen.lang.nachname }}\n", lang)) == []


def test_the_message_says_what_it_is_and_where_it_is_known_from() -> None:
    (warnung,) = (
        m
        for m in compose(ohne_privates(_auftrag("# Frage 1\n\nVon Geheimrat.\n"))).warnungen
        if isinstance(m, PersonNochLesbar)
    )
    assert str(warnung) == (
        "answers/probe/RA-1-2019/antwort.md:3:5: Warnung: „Geheimrat“ steht noch im Brief, ist "
        "aber als Name eines Einreichers nicht öffentlich (questions/probe/RA-1-2019.yaml:7:5). "
        "Hinweis: "
        "Im Text den Absatz mit „{: .nichtoeffentlich }“ verdecken, bei einer Anlage „oeffentlich: "
        "false“ ergänzen, sonst anders schreiben; ist etwas anderes gemeint, kann es bleiben."
    )


def test_a_fraktion_without_a_person_is_known_beside_its_word() -> None:
    mitte = Einreicher(fraktion="Mitte", oeffentlich=False)
    wo = "answers/probe/RA-1-2019/antwort.md:3"
    text = "# Frage 1\n\nDie Fraktion der Mitte und die Mitte-Fraktion wohnen in der Mitte.\n"
    assert _gemeldet(_auftrag(text, mitte)) == [
        f"{wo}:5 „Fraktion der Mitte“",
        f"{wo}:32 „Mitte-Fraktion“",
    ]


BUCHSTABEN = "abcdefghijklmnopqrstuvwxyzäöüß"
NAMEN = st.text(BUCHSTABEN, min_size=7, max_size=12).map(str.capitalize)
FORMEN = st.sampled_from(["{}", "{}s", "**{}**", "({})", "„{}“", "{}, die", "{}-Antrag"])


@settings(max_examples=60)
@given(NAMEN, NAMEN, st.integers(1, 999), FORMEN, st.sampled_from(["\n", " ", "\u00a0", "  \n"]))
def test_any_name_and_street_is_told_and_no_gap_of_the_anfrage_leaves_it(
    name: str, weg: str, nummer: int, form: str, raum: str
) -> None:
    anschrift = Anschrift(strasse=f"{weg}weg {nummer}")
    wer = Einreicher(nachname=name, anschrift=anschrift, oeffentlich=False)
    text = f"Wie {form.format(name)} sagt, im {weg}weg{raum}{nummer} auch."
    job = _auftrag(f"# Frage 1\n\n{text}\n", wer, vorbemerkung=text)
    gemeldet = [g.partition(" ")[2] for g in _gemeldet(job)]
    assert len(gemeldet) == 2
    assert gemeldet[0].startswith(f"„{name}")
    assert gemeldet[1] == f"„{weg}weg {nummer}“"
    vorbemerkung = ohne_privates(job).anfragen[0].anfrage.vorbemerkung or ""
    assert name not in vorbemerkung
    assert f"{weg}weg" not in vorbemerkung


def test_a_quotation_mark_behind_a_name_is_none_of_it() -> None:
    job = _auftrag("# Frage 1\n\nJa.\n", vorbemerkung="Der Wunsch ‚Geheimrat’ und Hans’ Wunsch.")
    assert (
        ohne_privates(job).anfragen[0].anfrage.vorbemerkung == "Der Wunsch ‚[…]’ und Hans’ Wunsch."
    )
    hans = _auftrag("", replace(GEHEIM, nachname="Hans"), vorbemerkung="Hans’ Wunsch")
    assert ohne_privates(hans).anfragen[0].anfrage.vorbemerkung == "[…] Wunsch"

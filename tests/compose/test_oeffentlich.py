"""A letter for publication: what is not public is a gap, and stands nowhere else in it.

Each file under oeffentlich/ is a source and what of it is published, as in test_faelle.py. Not
public are the budget for training and the use on paper.
"""

import os
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ozganswer.compose import compose
from ozganswer.compose.oeffentlich import geheim, oeffentlich, verdecke
from ozganswer.compose.privates import LUECKE, ohne_privates
from ozganswer.compose.wandeln import replace_figures
from ozganswer.errors import Mistakes, Position
from ozganswer.records.anfrage import Beratung, Einreicher, Frage
from ozganswer.records.antwort import Anlage, Kopf, Textdatei
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.blaetter import Anschrift, Kommune
from ozganswer.records.fakten import Fakt
from ozganswer.records.letter import Figure, Gap, Letter, Paragraph, Table, Text
from ozganswer.records.reading import blocks_of, inlines_of, plain, text_of
from tests.compose.beispiele import auftrag, blatt
from tests.compose.notation import schreibe
from tests.compose.test_faelle import FRAGEN, _rahmen, _teile
from tests.write_docx.briefe import LETTERS

FAELLE = sorted((Path(__file__).parent / "oeffentlich").glob("*.txt"))


def _geheime(bestand: dict[str, Any]) -> dict[str, Any]:
    haushalt, nutzung = bestand["haushalt"], bestand["nutzung"]
    schulung = replace(haushalt.eintraege["schulung"], oeffentlich=False)
    andere = nutzung.eintraege["andere"] | {"oeffentlich": False}
    neu = {
        "haushalt": _mit(haushalt, "schulung", schulung),
        "nutzung": _mit(nutzung, "andere", andere),
        "kommune": blatt(
            "kommune",
            Kommune(name="Probestadt", art="Stadt", stil="probe", email="post@probestadt.example"),
        ),
    }
    return bestand | neu


def _mit(blatt: Any, id_: str, satz: Any) -> Any:
    return replace(blatt, inhalt=replace(blatt.inhalt, eintraege={**blatt.eintraege, id_: satz}))


def _auftrag(text: str, **mehr: Any) -> Auftrag:
    job = auftrag(text, **{"fragen": FRAGEN, **mehr})
    return replace(job, bestand=_geheime(dict(job.bestand)))


def _public(job: Auftrag) -> Letter:
    return compose(ohne_privates(job)).letter


def _warnungen(job: Auftrag) -> list[str]:
    return [type(m).__name__ for m in compose(ohne_privates(job)).warnungen]


def _text(letter: Letter) -> str:
    return "\n".join(text_of(block) for block in blocks_of(letter))


def test_there_are_cases() -> None:
    assert len(FAELLE) >= 12


@pytest.mark.parametrize("fall", FAELLE, ids=lambda p: p.stem)
def test_a_source_becomes_its_letter_for_publication(fall: Path) -> None:
    teile = dict(_teile(fall.read_text(encoding="utf-8")))
    found = _ergebnis(teile)
    if os.environ.get("OZGANSWER_GOLDEN") == "neu":
        rest = "".join(f"=== {n}\n{t}" for n, t in teile.items() if n != "ergebnis")
        fall.write_text(f"{rest}=== ergebnis\n{found}", encoding="utf-8")
    assert found == dict(_teile(fall.read_text(encoding="utf-8")))["ergebnis"]


def _ergebnis(teile: dict[str, str]) -> str:
    templates = {n.split(" ")[1]: t for n, t in teile.items() if n.startswith("template ")}
    job = _auftrag(teile["quelle"], templates=templates, rahmen=_rahmen(teile))
    try:
        made = compose(ohne_privates(job))
    except Mistakes as error:
        return f"{error}\n"
    warned = "".join(f"{w}\n" for w in made.warnungen if "nicht beantwortet" not in str(w))
    return f"Titel: {made.letter.titel}\n{schreibe(made.letter)}---\n{warned}"


def test_the_letter_itself_shows_all_of_it() -> None:
    letter = compose(_auftrag("# Frage 1\n\nGeheim.\n{: .nichtoeffentlich }\n")).letter
    assert _text(letter).endswith("Geheim.")


GEHEIM = "# Frage 1\n\nOffen.\n\n# Frage 2a\n\nVertraulich.\n\n# Fragen 2 und 3\n\nZusammen.\n"


def _fragen_ohne(*geheime: str) -> Auftrag:
    job = _auftrag(GEHEIM)
    (datei,) = job.anfragen
    fragen = tuple(
        replace(f, oeffentlich=False) if f.nr in geheime else f for f in datei.anfrage.fragen
    )
    return replace(job, anfragen=(replace(datei, anfrage=replace(datei.anfrage, fragen=fragen)),))


def test_a_question_that_is_not_public_is_a_gap_and_so_is_its_answer() -> None:
    letter = _public(_fragen_ohne("2a"))
    assert [text_of(b) for b in letter.body] == [
        "1.\nWie viel?",
        "Offen.",
        "2a.\n[…]",
        "[…]",
        "2.\nWann, und\nwo\nwie?",
        "3.\nWer?",
        "Zusammen.",
    ]
    assert [(p.fragen, p.von, p.bis) for p in letter.passagen] == [
        (("1",), 0, 2),
        (("2a",), 2, 4),
        (("2", "3"), 4, 7),
    ]


def test_an_answer_it_shares_is_hidden_and_told() -> None:
    job = _fragen_ohne("3")
    assert "Zusammen" not in _text(_public(job))
    assert "AntwortMitVerdeckt" in _warnungen(job)


def test_an_anlage_that_is_not_public_is_listed_as_a_gap() -> None:
    anlagen = (
        Anlage(titel="Zahlen", datei="zahlen.md"),
        Anlage(titel="Vertrag mit Meier", datei="vertrag.md", oeffentlich=False),
    )
    job = _auftrag(
        "# Frage 1\n\nJa.\n",
        kopf=Kopf(unterzeichner=("lang",), anlagen=anlagen),
        rahmen="{{ inhalt }}\n\n::: anlagen\n{% for a in antwort.anlagen %}\n"
        "{{ a.bezeichnung }}: {{ a.titel }}\n{% endfor %}\n:::\n",
    )
    texte = {name: Textdatei(f"answers/{name}", "Meier.") for name in ("zahlen.md", "vertrag.md")}
    job = replace(job, quelle=replace(job.quelle, anlagen=texte))
    letter = _public(job)
    assert [plain(a.titel) for a in letter.annexes] == ["Anlage 1 zu RA-1/2019: Zahlen"]
    assert _text(letter).split("\n")[-4:-2] == [
        "Anlage 1 zu RA-1/2019: Zahlen",
        "Anlage 2 zu RA-1/2019: […]",
    ]


EINREICHER = """\
::: anschrift
{% for e in anfrage.einreicher %}
{{ [e.titel, e.vorname, e.nachname] | select | join(' ') }}
{{ e.anschrift.strasse }}
{{ e.anschrift.plz }} {{ e.anschrift.ort }}
{% endfor %}
:::

::: anrede
{{ anfrage.einreicher | anrede }}
:::

{{ inhalt }}
"""


def _von(*, text: str = "Wie viel?", **person: Any) -> Auftrag:
    job = _auftrag("# Frage 1\n\nJa.\n", rahmen=EINREICHER)
    (datei,) = job.anfragen
    wohnt = Anschrift(strasse="Hauptstraße 7", plz="01234", ort="Probestadt")
    wer = Einreicher(
        titel="Dr.", vorname="Ina", nachname="Meier", anrede="Frau", anschrift=wohnt, **person
    )
    anfrage = replace(datei.anfrage, einreicher=(wer,), fragen=(Frage(nr="1", text=text),))
    return replace(job, anfragen=(replace(datei, anfrage=anfrage),))


def test_where_somebody_lives_is_a_gap() -> None:
    job = _von(funktion="Stadträtin")
    anschrift, anrede, *_ = map(text_of, blocks_of(_public(job)))
    assert anschrift == "Dr. Ina Meier\n[…]\n[…]"
    assert anrede == "Sehr geehrte Frau Stadträtin Dr. Meier,"
    assert "NameEinerPrivatperson" not in _warnungen(job)


def test_the_name_of_a_private_person_is_told_and_can_be_a_gap() -> None:
    assert "NameEinerPrivatperson" in _warnungen(_von())
    job = _von(oeffentlich=False)
    anschrift, anrede, *_ = map(text_of, blocks_of(_public(job)))
    assert (anschrift, anrede) == ("[…]\n[…]\n[…]", "Sehr geehrte Frau […],")
    assert "NameEinerPrivatperson" not in _warnungen(job)


@pytest.mark.parametrize(
    ("text", "neu"),
    [
        ("Bitte an ina.meier@web.example, danke.", "Bitte an […], danke."),
        ("Bitte an [mich](mailto:ina@web.example) und <ina@web.example>.", "Bitte an […] und […]."),
        ("Tel.: 0371 12 34 56 oder +49 371 123456.", "Tel.: […] oder […]."),
        ("Mobil 0171/1234567", "Mobil […]"),
        ("An amt@probestadt.example?", "An amt@probestadt.example?"),
        ("Vorlage VI/2019/04982 vom 01.10.2019, 60.000 Euro", None),
    ],
)
def test_what_leads_to_somebody_is_a_gap_in_a_question(text: str, neu: str | None) -> None:
    letter = _public(_von(text=text, funktion="Stadträtin"))
    (frage,) = (b for b in letter.body if text_of(b).startswith("1."))
    assert text_of(frage) == f"1.\n{neu or text}"


def test_a_meeting_behind_closed_doors_is_told() -> None:
    job = _von(funktion="Stadträtin")
    (datei,) = job.anfragen
    folge = (Beratung(gremium="Rat", status="nicht öffentlich"),)
    anfrage = replace(datei.anfrage, beratungsfolge=folge)
    neu = replace(job, anfragen=(replace(datei, anfrage=anfrage),))
    assert "SitzungNichtOeffentlich" not in _warnungen(job)
    assert "SitzungNichtOeffentlich" in _warnungen(neu)


@pytest.mark.parametrize(("status", "warnt"), [("entwurf", True), ("versandt", False)])
def test_a_letter_that_nobody_has_signed_is_told(status: Any, warnt: bool) -> None:
    kopf = Kopf(unterzeichner=("lang",), status=status)
    job = _auftrag("# Alle Fragen\n\nJa.\n", kopf=kopf)
    assert ("NochEntwurf" in _warnungen(job)) == warnt


def test_the_datengrundlage_lists_what_is_shown() -> None:
    kopf = Kopf(unterzeichner=("lang",), datengrundlage=True)
    text = (
        "# Frage 1\n\n{{ haushalt.schulung.betrag | euro }}, {{ haushalt.ozg.betrag | euro }}.\n\n"
        "{{ haushalt.grenze.betrag | euro }}\n{: .nichtoeffentlich }\n"
    )
    (annex,) = _public(_auftrag(text, kopf=kopf)).annexes
    (table,) = annex.blocks
    assert isinstance(table, Table)
    assert [plain(row[1].inlines) for row in table.rows] == ["haushalt.ozg.betrag"]


def test_the_list_of_headings_shows_no_hidden_one() -> None:
    job = _auftrag("# Offen\n\nJa.\n\n# Geheim\n{: .nichtoeffentlich }\n\nNein.\n")
    rahmen = "{% for u in ueberschriften %}\n- {{ u }}\n{% endfor %}\n\n{{ inhalt }}\n"
    texte = {"probe/antwort.md.j2": rahmen}
    job = replace(job, anfragen=(), templates=replace(job.templates, texte=texte))
    assert _text(_public(job)) == "Offen\nOffen\nJa.\n[…]"


def test_a_stand_of_the_whole_blatt_is_no_secret() -> None:
    text = "# Frage 1\n\nStand: {{ haushalt | map(attribute='stand') | min | datum }}.\n"
    assert "Stand: 25.09.2019." in _text(_public(_auftrag(text)))


OFFEN, VERTRAULICH = (
    Fakt("a.b", "x", oeffentlich=public, position=Position("a")) for public in (True, False)
)


@st.composite
def mit_geheimem(draw: st.DrawFn) -> Letter:
    """Draw a letter of any shape in which some figures are not public."""
    some = st.sampled_from([(OFFEN,), (VERTRAULICH,), (OFFEN, VERTRAULICH)])

    def belegt(figure: Figure) -> Figure:
        fakten = draw(some)
        return Figure("§geheim§" if geheim(fakten) else figure.text, fakten)

    return replace_figures(draw(LETTERS), belegt)


@settings(max_examples=150)
@given(mit_geheimem())
def test_no_figure_that_is_not_public_is_left(letter: Letter) -> None:
    public = oeffentlich(letter)
    alle = [i for b in blocks_of(public) for i in inlines_of(b)]
    assert not any(isinstance(i, Figure) and geheim(i.fakten) for i in alle)
    assert "§geheim§" not in _text(public)
    assert (LUECKE in _text(public)) or ("§geheim§" not in _text(letter))


@settings(max_examples=100)
@given(mit_geheimem())
def test_what_is_published_is_published_as_it_is(letter: Letter) -> None:
    public = oeffentlich(letter)
    assert oeffentlich(public) == public
    assert verdecke(public.body) == public.body


@settings(max_examples=100)
@given(LETTERS)
def test_a_letter_without_secrets_keeps_its_words(letter: Letter) -> None:
    geschlossen = _ohne_luecken(letter)
    public = oeffentlich(geschlossen)
    assert _text(public) == _text(geschlossen)
    assert replace(public, frame=letter.frame, body=(), annexes=()) == replace(
        letter, body=(), annexes=()
    )


def _ohne_luecken(part: Any) -> Any:
    """Put plain text in the place of the gaps that a clerk marked."""
    if isinstance(part, Gap):
        return Text(part.text)
    if isinstance(part, tuple):
        return tuple(map(_ohne_luecken, part))
    if not is_dataclass(part) or isinstance(part, Figure):
        return part
    return replace(part, **{f.name: _ohne_luecken(getattr(part, f.name)) for f in fields(part)})


def test_what_is_hidden_can_be_seen_to_be() -> None:
    """The properties above can fail: a figure that stays is found."""
    letter = replace(LEER, body=(Paragraph((Figure("§geheim§", (VERTRAULICH,)), Text("."))),))
    assert "§geheim§" in _text(letter)
    assert _text(oeffentlich(letter)).endswith("[…].")
    assert "§geheim§" not in _text(oeffentlich(letter))


LEER = compose(auftrag("# Frage 1\n\nJa.\n")).letter

"""A name is known in whatever letters somebody writes it: ä or ae, ß or ss, each by itself."""

from dataclasses import replace
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ozganswer.compose import compose
from ozganswer.compose.privates import LUECKE, ohne_privates
from ozganswer.compose.verborgenes import verborgene
from ozganswer.errors.publishing import PersonNochLesbar
from ozganswer.records.anfrage import Einreicher
from ozganswer.records.antwort import Kopf
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.blaetter import Anschrift
from tests.compose.beispiele import auftrag

WEGE = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
BUCHSTABEN = "abcdefghijklmnopqrstuvwxyz" + 4 * "äöüß"


def _auftrag(nachname: str, strasse: str = "", antwort: str = "Ja.", gefragt: str = "") -> Auftrag:
    job = auftrag(
        f"# Frage 1\n\n{antwort}\n", kopf=Kopf(unterzeichner=("lang",), status="versandt")
    )
    (datei,) = job.anfragen
    wer = Einreicher(nachname=nachname, anschrift=Anschrift(strasse=strasse), oeffentlich=False)
    return replace(
        job,
        anfragen=(
            replace(datei, anfrage=replace(datei.anfrage, einreicher=(wer,), vorbemerkung=gefragt)),
        ),
    )


def _luecken(job: Auftrag) -> str:
    return ohne_privates(job).anfragen[0].anfrage.vorbemerkung or ""


def _gemeldet(job: Auftrag) -> list[str]:
    return [
        f"{m.position} {m.satz.split('“')[0]}“".removeprefix("answers/probe/RA-1-2019/antwort.md:")
        for m in compose(ohne_privates(job)).warnungen
        if isinstance(m, PersonNochLesbar)
    ]


@pytest.mark.parametrize("bekannt", ["Bäßler", "Baeßler", "Bässler", "Baessler", "BAESSLER"])
@pytest.mark.parametrize(
    "wort",
    [
        *("Bäßler", "Baeßler", "Bässler", "Baessler", "BÄSSLER", "BAESSLER", "BAEßLER", "BÄẞLER"),
        *("Bässlers", "BÄSSLERS", "Ba\u0308ssler", "Bäß\u00adler", "B%C3%A4%C3%9Fler", "B%E4ssler"),
    ],
)
def test_each_letter_is_free_by_itself(bekannt: str, wort: str) -> None:
    assert _luecken(_auftrag(bekannt, gefragt=f"Frau {wort} fragt.")) == f"Frau {LUECKE} fragt."


@pytest.mark.parametrize(
    ("bekannt", "wort"),
    [
        ("Müller-Lüdenscheidt", "Müller-Luedenscheidt"),
        ("Mueller-Lüdenscheidt", "MÜLLER-LUEDENSCHEIDT"),
        ("Groß-Müller", "Groß-Mueller"),
        ("Gross-Mueller", "GROSS-Müller"),
        ("Preßsack", "Presßack"),
        ("Özil", "OEZIL"),
        ("von der Höh", "VON DER HOEH"),
    ],
)
def test_names_of_several_parts_too(bekannt: str, wort: str) -> None:
    assert _luecken(_auftrag(bekannt, gefragt=f"Zu {wort}.")) == f"Zu {LUECKE}."


@pytest.mark.parametrize(
    "wort",
    ["Baßler", "Bäsler", "Bäßlerin", "bässler", "BBÄSSLER", "B%C3%A4ssler%C3%A4", "%C3%84Bässler"],
)
def test_a_name_of_other_letters_stays(wort: str) -> None:
    assert _luecken(_auftrag("Bäßler", gefragt=f"Zu {wort}.")) == f"Zu {wort}."


@pytest.mark.parametrize(
    "wort",
    [
        *("Gässchenweg 12a", "Gaeßchenweg 12 a", "GÄSSCHENWEG 12A", "gaesschenweg-12a"),
        *("G%C3%A4%C3%9Fchenweg%2012a", "Gässchenweg"),
    ],
)
def test_streets_are_known_as_names_are(wort: str) -> None:
    job = _auftrag("Bäßler", "Gäßchenweg 12a", gefragt=f"Im {wort} wohnt sie.")
    assert _luecken(job) == f"Im {LUECKE} wohnt sie."


def test_where_a_link_of_the_anfrage_leads_is_a_gap_in_small_letters_too() -> None:
    gefragt = "Siehe https://x.example/b%C3%A4%C3%9Fler.pdf und [da](https://x.example/baessler)."
    assert _luecken(_auftrag("Bäßler", gefragt=gefragt)) == (
        f"Siehe https://x.example/{LUECKE}.pdf und [da](https://x.example/{LUECKE})."
    )


def test_each_spelling_is_told_where_it_stands_in_the_answer() -> None:
    text = (
        "Frau Bässler fragt; Frau Baeßler auch, [mehr](https://x.example/B%C3%A4%C3%9Fler),\n"
        "_Baessler_ im Gaeßchenweg\n12a, https://x.example/Bäßler."
    )
    assert _gemeldet(_auftrag("Bäßler", "Gäßchenweg 12a", text)) == [
        "3:6 „Bässler“",
        "3:26 „Baeßler“",
        "3:65 „B%C3%A4%C3%9Fler“",
        "4:2 „Baessler“",
        "4:15 „Gaeßchenweg 12a“",
        "5:24 „Bäßler“",
    ]


def test_what_an_expression_says_is_told_where_it_is_written() -> None:
    text = (
        '{% set x = "Bässler" %}\nFrau Bäßler, {{ x }}, {{ "Frau Baeßler fragt" }} '
        "{# Bäßler rief an #}"
    )
    assert _gemeldet(_auftrag("Bäßler", antwort=text)) == [
        "3:13 „Bässler“",
        "4:6 „Bäßler“",
        "4:32 „Baeßler“",
    ]


NAMEN = st.text(BUCHSTABEN, min_size=3, max_size=10).map(lambda wort: f"T{wort}t")


def _bytes(zeichen: str) -> str:
    return "".join(f"%{byte:02x}" for byte in zeichen.encode())


@st.composite
def schreibweisen(draw: st.DrawFn, name: str) -> str:
    """Write a name in other letters, perhaps in capitals, perhaps as an address would."""
    wort = "".join(draw(st.sampled_from((z, WEGE.get(z, z)))) for z in name)
    wort = draw(st.sampled_from((wort, wort.upper(), wort.replace("ß", "ẞ").upper())))
    return "".join(draw(st.sampled_from((z, quote(z), _bytes(z)))) for z in wort)


@settings(max_examples=150)
@given(st.data(), NAMEN)
def test_every_spelling_of_a_name_is_found_and_no_other_name(
    data: st.DataObject, name: str
) -> None:
    bekannt = "".join(data.draw(st.sampled_from((z, WEGE.get(z, z)))) for z in name)
    (gesucht,) = verborgene(_auftrag(bekannt), frozenset())
    wort = data.draw(schreibweisen(name))
    assert gesucht.muster.ersetzt(f"({wort}) {wort}s", "…") == "(…) …"
    stelle = data.draw(st.integers(1, len(name) - 1))
    anderer = data.draw(schreibweisen(f"{name[:stelle]}q{name[stelle:]}"))
    assert gesucht.muster.ersetzt(f"({anderer})", "…") == f"({anderer})"

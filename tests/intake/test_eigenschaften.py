"""What always holds: any text is read or refused, and no word of a question is lost."""

import re
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from ozganswer.errors import Mistake
from ozganswer.intake import als_yaml, lies_anfragen
from ozganswer.load.yaml import lies_yaml

STUECKE = st.sampled_from(
    [
        *(
            "Anfrage",
            "Kennung: RA-1/2020",
            "Betreff: Bad",
            "Fraktion: SPD",
            "Stadträtin",
            ": ",
            "…",
        ),
        *("1. Wie?", "2) Wo ist", "das Bad?", "a) Wann", "I. Teil", "3.", "1.1 Wer?", "aa) wem"),
        *("- Punkt", "• Noch einer", "Frage 1: Was?", "Falls ja: warum?", "Begründung:", "", "  "),
        *("Sehr geehrte Frau Kern,", "Mit freundlichen Grüßen", "gez. Ina Holm", "\f", "text: |"),
        *("Antwort der Verwaltung:", "Der Vertrag gilt bis 2. Mai 2021.", "Seite 1 von 2"),
        *("Online-", "dienste und", "Vor- und Nachteile", "# kein Kommentar", "\\* {{ x }} [a](b)"),
        *("Gremium Termin TOP", "Stadtrat 24.03.2020 46"),
    ]
)
PAPIERE = st.lists(STUECKE, max_size=25).map("\n".join)
WORT = st.text(
    st.characters(max_codepoint=0x24F, categories=["Lu", "Ll", "Nd"]), min_size=1, max_size=12
)
SAETZE = st.lists(WORT, min_size=1, max_size=30).map(" ".join)


def _gelesen(text):
    try:
        return lies_anfragen("a.txt", text.encode("utf-8", errors="replace"))
    except Mistake:
        return []


@given(st.text() | PAPIERE)
@example("²")
def test_any_text_is_read_or_refused(text):
    for entwurf in _gelesen(text):
        assert entwurf.fragen
        assert len({f.nr for f in entwurf.fragen}) == len(entwurf.fragen)


@given(PAPIERE)
def test_what_is_written_is_yaml_that_says_the_same(text):
    for entwurf in _gelesen(text):
        daten = lies_yaml(als_yaml(entwurf, "a.txt"), "a.yaml").daten
        assert [f["nr"] for f in daten["fragen"]] == [f.nr for f in entwurf.fragen]
        gelesen = [" ".join(f["text"].split()) for f in daten["fragen"]]
        assert gelesen == [" ".join(f.text.split()) for f in entwurf.fragen]


@given(PAPIERE)
def test_no_word_of_a_paper_is_lost(text):
    """Headings, greetings and labels aside, each word is in a value or in a comment."""
    if gelesen := _gelesen(text):
        geschrieben = re.sub(r"\W", "", "".join(als_yaml(e, "a.txt") for e in gelesen))
        for wort in ("Vertrag", "Punkt", "Nocheiner", "Vorund", "keinKommentar", "Woist"):
            assert wort not in re.sub(r"\W", "", text) or wort in geschrieben


@given(
    st.lists(SAETZE, min_size=1, max_size=6), st.sampled_from(["{}. ", "{}) ", "{}.) ", "({}) "])
)
def test_questions_are_kept_word_for_word(saetze, marke):
    zeilen = [f"{marke.format(n)}Wie {satz}?" for n, satz in enumerate(saetze, 1)]
    text = "\n".join(["Anfrage", "Kennung: RA-1/2020", "Betreff: Bad", "", *zeilen])
    (entwurf,) = lies_anfragen("a.txt", text.encode())
    assert [f.gedruckt for f in entwurf.fragen] == [str(n) for n in range(1, len(saetze) + 1)]
    gelesen = [f.text for f in entwurf.fragen]
    assert gelesen == [unicodedata.normalize("NFC", f"Wie {satz}?") for satz in saetze]

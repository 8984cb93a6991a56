"""The head of a source is changed in place: what was asked for, and nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozganswer.errors import InternalError, Mistakes
from ozganswer.load.kopf import aendere_kopf
from ozganswer.load.schreiben import als_yaml
from ozganswer.load.yaml import lies_yaml

EINGETRAGEN = {"stelle": "kaemmerei", "datum": date(2026, 3, 2)}

FAELLE = [
    ("status: entwurf", {"status": "versandt"}, "status: versandt"),
    ("status: entwurf   # noch", {"status": "versandt"}, "status: versandt   # noch"),
    ("status: 'entwurf'\nb: 1", {"status": "versandt"}, "status: versandt\nb: 1"),
    ("datum:\nb: 1", {"datum": date(2026, 3, 2)}, "datum: 2026-03-02\nb: 1"),
    ("datum: # fehlt\nb: 1", {"datum": date(2026, 3, 2)}, "datum: 2026-03-02 # fehlt\nb: 1"),
    ("# oben\nb: 1\n# unten", {"c": "x"}, "# oben\nb: 1\n# unten\nc: x"),
    ("a: 1\nb: 2 # weg\nc: 3", {"b": None}, "a: 1\nc: 3"),
    ("a: 1\nb:\n  - x\n  # y\n  - z\n# c\nc: 3", {"b": None}, "a: 1\n# c\nc: 3"),
    ("a: 1", {"b": None}, "a: 1"),
    ("  a: 1", {"b": "x"}, "  a: 1\n  b: x"),
    ("", {"b": "x"}, "b: x"),
    (" a: 1", {"b": [{"c": "x"}, {"d": "z"}]}, " a: 1\n b:\n   - {c: x}\n   - {d: z}"),
    ("# nur dies", {"b": "x"}, "# nur dies\nb: x"),
    ("{a: 1}", {"a": "x", "b": "z"}, "{a: x, b: z}"),
    ("{a: 1, b: 2,\n c: 3 # drei\n}", {"b": None, "d": "z"}, "{a: 1, c: 3, d: z # drei\n}"),
    ("{a: 1, b: 2}", {"b": None}, "{a: 1}"),
    ("{a: 1}", {"a": None}, "{}"),
    (
        "m: [{stelle: hauptamt}] # zwei",
        {"m": [{"stelle": "hauptamt"}, EINGETRAGEN]},
        "m: [{stelle: hauptamt}, {stelle: kaemmerei, datum: 2026-03-02}] # zwei",
    ),
    (
        "m:\n- stelle: hauptamt # eins\n  datum: 2026-01-01\n# zwei\nb: 1",
        {"m": [{"stelle": "hauptamt", "datum": date(2026, 1, 1)}, EINGETRAGEN]},
        (
            "m:\n- stelle: hauptamt # eins\n  datum: 2026-01-01\n"
            "- {stelle: kaemmerei, datum: 2026-03-02}\n# zwei\nb: 1"
        ),
    ),
    (
        "m:\n  - {stelle: kaemmerei} # alt\n  - {stelle: hauptamt}",
        {"m": [EINGETRAGEN, {"stelle": "hauptamt"}]},
        "m:\n  - {stelle: kaemmerei, datum: 2026-03-02} # alt\n  - {stelle: hauptamt}",
    ),
    ("m:\n  a: 1\n  b: 2\nc: 3", {"m": ["x"]}, "m: [x]\nc: 3"),
    ("t: |\n  eins\n  zwei\nb: 1", {"t": "drei"}, "t: drei\nb: 1"),
    ("t: >-\n  eins\n\nb: 1", {"t": None}, "\nb: 1"),
]


@pytest.mark.parametrize(("kopf", "werte", "neu"), FAELLE)
@pytest.mark.parametrize("umbruch", ["\n", "\r\n"])
def test_a_key_is_changed_where_it_stands(kopf, werte, neu, umbruch):
    vorher, nachher = (_source(k, umbruch) for k in (kopf, neu))
    assert aendere_kopf(vorher, werte) == nachher


def _source(kopf: str, umbruch: str) -> bytes:
    zeilen = ["\ufeff---", *(kopf.split("\n") if kopf else []), "---", "# Frage 1", "status: x ---"]
    return umbruch.join(zeilen).encode()


@pytest.mark.parametrize("quelle", [b"", b"Text", b"---\na: 1\n", b"---\n- a\n---\n"])
def test_without_a_head_nothing_is_changed(quelle):
    with pytest.raises(InternalError):
        aendere_kopf(quelle, {"a": "x"})


TEXTE = st.text(
    # What YAML and our reader refuse wherever it stands cannot be set either.
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"),
    min_size=1,
)
SCHLUESSEL = st.sampled_from(["art", "status", "datum", "verteiler", "versand", "hinweis"])
WERTE = st.recursive(
    st.one_of(TEXTE, st.dates(min_value=date(1000, 1, 1)), st.booleans()),
    lambda innen: st.one_of(
        st.lists(innen, max_size=3), st.dictionaries(SCHLUESSEL, innen, max_size=3)
    ),
    max_leaves=5,
)


def test_a_character_that_no_file_may_hold_is_not_set():
    with pytest.raises(Mistakes, match="von Hand"):
        aendere_kopf(b"---\nart: antwort\n---\n", {"hinweis": "\ufffe"})


@given(WERTE)
def test_what_is_written_is_read_again(wert):
    assert lies_yaml(f"wert: {als_yaml(wert)}\n", "").daten == {"wert": wert}


@given(st.dictionaries(SCHLUESSEL, WERTE), st.dictionaries(SCHLUESSEL, WERTE), st.booleans())
def test_a_head_says_what_was_asked_for(daten, werte, in_klammern):
    zeilen = [f"{name}: {als_yaml(wert)}" for name, wert in daten.items()]
    kopf = f"{{{', '.join(zeilen)}}}" if in_klammern else "\n".join(zeilen)
    neu = aendere_kopf(_source(kopf, "\n"), werte).decode()
    gelesen = lies_yaml(neu.removeprefix("\ufeff---").partition("\n---")[0], "").daten
    assert (gelesen or {}) == daten | werte


@given(st.dictionaries(SCHLUESSEL, WERTE, min_size=1), WERTE)
def test_what_is_added_and_taken_away_leaves_no_trace(daten, wert):
    vorher = _source("\n".join(f"{n}: {als_yaml(w)} # {n}" for n, w in daten.items()), "\n")
    assert aendere_kopf(aendere_kopf(vorher, {"neu": wert}), {"neu": None}) == vorher

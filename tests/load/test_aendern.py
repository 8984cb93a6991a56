"""Values of a YAML file are changed in place: what was asked for, and not a byte beside it."""

from datetime import date
from decimal import Decimal
from itertools import takewhile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozganswer.errors import Mistakes
from ozganswer.load.aendern import aendere_datei, aendere_yaml
from ozganswer.load.yaml import lies_yaml

BETRAG = ("eintraege", "ozg", "betrag")
NEU = ("eintraege", "neu")
SATZ = {"zweck": "Schulung", "betrag": Decimal(4000), "stand": date(2026, 3, 2)}

FAELLE = [
    # a scalar
    (
        "# oben\neintraege:\n  ozg:\n    betrag: 60000   # rund\n    art: Ist\n",
        {BETRAG: Decimal("61500.50")},
        "# oben\neintraege:\n  ozg:\n    betrag: 61500.50   # rund\n    art: Ist\n",
    ),
    (
        "eintraege:\n  ozg: {zweck: 'a, b', betrag: 1} # x",
        {BETRAG: Decimal(2)},
        "eintraege:\n  ozg: {zweck: 'a, b', betrag: 2} # x",
    ),
    (
        "eintraege:\n  ozg:\n    betrag: |\n      eins\n      zwei\n    # danach\n    art: Ist",
        {BETRAG: "eins\ndrei\n"},
        "eintraege:\n  ozg:\n    betrag: |\n      eins\n      drei\n    # danach\n    art: Ist",
    ),
    (
        "eintraege:\n  ozg:\n    betrag: |+\n      eins\n\n    art: Ist\n",
        {BETRAG: Decimal(1)},
        "eintraege:\n  ozg:\n    betrag: 1\n    art: Ist\n",
    ),
    ("a: 1.0\n", {("a",): Decimal("1.00")}, "a: 1.00\n"),
    ("a: ja und\n  nein # x\nb: 1\n", {("a",): "no"}, 'a: "no" # x\nb: 1\n'),
    ('"a: b": [1, 2] # x', {("a: b",): "c"}, '"a: b": c # x'),
    ("a: {b}", {("a", "b"): "c"}, "a: {b: c}"),
    ("a:\n- b: 1 # eins\n  c: 2\n", {("a", "0", "c"): "x"}, "a:\n- b: 1 # eins\n  c: x\n"),
    # a key of a record
    (
        "eintraege:\n  ozg:\n    art: Ist # x\n  # zum nächsten\n  b: {c: 1}\n",
        {BETRAG: Decimal(1)},
        "eintraege:\n  ozg:\n    art: Ist # x\n    betrag: 1\n  # zum nächsten\n  b: {c: 1}\n",
    ),
    (
        "eintraege:\n  ozg:\n    art: Ist\n    reifegrad:\n      stufe: 1\n",
        {BETRAG: Decimal(1)},
        "eintraege:\n  ozg:\n    art: Ist\n    betrag: 1\n    reifegrad:\n      stufe: 1\n",
    ),
    (
        "eintraege:\n  ozg: {a: 1,\n    }\n",
        {BETRAG: "x"},
        "eintraege:\n  ozg: {a: 1, betrag: x,\n    }\n",
    ),
    ("eintraege:\n  ozg:", {BETRAG: "x"}, "eintraege:\n  ozg: {betrag: x}"),
    # a record
    (
        "eintraege:\n  ozg:\n    art: Ist\n\n# Ende\n",
        {NEU: SATZ},
        (
            "eintraege:\n  ozg:\n    art: Ist\n  neu:\n    zweck: Schulung\n    betrag: 4000\n"
            "    stand: 2026-03-02\n\n# Ende\n"
        ),
    ),
    (
        "eintraege:\n  ozg: {art: Ist}",
        {NEU: SATZ},
        (
            "eintraege:\n  ozg: {art: Ist}\n"
            "  neu: {zweck: Schulung, betrag: 4000, stand: 2026-03-02}"
        ),
    ),
    ("eintraege: {} # leer\n", {NEU: {"a": "x"}}, "eintraege:\n  neu:\n    a: x # leer\n"),
    ("eintraege:\n", {NEU: {"a": "x\ny"}}, "eintraege:\n  neu:\n    a: |-\n      x\n      y\n"),
    ("", {NEU: {"a": "x"}}, "eintraege:\n  neu:\n    a: x\n"),
    (
        "eintraege:\n  ozg: # hier\n    art: Ist # y\n    weg: 1\n",
        {("eintraege", "ozg"): {"art": "Ist", "betrag": Decimal(1)}},
        "eintraege:\n  ozg: # hier\n    art: Ist # y\n    betrag: 1\n",
    ),
    (
        "eintraege:\n  ozg:\n    art: Ist\nb: 1\n",
        {("eintraege", "ozg"): None},
        "eintraege: {}\nb: 1\n",
    ),
    # the head
    (
        "stand: 2019-01-01 # alt\n# die Einträge\neintraege:\n  a: {b: 1}\n",
        {("stand",): date(2026, 3, 2), ("quelle",): "Plan 2026: Entwurf"},
        (
            'stand: 2026-03-02 # alt\nquelle: "Plan 2026: Entwurf"\n# die Einträge\n'
            "eintraege:\n  a: {b: 1}\n"
        ),
    ),
    (
        "# oben\neintraege:\n  a: {b: 1}\n",
        {("stand",): date(2026, 3, 2)},
        "# oben\nstand: 2026-03-02\neintraege:\n  a: {b: 1}\n",
    ),
    ("---\nstand: 2019-01-01\n...\n", {("b",): "x"}, "---\nstand: 2019-01-01\nb: x\n...\n"),
    # a list
    ("a: [1, 2] # x\n", {("a",): ["1", Decimal(2), "drei"]}, 'a: ["1", 2, drei] # x\n'),
    ("a:\n  - x # x\n  - yy\nb: 1\n", {("a", "2"): "z"}, "a:\n  - x # x\n  - yy\n  - z\nb: 1\n"),
]


@pytest.mark.parametrize(("text", "werte", "neu"), FAELLE)
@pytest.mark.parametrize("umbruch", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_value_is_changed_where_it_stands(text, werte, neu, umbruch, bom):
    vorher, nachher = (f"{bom}{t}".replace("\n", umbruch).encode() for t in (text, neu))
    if not text:
        nachher = neu.encode()
        vorher = b""
    assert aendere_datei(vorher, werte, "a.yaml") == nachher


NICHT = [
    ("a: 1\n", ("a", "b"), "x"),
    ("- a\n", ("a",), "x"),
    ("a: [1]\n", ("a", "2"), "x"),
    ("a: [1]\n", ("a", "b"), "x"),
    ("a: [1]\n", ("a", "0"), None),
    ("a: b\n", (), "x"),
]


@pytest.mark.parametrize(("text", "pfad", "wert"), NICHT)
def test_what_cannot_be_changed_in_place_is_told(text, pfad, wert):
    with pytest.raises(Mistakes) as fehler:
        aendere_yaml(text, {pfad: wert}, "a.yaml")
    assert "lässt sich an dieser Stelle nicht" in str(fehler.value.mistakes[0])


@pytest.mark.parametrize("inhalt", [b"a: 1\na: 2\n", b"a: [", b"a: &x 1\n", b"a: \xff", b"a: 01\n"])
def test_what_is_no_yaml_is_not_touched(inhalt):
    with pytest.raises(Mistakes):
        aendere_datei(inhalt, {("a",): "x"}, "a.yaml")


WORT = "wertNNN"
SCHREIBWEISEN = {
    "block": "{e}  {k}: {w}{c}\n",
    "darunter": "{e}  {k}:{c}\n{e}    {w}\n",
    "leerzeile": "\n{e}# {k}\n{e}  {k}:   {w}{c}\n",
}
IDS = st.sampled_from([f"{a}{n}" for a in "abcdeü" for n in range(5)])


@st.composite
def geschrieben(draw):
    """A blatt as somebody might have written it, and its values, each a word of its own."""
    ids = draw(st.lists(IDS, min_size=1, max_size=4, unique=True))
    text, werte = draw(st.sampled_from(["", "# Kopf\n", "---\n"])) + "eintraege:\n", {}
    for id_ in ids:
        keys = draw(st.lists(IDS, min_size=1, max_size=4, unique=True))
        worte = {(id_, k): draw(_geschriebenes(f"w{len(werte) + n}x")) for n, k in enumerate(keys)}
        werte |= worte
        text += draw(_satz(id_, worte))
    umbruch = draw(st.sampled_from(["\n", "\r\n"]))
    ende = draw(st.sampled_from(["", "\n", "# Ende\n", "\n# Ende"]))
    text = draw(st.sampled_from([text + ende, text.rstrip("\n")]))
    return text.replace("\n", umbruch), werte


def _geschriebenes(wort):
    return st.sampled_from([wort, f"'{wort}'", f'"{wort} ü, {{b}}: c"', f"{wort} (z)"])


@st.composite
def _satz(draw, id_, worte):
    kommentar = st.sampled_from(["", " # ein Kommentar", "  #"])
    if draw(st.booleans()):
        luft = draw(st.sampled_from(["", " ", "\n     "]))
        paare = f",{luft or ' '}".join(f"{k}: {w}" for (_, k), w in worte.items())
        return f"  {id_}: {{{luft}{paare}{luft}}}{draw(kommentar)}\n"
    zeilen = [f"  {id_}:{draw(kommentar)}\n"]
    for (_, k), w in worte.items():
        weise = draw(st.sampled_from(sorted(SCHREIBWEISEN.values())))
        zeilen.append(weise.format(e="  ", k=k, w=w, c=draw(kommentar)))
    return "".join(zeilen)


@given(geschrieben(), st.data())
def test_no_other_byte_changes_with_a_value(blatt, data):
    text, werte = blatt
    (id_, key), wort = data.draw(st.sampled_from(sorted(werte.items())))
    neu = aendere_yaml(text, {("eintraege", id_, key): "NEU"})
    assert neu == text.replace(wort, "NEU")


TEXTE = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x85\u2028\u2029"))
WERTE = st.recursive(
    st.one_of(TEXTE, st.dates(date(1000, 1, 1)), st.booleans(), st.decimals(-9, 9, places=2)),
    lambda innen: st.lists(innen, max_size=3) | st.dictionaries(IDS, innen, max_size=3),
    max_leaves=4,
)


def _is_allowed(wert):
    try:
        _neues({"a": wert})
    except Mistakes:
        return False
    return True


def _neues(daten):
    return _daten(aendere_yaml("", {(name,): wert for name, wert in daten.items()}))


def _daten(text):
    return lies_yaml(text.replace("\r\n", "\n"), "").daten


@given(geschrieben(), IDS, IDS, WERTE.filter(_is_allowed))
def test_a_blatt_says_what_was_asked_for(blatt, id_, key, wert):
    vorher = _daten(blatt[0])
    neu = _daten(aendere_yaml(blatt[0], {("eintraege", id_, key): wert}))
    eintraege = vorher["eintraege"]
    assert neu == {"eintraege": eintraege | {id_: eintraege.get(id_, {}) | {key: wert}}}


ORTE = st.tuples(st.just("eintraege"), IDS, IDS) | st.tuples(st.just("eintraege"), IDS)
SAETZE = st.dictionaries(IDS, st.sampled_from(["eins", "zwei: b", Decimal(3)]), min_size=1)


@given(geschrieben(), st.dictionaries(ORTE, SAETZE | st.none() | st.just("neu"), max_size=6))
def test_many_changes_at_once_are_all_made_and_no_other(blatt, werte):
    # What lies in another of them is another question.
    einzeln = {p: w for p, w in werte.items() if len(p) == 2 or p[:2] not in werte}
    eintraege = _daten(blatt[0])["eintraege"]
    for (_, id_, *rest), wert in einzeln.items():
        if not rest:
            eintraege |= {id_: wert}
        elif wert is not None or id_ in eintraege:
            eintraege[id_] = {**(eintraege.get(id_) or {}), rest[0]: wert}
    neu = _daten(aendere_yaml(blatt[0], einzeln))
    soll = {
        id_: {n: w for n, w in satz.items() if w is not None} if isinstance(satz, dict) else satz
        for id_, satz in eintraege.items()
        if satz is not None
    }
    assert neu == {"eintraege": soll}


@given(geschrieben(), WERTE.filter(_is_allowed), st.sampled_from([("zz",), ("eintraege", "zz")]))
def test_what_is_added_takes_nothing_away(blatt, wert, pfad):
    text = blatt[0]
    neu = aendere_yaml(text, {pfad: wert})
    assert _gleich(text, neu) + _gleich(text[::-1], neu[::-1]) >= len(text)


def _gleich(a, b):
    return sum(1 for _ in takewhile(lambda paar: paar[0] == paar[1], zip(a, b, strict=False)))

"""Random edits around figures: every word of the document is kept, each figure as its fact has it.

No letter is built here: only what an edit did to a text and its figures is looked at.
"""

from hypothesis import given, settings
from hypothesis import strategies as st

from ozganswer.compose.textstellen import Angabe
from ozganswer.errors import Position
from ozganswer.records.fakten import Fakt
from ozganswer.rueckweg.angaben import VonHand, ziel
from ozganswer.rueckweg.schicksal import Unklar
from ozganswer.rueckweg.strom import Alt, Strom
from ozganswer.rueckweg.vergleich import vergleiche
from ozganswer.write.readback.pieces import PLAIN

ORT = Position("antwort.md")
FAKT = Fakt("haushalt.ozg.betrag", 1)
ANGABEN = (
    "rund 45.000 Euro",
    "12.500",
    "0,0125 Mio. Euro",
    "27.02.2026",
    "27. Februar 2026",
    "2026",
)
DAVOR = ("Beginn ", "Die Kosten von ", "Ab dem ", "Für Schulung (", "", "Es sind rund ")
DANACH = (" an.", ".", ", davon viel.", " Euro.", " beginnt es. Ein Satz folgt.", ") ist viel", "!")
ZWISCHEN = (" bis ", "–", " und ", ", dazu ")
TIPPEN = (*"0123456789.,-–% x()", " Mio.", " Euro", " neu", "der ", "12")
GRIFF = st.tuples(st.integers(0, 99), st.integers(0, 9), st.sampled_from(("", *TIPPEN)))


def _strom(teile: list[tuple[str, bool]]) -> Strom:
    """Put words and figures in a row."""
    zeichen: list[Alt] = []
    angaben: list[Angabe] = []
    for text, is_angabe in teile:
        nummer = len(angaben) if is_angabe else -1
        angaben += [Angabe(text, (FAKT,), ausdruck=nummer)] if is_angabe else []
        zeichen += (Alt(z, PLAIN, 0, angabe=nummer) for z in text)
    return Strom(tuple(zeichen), (None,), tuple(angaben), (ORT,) * len(angaben))


@st.composite
def _edits(draw) -> tuple[Strom, str]:
    erste, zweite = draw(st.sampled_from(ANGABEN)), draw(st.sampled_from(("", *ANGABEN)))
    teile = [(draw(st.sampled_from(DAVOR)), False), (erste, True)]
    teile += [(draw(st.sampled_from(ZWISCHEN)), False), (zweite, True)] if zweite else []
    strom = _strom([*teile, (draw(st.sampled_from(DANACH)), False)])
    text = strom.text
    for wo, weg, neu in draw(st.lists(GRIFF, min_size=1, max_size=3)):
        ort = wo % (len(text) + 1)
        text = text[:ort] + neu + text[ort + weg * (not neu) :]
    return strom, " ".join(text.split())


def _as_facts_say(text: str, von_hand: VonHand) -> set[str]:
    """Put a figure back in each place where it may have been changed or taken out."""
    if not von_hand.neu:
        orte = range(len(text) + 1)
        return {f"{text[:n]}{_dicht(von_hand.worte)}{text[n:]}" for n in orte}
    neu, alt = _dicht(von_hand.neu), _dicht(von_hand.alt)
    orte = (n for n in range(len(text)) if text.startswith(neu, n))
    return {f"{text[:n]}{alt}{text[n + len(neu) :]}" for n in orte}


def _dicht(text: str) -> str:
    return "".join(text.split())


@settings(max_examples=300, deadline=None)
@given(_edits())
def test_nothing_is_dropped_beside_a_figure(edit):
    strom, neu = edit
    ganze = [strom.spanne(n) for n in range(len(strom.angaben))]
    schritte = vergleiche(strom.text, neu, ganze)
    try:
        gewollt = ziel(strom, [(z, PLAIN) for z in neu], schritte, als_text=False, gepaart=True)
    except Unklar:
        return
    moeglich = {_dicht(neu)}
    for von_hand in gewollt.von_hand:
        moeglich = {t for m in moeglich for t in _as_facts_say(m, von_hand)}
    assert _dicht("".join(glied.char[0] for glied in gewollt.glieder)) in moeglich

"""Zusätze and a long Anschrift share the nine lines of the address field."""

from dataclasses import replace

import pytest

from ozganswer.errors import Mistakes
from ozganswer.records.letter import Frame, Letter
from ozganswer.records.stil import Absatz, Platz
from ozganswer.write.fit import fit
from tests.stile import STIL as BASIS
from tests.write.beispiele import region

ZEILE = 12 * 25.4 / 72
STIL = replace(
    BASIS,
    regionen={**BASIS.regionen, "zusatz": Platz(links=25, oben=50, breite=80, hoehe=12.7)},
    absaetze={**BASIS.absaetze, "zusatz": Absatz(), "anschrift": Absatz()},
)


def _places(zusatz: int, anschrift: int) -> tuple[float, float]:
    regions = [region("anschrift", "\n".join(["Zeile"] * anschrift))]
    regions += [region("zusatz", "\n".join(["Zusatz"] * zusatz))] if zusatz else []
    _, stil = fit(Letter("x", Frame(tuple(regions)), ()), STIL)
    return stil.regionen["zusatz"].oben, stil.regionen["anschrift"].oben


@pytest.mark.parametrize("lines", range(1, 7))
def test_up_to_six_lines_begin_in_the_anschriftzone(lines: int) -> None:
    assert _places(0, lines) == (50, 62.7)


@pytest.mark.parametrize("lines", [7, 8, 9])
def test_more_lines_begin_higher_and_end_in_the_field(lines: int) -> None:
    _, oben = _places(0, lines)
    assert oben == pytest.approx(62.7 - (lines - 6) * ZEILE, abs=0.01)
    assert oben >= 50 - 0.01
    assert oben + lines * ZEILE <= 90


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_zusaetze_stand_right_above_the_anschrift(lines: int) -> None:
    oben, anschrift = _places(lines, 6)
    assert anschrift == 62.7
    assert oben == pytest.approx(62.7 - lines * ZEILE, abs=0.01)


@pytest.mark.parametrize(
    ("zusatz", "anschrift", "told"),
    [
        (0, 10, "Die Anschrift ist 42,3 mm hoch, das Anschriftfeld nur 40,0 mm."),
        (2, 8, "Die Anschrift ist 33,9 mm hoch, das Anschriftfeld nur 31,5 mm."),
        (4, 6, "Die Region „zusatz“ ist 16,9 mm hoch, ihr Platz nur 12,7 mm."),
    ],
)
def test_what_both_have_no_room_for_is_refused(zusatz: int, anschrift: int, told: str) -> None:
    with pytest.raises(Mistakes) as caught:
        _places(zusatz, anschrift)
    assert [m.satz for m in caught.value.mistakes] == [told]


def test_a_region_that_would_lie_on_the_text_is_refused() -> None:
    stil = replace(STIL, seite=replace(STIL.seite, beginn=60))
    brief = Letter("x", Frame((region("anschrift", "Zeile"),)), ())
    with pytest.raises(Mistakes) as caught:
        fit(brief, stil)
    assert caught.value.mistakes[0].satz == (
        "Die Region „anschrift“ endet bei 66,9 mm, der Text beginnt schon bei 60,0 mm."
    )


def test_zusaetze_without_a_zone_stand_in_the_text() -> None:
    without = {name: platz for name, platz in STIL.regionen.items() if name != "zusatz"}
    frame = Frame((region("zusatz", "Einschreiben"), region("anschrift", "Zeile")))
    _, stil = fit(Letter("x", frame, ()), replace(STIL, regionen=without))
    assert stil.regionen == without

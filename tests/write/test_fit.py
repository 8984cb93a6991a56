"""Letter and style are fitted to each other alike, whatever format is written."""

from dataclasses import replace

import pytest

from ozganswer.errors import Mistakes
from ozganswer.records.letter import (
    Figure,
    Frame,
    InfoLine,
    Letter,
    LineBreak,
    Link,
    PageBreak,
    Region,
)
from ozganswer.records.letter import RegionName as Name
from ozganswer.write import WRITERS
from ozganswer.write.fit import fit, kopfzeile
from ozganswer.write.lesen import lines
from tests.stile import STIL
from tests.write.beispiele import FUELLTEXT, info, letter, p, region, t
from tests.write.lesen_pdf import lines as drawn

SEITE = STIL.seite


def _framed(*regions: Region) -> Letter:
    return Letter("Brief", Frame(regions), (p("Text"),))


def _value(value: str) -> list[str]:
    fitted, _ = fit(_framed(info(("E-Mail", value))), STIL)
    (line,) = fitted.frame.before[0].blocks
    assert isinstance(line, InfoLine)
    return lines(line.value)


def test_what_fits_is_left_as_it_is() -> None:
    brief = _framed(info(("E-Mail", "d1@stadt-beispiel.de")), region("betreff", "Kurz"))
    assert fit(brief, STIL) == (brief, STIL)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (
            "buergermeisterin@landeshauptstadt.example",
            ["buergermeisterin@", "landeshauptstadt.example"],
        ),
        ("x" * 40, ["x" * 31, "x" * 9]),
        ("Frau Dr. Maria Beispiel und Herr Muster", ["Frau Dr. Maria Beispiel und Herr Muster"]),
    ],
)
def test_a_word_too_long_for_its_column_breaks_behind_a_sign(
    value: str, expected: list[str]
) -> None:
    assert _value(value) == expected


def test_a_broken_link_stays_one_link_and_a_broken_figure_keeps_its_facts() -> None:
    lang = "vorname.nachname@landeshauptstadt.example"
    block = Region(
        Name.INFORMATIONSBLOCK,
        (InfoLine(t("a"), (Link(t(lang), f"mailto:{lang}"), Figure(lang, ()))),),
    )
    (line,) = fit(_framed(block), STIL)[0].frame.before[0].blocks
    assert isinstance(line, InfoLine)
    link, *figures = line.value
    assert isinstance(link, Link)
    assert lines((link,)) == ["vorname.nachname@", "landeshauptstadt.example"]
    assert [type(f) for f in figures] == [Figure, LineBreak, Figure]


def test_a_high_information_block_pushes_the_text_down() -> None:
    block = info(*((f"Zeile {n}", "Wert") for n in range(14)))
    _, stil = fit(_framed(block), STIL)
    assert stil.seite.beginn == pytest.approx(50 + 14 * 10 * 25.4 / 72 + 8.46, abs=0.01)
    assert stil.seite.oben == SEITE.oben


def test_a_long_betreff_pushes_the_text_of_later_pages_down() -> None:
    brief = replace(_framed(region("betreff", FUELLTEXT * 2)), body=(p("a"), PageBreak(), p("b")))
    _, stil = fit(brief, STIL)
    *head, text, _ = (y for _, _, y in drawn(WRITERS["pdf"](brief, STIL), 2))
    assert stil.seite.oben == pytest.approx(13 + len(head) * 10 * 25.4 / 72 + 2)
    assert text - head[-1] == pytest.approx(2 + 12 * 25.4 / 72, abs=1)
    assert kopfzeile(stil.seite) == kopfzeile(SEITE) == 13
    assert stil.seite.beginn == SEITE.beginn


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_what_is_too_high_is_refused_in_every_format(form: str) -> None:
    hoch = info(*((f"Zeile {n}", "Wert") for n in range(18)))
    anschrift = region("anschrift", "\n".join(["Zeile"] * 7))
    with pytest.raises(Mistakes) as caught:
        WRITERS[form](_framed(anschrift, hoch), STIL)
    told = [m.satz for m in caught.value.mistakes]
    assert told == [
        "Die Anschrift ist 29,6 mm hoch, das Anschriftfeld nur 27,3 mm.",
        "Die Region „informationsblock“ ist 63,5 mm hoch, ihr Platz nur 60,0 mm.",
    ]


def test_a_region_in_the_text_may_be_as_high_as_it_wants() -> None:
    brief = replace(letter(p("x")), frame=Frame((region("kopf", *(["Zeile"] * 40)),)))
    assert fit(brief, replace(STIL, regionen={})) == (brief, replace(STIL, regionen={}))

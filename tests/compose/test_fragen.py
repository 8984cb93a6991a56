"""Each file under fragen/ is questions, a letter, perhaps others beside it, and what is told.

Parts begin with `=== fragen NR NR …`, `=== brief ART [offen NR …]`, `=== daneben ART [offen NR …]`
and `=== ergebnis`: each passage's questions and text, or mistakes. OZGANSWER_GOLDEN=neu writes the
last part anew.
"""

import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ozganswer.compose import compose
from ozganswer.errors import Mistakes
from ozganswer.records.anfrage import NUMMER
from ozganswer.records.antwort import Briefquelle, Kopf, OffeneFragen
from ozganswer.records.letter import Block, Question
from ozganswer.records.reading import text_of
from tests.compose.beispiele import anfrage, auftrag, quelle

FAELLE = sorted((Path(__file__).parent / "fragen").glob("*.txt"))
NUMMERN = st.from_regex(NUMMER, fullmatch=True).filter(str.isascii).filter(lambda n: "\n" not in n)


def test_there_are_cases() -> None:
    assert len(FAELLE) >= 10


@pytest.mark.parametrize("fall", FAELLE, ids=lambda p: p.stem)
def test_a_letter_answers_its_questions_or_says_what_is_wrong(fall: Path) -> None:
    text = fall.read_text(encoding="utf-8")
    vorher, _, erwartet = text.partition("=== ergebnis\n")
    found = _ergebnis(vorher)
    if os.environ.get("OZGANSWER_GOLDEN") == "neu":
        fall.write_text(f"{vorher}=== ergebnis\n{found}", encoding="utf-8")
        return
    assert found == erwartet


@given(nr=NUMMERN)
def test_every_number_that_can_be_asked_can_be_answered(nr: str) -> None:
    made = compose(auftrag(f"# Frage {nr}\n\nJa.\n", fragen=((nr, "Ist es so?"),)))
    assert [_zeile(b) for b in made.letter.body] == [f"Frage {nr}.", "Ja."]


@given(nr=NUMMERN)
def test_every_number_can_be_referred_to(nr: str) -> None:
    source = f"# Frage {nr}\n\nJa.\n\n# Frage 999\n\nSiehe Antwort zu Frage {nr}.\n"
    fragen = ((nr, "Ist es so?"), ("999", "Und so?"))
    assert compose(auftrag(source, fragen=fragen, rahmen="{{ inhalt }}\n")).warnungen == ()


def test_a_letter_on_another_anfrage_answers_none_of_these() -> None:
    beide = (anfrage(("1", "Wie?")), anfrage(("1", "Wo?"), kennung="RA-2/2019"))
    made = replace(
        auftrag("# Frage 1 (RA-2/2019)\n\nHier.\n", rahmen="{{ inhalt }}\n"), anfragen=beide
    )
    daneben = quelle("# Frage 1\n\nSo.\n", Kopf(anfrage=("RA-2/2019",)))
    (offen,) = compose(replace(made, geschwister=(daneben,))).warnungen
    assert offen.satz == "Frage 1 ist nicht beantwortet."


def test_all_questions_are_those_of_all_anfragen() -> None:
    beide = (anfrage(("1", "Wie?")), anfrage(("1", "Wo?"), kennung="RA-2/2019"))
    made = replace(auftrag("# Alle Fragen\n\nSo.\n"), anfragen=beide)
    assert compose(made).warnungen == ()


def _ergebnis(text: str) -> str:
    nummern: list[str] = []
    briefe: list[Briefquelle] = []
    for kopf, inhalt in zip(
        *[iter(re.split(r"^=== (.+)\n", text, flags=re.MULTILINE)[1:])] * 2, strict=True
    ):
        art, *rest = kopf.split()
        if art == "fragen":
            nummern = rest
        else:
            briefe.append(_brief(inhalt, *rest))
    fragen = tuple((nr, "Wie?") for nr in nummern)
    made = replace(
        auftrag("", rahmen="{{ inhalt }}\n"),
        quelle=briefe[0],
        anfragen=(anfrage(*fragen),),
        geschwister=tuple(briefe[1:]),
    )
    try:
        ergebnis = compose(made)
    except Mistakes as error:
        return f"{error}\n"
    return "".join(f"{z}\n" for z in (*map(_zeile, ergebnis.letter.body), *ergebnis.warnungen))


def _brief(text: str, art: str, *offen: str) -> Briefquelle:
    spaeter = OffeneFragen(fragen=offen[1:], bis=date(2026, 1, 1)) if offen else None
    kopf = Kopf(art=art, offen=spaeter, anfrage=("RA-1/2019",), status="mitzeichnung")  # type: ignore[arg-type]
    return quelle(text, kopf)


def _zeile(block: Block) -> str:
    return f"Frage {block.nummer}" if isinstance(block, Question) else text_of(block)


def test_of_many_questions_only_the_last_stay_with_their_answer() -> None:
    nummern = [str(n) for n in range(1, 7)]
    made = auftrag("# Alle Fragen\n\nJa.\n", fragen=tuple((n, "Was?") for n in nummern))
    letter = compose(made).letter
    gefragt = [block for block in letter.body if isinstance(block, Question)]
    assert [frage.allein for frage in gefragt] == [True, True, True, True, False, False]

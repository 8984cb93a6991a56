"""Letters that say different things of one fact are told of, for the time that both mean."""

from decimal import Decimal

import pytest

from ozganswer.archive.nachweis import Beleg, Nachweis
from ozganswer.archive.stellen import Angabe
from ozganswer.archive.widerspruch import frueher, widersprueche


def brief(name, wert, genannt=True, **angaben):
    return Nachweis(
        brief=name,
        anfragen=(),
        betreff="B",
        art="antwort",
        status="entwurf",
        datum=None,
        zugesagt_bis=None,
        fragen=(),
        fakten=(Beleg(adresse="a.b.c", wert=Decimal(wert), **angaben),),
        angaben=(Angabe("Frage 1, Satz 1", "S", "9", ("a.b.c",)),) if genannt else (),
        eingaben=(),
        ausgaben=(),
        bibliotheken=(),
    )


def test_two_values_of_one_time_contradict_each_other():
    (mistake,) = widersprueche([brief("k/a", 1), brief("k/b", 2), brief("k/c", 1, genannt=False)])
    assert mistake.briefe == ("k/a", "k/b")
    assert "k/a sagt 1, k/b sagt 2" in mistake.satz


@pytest.mark.parametrize(
    ("eins", "zwei"),
    [
        (brief("k/a", 1), brief("k/b", 1)),
        (brief("k/a", 1), brief("anders/b", 2)),
        (brief("k/a", 1, genannt=False), brief("k/b", 2)),
        (brief("k/a", 1, gueltig_bis="2019-12-31"), brief("k/b", 2, gueltig_ab="2020-01-01")),
    ],
)
def test_equal_values_others_facts_and_other_times_do_not(eins, zwei):
    assert [*widersprueche([eins, zwei])] == []


def test_an_earlier_answer_is_compared_whatever_the_time():
    alt = brief("k/a", 1, gueltig_bis="2019-12-31")
    (mistake,) = frueher(brief("k/b", 2, gueltig_ab="2020-01-01"), [alt, brief("k/c", 2)])
    assert "sagt der Brief 2; die frühere Antwort k/a" in mistake.satz

"""Which topic a question has: `fragen/<thema>.txt` holds a question of this topic in each line."""

from pathlib import Path

import pytest

from bench.themen import by_keywords, program_topics
from ozganswer.draft.erkennen import ordne_zu
from ozganswer.records.anfrage import Anfrage, Frage
from ozganswer.records.themen import SONSTIGES

DATEIEN = sorted((Path(__file__).parent / "fragen").glob("*.txt"))
FAELLE = [(d.stem, f) for d in DATEIEN for f in d.read_text(encoding="utf-8").splitlines()]
THEMEN = program_topics()


def thema(*fragen: tuple[str, str], betreff: str = "Digitalisierung der Verwaltung") -> list[str]:
    gestellt = tuple(Frage(nr=nr, text=text) for nr, text in fragen)
    anfrage = Anfrage(kennung="A-1", betreff=betreff, fragen=gestellt)
    return [z.thema for z in ordne_zu(anfrage, THEMEN)]


def test_each_topic_of_the_program_has_questions():
    assert {d.stem for d in DATEIEN} == set(THEMEN)
    assert len(FAELLE) > 100


@pytest.mark.parametrize(("soll", "frage"), FAELLE)
def test_a_question_has_its_topic(soll, frage):
    assert thema(("1", frage)) == [soll]


def test_words_alone_do_not_find_as_many():
    stichworte = sum(by_keywords(frage, THEMEN) == soll for soll, frage in FAELLE)
    assert 0 < stichworte < 0.8 * len(FAELLE)


@pytest.mark.parametrize(
    "frage",
    [
        "Welche Schulung bekommen die Bediensteten?",
        "Welche Schulungen bekommen die Bediensteten?",
        "Welche Anwenderschulung bekommen die Bediensteten?",
        "Wie wird die Schulungsteilnahme der Bediensteten vermerkt?",
        "Wie werden die Bediensteten geschult?",
    ],
)
def test_forms_and_compounds_of_a_word_are_this_word(frage):
    assert thema(("1", frage)) == ["fortbildung"]


def test_a_noun_is_no_verb():
    assert thema(("1", "Wer stand gestern im Saal?")) == [SONSTIGES]
    assert thema(("1", "Was ist der Stand?")) == ["stand"]


def test_brackets_only_add_to_what_is_asked():
    frage = "Wer ist für das Verfahren zuständig (z. B. Kosten, Lizenzen, Schulung)?"
    assert thema(("1", frage)) == ["organisation"]


def test_a_sentence_that_only_leads_to_a_question_is_not_asked():
    frage = "Das Land fördert die Digitalisierung mit Fördermitteln. Bis wann ist alles fertig?"
    assert thema(("1", frage)) == ["zeitplan"]


def test_a_question_under_another_goes_on_from_it():
    fragen = (("2", "Gab es Angriffe auf das Netz?"), ("2a", "Wenn ja, wie viele?"))
    assert thema(*fragen) == ["it_sicherheit", "it_sicherheit"]


def test_a_question_that_begins_with_if_goes_on_from_the_one_before():
    fragen = (("1", "Wird das Personal geschult?"), ("2", "Falls ja, in welcher Form?"))
    assert thema(*fragen) == ["fortbildung", "fortbildung"]


def test_the_betreff_says_what_all_questions_are_about():
    frage = ("1", "Welche weiteren Maßnahmen gibt es?")
    assert thema(frage) == ["projekte"]
    assert thema(frage, betreff="Barrierefreiheit der Internetseite") == ["barrierefreiheit"]


def test_a_question_may_ask_for_two_things():
    text = "Welche Haushaltsmittel und wie viele Planstellen gibt es?"
    anfrage = Anfrage(kennung="A-1", betreff="OZG", fragen=(Frage(nr="1", text=text),))
    (zuordnung,) = ordne_zu(anfrage, THEMEN)
    assert {zuordnung.thema, *zuordnung.weitere} == {"haushalt", "personal"}


def test_a_question_of_which_nothing_is_known_is_about_something_else():
    assert thema(("1", "Aha?")) == [SONSTIGES]

"""Each composed line knows the template and the line that it came from."""

from ozganswer.compose.marken import aufrufmarke, lies_zeilen, zeilenmarke


def test_a_line_comes_from_the_first_template_that_says_a_word_in_it():
    text = (
        f"{aufrufmarke('brief', 9)}{zeilenmarke('baustein', 2)}Eins {zeilenmarke('makro', 3)}zwei"
    )
    assert lies_zeilen(text, "brief").herkunft == (("baustein", 2),)


def test_a_line_of_facts_alone_comes_from_the_last_template_that_was_called():
    davor = f"{zeilenmarke('tabelle', 18)}Ende"
    text = f"{davor}\n{aufrufmarke('brief', 26)}{aufrufmarke('baustein', 4)}Ein Fakt."
    assert lies_zeilen(text, "brief").herkunft == (("tabelle", 18), ("baustein", 4))


def test_a_line_without_marks_goes_on_where_the_one_before_ended():
    assert lies_zeilen(f"{zeilenmarke('a', 5)}x\ny", "a").herkunft == (("a", 5), ("a", 5))

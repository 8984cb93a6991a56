"""Templates are compiled once for the same texts, and anew for others."""

from ozganswer.compose.rendern import umgebung
from ozganswer.records.auftrag import Templates


def _templates(text: str) -> Templates:
    return Templates({"probe/antwort.md.j2": text}, {"probe/antwort.md.j2": "probe"}, {})


def test_the_same_texts_have_one_environment() -> None:
    assert umgebung(_templates("eins")) is umgebung(_templates("eins"))


def test_another_text_has_another_environment() -> None:
    assert umgebung(_templates("eins")) is not umgebung(_templates("zwei"))

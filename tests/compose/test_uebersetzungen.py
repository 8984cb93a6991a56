"""A template that was compiled before does what it did when it was compiled."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ozganswer.compose import compose, rendern
from ozganswer.errors import Mistakes
from ozganswer.records.reading import text_of
from ozganswer.records.vorrat import VORRAT
from tests.compose.beispiele import auftrag
from tests.compose.test_faelle import FAELLE, result_of

BASIS = "{{ inhalt }}\n{% block gruss %}Viele Grüße{% endblock %}\n"
RAHMEN = '{% extends "grund/antwort.md.j2" %}\n{% block gruss %}Bis bald{% endblock %}\n'


class Speicher(dict[str, bytes]):
    """A store in memory that counts what it gave and took."""

    gegeben = genommen = 0

    def find(self, name: str) -> bytes | None:
        self.gegeben += name in self
        return self.get(name)

    def keep(self, name: str, content: bytes) -> None:
        self.genommen += 1
        self[name] = content


@contextmanager
def new_process(speicher: Speicher | None) -> Iterator[None]:
    """Know no template, and have a store."""
    rendern._umgebung.cache_clear()
    token = VORRAT.set(speicher)
    try:
        yield
    finally:
        VORRAT.reset(token)
        rendern._umgebung.cache_clear()


@pytest.mark.parametrize("fall", FAELLE, ids=lambda p: p.stem)
def test_every_case_reads_the_same_from_a_store(fall: Path) -> None:
    speicher = Speicher()
    results = []
    for store in (None, speicher, speicher):
        with new_process(store):
            results.append(result_of(fall))
    assert results[1:] == results[:1] * 2


def test_what_was_kept_is_not_compiled_again() -> None:
    speicher = Speicher()
    made = []
    for _ in range(2):
        with new_process(speicher):
            templates = {"grund/antwort.md.j2": BASIS}
            made.append(compose(auftrag("Text", templates=templates, rahmen=RAHMEN)))
    assert made[0].letter == made[1].letter
    assert made[0].templates == made[1].templates
    assert made[0].templates == ("grund/antwort.md.j2", "probe/antwort.md.j2")
    assert speicher.genommen == speicher.gegeben == 3


@pytest.mark.parametrize("basis", ["{{ inhalt }}\n", BASIS.replace("gruss", "ende")])
def test_a_block_that_the_basis_no_longer_has_is_told(basis: str) -> None:
    speicher = Speicher()
    with new_process(speicher):
        compose(auftrag("Text", templates={"grund/antwort.md.j2": BASIS}, rahmen=RAHMEN))
    neu = auftrag("Text", templates={"grund/antwort.md.j2": basis}, rahmen=RAHMEN)
    with new_process(None), pytest.raises(Mistakes, match="den Block „gruss“") as fresh:
        compose(neu)
    with new_process(speicher), pytest.raises(Mistakes) as kept:
        compose(neu)
    assert str(kept.value) == str(fresh.value)


def test_a_template_that_a_fact_names_is_kept_too() -> None:
    speicher = Speicher()
    letters = []
    for _ in range(2):
        with new_process(speicher):
            templates = {"Probestadt.md.j2": "Hier steht es."}
            source = "{% include kommune.name ~ '.md.j2' %}"
            letters.append(compose(auftrag(source, templates=templates)).letter)
    assert letters[0] == letters[1]
    assert any("Hier steht es." in text_of(block) for block in letters[0].body)
    assert speicher.genommen == speicher.gegeben == 3


def test_another_text_is_compiled_anew() -> None:
    speicher = Speicher()
    for basis in (BASIS, BASIS.replace("Viele", "Schöne")):
        with new_process(speicher):
            compose(auftrag("Text", templates={"grund/antwort.md.j2": basis}, rahmen=RAHMEN))
    assert (speicher.genommen, speicher.gegeben) == (4, 3)


def test_of_many_sources_a_bounded_number_is_kept() -> None:
    speicher = Speicher()
    with new_process(speicher):
        for number in range(600):
            rendern.umgebung(auftrag("").templates).aus_text(f"Text {number}", "antwort.md")
    assert speicher.genommen == 600
    assert 128 < len(speicher) <= 256


def test_a_source_under_another_name_is_another() -> None:
    with new_process(Speicher()):
        env = rendern.umgebung(auftrag("").templates)
        namen = [env.aus_text("{{ x }}", name).name for name in ("eins.md", "zwei.md", "eins.md")]
    assert namen == ["eins.md", "zwei.md", "eins.md"]


def test_bytes_that_are_no_code_are_compiled_over() -> None:
    speicher = Speicher()
    for _ in range(3):
        with new_process(speicher):
            made = compose(auftrag("Text", templates={"grund/antwort.md.j2": BASIS}, rahmen=RAHMEN))
            assert made.letter.body
        speicher.update(dict.fromkeys(speicher, b"none"))
    assert speicher.genommen == 9

"""The three formats of a letter hold the same words in the same order."""

import unicodedata
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings

from ozganswer.compose import compose
from ozganswer.load.workspace import Workspace
from ozganswer.records.auftrag import Schriftstueck
from ozganswer.records.letter import Frame, Letter, Paragraph, Text
from ozganswer.records.stil import Stil
from ozganswer.write import WRITERS
from tests.stile import STIL
from tests.write.lesen_pdf import words_in_order
from tests.write.strategien import letters
from tests.write_docx.lesen import Docx

IM_TEXT = replace(STIL, regionen={})
"""Every region stands in the text, so that DOCX has no foot apart from it."""
MARKEN = str.maketrans(dict.fromkeys("-–|+:"))
"""Marks of lists, tables and labels, which each format draws in its own way."""
JOINER = "\N{COMBINING GRAPHEME JOINER}"
"""Invisible as the signs of the category Cf, and so drawn in no PDF, but not of them."""


@settings(max_examples=40)
@given(letters())
def test_docx_pdf_and_text_say_the_same(letter: Letter) -> None:
    ohne_vermerk = replace(letter, vermerk="")
    assert len(set(said(ohne_vermerk, IM_TEXT).values())) == 1


def test_docx_pdf_and_text_of_every_example_say_the_same() -> None:
    workspace = Workspace.open(Path(__file__).parent.parent)
    briefe = workspace.briefe()
    assert len(briefe) >= 2
    for brief in briefe:
        auftrag = workspace.auftrag(brief.kommune, brief.name)
        letter = replace(compose(auftrag).letter, vermerk="")
        stil = replace(auftrag.stilordner.stil, regionen={})
        texts = said(letter, stil)
        assert len(texts["txt"]) > 500
        assert len(set(texts.values())) == 1, brief


def test_docx_pdf_and_text_of_a_pruefassung_say_the_same() -> None:
    workspace = Workspace.open(Path(__file__).parent.parent)
    auftrag = workspace.auftrag("chemnitz", "RA-531-2019", Schriftstueck.PRUEFUNG)
    letter = replace(compose(auftrag).letter, vermerk="")
    texts = said(letter, replace(auftrag.stilordner.stil, regionen={}))
    assert "rund60.000Euro[" in texts["txt"]
    assert len(set(texts.values())) == 1


def test_another_word_makes_another_text() -> None:
    one, other = (Letter("", Frame(), (Paragraph((Text(w),)),)) for w in ("eins", "zwei"))
    assert said(one, IM_TEXT)["pdf"] == said(one, IM_TEXT)["docx"] == "eins"
    assert said(other, IM_TEXT)["docx"] == "zwei"


def said(letter: Letter, stil: Stil) -> dict[str, str]:
    """Read all that a letter says, in order, out of each of its files."""
    made = {form: write(letter, stil) for form, write in WRITERS.items()}
    return {
        "txt": _folded(made["txt"].decode()),
        "pdf": _folded(words_in_order(made["pdf"])),
        "docx": _folded("".join(Docx(made["docx"]).words())),
    }


def _folded(text: str) -> str:
    # Hard and soft white space, and what is invisible, does not count.
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf" and c != JOINER)
    return unicodedata.normalize("NFC", "".join(seen.split())).translate(MARKEN)

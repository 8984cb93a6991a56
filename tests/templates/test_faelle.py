"""Textbausteine, macros and the basis style, each case a readable file in `faelle/`.

A case is a row of files, each after a line `=== path`, that are laid over a small workspace; the
section `text` is the body of the letter (without a heading it answers all, empty it answers none),
`ergebnis` its plain text. Without `stil: din5008` in its `kommune.yaml`, the letter is its answer
alone. `OZGANSWER_ANNEHMEN=1` writes what comes out into the cases; then read them.
"""

import os
from pathlib import Path

import pytest

from ozganswer.compose import compose
from ozganswer.load.workspace import Workspace
from ozganswer.records.letter import (
    Figure,
    Link,
    Paragraph,
)
from ozganswer.records.reading import blocks_of, inlines_of
from ozganswer.write import WRITERS

WURZEL = Path(__file__).parents[2]
FAELLE = sorted((Path(__file__).parent / "faelle").glob("*.txt"))

GRUND = {
    "facts/k/kommune.yaml": "name: Stadt K\nart: Stadt\nstil: nur_text\n",
    "questions/k/A-1.yaml": "kennung: A-1\nbetreff: Stand\nfragen: [{nr: '1', text: Was?}]\n",
    "templates/nur_text/stil.yaml": "bezeichnung: Nur der Text\nbasis: din5008\n",
    "templates/nur_text/antwort.md.j2": "{{ inhalt }}\n",
    "kopf": "datum: 2026-03-10\nstatus: versandt\nfragen: weglassen\n",
    "text": "",
}


def test_there_are_cases() -> None:
    assert len(FAELLE) >= 8


def test_a_number_in_words_knows_its_facts() -> None:
    brief = Workspace.open(WURZEL).auftrag("chemnitz", "RA-531-2019")
    absaetze = [b for b in compose(brief).letter.body if isinstance(b, Paragraph)]
    figuren = [i for b in absaetze for i in b.inlines if isinstance(i, Figure)]
    (neun,) = [f for f in figuren if f.text == "neun"]
    assert [f.adresse for f in neun.fakten] == ["projekte"]


def test_addresses_from_facts_are_links() -> None:
    brief = Workspace.open(WURZEL).auftrag("sachsen", "newsletter-1")
    inlines = (i for b in blocks_of(compose(brief).letter) for i in inlines_of(b))
    ziele = {i.target for i in inlines if isinstance(i, Link)}
    assert {"https://ozg.sachsen.de", "mailto:newsletter@ozg-sachsen.example"} <= ziele
    assert brief.bestand["beteiligung"].eintraege["projektlandkarte"]["adresse"] in ziele


@pytest.mark.parametrize("fall", FAELLE, ids=lambda fall: fall.stem)
def test_each_case_reads_as_written(fall: Path, tmp_path: Path) -> None:
    teile = GRUND | _teile(fall.read_text("utf-8"))
    erwartet = teile.pop("ergebnis")
    text = teile.pop("text")
    ueberschrift = "" if not text.strip() or text.startswith("# ") else "# Alle Fragen\n\n"
    quelle = f"---\n{teile.pop('kopf')}---\n\n{ueberschrift}{text}"
    for pfad, inhalt in {**teile, "answers/k/A-1/antwort.md": quelle}.items():
        (tmp_path / pfad).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / pfad).write_text(inhalt, "utf-8")
    auftrag = Workspace.open(tmp_path).auftrag("k", "A-1")
    letter = compose(auftrag).letter
    text = WRITERS["txt"](letter, auftrag.stilordner.stil).decode()
    heraus = text.strip().replace("\u00a0", " ")
    if os.environ.get("OZGANSWER_ANNEHMEN"):
        davor = fall.read_text("utf-8").partition("=== ergebnis\n")[0]
        fall.write_text(f"{davor}=== ergebnis\n{heraus}\n", "utf-8")
        return
    assert heraus == erwartet.strip()


def _teile(text: str) -> dict[str, str]:
    _, *teile = f"\n{text}".split("\n=== ")
    return {name: inhalt + "\n" for name, _, inhalt in (teil.partition("\n") for teil in teile)}

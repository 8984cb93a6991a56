"""Writes letters with tracked changes into a folder, for the validators."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ozganswer.records.letter import ItemList, Letter, PageBreak
from ozganswer.write import redline
from tests.stile import STIL
from tests.write_docx.beispiele import (
    ANLAGEN,
    BRIEF,
    LISTE,
    NACHHER,
    TABELLE,
    VORHER,
    p,
    zeile,
)
from tests.write_docx.briefbogen_bauen import STILE

WANN = datetime(2026, 11, 29, 14, 30, tzinfo=UTC)


def changed() -> Iterator[tuple[str, Letter]]:
    """The example after changes of every kind, each by a name."""
    frame, body = BRIEF.frame, BRIEF.body
    rows = (TABELLE.rows[1], zeile("99", "Neu", "", "x", "1 Euro"), *TABELLE.rows[2:])
    spalten = replace(
        TABELLE,
        columns=TABELLE.columns[1:],
        header=tuple(row[1:] for row in TABELLE.header),
        rows=tuple(row[1:] for row in TABELLE.rows),
    )
    yield "woerter", replace(BRIEF, body=(p("zu Ihrer Anfrage antworte ich:"), *body[1:]))
    yield "absaetze", replace(BRIEF, body=(*body[:2], p("Neu."), PageBreak(), *body[7:]))
    yield "zeilen", replace(BRIEF, body=(*body[:3], replace(TABELLE, rows=rows), *body[4:]))
    yield "spalten", replace(BRIEF, body=(*body[:3], spalten, *body[4:]))
    yield "punkte", replace(BRIEF, body=(*body[:7], ItemList(True, LISTE.items), *body[8:]))
    yield (
        "rahmen",
        replace(BRIEF, frame=replace(frame, before=(VORHER[0], *VORHER[2:]), after=NACHHER[1:])),
    )
    yield "rand", replace(BRIEF, vermerk="", datum=None, titel="Anderes")
    yield "anlagen", replace(BRIEF, annexes=(ANLAGEN[1], ANLAGEN[0]))
    yield "alles", replace(BRIEF, body=(p("Ganz anders."),), annexes=())


def build(folder: Path) -> None:
    """Write every change there and back, on paper and on a letterhead."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, letter in changed():
        for stil_name, stil in {"": STIL, "-bogen": STILE["briefbogen"]}.items():
            sides = ((BRIEF, stil), (letter, stil))
            for way, (old, new) in (("", sides), ("-zurueck", sides[::-1])):
                content = redline.write(old, new, "Erika Muster", WANN)
                (folder / f"{name}{stil_name}{way}.docx").write_bytes(content)


if __name__ == "__main__":
    build(Path(sys.argv[1]))

"""The annex that lists each figure of a letter with its facts, their Stand and Quelle."""

from collections.abc import Iterable, Iterator

from ozganswer.records.fakten import Fakt
from ozganswer.records.german import datum
from ozganswer.records.letter import (
    Annex,
    Block,
    Cell,
    Column,
    Figure,
    Paragraph,
    Table,
    Text,
    inlines_of,
)

TITEL = "Datengrundlage"
_KOPF = ("Angabe im Brief", "Fakt", "Stand", "Quelle")
_BREITEN = (4, 5, 2, 5)


def datengrundlage(body: Iterable[Block], titel: str) -> Annex:
    """Make the annex over the figures of a body: what has digits, each once, in reading order."""
    rows = tuple(dict.fromkeys(_zeilen(body)))
    if not rows:
        return Annex((Text(titel),), (Paragraph((Text("Der Brief nennt keine Zahlen."),)),))
    columns = tuple(Column("left", breite) for breite in _BREITEN)
    return Annex((Text(titel),), (Table(columns, (_zeile(_KOPF),), rows, TITEL),))


def _zeilen(body: Iterable[Block]) -> Iterator[tuple[Cell, ...]]:
    for figure in (i for block in body for i in inlines_of(block) if isinstance(i, Figure)):
        if any(c.isdigit() for c in figure.text):
            angabe = f"{figure.text} ({figure.rechnung})" if figure.rechnung else figure.text
            for fakt in figure.fakten:
                yield _zeile((angabe, fakt.adresse, _stand(fakt), fakt.quelle or "–"))


def _stand(fakt: Fakt) -> str:
    return datum(fakt.stand) if fakt.stand else "–"


def _zeile(texte: Iterable[str]) -> tuple[Cell, ...]:
    return tuple(Cell((Text(text),)) for text in texte)

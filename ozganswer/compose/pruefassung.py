"""Letter → its Prüffassung: each figure is marked and numbered, an annex tells what it rests on."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from ozganswer.compose.belege import Kontext, tabelle, zeilen
from ozganswer.compose.wandeln import replace_figures
from ozganswer.records.german import datum
from ozganswer.records.letter import (
    Annex,
    Block,
    Cell,
    Figure,
    Heading,
    InfoLine,
    Inline,
    Letter,
    Marked,
    Paragraph,
    Region,
    RegionName,
    Text,
)
from ozganswer.records.reading import inlines_of

TITEL = "Nachweis der Angaben"
VERMERK = "PRÜFFASSUNG"
OHNE_NUMMER = "Ohne Nummer: in Briefkopf, Anschriftfeld und Fuß"

SCHMAL = frozenset(
    {
        RegionName.KOPF,
        RegionName.ABSENDERZEILE,
        RegionName.ZUSATZ,
        RegionName.ANSCHRIFT,
        RegionName.FUSS,
    }
)
"""The regions whose places are too narrow for marks; what they say is listed all the same."""

Schluessel: TypeAlias = tuple[str, ...]


def pruefassung(letter: Letter, kontext: Kontext) -> Letter:
    """Mark every figure of a letter, and say behind it what each rests on."""
    nummern = _nummern(figures(_numbered_blocks(letter)))

    def mark(figure: Figure) -> Inline:
        nummer = nummern.get(_schluessel(figure))
        return _marked(figure, nummer, kontext) if nummer else figure

    marked = replace_figures(letter, mark, ausser=SCHMAL)
    return replace(
        marked,
        titel=f"Prüffassung: {letter.titel}",
        vermerk=f"{letter.vermerk} – {VERMERK}" if letter.vermerk else VERMERK,
        annexes=(*marked.annexes, _nachweis(letter, nummern, kontext)),
    )


def figures(blocks: Iterable[Block | InfoLine]) -> Iterator[Figure]:
    """Walk the figures of blocks that came from facts, in reading order."""
    for block in blocks:
        yield from (i for i in inlines_of(block) if isinstance(i, Figure) and i.fakten)


def _numbered_blocks(letter: Letter) -> Iterator[Block | InfoLine]:
    yield from _of_regions(letter.frame.before)
    yield from letter.body
    yield from _of_regions(letter.frame.after)
    for annex in letter.annexes:
        yield from annex.blocks


def _of_regions(regions: Iterable[Region]) -> Iterator[Block | InfoLine]:
    for region in regions:
        yield from region.blocks if region.name not in SCHMAL else ()


def _schluessel(figure: Figure) -> Schluessel:
    return (figure.text, figure.rechnung, *(fakt.adresse for fakt in figure.fakten))


def _nummern(alle: Iterable[Figure]) -> Mapping[Schluessel, int]:
    verschiedene = dict.fromkeys(map(_schluessel, alle))
    return {schluessel: nummer for nummer, schluessel in enumerate(verschiedene, 1)}


def _marked(figure: Figure, nummer: int, kontext: Kontext) -> Marked:
    unzeiten = dict.fromkeys(filter(None, map(kontext.unzeit, figure.fakten)))
    if unzeiten:
        return Marked((figure,), f" [{nummer} {', '.join(unzeiten)}]", warns=True)
    return Marked((figure,), f" [{nummer}]")


def _nachweis(letter: Letter, nummern: Mapping[Schluessel, int], kontext: Kontext) -> Annex:
    alle = {_schluessel(figure): figure for figure in figures(_numbered_blocks(letter))}
    rows = tuple(
        (Cell((Text(f"[{nummer}]"),)), *zeile)
        for schluessel, nummer in nummern.items()
        for zeile in zeilen(alle[schluessel], kontext)
    )
    blocks: list[Block] = [Paragraph((Text(_erklaerung(kontext)),))]
    if rows:
        blocks.append(tabelle(rows, TITEL, nummern=True))
    if ohne := tuple(_ohne_nummer(letter, kontext)):
        blocks += [Heading(1, (Text(OHNE_NUMMER),)), tabelle(ohne, OHNE_NUMMER)]
    return Annex((Text(TITEL),), tuple(blocks), quer=True)


def _ohne_nummer(letter: Letter, kontext: Kontext) -> Iterator[tuple[Cell, ...]]:
    regions = (*letter.frame.before, *letter.frame.after)
    blocks = (b for region in regions if region.name in SCHMAL for b in region.blocks)
    for figure in {_schluessel(f): f for f in figures(blocks)}.values():
        yield from zeilen(figure, kontext)


def _erklaerung(kontext: Kontext) -> str:
    satz = (
        "Jede Angabe, die aus einem Fakt kommt, ist im Brief unterstrichen und trägt eine Nummer; "
        "die Tabelle nennt dazu jeden Fakt, auf dem sie beruht. "
    )
    if kontext.tag is None:
        return f"{satz}Der Brief hat noch kein Datum; ob jeder Fakt dann gilt, ist offen."
    return (
        f"{satz}Was am {datum(kontext.tag)} abgelaufen oder noch nicht gültig war, ist fett und "
        "doppelt unterstrichen, und „abgelaufen“ oder „noch nicht gültig“ steht bei der Nummer."
    )

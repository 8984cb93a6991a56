"""Letter → the Entwurf of it that stands in a Verfügung, as text among its points."""

from collections.abc import Iterator
from dataclasses import replace

from ozganswer.records.letter import (
    Block,
    Heading,
    ItemList,
    Letter,
    Paragraph,
    Region,
    RegionName,
    Strong,
)

BRIEFBOGEN = frozenset(
    {
        RegionName.KOPF,
        RegionName.HINWEIS,
        RegionName.ABSENDERZEILE,
        RegionName.INFORMATIONSBLOCK,
        RegionName.FUSS,
    }
)
"""The regions that the paper brings along, and no Entwurf repeats."""


def entwurf(letter: Letter) -> tuple[Block, ...]:
    """Write a letter as text, from its address to its Verteiler; headings stand one level lower."""
    return (
        *_regions(letter.frame.before),
        *(_lower(block) for block in letter.body),
        *_regions(letter.frame.after),
    )


def _regions(regions: tuple[Region, ...]) -> Iterator[Block]:
    for region in regions:
        if region.name not in BRIEFBOGEN:
            yield from _paragraphs(region)


def _paragraphs(region: Region) -> Iterator[Paragraph]:
    for block in region.blocks:
        if isinstance(block, Paragraph):
            strong = region.name is RegionName.BETREFF
            yield Paragraph((Strong(block.inlines),)) if strong else block


def _lower(block: Block) -> Block:
    match block:
        case Heading(level=level):
            return replace(block, level=level + 1)
        case ItemList(items=items):
            lower = tuple(tuple(_lower(inner) for inner in item) for item in items)
            return replace(block, items=lower)
        case _:
            return block

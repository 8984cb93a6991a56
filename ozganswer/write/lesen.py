"""What every writer reads off a Letter before it draws it."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ozganswer.records.letter import (
    Block,
    Emphasis,
    Figure,
    Gap,
    InfoLine,
    Inline,
    ItemList,
    Letter,
    LineBreak,
    Link,
    Marked,
    Paragraph,
    Question,
    Region,
    RegionName,
    Strong,
    Text,
)
from ozganswer.records.reading import plain
from ozganswer.records.stil import Stil


def printed(region: Region, stil: Stil) -> tuple[Paragraph | InfoLine, ...]:
    """Choose what of a region is printed: empty InfoLines only where the style wants them."""
    if stil.informationsblock.leerzeilen == "drucken":
        return region.blocks
    return tuple(b for b in region.blocks if not isinstance(b, InfoLine) or plain(b.value).strip())


def lines(inlines: tuple[Inline, ...]) -> list[str]:
    """Read inlines as lines that end where a LineBreak stands."""
    return [_fold(line) for line in "".join(map(_flat, inlines)).split("\n")]


def one_line(inlines: tuple[Inline, ...]) -> str:
    """Read inlines as one line."""
    return " ".join(line for line in lines(inlines) if line)


def _flat(inline: Inline) -> str:
    match inline:
        case Text(text=text) | Figure(text=text):
            return text.replace("\n", " ")
        case Gap():
            return inline.text.replace("\n", " ")
        case LineBreak():
            return "\n"
        case Marked(children=children, mark=mark):
            return "".join(map(_flat, children)) + mark
        case Strong(children=children) | Emphasis(children=children) | Link(children=children):
            return "".join(map(_flat, children))


def _fold(line: str) -> str:
    # As HTML folds: the hard spaces are no white space.
    return re.sub(r"[ \t\r\f]+", " ", line).strip(" ")


def leading(blocks: Iterable[Block]) -> Iterator[tuple[Block, bool]]:
    """Walk blocks, each with whether it is a paragraph that leads to a list right below it."""
    for block, after in pairwise((*blocks, None)):
        if block is not None:
            yield block, isinstance(block, Paragraph) and isinstance(after, ItemList)


def is_note(block: Block) -> bool:
    """Tell whether a block is a note, which stays with the table above it."""
    return isinstance(block, Paragraph) and block.rolle == "anmerkung"


def beside_number(question: Question) -> tuple[Paragraph, tuple[Paragraph | ItemList, ...]]:
    """Read what of a question stands beside its number, perhaps nothing, and what below."""
    match question.blocks:
        case (Paragraph() as first, *_):
            return first, question.blocks[1:]
        case _:
            return Paragraph(()), question.blocks


def subject(letter: Letter) -> str:
    """Read the Betreff as one line, or else the letter's title."""
    region = letter.frame.region(RegionName.BETREFF)
    first = next((b for b in region.blocks if isinstance(b, Paragraph)), None) if region else None
    return one_line(first.inlines) if first else letter.titel


def printed_date(letter: Letter) -> str:
    """Write the letter's date for the header of later pages; empty without one."""
    return f"{letter.datum:%d.%m.%Y}" if letter.datum else ""


def nesting(levels: Iterable[int]) -> Iterator[int]:
    """Close the gaps between heading levels: 1, 3, 3, 2 → 1, 2, 2, 2 (PDF/UA-1, 7.4.2)."""
    open_levels: list[int] = []
    for level in levels:
        while open_levels and open_levels[-1] >= level:
            open_levels.pop()
        open_levels.append(level)
        yield len(open_levels)

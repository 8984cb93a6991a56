"""Letter → plain text: the letter's words in reading order, a paragraph a line, for `git diff`."""

from collections.abc import Iterable, Iterator

from ozganswer.records.letter import (
    Annex,
    Block,
    Heading,
    InfoLine,
    Inline,
    ItemList,
    Letter,
    PageBreak,
    Paragraph,
    Question,
    Region,
    Table,
)
from ozganswer.records.stil import Stil
from ozganswer.write.lesen import lines, one_line, printed
from ozganswer.write.tabelle import draw_table


def write(letter: Letter, stil: Stil) -> bytes:
    """Write a letter as UTF-8 text."""
    return draw(letter, stil).encode()


def draw(letter: Letter, stil: Stil) -> str:
    """Draw a letter as text that ends with a newline and has no trailing blanks."""
    parts = "\n\n".join(part for part in _parts(letter, stil) if part)
    return "\n".join(line.rstrip(" ") for line in parts.split("\n")).rstrip("\n") + "\n"


def _parts(letter: Letter, stil: Stil) -> Iterator[str]:
    yield letter.vermerk
    yield from (_region(region, stil) for region in letter.frame.before)
    yield _blocks(letter.body)
    yield from (_region(region, stil) for region in letter.frame.after)
    yield from (_annex(annex) for annex in letter.annexes)


def _region(region: Region, stil: Stil) -> str:
    parts: list[str] = []
    for block in printed(region, stil):
        match block:
            case Paragraph(inlines=inlines):
                parts += [_lines(inlines), ""]
            case InfoLine():
                parts.append(_info_line(block))
    return "\n".join(parts).strip("\n")


def _info_line(line: InfoLine) -> str:
    label = one_line(line.label)
    return f"{label}{'' if label.endswith(':') else ':'} {one_line(line.value)}"


def _annex(annex: Annex) -> str:
    return _join([_lines(annex.titel), _blocks(annex.blocks)])


def _blocks(blocks: Iterable[Block]) -> str:
    return _join(_block(block) for block in blocks)


def _join(parts: Iterable[str]) -> str:
    return "\n\n".join(part for part in parts if part)


def _block(block: Block) -> str:
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            return _lines(inlines)
        case Question(nummer=nummer, blocks=blocks):
            return _hang(f"{nummer} ", _blocks(blocks))
        case ItemList():
            return _list(block)
        case Table():
            return draw_table(block)
        case PageBreak():
            return ""


def _list(block: ItemList) -> str:
    texts = [_item(item) for item in block.items]
    markers = (f"{n}. " if block.numbered else "- " for n in range(1, len(texts) + 1))
    lines = [_hang(marker, text) for marker, text in zip(markers, texts, strict=True)]
    return ("\n\n" if any("\n\n" in text for text in texts) else "\n").join(lines)


def _item(blocks: tuple[Block, ...]) -> str:
    tight = all(isinstance(b, ItemList) for b in blocks[1:])
    return "\n".join(map(_block, blocks)) if tight else _blocks(blocks)


def _hang(label: str, text: str) -> str:
    return label + text.replace("\n", "\n" + " " * len(label))


def _lines(inlines: tuple[Inline, ...]) -> str:
    return "\n".join(lines(inlines)).strip("\n")

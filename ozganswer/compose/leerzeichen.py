"""Hard spaces at the edges of paragraphs and cells: text in a letter, dropped by CommonMark."""

from collections.abc import Iterator

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.paragraph import paragraph
from markdown_it.rules_block.table import escapedSplit, table


def absatz(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a paragraph, and keep the hard spaces at its edges."""
    paragraph(state, start, end, silent)
    lines = state.getLines(start, state.line, state.blkIndent, keepLastLF=False)
    state.tokens[-2].content = lines.strip(" \t\n")
    return True


def tabelle(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table, and keep the hard spaces at the edges of its cells."""
    since = len(state.tokens)
    if not table(state, start, end, silent):
        return False
    texts: Iterator[str] = iter(())
    for token in state.tokens[since:]:
        if token.type == "tr_open" and token.map:
            texts = _zellen(state, token.map[0])
        elif token.type == "inline":
            token.content = next(texts, "")
    return True


def _zellen(state: StateBlock, line: int) -> Iterator[str]:
    cells = escapedSplit(state.src[state.bMarks[line] : state.eMarks[line]].strip())
    return (cell.strip(" \t") for cell in cells[not cells[0] :])

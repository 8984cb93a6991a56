"""Markdown → blocks of the Letter; what a letter has no word for is refused by name and line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from markdown_it.rules_block.table import escapedSplit
from markdown_it.tree import SyntaxTreeNode

from ozganswer.compose import stelle
from ozganswer.compose.inline import inlines, ohne_rand
from ozganswer.compose.lauf import lauf
from ozganswer.compose.marken import Markdown, ohne_marken
from ozganswer.compose.regeln import Dialekt, leser
from ozganswer.errors import Position
from ozganswer.errors.composing import AttributUnbekannt, MarkdownMistake
from ozganswer.records.letter import (
    Block,
    Cell,
    Column,
    Heading,
    Inline,
    ItemList,
    PageBreak,
    Paragraph,
    Table,
)

EBENEN = 9
"""Levels that a list can have, in Word (ISO 29500-1, 17.9.6) and so in a letter."""

_ALIGN: dict[str, Literal["left", "center", "right"]] = {
    "text-align:left": "left",
    "text-align:center": "center",
    "text-align:right": "right",
}
_PAIR = re.compile(r'\s*(?:\.([\w-]+)|([\w-]+)="((?:\\.|[^"\\])*)")')


@dataclass(frozen=True, slots=True)
class Gesetzt:
    """A block with the place its Markdown came from."""

    block: Block
    position: Position


def lies(
    markdown: Markdown, dialekt: Dialekt = "brief", *, oberste: int = 1, zeilen: bool = False
) -> list[Gesetzt]:
    """Read Markdown into blocks; mistakes are noted in the run.

    `oberste` is the level of a `#` heading; `zeilen` makes each line a line of its own.
    """
    return list(_Leser(markdown, dialekt, oberste, zeilen).bloecke())


@dataclass(frozen=True, slots=True)
class _Leser:
    markdown: Markdown
    dialekt: Dialekt
    oberste: int
    zeilen: bool

    def bloecke(self) -> Iterator[Gesetzt]:
        root = SyntaxTreeNode(leser(self.dialekt).parse(self.markdown.text))
        yield from self._mit_attributen(root.children)

    def _mit_attributen(self, nodes: Sequence[SyntaxTreeNode]) -> Iterator[Gesetzt]:
        attribute = {i: n for i, n in enumerate(nodes) if n.type == "attribute"}
        for index, node in enumerate(nodes):
            attribut = attribute.get(index + 1)
            if node.type == "attribute" or (block := self._block(node, attribut)) is None:
                continue
            if attribut and "seitenumbruch" in _klassen(attribut):
                yield Gesetzt(PageBreak(), self._position(attribut))
            yield Gesetzt(block, self._position(node))

    def _block(self, node: SyntaxTreeNode, attribut: SyntaxTreeNode | None) -> Block | None:
        match node.type:
            case "paragraph":
                return self._absatz(node, attribut)
            case "heading":
                self._keine_attribute(attribut)
                level = int(node.tag[1]) + self.oberste - 1
                return Heading(level, self._inline(node.children))
            case "bullet_list" | "ordered_list":
                self._pruefe_tiefe(node)
                self._keine_attribute(attribut)
                return self._liste(node)
            case "table":
                return self._tabelle(node, attribut)
            case _:
                self._verweigert(node)
                return None

    def _absatz(self, node: SyntaxTreeNode, attribut: SyntaxTreeNode | None) -> Paragraph | None:
        klassen = _klassen(attribut) if attribut else set()
        self._ganz_gelesen(attribut)
        for falsch in klassen - {"anmerkung", "seitenumbruch"}:
            self._melde_attribut(f".{falsch}", (".anmerkung", ".seitenumbruch"), attribut)
        if attribut and _paare(attribut):
            self._melde_attribut(next(iter(_paare(attribut))), (".anmerkung",), attribut)
        children = self._inline(node.children)
        rolle: Literal["text", "anmerkung"] = "anmerkung" if "anmerkung" in klassen else "text"
        return Paragraph(children, rolle) if children else None

    def _pruefe_tiefe(self, node: SyntaxTreeNode) -> None:
        if node.level // 2 >= EBENEN:
            hint = "Mit weniger Ebenen auskommen, oder mit Überschriften gliedern."
            was = f"Eine Liste in mehr als {EBENEN} Ebenen"
            lauf().mistakes.append(MarkdownMistake(was, hint, self._position(node)))

    def _liste(self, node: SyntaxTreeNode) -> ItemList:
        items = tuple(self._punkt(item) for item in node.children)
        return ItemList(node.type == "ordered_list", items)

    def _punkt(self, node: SyntaxTreeNode) -> tuple[Block, ...]:
        blocks = tuple(g.block for g in self._mit_attributen(node.children))
        if not blocks:
            hint = "Den Punkt füllen oder seine Zeile löschen."
            was = "Ein leerer Punkt einer Liste"
            lauf().mistakes.append(MarkdownMistake(was, hint, self._position(node)))
        return blocks

    def _tabelle(self, node: SyntaxTreeNode, attribut: SyntaxTreeNode | None) -> Table:
        rows = [row for part in node.children for row in part.children]
        paare = _paare(attribut) if attribut else {}
        self._ganz_gelesen(attribut)
        for falsch in paare.keys() - {"breiten", "titel"}:
            self._melde_attribut(falsch, ("breiten", "titel"), attribut)
        widths = self._breiten(paare.get("breiten", ""), len(rows[0].children), attribut)
        columns = tuple(
            Column(_ALIGN.get(str(cell.attrs.get("style", "")), "left"), width)
            for cell, width in zip(rows[0].children, widths, strict=True)
        )
        self._zu_viele_zellen(rows, len(rows[0].children))
        cells = tuple(tuple(Cell(self._inline(c.children)) for c in row.children) for row in rows)
        return Table(columns, cells[:1], cells[1:], paare.get("titel", ""))

    def _zu_viele_zellen(self, rows: Iterable[SyntaxTreeNode], count: int) -> None:
        # CommonMark drops them without a word (GFM 4.10).
        lines = self.markdown.lines()
        for row in rows:
            raw = lines[row.map[0]].strip() if row.map else ""
            if len(escapedSplit(raw.removeprefix("|").removesuffix("|"))) > count:
                hint = "Ein senkrechter Strich im Text wird „\\|“ geschrieben."
                was = f"Eine Zeile mit mehr Zellen als den {count} Spalten ihrer Tabelle"
                lauf().mistakes.append(MarkdownMistake(was, hint, self._position(row)))

    def _breiten(self, text: str, count: int, attribut: SyntaxTreeNode | None) -> Sequence[float]:
        worte = text.replace(",", ".").split()
        if not worte:
            return [0.0] * count
        if len(worte) != count or not all(re.fullmatch(r"\d+(\.\d+)?", w) for w in worte):
            lauf().mistakes.append(
                MarkdownMistake(
                    f'„breiten="{text}"“ an einer Tabelle mit {count} Spalten',
                    f"Für jede Spalte eine Zahl angeben, also {count}, mit Leerzeichen dazwischen.",
                    self._position(attribut),
                )
            )
            return [0.0] * count
        return [float(w) for w in worte]

    def _inline(self, nodes: Iterable[SyntaxTreeNode]) -> tuple[Inline, ...]:
        children = [child for node in nodes for child in node.children]
        for child in children:
            if child.type == "image":
                self._verweigert(child)
        return ohne_rand(inlines(children, zeilen=self.zeilen))

    def _verweigert(self, node: SyntaxTreeNode) -> None:
        was, hinweis = {
            "fence": ("Ein Codeblock", "Den Text ohne ``` oder ~~~ schreiben."),
            "image": ("Ein Bild", "Bilder als Anlage beilegen."),
        }[node.type]
        lauf().mistakes.append(MarkdownMistake(was, hinweis, self._position(node)))

    def _keine_attribute(self, attribut: SyntaxTreeNode | None) -> None:
        if attribut and _klassen(attribut) != {"seitenumbruch"}:
            self._melde_attribut(attribut.content, (".seitenumbruch",), attribut)

    def _ganz_gelesen(self, attribut: SyntaxTreeNode | None) -> None:
        if attribut and (rest := _PAIR.sub("", attribut.content).strip()):
            self._melde_attribut(rest, ('titel="…"', 'breiten="1 2"', ".anmerkung"), attribut)

    def _melde_attribut(
        self, name: str, known: Iterable[str], attribut: SyntaxTreeNode | None
    ) -> None:
        lauf().mistakes.append(AttributUnbekannt(name, known, self._position(attribut)))

    def _position(self, node: SyntaxTreeNode | None) -> Position:
        while node is not None and not node.map:
            node = node.parent
        line = node.map[0] if node and node.map else 0
        template, zeile = self.markdown.herkunft[min(line, len(self.markdown.herkunft) - 1)]
        return stelle.position(template, zeile)


def _klassen(attribut: SyntaxTreeNode) -> set[str]:
    return {m[1] for m in _PAIR.finditer(attribut.content) if m[1]}


def _paare(attribut: SyntaxTreeNode) -> dict[str, str]:
    return {m[2]: ohne_marken(m[3]) for m in _PAIR.finditer(attribut.content) if m[2]}

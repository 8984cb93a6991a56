"""Markdown → blocks of the Letter; what a letter has no word for is refused by name and line."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from markdown_it.rules_block.table import escapedSplit
from markdown_it.tree import SyntaxTreeNode

from ozganswer.compose import fasttabelle, stelle
from ozganswer.compose.attribute import (
    ANMERKUNG,
    KLASSEN,
    NICHTOEFFENTLICH,
    SEITENUMBRUCH,
    UEBERALL,
    Attribute,
    lies_attribute,
)
from ozganswer.compose.inline import inlines, ohne_rand
from ozganswer.compose.lauf import lauf
from ozganswer.compose.marken import Markdown, ohne_marken
from ozganswer.compose.regeln import Dialekt, leser
from ozganswer.errors import Position
from ozganswer.errors.composing import AttributUnbekannt, MarkdownMistake, Missverstaendlich
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


@dataclass(frozen=True, slots=True)
class Gesetzt:
    """A block with the place its Markdown came from."""

    block: Block
    position: Position
    zeile: int = 0
    """The number of its first line in the Markdown, from 0."""


def lies(
    markdown: Markdown, dialekt: Dialekt = "brief", *, oberste: int = 1, zeilen: bool = False
) -> list[Gesetzt]:
    """Read Markdown into blocks; mistakes are noted in the run.

    `oberste` is the level of a `#` heading; `zeilen` makes each line a line of its own.
    """
    return list(_Leser(markdown, markdown.lines(), dialekt, oberste, zeilen).bloecke())


@dataclass(frozen=True, slots=True)
class _Leser:
    markdown: Markdown
    lines: Sequence[str]
    dialekt: Dialekt
    oberste: int
    zeilen: bool

    def bloecke(self) -> Iterator[Gesetzt]:
        root = SyntaxTreeNode(leser(self.dialekt).parse(self.markdown.text))
        yield from self._mit_attributen(root.children)

    def _mit_attributen(self, nodes: Sequence[SyntaxTreeNode]) -> list[Gesetzt]:
        gesetzt: list[Gesetzt] = []
        for index, node in enumerate(nodes):
            if node.type == "attribute":
                self._verdecke(gesetzt, lies_attribute([node]))
                continue
            attribute = lies_attribute(nodes[index + 1 : index + 2])
            if (block := self._block(node, attribute)) is None:
                continue
            if SEITENUMBRUCH in attribute.klassen:
                gesetzt.append(Gesetzt(PageBreak(), self._position(attribute.node), -1))
            zeile = node.map[0] if node.map else 0
            gesetzt.append(Gesetzt(block, self._position(node), zeile))
        return list(_ganze_abschnitte(gesetzt))

    def _block(self, node: SyntaxTreeNode, attribute: Attribute) -> Block | None:
        match node.type:
            case "paragraph":
                return self._absatz(node, attribute)
            case "heading":
                self._melde_fremde(attribute, UEBERALL)
                level = int(node.tag[1]) + self.oberste - 1
                return Heading(level, self._inline(node.children))
            case "bullet_list" | "ordered_list":
                self._pruefe_tiefe(node)
                self._melde_fremde(attribute, UEBERALL)
                return self._liste(node)
            case "table":
                return self._tabelle(node, attribute)
            case _:
                self._verweigert(node)
                return None

    def _verdecke(self, gesetzt: list[Gesetzt], attribute: Attribute) -> None:
        """Mark what stands above as not public: a block, or all that an include or macro wrote."""
        if NICHTOEFFENTLICH not in attribute.klassen:
            return
        if not gesetzt:
            was, hint = "„{: .nichtoeffentlich }“ ohne etwas darüber", "Unter den Absatz setzen."
            lauf().mistakes.append(MarkdownMistake(was, hint, self._position(attribute.node)))
            return
        for nr in range(self._anfang(gesetzt, attribute), len(gesetzt)):
            gesetzt[nr] = _verdeckt(gesetzt[nr])

    def _anfang(self, gesetzt: list[Gesetzt], attribute: Attribute) -> int:
        """Find where what stands above attributes begins: a block, or a call that wrote several."""
        ende = attribute.node.map[0] if attribute.node and attribute.node.map else 0
        herkunft, letzter = self.markdown.herkunft, len(gesetzt) - 1
        if letzter < 0 or herkunft[gesetzt[letzter].zeile][0] == herkunft[ende][0]:
            return letzter
        aufrufe = [
            z for name, z in self.markdown.aufrufe if name == herkunft[ende][0] and z <= ende
        ]
        aufruf = max(aufrufe, default=gesetzt[letzter].zeile)
        return next(nr for nr, g in enumerate(gesetzt) if g.zeile >= aufruf or nr == letzter)

    def _absatz(self, node: SyntaxTreeNode, attribute: Attribute) -> Paragraph | None:
        self._melde_fremde(attribute, KLASSEN)
        self._fast_tabelle(node)
        children = self._inline(node.children)
        ist_anmerkung = ANMERKUNG in attribute.klassen
        return Paragraph(children, "anmerkung" if ist_anmerkung else "text") if children else None

    def _fast_tabelle(self, node: SyntaxTreeNode) -> None:
        begin, end = node.map if node.map and self.dialekt == "brief" else (0, 0)
        if found := fasttabelle.pruefe(self.lines[begin:end]):
            line = begin + found.index
            text = ohne_marken(self.lines[line].strip())
            lauf().mistakes.append(
                Missverstaendlich(text, found.was, found.hinweis, self._ort(line))
            )

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

    def _tabelle(self, node: SyntaxTreeNode, attribute: Attribute) -> Table:
        rows = [row for part in node.children for row in part.children]
        self._melde_fremde(attribute, KLASSEN, ("breiten", "titel"))
        widths = self._breiten(attribute, len(rows[0].children))
        columns = tuple(
            Column(_ALIGN.get(str(cell.attrs.get("style", "")), "left"), width)
            for cell, width in zip(rows[0].children, widths, strict=True)
        )
        self._zu_viele_zellen(rows, len(rows[0].children))
        cells = tuple(tuple(Cell(self._inline(c.children)) for c in row.children) for row in rows)
        titel, fakten = attribute.wert("titel"), attribute.fakten("titel")
        return Table(columns, cells[:1], cells[1:], titel, fakten)

    def _zu_viele_zellen(self, rows: Iterable[SyntaxTreeNode], count: int) -> None:
        # CommonMark drops them without a word (GFM 4.10).
        for row in rows:
            raw = self.lines[row.map[0]].strip() if row.map else ""
            if len(escapedSplit(raw.removeprefix("|").removesuffix("|"))) > count:
                hint = "Ein senkrechter Strich im Text wird „\\|“ geschrieben."
                was = f"Eine Zeile mit mehr Zellen als den {count} Spalten ihrer Tabelle"
                lauf().mistakes.append(MarkdownMistake(was, hint, self._position(row)))

    def _breiten(self, attribute: Attribute, count: int) -> Sequence[float]:
        text = attribute.wert("breiten")
        worte = text.replace(",", ".").split()
        if not worte:
            return [0.0] * count
        if len(worte) != count or not all(re.fullmatch(r"\d+(\.\d+)?", w) for w in worte):
            lauf().mistakes.append(
                MarkdownMistake(
                    f'„breiten="{text}"“ an einer Tabelle mit {count} Spalten',
                    f"Für jede Spalte eine Zahl angeben, also {count}, mit Leerzeichen dazwischen.",
                    self._position(attribute.node),
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

    def _melde_fremde(
        self, attribute: Attribute, klassen: frozenset[str], namen: Sequence[str] = ()
    ) -> None:
        bekannt = (*(f".{klasse}" for klasse in sorted(klassen)), *(f'{n}="…"' for n in namen))
        ort = self._position(attribute.node)
        for fremd in attribute.fremde(klassen, namen):
            lauf().mistakes.append(AttributUnbekannt(fremd, bekannt, ort))

    def _position(self, node: SyntaxTreeNode | None) -> Position:
        while node is not None and not node.map:
            node = node.parent
        return self._ort(node.map[0] if node and node.map else 0)

    def _ort(self, line: int) -> Position:
        template, zeile = self.markdown.herkunft[min(line, len(self.markdown.herkunft) - 1)]
        return stelle.position(template, zeile)


def _ganze_abschnitte(gesetzt: Iterable[Gesetzt]) -> Iterator[Gesetzt]:
    """Let a heading that is not public hide all under it, up to the next that is no deeper."""
    tiefe = EBENEN
    for g in gesetzt:
        if isinstance(g.block, Heading) and g.block.level <= tiefe:
            tiefe = EBENEN if g.block.oeffentlich else g.block.level
        yield g if tiefe == EBENEN else _verdeckt(g)


def _verdeckt(gesetzt: Gesetzt) -> Gesetzt:
    return replace(gesetzt, block=replace(gesetzt.block, oeffentlich=False))

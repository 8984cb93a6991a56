"""The lines of a letter's frame, each with the line of the style that says it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ozganswer.compose import stelle
from ozganswer.compose.brief import rahmentext
from ozganswer.compose.lauf import beginne
from ozganswer.compose.marken import INHALT, Markdown, ohne_marken
from ozganswer.compose.namen import namen
from ozganswer.compose.rendern import umgebung
from ozganswer.errors import Position
from ozganswer.records.auftrag import Auftrag
from ozganswer.records.letter import Block

_AUSDRUCK = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_WORT = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Stilzeile:
    """A line as it is composed, and where in the style it stands."""

    woerter: tuple[str, ...]
    """The words that it says in the letter."""
    eigene: frozenset[str]
    """The words that stand in the style itself."""
    position: Position


def stilzeilen(auftrag: Auftrag, body: Sequence[Block]) -> tuple[Stilzeile, ...]:
    """List the lines around the answer of a letter that composes without mistakes."""
    env = umgebung(auftrag.templates)
    with beginne(auftrag):
        alle = namen(auftrag, env)
        markdown = rahmentext(auftrag, auftrag.quelle.muster, body, env, alle)
        return tuple(_zeilen(markdown, auftrag)) if markdown else ()


def woerter(text: str) -> tuple[str, ...]:
    """Cut a text into its words, without what is between them."""
    return tuple(_WORT.findall(text))


def _zeilen(markdown: Markdown, auftrag: Auftrag) -> Iterator[Stilzeile]:
    for text, (template, nummer) in zip(markdown.lines(), markdown.herkunft, strict=True):
        gesagt = woerter(ohne_marken(text))
        if gesagt and INHALT not in text and not text.startswith(":::"):
            zeilen = auftrag.templates.texte.get(template, "").split("\n")
            zeile = zeilen[nummer - 1] if 0 < nummer <= len(zeilen) else ""
            eigene = frozenset(woerter(_AUSDRUCK.sub(" ", zeile)))
            yield Stilzeile(gesagt, eigene, stelle.position(template, nummer))

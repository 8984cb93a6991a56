"""Letter → HTML: what each part means, in reading order; how it looks stands in the CSS."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from html import escape

from ozganswer.records.letter import (
    Annex,
    Block,
    Heading,
    InfoLine,
    ItemList,
    Letter,
    Paragraph,
    Question,
    Region,
    RegionName,
)
from ozganswer.records.stil import Stil
from ozganswer.write.html_blocks import Flow, draw_blocks, paragraph
from ozganswer.write.html_inlines import draw_inlines
from ozganswer.write.lesen import nesting, one_line, printed, printed_date, subject
from ozganswer.write.logo import LOGO

OHNE_DATUM = "1980-01-01"
"""The date in the files of a letter that has none yet."""


def draw(letter: Letter, stil: Stil) -> str:
    """Draw a letter as one HTML document."""
    head = ["<!DOCTYPE html>", f'<html lang="{escape(letter.sprache)}">', *_head(letter)]
    return "\n".join([*head, _body_tag(letter), *_parts(letter, stil), "</body>", "</html>", ""])


def _head(letter: Letter) -> Iterator[str]:
    yield f'<head>\n<meta charset="utf-8">\n<title>{escape(letter.titel)}</title>'
    day = letter.datum.isoformat() if letter.datum else OHNE_DATUM
    meta = {
        "author": letter.autor,
        "description": letter.thema,
        "generator": "ozganswer",
        "dcterms.created": f"{day}T00:00:00Z",
        "dcterms.modified": f"{day}T00:00:00Z",
    }
    yield from (f'<meta name="{name}" content="{escape(v)}">' for name, v in meta.items() if v)
    yield "</head>"


def _body_tag(letter: Letter) -> str:
    # The headers of later pages take their words from here, so that the CSS knows no letter.
    words = {
        "betreff": subject(letter),
        "datum": printed_date(letter),
        "vermerk": letter.vermerk,
    }
    return "<body" + "".join(f' data-{k}="{escape(v)}"' for k, v in words.items()) + ">"


def _logo(stil: Stil) -> Iterator[str]:
    if stil.logo and stil.logo.text:
        yield f'<p id="logo"><img src="{LOGO}" alt="{escape(stil.logo.text)}"></p>'
    elif stil.logo:
        yield '<div id="logo"></div>'


def _parts(letter: Letter, stil: Stil) -> Iterator[str]:
    yield from _logo(stil)
    foot = letter.frame.region(RegionName.FUSS) if RegionName.FUSS in stil.regionen else None
    if foot:
        # It has to be met on the first page; the structure tree puts it back to its turn.
        yield _region(foot, stil, "footer")
    if letter.vermerk:
        yield f'<p class="vermerk">{escape(letter.vermerk)}</p>'
    flow = Flow(stil, _text_width(stil, quer=False), _headings(letter))
    yield from (_region(region, stil) for region in letter.frame.before if region is not foot)
    after = [region for region in letter.frame.after if region is not foot]
    below = stil.absatz(after[0].name).vor if after else 0
    yield f"<main>\n{draw_blocks(letter.body, flow, below)}\n</main>"
    yield from (_region(region, stil) for region in after)
    yield from (_annex(annex, flow) for annex in letter.annexes)


def _text_width(stil: Stil, *, quer: bool) -> float:
    seite = stil.seite
    return (seite.hoehe if quer else seite.breite) - seite.links - seite.rechts


def _headings(letter: Letter) -> Iterator[str]:
    # The Betreff is h1; without one the first heading is.
    betreff = letter.frame.region(RegionName.BETREFF)
    above = 1 if betreff and betreff.blocks else 0
    return (f"h{min(above + level, 6)}" for level in nesting(_levels(letter)))


def _levels(letter: Letter) -> Iterator[int]:
    yield from _levels_in(letter.body)
    for annex in letter.annexes:
        yield 1
        yield from (level + 1 for level in _levels_in(annex.blocks))


def _levels_in(blocks: Iterable[Block]) -> Iterator[int]:
    below = 0
    for block in blocks:
        match block:
            case Heading(level=level):
                yield level + below
            case Question():
                # What stands in an answer is below its question.
                below = 1
                yield 1
            case ItemList(items=items):
                yield from (level + below for item in items for level in _levels_in(item))
            case _:
                pass


def _region(region: Region, stil: Stil, element: str = "section") -> str:
    name = region.name.value
    tags = ["h1" if region.name is RegionName.BETREFF else "p"]
    blocks = printed(region, stil)
    tags += ["p"] * len(blocks)
    parts = (_line(tag, block, name) for tag, block in zip(tags, blocks, strict=False))
    return "\n".join([f'<{element} id="{name}">', *parts, f"</{element}>"])


def _line(tag: str, block: Paragraph | InfoLine, rolle: str) -> str:
    match block:
        case Paragraph(inlines=inlines):
            return paragraph(tag, rolle, draw_inlines(inlines), one_line(inlines))
        case InfoLine(label=label, value=value):
            named = f'<span class="label">{draw_inlines(label)} </span>'
            return paragraph(tag, f"{rolle} zeile", named + draw_inlines(value))


def _annex(annex: Annex, flow: Flow) -> str:
    format_ = "quer" if annex.quer else "hoch"
    inner = replace(flow, breite=_text_width(flow.stil, quer=annex.quer))
    title = flow.heading(annex.titel, "anlagentitel")
    blocks = draw_blocks(annex.blocks, inner)
    return f'<article class="{format_}">\n{title}\n{blocks}\n</article>'

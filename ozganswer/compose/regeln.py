"""The closed Markdown: which rules of CommonMark a letter has, and our own over them."""

import re
from collections.abc import Callable
from functools import cache
from types import SimpleNamespace
from typing import Literal, TypeAlias

from linkify_it import LinkifyIt
from markdown_it import MarkdownIt, helpers
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import list_block
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import postProcess
from markdown_it.rules_inline.linkify import linkify
from markdown_it.rules_inline.state_inline import Delimiter

from ozganswer.compose import leerzeichen, marken
from ozganswer.compose.lauf import lauf

Dialekt: TypeAlias = Literal["brief", "anfrage"]
"""A letter's Markdown, or the little that an Anfrage's texts have."""

MONATE = (
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember "
    "Jan Feb Mrz Apr Jun Jul Aug Sep Sept Okt Nov Dez"
).split()
_TAG = rf"[0-9]{{1,2}}\.[ \t]+(?:{'|'.join(MONATE)})\b"
"""A date at the start of a line, which is no number of a list."""
_BULLET = re.compile(r"-[ \t]+[^ \t]")
_NUMBER = re.compile(rf"(?!{_TAG})1\.[ \t]+[^ \t]")
_WEITER = re.compile(rf"(?!{_TAG})(?:-|[0-9]{{1,9}}\.)(?:[ \t]|$)")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+(.*?))?[ \t]*$")
_ANGLE = re.compile(r"<((?:https?://|mailto:)[^\s<>]+|[^\s<>@:/]+@[^\s<>@:/]+)>")
_ADDRESS = re.compile(r"[^\s<>]*")
_ATTRIBUTE = re.compile(r"\{:.*\}[ \t]*$")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_SCHEMES = re.compile(r"(https?://|mailto:)", re.IGNORECASE)


@cache
def leser(dialekt: Dialekt) -> MarkdownIt:
    """Make the Markdown reader of a dialect, once per process."""
    md = MarkdownIt("zero", {"linkify": True, "maxNesting": 100})
    md.enable(["list", "link"])
    md.block.ruler.at("list", _liste, {"alt": ["paragraph", "blockquote"]})
    md.block.ruler.before("list", "datum", _datum, {"alt": ["list"]})
    md.block.ruler.at("paragraph", leerzeichen.absatz)
    md.inline.ruler.push("spitz", _spitz)
    md.inline.ruler.push("adresse", _adresse)
    md.inline.ruler.push("umbruch", _umbruch)
    _nur_sichere_links(md)
    if dialekt == "brief":
        _wie_im_brief(md)
    return md


def _wie_im_brief(md: MarkdownIt) -> None:
    md.enable(["table", "fence"])
    md.block.ruler.at("table", leerzeichen.tabelle, {"alt": ["paragraph", "reference"]})
    md.block.ruler.before(
        "paragraph", "ueberschrift", _ueberschrift, {"alt": ["paragraph", "blockquote"]}
    )
    md.block.ruler.before(
        "paragraph", "attribute", _attribute, {"alt": ["paragraph", "blockquote", "list"]}
    )
    for char in (marken.FIGUR, marken.LUECKE):
        md.inline.add_terminator_char(char)
    md.inline.ruler.before("text", "figur", _figur)
    md.inline.ruler.before("text", "luecke", _luecke)
    md.inline.ruler.before("umbruch", "escape", _escape)
    md.inline.ruler.before("link", "bild", _bild)
    md.inline.ruler.push("betonung", _betonung)
    md.inline.ruler2.after("balance_pairs", "betonung", postProcess)


@cache
def _adressen() -> LinkifyIt:
    """Make the finder of bare addresses: http and https alone, written out."""
    finder = LinkifyIt(options={"fuzzy_link": False, "fuzzy_ip": False, "fuzzy_email": False})
    for scheme in ("ftp:", "//", "mailto:"):
        finder.add(scheme, None)
    return finder


def _nur_sichere_links(md: MarkdownIt) -> None:
    md.linkify = _adressen()
    # A link in a letter has no title; with one it is no mark, and its text stays whole.
    md.helpers = SimpleNamespace(  # type: ignore[assignment]
        parseLinkLabel=helpers.parseLinkLabel,
        parseLinkDestination=helpers.parseLinkDestination,
        parseLinkTitle=lambda *_: SimpleNamespace(ok=False),
    )
    normalize = md.normalizeLink
    md.normalizeLink = lambda url: _ziel(url, normalize)  # type: ignore[method-assign]
    md.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    md.validateLink = lambda url: _SCHEMES.match(url) is not None  # type: ignore[method-assign]


def _ziel(url: str, normalize: Callable[[str], str]) -> str:
    """Write the address of a link, and note the facts in it."""
    ziel = normalize(marken.ohne_marken(url))
    lauf().merke_ziel(ziel, url)
    return ziel


def _liste(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    # A line of an outer list goes on with any number; a new list begins with "- " or "1." alone.
    begins = state.sCount[start] >= state.blkIndent
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if begins and not (_BULLET.match(line) or _NUMBER.match(line)):
        return False
    if not begins and not _WEITER.match(line):
        return False
    return list_block(state, start, end, silent)


def _datum(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    # Ends a list before a date; on its own it begins nothing.
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    return silent and re.match(_TAG, line) is not None


def _ueberschrift(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    # Unlike CommonMark's, a heading keeps the "#" at its end: "Sprache C#".
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not (found := _HEADING.match(line)):
        return False
    if not silent:
        state.line = start + 1
        tag = f"h{len(found[1])}"
        state.push("heading_open", tag, 1).map = [start, state.line]
        inline = state.push("inline", "", 0)
        inline.content, inline.map, inline.children = found[2] or "", [start, state.line], []
        state.push("heading_close", tag, -1)
    return True


def _spitz(state: StateInline, silent: bool) -> bool:
    found = _ANGLE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        href = found[1] if ":" in marken.ohne_marken(found[1]) else f"mailto:{found[1]}"
        state.push("link_open", "a", 1).attrs = {"href": state.md.normalizeLink(href)}
        for piece in marken.stuecke(found[1]):
            if piece.startswith(marken.FIGUR):
                _push_marke(state, "figur", piece)
            else:
                state.push("text", "", 0).content = piece
        state.push("link_close", "a", -1)
    state.pos = found.end()
    return True


def _adresse(state: StateInline, silent: bool) -> bool:
    # An address that runs into a fact is not whole in the source, and so no link.
    rest = _ADDRESS.match(state.src, state.pos)
    if rest and any(m in rest[0] for m in (marken.FIGUR, marken.LUECKE)):
        return False
    return linkify(state, silent)


def _attribute(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if not _ATTRIBUTE.match(line):
        return False
    if not silent:
        state.line = start + 1
        token = state.push("attribute", "", 0)
        token.content = line.strip()[2:-1].strip()
        token.map = [start, state.line]
    return True


def _umbruch(state: StateInline, silent: bool) -> bool:
    # Two blanks at a line's end are white space here, no line break.
    if state.src[state.pos] != "\n":
        return False
    if not silent:
        state.pending = state.pending.rstrip(" \t")
        state.push("softbreak", "br", 0)
    state.pos += 1
    while state.pos < state.posMax and state.src[state.pos] in " \t":
        state.pos += 1
    return True


def _escape(state: StateInline, silent: bool) -> bool:
    rest = state.src[state.pos : state.posMax]
    found = re.match(r"\\(?:([!-/:-@\[-`{-~])|\n[ \t]*)", rest)
    if not found:
        return False
    if not silent:
        _push_escaped(state, found[1])
    state.pos += found.end()
    return True


def _push_escaped(state: StateInline, char: str | None) -> None:
    if char is None:
        state.push("hardbreak", "br", 0)
        return
    token = state.push("text_special", "", 0)
    token.content = char
    token.markup = "\\" + char
    token.info = "escape"


def _betonung(state: StateInline, silent: bool) -> bool:
    marker = state.src[state.pos]
    if silent or marker not in "*_":
        return False
    run = state.scanDelims(state.pos, marker == "*")
    if run.length != (2 if marker == "*" else 1):
        state.append_pending(marker * run.length)
        state.pos += run.length
        return True
    for _ in range(run.length):
        state.push("text", "", 0).content = marker
        state.delimiters.append(
            Delimiter(
                ord(marker), run.length, len(state.tokens) - 1, -1, run.can_open, run.can_close
            )
        )
    state.pos += run.length
    return True


def _bild(state: StateInline, silent: bool) -> bool:
    found = _IMAGE.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        state.push("image", "img", 0)
    state.pos = found.end()
    return True


def _figur(state: StateInline, silent: bool) -> bool:
    return _marke(state, silent, "figur", marken.FIGUR, marken.FIGUR_ENDE)


def _luecke(state: StateInline, silent: bool) -> bool:
    return _marke(state, silent, "luecke", marken.LUECKE, marken.LUECKE_ENDE)


def _marke(state: StateInline, silent: bool, name: str, begin: str, end: str) -> bool:
    if state.src[state.pos] != begin:
        return False
    close = state.src.find(end, state.pos)
    inner = state.src[state.pos + 1 : close].split(marken.TRENNER)
    if close < 0 or len(inner) != 2:
        return False
    if not silent:
        _push_marke(state, name, state.src[state.pos : close + 1])
    state.pos = close + 1
    return True


def _push_marke(state: StateInline, name: str, marke: str) -> None:
    vor, nach = marke[1:-1].split(marken.TRENNER)
    state.push(name, "", 0).meta = {"vor": vor, "nach": nach}

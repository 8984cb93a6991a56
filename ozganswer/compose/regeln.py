"""The closed Markdown: which rules of CommonMark a letter has, and our own over them."""

import re
from functools import cache
from typing import Literal, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import list_block
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.emphasis import postProcess
from markdown_it.rules_inline.state_inline import Delimiter

from ozganswer.compose import marken

Dialekt: TypeAlias = Literal["brief", "anfrage"]
"""A letter's Markdown, or the little that an Anfrage's texts have."""

MONATE = (
    "Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember "
    "Jan Feb Mrz Apr Jun Jul Aug Sep Sept Okt Nov Dez"
).split()
_BULLET = re.compile(r"-(?:[ \t]|$)")
_NUMBER = re.compile(rf"1\.(?:[ \t]+(?!(?:{'|'.join(MONATE)})\b)|$)")
_ATTRIBUTE = re.compile(r"\{:.*\}[ \t]*$")
_IMAGE = re.compile(r"!\[[^\]]*\]\([^)]*\)")
_SCHEMES = re.compile(r"(https?://|mailto:)", re.IGNORECASE)


@cache
def leser(dialekt: Dialekt) -> MarkdownIt:
    """Make the Markdown reader of a dialect, once per process."""
    md = MarkdownIt("zero", {"linkify": True, "maxNesting": 30})
    md.enable(["list", "link", "autolink", "linkify"])
    md.block.ruler.at("list", _liste, {"alt": ["paragraph", "blockquote"]})
    md.inline.ruler.push("umbruch", _umbruch)
    _nur_sichere_links(md)
    if dialekt == "brief":
        _wie_im_brief(md)
    return md


def _wie_im_brief(md: MarkdownIt) -> None:
    md.enable(["heading", "table", "fence"])
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


def _nur_sichere_links(md: MarkdownIt) -> None:
    assert md.linkify is not None
    md.linkify.set({"fuzzy_link": False, "fuzzy_ip": False, "fuzzy_email": True})
    for scheme in ("ftp:", "//"):
        md.linkify.add(scheme, None)
    normalize = md.normalizeLink
    md.normalizeLink = lambda url: normalize(marken.ohne_marken(url))  # type: ignore[method-assign]
    md.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    md.validateLink = lambda url: _SCHEMES.match(url) is not None  # type: ignore[method-assign]


def _liste(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    # A line of an outer list goes on with any number; a new list begins with "- " or "1." alone.
    begins = state.sCount[start] >= state.blkIndent
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if begins and not (_BULLET.match(line) or _NUMBER.match(line)):
        return False
    if not begins and not re.match(r"(?:-|\d{1,9}\.)(?:[ \t]|$)", line):
        return False
    return list_block(state, start, end, silent)


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
        token = state.push(name, "", 0)
        token.meta = {"vor": inner[0], "nach": inner[1]}
    state.pos = close + 1
    return True

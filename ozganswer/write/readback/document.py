"""A document as a whole: which letter it is, its pieces, what its margins say, its comments."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from ozganswer.write.ooxml.anchors import read_name
from ozganswer.write.ooxml.elements import Element, qn
from ozganswer.write.ooxml.identity import LETTER, STATE
from ozganswer.write.ooxml.margin_words import margin_words
from ozganswer.write.readback.body import Body
from ozganswer.write.readback.changes import Tracked, decide, tracked
from ozganswer.write.readback.pieces import Piece
from ozganswer.write.readback.styles import Lists, Styles

Parts: TypeAlias = Callable[[str], Element | None]
"""Reads a part of a package by its name, as XML; None: there is none."""

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PROPERTY = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_COPY = re.compile(r"_Copy_[0-9]+$")
_HYPERLINK, _MARGINS = "/hyperlink", ("/header", "/footer")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: whose it is, the words it is on, and what it says."""

    author: str
    on: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """What is read of a document."""

    letter: str
    """`<kommune>/<name>`; empty where it does not say."""
    state: str
    """The digests of the text and the margins that it was built with."""
    pieces: tuple[Piece, ...]
    anchors: tuple[str, ...]
    """The fingerprints of all anchors, each as often as it was set."""
    margins: frozenset[str]
    tracked: Tracked
    comments: tuple[Comment, ...]


def read_document(parts: Parts, *, accept: bool) -> Document | None:
    """Read a document with its tracked changes accepted or rejected; None: it has no body."""
    main = parts("word/document.xml")
    body = main.find(qn("w:body")) if main is not None else None
    if main is None or body is None:
        return None
    anchors = tuple(_anchors(body))
    said, changes = dict(_properties(parts("docProps/custom.xml"))), tracked(main)
    comments = tuple(_comments(parts("word/comments.xml"), main))
    decide(main, accept=accept)
    relations = list(_relations(parts("word/_rels/document.xml.rels")))
    links = {id_: target for id_, kind, target in relations if kind.endswith(_HYPERLINK)}
    margins = [f"word/{t.removeprefix('/word/')}" for _, k, t in relations if k.endswith(_MARGINS)]
    roots = [root for name in margins if (root := parts(name)) is not None]
    lists = Lists.read(parts("word/numbering.xml"))
    pieces = Body(Styles.read(parts("word/styles.xml")), lists, links).pieces(body)
    letter, state = said.get(LETTER, ""), said.get(STATE, "")
    words = margin_words(roots)
    return Document(letter, state, tuple(pieces), anchors, words, changes, comments)


def _anchors(body: Element) -> Iterator[str]:
    """Read all anchors; LibreOffice sets those in frames twice, the second named as a copy."""
    marks = body.iter(qn("w:bookmarkStart"))
    names = dict.fromkeys(_COPY.sub("", mark.get(qn("w:name"), "")) for mark in marks)
    return (found for name in names if (found := read_name(name)))


def _properties(root: Element | None) -> Iterator[tuple[str, str]]:
    for one in root.iter(_PROPERTY) if root is not None else ():
        yield one.get("name", ""), "".join(str(text) for text in one.itertext()).strip()


def _relations(root: Element | None) -> Iterator[tuple[str, str, str]]:
    for one in root.iter(_RELATION) if root is not None else ():
        yield one.get("Id", ""), one.get("Type", ""), one.get("Target", "")


def _comments(root: Element | None, main: Element) -> Iterator[Comment]:
    for one in root.iter(qn("w:comment")) if root is not None else ():
        on = "".join(_between(main, one.get(qn("w:id"), "")))
        text = " ".join("".join(_texts(p)) for p in one.iter(qn("w:p")))
        yield Comment(one.get(qn("w:author"), ""), " ".join(on.split()), " ".join(text.split()))


def _texts(element: Element) -> Iterator[str]:
    return (t.text or "" for t in element.iter(qn("w:t"), qn("w:delText")))


def _between(main: Element, id_: str) -> Iterator[str]:
    """Read the words that a comment is on."""
    inside = False
    for element in main.iter():
        if element.tag == qn("w:commentRangeStart") and element.get(qn("w:id")) == id_:
            inside = True
        elif element.tag == qn("w:commentRangeEnd") and element.get(qn("w:id")) == id_:
            return
        elif inside and element.tag in (qn("w:t"), qn("w:delText")):
            yield element.text or ""
        elif inside and element.tag == qn("w:p"):
            yield " "

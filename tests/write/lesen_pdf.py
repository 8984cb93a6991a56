"""A PDF read back: as a screen reader would, along its structure tree, and by its places."""

import io
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pdfplumber
import pypdf
from pypdf.generic import ArrayObject

MM = 25.4 / 72


@dataclass(frozen=True)
class Element:
    """An element of the structure tree: its tag, and in order its texts and elements."""

    tag: str
    kids: tuple["Element | str", ...]

    def walk(self) -> Iterator["Element"]:
        """Walk the element and all below it in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def text(self) -> str:
        """Read all text of the element."""
        return "".join(kid if isinstance(kid, str) else kid.text() for kid in self.kids)


def structure(data: bytes) -> Element:
    """Read the structure tree."""
    reader = pypdf.PdfReader(io.BytesIO(data))
    marked = _marked(data)
    pages = {page.indirect_reference.idnum: n for n, page in enumerate(reader.pages)}
    return _element(reader.trailer["/Root"]["/StructTreeRoot"]["/K"][0].get_object(), pages, marked)


def _marked(data: bytes) -> dict[tuple[int, int], str]:
    marked: dict[tuple[int, int], str] = defaultdict(str)
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            for char in page.chars:
                marked[number, char["mcid"]] += char["text"]
    return marked


def _element(node: Any, pages: dict[int, int], marked: dict[tuple[int, int], str]) -> Element:
    kids = node.get("/K", ())
    kids = kids if isinstance(kids, ArrayObject) else [kids]
    drawn: list[Element | str] = []
    for kid in kids:
        if isinstance(kid, int):
            drawn.append(marked[pages[node.raw_get("/Pg").idnum], kid])
        elif kid.get_object().get("/Type") == "/OBJR":
            drawn.append(Element("OBJR", ()))
        elif kid.get_object().get("/Type") == "/MCR":
            drawn.append(marked[pages[kid.raw_get("/Pg").idnum], kid["/MCID"]])
        else:
            drawn.append(_element(kid.get_object(), pages, marked))
    return Element(node["/S"], tuple(drawn))


def words_in_order(data: bytes) -> str:
    """Read all text along the structure tree."""
    return structure(data).text()


def lines(data: bytes, page: int) -> list[tuple[str, float, float]]:
    """Read a page's lines from the top: text, left edge and baseline in mm from the corner."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        sheet = pdf.pages[page - 1]
        found = sheet.extract_text_lines(return_chars=True, x_tolerance=1)
        return [(line["text"], *_start(line, sheet)) for line in found]


def words(data: bytes, page: int) -> list[tuple[str, float, float]]:
    """Read a page's words likewise."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        sheet = pdf.pages[page - 1]
        found = sheet.extract_words(return_chars=True, x_tolerance=1)
        return [(word["text"], *_start(word, sheet)) for word in found]


def _start(found: dict[str, Any], sheet: Any) -> tuple[float, float]:
    first = found["chars"][0]
    return first["x0"] * MM, (float(sheet.height) - first["matrix"][5]) * MM

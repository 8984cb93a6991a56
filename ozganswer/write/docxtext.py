"""DOCX → plain text for `git diff`, whoever wrote it: a paragraph a line, a row a line.

What Word has tracked is marked as git marks words: `[-gelöscht-]`, `{+eingefügt+}`.
"""

from collections.abc import Iterator, Mapping
from io import BytesIO
from types import MappingProxyType
from zipfile import ZipFile

from lxml import etree

from ozganswer.records.kaputt import KAPUTTES_ZIP

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BRIEF = "word/document.xml"

TEILE: Mapping[str, str] = MappingProxyType(
    {
        "word/header": "[Kopfzeile]",
        "word/footer": "[Fußzeile]",
        "word/footnotes": "[Fußnoten]",
        "word/endnotes": "[Endnoten]",
        "word/comments.": "[Kommentare]",
    }
)
"""Parts read behind the letter, by how their names begin, and what stands above their text."""

ZEICHEN: Mapping[str, str] = MappingProxyType(
    {f"{W}tab": " ", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "\u2011"}
)
VERFOLGT: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        f"{W}ins": ("{+", "+}"),
        f"{W}moveTo": ("{+", "+}"),
        f"{W}del": ("[-", "-]"),
        f"{W}moveFrom": ("[-", "-]"),
    }
)
STUMM = frozenset(
    [
        *(f"{W}{name}" for name in ("pPr", "rPr", "instrText", "delInstrText", "txbxContent")),
        # A text box stands there twice: once for programs that do not know it.
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    ]
)
"""What holds no words of its paragraph."""

GRENZE = 100_000_000
"""Most bytes that the parts of a document may have unpacked."""

KAPUTT = (*KAPUTTES_ZIP, etree.XMLSyntaxError)
"""What a broken file makes zipfile and lxml raise."""


def read_text(inhalt: bytes) -> str | None:
    """Read a document's text in reading order; None for what is no readable DOCX."""
    try:
        with ZipFile(BytesIO(inhalt)) as paket:
            namen = paket.namelist()
            if BRIEF not in namen or sum(e.file_size for e in paket.infolist()) > GRENZE:
                return None
            teile = [line for name in sorted(namen, key=_order) for line in _part(paket, name)]
    except KAPUTT:
        return None
    return "".join(f"{line}\n" for line in teile)


def _order(name: str) -> tuple[bool, str]:
    return name != BRIEF, name


def _part(paket: ZipFile, name: str) -> list[str]:
    """Read the lines of a part; of another than the letter itself under its name."""
    kopf = next((titel for beginn, titel in TEILE.items() if name.startswith(beginn)), "")
    if not (kopf or name == BRIEF):
        return []
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    lines = [line.rstrip() for line in _blocks(etree.fromstring(paket.read(name), parser))]
    if name == BRIEF:
        return lines
    worte = [line for line in lines if line]
    return ["", kopf, *worte] if worte else []


def _blocks(element: etree._Element) -> Iterator[str]:
    for child in element:
        match child.tag:
            case tag if tag == f"{W}p":
                yield from _paragraph(child)
            case tag if tag == f"{W}tbl":
                yield from (_row(row) for row in child.iter(f"{W}tr"))
            case _:
                yield from _blocks(child)


def _row(row: etree._Element) -> str:
    cells = (" ".join(_blocks(cell)) for cell in row.iterchildren(f"{W}tc"))
    return " | ".join(" ".join(cell.split("\n")) for cell in cells)


def _paragraph(p: etree._Element) -> Iterator[str]:
    """Read a paragraph, and then the text boxes that hang on it."""
    is_item = p.find(f"{W}pPr/{W}numPr") is not None
    yield f"{'- ' if is_item else ''}{''.join(_inlines(p))}{_mark(p)}"
    for box in p.iter(f"{W}txbxContent"):
        if not any(a.tag in STUMM for a in box.iterancestors()):
            yield from _blocks(box)


def _mark(p: etree._Element) -> str:
    """Tell of a paragraph whose end was inserted or deleted: it was parted, or joined."""
    ends = p.iterfind(f"{W}pPr/{W}rPr/*")
    return "".join(f"{a}¶{b}" for a, b in (VERFOLGT.get(str(e.tag), ("", "")) for e in ends) if a)


def _inlines(element: etree._Element) -> Iterator[str]:
    for child in element:
        tag = str(child.tag)
        if tag in (f"{W}t", f"{W}delText"):
            yield child.text or ""
        elif tag in ZEICHEN:
            yield ZEICHEN[tag]
        elif tag not in STUMM:
            before, after = VERFOLGT.get(tag, ("", ""))
            if text := "".join(_inlines(child)):
                yield f"{before}{text}{after}"

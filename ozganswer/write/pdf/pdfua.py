"""What a PDF/A-2a file of WeasyPrint lacks to be PDF/UA-1 too, put in before it is written."""

import re
from collections.abc import Iterator
from typing import Any

from ozganswer.write import zeichen

EXTENSION = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag>
<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li>
</rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""
"""The identifier of PDF/UA-1 and its schema, which PDF/A-2 does not know (ISO 19005-2, 6.6.2)."""


def identify(pdf: Any) -> None:
    """Say in the metadata that the file is PDF/UA-1."""
    metadata = _object(pdf, pdf.catalog["Metadata"])
    metadata.stream = [metadata.stream[0].replace(b"</rdf:RDF>", EXTENSION + b"</rdf:RDF>")]


def join_tables(pdf: Any, pages: list[Any]) -> None:
    """Make one table of the parts that stand on several pages, under its first header alone."""
    first: dict[Any, Any] = {}
    for box in (box for page in pages for box in page.descendants() if box.is_table_wrapper):
        cell = next(cell.mark for cell in box.descendants() if hasattr(cell, "mark"))
        part = _table_around(pdf, cell)
        whole = first.setdefault(box.element, part)
        if part is not whole:
            _move_body(pdf, part, whole)


def _table_around(pdf: Any, element: Any) -> Any:
    return element if element["S"] == "/Table" else _table_around(pdf, _object(pdf, element["P"]))


def _move_body(pdf: Any, table: Any, target: Any) -> None:
    for repeated, head in zip(_heads(pdf, table), _heads(pdf, target), strict=True):
        # The cells below hold the same string, and so name the header that stays.
        repeated.pop("ID").string = head["ID"].string
    for kid in table["K"]:
        if _object(pdf, kid)["S"] != "/THead":
            _object(pdf, kid)["P"] = target.reference
            target["K"].append(kid)
    _object(pdf, table["P"])["K"].remove(table.reference)


def _heads(pdf: Any, element: Any) -> list[Any]:
    if element.get("S") == "/TH":
        return [element]
    # A kid that is no structure element, as the annotation of a link, holds none (14.7.4.3).
    kids = (_object(pdf, kid) for kid in element.get("K", ()) if isinstance(kid, bytes))
    return [head for kid in kids for head in _heads(pdf, kid)]


def scope_headers(pdf: Any) -> None:
    """Say of header cells that they head their column, and of each ID where it is."""
    cells = list(_elements(pdf, "/TH"))
    for cell in cells:
        cell["A"]["Scope"] = "/Column"
    known = sorted((cell["ID"].data, cell.reference) for cell in cells if "ID" in cell)
    names = b" ".join(part for pair in known for part in pair)
    # ISO 32000-1, 14.7.2, wants the tree where elements have IDs.
    _object(pdf, pdf.catalog["StructTreeRoot"])["IDTree"] = b"<</Names [%s]>>" % names


def name_glyphs(pdf: Any) -> None:
    """Say of each glyph which character it shows, also where two are set as one (`x̄`).

    WeasyPrint says that the first shows nothing and the second both, wherever else they stand;
    and of a sign that is set as two, that one of them shows it whole.
    """
    for font in (o for o in pdf.objects if isinstance(o, dict) and "ToUnicode" in o):
        cmap = _object(pdf, font["ToUnicode"])
        cmap.stream = [_one_character(line, _face(font["BaseFont"])) for line in cmap.stream]


def _face(name: bytes) -> str:
    style = name.decode().partition("-")[2].replace("-", "")
    return f"Arimo-{style or 'Regular'}.ttf"


def _one_character(line: bytes, face: str) -> bytes:
    entry = re.fullmatch(rb"<(\w{4})> <(\w*)>", line)
    shown = zeichen.glyphs(face).get(int(entry[1], 16)) if entry else None
    return b"<%s> <%04x>" % (entry[1], ord(shown)) if entry and shown else line


def name_list_bodies(pdf: Any) -> None:
    """Tag the content of each list item as its body (PDF/UA-1, 7.2: LI holds Lbl and LBody)."""
    for element in _elements(pdf, "/Div"):
        if _object(pdf, element["P"])["S"] == "/LI":
            element["S"] = "/LBody"


def put_behind(pdf: Any, tag: str, pages: int) -> None:
    """Move the first structure element of a tag behind all others of the first `pages` pages."""
    kids = next(_elements(pdf, "/Document"))["K"]
    moved = next(kid for kid in kids if _object(pdf, kid)["S"] == tag)
    later = pdf.page_references[pages:]
    kids.remove(moved)
    kids.insert(sum(_object(pdf, kid)["Pg"] not in later for kid in kids), moved)


def _elements(pdf: Any, kind: str) -> Iterator[Any]:
    return (o for o in pdf.objects if isinstance(o, dict) and o.get("S") == kind)


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]

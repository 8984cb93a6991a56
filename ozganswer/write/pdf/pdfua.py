"""What a PDF/A-2a file of WeasyPrint lacks to be PDF/UA-1 too, put in before it is written."""

from collections.abc import Iterator
from typing import Any

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


def scope_headers(pdf: Any) -> None:
    """Say of header cells that they head their column, and give each an ID of its own."""
    seen: set[str] = set()
    for cell in _elements(pdf, "/TH"):
        cell["A"]["Scope"] = "/Column"
        # The rows that repeat on a later page repeat their IDs; the cells under them hold the
        # same object and follow.
        key = cell["ID"]
        key.string = key.string if key.string not in seen else f"{key.string}-{len(seen)}"
        seen.add(key.string)


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

"""What a PDF/A-2a file of WeasyPrint lacks to be PDF/UA-1 too, put in before it is written."""

import re
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


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]

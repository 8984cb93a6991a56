"""What a document says of itself beside its text: which letter it is, and in what state.

Custom properties (ISO/IEC 29500-1, 15.2.12.2), which Word and LibreOffice keep as they are.
"""

from collections.abc import Iterator

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.parts.document import DocumentPart
from docx.parts.story import StoryPart
from lxml import etree

from ozganswer.write.ooxml.anchors import set_anchors
from ozganswer.write.ooxml.elements import Element
from ozganswer.write.ooxml.margin_words import margin_state

LETTER, STATE = "ozganswer-Brief", "ozganswer-Stand"
"""The names of the properties: the letter's, and the digests of its text and of its margins."""
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANT = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
"""The set of properties that a user defines ([MS-OLEPS], 2.18.1)."""


def identify(document: DocumentPart, letter: str) -> None:
    """Anchor a document's text, and note which letter it is and in what state."""
    text = set_anchors(document.element.body)
    margins = margin_state(_margins(document))
    content = _properties({LETTER: letter, STATE: f"{text}-{margins}"})
    name, package = PackURI("/docProps/custom.xml"), document.package
    part = Part(name, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, content, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)


def _margins(document: DocumentPart) -> Iterator[Element]:
    for relation in document.rels.values():
        part = None if relation.is_external else relation.target_part
        if isinstance(part, StoryPart):
            yield part.element


def _properties(values: dict[str, str]) -> bytes:
    root = etree.fromstring(f'<Properties xmlns="{_PROPERTIES}" xmlns:vt="{_VARIANT}"/>')
    for number, (name, value) in enumerate(values.items(), start=2):
        if not value:
            continue
        given = {"fmtid": _FORMAT, "pid": str(number), "name": name}
        one = etree.SubElement(root, f"{{{_PROPERTIES}}}property", given)
        etree.SubElement(one, f"{{{_VARIANT}}}lpwstr").text = value
    return etree.tostring(root, encoding="UTF-8", standalone=True)

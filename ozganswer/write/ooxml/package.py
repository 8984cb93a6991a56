"""The package of a document: put together from parts, closed as the same bytes every time."""

import io
import zipfile
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files

from docx.opc.constants import CONTENT_TYPE, NAMESPACE, RELATIONSHIP_TYPE
from docx.opc.packuri import CONTENT_TYPES_URI, PACKAGE_URI, PackURI
from docx.opc.part import Part
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart
from lxml import etree

from ozganswer.records.letter import Letter

_PARTS = {
    "styles": (CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings": (CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "numbering": (CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "fontTable": (CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
}
_DEFAULTS = {"rels": CONTENT_TYPE.OPC_RELATIONSHIPS, "xml": CONTENT_TYPE.XML}
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LONGEST_PROPERTY = 255
"""Office refuses longer texts in a file's properties."""


@cache
def grundlage(name: str) -> bytes:
    """Read one of our own slim parts that every document begins with."""
    return (files("ozganswer.write") / "grundlage" / f"{name}.xml").read_bytes()


def new_document(letter: Letter) -> DocumentPart:
    """Open an empty document that bears the letter's properties."""
    package = Package()
    name, element = PackURI("/word/document.xml"), parse_xml(grundlage("document"))
    document = DocumentPart(name, CONTENT_TYPE.WML_DOCUMENT_MAIN, element, package)
    package.relate_to(document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    _describe(package, letter)
    return document


def attach(document: DocumentPart, name: str, content: bytes) -> None:
    """Give a document one of its parts: its styles, settings, numbering or fonts."""
    content_type, relationship = _PARTS[name]
    part = Part(PackURI(f"/word/{name}.xml"), content_type, content, document.package)
    document.relate_to(part, relationship)


def close(document: DocumentPart) -> bytes:
    """Zip a document with sorted names and one date: same parts, same bytes."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name, content in sorted(_members(document.package).items()):
            target.writestr(_entry(name), content, compresslevel=6)
    return packed.getvalue()


def _members(package: Package) -> dict[str, bytes]:
    parts = package.parts
    members = {CONTENT_TYPES_URI: _content_types(parts), PACKAGE_URI.rels_uri: package.rels.xml}
    for part in parts:
        members[part.partname] = part.blob
        if len(part.rels):
            members[part.partname.rels_uri] = part.rels.xml
    return {name.removeprefix("/"): content for name, content in members.items()}


def _content_types(parts: list[Part]) -> bytes:
    types = NAMESPACE.OPC_CONTENT_TYPES
    root = etree.fromstring(f'<Types xmlns="{types}"/>')
    for end, kind in _DEFAULTS.items():
        etree.SubElement(root, f"{{{types}}}Default", Extension=end, ContentType=kind)
    for name, kind in sorted((part.partname, part.content_type) for part in parts):
        etree.SubElement(root, f"{{{types}}}Override", PartName=name, ContentType=kind)
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def _describe(package: Package, letter: Letter) -> None:
    name = PackURI("/docProps/core.xml")
    element = CT_CoreProperties.new()
    part = CorePropertiesPart(name, CONTENT_TYPE.OPC_CORE_PROPERTIES, element, package)
    package.relate_to(part, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    properties = part.core_properties
    properties.title = _short(letter.titel)
    properties.subject = _short(letter.thema)
    properties.author = properties.last_modified_by = _short(letter.autor)
    properties.language = letter.sprache
    properties.revision = 1
    properties.created = properties.modified = _moment(letter)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_PROPERTY else text[: _LONGEST_PROPERTY - 1] + "…"


def _moment(letter: Letter) -> datetime:
    if letter.datum is None:
        return datetime(*_EPOCH, tzinfo=UTC)
    return datetime.combine(letter.datum, datetime.min.time(), UTC)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    entry.external_attr = 0o600 << 16
    return entry

"""The package of a document: made of our own slim parts, closed as the same bytes every time."""

import io
import zipfile
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from textwrap import shorten
from typing import TypeVar

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.opc.parts.coreprops import CorePropertiesPart
from docx.oxml.coreprops import CT_CoreProperties
from docx.oxml.parser import parse_xml
from docx.package import Package
from docx.parts.document import DocumentPart
from docx.parts.numbering import NumberingPart
from docx.parts.settings import SettingsPart
from docx.parts.styles import StylesPart

from ozganswer.records.letter import Letter

AnyPart = TypeVar("AnyPart", bound=XmlPart)

_PARTS: dict[str, tuple[type[XmlPart], str, str]] = {
    "styles": (StylesPart, CONTENT_TYPE.WML_STYLES, RELATIONSHIP_TYPE.STYLES),
    "settings": (SettingsPart, CONTENT_TYPE.WML_SETTINGS, RELATIONSHIP_TYPE.SETTINGS),
    "numbering": (NumberingPart, CONTENT_TYPE.WML_NUMBERING, RELATIONSHIP_TYPE.NUMBERING),
    "fontTable": (XmlPart, CONTENT_TYPE.WML_FONT_TABLE, RELATIONSHIP_TYPE.FONT_TABLE),
}
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LONGEST_PROPERTY = 255
"""Office refuses longer texts in a file's properties."""


def new_document(letter: Letter) -> DocumentPart:
    """Open an empty document in the letter's language, with the letter's properties."""
    package = Package()
    document = _load(DocumentPart, "document", CONTENT_TYPE.WML_DOCUMENT_MAIN, package)
    package.relate_to(document, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    for name, (part_class, content_type, relationship) in _PARTS.items():
        document.relate_to(_load(part_class, name, content_type, package), relationship)
    _describe(package, letter)
    return document


def close(document: DocumentPart) -> bytes:
    """Save a document with sorted names and one date: same parts, same bytes."""
    raw, packed = io.BytesIO(), io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w") as target:
        for name in sorted(source.namelist()):
            target.writestr(_entry(name), source.read(name), compresslevel=6)
    return packed.getvalue()


def _load(part_class: type[AnyPart], name: str, content_type: str, package: Package) -> AnyPart:
    element = parse_xml(_blob(name))
    return part_class(PackURI(f"/word/{name}.xml"), content_type, element, package)


@cache
def _blob(name: str) -> bytes:
    return (files("ozganswer.write") / "grundlage" / f"{name}.xml").read_bytes()


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
    return shorten(text, _LONGEST_PROPERTY, placeholder=" …")


def _moment(letter: Letter) -> datetime:
    if letter.datum is None:
        return datetime(*_EPOCH, tzinfo=UTC)
    return datetime.combine(letter.datum, datetime.min.time(), UTC)


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    entry.external_attr = 0
    return entry

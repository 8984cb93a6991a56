"""briefbogen.docx → its parts as XML; refused where it is broken, unsafe or larger than sane."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from lxml import etree

from ozganswer.errors import Mistakes
from ozganswer.errors.stile import BriefbogenKaputt, BriefbogenUnsicher
from ozganswer.records.kaputt import KAPUTTES_ZIP
from ozganswer.records.stil import Beilage
from ozganswer.write.ooxml.elements import Element

MEISTE_TEILE, GROESSTE = 500, 40_000_000
"""Most parts of a briefbogen, and most bytes when unpacked."""
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
HARMLESS = re.compile(r"(https?://|mailto:)", re.IGNORECASE)
"""Addresses that a link may lead to; nothing is fetched from them."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROGRAM = re.compile(r"vba|activex|macro", re.IGNORECASE)
_EMBEDDED = re.compile(r"embeddings/|oleObject", re.IGNORECASE)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)


@dataclass(frozen=True, slots=True)
class Relation:
    """How a part names another one: the last word of its type, and where it leads."""

    kind: str
    target: str
    external: bool


@dataclass(frozen=True, slots=True)
class Paket:
    """The parts of a briefbogen: their bytes by name, without a leading slash."""

    datei: str
    members: Mapping[str, bytes]
    trees: dict[str, Element] = field(default_factory=dict)

    def xml(self, name: str) -> Element:
        """Read a part, once; whoever changes it takes a copy. Raises BriefbogenKaputt."""
        if name not in self.trees:
            if name not in self.members:
                raise BriefbogenKaputt(self.datei, f"{name} fehlt")
            try:
                self.trees[name] = etree.fromstring(self.members[name], _PARSER)
            except etree.XMLSyntaxError:
                raise BriefbogenKaputt(self.datei, f"{name} ist kein XML") from None
            if self.trees[name].getroottree().docinfo.internalDTD is not None:
                # Open Packaging Conventions forbid it (ISO/IEC 29500-2, 8.1.4).
                raise BriefbogenKaputt(self.datei, f"{name} enthält eine DTD")
        return self.trees[name]

    def relations(self, name: str) -> Mapping[str, Relation]:
        """Read which parts a part names, by their ids; the empty name is the package's."""
        folder, _, file = name.rpartition("/")
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if relations not in self.members:
            return {}
        elements = self.xml(relations).iterfind(f"{{{RELATIONS}}}Relationship")
        return {e.get("Id", ""): _relation(e, folder) for e in elements}

    def named(self, name: str, kind: str) -> str | None:
        """Find the part of a kind that a part names."""
        relations = self.relations(name).values()
        return next((r.target for r in relations if r.kind == kind and not r.external), None)

    @property
    def document(self) -> str:
        """The name of the main part."""
        return self.named("", "officeDocument") or "word/document.xml"


def _relation(element: Any, folder: str) -> Relation:
    target, external = element.get("Target", ""), element.get("TargetMode") == "External"
    if not external:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(element.get("Type", "").rpartition("/")[2], target, external)


@lru_cache(maxsize=16)
def open_bogen(beilage: Beilage) -> Paket:
    """Open a briefbogen; raises BriefbogenKaputt, or Mistakes for all that is unsafe in it."""
    paket = Paket(beilage.datei, dict(_members(beilage)))
    if unsafe := [*_programs(paket), *_outside(paket)]:
        raise Mistakes(unsafe)
    types = paket.xml("[Content_Types].xml").iterfind("{*}Override")
    kinds = {e.get("PartName", "").lstrip("/"): e.get("ContentType") for e in types}
    if kinds.get(paket.document) != MAIN:
        raise BriefbogenKaputt(beilage.datei, "er ist kein Word-Dokument")
    if b"purl.oclc.org/ooxml" in paket.members[paket.document][:4000]:
        raise BriefbogenKaputt(beilage.datei, "er ist als „Strict Open XML“ gespeichert")
    return paket


def _members(beilage: Beilage) -> Iterator[tuple[str, bytes]]:
    if beilage.inhalt.startswith(_OLE):
        raise BriefbogenKaputt(
            beilage.datei, "er hat ein Kennwort oder ist im alten Format von Word gespeichert"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(beilage.inhalt)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check_size(beilage, entries)
            for entry in entries:
                yield entry.filename, archive.read(entry)
    except KAPUTTES_ZIP:
        raise BriefbogenKaputt(beilage.datei, "die Datei ist beschädigt") from None


def _check_size(beilage: Beilage, entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MEISTE_TEILE or sum(e.file_size for e in entries) > GROESSTE:
        raise BriefbogenKaputt(beilage.datei, "er ist ausgepackt zu groß")
    if len({e.filename.casefold() for e in entries}) < len(entries):
        raise BriefbogenKaputt(beilage.datei, "ein Teil kommt darin zweimal vor")


def _programs(paket: Paket) -> Iterator[BriefbogenUnsicher]:
    types = paket.xml("[Content_Types].xml")
    if any(map(_PROGRAM.search, paket.members)) or b"macroEnabled" in etree.tostring(types):
        yield BriefbogenUnsicher(
            paket.datei, "Makros", "In Word als „Word-Dokument (*.docx)“ speichern, ohne Makros."
        )
    if embedded := sorted(filter(_EMBEDDED.search, paket.members)):
        yield BriefbogenUnsicher(
            paket.datei,
            f"ein eingebettetes Objekt ({embedded[0]})",
            "Das Objekt in Word löschen oder als Bild einfügen.",
        )


def _outside(paket: Paket) -> Iterator[BriefbogenUnsicher]:
    for name in sorted(n for n in paket.members if n.endswith(".rels")):
        for relation in paket.xml(name).iterfind(f"{{{RELATIONS}}}Relationship"):
            kind, target = relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")
            if relation.get("TargetMode") == "External":
                if kind == "attachedTemplate":
                    yield _template(paket, target)
                elif kind != "hyperlink" or not HARMLESS.match(target):
                    yield BriefbogenUnsicher(
                        paket.datei,
                        f"einen Verweis auf „{target}“ außerhalb der Datei",
                        "Verknüpfte Bilder in Word einbetten, andere Verknüpfungen löschen.",
                    )


def _template(paket: Paket, target: str) -> BriefbogenUnsicher:
    return BriefbogenUnsicher(
        paket.datei,
        f"den Verweis auf die Dokumentvorlage „{target}“",
        "In Word unter Entwicklertools, Dokumentvorlage, die Vorlage Normal.dotm anfügen.",
    )

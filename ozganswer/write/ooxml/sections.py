"""Sections: the size and margins of pages, and which header and footer each has."""

from dataclasses import dataclass

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.parser import parse_xml
from docx.parts.document import DocumentPart
from docx.parts.hdrftr import FooterPart, HeaderPart
from docx.parts.story import StoryPart

from ozganswer.records.letter import Letter
from ozganswer.records.stil import Seite, Stil
from ozganswer.write.ooxml import margins
from ozganswer.write.ooxml.elements import NAMESPACES, Element, qn, twips, w

_KINDS = {
    "header": (HeaderPart, CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER, "w:hdr"),
    "footer": (FooterPart, CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER, "w:ftr"),
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of one orientation; its margins are those of the Seite."""

    seite: Seite
    quer: bool = False

    @property
    def breite(self) -> float:
        """The sheet's width in mm."""
        return self.seite.hoehe if self.quer else self.seite.breite

    @property
    def hoehe(self) -> float:
        """The sheet's height in mm."""
        return self.seite.breite if self.quer else self.seite.hoehe

    @property
    def text(self) -> float:
        """The width of its text in mm."""
        return self.breite - self.seite.links - self.seite.rechts


class Sections:
    """Makes the sections of one document and numbers their headers and footers."""

    def __init__(self, document: DocumentPart, letter: Letter, stil: Stil) -> None:
        self._document = document
        self._letter = letter
        self._stil = stil
        self._count = {"header": 0, "footer": 0}

    def section(self, sheet: Sheet, *, first: bool) -> Element:
        """Write a section's properties; the first one's first page is the letterhead."""
        references = self._first_page() if first else []
        return w(
            "sectPr",
            *references,
            *self._later_pages(sheet),
            w("type", val="nextPage"),
            _size(sheet),
            _margins(self._stil),
            w("cols", space=708),
            w("titlePg") if first else None,
        )

    def _first_page(self) -> tuple[Element, ...]:
        header, footer = self._part("header"), self._part("footer")
        header.element.extend(margins.first_header(self._letter, self._stil, header))
        footer.element.extend(margins.first_footer(self._letter, self._stil, footer))
        return self._reference("header", header, "first"), self._reference(
            "footer", footer, "first"
        )

    def _later_pages(self, sheet: Sheet) -> tuple[Element, ...]:
        header, footer = self._part("header"), self._part("footer")
        header.element.extend(margins.later_header(self._letter, self._stil, sheet.breite))
        footer.element.append(margins.page_number(self._stil))
        return tuple(
            self._reference(kind, part, "default")
            for kind, part in (("header", header), ("footer", footer))
        )

    def _part(self, kind: str) -> StoryPart:
        part_class, content_type, _, root = _KINDS[kind]
        self._count[kind] += 1
        name = PackURI(f"/word/{kind}{self._count[kind]}.xml")
        declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
        element = parse_xml(f"<{root} {declared}/>")
        return part_class(name, content_type, element, self._document.package)

    def _reference(self, kind: str, part: StoryPart, pages: str) -> Element:
        reference = w(f"{kind}Reference", type=pages)
        reference.set(qn("r:id"), self._document.relate_to(part, _KINDS[kind][2]))
        return reference


def _size(sheet: Sheet) -> Element:
    orientation = "landscape" if sheet.quer else None
    return w("pgSz", w=twips(sheet.breite), h=twips(sheet.hoehe), orient=orientation)


def _margins(stil: Stil) -> Element:
    seite = stil.seite
    return w(
        "pgMar",
        top=twips(margins.top(seite)),
        right=twips(seite.rechts),
        bottom=twips(seite.unten),
        left=twips(seite.links),
        header=twips(margins.head(seite)),
        footer=twips(margins.foot(stil)),
        gutter=0,
    )

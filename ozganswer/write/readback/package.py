"""A DOCX that somebody sends: its parts as XML, refused where it is broken, locked or a bomb."""

import zipfile
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from ozganswer.errors.rueckweg import DateiKaputt
from ozganswer.records.kaputt import KAPUTTES_ZIP
from ozganswer.write.ooxml.elements import Element

UNPACKED = 20_000_000
"""Most bytes of a part when unpacked; a letter of a hundred pages has less than two million."""
_BROKEN = (*KAPUTTES_ZIP, etree.XMLSyntaxError)
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a DOCX by name."""

    name: str
    content: bytes

    def part(self, name: str) -> Element | None:
        """Read a part as XML; None: there is none. Raises DateiKaputt."""
        try:
            with zipfile.ZipFile(BytesIO(self.content)) as archive:
                if name not in archive.namelist():
                    return None
                with archive.open(name) as stream:
                    xml = stream.read(UNPACKED + 1)
            if len(xml) > UNPACKED:
                raise DateiKaputt(self.name, "entpackt ist sie größer, als ein Brief sein kann")
            return etree.fromstring(xml, _PARSER)
        except _BROKEN as reason:
            grund = "sie ist beschädigt, verschlüsselt oder etwas anderes"
            raise DateiKaputt(self.name, grund) from reason

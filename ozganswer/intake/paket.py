"""DOCX as a package: its parts as XML, refused where it is broken, locked or a bomb."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree

from ozganswer.errors.importing import NichtLesbar, ZuUmfangreich
from ozganswer.records.kaputt import KAPUTTES_ZIP

ENTPACKT = 10_000_000
"""Most bytes of a part when unpacked."""
MEISTE = 12
"""Most parts of one kind that are read."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)


@dataclass(frozen=True, slots=True)
class Paket:
    """The parts of a DOCX by name."""

    datei: str
    inhalt: bytes

    def teil(self, name: str) -> etree._Element | None:
        """Read a part as XML; None: there is none. Raises NichtLesbar or ZuUmfangreich."""
        try:
            with zipfile.ZipFile(BytesIO(self.inhalt)) as archiv:
                return self._lies(archiv, name)
        except (*KAPUTTES_ZIP, etree.XMLSyntaxError):
            raise NichtLesbar(
                self.datei,
                "das Dokument ist beschädigt oder mit Kennwort geschützt",
                "In Word öffnen und neu speichern.",
            ) from None

    def teile(self, namen: re.Pattern[str]) -> Iterator[etree._Element]:
        """Read the parts of these names, in order."""
        try:
            with zipfile.ZipFile(BytesIO(self.inhalt)) as archiv:
                gefunden = sorted(n for n in archiv.namelist() if namen.fullmatch(n))[:MEISTE]
        except KAPUTTES_ZIP:
            gefunden = []
        teile = (self.teil(name) for name in gefunden)
        yield from (teil for teil in teile if teil is not None)

    def _lies(self, archiv: zipfile.ZipFile, name: str) -> etree._Element | None:
        if name not in archiv.namelist():
            return None
        with archiv.open(name) as strom:
            xml = strom.read(ENTPACKT + 1)
        if len(xml) > ENTPACKT:
            raise ZuUmfangreich(self.datei, f"{name} entpackt", f"{ENTPACKT // 10**6} MB")
        return etree.fromstring(xml, _PARSER)
